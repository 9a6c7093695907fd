"""Measure the review page: how long it takes to write, how large it is, and how long a decision takes.

    python benchmarks/review.py 30 1000 5000

The networks are those of ``page.py``. A decision is a key, from its press until
the next corridor stands on the screen, map included. Beside it stands the time
of the page's own thread, which the machine's other work does not lengthen.
"""

import argparse
import gzip
import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from page import made_up

from geomap import review
from geomap.pipeline import bundled_gazetteer

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

KEYS = "aaxa3saaxauuuaajk" * 2

# Two frames: the key's own is on the screen when the second begins.
PRESS = """key => new Promise(done => {
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: key, bubbles: true, cancelable: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""


def thread_ms(session: "CDPSession") -> float:
    """Return how long the page's thread has worked, in milliseconds."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(metrics["TaskDuration"])


def decide(page: "Page") -> tuple[float, float]:
    """Return what a decision takes in the middle, by the clock and by the page's thread, in milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    session.send("Performance.enable")
    for key in KEYS[:6]:  # the engine warms up
        page.evaluate(PRESS, key)
    clock, thread = [], []
    for key in KEYS:
        before = thread_ms(session)
        clock.append(page.evaluate(PRESS, key))
        thread.append(thread_ms(session) - before)
    return median(clock), median(thread)


def measure(count: int, file: Path, chromium: str) -> str:
    """Return one row of the table for ``count`` corridors."""
    from playwright.sync_api import sync_playwright

    network, gazetteer = made_up(count), bundled_gazetteer()
    start = time.perf_counter()
    text = review.page(network, gazetteer=gazetteer, reviewer="Ann")
    written = time.perf_counter() - start
    file.write_text(text, encoding="utf-8")
    size, packed = file.stat().st_size, len(gzip.compress(file.read_bytes()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html.live")
        loaded = time.perf_counter() - start
        clock, thread = decide(page)
        browser.close()
    sizes = f"{size / 1000:.0f} KB|{packed / 1000:.0f} KB"
    return f"|{count:,}|{written:.2f} s|{sizes}|{loaded:.2f} s|{clock:.0f} ms|{thread:.0f} ms|"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="+", type=int, metavar="COUNT")
    counts = parser.parse_args().counts
    chromium = os.environ.get("GEOMAP_BROWSER") or shutil.which("chromium") or "chromium"
    review.page(made_up(8), gazetteer=bundled_gazetteer())  # imports and the basemap are paid for once
    print("|corridors|write|size|gzipped|load|decision|of its thread|\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            print(measure(count, Path(folder) / "review.html", chromium), flush=True)


if __name__ == "__main__":
    main()
