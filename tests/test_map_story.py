"""What a reader takes from the first view, and from every control, of a map; in a real browser."""

import time

import pytest
from networks import DHAKA, KARACHI, LAHORE, PAKISTAN, SENTENCES, invented_network, link, links
from opening import is_shown, line_of, opened, row_of, shown_sentences
from pages import HOSTILE
from playwright.sync_api import expect

from geomap import maps
from geomap.network import build_network
from geomap.records import Extract

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, map_file):
    with opened(browser, map_file) as page:
        yield page


def drawn(tmp_path, *told, **choice):
    """Write the page of some links, read from one article, to a file."""
    path = tmp_path / "map.html"
    path.write_text(maps.page(build_network([Extract("a", "Ties", None, None, (), told)]), **choice), encoding="utf-8")
    return path


# The story


def test_the_page_is_headed_by_what_most_reports_tell(browser, tmp_path):
    with opened(browser, drawn(tmp_path, *links())) as page:
        assert "visits between" in page.locator("h1").inner_text()
        assert page.title() == page.locator("h1").text_content()


def test_a_title_of_the_makers_own_heads_the_page(page):
    assert page.locator("h1").inner_text() == "Over the water"


def test_the_strongest_line_says_who_and_when_and_the_rest_is_quiet(page):
    said = page.locator(".frame .said").all_text_contents()
    assert "Dar, Aug 23, 2025" in said
    faint = page.locator(".frame g.corridor:not(.lead)").first
    deadline = time.monotonic() + 5  # it fades in a moment
    while (opacity := float(faint.evaluate("line => getComputedStyle(line).opacity"))) >= 0.5:
        assert time.monotonic() < deadline, opacity
        page.wait_for_timeout(50)


def test_a_quiet_line_speaks_up_when_it_is_touched(page):
    faint = page.locator(".frame g.corridor:not(.lead)").first
    faint.dispatch_event("mouseenter")
    expect(faint).to_have_css("opacity", "1")
    assert page.locator("#tip .route").is_visible()


def test_the_panel_is_ordered_by_support_and_says_no_sentence_twice(page):
    quoted = page.locator("#evidence blockquote").all_inner_texts()
    assert len(quoted) == len(set(quoted))
    assert quoted[0] in (SENTENCES["arrived"], SENTENCES["returned"])


# Lines as histories


def test_a_solid_line_is_not_covered_by_a_hollow_one(browser, tmp_path):
    told = [link("arrived", "visit", PAKISTAN, DHAKA)] * 1 + [link("invited", "visit", LAHORE, DHAKA, status="invited")]
    with opened(browser, drawn(tmp_path, *told), width=1920, height=1080) as page:
        kinds = page.locator(".frame g.corridor").evaluate_all(
            "all => all.map(one => one.classList.contains('uncertain'))"
        )
        assert kinds == [True, False]  # what comes later lies on top


def test_a_later_plan_does_not_hollow_out_a_service(browser, tmp_path):
    told = [
        link("trial", "flight", DHAKA, KARACHI, bidirectional=True, status="operating", date="2025-03"),
        link("pacific", "flight", DHAKA, KARACHI, bidirectional=True, status="planned", date="2026-09"),
    ]
    with opened(browser, drawn(tmp_path, *told)) as page:
        assert page.locator(".frame g.corridor .core").count() == 0
        assert "1 under way, 1 planned" in page.locator("#evidence").inner_text()
        assert "1 under way, 1 planned" in page.locator("tr[data-corridor]").inner_text()
        beads = page.locator(".frame .bead").evaluate_all("all => all.map(one => one.getAttribute('class'))")
        assert beads == ["bead under_way", "bead planned"]


def test_an_event_without_a_day_is_square_and_called_undated(page):
    line = line_of(page, "invited")
    line.dispatch_event("mouseenter")
    assert line.locator(".bead.undated rect").count() == 1
    line.locator(".hit").dispatch_event("click")
    assert "undated" in page.locator("#evidence").inner_text()


# Controls that say what holds


def test_show_all_sets_every_control_back(page):
    page.locator("#filters").get_by_role("checkbox", name="completed").uncheck()
    slider = page.get_by_role("slider", name="Certain")
    slider.fill("95")
    page.get_by_role("button", name="Show all", exact=True).click()
    assert all(box.is_checked() for box in page.locator("#filters").get_by_role("checkbox").all())
    assert slider.input_value() == "0"
    page.locator("#filters").get_by_role("checkbox", name="completed").uncheck()
    assert SENTENCES["trial"] in shown_sentences(page)  # ticking one more hides no other


def test_a_place_is_chosen_as_a_place_and_let_go_by_its_chip(page):
    page.locator(".frame .place").filter(has_text="Pakistan").dispatch_event("click")
    assert shown_sentences(page) == {SENTENCES["invited"]}  # and not what only names Pakistan
    assert page.get_by_role("searchbox").input_value() == ""
    chip = page.locator(".chip")
    assert chip.locator("bdi").inner_text() == "Pakistan"
    chip.get_by_role("checkbox", name="with its places").check()
    assert SENTENCES["sailed"] in shown_sentences(page)
    chip.get_by_role("button").click()
    assert len(shown_sentences(page)) == 6
    assert page.locator(".chip").count() == 0


