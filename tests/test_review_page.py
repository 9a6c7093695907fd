"""The review page in a real browser: opened from a file, offline, and worked by keys."""

from dataclasses import replace

import pytest
from networks import DHAKA, KARACHI, SENTENCES, crowded_network, invented_network
from opening import opened
from playwright.sync_api import expect
from reviewing import (
    RETURNED,
    corridor_id,
    decision,
    downloaded,
    extract_of,
    press,
    states,
    told,
)  # fmt: skip
from scripts import called

from geomap.decisions import About, key_of, link_key
from geomap.network import build_network
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article

pytestmark = pytest.mark.browser


HOSTILE = "{{7*7}}{% raw %}${alert(1)}</script><script>alert(1)</script><img src=x onerror=alert(1)>`\\\u2028<b>مرحبا"


@pytest.fixture
def page(browser, review_file):
    with opened(browser, review_file) as page:
        yield page


# What one sees


def test_queue_map_and_evidence_show_one_corridor(page):
    expect(page.locator("#route")).to_have_text("Dhaka → Karachi")
    assert page.locator("#sentences .told").inner_text() == SENTENCES["returned"]
    assert page.locator(".item[aria-selected=true] .route").inner_text() == "Dhaka → Karachi"
    expect(page.locator("#map .place:not(.choice) text")).to_have_text(["Dhaka", "Karachi"])
    assert page.locator("#map .corridor path.line").get_attribute("d").startswith("M")


def test_doubtful_corridors_come_first_and_say_why(page):
    assert "unsure" in page.locator(".item").first.inner_text()
    expect(page.locator("#doubts li").first).to_have_text("the program was unsure")


def test_the_sentence_stands_in_its_paragraph_with_names_and_verb_marked(browser, report_file):
    with opened(browser, report_file) as page:
        quote = page.locator("#sentences blockquote")
        assert quote.inner_text().replace("from ", "", 1).endswith("He 🚢 praised the ferry to Chattogram.")
        marks = [(mark.text_content(), mark.get_attribute("class")) for mark in quote.locator("mark").all()]
        assert marks == [("flew", "cue"), ("Karachi", "origin"), ("Dhaka", "destination")]
        expect(page.locator("#sentences .source")).to_have_text("What moves, Jan 5, 2026")
        expect(page.locator("#sentences .source a")).to_have_attribute("href", "https://example.org/report")
        grounds = page.locator("#sentences .grounds").inner_text().replace("\u2068", "").replace("\u2069", "")
        assert "“flew” tells of the visit; the sentence names where it starts" in grounds
        expect(page.locator("#sentences .legend mark")).to_have_text(
            ["where it starts", "where it ends", "what tells of the journey"]
        )


def test_of_a_long_paragraph_only_what_stands_near_the_sentence_is_shown(browser, write_review):
    told = "A minister flew from Karachi to Dhaka on Monday."
    article = Article("long", " ".join([f"Nothing happened on day {n}." for n in range(40)] + [told] + ["More."] * 100))
    extract = trace(article, gazetteer=bundled_gazetteer())
    with opened(
        browser, write_review("long", build_network([extract]), articles=[article], extracts=[extract])
    ) as page:
        text = page.locator("#sentences blockquote").text_content()
        assert text.startswith("… Nothing happened on day 3")
        assert told in text
        assert text.endswith("More. …")
        assert len(text) < 700


def test_candidates_tell_kind_region_people_and_distance(page):
    dhaka = page.locator("#candidates label").filter(has_text="Dhāka")
    assert dhaka.locator(".facts").text_content() == "city · Bihar, India · 42 k people · 622 km away"


def test_ids_in_the_browser_are_those_of_python():
    one, other = ends = [DHAKA.id, "port:é\u2028\x7f🚢"]
    sentence = " two\u00a0 words\x1c \x85here "
    places = [replace(DHAKA, id=id) for id in ends]
    assert [
        called("review/decisions.js", "corridorId", "visit", one, other, False),
        called("review/decisions.js", "corridorId", "flight", other, one, True),
        called("review/decisions.js", "linkKey", "a🚢", "visit", one, other, sentence),
    ] == [
        corridor_id("visit", *places, bidirectional=False),
        corridor_id("flight", *reversed(places), bidirectional=True),
        link_key("a🚢", "visit", origin=ends[0], destination=ends[1], evidence=sentence),
    ]


