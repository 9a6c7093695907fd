"""The page inside articles, as publishing systems serve them: two origins, policies, sandboxes, and the real pym."""

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import folium
import pytest
from networks import SENTENCES, invented_network
from playwright.sync_api import expect

from geomap import maps
from geomap.maps.embed import FORMS, kit, snippet

pytestmark = pytest.mark.browser

PYM = Path(__file__).parent / "data" / "pym" / "pym.v1.min.js"

# A newspaper's: nothing but its own files, in frames nothing but the maps.
STRICT = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-src {}"


class Site(SimpleHTTPRequestHandler):
    """A site that notes what is asked of it, and sends its policy with every page."""

    policy: str | None = None
    asked: tuple[str, ...] = ()

    def end_headers(self):
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def log_message(self, *_):
        self.server.asked.append((self.path, self.headers.get("Referer"), self.headers.get("Cookie")))


@contextmanager
def serving(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=folder))
    server.policy, server.asked = None, []
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def origin(server):
    return f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="module")
def map_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    (folder / "map.html").write_text(maps.page(invented_network(), title="Over the water"), encoding="utf-8")
    return folder


@pytest.fixture
def map_site(map_folder):
    with serving(map_folder) as server:
        yield server


@pytest.fixture
def article_site(tmp_path):
    with serving(tmp_path) as server:
        server.folder = tmp_path
        yield server


@pytest.fixture
def article(browser, map_folder, map_site, article_site):
    """Return what publishes an article with ``body`` on its own site, opens it, and gives the page."""
    context = browser.new_context(viewport={"width": 800, "height": 700})
    context.set_default_timeout(8_000)

    def opened(body, *, policy=None, files=()):
        for path in files:
            (article_site.folder / path.name).write_bytes(path.read_bytes())
        (article_site.folder / "article.html").write_text(
            f'<!DOCTYPE html><html lang="en"><title>Article</title><body>{body}</body></html>', encoding="utf-8"
        )
        article_site.policy = policy
        page = context.new_page()
        page.troubles = []
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
        page.goto(f"{origin(article_site)}/article.html")
        return page

    yield opened
    context.close()


@pytest.fixture
def snippet_of(map_folder, map_site):
    """Return what gives the lines that show the page from its own site."""
    return partial(snippet, map_folder / "map.html", url=f"{origin(map_site)}/map.html")


def height_inside(frame):
    return frame.locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")


def told_height(page, title):
    return page.locator(f'iframe[title="{title}"]').evaluate("frame => parseInt(frame.getAttribute('height'))")


def wait_for(page, is_so):
    """Wait until ``is_so`` holds, which looks into several frames."""
    for _ in range(80):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never was so")


def own_troubles(page):
    """Return what the page complained of, without the icon that browsers ask every site for."""
    return [trouble for trouble in page.troubles if "favicon" not in trouble and "404" not in trouble]


def test_the_real_pym_makes_the_frame_and_gives_it_the_height_of_the_page(article, snippet_of, map_folder):
    page = article(snippet_of(form="pym") + '<script src="pym.v1.min.js"></script>', files=[PYM])
    page.frame_locator("iframe").locator("html.live").wait_for()
    frame = page.locator("iframe")
    assert frame.get_attribute("title") == "Over the water"
    assert "allow-same-origin" not in frame.get_attribute("sandbox")
    expect(frame).to_have_attribute("height", f"{height_inside(page.frame_locator('iframe'))}px")
    assert own_troubles(page) == []


def test_the_real_pym_keeps_two_maps_apart(article, snippet_of):
    body = (
        snippet_of(form="pym", title="One")
        + snippet_of(form="pym", title="Two")
        + '<script src="pym.v1.min.js"></script>'
    )
    page = article(body, files=[PYM])
    frames = {title: page.frame_locator(f'iframe[title="{title}"]') for title in ("One", "Two")}
    for frame in frames.values():
        frame.locator("html.live").wait_for()
    page.locator('iframe[title="Two"]').evaluate("frame => { frame.parentNode.style.width = '400px'; }")
    page.locator('iframe[title="Two"]').scroll_into_view_if_needed()  # out of sight, frames of other sites do not run
    wait_for(page, lambda: all(told_height(page, title) == height_inside(frame) for title, frame in frames.items()))
    assert told_height(page, "One") != told_height(page, "Two")


def test_amp_is_told_the_height_as_it_asks_for_it(article, map_site):
    # amp.dev, amp-iframe, "Iframe resizing": sentinel, type and height.
    page = article(
        '<script>told = []; addEventListener("message", event => told.push(event.data))</script>'
        f'<iframe src="{origin(map_site)}/map.html" sandbox="allow-scripts"></iframe>'
    )
    page.frame_locator("iframe").locator("html.live").wait_for()
    # A frame is 300 pixels wide by itself, and on phones a fifth higher than wide.
    page.wait_for_function(
        'told.some(one => one.sentinel === "amp" && one.type === "embed-size" && one.height === 360)'
    )


