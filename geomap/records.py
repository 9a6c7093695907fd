"""The records that travel through geomap, in the order in which they are made.

Each is frozen: a stage takes records and returns new ones. Coordinates are
(lon, lat) in WGS84 degrees, east and north positive, rounded to five decimals
(1.1 m) as they are made; scores to three. Offsets count Unicode code
points of the article's text from 0, the end exclusive.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

LonLat = tuple[float, float]


def _round(record: object, decimals: int, *names: str) -> None:
    """Round fields of a record that is being made: what stays in the process and what leaves it are the same."""
    for name in names:
        object.__setattr__(record, name, round(getattr(record, name), decimals))


Use = Literal["literal", "associative"]
"""How a name is used: for the location itself, or for what belongs to it (a
government, a modifier, a part of an organisation's name)."""

Status = Literal[
    "operating", "completed", "trial", "planned", "proposed", "postponed", "suspended", "cancelled", "invited"
]

UNCERTAIN: tuple[Status, ...] = ("planned", "proposed", "postponed", "suspended", "cancelled", "invited")
"""The statuses of what has not happened, or happens no longer: drawn hollow."""


OriginFound = Literal[
    "stated", "home", "title", "carrier", "coreference", "dateline", "outlet", "article", "knowledge", "unknown"
]
"""How the origin of a link was found: named as the start; as the agent's home by the
words around it, by an office or a name of one country, by its carrier's base, by
another sentence; by the dateline, the outlet or the countries of the article; by a language model that
knows more than the text; or not."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read, with nothing interpreted."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that names a place.

    ``start`` and ``end`` bound the name; ``sentence`` holds the offsets of the
    sentence around it. ``toponym`` is the name to look up: the stretch as
    written, or the country that a demonym ("Bangladeshi") stands for. A demonym
    tells where somebody is from and names no place itself. ``use_score`` runs
    from 0.5, where the other use is as likely, to 1.
    """

    article: Article
    start: int
    end: int
    sentence: tuple[int, int]
    toponym: str
    use: Use
    demonym: bool = False
    use_score: float = 1.0

    @property
    def text(self) -> str:
        """Return the stretch as the article writes it."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    ``id`` is the GeoNames id in digits where GeoNames has the place, else a
    source and a key ("port:PKBQM"). ``kind`` is one of ``KINDS``. ``country`` is
    the ISO 3166-1 alpha-2 code, "" for seas and regions that span several.
    ``admin1`` is the GeoNames code of the first-level division within the
    country ("04"), "" where there is none.
    """

    id: str
    name: str
    lon: float
    lat: float
    kind: str
    country: str
    admin1: str = field(default="", compare=False)  # what only the gazetteer tells, and no file of geomap's holds
    population: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        _round(self, 5, "lon", "lat")

    @property
    def lonlat(self) -> LonLat:
        """Return (lon, lat)."""
        return self.lon, self.lat


Kind = Literal[
    "country", "region1", "region2", "city", "airport", "port", "base", "continent", "region", "ocean", "sea",
    "gulf", "strait", "canal", "river", "lake", "island", "islands", "peninsula", "cape", "mountain", "desert",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of place. ``region1`` and ``region2`` are first- and second-level
divisions of a country; ``region`` is any other area (Kashmir, the Levant)."""

AREA_KINDS = frozenset(
    {"country", "region1", "region2", "continent", "region", "ocean", "sea", "gulf", "islands", "desert"}
)
"""Kinds whose point only stands for an area."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place that a name may mean too, and how likely it is, from 0 to 1."""

    place: Place
    score: float

    def __post_init__(self) -> None:
        _round(self, 3, "score")


@dataclass(frozen=True, slots=True)
class Match:
    """A mention with the place chosen for it, or None and the reason why not.

    ``score`` runs from 0 to 1; ``candidates`` are the places that came next,
    likeliest first, none where the chosen one is all but certain.
    """

    mention: Mention
    place: Place | None
    score: float
    reason: str
    candidates: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a link rests on, with all that leads back to them."""

    text: str
    start: int
    end: int
    article: str
    title: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two places that a text joins by a flight, a ship or a visit.

    An end is None where the text does not give it. ``date`` is ISO 8601 with the
    precision the text supports ("2025", "2025-08" or "2025-08-23"). ``rule``
    names what fired and how the origin was found. ``trigger`` are the words that
    tell of the journey, at the offsets ``cue``; ``origin_span`` and
    ``destination_span`` are those of the names of its ends, None where another
    sentence, or no words, give an end. A link of a table may count several times
    (``weight``), and carries the table's own columns.
    """

    mode: str
    origin: Place | None
    destination: Place | None
    via: tuple[Place, ...]
    bidirectional: bool
    status: Status
    date: str | None
    actors: tuple[str, ...]
    score: float
    rule: str
    evidence: Evidence
    trigger: str = ""
    cue: tuple[int, int] | None = None
    origin_span: tuple[int, int] | None = None
    destination_span: tuple[int, int] | None = None
    origin_found: OriginFound = "unknown"
    weight: int = 1
    columns: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _round(self, 3, "score")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name in an article with the place it was given, as it leaves the process.

    ``place`` is None where the name could not be placed; ``reason`` says why it
    was put there, or why nowhere. ``candidates`` are the places that came next.
    """

    start: int
    end: int
    text: str
    place: Place | None
    use: Use
    score: float
    use_score: float = 1.0
    reason: str = ""
    candidates: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        _round(self, 3, "score", "use_score")


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article says: the places it names and the links it draws between them."""

    id: str
    title: str | None
    published: date | None
    url: str | None
    places: tuple[NamedPlace, ...]
    links: tuple[Link, ...]


def row_id(number: int, table: str) -> str:
    """Return the id of a row of a table, which is read as an article of one link."""
    return f"row {number} of {table}"


def is_row(extract: Extract) -> bool:
    """Say whether an extract is of a row of a table, and not of an article."""
    first, _, rest = extract.id.partition(" ")
    return first == "row" and rest.split(" of ")[0].isdecimal()


def content_id(content: object) -> str:
    """Return twelve hexadecimal digits that stand for ``content``, which JSON can hold."""
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]


def link_id(link: Link) -> str:
    """Return an id that depends on nothing but what the link says and where."""
    ends = [None if end is None else end.id for end in (link.origin, link.destination)]
    place = [link.evidence.article, link.evidence.start, link.evidence.end]
    return content_id([link.mode, *ends, link.bidirectional, link.status, link.date, link.actors, *place])


DecisionWord = Literal["accepted", "rejected", "edited", "skipped", "added", "cleared"]
"""What an editor can decide. ``edited`` accepts with changes; ``cleared`` takes a decision back."""

Reason = Literal[
    "no-link", "wrong-origin", "wrong-destination", "wrong-direction", "wrong-mode", "wrong-status-or-date",
    "same-event", "unreliable-source", "other", "no-place", "wrong-place",
]  # fmt: skip
"""Why something is rejected."""

State = Literal["proposed", "accepted", "edited", "added", "rejected", "skipped", "conflicting", "stale"]
"""What has become of a corridor."""


@dataclass(frozen=True, slots=True)
class About:
    """A corridor as the reviewer saw it: what people read, and what leads back to it when its id changed."""

    mode: str
    origin: Place
    destination: Place
    bidirectional: bool


@dataclass(frozen=True, slots=True)
class AboutPlace:
    """A place as the reviewer saw it, with the names that the articles had for it, in whatever capitals."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a reviewer changed; None leaves as it is. A ``date`` of "" takes the date away."""

    mode: str | None = None
    origin: Place | None = None
    destination: Place | None = None
    bidirectional: bool | None = None
    status: Status | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that an added corridor rests on, and who travels in it."""

    evidence: Evidence
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one reviewer decided about one corridor, or about one sentence of it, or about a place.

    ``corridor`` is its id as proposed, whatever ``edit`` makes of it, or that of
    the place. ``link`` is the key of a single sentence, None for the whole. ``evidence`` holds the
    keys of the sentences it covers, sorted. ``previous`` is what was decided of
    the same target before, or ``conflicting``. ``time`` is UTC, "2026-11-24T21:30:00Z".
    """

    corridor: str
    link: str | None = None
    decision: str
    reason: Reason | None = None
    comment: str | None = None
    edit: Edit | None = None
    evidence: tuple[str, ...]
    about: About | AboutPlace
    source: Source | None = None
    previous: str | None = None
    reviewer: str
    time: str
    tool: str

    @property
    def place(self) -> AboutPlace | None:
        """Return the place that is decided, None where a corridor is."""
        return self.about if isinstance(self.about, AboutPlace) else None

    @property
    def corridor_seen(self) -> About:
        """Return the corridor that is decided as the reviewer saw it; ``TypeError`` for a place."""
        if isinstance(self.about, AboutPlace):
            raise TypeError(f"{self.corridor} is a place")
        return self.about

    @property
    def person(self) -> str:
        """Return who decided, however they wrote their name: nobody is their own second pair of eyes."""
        return person_of(self.reviewer)

    @property
    def moment(self) -> str:
        """Return the time in a form that sorts, whether it counts fractions of a second or not."""
        seconds, _, fraction = self.time.removesuffix("Z").partition(".")
        return f"{seconds}.{fraction:0<6}"

    @property
    def target(self) -> tuple[str, str | None]:
        """Return what is decided: a corridor, or one sentence of it. A sentence that was added is one of its own."""
        if self.link is None and "added" in (self.decision, self.previous) and self.evidence:
            return self.corridor, self.evidence[0]
        return self.corridor, self.link


def person_of(name: str) -> str:
    """Return what two spellings of one reviewer's name have in common, whatever their capitals and white space.

    Upper case first, as that writes ß and ligatures out; the review page folds in the same way.
    """
    return unicodedata.normalize("NFC", " ".join(name.upper().lower().split()))


def place_id(place: str) -> str:
    """Return the id under which a place of that id is decided."""
    return content_id(["place", place])


def link_key(article: str, mode: str, *, origin: str | None, destination: str | None, evidence: str) -> str:
    """Return twelve hexadecimal digits that stay the same while a sentence is read as the same journey.

    ``origin`` and ``destination`` are ids of places. White space of ``evidence``
    does not count, nor where it stands, nor status, date, actors, score and rule.
    """
    return content_id([article, mode, origin, destination, " ".join(evidence.split())])


def key_of(link: Link) -> str:
    """Return the key of a link."""
    origin, destination = (None if end is None else end.id for end in (link.origin, link.destination))
    evidence = link.evidence
    return link_key(evidence.article, link.mode, origin=origin, destination=destination, evidence=evidence.text)


def reviewers_of(decisions: Iterable[Decision]) -> list[str]:
    """Return who decided, sorted, each person once, as they wrote their name last."""
    return sorted({decision.person: decision.reviewer for decision in decisions}.values())


def day_of(decisions: Iterable[Decision]) -> str | None:
    """Return the last day on which something was decided, None where nothing was."""
    return max((decision.time[:10] for decision in decisions), default=None)