# Deciding by keys


def test_each_key_decides_and_goes_on(page):
    press(page, "a", "x", "s", "5")
    assert states(page) == ["accepted", "rejected", "skipped", "rejected", "proposed", "proposed"]
    assert "3 of 6 decided" in page.locator("#progress").inner_text()
    assert "Rejected" in told(page)
    _, made = downloaded(page)
    assert [(one.decision, one.reason) for one in made] == [
        ("accepted", None), ("rejected", None), ("skipped", None), ("rejected", "wrong-mode"),
    ]  # fmt: skip
    assert {one.reviewer for one in made} == {"Ann"}
    assert made[0].evidence == (key_of(RETURNED),)
    assert made[0].corridor == corridor_id("visit", DHAKA, KARACHI, bidirectional=False)
    assert made[0].about == About("visit", DHAKA, KARACHI, False)


def test_every_key_has_a_button_with_its_letter(page):
    press(page, "?")
    keys = page.locator("#keys kbd").all_inner_texts()
    press(page, "Escape")
    assert keys == [*"axsurkjgtecbmpvhd/?123456789"]
    for key in keys:
        expect(page.locator(f'button[data-key="{key}"]:visible kbd')).to_have_text(key)


def test_keys_write_where_one_writes(page):
    page.locator("#comment").focus()
    page.keyboard.type("ask the airline")
    assert states(page) == ["proposed"] * 6
    press(page, "Enter", "a")
    _, (made,) = downloaded(page)
    assert made.comment == "ask the airline"


def test_keys_with_modifiers_are_left_to_the_browser(page):
    press(page, "Control+a", "Alt+x")
    assert states(page) == ["proposed"] * 6


def test_back_and_next_walk_through_the_queue(page):
    press(page, "j", "j", "k")
    assert page.locator(".item").nth(1).get_attribute("aria-selected") == "true"
    assert page.locator("#list").get_attribute("aria-activedescendant") == page.locator(".item").nth(1).get_attribute(
        "id"
    )


def test_whoever_has_no_name_is_asked_for_it(browser, write_review):
    with opened(browser, write_review("nameless", invented_network(), reviewer=None)) as page:
        press(page, "x")
        expect(page.get_by_label("Who decides?")).to_be_focused()
        page.keyboard.type("Ann")
        press(page, "Enter")
        assert states(page)[:2] == ["rejected", "proposed"]
        press(page, "a")
        assert [one.reviewer for one in downloaded(page)[1]] == ["Ann", "Ann"]


# Undo, redo, history


def test_undo_and_redo_have_no_end(page):
    press(page, *"aaaaaa")
    press(page, *"uuuuuu", "Backspace")
    assert states(page) == ["proposed"] * 6
    press(page, *"rrrrrrr")
    assert states(page) == ["accepted"] * 6
    _, made = downloaded(page)
    assert [one.decision for one in made] == ["accepted"] * 6 + ["cleared"] * 6 + ["accepted"] * 6


def test_undo_brings_back_what_was_decided_before(page):
    press(page, "a", "k", "2", "u")
    assert states(page)[0] == "accepted"
    _, made = downloaded(page)
    assert [(one.decision, one.previous) for one in made] == [
        ("accepted", None), ("rejected", "accepted"), ("accepted", "rejected"),
    ]  # fmt: skip


def test_any_step_can_be_taken_back_from_the_history(page):
    press(page, "a", "x", "a", "h")
    steps = page.locator("#history li")
    assert steps.count() == 3
    steps.nth(1).get_by_role("button", name="Undo").click()
    assert states(page)[:3] == ["accepted", "proposed", "accepted"]
    press(page, "u")
    assert states(page)[:3] == ["accepted", "rejected", "accepted"]


# Many at once


def test_all_of_a_pair_are_accepted_and_undone_in_one_step(page):
    press(page, "b")
    page.get_by_role("button", name="between Dhaka and Karachi").click()
    assert states(page).count("accepted") == 3
    press(page, "u")
    assert states(page).count("accepted") == 0


