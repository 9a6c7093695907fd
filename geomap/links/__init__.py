"""Which places an article joins, and how: mode, ends, direction, status, date, actors and evidence.

A sentence is read in this order: ``parsing`` gives its clauses, and says what part
each place plays; ``agents`` who can travel and, with ``homes``, where they are at
home; ``discourse`` keeps what the article has told before. ``triggers`` are the
words that tell of a journey, ``constructions`` says how each kind of them joins
places, ``journeys`` who makes the journey and from where. ``linking`` attaches
status, date and actors and tells each event once. All words stand in
``lexicon.toml``.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from geomap.document import Document
from geomap.gazetteer import Gazetteer
from geomap.links.agents import Agent, find_agents
from geomap.links.constructions import find_journeys, is_no_journey
from geomap.links.discourse import Analysis, Discourse, learn, named_again, recall, remember, see, subject, topic
from geomap.links.journeys import Journey
from geomap.links.lexicon import lexicon
from geomap.links.linking import LinkMention, is_denied, link_mentions, merge, with_known_origins, without_echoes
from geomap.links.parsing import ParsedSentence, dateline_end, parse
from geomap.links.triggers import Trigger, find_triggers
from geomap.records import Link, Match, OriginFound, Place

__all__ = ["Step", "explain_links", "find_links", "follow", "links_of"]

MAIN_SHARE = 0.6
"""How much of an article's names must lie in its two main countries for it to be about them."""

AT_SEA = 3
"""How many times more words of the sea than of the air an article about ships has."""

MEMORY = 6
"""People. "He" is hardly anybody told of longer ago."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of an article, with what was read in it."""

    analysis: Analysis
    journeys: tuple[Journey, ...]


def follow(
    document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer, outlet: Place | None = None
) -> Iterator[Step]:
    """Yield the sentences of an article in order, without its boilerplate.

    Who travels is remembered from the whole article, since a later sentence may
    tell where somebody is at home; all else only from the sentences before.
    """
    parsed_sentences = tuple(_scenes(document, matches))
    described = [find_agents(parsed, gazetteer) for parsed in parsed_sentences]
    memory: dict[str, Agent] = {}
    for agents in described:
        remember(memory, agents)
    for parsed in parsed_sentences:
        learn(memory, parsed, gazetteer)
    air, sea = (_count(parsed_sentences, key) for key in ("flight.words", "shipping.words"))
    discourse = Discourse(
        gazetteer,
        outlet,
        _is_official(document.article.url),
        sea > AT_SEA * (air + 1),
        _countries(matches, gazetteer),
        _dateline(parsed_sentences),
    )
    for parsed, agents in zip(parsed_sentences, described, strict=True):
        known = named_again(parsed, memory, recall(agents, memory))
        analysis = see(parsed, known, find_triggers(parsed, air=air, sea=sea), discourse)
        journeys = without_echoes(find_journeys(analysis))
        yield Step(analysis, journeys)
        discourse = _told(discourse, parsed, known, journeys)


def _is_official(url: str | None) -> bool:
    """Say whether an address is a government's."""
    return bool(set(urlsplit(url or "").netloc.lower().split(".")) & lexicon()["people.official_hosts"])


def _scenes(document: Document, matches: tuple[Match, ...]) -> Iterable[ParsedSentence]:
    by_sentence: dict[int, list[Match]] = {}
    starts = [sentence.start for sentence in document.sentences]
    for match in matches:
        by_sentence.setdefault(_sentence_of(starts, match.mention.start), []).append(match)
    for index, sentence in enumerate(document.sentences):
        if any(start <= sentence.start < end for start, end in document.boilerplate):
            continue
        yield parse(sentence, tuple(by_sentence.get(index, ())))


