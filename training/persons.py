"""Write gazetteer/persons.json, the given and family names that tell people from places.

    python training/persons.py FAKER_JSON NAMES_FOLDER

FAKER_JSON holds the ``person`` entries of @faker-js/faker (npm, MIT) by locale, as
``training/faker_names.mjs`` prints them; NAMES_FOLDER is the folder ``names`` of
the PyPI package of that name (MIT), with the lists of the US census of 1990
(public domain). Only names written as one word in Latin letters are kept.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FAMILY_NAMES = 12_000
"""How many of the census's family names are kept, the commonest first: nine people in ten bear one of them."""

_WORD = re.compile(r"[A-Za-zÀ-ɏ'’]{2,}")
TARGET = Path(__file__).parent.parent / "gazetteer" / "persons.json"


def names_in(entry: Any) -> Iterator[str]:
    """Yield the names of an entry, whatever its depth: faker keeps them by sex or in one list."""
    if isinstance(entry, str):
        if _WORD.fullmatch(entry):
            yield entry.lower()
    elif isinstance(entry, list):
        for item in entry:
            yield from names_in(item)
    elif isinstance(entry, dict):
        for item in entry.values():
            yield from names_in(item)


def census(folder: Path, name: str, most: int | None = None) -> list[str]:
    """Return the names of one list of the census, commonest first."""
    return [line.split()[0].lower() for line in (folder / f"dist.{name}").read_text().splitlines()][:most]


def main(faker: str, folder: str) -> None:
    """Gather, sort and write both lists."""
    locales = json.loads(Path(faker).read_text(encoding="utf-8"))
    given = set(census(Path(folder), "male.first") + census(Path(folder), "female.first"))
    family = set(census(Path(folder), "all.last", FAMILY_NAMES))
    for locale in locales.values():
        given.update(names_in(locale.get("first")))
        family.update(names_in(locale.get("last")))
    TARGET.write_text(
        json.dumps(
            {
                "source": "@faker-js/faker 10.6.0 (npm, MIT); names 0.3.0 (PyPI, MIT) with the US census of 1990",
                "given": " ".join(sorted(given)),
                "family": " ".join(sorted(family)),
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
