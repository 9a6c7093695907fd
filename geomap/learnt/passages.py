"""What the learnt reader sees of an article: word pieces, candidates for ends, triggers and what the rules say.

An article is cut at sentences into passages that the encoder can take whole. Each
number that describes a piece or a candidate is an index into one of the tuples
below; whoever changes one of them trains the reader again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geomap.learnt.wordpieces import OPENING, SEPARATOR, Piece, word_pieces
from geomap.links import Step
from geomap.links.parsing import dateline_end
from geomap.records import Place

Integers = NDArray[np.int64]

MODES = ("flight", "shipping", "visit")
"""The modes that the reader was taught."""

TYPES = (
    "none", "literal", "associative", "demonym", "agent person", "agent group", "agent private", "agent vessel",
    "agent aircraft", "agent carrier", "outlet",
)  # fmt: skip
"""What a candidate is: a name by its use, the home of somebody who can travel, or that of the outlet."""

NAMES = 3
"""The last type that names a place in the text. Only such a candidate can be a destination."""

ROLES = (
    "", "origin", "destination", "goal", "between", "pair", "via", "at", "of", "with", "object", "possessive",
    "modifier", "stated", "home", "coreference", "title", "carrier", "dateline", "outlet", "article", "unknown",
)  # fmt: skip
"""The part of a name in its sentence, or how the home of an agent was found."""

KINDS = (
    "country", "region1", "region2", "city", "airport", "port", "island", "islands", "sea", "ocean", "gulf", "other",
)  # fmt: skip

SHAPES = (
    "none", "trip", "object", "motion", "leaving", "arriving", "carrying", "linking", "presence", "hosting",
    "service", "follow", "bound", "ban", "attended", "cargo", "return", "passage", "rotation", "leg",
    "stay", "other",
)  # fmt: skip
"""How the rules say that a word joins places."""

CASES = ("lower", "capitalised", "capitals", "number", "around")
"""How a piece is written; "around" is what is not of the text: the title and the marks of the encoder."""

RELATIONS = (
    "none",
    "same",
    "its country",
    "a place in it",
    "its division",
    "a place in the division",
    "one country",
    "elsewhere",
)
"""What a candidate's place is to another's."""

VERDICTS = ("none", "another", "destination", "origin")
"""What the rules make of a candidate in a sentence where they read a journey, "none" where they read none."""

LONGEST = 480
"""Pieces that a passage has at most. The encoder takes 512."""

LONGEST_TITLE = 40
"""Pieces of the title that go before each passage."""

CONTEXT = 80
"""Pieces at the end of a passage that the next one repeats, at most, so that its first sentence is understood."""

MOST_CANDIDATES = 110
"""Candidates of a passage; what a list of more names tells is left to the rules."""


@dataclass(frozen=True, slots=True)
class EndCandidate:
    """A place that may be the end of a link, with the words that give it.

    ``start`` and ``end`` are offsets in the article's text, -1 for the outlet, which
    no words name. ``first`` and ``last`` are its pieces in the passage. ``sentence``
    numbers the article's sentences that were read, -1 for none.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    type: int
    role: int
    kind: int
    chain: int
    in_dateline: bool
    place: Place


@dataclass(frozen=True, slots=True)
class TriggerPieces:
    """A word that tells of a journey by the rules: its pieces, its sentence, its token there, and its mode if any."""

    first: int
    last: int
    sentence: int
    token: int
    mode: str | None


@dataclass(frozen=True)
class EncodedPassage:
    """A stretch of an article as the encoder takes it; the arrays have an entry for each piece.

    ``begin`` is the number of the first piece of the text, ``fresh`` of the first one
    that is not repeated from the passage before. ``spans`` are the offsets of the
    pieces in the text, -1 for those around it.
    """

    ids: Integers
    cases: Integers
    types: Integers
    roles: Integers
    shapes: Integers
    sentences: Integers
    spans: Integers  # (pieces, 2)
    begin: int
    fresh: int
    candidates: tuple[EndCandidate, ...]
    triggers: tuple[TriggerPieces, ...]
    verdicts: Mapping[tuple[int, int], Integers]  # by sentence and mode, an entry for each candidate

    @cached_property
    def columns(self) -> Mapping[str, Integers]:
        """Return what describes the candidates, an array for each thing."""
        names = ("first", "last", "sentence", "type", "role", "kind", "in_dateline")
        return {name: np.array([getattr(c, name) for c in self.candidates], np.int64) for name in names}

    @cached_property
    def relations(self) -> Integers:
        """Return what each candidate (column) is to each other as its destination (row)."""
        places = [candidate.place for candidate in self.candidates]
        return np.array([[relation(there, here) for here in places] for there in places], np.int64)

    @cached_property
    def chained(self) -> Integers:
        """Return 1 where two candidates stand in one enumeration, else 0."""
        keys = [(c.sentence, c.chain) for c in self.candidates]
        return np.array([[int(one == other) for other in keys] for one in keys], np.int64)


