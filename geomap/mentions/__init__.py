"""Find the stretches of an article that name places, and how they are used.

Candidates come from the gazetteer and from the forms of names. Where weights are
at hand, small models judge them in their context; without weights, rules do.
"""

from collections.abc import Sequence
from math import exp
from typing import Literal, NamedTuple, TypeVar

from geomap import weights as learnt
from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.mentions.casing import with_capitals
from geomap.mentions.classifier import choose, opinions
from geomap.mentions.rules import NameVerdict, SpanRules, family_names, persons, use_of
from geomap.mentions.spans import Span, capitals, spans
from geomap.records import Mention, Use
from geomap.weights import Weights

__all__ = ["find_mentions", "with_capitals"]

Kind = TypeVar("Kind")

RULES_USE = 0.8
"""How likely the rules are right about the use of a name; of models each says it for itself."""


class Used(NamedTuple):
    """How a name is used, and how likely that is."""

    use: Use
    score: float


def find_mentions(
    document: Document,
    gazetteer: Gazetteer,
    *,
    weights: Weights | Literal["shipped"] | None = "shipped",
) -> tuple[Mention, ...]:
    """Return the names of places in an article, in the order of the text, none over another.

    Demonyms ("Bangladeshi") are mentions too: associative, their ``toponym`` the
    country or region they stand for; "the Saudi capital" is one of Riyadh. ``weights`` are those that came with geomap
    for "shipped"; None leaves the work to the rules.
    """
    found = list(spans(document, gazetteer))
    called = [(span, Used("literal", 1.0)) for span in capitals(document, gazetteer)]
    demonyms = [(span, Used("associative", 1.0)) for span in found if span.origin == "demonym"]
    others = [span for span in found if span.origin != "demonym"]
    models = learnt.load() if weights == "shipped" else weights
    named = (
        _by_rules(document, others, gazetteer) if models is None else _by_models(document, others, gazetteer, models)
    )
    chosen = sorted(called + named + demonyms, key=lambda item: item[0].first)
    return tuple(_mention(document, span, used, gazetteer) for span, used in _apart(chosen))


def _by_models(
    document: Document, found: Sequence[Span], gazetteer: Gazetteer, weights: Weights
) -> list[tuple[Span, Used]]:
    # The corpora have no timetables, so codes of airports stay with the rules.
    judge = SpanRules(document, gazetteer, {}, frozenset())
    codes = [(span, Used("literal", RULES_USE)) for span in found if judge.is_code(span)]
    chosen = choose(opinions(document, found, gazetteer, weights))
    return _apart(codes + [(opinion.span, _used(opinion.literal)) for opinion in chosen])


def _used(literal: float) -> Used:
    """Return what the logarithm of the odds of literal use says."""
    return Used("literal" if literal > 0 else "associative", 1 / (1 + exp(-min(abs(literal), 50.0))))


def _by_rules(document: Document, found: Sequence[Span], gazetteer: Gazetteer) -> list[tuple[Span, Used]]:
    people = persons(document, document.stretches)
    judge = SpanRules(document, gazetteer, people, family_names(document, people, gazetteer))
    judged = [(span, NameVerdict.PLACE if judge.is_gone_to(span) else judge.judge(span)) for span in found]
    named = [(span, verdict) for span, verdict in judged if verdict is not NameVerdict.NONE]
    # Of names that overlap, the longest, then the first.
    named.sort(key=lambda item: (item[0].first - item[0].last, item[0].first))
    return [(span, Used(use_of(document, span, verdict), RULES_USE)) for span, verdict in _apart(named)]


def _apart(judged: Sequence[tuple[Span, Kind]]) -> list[tuple[Span, Kind]]:
    """Keep the items whose spans do not overlap one before them."""
    taken: set[int] = set()
    kept = []
    for span, kind in judged:
        if taken.isdisjoint(range(span.first, span.last)):
            taken.update(range(span.first, span.last))
            kept.append((span, kind))
    return kept


def _mention(document: Document, span: Span, used: Used, gazetteer: Gazetteer) -> Mention:
    place = gazetteer.demonym(span.toponym) if span.origin == "demonym" else None
    sentence = document.sentences[document.sentence_numbers[span.first]]
    return Mention(
        article=document.article,
        start=document.tokens[span.first].start,
        end=document.tokens[span.last - 1].end,
        sentence=(sentence.start, sentence.end),
        toponym=place.name if place is not None else span.toponym,
        use=used.use,
        demonym=span.origin == "demonym",
        use_score=round(used.score, 3),
    )
