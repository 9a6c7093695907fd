"""Small places of the United States: those with a post office, out of zipcodes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from statistics import median_low
from typing import Any

from geomap.gazetteer import fold
from geomap.records import Place
from geomap.sources.entries import Entry, entry, is_latin
from geomap.sources.prominence import of_city
from geomap.sphere import distance_km

SAME_TOWN_KM = 40.0
"""A post office this near to a town of its name and state is that town's."""

_ELSEWHERE = frozenset("AA AE AP AS FM GU MH MP PR PW VI".split())
"""Addresses of the armed forces, and islands that are countries of their own here."""


def read(text: str) -> Mapping[str, Any]:
    """Return the rows of ``text`` (codes.js, a script that holds one JSON object)."""
    rows: Mapping[str, Any] = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    return rows


def post_offices(rows: Mapping[str, Any], towns: Iterable[Place]) -> Iterator[Entry]:
    """Yield the places in ``rows`` that ``towns`` lacks, each at the middle of its ZIP codes.

    Nobody counts their people: GeoNames' towns begin at 500. Positions of only two
    decimals come from another list than GeoNames' and name firms, so they are left out.
    """
    known: dict[tuple[str, str], list[Place]] = {}
    for town in towns:
        if town.country == "US":
            known.setdefault((town.admin1, fold(town.name)), []).append(town)
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in rows.values():
        lon, lat = row["longitude"], row["latitude"]
        if row["state"] not in _ELSEWHERE and (round(lon, 2), round(lat, 2)) != (lon, lat):
            points.setdefault((row["state"], _spelled(row["city"])), []).append((lon, lat))
    for (state, name), own in sorted(points.items()):
        lon, lat = median_low(one[0] for one in own), median_low(one[1] for one in own)
        key = fold(name)
        near = any(distance_km((lon, lat), town.lonlat) < SAME_TOWN_KM for town in known.get((state, key), ()))
        if is_latin(name) and not near:
            place = Place(f"post:US-{state}-{key.replace(' ', '-')}", name, lon, lat, "city", "US", state)
            yield entry(place, prominence=of_city(0, capital=False))


def _spelled(name: str) -> str:
    """Return ``name`` as it is written elsewhere: the list has "Mc Intosh"."""
    return name.replace("Mc ", "Mc").strip()
