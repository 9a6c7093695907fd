"""Sea ports with their UN/LOCODEs, out of sea-ports."""

import json
from collections.abc import Iterator

from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry


def seaports(text: str) -> Iterator[Entry]:
    """Yield the sea ports in ``text`` (ports.json) that have a position."""
    for locode, row in sorted(json.loads(text).items()):
        if not row.get("coordinates"):
            continue
        lon, lat = row["coordinates"]
        name = row["name"].strip()
        place = Place(f"port:{locode}", f"Port of {name}", round(lon, 5), round(lat, 5), "port", locode[:2])
        yield entry(place, port_names(name, row["alias"]))


def port_names(name: str, others: list[str]) -> Iterator[Name]:
    """Yield the names of the port at ``name``: "Karachi", "Karachi Port", "Port of Karachi"."""
    for town in (name, *others):
        yield Name(f"Port of {town}", "alternate")
        yield Name(f"{town} Port", "alternate")
        yield Name(town, "alternate")
