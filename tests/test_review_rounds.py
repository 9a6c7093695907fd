"""A review to its end: places, what was skipped, what is asked, the preview, and work on a phone."""

from dataclasses import replace

import pytest
from networks import CHATTOGRAM, HONOLULU, KARACHI, invented_network, links
from opening import opened
from playwright.sync_api import expect
from reviewing import SAILED, TRIAL, decision, downloaded, press, states, told

from geomap.decisions import publish
from geomap.network import build_network
from geomap.records import Article, Extract, NamedPlace, Place, place_id

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640, "has_touch": True}


@pytest.fixture
def page(browser, review_file):
    with opened(browser, review_file) as page:
        yield page


def finish(page, keys="a"):
    """Decide by these keys, and by the last of them until nothing is open."""
    press(page, *keys)
    for _ in range(10):
        if "Nothing is left" not in told(page):
            press(page, keys[-1])


# Places

OFFICE = Article("office", "The CEO spoke. A ferry left Karachi. The CEO went home.", "An office")
STRIP = Place("airport:WKU", "Waco Kungo Airport", 15.1, -11.43, "airport", "AO")


@pytest.fixture(scope="module")
def office_file(write_review):
    """Write the review of an article in which a title was read as a place."""
    named = tuple(NamedPlace(start, start + 3, "CEO", STRIP, "literal", 1.0) for start in (4, 41))
    karachi = NamedPlace(28, 35, "Karachi", KARACHI, "literal", 1.0)
    extract = Extract("office", "An office", None, None, (*named, karachi), ())
    return write_review("office", build_network([extract]), articles=[OFFICE], extracts=[extract])


def test_a_title_that_was_read_as_a_place_is_taken_off(browser, office_file):
    with opened(browser, office_file) as page:
        expect(page.locator("#route")).to_have_text("Waco Kungo Airport")
        expect(page.locator("#doubts li")).to_have_text(["written in capitals, as titles and firms are"])
        expect(page.locator("#sentences mark")).to_have_text(["CEO", "CEO"])
        press(page, "1")
        assert states(page) == ["rejected", "proposed"]
        _, (made,) = downloaded(page)
        assert (made.corridor, made.decision, made.reason) == (place_id(STRIP.id), "rejected", "no-place")
        assert made.place.names == ("CEO",)
        press(page, "u", "a")
        assert states(page) == ["accepted", "proposed"]


def test_to_take_off_a_place_with_corridors_is_asked_about_and_takes_them_along(page):
    press(page, "p")
    page.locator(".item").filter(has_text="Chattogram").click()
    press(page, "x")
    expect(page.locator("#question")).to_contain_text("1 corridor ends there and would go too.")
    assert "rejected" not in states(page)
    press(page, "x", "v")
    expect(page.locator("#preview")).to_contain_text("1 left out with a place that was taken off")
    _, (made,) = downloaded(page)
    assert made.place.place == replace(CHATTOGRAM, admin1="", population=0)


def test_places_and_corridors_have_queues_of_their_own(page):
    press(page, "p", "a")
    assert states(page).count("accepted") == 1
    expect(page.locator(".tab").last).to_contain_text("1/")
    press(page, "p")
    assert states(page) == ["proposed"] * 6
    press(page, "u")
    expect(page.locator(".tab").last).to_have_attribute("aria-pressed", "true")


# The end


def test_a_review_ends_with_what_is_left_and_no_key_decides_there(page):
    finish(page, "sxa")
    expect(page.locator("#ending h2")).to_have_text("5 of 6 corridors decided")
    expect(page.locator("#ending .left li").first).to_contain_text("1 was skipped.")
    press(page, "a", "a", "x", "j", "a")
    assert len(downloaded(page)[1]) == 6
    press(page, "k")
    expect(page.locator("#route")).to_be_visible()


def test_the_same_decision_is_written_once(page):
    press(page, "a", "k", "a", "k", "a", "k", "1", "k", "1")
    assert [one.decision for one in downloaded(page)[1]] == ["accepted", "rejected"]


