"""Measure the page: how long it takes to write, how large it is, how fast a browser shows it.

    python benchmarks/page.py 30 1000 10000
    python benchmarks/page.py 30 --slow

Beside it stands plain Folium with the same lines. Corridors join random places
around the world by lines of 50 vertices, each with a sentence of 45 letters. To
write is measured in time of the processor; to load and to zoom, the least of three tries counts.
With --slow the page comes, packed, from a server on this machine as over fast 3G
(1.6 Mbit/s, 150 ms), to a processor slowed four times, until it can be used.
"""

import argparse
import gzip
import random
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import folium
from geopandas import GeoSeries
from shapely import MultiLineString

from geomap import maps
from geomap.network import CORRIDOR_COLUMNS, LINK_COLUMNS, PLACE_COLUMNS, Network
from geomap.network.rows import network_of
from geomap.sphere import geodesic

VERTICES = 50
SENTENCE = "A flight joins the two places once in a week."


def made_up(count: int) -> Network:
    """Return a network of ``count`` corridors, the same each time."""
    chance = random.Random(count)
    spots = [
        (round(chance.uniform(-170, 170), 3), round(chance.triangular(-50, 65, 30), 3))
        for _ in range(max(8, count // 4))
    ]
    places = [_place(number, spot) for number, spot in enumerate(spots)]
    pairs = [chance.sample(range(len(spots)), 2) for _ in range(count)]
    corridors = [_corridor(number, pair, spots, chance) for number, pair in enumerate(pairs)]
    links = [_link(number, corridor) for number, corridor in enumerate(corridors)]
    about = {"schema": "geomap-network", "version": 1, "articles": 20, "attribution": ["Places: GeoNames, CC BY 4.0"]}
    return network_of(about, {"places": places, "corridors": corridors, "links": links}, "the invented network")


def _place(number: int, spot: tuple[float, float]) -> dict[str, object]:
    point = GeoSeries.from_xy([spot[0]], [spot[1]])[0]
    known = {"id": str(number), "name": f"Place {number}", "called": "", "kind": "city", "country": "XX"}
    return (
        dict.fromkeys(PLACE_COLUMNS)
        | known
        | {"degree": 8, "strength": 8, "articles": 2, "linked": True, "geometry": point}
    )


def _corridor(
    number: int, pair: list[int], spots: list[tuple[float, float]], chance: random.Random
) -> dict[str, object]:
    start, end = (spots[row] for row in pair)
    km = maps_km(start, end)
    row = dict.fromkeys(CORRIDOR_COLUMNS)
    return row | {
        "id": f"{number:012x}", "mode": chance.choice(["flight", "shipping", "visit"]), "origin": str(pair[0]),
        "origin_name": f"Place {pair[0]}", "origin_kind": "city", "destination": str(pair[1]),
        "destination_name": f"Place {pair[1]}", "destination_kind": "city", "bidirectional": chance.random() < 0.5,
        "status": chance.choice(["completed", "planned"]), "statuses": (), "history": (), "links": 1, "sentences": 1,
        "articles": 1, "support": 0, "first": "2025-08", "last": f"2025-{chance.randint(1, 12):02}", "actors": (),
        "km": km, "passages": (), "note": "", "score": 0.9, "level": "place", "verdict": "proposed",
        "geometry": geodesic(start, end, step_km=max(1.0, km / (VERTICES - 1))),
    }  # fmt: skip


def maps_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    from geomap.sphere import distance_km

    return distance_km(start, end)


def _link(number: int, corridor: dict[str, object]) -> dict[str, object]:
    copied = {key: corridor[key] for key in corridor.keys() & LINK_COLUMNS.keys()}
    return dict.fromkeys(LINK_COLUMNS) | copied | {
        "id": f"link{number}", "event": str(number), "corridor": corridor["id"], "via": (), "date": corridor["last"],
        "rule": "verb", "trigger": "joins", "origin_found": "stated", "marks": (), "weight": 1, "columns": (),
        "evidence": f"{SENTENCE[:39]}{number:6}", "evidence_start": 0, "evidence_end": len(SENTENCE),
        "article": str(number % 20), "title": f"Article {number % 20}", "published": "2025-09-02",
        "url": f"https://example.org/{number % 20}", "geometry": None,
    }  # fmt: skip


def plain_folium(network: Network) -> str:
    """Return the page that Folium makes of the same lines, on canvas."""
    drawn = folium.Map((20, 0), zoom_start=2, tiles=None, prefer_canvas=True)
    for line in network.corridors.geometry:
        parts: MultiLineString = line
        folium.PolyLine([[(lat, lon) for lon, lat in part.coords] for part in parts.geoms]).add_to(drawn)
    return str(drawn.get_root().render())


def shown_in(page: Path, chromium: str) -> tuple[float, float]:
    """Return the seconds until the page stands in a browser, and until a step of zoom is drawn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        start = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="load")
        tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        load = time.perf_counter() - start
        zoom = tab.evaluate(
            """() => {
                const start = performance.now(), map = map_geomap;
                map.setZoom(map.getZoom() + 1, {animate: false});
                return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
                    () => done(performance.now() - start))));
            }"""
        )
        browser.close()
    return load, zoom / 1000


@contextmanager
def served(page: bytes) -> Iterator[str]:
    """Give an address on this machine that answers with ``page``, packed."""
    packed = gzip.compress(page)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *words: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def usable_when_slow(address: str, chromium: str) -> tuple[float, float]:
    """Return the seconds until something is seen, and until the map can be used, over fast 3G on a slow processor."""
    from playwright.sync_api import sync_playwright

    fast_3g = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tools = tab.context.new_cdp_session(tab)
        tools.send("Network.emulateNetworkConditions", fast_3g)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        start = time.perf_counter()
        tab.goto(address, wait_until="load")
        tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        usable = time.perf_counter() - start
        seen = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000")
        browser.close()
    return seen, usable


def report_slow(name: str, page: str, chromium: str) -> None:
    with served(page.encode()) as address:
        tries = [usable_when_slow(address, chromium) for _ in range(3)]
    seen, usable = (min(times) for times in zip(*tries, strict=True))
    print(f"{name:24} fast 3G, processor slowed four times: seen {seen:5.2f} s  usable {usable:5.2f} s")


def report(name: str, write: Callable[[], str], folder: Path, chromium: str | None) -> None:
    start = time.process_time()  # of the processor: other work on the machine does not count
    text = write()
    seconds, size = time.process_time() - start, text.encode()
    shown = ""
    if chromium and "map_geomap" in text:
        (folder / "map.html").write_bytes(size)
        tries = [shown_in(folder / "map.html", chromium) for _ in range(3)]
        load, zoom = (min(times) for times in zip(*tries, strict=True))
        shown = f"  load {load:5.2f} s  zoom {zoom:5.2f} s"
    megabytes, packed = len(size) / 1e6, len(gzip.compress(size)) / 1e6
    print(f"{name:24} write {seconds:6.2f} s  {megabytes:7.3f} MB  {packed:6.3f} MB gz{shown}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[30, 1000, 10_000])
    parser.add_argument("--plain", action="store_true", help="measure plain Folium, too")
    parser.add_argument("--slow", action="store_true", help="measure a slow network and processor instead")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if arguments.slow and chromium is None:
        parser.error("--slow needs Chromium on the PATH")
    maps.page(made_up(8))  # imports and the basemap are paid for once
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.counts:
            network = made_up(count)
            if arguments.slow:
                report_slow(f"{count} geomap", maps.page(network), chromium)
                continue
            report(f"{count} geomap", lambda network=network: maps.page(network), Path(folder), chromium)
            if arguments.plain:
                report(f"{count} plain Folium", lambda network=network: plain_folium(network), Path(folder), None)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
