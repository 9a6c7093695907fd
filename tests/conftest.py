"""What tests of several modules share: golden files and the browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from geomap.network import Network

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, then read the diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check that a text equals the file of that name under ``tests/``; it writes the file on request."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"tests/{name} differs; if it should, run pytest --update-golden"

    return check


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium; a test without one is skipped, or fails where the environment says so."""
    path = os.environ.get("GEOMAP_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        words = f"none of {', '.join(BROWSERS)} is installed, and GEOMAP_BROWSER names no other"
        pytest.fail(words) if os.environ.get("GEOMAP_REQUIRE_BROWSER") else pytest.skip(words)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["Browser"]:
    """Run a headless Chromium, one for all tests that look at pages."""
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def write_review(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return what writes the review page of a network to a file, with Ann as the reviewer."""
    from geomap import review
    from geomap.pipeline import bundled_gazetteer

    def write(name: str, network: "Network", **more: Any) -> Path:
        path = tmp_path_factory.mktemp("review") / f"{name}.html"
        page = review.page(network, gazetteer=bundled_gazetteer(), **({"reviewer": "Ann"} | more))
        path.write_text(page, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def map_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the map's page of an invented network to a file."""
    from networks import invented_network

    from geomap import maps

    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(maps.page(invented_network(), title="Over the water"), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def review_file(write_review: Callable[..., Path]) -> Path:
    """Write the review page of the same network to a file."""
    from networks import invented_network

    return write_review("invented", invented_network(), title="Over the water")


@pytest.fixture(scope="session")
def report_file(write_review: Callable[..., Path]) -> Path:
    """Write the review page of a single article, with all that it says, to a file."""
    from reviewing import REPORT

    from geomap.network import build_network
    from geomap.pipeline import trace

    extract = trace(REPORT)
    return write_review("report", build_network([extract]), articles=[REPORT], extracts=[extract])
