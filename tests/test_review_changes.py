"""What an editor changes and adds on the review page, in a real browser."""

from dataclasses import replace

import pytest
from networks import DHAKA, KARACHI, LAHORE, invented_network
from opening import opened
from playwright.sync_api import expect
from reviewing import (
    REPORT,
    RETURNED,
    SAILED,
    corridor_id,
    decision,
    downloaded,
    extract_of,
    press,
    states,
)  # fmt: skip

from geomap.decisions import About, Edit, Source, key_of, link_key
from geomap.network import build_network
from geomap.records import Evidence

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, review_file):
    with opened(browser, review_file) as page:
        yield page


# Changing


def test_another_candidate_moves_the_end_at_once(page):
    before = page.locator("#map .corridor path.line").get_attribute("d")
    press(page, "g")
    name = page.locator("#route bdi").first.inner_text()
    chosen = page.locator("#candidates [role=radiogroup]").first.locator("label:has(input:checked)")
    assert "proposed" not in chosen.inner_text()
    expect(page.locator("#map .place:not(.choice) text").first).to_have_text(name)
    page.wait_for_function(
        "before => document.querySelector('#map .corridor path.line').getAttribute('d') !== before", arg=before
    )
    press(page, "t", "g", "a")
    _, (made,) = downloaded(page)
    assert made.decision == "edited"
    assert made.edit.destination.name == "Port of Karachi"
    assert made.corridor == corridor_id("visit", DHAKA, KARACHI, bidirectional=False)
    assert made.edit.origin.id != DHAKA.id


def test_mode_direction_status_and_date_can_be_changed(page):
    press(page, "e")
    page.locator("#change").get_by_label("Mode").select_option("flight")
    page.locator("#change").get_by_label("Direction").select_option("both ways ↔")
    page.locator("#change").get_by_label("Status").select_option("planned")
    page.locator("#change").get_by_label("Date").fill("2026-02")
    press(page, "Enter", "Escape", "a")
    _, (made,) = downloaded(page)
    assert made.edit == Edit(mode="flight", bidirectional=True, status="planned", date="2026-02")


def test_the_candidates_are_told_apart_in_words(page):
    facts = page.locator("#candidates .facts").all_text_contents()
    assert any(fact.startswith("second-level division · Dhaka Division, Bangladesh") for fact in facts)
    assert not any("region2" in fact for fact in facts)


def test_ends_can_be_swapped_and_put_back(page):
    press(page, "e")
    swap = page.locator("#change").get_by_role("button", name="Swap ends")
    swap.click()
    expect(page.locator("#route")).to_have_text("Karachi → Dhaka")
    expect(page.locator(".state-name")).to_have_text("Changed, not yet accepted")
    swap.click()
    press(page, "Escape", "a")
    _, (made,) = downloaded(page)
    assert made.decision == "accepted"


def test_a_date_that_is_none_is_told(page):
    press(page, "e")
    page.locator("#change").get_by_label("Date").fill("2026-02-30")
    press(page, "Enter")
    expect(page.locator("#change [role=alert]")).to_contain_text("“2026-02-30” is no date; write it as 2025")


def test_a_single_sentence_can_be_rejected(browser, write_review):
    again = replace(
        RETURNED,
        date="2025-11",
        actors=("Roe",),
        evidence=replace(RETURNED.evidence, text="Roe went to Karachi, too.", start=900, end=925),
    )
    with opened(browser, write_review("two", build_network([extract_of(RETURNED, again)]))) as page:
        page.locator("#sentences article").last.get_by_role("button", name="Reject this sentence").click()
        expect(page.locator("#sentences article.rejected .told")).to_have_text("Roe went to Karachi, too.")
        _, (made,) = downloaded(page)
        assert (made.decision, made.link, made.corridor) == (
            "rejected", key_of(again), corridor_id("visit", DHAKA, KARACHI, bidirectional=False),
        )  # fmt: skip
        press(page, "u")
        expect(page.locator("#sentences article.rejected")).to_have_count(0)


# Adding


def test_a_missed_corridor_is_added_by_keys_from_its_sentence(browser, report_file):
    with opened(browser, report_file) as page:
        press(page, "m")
        expect(page.locator("#adding .sentence")).to_have_count(3)
        press(page, "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
        expect(page.locator("#adding-form select").first).to_be_focused()
        page.locator("#adding-form").get_by_label("Mode").select_option("flight")
        page.locator("#adding-form").get_by_label("Status").select_option("proposed")
        page.get_by_role("button", name="Add this corridor").press("Enter")
        expect(page.locator("#route")).to_contain_text("Lahore → Paris")
        assert sorted(states(page)) == ["added", "proposed"]
        _, (made,) = downloaded(page)
        source = made.source.evidence
        assert (made.decision, made.edit.status, made.edit.mode) == ("added", "proposed", "flight")
        assert (
            REPORT.text[source.start : source.end]
            == source.text
            == "Nobody knows whether Lahore and Paris will be linked by air."
        )
        assert made.corridor == corridor_id("flight", made.edit.origin, made.edit.destination, bidirectional=False)
        assert made.evidence == (
            link_key(REPORT.id, "flight", origin=LAHORE.id, destination=made.edit.destination.id, evidence=source.text),
        )
        press(page, "u")
        assert states(page) == ["proposed"]


def test_while_a_corridor_is_added_no_key_decides(browser, report_file):
    with opened(browser, report_file) as page:
        press(page, "m", "a", "x", "1", "s")
        assert states(page) == ["proposed"]
        press(page, "Escape", "a")
        assert states(page) == ["accepted"]


def test_selecting_words_chooses_their_sentence(browser, report_file):
    with opened(browser, report_file) as page:
        press(page, "m")
        page.locator("#adding .sentence").nth(1).dblclick()
        expect(page.locator("#adding [aria-selected=true]")).to_contain_text("praised the ferry")


def test_what_others_added_stands_in_the_queue(browser, write_review):
    evidence = Evidence("A ferry left Karachi for Dhaka.", 0, 31, "b", "Ferries", None, None)
    about = About("shipping", KARACHI, DHAKA, False)
    added = decision(
        SAILED, decision="added", corridor=corridor_id("shipping", KARACHI, DHAKA, bidirectional=False), about=about,
        edit=Edit("shipping", KARACHI, DHAKA, False, "operating", "2026"), source=Source(evidence, ()),
        evidence=(link_key("b", "shipping", origin=KARACHI.id, destination=DHAKA.id, evidence=evidence.text),),
    )  # fmt: skip
    with opened(browser, write_review("added", invented_network(), decisions=[added])) as page:
        page.locator(".item.added").click()
        assert page.locator("#sentences .told").inner_text() == evidence.text
        press(page, "1")
        _, made = downloaded(page)
        assert made[-1].target == made[0].target
        assert page.locator(".item.conflicting").count() == 1
