"""Judge with learnt weights which spans name places, and how they are used.

The models' odds are adjusted by what the corpora could not teach them.
"""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Gazetteer
from geomap.mentions.features import (
    NOTHING,
    NameFacts,
    SpanContext,
    facts_of,
    lexical_features,
    marks_of_names,
    meaning_rows,
    span_rows,
    tag_scores,
    word_features,
)
from geomap.mentions.rules import KNOWN_TOWN, SURE_KINDS, NameVerdict, SpanRules, family_names, persons, use_of
from geomap.mentions.spans import Span
from geomap.vocabulary import listed
from geomap.weights import Floats, Weights

THRESHOLD = -1.0
"""Logarithm of the odds above which a span is taken for a place; chosen on the corpora, where F1 is
flat from -1 to 0: lower finds more names, and more that are none."""


class Opinion(NamedTuple):
    """What the models think of one span: logarithms of the odds."""

    span: Span
    place: float
    literal: float


def opinions(document: Document, found: Sequence[Span], gazetteer: Gazetteer, weights: Weights) -> list[Opinion]:
    """Return the models' opinion of each span, in the order given."""
    if not found:
        return []
    people = persons(document, document.stretches)
    rules = SpanRules(document, gazetteer, people, family_names(document, people, gazetteer))
    rows = features(document, found, rules, weights)
    lexical = np.asarray([lexical_features(document, span) for span in found])
    learnt = weights.lexical[lexical].sum(axis=1, dtype=np.float32)
    place, literal = adjustments(found, rules)
    place += weights.spans.score(np.column_stack([rows, learnt[:, 0]]))
    likely = np.flatnonzero(place > THRESHOLD).tolist()  # nobody asks how the others are used
    around = meaning_rows(document, [found[index] for index in likely], weights.vectors)
    literal[likely] += weights.use.score(np.column_stack([rows[likely], around, learnt[likely, 1]]))
    return [Opinion(*opinion) for opinion in zip(found, place.tolist(), literal.tolist(), strict=True)]


def features(document: Document, found: Sequence[Span], rules: SpanRules, weights: Weights) -> Floats:
    """Return the rows that the models of spans look at."""
    knowledge = knowledge_of(found, rules.gazetteer)
    lower = frozenset(word for word, shape in zip(document.lowers, document.shapes, strict=True) if shape == "x")
    capitalised = document.stretches
    tags = _tags(document, capitalised, found, knowledge, lower, weights)
    context = SpanContext(
        document=document,
        tags=tags,
        knowledge=knowledge,
        lower=lower,
        usual=weights.usual,
        families=rules.families,
        people=frozenset(index for first, last in rules.people.items() for index in range(first, last)),
        gazetteer=rules.gazetteer,
    )
    return np.column_stack([span_rows(context, found), [_by_rules(document, span, rules) for span in found]])


def _by_rules(document: Document, span: Span, rules: SpanRules) -> list[float]:
    """Return what the rules think of a span: a place, inside another name, and its use."""
    verdict = rules.judge(span)
    is_literal = use_of(document, span, verdict) == "literal"
    return [float(verdict is NameVerdict.PLACE), float(verdict is NameVerdict.INSIDE), float(is_literal)]


def knowledge_of(found: Sequence[Span], gazetteer: Gazetteer) -> list[NameFacts]:
    """Return what the gazetteer says of each span."""
    memory: dict[str, NameFacts] = {}
    return [_facts(span, gazetteer, memory) for span in found]


def _facts(span: Span, gazetteer: Gazetteer, memory: dict[str, NameFacts]) -> NameFacts:
    if span.origin in ("unknown", "demonym"):
        return NOTHING
    if span.toponym not in memory:
        memory[span.toponym] = facts_of(gazetteer.find(span.toponym))
    return memory[span.toponym]


def _tags(
    document: Document,
    capitalised: Sequence[tuple[int, int]],
    found: Sequence[Span],
    knowledge: Sequence[NameFacts],
    lower: frozenset[str],
    weights: Weights,
) -> dict[int, list[float]]:
    """Return the first opinion on each capitalised word, as logarithms of probabilities."""
    indexes, rows = tag_features(document, capitalised, found, knowledge, lower, weights.usual)
    return dict(zip(indexes, tag_scores(rows, weights.tags).tolist(), strict=True))


