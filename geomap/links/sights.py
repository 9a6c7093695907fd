"""A sentence with all that was found in it, and what the article has told before."""

from collections.abc import Iterable
from dataclasses import dataclass

from geomap.gazetteer import Gazetteer
from geomap.links.clauses import clause_at
from geomap.links.homes import home_of
from geomap.links.scenes import Role, Scene, Spot
from geomap.links.travellers import Traveller
from geomap.links.triggers import Trigger
from geomap.records import Place


@dataclass(frozen=True, slots=True)
class Context:
    """What the article has told before the sentence at hand.

    ``people``, the last one first, ``carrier`` and ``vessel`` are who "he" or "it"
    may be; ``dateline`` is "here" and ``place`` is "there"; ``pair`` are the ends
    of "the route"; ``topic`` is the country that "its" means; ``last_visit`` is
    where "followed" leads; ``countries`` are the article's, most often named first.
    """

    gazetteer: Gazetteer
    countries: tuple[Place, ...] = ()
    dateline: Place | None = None
    place: Place | None = None
    topic: Place | None = None
    pair: tuple[Place, ...] = ()
    people: tuple[Traveller, ...] = ()
    carrier: Traveller | None = None
    vessel: Traveller | None = None
    last_visit: Place | None = None
    last_flight_origin: Place | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence's scene, its travellers, triggers and clauses, each in order, and the context."""

    scene: Scene
    travellers: tuple[Traveller, ...]
    triggers: tuple[Trigger, ...]
    clauses: tuple[tuple[int, int], ...]
    context: Context

    @property
    def person(self) -> Traveller | None:
        """Return who "he" or "she" most likely is."""
        return self.context.people[0] if self.context.people else None

    @property
    def words(self) -> tuple[str, ...]:
        """Return the sentence's words in lower case."""
        return self.scene.words

    @property
    def ends(self) -> tuple[Spot, ...]:
        """Return the places that may be ends: neither adjectives nor parts of a traveller's phrase."""
        covered = {index for t in self.travellers for index in range(t.first, t.last + 1)}
        return tuple(spot for spot in self.scene.spots if not spot.demonym and spot.first not in covered)

    def word(self, index: int) -> str:
        """Return the word at ``index``, "" beyond the sentence."""
        return self.scene.word(index)

    def clause(self, trigger: Trigger) -> tuple[int, int]:
        """Return the bounds of the clause that holds ``trigger``."""
        return clause_at(self.clauses, trigger.index)

    def field(self, trigger: Trigger) -> tuple[Spot, ...]:
        """Return the ends to the right of a trigger, up to the next one of its clause."""
        limit = self.clause(trigger)[1]
        rivals = (t.index for t in self.triggers if t.index > trigger.index and t.shape not in {"presence", "bound"})
        limit = min(limit, next(rivals, limit))
        return tuple(spot for spot in self.ends if trigger.index < spot.first < limit)


def topic(scene: Scene, gazetteer: Gazetteer) -> Place | None:
    """Return the country that the sentence begins with as its subject, None where it begins otherwise."""
    subjects = [spot for spot in scene.spots[:1] if spot.role == "" and spot.first <= 2]
    return home_of(subjects[0], gazetteer) if subjects else None


def first_chain(spots: Iterable[Spot], *roles: Role) -> tuple[Spot, ...]:
    """Return the first of ``spots`` in one of ``roles``, with all that are enumerated with it."""
    fitting = [spot for spot in spots if not roles or spot.role in roles]
    return tuple(spot for spot in fitting if spot.chain == fitting[0].chain)
