"""The review page in a real browser: opened from a file, offline, and worked by keys."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from networks import DHAKA, KARACHI, LAHORE, SENTENCES, crowded_network, invented_network, links
from opening import opened
from playwright.sync_api import expect

from geomap import corridors, formats, review
from geomap.cli import main
from geomap.corridors import build_network
from geomap.decisions import About, Decision, Edit, Source, from_text, judge, key_of, link_key, proposals_of, to_text
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article, Evidence, Extract

pytestmark = pytest.mark.browser

HOSTILE = "{{7*7}}{% raw %}${alert(1)}</script><script>alert(1)</script><img src=x onerror=alert(1)>`\\\u2028<b>مرحبا"

REPORT = Article(
    "report",
    "A minister flew from Karachi to Dhaka on Monday. He 🚢 praised the ferry to Chattogram.\n\n"
    "Nobody knows whether Lahore and Paris will be linked by air.",
    "What moves",
    date(2026, 1, 5),
    "https://example.org/report",
)


def corridor_id(mode, origin, destination, *, bidirectional):
    """Return the id of a corridor; a service both ways has its ends sorted."""
    ends = sorted((origin.id, destination.id)) if bidirectional else (origin.id, destination.id)
    return corridors.corridor_id((mode, *ends, bidirectional))


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    """Return what writes the page of a network to a file."""
    folder, gazetteer = tmp_path_factory.mktemp("review"), bundled_gazetteer()

    def write(name, network, **more):
        path = folder / f"{name}.html"
        path.write_text(review.page(network, gazetteer=gazetteer, **({"reviewer": "Ann"} | more)), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def file(write):
    return write("invented", invented_network(), title="Over the water")


@pytest.fixture(scope="module")
def report(write):
    extract = trace(REPORT, gazetteer=bundled_gazetteer())
    return write("report", build_network([extract]), articles=[REPORT], extracts=[extract])


@pytest.fixture
def page(browser, file):
    with opened(browser, file) as page:
        yield page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def states(page):
    """Return the state of each corridor of the queue, in its order."""
    return [item.get_attribute("class").split()[1] for item in page.locator(".item").all()]


def told(page):
    return page.locator("#told").text_content()


def downloaded(page):
    """Return the text of the decisions file, and its decisions as Python reads them."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download decisions").click()
    assert download.value.suggested_filename == "decisions.jsonl"
    text = download.value.path().read_bytes().decode()
    return text, from_text(text, source="the file", report=pytest.fail)


def drop(page, text, name="decisions.jsonl"):
    """Drop a file of decisions onto the page."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name));
            document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true, bubbles: true }));
        }""",
        [name, text],
    )


def decision(one, **fields):
    """Return Bob's decision on the corridor of one of the invented links."""
    return replace(
        Decision(
            corridor=corridor_id(one.mode, one.origin, one.destination, bidirectional=one.bidirectional),
            link=None, decision="accepted", reason=None, comment=None, edit=None, evidence=(key_of(one),),
            about=About(one.mode, one.origin, one.destination, one.bidirectional), source=None, previous=None,
            reviewer="Bob", time="2026-11-24T21:30:00Z", tool="geomap 0.1.0",
        ),
        **fields,
    )  # fmt: skip


TRIAL, SAILED, ARRIVED, RETURNED, INVITED, PACIFIC, _ = links()

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


def test_the_sentence_stands_in_its_paragraph_with_names_and_verb_marked(browser, report):
    with opened(browser, report) as page:
        quote = page.locator("#sentences blockquote")
        assert quote.inner_text().replace("from ", "", 1).endswith("He 🚢 praised the ferry to Chattogram.")
        marks = [(mark.text_content(), mark.get_attribute("class")) for mark in quote.locator("mark").all()]
        assert marks == [("flew", "cue"), ("Karachi", "origin"), ("Dhaka", "destination")]
        expect(page.locator("#sentences .source")).to_have_text("What moves, Jan 5, 2026")
        expect(page.locator("#sentences .source a")).to_have_attribute("href", "https://example.org/report")
        assert "motion flew" in page.locator("#sentences .grounds").inner_text()


def test_candidates_tell_kind_region_people_and_distance(page):
    dhaka = page.locator("#candidates label").filter(has_text="Dhāka")
    assert dhaka.locator(".facts").inner_text() == "city · Bihar, India · 42 k people · 622 km away"