def test_all_of_a_rule_at_or_above_a_score_are_accepted(page):
    press(page, "j", "b")
    button = page.get_by_role("button", name="read alike (verb)")
    expect(button).to_have_text("Accept 5 read alike (verb) with a score of 90 % or more")
    page.get_by_label("Score at least").evaluate(
        "range => { range.value = 60; range.dispatchEvent(new Event('input')); }"
    )
    expect(button).to_have_text("Accept 6 read alike (verb) with a score of 60 % or more")
    button.click()
    assert states(page) == ["accepted"] * 6


def test_what_the_filter_shows_is_accepted(page):
    page.get_by_placeholder("Filter places").fill("sailed")
    press(page, "Enter", "b")
    page.get_by_role("button", name="that the queue shows").click()
    page.get_by_placeholder("Filter places").fill("")
    assert sorted(states(page)) == ["accepted"] + ["proposed"] * 5


# Many corridors


def test_of_many_only_the_rows_in_sight_are_made(browser, write_review):
    with opened(browser, write_review("crowded", crowded_network(300))) as page:
        assert page.locator(".item").count() < 40
        assert page.locator(".item").first.get_attribute("aria-setsize") == "300"
        press(page, "k")
        page.locator("#list").press("End")
        expect(page.locator(".item[aria-selected=true]")).to_have_attribute("aria-posinset", "300")


def test_filters_narrow_by_words_state_and_mode(page):
    press(page, "a")
    page.get_by_role("button", name="Accepted", exact=True).click()
    assert states(page) == ["accepted"]
    page.get_by_role("button", name="Accepted", exact=True).click()
    page.get_by_role("button", name="Shipping").click()
    assert page.locator(".item .route").all_inner_texts() == ["Karachi → Chattogram"]
    page.get_by_role("button", name="Shipping").click()
    press(page, "/")
    page.keyboard.type("pacific nothing")
    assert page.locator(".item").count() == 0


# Safe, and for everybody


def test_hostile_text_stays_text(browser, write_review):
    network = invented_network(lambda text: text + HOSTILE)
    comment = decision(RETURNED, comment=HOSTILE, reviewer=f"Bob {HOSTILE}")
    article = Article("a", f"{HOSTILE} Dhaka. {HOSTILE}", HOSTILE, None, "javascript:alert(1)")
    path = write_review("hostile", network, title=HOSTILE, reviewer=HOSTILE, decisions=[comment], articles=[article])
    with opened(browser, path) as page:
        assert page.locator("h1").inner_text().startswith("{{7*7}}")
        assert HOSTILE.replace("\u2028", "") in page.locator("#sentences .told").first.text_content().replace(
            "\u2028", ""
        )
        press(page, "a", "e", "Escape", "h", "b", "m", "ArrowDown")
        assert page.locator("img, b").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("keys", ["", "aehbj", "m"], ids=["at first", "at work", "adding"])
def test_axe_finds_nothing(browser, report_file, scheme, keys):
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, report_file, color_scheme=scheme, reduced_motion="reduce") as page:
        for key in keys:
            press(page, key, "Escape") if key == "e" else press(page, key)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [320, 768, 1024, 1440])
def test_the_page_fits_and_works_at(browser, report_file, width):
    with opened(browser, report_file, width=width, height=640) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        press(page, "a")
        assert states(page) == ["accepted"]
        press(page, "u")
        for letter in "axsu":
            assert page.locator(f'button[data-key="{letter}"]').is_visible()


def test_a_corridor_that_is_told_often_shows_its_sentences_a_few_at_a_time(browser, write_review):
    told = [
        replace(RETURNED, actors=(f"Roe {n}",), evidence=replace(RETURNED.evidence, text=f"Trip {n}.", start=n))
        for n in range(30)
    ]
    with opened(browser, write_review("often", build_network([extract_of(*told)]))) as page:
        assert page.locator("#sentences article").count() == 12
        page.get_by_role("button", name="Show 18 more").click()
        page.get_by_role("button", name="Show 6 more").click()
        assert page.locator("#sentences article").count() == 30


def test_all_can_be_reached_by_tab(page):
    seen = set()
    for _ in range(90):
        press(page, "Tab")
        seen.add(page.evaluate("document.activeElement.closest('[id]')?.id"))
    assert {
        "list",
        "comment",
        "change-box",
        "bulk-box",
        "history-box",
        "actions",
        "more",
        "reasons",
        "file",
        "filter",
    } <= seen
