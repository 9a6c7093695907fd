"""Find the stretches of an article that name places, and how they are used."""

from geomap.gazetteer import Gazetteer
from geomap.language import Reading
from geomap.mentions.rules import Judge, Verdict, family_names, persons
from geomap.mentions.spans import Span, spans
from geomap.mentions.use import use_of
from geomap.mentions.words import Words, stretches, words_of
from geomap.records import Article, Mention

__all__ = ["find_mentions"]


def find_mentions(article: Article, reading: Reading, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the names of places in ``article``, in the order of the text, none over another.

    Demonyms ("Bangladeshi") are mentions too: associative, their ``toponym`` the
    country or region they stand for.
    """
    words = words_of(reading)
    found = list(spans(words, gazetteer))
    people = persons(words, stretches(words))
    judge = Judge(words, gazetteer, people, family_names(words, people))
    judged = [(span, judge.judge(span)) for span in found]
    named = [(span, verdict) for span, verdict in judged if verdict is not Verdict.NONE]
    demonyms = [(span, Verdict.INSIDE) for span in found if span.origin == "demonym"]
    chosen = _longest_first(named + demonyms)
    return tuple(_mention(article, words, span, verdict, gazetteer) for span, verdict in chosen)


def _longest_first(judged: list[tuple[Span, Verdict]]) -> list[tuple[Span, Verdict]]:
    """Keep, of spans that overlap, the longest, then the first; return them in the order of the text."""
    taken: set[int] = set()
    chosen = []
    for span, verdict in sorted(judged, key=lambda item: (item[0].first - item[0].last, item[0].first)):
        if taken.isdisjoint(range(span.first, span.last)):
            taken.update(range(span.first, span.last))
            chosen.append((span, verdict))
    return sorted(chosen, key=lambda item: item[0].first)


def _mention(article: Article, words: Words, span: Span, verdict: Verdict, gazetteer: Gazetteer) -> Mention:
    place = gazetteer.demonym(span.toponym) if span.origin == "demonym" else None
    return Mention(
        article=article,
        start=words.tokens[span.first].start,
        end=words.tokens[span.last - 1].end,
        sentence=words.bounds[words.sentences[span.first]],
        toponym=place.name if place is not None else span.toponym,
        use=use_of(words, span, verdict),
        demonym=span.origin == "demonym",
    )