def test_candidates_carry_the_distance_that_a_geodesic_has(page):
    # geographiclib, Geodesic.WGS84.Inverse(24.8608, 67.0104, 23.7104, 90.40744); on a sphere 0.5 % off at most
    km = page.evaluate("geomap.kilometres([67.0104, 24.8608], [90.40744, 23.7104])")
    assert km == pytest.approx(2375.9, rel=0.005)


def test_ids_in_the_browser_are_those_of_python(page):
    ends = [DHAKA.id, "port:é\u2028\x7f🚢"]
    made = page.evaluate(
        """([one, other]) => [geomap.ids.corridor("visit", one, other, false),
            geomap.ids.corridor("flight", other, one, true),
            geomap.ids.link("a🚢", "visit", one, other, " two\\u00a0 words\\u001c \\u0085here ")]""",
        ends,
    )
    places = [replace(DHAKA, id=id) for id in ends]
    assert made == [
        corridor_id("visit", *places, bidirectional=False),
        corridor_id("flight", *reversed(places), bidirectional=True),
        link_key("a🚢", "visit", origin=ends[0], destination=ends[1], evidence=" two\u00a0 words\x1c \x85here "),
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
    assert keys == [*"axsurkjgtecbmhd/?123456789"]
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


def test_whoever_has_no_name_is_asked_for_it(browser, write):
    with opened(browser, write("nameless", invented_network(), reviewer=None)) as page:
        press(page, "a")
        expect(page.get_by_placeholder("Your name")).to_be_focused()
        page.keyboard.type("Ann")
        press(page, "Enter", "a")
        assert states(page)[0] == "accepted"


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
    button = page.get_by_role("button", name="found by “verb”")
    expect(button).to_have_text("Accept 5 found by “verb” with a score of 90 % or more")
    page.get_by_label("Score at least").evaluate(
        "range => { range.value = 60; range.dispatchEvent(new Event('input')); }"
    )
    expect(button).to_have_text("Accept 6 found by “verb” with a score of 60 % or more")
    button.click()
    assert states(page) == ["accepted"] * 6


def test_what_the_filter_shows_is_accepted(page):
    page.get_by_placeholder("Filter places").fill("sailed")
    press(page, "Enter", "b")
    page.get_by_role("button", name="that the queue shows").click()
    page.get_by_placeholder("Filter places").fill("")
    assert sorted(states(page)) == ["accepted"] + ["proposed"] * 5


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


def test_a_single_sentence_can_be_rejected(browser, write):
    again = replace(
        RETURNED,
        date="2025-11",
        actors=("Roe",),
        evidence=replace(RETURNED.evidence, text="Roe went to Karachi, too.", start=900, end=925),
    )
    with opened(browser, write("two", build_network([extract_of(RETURNED, again)]))) as page:
        page.locator("#sentences article").last.get_by_role("button", name="Reject this sentence").click()
        expect(page.locator("#sentences article.rejected .told")).to_have_text("Roe went to Karachi, too.")
        _, (made,) = downloaded(page)
        assert (made.decision, made.link, made.corridor) == (
            "rejected", key_of(again), corridor_id("visit", DHAKA, KARACHI, bidirectional=False),
        )  # fmt: skip
        press(page, "u")
        expect(page.locator("#sentences article.rejected")).to_have_count(0)


def extract_of(*told):
    return Extract("a", "Ties in the air", date(2025, 9, 2), "https://example.org/a", (), told)


# Adding


def test_a_missed_corridor_is_added_by_keys_from_its_sentence(browser, report):
    with opened(browser, report) as page:
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


def test_while_a_corridor_is_added_no_key_decides(browser, report):
    with opened(browser, report) as page:
        press(page, "m", "a", "x", "1", "s")
        assert states(page) == ["proposed"]
        press(page, "Escape", "a")
        assert states(page) == ["accepted"]


def test_selecting_words_chooses_their_sentence(browser, report):
    with opened(browser, report) as page:
        press(page, "m")
        page.locator("#adding .sentence").nth(1).dblclick()
        expect(page.locator("#adding [aria-selected=true]")).to_contain_text("praised the ferry")


def test_what_others_added_stands_in_the_queue(browser, write):
    evidence = Evidence("A ferry left Karachi for Dhaka.", 0, 31, "b", "Ferries", None, None)
    about = About("shipping", KARACHI, DHAKA, False)
    added = decision(
        SAILED, decision="added", corridor=corridor_id("shipping", KARACHI, DHAKA, bidirectional=False), about=about,
        edit=Edit("shipping", KARACHI, DHAKA, False, "operating", "2026"), source=Source(evidence, ()),
        evidence=(link_key("b", "shipping", origin=KARACHI.id, destination=DHAKA.id, evidence=evidence.text),),
    )  # fmt: skip
    with opened(browser, write("added", invented_network(), decisions=[added])) as page:
        page.locator(".item.added").click()
        assert page.locator("#sentences .told").inner_text() == evidence.text
        press(page, "1")
        _, made = downloaded(page)
        assert made[-1].target == made[0].target
        assert page.locator(".item.conflicting").count() == 1


# Several reviewers, and what has changed


def test_two_who_differ_are_in_conflict_until_one_who_sees_it_decides(browser, write):
    rejected = decision(RETURNED, decision="rejected", reason="no-link", reviewer="Cem")
    with opened(browser, write("conflict", invented_network(), decisions=[decision(RETURNED), rejected])) as page:
        page.locator(".item.conflicting").click()
        lines = page.locator("#verdicts li").all_inner_texts()
        assert lines[0] == "Reviewers differ."
        assert "Bob" in lines[1]
        assert "no journey in the sentence" in lines[2]
        press(page, "a")
        _, made = downloaded(page)
        assert (made[-1].decision, made[-1].previous) == ("accepted", "conflicting")
        assert page.locator(".item.conflicting").count() == 0


def test_a_decision_whose_sentences_changed_is_stale(browser, write):
    old = decision(RETURNED, evidence=("0123456789ab",))
    with opened(browser, write("stale", invented_network(), decisions=[old])) as page:
        page.locator(".item.stale").click()
        expect(page.locator("#verdicts li").first).to_contain_text("changed since this was decided")
        press(page, "a")
        assert page.locator(".item.stale").count() == 0


def test_a_decision_whose_corridor_is_gone_is_listed_and_kept(browser, write):
    gone = replace(decision(RETURNED), corridor="0" * 12)
    with opened(browser, write("gone", invented_network(), decisions=[gone])) as page:
        press(page, "h")
        assert "Dhaka → Karachi" in page.locator("#history .gone").inner_text()
        _, made = downloaded(page)
        assert made == [gone]


def test_only_what_is_not_by_you_is_left_on_a_second_pass(browser, write):
    made = [decision(one) for one in (TRIAL, SAILED)]
    with opened(browser, write("second", invented_network(), decisions=made)) as page:
        page.get_by_role("button", name="By others only").click()
        press(page, "a")
        assert "Bob" in page.locator("#verdicts").inner_text() or states(page).count("proposed") < 4


# The decisions file


def test_lines_of_a_file_stay_as_they_are_and_new_ones_follow(page):
    line = json.dumps(json.loads(to_text([decision(SAILED)])), separators=(" ,", ": ")).replace(" ,", ",  ")
    drop(page, line + "\n")
    page.wait_for_function("document.querySelectorAll('.item.accepted').length === 1")
    press(page, "a")
    text, made = downloaded(page)
    assert text.startswith(line + "\n")
    assert [one.reviewer for one in made] == ["Bob", "Ann"]


def test_a_file_loaded_twice_counts_once(page):
    text = to_text([decision(SAILED), decision(TRIAL, decision="rejected", reason="other")])
    for name in ("one.jsonl", "two.jsonl"):
        drop(page, text, name)
        page.wait_for_function("name => document.getElementById('told').textContent.includes(name)", arg=name)
    _, made = downloaded(page)
    assert len(made) == 2


def changed(**fields):
    return json.dumps(json.loads(to_text([decision(SAILED)])) | fields)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("once upon a time", "is not JSON (once upon a time)"),
        ("[]", "is no object"),
        ('{"schema": "other"}', "'schema' is \"other\", not 'geomap-decision'"),
        (changed(version=2), "'version' is 2, and this page reads 1"),
        (changed(decision="perhaps"), "'decision' is \"perhaps\"; use one of accepted"),
        (changed(about={"mode": "flight"}), "'about' is no corridor"),
        (changed(extra=1), '"extra" is no field of a decision'),
        (changed(edit={"origin": {"id": 1}}), "'edit' is no change of a corridor"),
    ],
)
def test_a_file_that_is_none_is_refused_whole_and_the_line_named(page, line, said):
    drop(page, f"{changed()}\n{line}\n")
    expect(page.locator("#file [role=alert]")).to_contain_text("“decisions.jsonl”, line 2")
    expect(page.locator("#file [role=alert]")).to_contain_text(said)
    assert states(page) == ["proposed"] * 6


