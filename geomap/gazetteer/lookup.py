"""Find the places that bear a name, in a file that is only read, and say which comes first before any context.

The gazetteer is one SQLite file that ``geomap gazetteer build`` writes and every
installation carries. Nothing here changes it.

Schema (version 1), written by ``geomap.sources.database``:

- ``place``: ``id`` is the GeoNames id, or a number from 200 000 000 up for a place
  that GeoNames lacks, whose own id then stands in ``reference``; ``lon`` and
  ``lat`` count 0.00001 degrees; ``kind`` refers to the table ``kind``;
  ``prominence`` is in hundredths of a power of ten of people.
- ``name``: ``key`` is the folded name, ``naming`` an index into ``NAMINGS``,
  ``written`` the name as its source writes it, NULL where ``spelling`` tells it.
- ``demonym``: the folded word and the country or region it belongs to.
- ``source``: name, licence and the attribution that the licence asks for.
- ``meta``: the schema's version and the filter that ``bears`` asks first.
"""

import re
import sqlite3
import weakref
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.gazetteer.folding import fold
from geomap.records import KINDS, Place

# ---------------------------------------------------------------- candidates

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


# ---------------------------------------------------------------- the file

SCHEMA_VERSION = 1

DEGREE = 100_000  # the file counts coordinates in 0.00001 degrees, which is 1.1 m
PROMINENCE = 100  # and prominence in hundredths
FILTER_BITS = 1 << 24  # 2 MiB; with 0.7 million names one question in 25 passes wrongly and is asked of the file

_NUMBER = re.compile("[1-9][0-9]{0,17}")  # longer ones SQLite does not take


def spelling(key: str, place_name: str) -> str:
    """Return how the file takes the folded name ``key`` of a place to be written, where it does not say."""
    return place_name if fold(place_name) == key else key.title()


