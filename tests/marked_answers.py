"""The answers that a perfect model would give for marked passages, in the form that models are asked for.

They are made of the marks each time, as the numbers in them are those of the names that geomap finds today.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from geomap.dates import find_times
from geomap.document import Sentence
from geomap.evaluation.gold import GoldDocument, Spot, load_gold
from geomap.evaluation.scoring import LINK_KM, is_right
from geomap.gazetteer import Gazetteer, fold
from geomap.pipeline import question_of
from geomap.readers import Question
from geomap.sphere import distance_km

SAME_TOWN_KM = 25.0
"""How far a name of the text may lie from a marked place that it stands for: an airport from its town."""

COMMON = frozenset(
    {"The", "Port", "Airport", "International", "Station", "Island", "Base", "Saint", "San", "Point", "Sea", "Old"}
)
"""Words of names that name nothing by themselves."""


def marked(path: Path) -> list[tuple[GoldDocument, dict]]:
    """Return the passages of a file of gold, each as it is judged and as it was marked."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return list(zip(load_gold(path), rows, strict=True))


def answer_of(document: GoldDocument, row: dict, gazetteer: Gazetteer) -> tuple[dict, list[str]]:
    """Return the answer that tells what is marked in a document, and what its form cannot tell."""
    question = question_of(document.article, gazetteer=gazetteer)
    links, losses = [], []
    for gold, marked in zip(document.links, row["links"], strict=True):
        start = marked["evidence_start"]
        number = next((n for n, s in enumerate(question.sentences, 1) if s.start <= start < s.end), None)
        ends = f"{marked['mode']} {_name(gold.origin)} to {_name(gold.destination)}"
        if number is None:
            losses.append(f"{document.id}: {ends}: its evidence is in no sentence of the question")
            continue
        sentence = question.sentences[number - 1]
        origin, destination = _end(gold.origin, question, gazetteer), _end(gold.destination, question, gazetteer)
        if origin is None or destination is None or (destination[2] and not destination[1]):
            losses.append(f"{document.id}: {ends}: an end that no words of the text name")
            continue
        links.append(
            {
                "sentence": number,
                "quote": document.text[start : min(marked["evidence_end"], sentence.end)],
                "mode": marked["mode"],
                "status": marked["status"],
                "origin": origin[0],
                "origin_words": origin[1],
                "origin_country": origin[2],
                "destination": destination[0],
                "destination_words": destination[1],
                "destination_country": destination[2],
                "via": [],
                "both_ways": bool(marked["bidirectional"]),
                "date_words": _date_words(question, sentence, gold.dates),
                "actors": marked.get("actors", []),
            }
        )
    return {"sentences": len(question.sentences), "links": links}, losses


def _name(spot: Spot | None) -> str:
    return spot.name if spot else "nowhere"


def _end(
    spot: Spot | None, question: Question, gazetteer: Gazetteer
) -> tuple[int | None, str | None, str | None] | None:
    """Return how an answer tells an end: number, words of the text, code of its country; None where none does."""
    if spot is None:
        return None, None, None
    right = [
        (fold(name.place.name) != fold(spot.name), _far(spot, name.place.lonlat), number)
        for number, name in enumerate(question.names, start=1)
        if name.place is not None and is_right(spot, name.place, point_km=LINK_KM)
    ]
    words = next(_words(spot, question), None)
    if right and (not min(right)[0] or words is None or min(right)[1] < SAME_TOWN_KM):
        return min(right)[2], None, None
    if words is not None:
        return None, words, spot.country or None
    return (None, None, spot.country) if spot.kind == "country" and gazetteer.country(spot.country) else None


def _words(spot: Spot, question: Question) -> Iterator[str]:
    """Yield the words of the text by which it may call a place: the whole name, then as much of it as it has."""
    wanted = fold(spot.name).split()
    text = question.article.text
    if spot.name in (question.article.title or ""):
        yield spot.name
    for length in range(len(wanted), 0 if spot.kind != "country" else len(wanted) - 1, -1):
        parts = {tuple(wanted[first : first + length]) for first in range(len(wanted) - length + 1)}
        for sentence in question.sentences:
            for first, last in _runs(sentence, length + 2):
                words = text[first:last]
                if words[0].isupper() and tuple(fold(words).split()) in parts and words not in COMMON:
                    yield words


def _runs(sentence: Sentence, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of all runs of at most so many tokens of a sentence."""
    for number, first in enumerate(sentence.tokens):
        for last in sentence.tokens[number : number + longest]:
            yield first.start, last.end


def _far(spot: Spot, lonlat: tuple[float, float]) -> float:
    return distance_km(spot.lonlat, lonlat) if spot.lonlat else 0.0


def _date_words(question: Question, sentence: Sentence, dates: tuple[str | None, ...]) -> str | None:
    """Return the words that tell one of the marked dates, the preferred one first; of the sentence, else of another."""
    article = question.article
    for one in (sentence, *question.sentences):
        text = article.text[one.start : one.end]
        for date in filter(None, dates):
            for future in (None, True, False):
                for time in find_times(text, published=article.published, future=future):
                    if time.value == date:
                        return time.text
    return None
