"""Sea ports with their UN/LOCODEs, out of sea-ports."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from geomap.records import Place
from geomap.sources.entries import Entry, Name, entry
from geomap.sources.prominence import of_kind

# "Mumbai (ex Bombay)", "El Iskandariya (Alexandria)", "Jakarta, Java", "Kemi/Tornea"
_PARTS = re.compile(r"(?P<town>[^(,/]+?)\s*(?:,[^(]*|/[^(]*)?(?:\((?P<former>ex )?(?P<other>[^)/]+)[^)]*\).*)?")
_HARBOUR = re.compile(r"\b(?:port|puerto|porto|harbou?r)\b", re.IGNORECASE)


def seaports(rows: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the sea ports in ``rows`` (ports.json) that have a position."""
    for locode, row in sorted(rows.items()):
        parts = _PARTS.fullmatch(row["name"].strip())
        if not row.get("coordinates") or parts is None:
            continue
        lon, lat = row["coordinates"]
        town, other = parts["town"], parts["other"]
        name = town if _HARBOUR.search(town) else f"Port of {town}"
        place = Place(f"port:{locode}", name, round(lon, 5), round(lat, 5), "port", locode[:2])
        former = [Name(other.strip(), "historical")] if parts["former"] else []
        others = [*row["alias"], *([other.strip()] if other and not former else [])]
        yield entry(place, [*port_names(town, others), *former], prominence=of_kind("port"))


def port_names(town: str, others: list[str]) -> Iterator[Name]:
    """Yield the names of the port of ``town``: "Karachi", "Karachi Port", "Port of Karachi"."""
    for name in (town, *others):
        yield Name(name, "alternate")
        if not _HARBOUR.search(name):
            yield Name(f"Port of {name}", "alternate")
            yield Name(f"{name} Port", "alternate")
