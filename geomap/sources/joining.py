"""Join what the packages give with what people wrote down."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geomap.gazetteer import fold
from geomap.records import Place
from geomap.sources import curated
from geomap.sources.entries import Entry, Name
from geomap.sphere import distance_km

SAME_PORT_KM = 40.0  # the towns of UN/LOCODE lie that far from their new harbours


def joined(found: Iterable[Entry], rows: Mapping[str, list[curated.Row]]) -> dict[str, Entry]:
    """Return every place by its id, with the curated ones over the others."""
    entries: dict[str, Entry] = {}
    ports = list(curated.ports(rows["ports.csv"]))
    for entry in (*_without_doubles(found, ports), *curated.places(rows["places.csv"]), *ports):
        known = entries.get(entry.place.id)
        entries[entry.place.id] = entry if known is None else _over(known, entry)
    return entries


def _without_doubles(found: Iterable[Entry], ports: list[Entry]) -> Iterator[Entry]:
    """Yield ``found`` without the ports that ``ports`` has under the same name nearby."""
    ours: dict[tuple[str, str], list[Place]] = {}
    for port in ports:
        for key in _keys(port):
            ours.setdefault((port.place.country, key), []).append(port.place)
    for entry in found:
        place = entry.place
        keys = _keys(entry) if place.kind == "port" else ()
        same = [own for key in keys for own in ours.get((place.country, key), ()) if own.id != place.id]
        if not any(distance_km(own.lonlat, place.lonlat) < SAME_PORT_KM for own in same):
            yield entry


def _keys(entry: Entry) -> set[str]:
    return {fold(name.written) for name in entry.names}


def _over(known: Entry, entry: Entry) -> Entry:
    """Return ``entry`` with what only ``known`` has: its people, its division, its names as other ones."""
    place = replace(entry.place, population=known.place.population, admin1=known.place.admin1)
    prominence = max(entry.prominence, known.prominence)
    names = (*entry.names, *known.names[1:], Name(known.place.name, "alternate"))
    return Entry(place, names, prominence, known.capital)


def named(entries: dict[str, Entry], names: Iterable[tuple[str, Name]]) -> dict[str, Entry]:
    """Return ``entries`` with ``names``, each given with the id of its place, added to them."""
    more: dict[str, list[Name]] = {}
    for id, name in names:
        more.setdefault(id, []).append(name)
    return entries | {id: replace(entries[id], names=(*added, *entries[id].names)) for id, added in more.items()}
