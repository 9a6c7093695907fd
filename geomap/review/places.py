"""The places that the page knows: those in review, and those that names may mean instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.gazetteer import Gazetteer
from geomap.records import Extract, NamedPlace, Place
from geomap.review.doubts import doubt_of, place_doubts

if TYPE_CHECKING:
    from geomap.network import Network

MOST_CHOICES = 6
"""Places among which a reviewer may choose for one name: the likeliest."""

UNLIKELY = 2.0
"""Powers of ten of people: a bearer of a name so much smaller than the likeliest is hardly meant."""


class Places:
    """The rows of the page's places, and the choices that its names have, each of which stands there once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.rows: list[dict[str, Any]] = []
        self.choices: list[list[int]] = []
        self.likely: list[int] = []
        self.gazetteer = gazetteer
        self._row_of: dict[str, int] = {}
        self._choice_of: dict[tuple[int, ...], int] = {}
        self._region = cache(self._region_name)

    def add_network(self, network: Network) -> None:
        """Add the places of ``network``, with what only the gazetteer tells of them."""
        for row in network.place_rows:
            known = self.gazetteer.place(row.id)
            admin1, population = (known.admin1, known.population) if known is not None else ("", 0)
            self.row(Place(row.id, row.name, row.lon, row.lat, row.kind, row.country, admin1, population))

    def row(self, place: Place) -> int:
        """Return the row of ``place``, which is added where it is new."""
        if place.id not in self._row_of:
            self._row_of[place.id] = len(self.rows)
            self.rows.append(
                {
                    "id": place.id,
                    "name": place.name,
                    "kind": place.kind,
                    "country": place.country,
                    "region": self._region(place.country, place.admin1 if place.kind != "region1" else ""),
                    "population": place.population,
                    "lon": place.lon,
                    "lat": place.lat,
                }
            )
        return self._row_of[place.id]

    def row_of(self, id: str | None, *, otherwise: int) -> int:
        """Return the row of the place with ``id``, ``otherwise`` where neither page nor gazetteer has it."""
        if id is None or id in self._row_of:
            return otherwise if id is None else self._row_of[id]
        place = self.gazetteer.place(id)
        return otherwise if place is None else self.row(place)

    def choices_of(self, names: Iterable[str], *, chosen: int | None) -> int:
        """Return the number of the list of places that ``names`` may mean, ``chosen`` first, then the likeliest.

        ``likely`` holds how many of each list are not so small that they are hardly meant.
        """
        found = sorted(
            (candidate for name in names for candidate in self.gazetteer.find(name)),
            key=lambda candidate: (-candidate.weight, candidate.place.id),
        )[: 2 * MOST_CHOICES]
        rows = [] if chosen is None else [chosen]
        rows += [self.row(candidate.place) for candidate in found]
        key = tuple(dict.fromkeys(rows))[:MOST_CHOICES]
        if key not in self._choice_of:
            likely = {self.row(one.place) for one in found if one.weight > found[0].weight - UNLIKELY}
            self._choice_of[key] = len(self.choices)
            self.choices.append(list(key))
            self.likely.append(sum(row == chosen or row in likely for row in key))
        return self._choice_of[key]

    def _region_name(self, country: str, admin1: str) -> str:
        """Return where a place lies: "Sindh, Pakistan", or what of it is known."""
        division = self.gazetteer.region1(country, admin1) if country and admin1 else None
        whole = self.gazetteer.country(country) if country else None
        return ", ".join(part.name for part in (division, whole) if part is not None)


def reviewed_places(network: Network, extracts: Iterable[Extract], places: Places) -> list[dict[str, Any]]:
    """Return the places of ``network`` as rows to review, with the names that ``extracts`` have for them."""
    named: dict[str, list[NamedPlace]] = defaultdict(list)
    for extract in extracts:
        for name in extract.places:
            if name.place is not None:
                named[name.place.id].append(name)
    rows = []
    for row in network.place_rows:
        names = named[row.id]
        written = sorted({name.text for name in names})
        score = min((name.score for name in names), default=1.0)
        doubts = place_doubts(row, names, places.gazetteer)
        rows.append(
            {
                "place": places.row_of(row.id, otherwise=0),
                "written": written,
                "links": row.degree,
                "articles": row.articles,
                "score": score,
                "doubts": doubts,
                "doubt": doubt_of(score, doubts),
            }
        )
    return rows
