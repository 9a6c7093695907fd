"""The records that travel through geomap, in the order in which they are made.

Each is frozen: a stage takes records and returns new ones. Coordinates are
(lon, lat) in WGS84 degrees, east and north positive. Offsets count Unicode code
points of the article's text from 0, the end exclusive.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

LonLat = tuple[float, float]

Use = Literal["literal", "associative"]
"""How a name is used: for the location itself, or for what belongs to it (a
government, a modifier, a part of an organisation's name)."""

Status = Literal[
    "operating", "completed", "trial", "planned", "proposed", "postponed", "suspended", "cancelled", "invited"
]


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read, with nothing interpreted."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that names a place.

    ``start`` and ``end`` bound the name; ``sentence`` holds the offsets of the
    sentence around it. ``toponym`` is the name to look up: the stretch as
    written, or the country that a demonym ("Bangladeshi") stands for. A demonym
    tells where somebody is from and names no place itself. ``use_score`` runs
    from 0.5, where the other use is as likely, to 1.
    """

    article: Article
    start: int
    end: int
    sentence: tuple[int, int]
    toponym: str
    use: Use
    demonym: bool = False
    use_score: float = 1.0

    @property
    def text(self) -> str:
        """Return the stretch as the article writes it."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    ``id`` is the GeoNames id in digits where GeoNames has the place, else a
    source and a key ("port:PKBQM"). ``kind`` is one of ``KINDS``. ``country`` is
    the ISO 3166-1 alpha-2 code, "" for seas and regions that span several.
    ``admin1`` is the GeoNames code of the first-level division within the
    country ("04"), "" where there is none.
    """

    id: str
    name: str
    lon: float
    lat: float
    kind: str
    country: str
    admin1: str = ""
    population: int = 0

    @property
    def lonlat(self) -> LonLat:
        """Return (lon, lat)."""
        return self.lon, self.lat


KINDS = (
    "country", "region1", "region2", "city", "airport", "port", "base", "continent", "region", "ocean", "sea",
    "gulf", "strait", "canal", "river", "lake", "island", "islands", "peninsula", "cape", "mountain", "desert",
)  # fmt: skip
"""The kinds of place. ``region1`` and ``region2`` are first- and second-level
divisions of a country; ``region`` is any other area (Kashmir, the Levant)."""

AREA_KINDS = frozenset(
    {"country", "region1", "region2", "continent", "region", "ocean", "sea", "gulf", "islands", "desert"}
)
"""Kinds whose point only stands for an area."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place that a name may mean too, and how likely it is, from 0 to 1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """A mention with the place chosen for it, or None and the reason why not.

    ``score`` runs from 0 to 1; ``candidates`` are the places that came next,
    likeliest first, none where the chosen one is all but certain.
    """

    mention: Mention
    place: Place | None
    score: float
    reason: str
    candidates: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a link rests on, with all that leads back to them."""

    text: str
    start: int
    end: int
    article: str
    title: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two places that a text joins by a flight, a ship or a visit.

    An end is None where the text does not give it. ``date`` is ISO 8601 with the
    precision the text supports ("2025", "2025-08" or "2025-08-23"). ``rule``
    names what fired and how the origin was found.
    """

    mode: str
    origin: Place | None
    destination: Place | None
    via: tuple[Place, ...]
    bidirectional: bool
    status: Status
    date: str | None
    actors: tuple[str, ...]
    score: float
    rule: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name in an article with the place it was given, as it leaves the process.

    ``place`` is None where the name could not be placed; ``reason`` says why it
    was put there, or why nowhere. ``candidates`` are the places that came next.
    """

    start: int
    end: int
    text: str
    place: Place | None
    use: Use
    score: float
    use_score: float = 1.0
    reason: str = ""
    candidates: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article says: the places it names and the links it draws between them."""

    id: str
    title: str | None
    published: date | None
    url: str | None
    places: tuple[NamedPlace, ...]
    links: tuple[Link, ...]