def tag_features(
    document: Document,
    capitalised: Sequence[tuple[int, int]],
    found: Sequence[Span],
    knowledge: Sequence[NameFacts],
    lower: frozenset[str],
    usual: frozenset[int],
) -> tuple[list[int], list[list[int]]]:
    """Return the capitalised words of a text and their features for the first opinion."""
    named = [
        (span.first, span.last, facts.mark if span.origin == "name" else span.origin)
        for span, facts in zip(found, knowledge, strict=True)
        if span.origin != "unknown"
    ]
    marks = marks_of_names(len(document.tokens), named)
    indexes, rows = [], []
    for stretch in capitalised:
        for index in range(*stretch):
            if document.shapes[index] in CAPITALS:
                word = document.lowers[index]
                is_usual = word in lower or crc32(word.encode()) in usual
                indexes.append(index)
                rows.append(word_features(document, index, stretch, marks[index], is_usual))
    return indexes, rows


def choose(judged: Sequence[Opinion]) -> list[Opinion]:
    """Keep the spans taken for places, of those that overlap the likeliest, in the order of the text."""
    taken: set[int] = set()
    chosen = []
    for opinion in sorted(judged, key=lambda opinion: -opinion.place):
        if opinion.place <= THRESHOLD:
            break
        if taken.isdisjoint(range(opinion.span.first, opinion.span.last)):
            taken.update(range(opinion.span.first, opinion.span.last))
            chosen.append(opinion)
    return sorted(chosen, key=lambda opinion: opinion.span.first)


LANDMARKS = frozenset(
    "ocean sea gulf strait canal river lake cape peninsula island islands desert region mountain".split()
)

BARRED = -4.0
"""For a name that the rules see as a person's or a ship's."""

LANDMARK = 2.5
"""For the name of a sea, a strait or a cape that stands on its own: the corpora hardly have any, and hardly
anything else is called so."""

OWN_PLACE = 5.0
"""For a name that the user's own gazetteer gives: the user expects it in these articles."""

WHOLE = 5.0
"""For a name that small words or signs hold together as a gazetteer has it ("Fort-de-France"), and that is no
person's: the corpora have few, and hardly anything else is called so."""

PAIRED = 5.0
"""For each of two towns or countries that a hyphen or a stroke joins ("Muan-Da Nang"): the corpora have few routes."""

ROUTE = 4.0
"""For such a pair before "flights" or "ferry", to the odds that it is meant literally."""

WELL_LOCATED = 2.5
"""For a well-known name that nobody bears, right after a preposition of place: the corpora, half of them local
papers, made the models doubt foreign towns."""

GONE_TO = 1.5
"""For a name that no gazetteer has, where somebody or something goes to it: it stays, without a place."""

LONGEST_LIST = 12
"""Words of a list of names, counted back from one of them, that are searched for what leads to it."""

WELL_KNOWN = 100_000
"""People of a town that readers abroad have heard of."""


def adjustments(found: Sequence[Span], rules: SpanRules) -> tuple[Floats, Floats]:
    """Return for each span what is added to the odds that it names a place, and that it does so literally.

    Odds are logarithms.
    """
    pairs = paired(found, rules)
    place = [_adjustment(span, rules, is_paired=span in pairs) for span in found]
    literal = [
        ROUTE * (span in pairs and use_of(rules.document, span, NameVerdict.PLACE) == "literal") for span in found
    ]
    return np.array(place, np.float32), np.array(literal, np.float32)


def _adjustment(span: Span, rules: SpanRules, *, is_paired: bool) -> float:
    if span.origin == "unknown":
        return GONE_TO * _is_travelled_to(span, rules)
    if span.origin != "name":
        return 0.0
    if rules.gazetteer.owns(span.toponym):
        return OWN_PLACE
    barred = BARRED * rules.bars(span)
    landmark = LANDMARK * _is_landmark(span, rules)
    whole = WHOLE * (span.is_whole and not _is_full_name(span, rules))
    return barred + landmark + whole + PAIRED * is_paired + WELL_LOCATED * _is_well_located(span, rules)


