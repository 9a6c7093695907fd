"""The words that links are read from, as ``lexicon.toml`` and the tables beside it give them."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w'’]+|\S")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words and phrases by ``section.key``, regular expressions by key, roles, and carriers by name.

    A carrier has its country's code and its mode.
    """

    words: dict[str, frozenset[str]]
    expressions: dict[str, str]
    roles: tuple[str, ...]
    carriers: dict[Words, tuple[str, str]]
    longest_carrier_from: dict[str, int]

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.words[key]


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices and bodies that one country has, or whose seat is known, with what finds them in joined words.

    A home is the ISO code of a country or the name of a town.
    """

    homes: dict[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Persons:
    """Statesmen and stateswomen: their homes by whole name, and by the surnames that one home alone has.

    ``longest_from`` is the number of words of the longest name that begins with a word.
    """

    by_name: dict[Words, str]
    by_surname: dict[str, str]
    longest_from: dict[str, int]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    tables: dict[str, dict[str, Any]] = tomllib.loads((_FOLDER / "lexicon.toml").read_text(encoding="utf-8"))
    expressions = tables.pop("expressions")
    words = {
        f"{section}.{key}": frozenset(value.split()) if isinstance(value, str) else frozenset(value)
        for section, table in tables.items()
        for key, value in table.items()
    }
    carriers = {_tokens(row["name"]): (row["country"], row["mode"]) for row in _rows("carriers.csv")}
    return Lexicon(words, expressions, tuple(tables["roles"]), carriers, _longest_from(carriers))


@cache
def offices() -> Offices:
    """Return the table of offices, read once."""
    homes = {row["office"]: row["home"] for row in _rows("offices.csv")}
    return Offices(homes, _finder(homes))


@cache
def persons() -> Persons:
    """Return the table of persons, read once."""
    by_name = {_tokens(row["name"]): row["home"] for row in _rows("persons.csv")}
    homes: dict[str, set[str]] = {}
    for name, home in by_name.items():
        if name[-2:-1] not in {("-",), ("force",)}:  # "Moon Jae-in", "Air Force One"
            homes.setdefault(name[-1], set()).add(home)
    by_surname = {surname: min(known) for surname, known in homes.items() if len(known) == 1}
    return Persons(by_name, by_surname, _longest_from(by_name))


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _tokens(name: str) -> Words:
    return tuple(_TOKEN.findall(name.lower().replace("’", "'")))


def _longest_from(names: Mapping[Words, object]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Return what finds any word or phrase of list ``key`` in words joined by single spaces."""
    return _finder(lexicon()[key])


@cache
def expression(key: str) -> re.Pattern[str]:
    """Return the regular expression ``key``, for words joined by single spaces; it matches whole words only."""
    return re.compile(rf"(?<!\S)(?:{lexicon().expressions[key]})(?!\S)", re.VERBOSE)


def _finder(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, ordered))})(?!\S)")
