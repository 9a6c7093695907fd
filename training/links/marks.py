"""Which marked passages there are, and from which source each comes."""

from hashlib import md5
from pathlib import Path

MARKS = Path(__file__).parent / "marks"
"""Passages in our own words, marked by hand, that travel with geomap."""

SOURCES = {
    "reuters": "Reuters-21578",
    "state": "US Department of State",
    "wh": "The White House",
    "wikinews": "English Wikinews",
    "ww": "English Worldwide Newswire",
    "lgl": "Local-Global Lexicon",
    "gwn": "GeoWebNews",
    "trnews": "TR-News",
    "own": "our own words",
}
"""Sources by the word that the ids of their passages begin with."""

FOLDS = {
    "reuters": {"reuters"},
    "releases": {"state", "wikinews", "lgl", "trnews"},
    "world": {"wh", "ww", "gwn"},
    "own": {"own"},
}
"""What is judged together by a network that has seen nothing of any of it: no source is judged by its own words."""

TAUGHT_ONLY = ("own-a.jsonl", "own-b.jsonl")
"""Files that are never judged; written and marked by two others than ``links-own.jsonl`` and ``cases.jsonl``."""


def source_of(id: str) -> str:
    """Return the source of a passage; small sentences after public reports are of our own words."""
    first = id.removeprefix("m-").split("-")[0]
    return first if first in SOURCES else "own"


def fold_of(id: str) -> str:
    """Return the fold in which a passage is judged, or without which it is taught."""
    return next(name for name, sources in FOLDS.items() if source_of(id) in sources)


def is_in_sight(id: str) -> bool:
    """Say whether a passage is of the half that was read while the rules were written: by a digest of its id."""
    return int(md5(id.encode()).hexdigest(), 16) % 2 == 0
