"""What a reader takes from the map at a glance: how sure, how many, where, when; in a real browser."""

import math

import pytest
from networks import SENTENCES, crowded_network, invented_network, link
from opening import line_of, opened, row_of
from playwright.sync_api import expect
from pyproj import Geod
from scripts import called
from shapely import LineString, MultiLineString, Point

from geomap import maps
from geomap.maps.content import content_of, page_data
from geomap.network import build_network
from geomap.records import Extract, Place

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, map_file):
    with opened(browser, map_file) as page:
        yield page


def boxes(elements):
    return [box for element in elements.all() if element.is_visible() and (box := element.bounding_box())]


def overlap(one, other, *, slack=2):
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    along = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > slack and along > slack


# How sure


def test_a_doubtful_corridor_bears_a_question_mark_on_its_line_and_in_its_row(page):
    assert line_of(page, "returned").locator(".bead.doubtful text").inner_html() == "?"
    assert line_of(page, "sailed").locator(".doubtful").count() == 0
    assert row_of(page, SENTENCES["returned"]).locator(".query").count() == 1
    assert row_of(page, SENTENCES["arrived"]).locator(".query").count() == 0


def test_the_key_tells_what_the_question_mark_means(page):
    assert page.locator(".key li").filter(has_text="less than 80% certain").is_visible()


def test_no_label_lies_on_a_question_mark(page):
    marks = boxes(page.locator("g.corridor .bead.doubtful"))
    assert marks
    assert not any(overlap(label, mark) for label in boxes(page.locator(".place text")) for mark in marks)


def test_the_signs_of_status_direction_and_doubt_do_not_rest_on_colour(browser, map_file):
    with opened(browser, map_file, forced_colors="active") as page:
        assert line_of(page, "invited").locator(".core").is_visible()
        assert line_of(page, "sailed").locator(".head").is_visible()
        assert line_of(page, "returned").locator(".bead.doubtful").is_visible()
        strokes = {
            line.evaluate("line => getComputedStyle(line).stroke") for line in page.locator("g.corridor .line").all()
        }
        assert len(strokes) == 1  # one colour for all: dash, hollow, arrow and question mark still differ


# Where


def test_the_ground_names_countries_that_are_no_places_of_the_map(page):
    names = page.locator("text.country")
    assert "India" in {name.text_content() for name in names.all() if name.is_visible()}
    assert "Pakistan" not in names.all_text_contents()


def test_names_on_the_ground_keep_clear_of_labels_and_of_each_other(page):
    countries, places = boxes(page.locator("text.country")), boxes(page.locator(".place text"))
    assert countries
    for number, one in enumerate(countries):
        assert not any(overlap(one, other) for other in places + countries[:number])


def test_a_place_in_view_lights_its_corridors(page):
    page.locator(".frame .place").filter(has_text="Chattogram").locator(".dot").hover(force=True)
    expect(page.locator("g.corridor.chosen")).to_have_count(1)
    assert "chosen" in line_of(page, "sailed").get_attribute("class")
    page.mouse.move(2, 2)
    expect(page.locator("g.corridor.chosen")).to_have_count(0)


def test_a_network_round_the_world_fills_the_frame_and_stays_in_it(browser, tmp_path, round_the_world):
    (tmp_path / "map.html").write_text(maps.page(round_the_world), encoding="utf-8")
    for width in (360, 768, 1440):
        with opened(browser, tmp_path / "map.html", width=width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            world = page.evaluate("256 * 2 ** map_geomap.getZoom()")
            assert world == pytest.approx(page.locator(".folium-map").bounding_box()["width"], rel=0.02)


@pytest.fixture
def round_the_world():
    """Return a network whose lines, of a third of the world each, go all the way round."""
    network = invented_network()
    thirds = [MultiLineString([[(lon, 10.0), (lon + 119.0, 20.0)]]) for lon in (-180.0, -60.0, 60.0)]
    network.corridors["geometry"] = [thirds[row % 3] for row in range(len(network.corridors))]
    return network


def test_a_line_beyond_the_rim_of_the_map_is_told(browser, tmp_path):
    network = invented_network()
    network.corridors.loc[0, "geometry"] = MultiLineString([[(10.0, 60.0), (90.0, 88.0), (170.0, 60.0)]])
    (tmp_path / "map.html").write_text(maps.page(network), encoding="utf-8")
    with opened(browser, tmp_path / "map.html") as page:
        assert "The map ends at 85° north and south" in page.locator("footer").inner_text()


def test_no_such_rim_is_told_where_no_line_comes_near(page):
    assert "85°" not in page.locator("footer").inner_text()


@pytest.mark.parametrize(
    ("start", "end"),
    [((139.69, 35.69), (-118.24, 34.05)), ((177.42, -17.8), (-157.86, 21.31)), ((174.76, -36.85), (-70.65, -33.46))],
    ids=["Tokyo to Los Angeles", "Fiji to Honolulu", "Auckland to Santiago"],
)
def test_the_page_draws_great_circles_by_itself(start, end):
    drawn = called("shared/geometry.js", "greatCircle", start, end, 4)
    expected = [start, *Geod(a=1, b=1).npts(*start, *end, len(drawn) - 2), end]
    for (lon, lat), (expected_lon, expected_lat) in zip(drawn, expected, strict=True):
        assert (lon - expected_lon + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
        assert lat == pytest.approx(expected_lat, abs=1e-6)


FLIGHTS = [
    ((139.69, 35.69), (-118.24, 34.05)),  # Tokyo to Los Angeles
    ((-74.01, 40.71), (103.85, 1.29)),  # New York to Singapore, over the pole
    ((174.76, -36.85), (-5.66, 40.97)),  # Auckland to Salamanca, nearly opposite
    ((67.01, 24.86), (90.41, 23.71)),  # Karachi to Dhaka
    ((-149.9, 61.22), (28.05, -26.2)),  # Anchorage to Johannesburg
]


@pytest.mark.parametrize(("start", "end"), FLIGHTS, ids=lambda point: f"{point[0]},{point[1]}")
def test_no_line_of_the_page_strays_two_km_from_the_geodesic(start, end):
    places = [Place(str(row), str(row), *point, "city", "XX") for row, point in enumerate((start, end))]
    network = build_network([Extract("a", None, None, None, (), (link("arrived", "flight", *places),))])
    (written,) = page_data(content_of(network))["corridors"]["line"]
    parts = called("shared/geometry.js", "course", written, start, end, 2)
    line_on_map = called("shared/geometry.js", "join", parts, 0)
    wgs84, off = Geod(ellps="WGS84"), []
    line = LineString([mercator(lon, lat) for lon, lat in line_on_map])
    for lon, lat in wgs84.npts(*start, *end, 500):
        if abs(lat) < 84.9:  # the map ends at 85°
            flown = [Point(mercator(lon + turn, lat)) for turn in (-360, 0, 360)]
            near = [line.interpolate(line.project(point)) for point in flown]
            off.append(min(wgs84.inv(lon, lat, at.x, to_latitude(at.y))[2] for at in near) / 1000)
    assert max(off) < 2.0


def mercator(lon, lat):
    return lon, math.degrees(math.asinh(math.tan(math.radians(max(-85.0, min(85.0, lat))))))


def to_latitude(y):
    return math.degrees(math.atan(math.sinh(math.radians(y))))


# When


def test_the_bars_count_the_links_of_each_month_by_mode(page):
    tall = page.locator(".track svg rect").evaluate_all(
        "bars => bars.map(bar => [bar.getAttribute('class'), Number(bar.getAttribute('height'))])"
    )
    # November 2024: a ship. August, September (two, by their article's day) and October 2025: visits and a
    # flight. January 2026: a flight.
    assert sorted(mode for mode, _ in tall) == ["flight", "flight", "shipping", "visit", "visit", "visit"]
    assert len({height for _, height in tall}) == 1  # one link each, upon one another in September


def test_bars_outside_of_the_chosen_span_are_pale(page):
    assert page.locator(".track g.out").count() == 0
    page.get_by_role("slider", name="From").fill(str(12 * 2025 + 7))  # August 2025, months counted from 0
    assert page.locator(".track g.out rect").count() == 1  # the ship's


def test_earlier_and_later_months_are_told_below_the_bars(page):
    assert "2025" in page.locator(".ticks").inner_text()
    marks = boxes(page.locator(".ticks span"))
    assert not any(overlap(one, other) for number, one in enumerate(marks) for other in marks[:number])


def test_the_slider_tells_its_month_in_words(page):
    until = page.get_by_role("slider", name="Until")
    assert until.get_attribute("aria-valuetext") == "Jan 2026"


# For those who hear the page


def test_what_is_opened_is_told_once_and_in_short(page):
    line_of(page, "sailed").locator(".hit").dispatch_event("click")
    assert page.get_by_role("status").filter(has_text="Karachi").inner_text() == "Karachi → Chattogram: 1 sentence"
    assert page.locator("#evidence").get_attribute("aria-live") is None


# Of many, few


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    path = tmp_path_factory.mktemp("crowded") / "map.html"
    path.write_text(maps.page(crowded_network(2_400)), encoding="utf-8")
    return path


def bundled(page):
    """Return how many lines stand for how many corridors, as the page tells it; None where each stands for itself."""
    told = page.locator("#bundled").inner_text().replace(",", "")
    return [int(word) for word in told.split() if word.isdigit()][:2] or None


def test_thousands_of_corridors_are_drawn_in_bundles_that_part_as_one_comes_closer(browser, crowded):
    with opened(browser, crowded) as page:
        lines, corridors = bundled(page)
        assert corridors == 2_400
        assert lines <= 600
        page.evaluate("map_geomap.setView([20, 40], 7, {animate: false})")
        assert bundled(page) is None


def test_bundles_part_as_one_filters(browser, crowded):
    with opened(browser, crowded) as page:
        assert bundled(page)
        page.get_by_role("searchbox").fill("Flight 7.")
        assert bundled(page) is None


# In the reader's hands


def zoom(page):
    return page.evaluate("map_geomap.getZoom()")


def test_the_wheel_scrolls_the_page_and_zooms_only_with_control_held(page):
    page.locator(".folium-map").hover()
    before = zoom(page)
    page.mouse.wheel(0, -300)
    expect(page.locator("#hint.told")).to_have_text("Hold Ctrl and scroll to zoom")
    assert zoom(page) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function("before => map_geomap.getZoom() > before", arg=before)


def test_one_finger_scrolls_the_page_and_does_not_move_the_map(browser, map_file):
    with opened(browser, map_file, width=390, has_touch=True, is_mobile=True) as page:
        assert not page.evaluate("map_geomap.dragging.enabled()")
        assert page.locator(".folium-map").evaluate("map => getComputedStyle(map).touchAction") == "pan-x pan-y"


def test_nothing_glides_for_readers_who_asked_for_less_motion(browser, map_file):
    with opened(browser, map_file, reduced_motion="reduce") as page:
        page.get_by_role("button", name="Zoom in").click()
        assert not page.locator(".leaflet-zoom-anim").count()
        durations = page.locator("g.corridor").first.evaluate("line => getComputedStyle(line).transitionDuration")
        assert set(durations.split(", ")) == {"0s"}


def test_a_popup_on_a_phone_leaves_the_controls_free(browser, map_file):
    with opened(browser, map_file, width=360, height=740, reduced_motion="reduce") as page:
        page.locator("tr[data-corridor] button").first.focus()
        popup = page.locator(".leaflet-popup-content-wrapper").bounding_box()
        assert not any(overlap(popup, control) for control in boxes(page.locator(".leaflet-bar")))


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_label_lies_under_the_controls(browser, map_file, width):
    with opened(browser, map_file, width=width) as page:
        controls, labels = boxes(page.locator(".leaflet-bar")), boxes(page.locator(".frame .place text"))
        assert labels
        assert not any(overlap(label, control) for label in labels for control in controls)


@pytest.mark.parametrize("width", [320, 768])
def test_a_place_without_links_bears_its_whole_name_or_none(browser, request, width):
    with opened(browser, request.config.rootpath / "output" / "map.html", width=width) as page:
        page.locator("input[name=quiet]").check()
        frame, labels = page.locator(".frame").bounding_box(), boxes(page.locator(".frame .place.quiet text"))
    right = frame["x"] + frame["width"]
    assert labels
    assert all(frame["x"] <= label["x"] and label["x"] + label["width"] <= right for label in labels)


def test_the_place_with_most_links_is_named_on_a_phone(browser, request):
    with opened(browser, request.config.rootpath / "output" / "map.html", width=360) as page:
        assert page.locator(".frame .place text").get_by_text("Dhaka", exact=True).is_visible()


def test_nothing_jumps_when_the_scripts_arrive(browser, map_file):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, java_script_enabled=True)
    try:
        html = map_file.read_text(encoding="utf-8").replace('classList.add("live")', 'classList.add("dead")')
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("http://still.example/")  # the page as it stands before its scripts have done their work
        before = {part: page.locator(part).bounding_box() for part in (".standing", ".legend", ".key", "#corridors")}
    finally:
        page.close()
    with opened(browser, map_file) as live:
        after = {part: live.locator(part).bounding_box() for part in (".frame", ".legend", ".key", "#corridors")}
    assert before[".standing"] == after[".frame"]
    assert before[".legend"] == after[".legend"]
    assert before["#corridors"]["y"] == pytest.approx(after["#corridors"]["y"], abs=24)  # a row of statuses
