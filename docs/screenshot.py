"""Take the README's picture: the kept map of seeds/, as a reader sees it.

    python docs/screenshot.py

Needs Chromium, on the PATH or named by GEOMAP_BROWSER, and the packages of geomap[test].
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "output" / "map.html"
PICTURE = ROOT / "docs" / "images" / "map.png"


def main() -> None:
    """Open the page in a headless browser, let it settle, and write what it shows."""
    chromium = os.environ.get("GEOMAP_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(PAGE.as_uri())
        page.wait_for_selector("html.live")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