def _sentence_of(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _count(parsed_sentences: tuple[ParsedSentence, ...], key: str) -> int:
    words = lexicon()[key]
    return sum(word in words for parsed in parsed_sentences for word in parsed.words)


def _countries(matches: tuple[Match, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the article's countries, most named first; none where it is not about two above all."""
    counts = Counter(match.place.country for match in matches if match.place is not None and match.place.country)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if sum(counts[code] for code in ranked[:2]) < MAIN_SHARE * counts.total():
        return ()
    return tuple(place for place in map(gazetteer.country, ranked) if place is not None)


def _dateline(parsed_sentences: tuple[ParsedSentence, ...]) -> Place | None:
    """Return the place that the article opens with ("TUNIS, May 3:"), where "here" is."""
    return next((parsed.arguments[0].place for parsed in parsed_sentences[:6] if dateline_end(parsed)), None)


def _told(
    discourse: Discourse, parsed: ParsedSentence, agents: tuple[Agent, ...], journeys: tuple[Journey, ...]
) -> Discourse:
    """Return the discourse for the sentence that follows."""
    people = tuple(t for t in agents if t.kind in {"person", "group"} and t.home is not None)
    visits = [journey for journey in journeys if journey.mode == "visit"]
    flights = [journey for journey in journeys if journey.mode == "flight"]
    standing = [
        argument.place
        for argument in parsed.arguments
        if argument.role in {"at", "destination", "of"} and not argument.demonym
    ]
    pair = tuple(argument.place for argument in parsed.arguments if argument.role in {"between", "pair"})
    return replace(
        discourse,
        place=standing[-1] if standing else discourse.place,
        topic=topic(parsed, discourse.gazetteer) or discourse.topic,
        venue=_venue(parsed) or discourse.venue,
        pair=pair if len(pair) == 2 else discourse.pair,
        people=(*people, *discourse.people)[:MEMORY],
        carrier=_latest(agents, {"carrier", "aircraft"}, discourse.carrier),
        vessel=_latest(agents, {"vessel"}, discourse.vessel),
        last_visit=visits[-1].destination if visits else discourse.last_visit,
        goal=journeys[-1].destination if journeys else discourse.goal,
        visitors=discourse.visitors | {visit.agent.surname for visit in visits if visit.agent and visit.agent.surname},
        last_flight_origin=flights[-1].origin if flights else discourse.last_flight_origin,
    )


def _venue(parsed: ParsedSentence) -> Place | None:
    """Return where the sentence says that people meet, None where it tells of no meeting."""
    meets = lexicon()["visit.held"] & set(parsed.words)
    places = [argument.place for argument in parsed.arguments if argument.role == "at" and argument.literal]
    return places[0] if meets and places else None


def _latest(agents: tuple[Agent, ...], kinds: set[str], known: Agent | None) -> Agent | None:
    """Return the last agent of ``kinds``, unless it is a bare word for the one already known ("the vessel")."""
    latest = next((t for t in reversed(agents) if t.kind in kinds and (t.home is not None or t.name)), None)
    fallback = next((t for t in reversed(agents) if t.kind in kinds), None)
    return latest or known or fallback


def find_links(
    document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer, *, outlet: Place | None = None
) -> tuple[Link, ...]:
    """Return the links that an article tells of, each once, in the order of the text.

    ``matches`` are those of the article, in order; the ones without a place are
    left out. ``outlet`` is where what published it is at home. An article that
    joins no places gives none.
    """
    return links_of(document, follow(document, matches, gazetteer, outlet))


def links_of(document: Document, steps: Iterable[Step]) -> tuple[Link, ...]:
    """Return the links of the journeys that sentences tell, with dates and actors, each event once."""
    mentions: list[LinkMention] = []
    anchor: str | None = None
    for step in steps:
        told = tuple(link_mentions(document.article, step.analysis.parsed, step.journeys, anchor))
        anchor = next((mention.link.date for mention in reversed(told) if mention.link.date), anchor)
        mentions.extend(told)
    return merge(with_known_origins(tuple(mentions)))


def explain_links(
    document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer, *, outlet: Place | None = None
) -> Iterator[tuple[str, str]]:
    """Yield each sentence that names two places or tells of a journey, with one reason why it is, or is no, link."""
    for step in follow(document, matches, gazetteer, outlet):
        ends = [argument for argument in step.analysis.parsed.arguments if not argument.demonym]
        if len(ends) < 2 and not step.journeys:
            continue
        bounds = step.analysis.parsed.sentence
        sentence = document.text[bounds.start : bounds.end]
        for line in explain(step):
            yield " ".join(sentence.split()), line


def explain(step: Step) -> Iterator[str]:
    """Yield the reasons for the links of a sentence, and for the want of them, a line each."""
    analysis = step.analysis
    if not analysis.triggers:
        yield "no link: no word tells of a journey"
    for trigger in analysis.triggers:
        word = analysis.word(trigger.index)
        told = [journey for journey in step.journeys if journey.trigger == trigger]
        if not told:
            yield f"no link by {word!r}: {_reason(analysis, trigger)}"
        for journey in told:
            yield _line(analysis, journey, word)


def _line(analysis: Analysis, journey: Journey, word: str) -> str:
    if is_denied(analysis.parsed, journey.trigger, journey.clause, service=journey.bidirectional):
        return f"no link by {word!r}: the sentence denies it"
    origin = journey.origin.name if journey.origin is not None else "an unknown place"
    who = f", by {journey.agent.text!r}" if journey.agent is not None and journey.agent.text else ""
    found = f"{'against' if journey.how in _INFERRED else 'for'} it: {_FOUND[journey.how]}"
    return (
        f"{journey.mode} by {word!r}: {origin} to {journey.destination.name}{who} (score {journey.score:.2f}; {found})"
    )


_INFERRED: frozenset[OriginFound] = frozenset({"carrier", "dateline", "outlet", "article", "unknown"})
"""Ways of finding an origin that leave doubt: no words of the text give it."""

_FOUND: dict[OriginFound, str] = {
    "stated": "the text names where it starts",
    "home": "the words around the traveller tell the home",
    "title": "an office or a known name tells the home",
    "carrier": "only the carrier's home tells the origin",
    "coreference": "another sentence tells the home or the origin",
    "dateline": "only the dateline tells the origin",
    "outlet": "only the home of the publisher tells the origin",
    "article": "only what the article is about tells the origin",
    "unknown": "nothing tells where it starts",
}


def _reason(analysis: Analysis, trigger: Trigger) -> str:
    if is_no_journey(analysis, trigger):
        return "the words around it speak of another way to travel, of flight from danger, or in a figure"
    if not analysis.field(trigger):
        return "no place stands where it leads"
    if trigger.shape != "service" and subject(analysis, trigger) is None:
        return "nobody and nothing that travels does it"
    return "its agent is at home or resident there, goes for nobody but himself, or is unknown"