def key_filter(keys: Iterable[str]) -> bytes:
    """Return the bits by which ``bears`` answers most questions without the file."""
    bits = bytearray(FILTER_BITS // 8)
    for key in keys:
        bit = zlib.crc32(key.encode()) % FILTER_BITS
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


_PLACE = """
    SELECT coalesce(place.reference, place.id), place.name, place.lon, place.lat, kind.name, place.country,
           place.admin1, place.population, place.capital, place.prominence {more}
    FROM place JOIN kind ON kind.id = place.kind {how}
"""
_BEARERS = _PLACE.format(
    more=", name.naming, name.written", how="JOIN name ON name.place = place.id WHERE name.key = ?"
)


_WAY_OUT = "run 'geomap gazetteer build'"


class Gazetteer:
    """The places of one gazetteer file, looked up by name, id, country and division.

    ``find(name)`` gives the places that bear a name, ``place(id)`` and
    ``demonym(word)`` one place or None. Each remembers its latest answers.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        bits: bytes,
        *,
        own: Sequence[OwnPlace] = (),
        lender: "Gazetteer | None" = None,
    ) -> None:
        """Look up in ``own`` places and in ``connection``; ``open`` is how callers get one."""
        self._connection = connection
        self._bits = bits
        self._lender = lender  # closes the connection when nobody holds it, so it must be held
        self._own = {known.place.id: known.place for known in own}
        self._own_names: dict[str, list[Candidate]] = defaultdict(list)
        for known in own:
            for key, candidate in known.candidates():
                self._own_names[key].append(candidate)
        # Per gazetteer, so that two files never answer for one another.
        self.find = lru_cache(maxsize=10_000)(self._find)
        self.place = lru_cache(maxsize=10_000)(self._place)
        self.demonym = lru_cache(maxsize=5_000)(self._demonym)

    @classmethod
    def open(cls, path: Path | None = None) -> "Gazetteer":
        """Open the gazetteer at ``path``, by default the one that came with geomap."""
        path = data_path("gazetteer.sqlite") if path is None else path
        if not path.is_file():
            raise GazetteerError(f"no gazetteer at {path}; {_WAY_OUT}")
        # Nobody writes the file while it is read, so SQLite need not look for locks;
        # one connection may serve several threads, as SQLite takes them in turn.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with ExitStack() as unless_good:
            try:
                connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
                unless_good.callback(connection.close)
                facts = dict(connection.execute("SELECT name, value FROM meta"))
                schema, bits = facts["schema"], zlib.decompress(facts["filter"])
            except (sqlite3.DatabaseError, zlib.error, KeyError, TypeError) as error:
                raise GazetteerError(f"the gazetteer {path} is damaged ({error}); {_WAY_OUT}") from error
            if schema != SCHEMA_VERSION:
                words = f"has schema {schema!r}, this geomap reads {SCHEMA_VERSION}"
                raise GazetteerError(f"the gazetteer {path} {words}; {_WAY_OUT}")
            unless_good.pop_all()
            gazetteer = cls(connection, bits)
            weakref.finalize(gazetteer, connection.close)  # for callers who only let go of the gazetteer
            return gazetteer

    def with_own(self, places: Iterable[OwnPlace]) -> "Gazetteer":
        """Return a gazetteer in which ``places`` of a user come first, and stand for those that have their ids.

        A place that is stood for keeps its names. Both gazetteers read one file,
        which closing either closes.
        """
        return Gazetteer(self._connection, self._bits, own=tuple(places), lender=self)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def bears(self, folded: str) -> bool:
        """Say whether anything bears the folded name ``folded``; demonyms do not count."""
        if folded in self._own_names:
            return True
        bit = zlib.crc32(folded.encode()) % FILTER_BITS
        if not self._bits[bit >> 3] >> (bit & 7) & 1:
            return False
        return bool(self._rows("SELECT 1 FROM name WHERE key = ? LIMIT 1", folded))

    def owns(self, name: str) -> bool:
        """Say whether the user's own gazetteer gives ``name``."""
        return bool(self._own_names) and fold(name) in self._own_names

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear ``name``, the likeliest first, as ``weigh`` has it.

        Those of the user's own gazetteer come before all others. Equals are
        ordered by their ids. A name that nothing bears is tried without a leading
        "the".
        """
        key = fold(name)
        if not self.bears(key):
            return self.find(key.removeprefix("the ")) if key.startswith("the ") else ()
        own, rows = self._own_names.get(key, []), self._rows(_BEARERS, key)
        given = {candidate.place.id for candidate in own}
        others = [self._candidate(row, key) for row in rows if str(row[0]) not in given]
        return tuple(sorted([*own, *others], key=lambda one: (not one.own, -one.weight, one.place.id)))

    def _candidate(self, row: tuple[Any, ...], key: str) -> Candidate:
        place, capital, naming, written = self._place_of(row), bool(row[8]), NAMINGS[row[10]], row[11]
        weight = weigh(row[9] / PROMINENCE, naming)
        return Candidate(place, spelling(key, place.name) if written is None else written, naming, weight, capital)

    def _place_of(self, row: tuple[Any, ...]) -> Place:
        """Return the place of a row, or the user's own that stands for it."""
        id, name, lon, lat, kind, country, admin1, population = row[:8]
        own = self._own.get(str(id))
        return own or Place(str(id), name, lon / DEGREE, lat / DEGREE, kind, country, admin1, population)

    def _place(self, id: str) -> Place | None:
        """Return the place with ``id``, or None."""
        if id in self._own:
            return self._own[id]
        if _NUMBER.fullmatch(id):
            return self._one("WHERE place.id = ? AND place.reference IS NULL", int(id))
        return self._one("WHERE place.reference = ?", id)

    def country(self, code: str) -> Place | None:
        """Return the country with the ISO 3166-1 alpha-2 ``code``, or None."""
        return self._one("JOIN country ON country.place = place.id WHERE country.code = ?", code)

    def capital(self, code: str) -> Place | None:
        """Return the capital of the country with ``code``, or None."""
        return self._one("JOIN country ON country.capital = place.id WHERE country.code = ?", code)

    def region1(self, country: str, admin1: str) -> Place | None:
        """Return the first-level division ``admin1`` of ``country``, or None."""
        return self._one(
            "JOIN division ON division.place = place.id WHERE division.country = ? AND division.admin1 = ?",
            country,
            admin1,
        )

    def towns(self, country: str) -> list[tuple[float, float, str]]:
        """Return (lon, lat, first-level division) of each city of the country with the code ``country``."""
        query = "SELECT lon, lat, admin1 FROM place WHERE country = ? AND kind = ? ORDER BY id"
        rows = self._rows(query, country, KINDS.index("city"))
        return [(lon / DEGREE, lat / DEGREE, admin1) for lon, lat, admin1 in rows]

    def _demonym(self, word: str) -> Place | None:
        """Return the country or region that ``word`` ("Bangladeshi") says someone is from, or None."""
        return self._one("JOIN demonym ON demonym.place = place.id WHERE demonym.key = ?", fold(word))

    def credits(self) -> tuple[str, ...]:
        """Return what a map made with this gazetteer has to say of its sources, a line each."""
        rows = self._rows("SELECT attribution FROM source WHERE attribution <> '' ORDER BY rowid")
        return tuple(str(text) for (text,) in rows)

    def _one(self, how: str, *values: object) -> Place | None:
        rows = self._rows(_PLACE.format(more="", how=how), *values)
        return self._place_of(rows[0]) if rows else None

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except UnicodeEncodeError:  # half a character, which no name holds
            return []
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"the gazetteer is damaged ({error}); {_WAY_OUT}") from error