def relation(destination: Place, origin: Place) -> int:
    """Return the number in ``RELATIONS`` of what ``origin`` is to ``destination``."""
    if destination.id == origin.id:
        return RELATIONS.index("same")
    if not destination.country or destination.country != origin.country:
        return RELATIONS.index("elsewhere")
    if origin.kind == "country":
        return RELATIONS.index("its country")
    if destination.kind == "country":
        return RELATIONS.index("a place in it")
    if origin.admin1 == destination.admin1:
        if origin.kind in {"region1", "region2"}:
            return RELATIONS.index("its division")
        if destination.kind in {"region1", "region2"}:
            return RELATIONS.index("a place in the division")
    return RELATIONS.index("one country")


def passages_of(
    text: str, title: str | None, steps: Sequence[Step], outlet: Place | None, vocabulary: Mapping[str, int]
) -> Iterator[EncodedPassage]:
    """Yield the passages of an article in order; one without words gives none.

    ``steps`` are its sentences as the rules read them.
    """
    heading = [piece.id for piece in word_pieces(title or "", vocabulary)][:LONGEST_TITLE]
    opening = [OPENING, *heading, SEPARATOR] if heading else [OPENING]
    pieces = word_pieces(text, vocabulary)
    numbered = sorted(enumerate(steps), key=lambda pair: pair[1].analysis.parsed.sentence.start)
    starts = [step.analysis.parsed.sentence.start for _, step in numbered]
    for first, fresh, last in _bounds(pieces, steps, LONGEST - len(opening) - 1):
        # The sentences that begin in it, and the one that it may begin in the midst of.
        low, high = bisect_right(starts, pieces[first].start), bisect_left(starts, pieces[last - 1].end)
        own = numbered[max(low - 1, 0) : high]
        yield _passage(text, opening, pieces[first:last], fresh - first, own, outlet)


def _bounds(pieces: list[Piece], steps: Sequence[Step], room: int) -> Iterator[tuple[int, int, int]]:
    """Yield the first piece, the first that is not repeated, and the end of each passage."""
    starts = [piece.start for piece in pieces]
    sentences = sorted({bisect_left(starts, step.analysis.parsed.sentence.start) for step in steps})
    first = fresh = 0
    while fresh < len(pieces):
        end = min(first + room, len(pieces))
        if end < len(pieces):
            whole = [start for start in sentences if fresh < start <= end]
            end = whole[-1] if whole else end
        yield first, fresh, end
        repeated = [start for start in sentences if end - CONTEXT <= start < end]
        first, fresh = (repeated[0] if repeated else end), end


