"""The maker's hand in a map: its words, its view, what it hides, renames and brings forward.

    standfirst = "A year of visits, and one ship."
    byline = "By Ann Otieno"
    hide = ["Waco Kungo Airport"]
    highlight = ["Karachi - Dhaka"]

    [rename]
    Chattogram = "Chittagong"

Everything may be left out. What is written is text, and never markup.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError

if TYPE_CHECKING:
    from geomap.network import Network

Box = tuple[float, float, float, float]  # west, south, east and north, in degrees

TEXTS = ("title", "standfirst", "byline", "source", "note")
LISTS = ("hide", "highlight")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a maker decides of a map beside its data.

    ``hide`` and the keys of ``rename`` are names or ids of places; ``highlight``
    holds pairs of them, as "Karachi - Dhaka", whose lines lead. ``view`` is what
    the map shows first.
    """

    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    source: str | None = None
    note: str | None = None
    view: Box | None = None
    hide: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the map of the maker's own, a line each."""
        return tuple(filter(None, (self.note, self.source)))

    def over(self, other: Edition) -> Edition:
        """Return this edition, with what it leaves open taken from another."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(other, **{name: value for name, value in said.items() if value})


def read_edition(path: Path) -> Edition:
    """Return the edition that a TOML file holds; OutputError if it is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(f"cannot read the edition '{path}' ({reason}); docs/map.md describes one") from problem
    known = {one.name for one in fields(Edition)}
    for name, value in table.items():
        if name not in known:
            raise OutputError(f"an edition knows no '{name}'; it holds {', '.join(sorted(known))}")
        if not _fits(name, value):
            raise OutputError(f"'{name}' of an edition is {str(value)[:60]!r}; write {_wanted(name)}")
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Edition(**made | ({"view": view_of(made["view"])} if "view" in made else {}))


def _fits(name: str, value: Any) -> bool:
    if name in TEXTS:
        return isinstance(value, str)
    if name in LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name == "rename":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return isinstance(value, list) and all(isinstance(one, int | float) for one in value)


def _wanted(name: str) -> str:
    return {"rename": "a table of names and new names", "view": "[west, south, east, north]"}.get(
        name, "a list of names" if name in LISTS else "a text"
    )


def view_of(sides: Sequence[float]) -> Box:
    """Return west, south, east and north in degrees, if they can be a view; else raise an OutputError."""
    if len(sides) != 4 or not (-360 <= sides[0] < sides[2] <= 360 and -85 <= sides[1] < sides[3] <= 85):
        raise OutputError(f"the view {list(sides)!r} is none; write west,south,east,north in degrees, as 60,5,100,40")
    west, south, east, north = map(float, sides)
    return west, south, east, north


def pair_of(written: str) -> tuple[str, str]:
    """Return the two places of a line that is written as "Karachi - Dhaka"."""
    ends = [end.strip() for end in written.replace("–", "-").replace("↔", "-").replace("→", "-").split(" - ")]
    if len(ends) != 2 or not all(ends):
        raise OutputError(f"{written!r} names no line; write its two places as 'Karachi - Dhaka'")
    return ends[0], ends[1]


def without_hidden(network: Network, edition: Edition) -> Network:
    """Return a network without the places that an edition hides, nor what begins or ends there.

    OutputError where it hides or renames a place that the network does not hold.
    """
    known = {name for row in network.place_rows for name in (row.id, row.name)}
    pairs = [end for pair in map(pair_of, edition.highlight) for end in pair]
    for wanted in (*edition.hide, *edition.rename, *pairs):
        if wanted not in known:
            raise OutputError(f"the edition names '{wanted}', which is no place of the map; write it as the map does")
    if not edition.hide:
        return network
    gone = {row.id for row in network.place_rows if {row.id, row.name} & set(edition.hide)}
    corridors = tuple(row for row in network.corridor_rows if not {row.origin, row.destination} & gone)
    kept = {row.id for row in corridors}
    return replace(
        network,
        place_rows=tuple(row for row in network.place_rows if row.id not in gone),
        corridor_rows=corridors,
        link_rows=tuple(row for row in network.link_rows if row.corridor is None or row.corridor in kept),
    )
