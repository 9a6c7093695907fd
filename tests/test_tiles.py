"""A ground that is fetched: only where it is asked for, only from its server, and told to the reader."""

import base64
from html.parser import HTMLParser

import pytest
from networks import invented_network

from geomap import maps
from geomap.errors import OutputError

SERVER = "https://tile.example.org"
URL = f"{SERVER}/{{z}}/{{x}}/{{y}}.png"
HOSTILE = "{{7*7}}{% raw %}${alert(1)}</script><script>alert(1)</script><img src=x onerror=alert(1)>`\\\u2028مرحبا"
# One blue pixel.
TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNgYPj/HwADAgH/p+FUpQAAAABJRU5ErkJggg=="
)


def policy_of(page):
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            named = dict(attributes)
            if named.get("http-equiv") == "Content-Security-Policy":
                found.append(named["content"])

    Reader().feed(page)
    (policy,) = found
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_a_page_without_tiles_may_fetch_none():
    assert policy_of(maps.page(invented_network()))["img-src"] == "data:"


def test_tiles_widen_the_policy_to_their_server_alone():
    plain, tiled = (
        policy_of(maps.page(invented_network(), **look)) for look in ({}, {"tiles": URL, "attribution": "T"})
    )
    assert tiled["img-src"] == f"data: {SERVER}"
    assert {name: value for name, value in tiled.items() if name not in ("img-src", "script-src")} == {
        name: value for name, value in plain.items() if name not in ("img-src", "script-src")
    }


def test_subdomains_are_named_one_by_one():
    page = maps.page(invented_network(), tiles="https://{s}.tile.example.org/{z}/{x}/{y}{r}.png", attribution="T")
    assert policy_of(page)["img-src"] == " ".join(["data:", *(f"https://{one}.tile.example.org" for one in "abc")])


@pytest.mark.parametrize(
    ("url", "attribution", "complaint"),
    [
        (URL, None, "need a credit"),
        (URL, "  ", "need a credit"),
        (None, "T", "is for no tiles"),
        ("https://tile.example.org/{z}/{x}.png", "T", r"lacks \{y\}; write it with \{z\}, \{x\} and \{y\}"),
        ("https://tile.example.org/{z}/{x}/{y}/{key}", "T", r"has \{key\}; only \{z\}"),
        ("http://tile.example.org/{z}/{x}/{y}", "T", "without encryption.*write https://"),
        ("https://{z}.example.org/{x}/{y}", "T", "is no address of tiles"),
        ("javascript:alert(1)//{z}/{x}/{y}", "T", "is no address of tiles"),
        ("https://tile.example.org; script-src */{z}/{x}/{y}", "T", "is no address of tiles"),
        ('https://tile.example.org/{z}/{x}/{y}"><script>', "T", "is no address of tiles"),
    ],
)
def test_tiles_that_a_page_must_not_show_are_refused(url, attribution, complaint):
    with pytest.raises(OutputError, match=complaint):
        maps.draw(invented_network(), tiles=url, attribution=attribution)


def test_a_server_of_ones_own_machine_needs_no_encryption():
    page = maps.page(invented_network(), tiles="http://localhost:8080/{z}/{x}/{y}.png", attribution="T")
    assert policy_of(page)["img-src"] == "data: http://localhost:8080"


@pytest.fixture
def tiled(browser, tmp_path):
    """Open a page with tiles; give it, what it asked for with the headers, and what it complained of."""
    (tmp_path / "map.html").write_text(
        maps.page(invented_network(), tiles=f"{URL}?key=$%7Bx%7D", attribution=HOSTILE), encoding="utf-8"
    )
    asked, troubles = [], []
    context = browser.new_context()

    def answer(route):
        asked.append(route.request)
        body = (tmp_path / "map.html").read_bytes() if route.request.url.endswith(".html") else TILE
        kind = "text/html" if route.request.url.endswith(".html") else "image/png"
        route.fulfill(body=body, content_type=kind)

    context.route("**/*", answer)
    page = context.new_page()
    page.set_default_timeout(5_000)
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.goto("https://news.example.org/maps/map.html")
    page.wait_for_selector("html.live img.leaflet-tile-loaded")
    yield page, asked[1:], troubles
    context.close()


@pytest.mark.browser
def test_tiles_are_fetched_from_their_server_and_name_the_site_that_asks(tiled):
    _, asked, troubles = tiled
    assert asked
    assert all(request.url.startswith(f"{SERVER}/") for request in asked)
    # OpenStreetMap's tile usage policy asks for a Referer; the address of the article stays out of it.
    assert {request.all_headers().get("referer") for request in asked} == {"https://news.example.org/"}
    assert troubles == []


@pytest.mark.browser
def test_the_page_tells_whose_tiles_it_shows_and_that_they_are_fetched(tiled):
    page, _, troubles = tiled
    told = page.locator(".frame .tiles")
    assert told.is_visible()
    assert told.text_content() == HOSTILE
    notice = page.locator(".key").get_by_text("The ground is fetched from tile.example.org")
    assert notice.is_visible()
    assert page.locator("img[src=x]").count() == 0
    assert troubles == []


@pytest.mark.browser
def test_no_other_server_is_let_in(tiled):
    page, asked, _ = tiled
    before = len(asked)
    blocked = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
            document.body.append(Object.assign(new Image(), {src: "https://other.example.org/1/1/1.png"}));
        })"""
    )
    assert blocked == "img-src"
    assert len(asked) == before
