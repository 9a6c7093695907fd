"""Take the README's pictures: the kept map of seeds/, and the page on which it is reviewed.

    python docs/screenshot.py

Needs Chromium, on the PATH or named by GEOMAP_BROWSER, and the packages of geomap[test].
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from geomap import review
from geomap.articles import read_articles
from geomap.network import build_network
from geomap.pipeline import bundled_gazetteer, trace

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "images"


def main() -> None:
    """Open the pages in a headless browser, let them settle, and write what they show."""
    chromium = os.environ.get("GEOMAP_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened(browser, ROOT / "output" / "map.html", width=1280, height=800).screenshot(path=PICTURES / "map.png")
        page = opened(browser, review_page(Path(folder)), width=1400, height=820)
        for key in "aaxaaa":  # decide six corridors, so that the seventh is shown
            page.keyboard.press(key)
        page.wait_for_timeout(6_000)  # until what was told last has gone
        page.screenshot(path=PICTURES / "review.png")
        browser.close()


def opened(browser: Browser, file: Path, *, width: int, height: int) -> Page:
    """Return the page ``file``, drawn, in a window of so many pixels."""
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(file.as_uri())
    page.wait_for_selector("html.live")
    return page


def review_page(folder: Path) -> Path:
    """Write the review page of seeds/ into ``folder``."""
    articles = list(read_articles([str(ROOT / "seeds")]))
    extracts = [trace(article) for article in articles]
    html = review.page(
        build_network(extracts),
        articles=articles,
        extracts=extracts,
        gazetteer=bundled_gazetteer(),
        reviewer="Ann Otieno",
        title="Dhaka and its neighbours",
    )
    file = folder / "review.html"
    file.write_text(html, encoding="utf-8")
    return file


if __name__ == "__main__":
    main()
