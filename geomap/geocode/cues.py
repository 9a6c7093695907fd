"""What the words around a name's mentions say of the kind of place it is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from geomap.geocode.evidence import Name
from geomap.records import Mention

_FLYING = frozenset(
    "flight flights fly flies flew flying airport airports airline airlines aircraft plane landed".split()
)
_SAILING = frozenset("ship ships vessel vessels port ports cargo ferry sailed docked tanker harbour harbor".split())
_COUNTY = frozenset("county counties co parish parishes district districts township townships".split())
_STATE = frozenset(
    "state states province provinces oblast region governor gov governorate prefecture legislature".split()
)
_TOWN = frozenset("city town village mayor residents suburb downtown".split())

_WORD = re.compile(r"\w+|[^\w\s]")
_POSSESSIVE = frozenset({"'", "’", "s"})
_JOINING = frozenset({",", "and", "or", "&"})
_LOOK_BEHIND, _LOOK_AHEAD, _LONGEST_LIST = 40, 40, 200  # letters


class Cues(NamedTuple):
    """What the words at a name's mentions say of it.

    ``county``, ``state`` and ``town`` are the shares of the mentions that a word
    for such a place goes with ("Kingman and Harper counties", "Murmansk's
    governor", "the city of Kayseri"); ``literal`` is the share that is literal.
    """

    county: float
    state: float
    town: float
    flying: bool
    sailing: bool
    literal: float
    first: int


def cues_of(name: Name, mentions: Sequence[Mention]) -> Cues:
    """Gather the cues around all mentions of a name."""
    own = [mentions[index] for index in name.mentions]
    around = [_Around(mention) for mention in own]
    sentences = {word.strip(".,;:()").lower() for mention in own for word in _sentence(mention).split()}
    return Cues(
        county=sum(one.is_followed_by(_COUNTY) for one in around) / len(own),
        state=sum(one.is_followed_by(_STATE) or one.is_of(_STATE) for one in around) / len(own),
        town=sum(one.is_followed_by(_TOWN) or one.is_of(_TOWN) for one in around) / len(own),
        flying=not sentences.isdisjoint(_FLYING),
        sailing=not sentences.isdisjoint(_SAILING),
        literal=sum(mention.use == "literal" for mention in own) / len(own),
        first=name.mentions[0],
    )


def _sentence(mention: Mention) -> str:
    return mention.article.text[mention.sentence[0] : mention.sentence[1]]


class _Around:
    """The words before and after one mention."""

    def __init__(self, mention: Mention) -> None:
        text = mention.article.text
        before = text[max(0, mention.start - _LOOK_BEHIND) : mention.start]
        after = text[mention.end : mention.end + _LOOK_AHEAD]
        self.before = [word.lower() for word in _WORD.findall(before)]
        self.after = [word for word in _WORD.findall(after) if word.lower() not in _POSSESSIVE]
        self.list_end = _past_list(_WORD.findall(text[mention.end : mention.end + _LONGEST_LIST]))

    def is_followed_by(self, words: frozenset[str]) -> bool:
        """Say whether one of ``words`` comes next, or after the list that the name stands in."""
        return (bool(self.after) and self.after[0].lower() in words) or self.list_end in words

    def is_of(self, words: frozenset[str]) -> bool:
        """Say whether "of" stands before the name, and one of ``words`` before that."""
        before = self.before[:-1] if self.before[-1:] == ["the"] else self.before
        return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in words


def _past_list(words: Sequence[str]) -> str:
    """Return the plural after a list of names ("Cooke, Grayson and Love counties"), "" where there is none."""
    for position, word in enumerate(words):
        if word not in _JOINING and not word[0].isupper():
            return word if position and word.endswith("s") else ""
    return ""
