"""Where an article's outlet is at home, by its address: what a local paper need not say."""

import csv
from functools import cache
from urllib.parse import urlsplit

from geomap.datafiles import data_path
from geomap.gazetteer import Gazetteer
from geomap.records import Place

# Endings of addresses that are countries' but not by their ISO codes, or that all the world uses.
_ENDINGS = {"uk": "GB"}
_EVERYWHERES = frozenset("ai cc co fm io me ly gg ms tv ws".split())


@cache
def _outlets() -> dict[str, tuple[str, str, str]]:
    with data_path("curated/outlets.csv").open(encoding="utf-8", newline="") as file:
        return {row["domain"]: (row["place"], row["country"], row["admin1"]) for row in csv.DictReader(file)}


def home_of(url: str | None, gazetteer: Gazetteer) -> Place | None:
    """Return the town of the outlet at ``url``, else the country that its address ends in, else None."""
    host = urlsplit(url or "").netloc.lower().split(":")[0].removeprefix("www.")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        known = _outlets().get(".".join(labels[start:]))
        if known is not None:
            return _town(*known, gazetteer)
    ending = labels[-1]
    if len(ending) != 2 or ending in _EVERYWHERES:
        return None
    return gazetteer.country(_ENDINGS.get(ending, ending.upper()))


def _town(name: str, country: str, admin1: str, gazetteer: Gazetteer) -> Place | None:
    """Return the likeliest town of that name in a country, and in a division of it where one is given."""
    for candidate in gazetteer.find(name):
        place = candidate.place
        if place.kind == "city" and place.country == country and admin1 in ("", place.admin1):
            return place
    return None