def test_what_was_skipped_comes_back(page):
    finish(page, "sa")
    page.get_by_role("button", name="Take up what was skipped").click()
    expect(page.locator("#route")).to_have_text("Dhaka → Karachi")
    press(page, "a")
    expect(page.locator("#ending h2")).to_have_text("All 6 corridors are decided")


def test_the_preview_shows_what_is_published(page):
    finish(page, "xsa")
    press(page, "v")
    made = downloaded(page)[1]
    extract = Extract("a", "Ties in the air", links()[0].evidence.published, None, (), links())
    for only in (True, False):
        page.get_by_label("Only what was accepted").set_checked(only)
        network = publish([extract], made, only_accepted=only).network
        ways = {
            f"{row.origin_name} {'↔' if row.bidirectional else '→'} {row.destination_name}"
            for row in network.corridor_rows
        }
        assert set(page.locator("#preview .published button").all_inner_texts()) == ways
        expect(page.locator("#map .corridor .line")).to_have_count(len(ways))


def test_a_network_without_corridors_and_places_says_so(browser, write_review):
    with opened(browser, write_review("empty", build_network([]))) as page:
        expect(page.locator("#ending h2")).to_have_text("There are no corridors to check")


def test_a_filter_that_nothing_passes_says_so_and_is_undone_by_a_press(page):
    press(page, "/")
    page.keyboard.type("no such word")
    press(page, "Enter")
    expect(page.locator("#ending h2")).to_have_text("Nothing is left to check in this queue")
    page.get_by_role("button", name="Show all").click()
    assert states(page) == ["proposed"] * 6


@pytest.mark.parametrize("words", ["KARACHI dhaka", "dhaka trial", "dhāka karāchi"])
def test_the_queue_is_searched_by_several_words_without_accents_and_capitals(page, words):
    press(page, "/")
    page.keyboard.type(words)
    routes = page.locator(".item .route").all_inner_texts()
    assert routes
    assert all({"Dhaka", "Karachi"} <= set(route.replace("↔", "→").split(" → ")) for route in routes)


def test_nothing_jumps_when_the_first_decision_is_made(page):
    def places():
        return [page.locator(box).bounding_box() for box in ("header", "#list", "#map", "#actions")]

    before = places()
    press(page, "a", "x", "s")
    assert places() == before


# Questions


def test_a_place_far_from_the_one_proposed_is_asked_about(page):
    press(page, "e")
    page.locator("#change").get_by_label("To: find another place").fill("hono")
    press(page, "Enter", "Escape", "a")
    expect(page.locator("#question")).to_contain_text(f"{HONOLULU.name} · ")
    expect(page.locator("#question")).to_contain_text("km from the place that was proposed")
    assert states(page)[0] == "proposed"
    press(page, "Escape")
    expect(page.locator("#question")).to_be_hidden()
    press(page, "a", "a")
    assert [one.edit.destination.name for one in downloaded(page)[1]] == [HONOLULU.name]


def test_a_place_that_is_looked_for_is_found_or_said_to_be_unknown_and_no_key_decides(page):
    press(page, "e")
    search = page.locator("#change").get_by_label("From: find another place")
    search.fill("Atlantis")
    expect(page.locator("#change .found .problem")).to_contain_text("No place on this page is called “Atlantis”")
    search.fill("chatto")
    press(page, "Enter", "a")
    expect(page.locator("#route")).to_have_text("Chattogram → Karachi")
    assert states(page)[0] == "proposed"


def test_bearers_that_are_hardly_meant_are_folded(browser, write_review):
    paris = Article("paris", "A minister flew from Karachi to Paris on Monday.", "To Paris")
    from geomap.pipeline import trace

    extract = trace(paris)
    with opened(browser, write_review("paris", build_network([extract]), articles=[paris], extracts=[extract])) as page:
        unlikely = page.locator("#candidates .unlikely").last
        expect(unlikely.locator("label").first).to_be_hidden()
        unlikely.locator("summary").click()
        expect(unlikely.locator("label").first).to_be_visible()


# Several reviewers


