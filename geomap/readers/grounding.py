"""From an answer to links: every number within bounds, every quote in its sentence, every place the gazetteer's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geomap.dates import find_times
from geomap.document import Document, Sentence
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.links.linking import TENSES
from geomap.readers.contract import LinkAnswer, Named, Question
from geomap.records import Evidence, Link, Match, Mention, OriginFound, Place
from geomap.routes import lies_by_sea

STATED, KNOWN = 0.9, 0.7
"""How certain a link is whose ends the text tells, and one whose origin the model alone knows: a map doubts that."""

FEWEST_WORDS = 2
"""Words of a quote. A single one, as "to", stands in nearly every sentence and proves nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model read in an article: links, the names with those that it added, and what was dropped, in words."""

    links: tuple[Link, ...]
    matches: tuple[Match, ...]
    dropped: tuple[str, ...]


class Ungrounded(Exception):
    """A link that the text or the gazetteer does not bear out; the message says why."""


def ground(
    answers: Sequence[LinkAnswer | str],
    question: Question,
    document: Document,
    matches: tuple[Match, ...],
    gazetteer: Gazetteer,
    *,
    model: str,
) -> Reading:
    """Return the links of an answer that the article bears out, each once, in the order of the text.

    ``matches`` are the names that geomap found; those of the result are these, and
    the ones that only the model saw.
    """
    missed = _place_missed(answers, question, document, matches, gazetteer)
    named = (*matches, *missed)
    links: list[Link] = []
    dropped: list[str] = []
    for number, answer in enumerate(answers, start=1):
        try:
            if isinstance(answer, str):
                raise Ungrounded(answer)
            links.append(_link(answer, question, named, gazetteer, model=model))
        except Ungrounded as reason:
            dropped.append(f"link {number}: {reason}")
    links.sort(key=lambda link: (link.evidence.start, link.evidence.end))  # stable: as the model told them
    return Reading(tuple(_each_once(links)), _with_missed(matches, missed), tuple(dropped))


def _each_once(links: Sequence[Link]) -> Iterator[Link]:
    """Yield links, but of those that tell of the same journey in the same way the first."""
    seen = set()
    for link in links:
        what = link.mode, link.origin, link.destination, link.bidirectional, link.status, link.date, link.actors
        if what not in seen:
            seen.add(what)
            yield link


def _link(answer: LinkAnswer, question: Question, named: Sequence[Match], gazetteer: Gazetteer, *, model: str) -> Link:
    sentence = _sentence(answer, question)
    origin_end, destination_end = _ends_of(answer)
    origin = _end(origin_end, sentence, question, named, gazetteer)
    destination = _end(destination_end, sentence, question, named, gazetteer)
    how: OriginFound = "stated" if origin is not None else "unknown"
    if origin is None and answer.origin_country is not None:
        origin, how = _known(answer.origin_country, gazetteer), "knowledge"
    if origin is None and destination is None:
        raise Ungrounded("neither of its ends is told")
    if origin is not None and destination is not None and origin.id == destination.id:
        raise Ungrounded(f"both of its ends are {origin.name}")
    article = question.article
    text = article.text[sentence.start : sentence.end]
    cue = _find(answer.quote, sentence, question)
    head = article.id, article.title, article.published, article.url
    via = (_name(number, question).place for number in answer.via)
    return Link(
        mode=answer.mode,
        origin=origin,
        destination=destination,
        via=tuple(place for place in via if place is not None),
        bidirectional=answer.both_ways and answer.mode != "visit",
        status=answer.status,
        date=_date(answer, sentence, question),
        actors=tuple(dict.fromkeys(actor for actor in answer.actors if actor.strip() and actor in article.text)),
        score=KNOWN if how == "knowledge" else STATED,
        rule=f"{model}; origin: {how}",
        evidence=Evidence(text, sentence.start, sentence.end, *head),
        trigger=article.text[cue[0] : cue[1]] if cue else "",
        cue=cue,
        origin_span=_span_in(sentence, origin, named),
        destination_span=_span_in(sentence, destination, named),
        origin_found=how,
    )


def _span_in(sentence: Sentence, place: Place | None, named: Sequence[Match]) -> tuple[int, int] | None:
    """Return where a sentence names a place, None where it does not."""
    spans = (_span(m) for m in named if place is not None and m.place is not None and m.place.id == place.id)
    return next((span for span in spans if sentence.start <= span[0] < sentence.end), None)


def _sentence(answer: LinkAnswer, question: Question) -> Sentence:
    """Return the sentence of a link, if the quote stands in it."""
    if not 1 <= answer.sentence <= len(question.sentences):
        raise Ungrounded(f"there is no sentence {answer.sentence}")
    sentence = question.sentences[answer.sentence - 1]
    text = question.article.text[sentence.start : sentence.end]
    # The question shows each sentence on one line, so a quote of it may span what was a line's end.
    if " ".join(answer.quote.split()) not in " ".join(text.split()):
        raise Ungrounded(f"its quote is not in sentence {answer.sentence}: {_short(answer.quote)}")
    if len(answer.quote.split()) < FEWEST_WORDS:
        raise Ungrounded(f"its quote proves nothing: {_short(answer.quote)}")
    return sentence


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= 60 else f"{flat[:57]}...")


class End(NamedTuple):
    """An end as an answer tells it: a number, or words of the text, and the country that it lies in."""

    number: int | None
    words: str | None
    country: str | None
    mode: str


def _ends_of(answer: LinkAnswer) -> tuple[End, End]:
    """Return origin and destination."""
    return (
        End(answer.origin, answer.origin_words, answer.origin_country, answer.mode),
        End(answer.destination, answer.destination_words, answer.destination_country, answer.mode),
    )


def _end(
    end: End, sentence: Sentence, question: Question, named: Sequence[Match], gazetteer: Gazetteer
) -> Place | None:
    """Return the place that is an end of a link, None where an answer tells neither number nor words.

    In a country that is another than the place's, the likeliest place of the same
    written name is taken.
    """
    if end.number is not None:
        name = _name(end.number, question)
        place, written = name.place, name.written
    elif end.words is not None and end.words.strip():
        written = (" ".join(end.words.split()),)
        span = _find(end.words, sentence, question)
        if span is not None:
            place = next((match.place for match in named if _span(match) == span), None)
        elif _has_whole(question.article.title or "", written[0]):
            bearers = [one for form in _forms(written[0], end.mode) for one in gazetteer.find(form)]
            place = bearers[0].place if bearers else None
        else:
            raise Ungrounded(f"the text has no {_short(end.words)}")
    else:
        return None
    country = (end.country or "").strip().upper()
    if place is not None and country in ("", place.country):
        return _port_of(place, written, gazetteer) if end.mode == "shipping" else place
    if country:
        bearers = [c for words in written for form in _forms(words, end.mode) for c in gazetteer.find(form)]
        there = next((one.place for one in bearers if one.place.country == country), None)
        if there is None and (place is None or place.country):
            raise Ungrounded(f"{_short(written[0])} could not be placed: the gazetteer has none in {_short(country)}")
        place = there or place
    if place is None:
        raise Ungrounded(f"{_short(written[0])} could not be placed: not in the gazetteer")
    return place


def _port_of(place: Place, written: Sequence[str], gazetteer: Gazetteer) -> Place:
    """Return the port of the same name and country for a town that no ship reaches (Masan), else the place itself."""
    if place.kind in ("city", "region2") and not lies_by_sea(place.lonlat):
        for name in (*written, place.name):
            for one in gazetteer.find(f"Port of {name}"):
                if one.place.kind == "port" and one.place.country == place.country:
                    return one.place
    return place


FORMS = {
    "flight": ("{} Airport", "{} International Airport", "{} Air Base", "{} Airfield", "RAF {}"),
    "shipping": ("Port of {}", "{} Island", "{} Harbour"),
    "visit": (),
}
"""What the gazetteer calls what texts call by less, by the mode of who goes there."""


def _forms(words: str, mode: str) -> Iterator[str]:
    """Yield the names under which a place may stand in the gazetteer, as written first."""
    yield words
    for form in (*FORMS.get(mode, ()), "{} City", "{} Island"):
        yield form.format(words)


def _name(number: int, question: Question) -> Named:
    if not 1 <= number <= len(question.names):
        raise Ungrounded(f"there is no name {number}")
    return question.names[number - 1]


def _known(code: str, gazetteer: Gazetteer) -> Place:
    country = gazetteer.country(code.strip().upper())
    if country is None:
        raise Ungrounded(f"{_short(code)} is no ISO 3166-1 code of a country")
    return country


# ---- names that geomap missed ----


def _place_missed(
    answers: Sequence[LinkAnswer | str],
    question: Question,
    document: Document,
    matches: tuple[Match, ...],
    gazetteer: Gazetteer,
) -> tuple[Match, ...]:
    """Return the names that only the model saw, with the places that the gazetteer has for them in this article."""
    known = {_span(match) for match in matches}
    missed = _missed(answers, question, document, gazetteer)
    added = [one for one in missed if (one.start, one.end) not in known]
    if not added:
        return ()
    together = sorted([*(match.mention for match in matches), *added], key=lambda one: (one.start, one.end))
    return tuple(match for match in geocode(document, together, gazetteer) if _span(match) not in known)


def _with_missed(matches: tuple[Match, ...], missed: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return all names in the order of the text, none over another; the places chosen before stay.

    A longer name with a place takes the room of what it holds ("Old Harbour Bay"
    of "Old Harbour").
    """
    better = [m for m in missed if m.place is not None or not any(_overlap(m, old) for old in matches)]
    kept = [old for old in matches if not any(_overlap(old, m) for m in better)]
    return tuple(sorted([*kept, *better], key=_span))


def _span(match: Match) -> tuple[int, int]:
    return match.mention.start, match.mention.end


def _overlap(one: Match, other: Match) -> bool:
    return one.mention.start < other.mention.end and other.mention.start < one.mention.end


def _missed(
    answers: Sequence[LinkAnswer | str], question: Question, document: Document, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Yield the names that answers copy from the text, none over another."""
    taken: list[tuple[int, int]] = []
    for answer in answers:
        if isinstance(answer, str) or not 1 <= answer.sentence <= len(question.sentences):
            continue
        for end in _ends_of(answer):
            is_words = end.number is None and end.words is not None
            span = _find(end.words or "", question.sentences[answer.sentence - 1], question) if is_words else None
            if span is None or any(span[0] < last and first < span[1] for first, last in taken):
                continue
            taken.append(span)
            words = " ".join(document.article.text[span[0] : span[1]].split())
            yield Mention(
                article=document.article,
                start=span[0],
                end=span[1],
                sentence=next((s.start, s.end) for s in question.sentences if s.start <= span[0] < s.end),
                toponym=next((form for form in _forms(words, end.mode) if gazetteer.find(form)), words),
                use="literal",
                use_score=STATED,
            )


def _find(words: str, sentence: Sentence, question: Question) -> tuple[int, int] | None:
    """Return where words stand as whole words: in the sentence, else in the first that has them."""
    wanted = words.strip()
    for one in (sentence, *question.sentences):
        start = question.article.text.find(wanted, one.start, one.end) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if _is_whole(question.article.text, start, end):
                return start, end
            start = question.article.text.find(wanted, start + 1, one.end)
    return None


def _has_whole(text: str, words: str) -> bool:
    start = text.find(words)
    return start >= 0 and _is_whole(text, start, start + len(words))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


# ---- dates ----


def _date(answer: LinkAnswer, sentence: Sentence, question: Question) -> str | None:
    """Return the date that the words of an answer tell, as geomap reads them in their sentence; None without one."""
    span = _find(answer.date_words, sentence, question) if answer.date_words else None
    if span is None:
        return None
    text, published = question.article.text, question.article.published
    around = next(one for one in question.sentences if one.start <= span[0] < one.end)
    times = find_times(text[around.start : around.end], published=published, future=TENSES.get(answer.status))
    told = (t.value for t in times if t.start + around.start < span[1] and span[0] < t.end + around.start)
    return next((value for value in told if value is not None), None)
