"""The words that links are read from, as ``lexicon.toml`` and ``carriers.csv`` give them."""

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words and phrases by ``section.key``, and the carriers' countries and modes by name."""

    words: dict[str, frozenset[str]]
    titles_of_one_country: dict[str, str]
    carriers: dict[tuple[str, ...], tuple[str, str]]

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.words[key]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    tables: dict[str, dict[str, Any]] = tomllib.loads((_FOLDER / "lexicon.toml").read_text(encoding="utf-8"))
    words = {
        f"{section}.{key}": frozenset(value)
        for section, table in tables.items()
        for key, value in table.items()
        if isinstance(value, list)
    }
    with (_FOLDER / "carriers.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    carriers = {tuple(row["name"].lower().split()): (row["country"], row["mode"]) for row in rows}
    return Lexicon(words, tables["people"]["titles_of_one_country"], carriers)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Return what finds any word or phrase of list ``key`` in words joined by single spaces."""
    phrases = sorted(lexicon()[key], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, phrases))})(?!\S)")