def test_places_without_links_wait_for_their_switch(page):
    lahore = page.locator(".frame .place").filter(has_text="Lahore")
    assert lahore.count() == 0
    page.get_by_role("checkbox", name="Other places named").check()
    expect(lahore).to_have_count(1)


def test_counts_follow_layers_and_filters(page):
    page.get_by_role("button", name="None").click()
    assert page.get_by_text("0 of 6 links").is_visible()
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_role("searchbox").fill("ship sailed")
    assert page.locator("output[data-mode=shipping]").inner_text() == "1"
    assert page.locator("output[data-mode=flight]").inner_text() == "0"


@pytest.mark.parametrize("wanted", ["adviser karachi", "KARÁCHI adviser", "october  dhaka adviser"])
def test_search_takes_several_words_and_folds_accents(page, wanted):
    page.get_by_role("searchbox").fill(wanted)
    assert shown_sentences(page) == {SENTENCES["returned"]}


def test_playing_shows_what_has_a_day_and_says_how_many_have_none(page):
    assert page.get_by_text("with 2 undated").is_visible()
    page.get_by_role("button", name="Play month by month").click()
    expect(page.locator("#evidence blockquote")).to_have_text([SENTENCES["sailed"]])
    page.get_by_role("button", name="Pause").click()


def test_the_map_says_how_many_lines_lead_out_of_sight(page):
    outside = page.locator("#outside")
    assert "1 line leads out of sight" in outside.inner_text()
    outside.click()
    expect(outside).to_be_hidden()


def test_a_row_draws_its_line_where_the_map_is_out_of_sight(browser, map_file):
    with opened(browser, map_file, width=390, height=700) as page:
        row = row_of(page, SENTENCES["sailed"]).first
        row.locator("button").click()
        expect(row.locator("svg.sketch .line")).to_have_count(1)
        assert "Karachi" in row.locator("svg.sketch").text_content()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_name_is_cut_by_the_rim(browser, map_file, width):
    with opened(browser, map_file, width=width) as page:
        frame = page.locator(".folium-map").bounding_box()
        for name in page.locator(".frame .place text").all():
            if name.is_visible():
                box = name.bounding_box()
                assert box["x"] >= frame["x"] - 1
                assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


# Sizes


def test_the_still_map_on_a_phone_can_be_read(browser, map_file):
    with opened(browser, map_file, width=360, address="?static", ready="html") as page:
        letters = page.locator("svg.still:visible text.country, svg.still:visible .place text")
        assert min(box["height"] for one in letters.all() if (box := one.bounding_box())) > 8


@pytest.mark.parametrize("width", [768, 390])
def test_the_table_turns_to_cards_where_a_row_has_no_room(browser, map_file, width):
    with opened(browser, map_file, width=width) as page:
        quote = page.locator("tr[data-corridor] blockquote").first
        assert quote.bounding_box()["width"] > 0.7 * width


def test_an_empty_page_has_no_controls_that_do_nothing(browser, tmp_path):
    with opened(browser, drawn(tmp_path)) as page:
        assert page.locator("#summary").inner_text() == "No corridor was found in these articles."
        assert not page.locator("#filters").is_visible()
        assert not page.locator("#evidence").is_visible()


@pytest.mark.parametrize("size", [(320, 300), (400, 640), (900, 420)])
def test_an_embedded_map_fills_its_frame_and_nothing_in_it_scrolls(browser, map_file, size):
    host = map_file.parent / "frame.html"
    width, height = size
    host.write_text(
        f'<body style="margin:0"><iframe src="map.html" width="{width}" height="{height}" style="border:0">'
    )
    context = browser.new_context(viewport={"width": 1000, "height": 700}, offline=True)
    try:
        page = context.new_page()
        page.goto(host.as_uri())
        inside = page.frame_locator("iframe")
        inside.locator("html.live").wait_for()
        assert inside.locator("html").evaluate("root => root.scrollHeight <= root.clientHeight")
        assert inside.locator(".frame").bounding_box()["height"] > 0.55 * height
        assert not inside.locator("#evidence").is_visible()
        line = inside.locator(".frame g.corridor .hit").first
        line.dispatch_event("click")
        expect(inside.locator("#evidence blockquote").first).to_be_visible()
        assert inside.get_by_role("link", name="Explore the map").get_attribute("href").endswith("map.html")
    finally:
        context.close()


def test_the_wheel_over_an_embedded_map_scrolls_the_article(browser, map_file):
    host = map_file.parent / "long.html"
    host.write_text('<body style="margin:0;height:3000px"><iframe src="map.html" width="700" height="500"></iframe>')
    context = browser.new_context(viewport={"width": 800, "height": 600}, offline=True)
    try:
        page = context.new_page()
        page.goto(host.as_uri())
        page.frame_locator("iframe").locator("html.live").wait_for()
        page.mouse.move(300, 250)
        for _ in range(4):
            page.mouse.wheel(0, 120)
        page.wait_for_function("scrollY > 200")
    finally:
        context.close()


def test_what_lines_say_is_text_and_nothing_else(browser, tmp_path):
    for number, hostile in enumerate(HOSTILE[:12]):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "map.html"
        path.write_text(
            maps.page(invented_network(lambda text, hostile=hostile: f"{text[:20]}{hostile}")),
            encoding="utf-8",
            errors="surrogatepass",
        )
        with opened(browser, path) as page:
            assert page.locator(".frame .said").count() > 0
            assert is_shown(page.locator(".frame g.corridor").first)
