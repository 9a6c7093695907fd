"""What is written on a map in the reader's language, from the labels that travel with geomap."""

import json
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from geomap.datafiles import data_path
from geomap.maps.view import View, near

ENGLISH = "en"


@cache
def _labels() -> dict[str, Any]:
    """Return the labels of the data files; geomap.sources.atlas describes their form."""
    content: dict[str, Any] = json.loads(data_path("labels.json").read_text(encoding="utf-8"))
    return content


def names_in(language: str) -> Mapping[str, str]:
    """Return what places are called in ``language``, by id; nothing for English, in which networks name them."""
    return {} if language == ENGLISH else _labels()["names"].get(language, {})


def country_names(view: View, *, language: str, without: Collection[str]) -> list[dict[str, Any]]:
    """Return the countries in and around ``view`` with what the ground calls them, the largest first.

    ``without`` are the ids of places that the map marks and names itself. ``size``
    is in degrees: the side of a square as large as the country's largest part.
    """
    names = _labels()["names"][ENGLISH] | names_in(language)
    wider = max(20.0, view.span / 2)
    found = [
        {"name": names[id], "lon": lon, "lat": lat, "size": size}
        for id, (lon, lat, size) in _labels()["countries"].items()
        if id in names
        and id not in without
        and abs(near(lon, view.meridian) - view.meridian) <= (view.east - view.west) / 2 + wider
        and view.south - wider <= lat <= view.north + wider
        and size > view.span / 45
    ]
    return sorted(found, key=lambda country: (-country["size"], country["name"]))
