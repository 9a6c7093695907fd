"""What GeoNames adds to its cities and divisions in English, out of plaincities.

That package keeps a Python file of plain lists for each country; they are read as
data and never run.
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Division:
    """A division of a country: its GeoNames id, its English name, and its own one without accents."""

    id: str
    english: str
    plain: str


@dataclass(frozen=True, slots=True)
class Details:
    """What plaincities knows.

    ``divisions`` go by GeoNames code: "PK.05" on the first level, "US.KY.125" on
    the second. ``english`` gives the English name of a city by its id.
    """

    divisions: Mapping[str, Division]
    english: Mapping[str, str]


def details(countries: Iterable[str]) -> Details:
    """Return the details in the texts of ``countries`` (files like PK_en.py)."""
    divisions: dict[str, Division] = {}
    english: dict[str, str] = {}
    for text in countries:
        lists = _lists(text)
        for code, (name, plain, id) in (lists["_states"] | lists["_districts"]).items():
            divisions[code] = Division(str(id), name, plain)
        english |= zip(map(str, lists["geoid_list"]), lists["name_list"], strict=True)
    return Details(divisions, english)


def _lists(text: str) -> dict[str, Any]:
    statements = [statement for statement in ast.parse(text).body if isinstance(statement, ast.Assign)]
    return {
        target.id: ast.literal_eval(statement.value)
        for statement in statements
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