def _is_full_name(span: Span, rules: SpanRules) -> bool:
    """Say whether no known town goes by a name that begins and ends with names that people bear ("Anne-Marie")."""
    people = vocabulary.people()
    words = [word for word in rules.document.lowers[span.first : span.last] if word.isalpha()]
    if len(words) < 2 or words[0] not in people.given or words[-1] not in people.given | people.family:
        return False
    return not _is_known(span, rules, least=KNOWN_TOWN)


def _is_landmark(span: Span, rules: SpanRules) -> bool:
    """Say whether a span is the whole name of a natural feature or a region, in two words or after "the"."""
    if (span.first, span.last) != span.stretch:
        return False
    if span.last - span.first < 2 and rules.document.lower(span.first - 1) != "the":
        return False
    candidates = rules.gazetteer.find(span.toponym)
    return bool(candidates) and candidates[0].place.kind in LANDMARKS


def paired(found: Sequence[Span], rules: SpanRules) -> frozenset[Span]:
    """Return the spans that a hyphen, a dash or a stroke joins to another, both of them known towns or countries.

    Two family names look the same, so neither may be a name that people bear; and
    what a gazetteer bears as a whole ("Emilia-Romagna") is no pair.
    """
    document = rules.document
    known = [span for span in found if span.origin == "name" and _may_be_an_end(span, rules)]
    starts: dict[int, list[Span]] = {}
    for span in known:
        starts.setdefault(span.first, []).append(span)
    wholes = {(span.first, span.last) for span in found if span.origin == "name"}
    joined: set[Span] = set()
    for one in known:
        if (
            document.lower(one.last) in ("-", "–", "—", "/")
            and document.is_joined(one.last - 1)
            and document.is_joined(one.last)
        ):
            others = [other for other in starts.get(one.last + 1, ()) if (one.first, other.last) not in wholes]
            joined.update([one, *others] if others else [])
    return frozenset(joined)


def _may_be_an_end(span: Span, rules: SpanRules) -> bool:
    people = vocabulary.people()
    word = rules.document.lowers[span.first]
    if span.last - span.first == 1 and (
        word in people.given or word in people.family or rules.document.shapes[span.first] == "X"
    ):
        return False
    return _is_known(span, rules, least=KNOWN_TOWN)


def _is_known(span: Span, rules: SpanRules, *, least: int) -> bool:
    """Say whether a country, a region, a capital or a town of ``least`` people goes by the name before all others."""
    candidates = rules.gazetteer.find(span.toponym)[:3]
    return any(
        candidate.naming != "code"
        and candidate.naming != "alternate"
        and (candidate.capital or candidate.place.kind in SURE_KINDS or candidate.place.population >= least)
        for candidate in candidates
    )


def _is_well_located(span: Span, rules: SpanRules) -> bool:
    """Say whether a well-known name that nobody bears stands where a place does, alone or in a list of them."""
    document, people = rules.document, vocabulary.people()
    head = document.lowers[span.first]
    is_whole = span.first == span.stretch[0] and document.shape(span.last) not in CAPITALS
    is_borne = span.last - span.first == 1 and (head in people.given or head in people.family)
    if not is_whole or is_borne or not _is_led_to(document, span.first):
        return False
    return rules.judge(span) is NameVerdict.PLACE and _is_known(span, rules, least=WELL_KNOWN)


def _is_led_to(document: Document, first: int) -> bool:
    """Say whether a preposition of place, or a blow of nature or war, leads to a word or to the list that it is in."""
    index = first - 1
    while first - index < LONGEST_LIST and (
        document.lower(index) in (",", "and") or (index < first - 1 and document.shape(index) in CAPITALS)
    ):
        index -= 1
    before = document.lower(index)
    is_bound = before == "for" and document.lower(index - 1) in _LEAVING
    return before in vocabulary.STRICT_LOCATIVES or before in _STRIKES or is_bound


def _is_travelled_to(span: Span, rules: SpanRules) -> bool:
    """Say whether somebody or something goes to what the whole stretch names ("flew to Zyzxograd")."""
    document = rules.document
    follows = document.lower(span.first - 1) == "to" and document.lower(span.first - 2) in _GOING
    return follows and (span.first, span.last) == span.stretch


_GOING = listed("names.going")
_LEAVING = listed("names.leaving")
_STRIKES = listed("names.strikes")
