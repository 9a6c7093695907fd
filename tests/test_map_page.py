"""The page in a real browser: opened from a file, offline, as a reader would."""

from contextlib import contextmanager

import folium
import pytest
from networks import SENTENCES, crowded_network, invented_network
from opening import is_shown, line_of, opened, row_of, shown_sentences
from playwright.sync_api import expect

from geomap import maps
from geomap.maps.embed import snippet

pytestmark = pytest.mark.browser

HOSTILE = "{{7*7}}{% raw %}${alert(1)}</script><script>alert(1)</script><img src=x onerror=alert(1)>`\\\u2028<b>مرحبا"


@pytest.fixture
def page(browser, map_file):
    with opened(browser, map_file) as page:
        yield page


def test_every_corridor_is_drawn(page):
    rows = [line.get_attribute("data-corridors").split() for line in page.locator(".frame g.corridor").all()]
    assert sorted(row for line in rows for row in line) == list("012345")
    assert page.locator(".frame g.corridor path.line").count() == 5  # both ways between Karachi and Dhaka are one
    assert all(
        path.get_attribute("d").startswith("M") for path in page.locator("g.corridor[data-corridors] path.line").all()
    )


def test_land_lies_beneath(page):
    assert sum(len(path.get_attribute("d")) for path in page.locator("path.land").all()) > 1_000


def test_the_fine_land_lies_beneath_where_it_is_asked_for(browser, tmp_path):
    path = tmp_path / "fine.html"
    path.write_text(maps.page(invented_network(), detail="50m"), encoding="utf-8")
    with opened(browser, path) as page:
        assert sum(len(path.get_attribute("d")) for path in page.locator("path.land").all()) > 10_000


def test_a_click_on_a_line_opens_its_sentence(page):
    line_of(page, "sailed").locator(".hit").dispatch_event("click")
    popup = page.locator(".leaflet-popup")
    assert popup.locator("blockquote").inner_text() == SENTENCES["sailed"]
    assert popup.locator("cite").inner_text() == "Ties in the air"
    assert "Sep 2, 2025" in popup.inner_text()
    assert "completed" in popup.inner_text()
    link = popup.locator("a[href^=http]")
    assert link.get_attribute("href") == "https://example.org/a"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_panel_tells_how_a_link_was_found(page):
    line_of(page, "returned").locator(".hit").dispatch_event("click")
    panel = page.locator("#evidence")
    assert panel.locator("blockquote").all_inner_texts() == [SENTENCES["arrived"], SENTENCES["returned"]]
    assert "60%" in panel.inner_text()
    assert "characters 300 to" in panel.inner_text()


def test_the_panel_first_holds_every_sentence_that_is_drawn(page):
    told = set(page.locator("#evidence blockquote").all_inner_texts())
    assert told == set(SENTENCES.values()) - {SENTENCES["nowhere"]}


def test_a_mode_can_be_switched_off_and_on(page):
    box = page.get_by_role("checkbox", name="Visits")
    box.uncheck()
    assert not is_shown(line_of(page, "arrived"))
    assert is_shown(line_of(page, "sailed"))
    assert not row_of(page, SENTENCES["arrived"]).is_visible()
    box.check()
    assert is_shown(line_of(page, "arrived"))


def test_all_and_none_switch_every_mode(page):
    page.get_by_role("button", name="None").click()
    assert not any(is_shown(line) for line in page.locator("g.corridor[data-corridors]").all())
    page.get_by_role("button", name="All", exact=True).click()
    assert all(is_shown(line) for line in page.locator("g.corridor[data-corridors]").all())


def test_modes_differ_by_colour_and_by_dash(page):
    looks = {
        (
            line.evaluate("line => getComputedStyle(line.querySelector('.line')).stroke"),
            line.locator(".line").get_attribute("stroke-dasharray"),
        )
        for line in (line_of(page, name) for name in ("trial", "sailed", "arrived"))
    }
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 3


def test_what_has_not_happened_is_drawn_hollow(page):
    assert line_of(page, "invited").locator(".core").count() == 1
    assert line_of(page, "arrived").locator(".core").count() == 0


def test_only_one_way_corridors_bear_an_arrow(page):
    assert line_of(page, "sailed").locator(".head").count() == 1
    assert line_of(page, "arrived").locator(".head").count() == 2  # one each way, by different sentences
    assert line_of(page, "trial").locator(".head").count() == 0


def test_corridors_between_the_same_places_lie_side_by_side(page):
    middles = [
        line_of(page, name)
        .locator(".line")
        .evaluate("path => { const at = path.getPointAtLength(path.getTotalLength() / 2); return [at.x, at.y]; }")
        for name in ("trial", "arrived")
    ]
    gaps = [
        ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
        for i, one in enumerate(middles)
        for other in middles[:i]
    ]
    assert min(gaps) > 3


