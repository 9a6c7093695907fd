"""The places that bear a name, and which of them comes first before any context."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from geomap.gazetteer.folding import fold
from geomap.records import Place

NAMINGS = ("primary", "alternate", "historical", "abbreviation", "code")
"""What a name is to its place, in the order that the file numbers them. "primary" is
its own name, its English one, or one that our tables call as good; "alternate" is
any other. A "code" (IATA, ICAO, "NYC") counts only where a text writes it in capitals."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name, how it bears it, and why it stands where it does.

    ``name`` is written as the source writes it; ``naming`` is one of ``NAMINGS``.
    ``weight`` is the prior that orders candidates: about the logarithm of the
    people that the place speaks for. ``reason`` says in words what it rests on.
    ``own`` tells a name that the user's own gazetteer gives.
    """

    place: Place
    name: str
    naming: str
    weight: float = 0.0
    capital: bool = False
    own: bool = False

    @property
    def reason(self) -> str:
        """Say what the candidate's rank rests on: "primary name, capital, 1.0 M people"."""
        facts = ["own gazetteer"] if self.own else []
        facts += [f"{self.naming} name" if self.naming in ("primary", "alternate", "historical") else self.naming]
        facts += [self.place.kind] if self.place.kind != "city" else []
        facts += ["capital"] if self.capital else []
        facts += [_people(self.place.population)] if self.place.population else []
        return ", ".join(facts)


def _people(population: int) -> str:
    for unit, size in (("M", 1_000_000), ("k", 1_000)):
        if population >= size:
            return f"{population / size:.1f} {unit} people"
    return f"{population} people"


# What a name takes from its place's prominence, in the same unit: a place that bears
# the name only as another one counts as a hundred times smaller.
_NAMING = {"primary": 0.0, "abbreviation": 0.0, "historical": 0.5, "alternate": 2.0, "code": 3.0}


def weigh(prominence: float, naming: str) -> float:
    """Return how likely a place is, before any context, to be meant by a name it bears as ``naming``.

    The unit is a power of ten of people. Islamabad comes before Chattogram, which
    has six times the people and bore that name once; Mumbai comes before every
    village called Bombay.
    """
    return prominence - _NAMING[naming]


class OwnPlace(NamedTuple):
    """A place of the user's own gazetteer, with the names that the user gives it."""

    place: Place
    names: tuple[str, ...]

    def candidates(self) -> Iterator[tuple[str, Candidate]]:
        """Yield each folded name once, with the place as its candidate."""
        for key, written in {fold(name): name for name in reversed(self.names)}.items():
            yield key, Candidate(self.place, written, "primary", OWN_WEIGHT, own=True)


OWN_WEIGHT = 7.5
"""What a user writes down is known to the user's readers: as well as a region of our own tables."""