def test_a_last_line_that_breaks_off_is_left_out(page):
    drop(page, to_text([decision(SAILED)]) + '{"schema": "geomap-dec')
    page.wait_for_function("document.querySelectorAll('.item.accepted').length === 1")


def test_decisions_outlive_the_tab(browser, file):
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        press(page, "a", "3", "u", "s")
        page.close()
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector("html.live")
        assert states(page)[:3] == ["accepted", "skipped", "proposed"]
        expect(page.locator(".item").nth(2)).to_have_attribute("aria-selected", "true")
        press(page, "u", "u")
        assert states(page) == ["proposed"] * 6
        _, made = downloaded(page)
        assert [one.decision for one in made] == ["accepted", "rejected", "cleared", "skipped", "cleared", "cleared"]
    finally:
        context.close()


def test_decisions_on_the_map_as_it_was_before_are_taken_over_on_request(browser, tmp_path):
    file, context = tmp_path / "review.html", browser.new_context(offline=True)

    def opened_anew(*told):
        network = build_network([extract_of(*told)])
        file.write_text(review.page(network, gazetteer=bundled_gazetteer(), reviewer="Ann"), encoding="utf-8")
        page.goto(file.as_uri())
        page.wait_for_selector("html.live")

    try:
        page = context.new_page()
        opened_anew(TRIAL, SAILED, ARRIVED)
        press(page, "a", "a")
        opened_anew(TRIAL, SAILED, ARRIVED, RETURNED, INVITED, PACIFIC)
        assert states(page) == ["proposed"] * 6
        expect(page.locator(".before")).to_contain_text("2 decisions on an earlier version of this map are kept here.")
        page.get_by_role("button", name="Take over").click()
        assert states(page).count("accepted") == 2
    finally:
        context.close()


def test_two_tabs_know_of_each_other(browser, file):
    context = browser.new_context(offline=True)
    try:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(file.as_uri())
            page.wait_for_selector("html.live")
        press(one, "a")
        other.wait_for_selector(".item.accepted")
    finally:
        context.close()


def test_where_nothing_can_be_kept_the_page_says_so_and_asks_before_it_closes(browser, file, tmp_path):
    host = tmp_path / "host.html"
    host.write_text(
        f'<iframe sandbox="allow-scripts" src="{file.as_uri()}" width="1200" height="700"></iframe>', encoding="utf-8"
    )
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto(host.as_uri())
        frame = page.frame_locator("iframe")
        expect(frame.locator("#file .note")).to_have_text(
            "This browser keeps nothing more here. Download before you leave."
        )
        frame.locator("#list").press("a")
        asks = page.frames[1].evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
        assert asks
    finally:
        context.close()


def test_a_page_that_keeps_everything_closes_without_a_question(page):
    press(page, "a")
    assert page.evaluate("window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")


# Many corridors


def test_of_many_only_the_rows_in_sight_are_made(browser, write):
    with opened(browser, write("crowded", crowded_network(300))) as page:
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


def test_hostile_text_stays_text(browser, write):
    network = invented_network(lambda text: text + HOSTILE)
    comment = decision(RETURNED, comment=HOSTILE, reviewer=f"Bob {HOSTILE}")
    article = Article("a", f"{HOSTILE} Dhaka. {HOSTILE}", HOSTILE, None, "javascript:alert(1)")
    path = write("hostile", network, title=HOSTILE, reviewer=HOSTILE, decisions=[comment], articles=[article])
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
def test_axe_finds_nothing(browser, report, scheme, keys):
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, report, color_scheme=scheme, reduced_motion="reduce") as page:
        for key in keys:
            press(page, key, "Escape") if key == "e" else press(page, key)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [320, 768, 1024, 1440])