def _passage(
    text: str,
    opening: list[int],
    pieces: list[Piece],
    fresh: int,
    steps: Sequence[tuple[int, Step]],
    outlet: Place | None,
) -> EncodedPassage:
    begin, size = len(opening), len(opening) + len(pieces) + 1
    spans = np.full((size, 2), -1, np.int64)
    spans[begin:-1] = [(piece.start, piece.end) for piece in pieces]
    cases = np.full(size, CASES.index("around"), np.int64)
    cases[begin:-1] = [_case(text[piece.start : piece.end]) for piece in pieces]
    types, roles, shapes = (np.zeros(size, np.int64) for _ in range(3))
    sentences = np.full(size, -1, np.int64)
    ruler = _Ruler([piece.start for piece in pieces], [piece.end for piece in pieces], begin)
    candidates: list[EndCandidate] = []
    triggers: list[TriggerPieces] = []
    for number, step in steps:
        sentence = step.analysis.parsed.sentence
        bounds = ruler.pieces(sentence.start, sentence.end)
        if bounds is None:
            continue
        sentences[bounds[0] : bounds[1] + 1] = number
        for trigger, shape in _triggers(step, number, ruler):
            shapes[trigger.first : trigger.last + 1] = shape
            triggers.append(trigger)
        for candidate in _candidates(step, number, ruler):
            covered = slice(candidate.first, candidate.last + 1)
            if candidate.type <= NAMES:
                types[covered], roles[covered] = candidate.type, candidate.role
            elif not types[covered].any():
                types[covered] = candidate.type
            candidates.append(candidate)
    candidates = candidates[:MOST_CANDIDATES]
    if outlet is not None:
        candidates.append(
            EndCandidate(-1, -1, 0, 0, -1, TYPES.index("outlet"), 0, _index(KINDS, outlet.kind), -2, False, outlet)
        )
    return EncodedPassage(
        np.array([*opening, *(piece.id for piece in pieces), SEPARATOR], np.int64),
        cases, types, roles, shapes, sentences, spans, begin, begin + fresh, tuple(candidates), tuple(triggers),
        _verdicts(steps, candidates),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Offsets of the text as numbers of pieces of a passage."""

    starts: list[int]
    ends: list[int]
    begin: int

    def pieces(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and the last piece between two offsets, None where no piece of the passage is."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end) - 1
        return (self.begin + first, self.begin + last) if first <= last else None


def _case(written: str) -> int:
    if written[:1].isdigit():
        return CASES.index("number")
    if len(written) > 1 and written.isupper():
        return CASES.index("capitals")
    return CASES.index("capitalised") if written[:1].isupper() else CASES.index("lower")


def _index(names: tuple[str, ...], name: str) -> int:
    """Return the number of a name in a tuple whose last one stands for all others."""
    return names.index(name) if name in names else len(names) - 1


def _triggers(step: Step, number: int, ruler: _Ruler) -> Iterator[tuple[TriggerPieces, int]]:
    tokens = step.analysis.parsed.sentence.tokens
    for trigger in step.analysis.triggers:
        token = tokens[trigger.index]
        if (bounds := ruler.pieces(token.start, token.end)) is not None:
            yield TriggerPieces(*bounds, number, trigger.index, trigger.mode), _index(SHAPES, trigger.shape)


def _candidates(step: Step, number: int, ruler: _Ruler) -> Iterator[EndCandidate]:
    """Yield the names of a sentence, and the homes of those in it who can travel."""
    parsed = step.analysis.parsed
    tokens, dateline = parsed.sentence.tokens, dateline_end(parsed)
    for argument in parsed.arguments:
        span = tokens[argument.first].start, tokens[argument.last].end
        if (bounds := ruler.pieces(*span)) is not None:
            use = "demonym" if argument.demonym else "literal" if argument.literal else "associative"
            yield EndCandidate(
                *span, *bounds, number, TYPES.index(use), _index(ROLES, argument.role),
                _index(KINDS, argument.place.kind), argument.chain, argument.first < dateline, argument.place,
            )  # fmt: skip
    for agent in step.analysis.agents:
        span = tokens[agent.first].start, tokens[agent.last].end
        if agent.home is not None and (bounds := ruler.pieces(*span)) is not None:
            yield EndCandidate(
                *span, *bounds, number, TYPES.index(f"agent {agent.kind}"), _index(ROLES, agent.how),
                _index(KINDS, agent.home.kind), -1, False, agent.home,
            )  # fmt: skip


def _verdicts(
    steps: Sequence[tuple[int, Step]], candidates: Sequence[EndCandidate]
) -> Mapping[tuple[int, int], Integers]:
    """Return what the rules make of the candidates, by the sentence and the mode of their journeys."""
    found: dict[tuple[int, int], Integers] = {}
    another, destination, origin = (VERDICTS.index(name) for name in ("another", "destination", "origin"))
    for number, step in steps:
        for journey in step.journeys:
            if journey.mode not in MODES:
                continue
            key = number, MODES.index(journey.mode)
            column = found.setdefault(key, np.full(len(candidates), another, np.int64))
            for index, candidate in enumerate(candidates):
                if candidate.place.id == journey.destination.id:
                    column[index] = destination
                elif journey.origin == candidate.place and column[index] != destination:
                    column[index] = origin
    return found
