"""Fold a written name, and find the places that bear it, in a file that is only read.

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
import unicodedata
import weakref
import zlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.records import Place

SCHEMA_VERSION = 1

NAMINGS = ("primary", "alternate", "historical", "abbreviation", "code")
"""What a name is to its place, in the order that the file numbers them. "primary" is
its own name, its English one, or one that our tables call as good; "alternate" is
any other. A "code" (IATA, ICAO, "NYC") counts only where a text writes it in capitals."""

DEGREE = 100_000  # the file counts coordinates in 0.00001 degrees, which is 1.1 m
PROMINENCE = 100  # and prominence in hundredths
FILTER_BITS = 1 << 24  # 2 MiB; with 0.7 million names one question in 25 passes wrongly and is asked of the file

# Letters that Unicode does not decompose, as news texts leave them out.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n",
        "ə": "e", "ǝ": "e", "ɛ": "e", "ŧ": "t", "ƙ": "k", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƣ": "g", "ƶ": "z", "ɲ": "n",
        "ȝ": "y", "ʒ": "z", "ƿ": "w",
    }
    | dict.fromkeys("’‘ʼʻʹʿʾ´′‛ʽˈ\u200b\u200c\u200d\u00ad", "")
)  # fmt: skip
# ASCII that is neither letter nor digit parts words, but for apostrophes.
_SIGNS = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"'": "", "`": "", "&": " and "}
)
# A dot between single letters joins them ("u.a.e."); any other ends a word ("st.louis").
_JOINING_DOT = re.compile(r"(?<![^\W_])([^\W\d_])\.(?!\s)")
_NUMBER = re.compile("[1-9][0-9]{0,17}")  # longer ones SQLite does not take
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """Return the one form under which all spellings of ``name`` are found.

    Case, accents and apostrophes go; hyphens, and whatever else is neither letter
    nor digit, become single spaces; the dots of "U.A.E." go without a trace.
    "St", "Ste", "Mt" and "Ft" before another word are spelled out. Folding twice
    changes nothing. A name without letters or digits gives "".
    """
    plain = name.lower() if name.isascii() else _without_accents(name).translate(_LETTERS)
    if plain.isalnum():
        return plain
    if "." in plain:
        plain = _JOINING_DOT.sub(r"\1", plain)
    words = plain.translate(_SIGNS)
    if not words.isascii():
        words = "".join(letter if letter.isalnum() else " " for letter in words)
    parts = words.split()
    for position, word in enumerate(parts[:-1]):
        parts[position] = _SPELLED_OUT.get(word, word)
    return " ".join(parts)


def _without_accents(name: str) -> str:
    # Folding the case can bring new accents ("İ"), so they are split off twice.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name, how it bears it, and why it stands where it does.

    ``name`` is written as the source writes it; ``naming`` is one of ``NAMINGS``.
    ``weight`` is the prior that orders candidates: about the logarithm of the
    people that the place speaks for. ``reason`` says in words what it rests on.
    """

    place: Place
    name: str
    naming: str
    weight: float = 0.0
    capital: bool = False

    @property
    def reason(self) -> str:
        """Say what the candidate's rank rests on: "primary name, capital, 1.0 M people"."""
        facts = [f"{self.naming} name" if self.naming in ("primary", "alternate", "historical") else self.naming]
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

    def __init__(self, connection: sqlite3.Connection, bits: bytes) -> None:
        """Look up in ``connection``; ``open`` is how callers get one."""
        self._connection = connection
        self._bits = bits
        weakref.finalize(self, connection.close)  # for callers who only let go of the gazetteer
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
            return cls(connection, bits)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def bears(self, folded: str) -> bool:
        """Say whether anything bears the folded name ``folded``; demonyms do not count."""
        bit = zlib.crc32(folded.encode()) % FILTER_BITS
        if not self._bits[bit >> 3] >> (bit & 7) & 1:
            return False
        return bool(self._rows("SELECT 1 FROM name WHERE key = ? LIMIT 1", folded))

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear ``name``, the likeliest first, as ``weigh`` has it.

        Equals are ordered by their ids. A name that nothing bears is tried
        without a leading "the".
        """
        key = fold(name)
        rows = self._rows(_BEARERS, key) if self.bears(key) else []
        if not rows and key.startswith("the "):
            return self.find(key.removeprefix("the "))
        candidates = [_candidate(row, key) for row in rows]
        return tuple(sorted(candidates, key=lambda candidate: (-candidate.weight, candidate.place.id)))

    def _place(self, id: str) -> Place | None:
        """Return the place with ``id``, or None."""
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

    def _demonym(self, word: str) -> Place | None:
        """Return the country or region that ``word`` ("Bangladeshi") says someone is from, or None."""
        return self._one("JOIN demonym ON demonym.place = place.id WHERE demonym.key = ?", fold(word))

    def attributions(self) -> tuple[tuple[str, str, str], ...]:
        """Return (source, licence, text) for each source that a map made with this gazetteer names."""
        return tuple(self._rows("SELECT name, licence, attribution FROM source WHERE attribution <> '' ORDER BY rowid"))

    def _one(self, how: str, *values: object) -> Place | None:
        rows = self._rows(_PLACE.format(more="", how=how), *values)
        return _place_of(rows[0]) if rows else None

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"the gazetteer is damaged ({error}); {_WAY_OUT}") from error


def _place_of(row: tuple[Any, ...]) -> Place:
    id, name, lon, lat, kind, country, admin1, population = row[:8]
    return Place(str(id), name, lon / DEGREE, lat / DEGREE, kind, country, admin1, population)


def _candidate(row: tuple[Any, ...], key: str) -> Candidate:
    place, capital, naming, written = _place_of(row), bool(row[8]), NAMINGS[row[10]], row[11]
    weight = weigh(row[9] / PROMINENCE, naming)
    return Candidate(place, spelling(key, place.name) if written is None else written, naming, weight, capital)