def test_a_reviewer_is_one_whatever_the_capitals_of_the_name(browser, write_review):
    made = [decision(SAILED, decision="rejected", reviewer="Ann Otieno"), decision(SAILED, reviewer="ann  otieno")]
    with opened(browser, write_review("one", invented_network(), decisions=made)) as page:
        assert states(page).count("accepted") == 1
        assert states(page).count("conflicting") == 0


def test_one_press_says_the_same_as_a_colleague(browser, write_review):
    made = [decision(TRIAL, decision="rejected", reason="no-link"), decision(TRIAL, reviewer="Cem")]
    with opened(browser, write_review("same", invented_network(), decisions=made)) as page:
        page.locator(".item.conflicting").click()
        page.locator("#reviewers").get_by_role("button", name="Say the same").first.click()
        last = downloaded(page)[1][-1]
        assert (last.reviewer, last.decision, last.reason, last.previous) == (
            "Ann",
            "rejected",
            "no-link",
            "conflicting",
        )


# The map


def test_countries_are_named_on_the_map(page):
    expect(page.locator("#map .country", has_text="India")).to_have_count(1)


def test_the_places_on_the_map_are_rings_in_the_colours_of_the_paper(page):
    fills = page.locator("#map .place circle").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).fill, getComputedStyle(one).stroke])"
    )
    assert fills
    assert all(fill != stroke for fill, stroke in fills)


@pytest.mark.parametrize(("width", "least"), [(768, 300), (1024, 240), (1440, 400)])
def test_the_map_has_room_at(browser, report_file, width, least):
    with opened(browser, report_file, width=width, height={768: 1024}.get(width, 800)) as page:
        assert page.locator("#map").bounding_box()["height"] >= least
        foot = page.locator("footer").bounding_box()["y"]
        assert page.locator("main").bounding_box()["y"] + page.locator("main").bounding_box()["height"] <= foot + 1


def test_names_in_messages_are_kept_apart_from_the_writing_around_them(page):
    press(page, "a")
    assert "\u2068Dhaka\u2069 to \u2068Karachi\u2069" in told(page)


# On a phone


@pytest.fixture
def phone(browser, report_file):
    with opened(browser, report_file, **PHONE) as page:
        yield page


@pytest.fixture
def long_phone(browser, review_file):
    with opened(browser, review_file, **PHONE) as page:
        yield page


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def test_after_a_decision_the_next_corridor_is_in_sight(long_phone):
    page = long_phone
    page.evaluate("document.getElementById('sentences').scrollIntoView()")
    page.locator('[data-key="a"]').click()
    page.wait_for_timeout(100)
    bar, route, toast, words = (box(page, one) for one in ("#actions", "#route", "#told", "#sentences .told"))
    assert 0 <= route["y"] < bar["y"]
    assert toast["y"] + toast["height"] <= route["y"] <= words["y"]


def test_what_is_out_of_sight_is_shown_before_it_is_decided(long_phone):
    page = long_phone
    page.evaluate("document.getElementById('list').scrollIntoView()")
    page.locator('[data-key="a"]').click()
    assert states(page) == ["proposed"] * 6
    assert "Look at it first" in told(page)
    page.locator('[data-key="a"]').click()
    assert states(page)[0] == "accepted"


def test_reasons_are_at_hand_where_reject_is_pressed(long_phone):
    page = long_phone
    expect(page.locator("#reasons")).to_be_hidden()
    page.locator('[data-key="x"]').click()
    assert states(page)[0] == "proposed"
    assert box(page, "#reasons")["y"] + box(page, "#reasons")["height"] <= box(page, "#actions")["y"] + 1
    page.get_by_role("button", name="wrong mode").click()
    assert downloaded(page)[1][0].reason == "wrong-mode"
    expect(page.locator("#reasons")).to_be_hidden()


def test_a_thumb_hits_every_button(phone):
    heights = phone.locator("button:visible, select:visible, summary:visible, #map a").evaluate_all(
        "all => all.map(one => [one.textContent, Math.round(one.getBoundingClientRect().height)])"
    )
    assert [(name, height) for name, height in heights if height < 44] == []