def test_a_listener_takes_no_height_from_another_frame_and_none_without_bounds(article, snippet_of):
    page = article(snippet_of(form="listener"))
    page.frame_locator("iframe").locator("html.live").wait_for()
    page.wait_for_function("document.querySelector('iframe').offsetHeight !== 480")
    before = page.locator("iframe").bounding_box()["height"]
    page.evaluate("postMessage({sentinel: 'amp', type: 'embed-size', height: 5000}, '*')")
    page.wait_for_timeout(100)
    assert page.locator("iframe").bounding_box()["height"] == before
    inside = page.frames[1]
    inside.evaluate("parent.postMessage({sentinel: 'amp', type: 'embed-size', height: 1e9}, '*')")
    page.wait_for_function("document.querySelector('iframe').offsetHeight === 6000")
    inside.evaluate("parent.postMessage({sentinel: 'amp', type: 'embed-size', height: 'x'}, '*')")
    page.wait_for_function("document.querySelector('iframe').offsetHeight === 480")


def test_a_strict_policy_of_the_host_leaves_the_map_as_it_is(article, snippet_of, map_site):
    page = article(snippet_of(form="iframe"), policy=STRICT.format(origin(map_site)))
    inside = page.frame_locator("iframe")
    inside.locator("html.live").wait_for()
    assert inside.locator(".frame g.corridor").count() == 5
    # The host's policy keeps the style of the frame out; its height still holds.
    assert page.locator("iframe").bounding_box()["height"] == pytest.approx(480, abs=5)
    # No more is refused than styles in attributes of the host's own page.
    assert [trouble for trouble in own_troubles(page) if "style" not in trouble] == []


def test_without_the_right_to_run_scripts_the_still_and_the_sentences_show(article, map_site):
    page = article(f'<iframe src="{origin(map_site)}/map.html" sandbox="" width="780" height="640"></iframe>')
    inside = page.frame_locator("iframe")
    expect(inside.locator("svg.still:visible")).to_have_count(1)
    expect(inside.locator("noscript p")).to_be_visible()
    shown = inside.locator("main").inner_text()
    assert all(sentence in shown for sentence in SENTENCES.values())
    assert not inside.locator(".frame").is_visible()


def test_a_sandbox_with_scripts_alone_is_enough(article, map_site):
    page = article(f'<iframe src="{origin(map_site)}/map.html" sandbox="allow-scripts" width="780"></iframe>')
    inside = page.frame_locator("iframe")
    inside.locator(".frame g.corridor .hit").first.dispatch_event("click")
    expect(inside.locator("#evidence blockquote").first).to_be_visible()
    assert own_troubles(page) == []


def test_maps_below_the_fold_are_not_asked_for_until_the_reader_comes_near(article, snippet_of, map_site):
    page = article("<p>Text.</p><div style='height:12000px'></div>" + snippet_of(form="iframe"))
    page.wait_for_timeout(300)
    assert map_site.asked == []
    page.locator("iframe").scroll_into_view_if_needed()
    page.frame_locator("iframe").locator("html.live").wait_for()
    assert [path for path, _, _ in map_site.asked] == ["/map.html"]


def test_the_map_is_not_told_which_article_shows_it_and_sets_nothing(article, snippet_of, map_site):
    page = article(snippet_of(form="iframe"))
    page.frame_locator("iframe").locator("html.live").wait_for()
    page.frame_locator("iframe").locator("tr[data-corridor] button").first.focus()
    assert {(referrer, cookie) for _, referrer, cookie in map_site.asked} == {(None, None)}
    assert page.context.cookies() == []


