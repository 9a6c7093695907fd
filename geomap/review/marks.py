"""What to mark in a sentence: the names of a link's ends, and the word that tells of the journey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from geomap.document import Token, sentences_of
from geomap.gazetteer import Gazetteer, fold

Kind = Literal["origin", "destination", "cue"]

LONGEST_NAME = 7
"""Tokens that a name has at most; a hyphen is one, as in Port-au-Prince."""

_RULE = re.compile(r"(?P<shape>\S+) (?P<word>.+); origin: \S+")


class Mark(NamedTuple):
    """A stretch of a sentence, in code points, and what it is to the link."""

    start: int
    end: int
    kind: Kind


def find_marks(sentence: str, ends: Mapping[str, Kind], *, rule: str, gazetteer: Gazetteer) -> list[Mark]:
    """Return where ``sentence`` names the places of ``ends``, by their ids, and where it tells of the journey.

    The latter is the word that ``rule`` names. A people counts as a name of its
    country. A sentence that does not name an end has no mark for it; a word that
    stands there twice is marked twice. Marks stand in the order of the text and
    never overlap.
    """
    tokens = [token for part in sentences_of(sentence) for token in part.tokens]
    names = list(_names(sentence, tokens, ends, gazetteer))
    taken = {position for mark in names for position in range(mark.start, mark.end)}
    cues = [Mark(token.start, token.end, "cue") for token in tokens if token.lower == cue_of(rule)]
    return sorted([*names, *(cue for cue in cues if cue.start not in taken)])


def cue_of(rule: str) -> str | None:
    """Return the word that tells of the journey, in lower case, as a link's ``rule`` names it."""
    named = _RULE.fullmatch(rule)
    return named["word"].lower() if named else None


def _names(sentence: str, tokens: list[Token], ends: Mapping[str, Kind], gazetteer: Gazetteer) -> Iterator[Mark]:
    """Yield the longest names of the ends, none of which overlap."""
    first = 0
    while first < len(tokens):
        last = min(first + LONGEST_NAME, len(tokens)) - 1
        while last >= first:
            start, end = tokens[first].start, tokens[last].end
            if (kind := _end_called(sentence[start:end], ends, gazetteer)) is not None:
                yield Mark(start, end, kind)
                break
            last -= 1
        first = max(first, last) + 1


def _end_called(name: str, ends: Mapping[str, Kind], gazetteer: Gazetteer) -> Kind | None:
    """Return which of the ends bears ``name``, or whose people it names."""
    if not name[0].isupper() or not (name[-1].isalnum() or name[-1] == "."):
        return None
    bearers = [candidate.place.id for candidate in gazetteer.find(name)] if gazetteer.bears(fold(name)) else []
    people = gazetteer.demonym(name)
    bearers += [people.id] if people is not None else []
    return next((ends[bearer] for bearer in bearers if bearer in ends), None)
