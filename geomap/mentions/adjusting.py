"""Adjust the models' odds by what the corpora could not teach them."""

from collections.abc import Sequence

import numpy as np

from geomap import vocabulary
from geomap.document import CAPITALS
from geomap.mentions.rules import KNOWN_TOWN, SURE_KINDS, Judge, Verdict
from geomap.mentions.spans import Span
from geomap.mentions.use import use_of
from geomap.weights import Floats

LANDMARKS = frozenset(
    "ocean sea gulf strait canal river lake cape peninsula island islands desert region mountain".split()
)

BARRED = -4.0
"""For a name that the rules see as a person's or a ship's."""

LANDMARK = 2.5
"""For the name of a sea, a strait or a cape that stands on its own: the corpora hardly have any, and hardly
anything else is called so."""

OWN = 5.0
"""For a name that the user's own gazetteer gives: the user expects it in these articles."""

PAIRED = 5.0
"""For each of two towns or countries that a hyphen or a stroke joins ("Muan-Da Nang"): the corpora have few routes."""

ROUTE = 4.0
"""For such a pair before "flights" or "ferry", to the odds that it is meant literally."""

LOCATED = 2.5
"""For a well-known name that nobody bears, right after a preposition of place: the corpora, half of them local
papers, made the models doubt foreign towns."""

GONE_TO = 1.5
"""For a name that no gazetteer has, where somebody or something goes to it: it stays, without a place."""

WELL_KNOWN = 100_000
"""People of a town that readers abroad have heard of."""


def adjustments(found: Sequence[Span], rules: Judge) -> tuple[Floats, Floats]:
    """Return for each span what is added to the odds that it names a place, and that it does so literally.

    Odds are logarithms.
    """
    pairs = paired(found, rules)
    place = [_adjustment(span, rules, is_paired=span in pairs) for span in found]
    literal = [ROUTE * (span in pairs and use_of(rules.document, span, Verdict.PLACE) == "literal") for span in found]
    return np.array(place, np.float32), np.array(literal, np.float32)


def _adjustment(span: Span, rules: Judge, *, is_paired: bool) -> float:
    if span.origin == "unknown":
        return GONE_TO * _is_gone_to(span, rules)
    if span.origin != "name":
        return 0.0
    if rules.gazetteer.owns(span.toponym):
        return OWN
    barred = BARRED * rules.bars(span)
    landmark = LANDMARK * _is_landmark(span, rules)
    return barred + landmark + PAIRED * is_paired + LOCATED * _is_well_located(span, rules)


def _is_landmark(span: Span, rules: Judge) -> bool:
    """Say whether a span is the whole name of a natural feature or a region, in two words or after "the"."""
    if (span.first, span.last) != span.stretch:
        return False
    if span.last - span.first < 2 and rules.document.lower(span.first - 1) != "the":
        return False
    candidates = rules.gazetteer.find(span.toponym)
    return bool(candidates) and candidates[0].place.kind in LANDMARKS


def paired(found: Sequence[Span], rules: Judge) -> frozenset[Span]:
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


def _may_be_an_end(span: Span, rules: Judge) -> bool:
    people = vocabulary.people()
    word = rules.document.lowers[span.first]
    if span.last - span.first == 1 and (
        word in people.given or word in people.family or rules.document.shapes[span.first] == "X"
    ):
        return False
    return _is_known(span, rules, least=KNOWN_TOWN)


def _is_known(span: Span, rules: Judge, *, least: int) -> bool:
    """Say whether a country, a region or a town of ``least`` people goes by the name before all others."""
    candidates = rules.gazetteer.find(span.toponym)[:3]
    return any(
        candidate.naming != "code"
        and candidate.naming != "alternate"
        and (candidate.place.kind in SURE_KINDS or candidate.place.population >= least)
        for candidate in candidates
    )


def _is_well_located(span: Span, rules: Judge) -> bool:
    document, people = rules.document, vocabulary.people()
    before = document.lower(span.first - 1)
    is_bound = before == "for" and document.lower(span.first - 2) in _LEAVING
    if before not in vocabulary.STRICT_LOCATIVES and not is_bound:
        return False
    head = document.lowers[span.first]
    is_whole = span.first == span.stretch[0] and document.shape(span.last) not in CAPITALS
    is_borne = span.last - span.first == 1 and (head in people.given or head in people.family)
    return is_whole and not is_borne and rules.judge(span) is Verdict.PLACE and _is_known(span, rules, least=WELL_KNOWN)


def _is_gone_to(span: Span, rules: Judge) -> bool:
    """Say whether somebody or something goes to what the whole stretch names ("flew to Zyzxograd")."""
    document = rules.document
    follows = document.lower(span.first - 1) == "to" and document.lower(span.first - 2) in _GOING
    return follows and (span.first, span.last) == span.stretch


_GOING = frozenset(
    "flew fly flies flying flown flight flights sail sails sailed sailing travel travels travelled traveled went goes "
    "going".split()
)
_LEAVING = frozenset(
    "leave leaves left leaving bound depart departs departed head heads headed sail sails sailed flight flights".split()
)
