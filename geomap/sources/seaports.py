"""Sea ports with their UN/LOCODEs, out of sea-ports."""

from collections.abc import Iterator, Mapping
from typing import Any

from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry
from geomap.sources.prominence import of_kind


def seaports(rows: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the sea ports in ``rows`` (ports.json) that have a position."""
    for locode, row in sorted(rows.items()):
        if not row.get("coordinates"):
            continue
        lon, lat = row["coordinates"]
        name = row["name"].strip()
        place = Place(f"port:{locode}", f"Port of {name}", round(lon, 5), round(lat, 5), "port", locode[:2])
        yield entry(place, port_names(name, row["alias"]), prominence=of_kind("port"))


def port_names(name: str, others: list[str]) -> Iterator[Name]:
    """Yield the names of the port at ``name``: "Karachi", "Karachi Port", "Port of Karachi"."""
    for town in (name, *others):
        yield Name(f"Port of {town}", "alternate")
        yield Name(f"{town} Port", "alternate")
        yield Name(town, "alternate")