def test_a_page_on_its_own_keeps_nothing_either(article, map_site):
    page = article("")
    page.goto(f"{origin(map_site)}/map.html")
    page.locator("html.live").wait_for()
    page.locator("tr[data-corridor] button").first.focus()
    kept = page.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length,
                        (await indexedDB.databases()).length, (await caches.keys()).length]"""
    )
    assert kept == ["", 0, 0, 0, 0]


def test_a_source_opens_out_of_the_sandbox_where_its_site_works(article, snippet_of, map_folder, map_site):
    # In the sandbox a site has no storage: reading localStorage throws, and with it most sites of news.
    page = article(snippet_of(form="iframe"))
    inside = page.frame_locator("iframe")
    inside.locator(".frame g.corridor .hit").first.dispatch_event("click")
    link = inside.locator("#evidence a[target=_blank]").first
    link.evaluate("(link, url) => { link.href = url; }", f"{origin(map_site)}/map.html")
    with page.expect_popup() as opened:
        link.click()
    assert opened.value.evaluate("localStorage.length") == 0
    assert opened.value.evaluate("window.opener") is None


# What texts cannot do

HOSTILE = "{{7*7}}{% raw %}${alert(1)}</script><script>alert(1)</script><img src=x onerror=alert(1)>`\\\u2028<b>مرحبا"


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_page_does_nothing_to_the_article_that_shows_it(browser, tmp_path, form):
    network = invented_network(lambda text: text if text.startswith("https") else text + HOSTILE)
    (tmp_path / "map.html").write_text(maps.page(network, title=f"T {HOSTILE}"), encoding="utf-8")
    kit_of_page = kit(tmp_path / "map.html", url="https://maps.example.org/map.html")
    body = kit_of_page[f"{form}.html"].decode()
    article = f'<!DOCTYPE html><meta charset="utf-8"><title>Article</title>{body}'
    sites = {
        "https://news.example.org/": ("text/html", article.encode()),
        "https://maps.example.org/map.html": ("text/html", (tmp_path / "map.html").read_bytes()),
        "https://maps.example.org/map.svg": ("image/svg+xml", kit_of_page["map.svg"]),
        "https://maps.example.org/map.png": ("image/png", kit_of_page["map.png"]),
    }
    context, dialogs = browser.new_context(), []

    def answer(route):
        kind, content = sites[route.request.url]
        route.fulfill(body=content, content_type=kind)

    try:
        context.route("**/*", answer)
        page = context.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto("https://news.example.org/")
        assert page.locator(".geomap-credit a").text_content() == f"T {HOSTILE}"
        page.goto("https://maps.example.org/map.svg")  # as a document of its own, where scripts would run
        assert page.locator("text").first.evaluate("words => words.ownerDocument.documentElement.localName") == "svg"
        page.wait_for_timeout(200)
        assert dialogs == []
    finally:
        context.close()


@pytest.mark.parametrize("add", ["popup", "tooltip", "name"])
def test_text_in_a_users_layer_is_no_template_in_a_notebook_either(browser, tmp_path, add):
    drawn = maps.draw(invented_network(), title=f"T {HOSTILE}")
    words = "{{7*7}} {% raw %} </script> ${alert(1)} \\${alert(2)} ` \\n \u2028 مرحبا"
    if add == "name":
        folium.FeatureGroup(name=words).add_to(drawn)
        folium.LayerControl(collapsed=False).add_to(drawn)
    else:
        folium.CircleMarker((23.7, 90.4), radius=30, fill=True, **{add: words}).add_to(drawn)
    notebook = f'<!DOCTYPE html><meta charset="utf-8"><title>Notebook</title>{drawn._repr_html_()}'
    (tmp_path / "notebook.html").write_text(notebook, encoding="utf-8")
    context, troubles = browser.new_context(offline=True), []
    try:
        page = context.new_page()
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto((tmp_path / "notebook.html").as_uri())
        inside = page.frame_locator("iframe")
        inside.locator("html.live").wait_for()
        assert inside.locator("h1").text_content() == f"T {HOSTILE}"
        circle = inside.locator(".leaflet-overlay-pane path.leaflet-interactive").last
        if add == "popup":
            circle.dispatch_event("click")
        elif add == "tooltip":
            circle.hover(force=True)
        shown = {"popup": ".leaflet-popup-content", "tooltip": ".leaflet-tooltip", "name": ".leaflet-control-layers"}[
            add
        ]
        # A parser of HTML drops the end of a script that never began.
        assert " ".join(words.replace("</script>", "").split()) in " ".join(
            inside.locator(shown).text_content().split()
        )
        assert troubles == []
    finally:
        context.close()


# What the address asks for


@pytest.fixture
def asked(article, map_site):
    def opened(query):
        page = article("")
        page.goto(f"{origin(map_site)}/map.html{query}")
        return page

    return opened


def test_static_asks_for_the_still_in_place_of_the_moving_map(asked):
    page = asked("?static")
    expect(page.locator("svg.still:visible")).to_have_count(1)
    assert not page.locator(".frame").is_visible()
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#legend input").first.is_visible()
    assert page.locator("tr[data-corridor]").first.is_visible()


def test_static_goes_with_the_other_flags(asked):
    page = asked("?static&plain&dark=1&layers=flight")
    expect(page.locator("svg.still:visible")).to_have_count(1)
    assert not page.locator("h1").is_visible()
    assert page.locator(".still .corridor.flight").first.is_visible()
    assert not page.locator(".still .corridor.visit").first.is_visible()
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert max(int(number) for number in ground[4:-1].split(",")) < 64


def test_corridor_opens_one_as_the_part_behind_the_hash_does(asked):
    wanted = invented_network().corridors["id"].iloc[1]
    page = asked(f"?corridor={wanted}")
    expect(page.locator(".leaflet-popup")).to_be_visible()
    assert page.evaluate("location.hash") == f"#corridor={wanted}"


def test_an_unknown_flag_changes_nothing(asked):
    page = asked("?lang=fr&corridor=nowhere&dark=perhaps&static_=1")
    page.locator("html.live").wait_for()
    assert page.locator("h1").is_visible()
    assert page.locator(".leaflet-popup").count() == 0
