"""Time the gathering of links into a network, and its writing and reading in each format.

    python benchmarks/network.py 1000 10000 50000

Links are invented: flights and visits between 300 towns and 50 countries, ten to an
article, some of them told of the country only, some told again. Processor time.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from geomap.network import build_network
from geomap.network.formats import FORMATS, read, write
from geomap.records import Evidence, Extract, Link, Place

STATUSES = ("planned", "completed", "operating")


def main(counts: list[int]) -> None:
    """Print a line for each count, and a line for each format."""
    for count in counts:
        extracts = list(invented(count))
        start = time.process_time()
        network = build_network(extracts)
        seconds = time.process_time() - start
        print(f"{count} links, {len(network.corridors)} corridors: gathered in {seconds:.1f} s")
        with tempfile.TemporaryDirectory() as folder:
            for suffix, form in FORMATS.items():
                path = Path(folder) / f"network{suffix}"
                start = time.process_time()
                write(network, path)
                written = time.process_time() - start
                start = time.process_time()
                if form.read is not None:
                    read(path)
                times = f"written in {written:.1f} s, read in {time.process_time() - start:.1f} s"
                print(f"    {form.name}: {times}, {path.stat().st_size / 1e6:.1f} MB")


def invented(count: int) -> Iterator[Extract]:
    """Yield articles of ten links each, the same every time."""
    chance = random.Random(0)
    codes = [f"{first}{second}" for first in "ABCDE" for second in "ABCDEFGHIJ"]
    towns = [_place(chance, f"Town {number}", "city", chance.choice(codes)) for number in range(300)]
    countries = [_place(chance, f"Country {code}", "country", code) for code in codes]
    for number in range(count // 10):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
        links = tuple(_link(chance, towns, countries, day, f"article {number}", row) for row in range(10))
        yield Extract(f"article {number}", "Ties", day, None, (), links)


def _place(chance: random.Random, name: str, kind: str, country: str) -> Place:
    return Place(name, name, chance.uniform(-180.0, 180.0), chance.uniform(-55.0, 70.0), kind, country)


def _link(chance: random.Random, towns: list[Place], countries: list[Place], day: date, article: str, row: int) -> Link:
    origin, destination = chance.sample(towns if chance.random() < 0.85 else countries, 2)
    evidence = Evidence("They went there.", 20 * row, 20 * row + 16, article, "Ties", day, None)
    when = chance.choice([None, "2024", day.isoformat()[:7], day.isoformat()])
    actors = chance.choice([(), ("Smith",), (f"Person {chance.randrange(300)}",)])
    mode, both_ways = chance.choice(["flight", "visit"]), chance.random() < 0.3
    status = chance.choice(STATUSES)
    return Link(mode, origin, destination, (), both_ways, status, when, actors, 0.9, "rule", evidence)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [1000])
