"""Say for each sentence with two places why it is, or is not, a link."""

from collections.abc import Iterator

from geomap.links.journeys import Journey
from geomap.links.movers import subject
from geomap.links.readers import is_no_journey
from geomap.links.sights import Sight
from geomap.links.statuses import is_denied
from geomap.links.story import Step
from geomap.links.triggers import Trigger


def explain(step: Step) -> Iterator[str]:
    """Yield the reasons for the links of a sentence, and for the want of them, a line each."""
    sight = step.sight
    if not sight.triggers:
        yield "no link: no word tells of a journey"
    for trigger in sight.triggers:
        word = sight.word(trigger.index)
        told = [journey for journey in step.journeys if journey.trigger == trigger]
        if not told:
            yield f"no link by {word!r}: {_reason(sight, trigger)}"
        for journey in told:
            yield _line(sight, journey, word)


def _line(sight: Sight, journey: Journey, word: str) -> str:
    if is_denied(sight.scene, journey.trigger, journey.clause, service=journey.bidirectional):
        return f"no link by {word!r}: the sentence denies it"
    origin = journey.origin.name if journey.origin is not None else "an unknown place"
    who = f", by {journey.traveller.text!r}" if journey.traveller is not None and journey.traveller.text else ""
    return (
        f"{journey.mode} by {word!r}: {origin} to {journey.destination.name}{who} "
        f"(origin: {journey.how}; score {journey.score:.2f})"
    )


def _reason(sight: Sight, trigger: Trigger) -> str:
    if is_no_journey(sight, trigger):
        return "the words around it speak of another way to travel, of flight from danger, or in a figure"
    if not sight.field(trigger):
        return "no place stands where it leads"
    if trigger.shape != "service" and subject(sight, trigger) is None:
        return "nobody and nothing that travels does it"
    return "its traveller is at home or resident there, goes for nobody but himself, or is unknown"