def test_the_pacific_is_crossed_by_the_short_way(page):
    page.get_by_role("button", name="Show every corridor").click()
    box = line_of(page, "pacific").bounding_box()
    assert box["width"] < page.locator(".folium-map").bounding_box()["width"] / 4


def test_labels_do_not_overlap(page):
    boxes = [label.bounding_box() for label in page.locator(".place text").all() if label.is_visible()]
    assert len(boxes) >= 4
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            apart = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
            above = one["y"] + one["height"] <= other["y"] + 3 or other["y"] + other["height"] <= one["y"] + 3
            assert apart or above


def test_a_row_in_focus_lights_its_line_and_escape_leaves_it(page):
    button = row_of(page, SENTENCES["sailed"]).get_by_role("button")
    button.focus()
    assert "chosen" in line_of(page, "sailed").get_attribute("class")
    assert page.locator(".leaflet-popup blockquote").inner_text() == SENTENCES["sailed"]
    page.keyboard.press("Escape")
    page.wait_for_selector(".leaflet-popup", state="detached")
    assert page.locator("g.chosen").count() == 0
    assert button.evaluate("button => document.activeElement === button")


def test_rows_can_be_walked_by_keyboard_alone(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tr').dataset.corridor") == "0"
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") == "A":
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tr').dataset.corridor") == "1"


def test_the_address_names_the_corridor_and_opens_it(browser, map_file, page):
    row_of(page, SENTENCES["sailed"]).get_by_role("button").click()
    address = page.evaluate("location.hash")
    assert address.startswith("#corridor=")
    with opened(browser, map_file, address=address) as again:
        assert again.locator(".leaflet-popup blockquote").inner_text() == SENTENCES["sailed"]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_makes_the_page_wider_than_the_screen(browser, map_file, width):
    with opened(browser, map_file, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_texts_show_as_texts_and_do_nothing(browser, tmp_path):
    network = invented_network(lambda text: text if text.startswith("https") else text + HOSTILE)
    (tmp_path / "map.html").write_text(maps.page(network, title=f"T {HOSTILE}"), encoding="utf-8")
    with opened(browser, tmp_path / "map.html") as page:
        assert HOSTILE in page.locator("h1").text_content()
        page.locator("tr[data-corridor] button").first.focus()
        assert HOSTILE in page.locator(".leaflet-popup blockquote").text_content()
        assert HOSTILE in page.locator(".leaflet-popup cite").text_content()
        assert HOSTILE in page.locator(".leaflet-popup h2").text_content()
        assert page.locator("b, img[src=x]").count() == 0


def test_layers_that_users_add_are_drawn_under_the_same_policy(browser, tmp_path):
    drawn = maps.draw(invented_network())
    folium.CircleMarker((23.7, 90.4), radius=30, fill=True, tooltip="{{7*7}}").add_to(drawn.groups["visit"])
    folium.GeoJson({"type": "Point", "coordinates": [80, 20]}, name="Point").add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    drawn.save(tmp_path / "map.html")
    with opened(browser, tmp_path / "map.html") as page:
        page.locator(".leaflet-overlay-pane path").first.hover(force=True)
        assert page.locator(".leaflet-tooltip").inner_text() == "{{7*7}}"
        page.locator(".leaflet-control-layers").get_by_text("Visits").click()
        assert not page.locator("#legend input[value=visit]").is_checked()


def test_a_marker_with_a_popup_needs_nothing_from_elsewhere(browser, tmp_path):
    drawn = maps.draw(invented_network())
    folium.Marker((15, 80), popup="A <b>bold</b> port", tooltip="Port").add_to(drawn)
    drawn.save(tmp_path / "map.html")
    with opened(browser, tmp_path / "map.html") as page:
        page.locator(".leaflet-marker-icon").click()
        assert page.locator(".leaflet-popup b").inner_text() == "bold"
        assert page.locator(".leaflet-marker-icon").evaluate("image => image.naturalWidth") > 0


@contextmanager
def hosted(browser, map_file, body):
    """Open an article with ``body`` beside the page; its scripts are its own affair."""
    host = map_file.parent / "article.html"
    host.write_text(f"<!DOCTYPE html><title>Article</title><body>{body}</body>", encoding="utf-8")
    context = browser.new_context(viewport={"width": 800, "height": 900}, offline=True)
    try:
        page = context.new_page()
        page.goto(host.as_uri())
        page.frame_locator("iframe").first.locator("html.live").wait_for()
        yield page
    finally:
        context.close()


def test_a_frame_with_a_listener_grows_to_the_height_of_the_page(browser, map_file):
    with hosted(browser, map_file, snippet(map_file, form="listener")) as page:
        width = page.locator("iframe").bounding_box()["width"]
        expect(page.locator("iframe")).to_have_css("height", f"{round(0.75 * width)}px")
        height = page.locator("iframe").bounding_box()["height"]
        page.wait_for_timeout(300)
        assert page.locator("iframe").bounding_box()["height"] == height  # it does not grow without end


def test_pym_is_told_the_height_under_the_name_it_gave(browser, map_file):
    body = f"""<script>told = []; addEventListener("message", event => told.push(event.data));</script>
        <iframe src="{map_file.name}?initialWidth=600&childId=map-0&parentUrl=x" sandbox="allow-scripts"></iframe>"""
    with hosted(browser, map_file, body) as page:
        # A frame is 300 pixels wide by itself, and on phones a fifth higher than wide.
        assert page.evaluate("told.filter(one => typeof one === 'string')") == ["pymxPYMxmap-0xPYMxheightxPYMx360"]


def test_the_page_works_in_a_sandboxed_frame(browser, map_file):
    with hosted(browser, map_file, snippet(map_file)) as page:
        inside = page.frame_locator("iframe")
        inside.locator(".frame g.corridor .hit").first.dispatch_event("click")
        expect(inside.locator("#evidence blockquote").first).to_be_visible()


def test_two_maps_in_one_article_do_not_disturb_each_other(browser, map_file):
    with hosted(browser, map_file, snippet(map_file) * 2) as page:
        frames = [page.frame_locator("iframe").nth(number) for number in (0, 1)]
        frames[0].locator(".frame g.corridor .hit").first.dispatch_event("click")
        expect(frames[0].locator("#evidence")).to_be_visible()
        expect(frames[1].locator("#evidence")).to_be_hidden()


def test_the_address_asks_for_parts_of_the_page(browser, map_file):
    with opened(browser, map_file, address="?table=0&filters=0&layers=flight,shipping") as page:
        assert not page.locator("#corridors").is_visible()
        assert not page.locator("#filters").is_visible()
        assert not is_shown(line_of(page, "arrived"))
        assert is_shown(line_of(page, "sailed"))
    with opened(browser, map_file, address="?plain") as page:
        assert page.locator(".frame").is_visible()
        assert page.locator("#legend").is_visible()
        assert not page.locator("h1").is_visible()


@pytest.mark.parametrize(
    ("flag", "scheme", "dark"), [("1", "light", True), ("0", "dark", False), ("auto", "dark", True)]
)
def test_the_address_chooses_the_colours(browser, map_file, flag, scheme, dark):
    with opened(browser, map_file, address=f"?dark={flag}", color_scheme=scheme) as page:
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (max(int(number) for number in ground[4:-1].split(",")) < 64) is dark


def test_a_notebook_shows_the_map(browser, map_file):
    notebook = f"<!DOCTYPE html><title>Notebook</title>{maps.draw(invented_network())._repr_html_()}"
    (map_file.parent / "notebook.html").write_text(notebook, encoding="utf-8")
    with opened(browser, map_file.parent / "notebook.html", ready="iframe") as page:
        assert page.frame_locator("iframe").locator(".frame g.corridor").count() == 5


def test_without_scripts_the_table_holds_every_sentence(browser, map_file):
    context = browser.new_context(java_script_enabled=False, offline=True)
    try:
        page = context.new_page()
        page.goto(map_file.as_uri())
        shown = page.locator("main").inner_text()
        assert all(sentence in shown for sentence in SENTENCES.values())
        assert page.locator("noscript p").is_visible()
    finally:
        context.close()


def test_without_scripts_a_still_map_stands_in(browser, map_file):
    context = browser.new_context(java_script_enabled=False, offline=True)
    try:
        page = context.new_page()
        page.goto(map_file.as_uri())
        still = page.locator("svg.still:visible")
        assert not page.locator(".frame").is_visible()
        assert still.locator("g.corridor").count() == 4  # all but that of the Pacific, outside of the first view
        assert "Dhaka" in still.locator("text").all_text_contents()
        assert still.locator("title").text_content()
    finally:
        context.close()


def test_on_paper_the_still_map_stands_in(page):
    page.emulate_media(media="print")
    expect(page.locator("svg.still:visible")).to_have_count(1)
    assert not page.locator(".frame").is_visible()
    assert not page.locator("#filters").is_visible()


def test_words_narrow_map_panel_and_table_alike(page):
    page.get_by_role("searchbox").fill("ADVISER")
    assert shown_sentences(page) == {SENTENCES["returned"]}
    assert [
        line.get_attribute("data-corridors")
        for line in page.locator("g.corridor[data-corridors]").all()
        if is_shown(line)
    ] == [line_of(page, "returned").get_attribute("data-corridors")]
    expect(page.locator("tr[data-corridor]:visible")).to_have_count(1)
    assert page.locator("#filters").get_by_text("1 of 6 links").is_visible()
    page.get_by_role("button", name="Show all").click()
    assert page.locator("tr[data-corridor]:visible").count() == 6


def test_an_actor_can_be_searched(page):
    page.get_by_role("searchbox").fill("dar")
    assert shown_sentences(page) == {SENTENCES["arrived"]}


def test_a_click_on_a_place_searches_it(page):
    page.locator(".place").filter(has_text="Nadi").dispatch_event("click")
    assert shown_sentences(page) == {SENTENCES["pacific"]}


def test_statuses_can_be_left_out(page):
    page.locator("#filters").get_by_role("checkbox", name="completed").uncheck()
    assert shown_sentences(page) == {SENTENCES["trial"], SENTENCES["invited"], SENTENCES["pacific"]}


def test_uncertain_links_can_be_left_out(page):
    page.get_by_role("slider", name="Certain").fill("70")
    assert SENTENCES["returned"] not in shown_sentences(page)
    assert SENTENCES["arrived"] in shown_sentences(page)


def test_a_span_of_time_keeps_what_falls_in_it_and_what_has_no_date(page):
    page.get_by_role("slider", name="Until").fill(str(12 * 2025 + 8))  # September 2025, months counted from 0
    # Links without a date of their own stand at that of their article, 2 September 2025.
    assert shown_sentences(page) == {SENTENCES[key] for key in ("sailed", "arrived", "invited", "pacific")}
    assert page.locator("#filters").get_by_text("Nov 2024 – Sep 2025").is_visible()


def test_playing_adds_month_to_month_and_ends_with_all(page):
    page.get_by_role("button", name="Play month by month").click()
    sentences = page.locator("#evidence blockquote")
    expect(sentences).not_to_have_count(6)
    expect(sentences).to_have_count(6, timeout=20_000)
    expect(page.get_by_role("button", name="Play month by month")).to_be_visible()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    path = tmp_path_factory.mktemp("crowded") / "map.html"
    path.write_text(maps.page(crowded_network(700)), encoding="utf-8")
    return path


def test_hundreds_of_corridors_are_drawn_on_canvas(browser, crowded):
    blank = """canvas => {
        const other = document.createElement("canvas");
        Object.assign(other, { width: canvas.width, height: canvas.height });
        return canvas.toDataURL() === other.toDataURL();
    }"""
    with opened(browser, crowded) as page:
        canvas = page.locator(".leaflet-corridors-pane canvas")
        assert not canvas.evaluate(blank)
        page.get_by_role("button", name="None").click()
        assert canvas.evaluate(blank)


def test_of_hundreds_of_corridors_the_table_holds_the_strongest_and_search_finds_all(browser, crowded):
    with opened(browser, crowded) as page:
        assert page.locator("tr[data-corridor]").count() == 200
        assert page.get_by_text("The table holds the 200 strongest of 700 corridors.").is_visible()
        page.get_by_role("searchbox").fill("Flight 699.")
        assert shown_sentences(page) == {"Flight 699."}
        page.locator("#evidence button.open").click()
        assert page.locator(".leaflet-popup blockquote").inner_text() == "Flight 699."


def test_a_click_on_the_canvas_opens_the_corridor_under_it(browser, crowded):
    with opened(browser, crowded) as page:
        page.get_by_role("searchbox").fill("Flight 119.")
        names = [page.get_by_text(f"Place {number}", exact=True) for number in (14, 15)]
        boxes = [page.locator(".frame .place", has=name).locator(".dot").bounding_box() for name in names]
        x, y = (sum(box[axis] + 2 for box in boxes) / 2 for axis in ("x", "y"))
        page.mouse.click(x, y)
        assert page.locator(".leaflet-popup blockquote").inner_text() == "Flight 119."


def test_the_dark_page_has_a_dark_ground(browser, map_file):
    with opened(browser, map_file, color_scheme="dark") as page:
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert max(int(number) for number in ground[4:-1].split(",")) < 64


def test_the_page_prints(browser, map_file):
    with opened(browser, map_file) as page:
        assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened_corridor", [False, True], ids=["at first", "with a corridor open"])
def test_axe_finds_nothing(browser, map_file, scheme, opened_corridor):
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, map_file, color_scheme=scheme, reduced_motion="reduce") as page:
        if opened_corridor:
            page.locator("tr[data-corridor] button").first.focus()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []
