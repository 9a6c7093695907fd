"""Measure the sea lanes: lengths against published distances, land crossed, gaps, speed and size.

    python benchmarks/sea_routes.py --distances sea_distances.csv --channels gazetteer/curated/channels.csv

The table of distances has the columns origin_lon, origin_lat, dest_lon, dest_lat,
nm (nautical miles) and via ("none" or the canal). Land is that of the bundled
basemap at 1:50 million, ports are those of the gazetteer.
"""

import argparse
import csv
import random
import sqlite3
import statistics
import time
from pathlib import Path

import numpy as np
import shapely

from geomap.datafiles import data_path
from geomap.errors import RouteError
from geomap.maps.ground import _bundled
from geomap.records import LonLat
from geomap.routes import ASHORE_KM, HARBOUR_KM, by_sea
from geomap.routes.lanes import Lanes
from geomap.sphere import distance_km

NAUTICAL_MILE_KM = 1.852
INLAND_KM = 10.0
SHUT = {"none": (), "suez": ("panama",), "panama": ("suez",)}  # any other column value means neither canal


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--distances", type=Path)
    parser.add_argument("--channels", type=Path, default=data_path("curated/channels.csv"))
    parser.add_argument("--pairs", type=int, default=300)
    options = parser.parse_args()
    ports = harbours()
    if options.distances:
        lengths(options.distances)
    gaps(ports)
    speed(ports)
    inland(ports, options.channels, count=options.pairs)
    print(f"data {data_path('sealanes.npz').stat().st_size / 1e6:.2f} MB")


def harbours() -> list[LonLat]:
    """Return the ports of the gazetteer."""
    with sqlite3.connect(data_path("gazetteer.sqlite")) as gazetteer:
        rows = gazetteer.execute(
            "SELECT lon, lat FROM place JOIN kind ON kind.id = place.kind WHERE kind.name = 'port' ORDER BY place.id"
        )
        return [(lon / 1e5, lat / 1e5) for lon, lat in rows]


def lengths(path: Path) -> None:
    """Compare with published distances."""
    errors = []
    for row in csv.DictReader(path.open(encoding="utf-8")):
        ends = [(float(row[f"{end}_lon"]), float(row[f"{end}_lat"])) for end in ("origin", "dest")]
        route = by_sea(*ends, avoid=SHUT.get(row["via"].lower(), ("suez", "panama")))
        errors.append((route.km / NAUTICAL_MILE_KM / float(row["nm"]) - 1.0, row["origin"], row["dest"]))
    sizes = sorted(abs(error) for error, *_ in errors)
    print(f"{len(sizes)} lengths: error median {statistics.median(sizes):.2%}, 90th {np.percentile(sizes, 90):.2%}")
    for error, *names in sorted(errors, key=lambda one: -abs(one[0]))[:8]:
        print(f"    {error:+.1%} {' - '.join(names)}")


def gaps(ports: list[LonLat]) -> None:
    """Tell how far ports lie from the lanes."""
    lanes = Lanes.bundled()
    moorings = [lanes.harbour(port, within_km=HARBOUR_KM, ashore_km=ASHORE_KM) for port in ports]
    near = [mooring.links[mooring.nearest] for mooring in moorings if mooring is not None]
    print(f"{len(near)} of {len(ports)} ports reached, the others inland: gap median {statistics.median(near):.1f} km, "
          f"90th {np.percentile(near, 90):.1f} km")  # fmt: skip


def pairs_of(ports: list[LonLat], count: int) -> list[tuple[LonLat, LonLat]]:
    """Return random pairs of ports that ships reach, the same each time."""
    chance, found = random.Random(0), []
    while len(found) < count:
        origin, destination = chance.sample(ports, 2)
        try:
            by_sea(origin, destination)
        except RouteError:
            continue
        found.append((origin, destination))
    return found


def speed(ports: list[LonLat]) -> None:
    """Time the very first route, and then, after 140 others, 60 from origins that no route has begun at yet."""
    *pairs, first = pairs_of(ports, 201)
    Lanes.bundled.cache_clear()
    first_ms = _median_ms([first])
    _median_ms(pairs[60:])
    print(f"first route {first_ms:.0f} ms, warm ones {_median_ms(pairs[:60]):.2f} ms")


def _median_ms(pairs: list[tuple[LonLat, LonLat]]) -> float:
    """Return the median time of the routes between some pairs."""
    times = []
    for pair in pairs:
        start = time.perf_counter()
        by_sea(*pair)
        times.append(1000.0 * (time.perf_counter() - start))
    return statistics.median(times)


def inland(ports: list[LonLat], channels: Path, *, count: int) -> None:
    """Count the routes that run inland outside named channels."""
    land = list(_bundled("50m").land)
    tree = shapely.STRtree(land)
    with channels.open(encoding="utf-8", newline="") as file:
        lines = [row["points"] for row in csv.DictReader(file) if row["kind"] != "wall"]
    named = shapely.union_all([shapely.LineString([p.split() for p in line.split(";")]) for line in lines]).buffer(0.08)
    worst = []
    for pair in pairs_of(ports, count):
        line = shapely.segmentize(by_sea(*pair).line, 0.03)
        points = shapely.points(shapely.get_coordinates(line))
        point, polygon = tree.query(points, predicate="within")
        depth = [
            shapely.distance(points[p], land[k].boundary) * 111.2 * np.cos(np.radians(points[p].y))
            for p, k in zip(point, polygon, strict=True)
            if not named.covers(points[p])
        ]
        worst.append((max(depth, default=0.0), pair))
    over = [one for one in worst if one[0] > INLAND_KM]
    print(f"{len(over)} of {count} routes over {INLAND_KM:g} km inland; touching land {sum(d > 0 for d, _ in worst)}")
    for depth, pair in sorted(over, reverse=True)[:10]:
        print(f"    {depth:.0f} km: {pair}, {distance_km(*pair):.0f} km apart")


if __name__ == "__main__":
    main()