def test_the_page_fits_and_works_at(browser, report, width):
    with opened(browser, report, width=width, height=640) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        press(page, "a")
        assert states(page) == ["accepted"]
        press(page, "u")
        for letter in "axsu":
            assert page.locator(f'button[data-key="{letter}"]').is_visible()


def test_a_corridor_that_is_told_often_shows_its_sentences_a_few_at_a_time(browser, write):
    told = [
        replace(RETURNED, actors=(f"Roe {n}",), evidence=replace(RETURNED.evidence, text=f"Trip {n}.", start=n))
        for n in range(30)
    ]
    with opened(browser, write("often", build_network([extract_of(*told)]))) as page:
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


# What the page says and what Python says


def opinions():
    """Return what three reviewers say of corridors and sentences, by chance, and the same each time."""
    chance = random.Random(7)
    told = [one for one in links() if one.origin is not None]
    made = []
    for number in range(160):
        one = chance.choice(told)
        said = chance.choice(["accepted", "accepted", "rejected", "edited", "skipped", "cleared"])
        whole = decision(one, decision=said, reviewer=chance.choice(["Ann", "Bob", "Cem"]))
        changed = replace(
            whole,
            edit=Edit(status=chance.choice(["planned", "trial"])) if said == "edited" else None,
            evidence=chance.choice([whole.evidence, whole.evidence, ("0123456789ab",)]),
            link=chance.choice([None, None, key_of(one)]) if said != "edited" else None,
            previous=chance.choice([None, None, "conflicting"]),
            time=f"2026-11-24T21:{number // 60:02d}:{number % 60:02d}Z",
        )
        made.append(changed)
    return made


@pytest.mark.parametrize("count", [3, 8, 15, 25, 40, 60, 90, 160])
def test_the_page_judges_as_geomap_does(browser, write, count):
    network = invented_network()
    made = opinions()[:count]
    judged = judge(proposals_of(network), made).verdicts
    with opened(browser, write(f"judged-{count}", network, decisions=made)) as page:
        page.get_by_label("Order of the queue").select_option("place")
        ids = page.evaluate("geomap.readData().corridors.map(corridor => corridor.id)")
        shown = {
            ids[int(item.get_attribute("data-row"))]: state
            for item, state in zip(page.locator(".item").all(), states(page), strict=True)
        }
        assert shown == {id: judged[id].state for id in ids}


# From the first corridor to the last, and to the published map


def test_the_map_of_the_seeds_is_reviewed_by_keys_and_published(browser, tmp_path, monkeypatch, request):
    seeds = str(request.config.rootpath / "seeds")
    monkeypatch.chdir(tmp_path)
    assert main(["-q", "map", seeds, "-o", "map.html"]) == 0
    assert (
        main(["-q", "review", "map.geojson", "--articles", seeds, "--reviewer", "Ann Otieno", "-o", "review.html"]) == 0
    )
    proposed = formats.read(tmp_path / "map.geojson").corridors
    file, context = tmp_path / "review.html", browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        press(page, *"aa1")
        page.close()
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector("html.live")
        while "Nothing is left" not in told(page):
            press(page, "a")
        assert f"{len(proposed)} of {len(proposed)} decided" in page.locator("#progress").inner_text()
        text, made = downloaded(page)
    finally:
        context.close()
    (tmp_path / "decisions.jsonl").write_text(text, encoding="utf-8")
    (rejected,) = (one.corridor for one in made if one.decision == "rejected")
    publish = ["-q", "map", seeds, "--decisions", "decisions.jsonl", "--only", "accepted", "-o"]
    assert main([*publish, "published.html"]) == main([*publish, "again.html"]) == 0
    published = formats.read(tmp_path / "published.geojson")
    assert set(published.corridors["id"]) == set(proposed["id"]) - {rejected}
    assert set(published.corridors["verdict"]) == {"accepted"}
    assert set(published.corridors["reviewer"]) == {"Ann Otieno"}
    assert (tmp_path / "published.html").read_bytes() == (tmp_path / "again.html").read_bytes()
    assert published.about["review"]["reviewers"] == ["Ann Otieno"]
