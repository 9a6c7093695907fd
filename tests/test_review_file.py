"""Decisions that come to the review page and leave it: several reviewers, files, and what is kept."""

import json
import random
from dataclasses import replace

import pytest
from networks import invented_network, links
from opening import opened
from playwright.sync_api import expect
from reviewing import (
    ARRIVED,
    INVITED,
    PACIFIC,
    RETURNED,
    SAILED,
    TRIAL,
    decision,
    downloaded,
    drop,
    extract_of,
    press,
    states,
    told,
)  # fmt: skip

from geomap import review
from geomap.cli import main
from geomap.decisions import Edit, judge, key_of, proposals_of, to_text
from geomap.maps.packing import rows_of
from geomap.network import build_network, formats
from geomap.pipeline import bundled_gazetteer

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, review_file):
    with opened(browser, review_file) as page:
        yield page


# Several reviewers, and what has changed


def test_two_who_differ_are_in_conflict_until_one_who_sees_it_decides(browser, write_review):
    rejected = decision(RETURNED, decision="rejected", reason="no-link", reviewer="Cem")
    with opened(
        browser, write_review("conflict", invented_network(), decisions=[decision(RETURNED), rejected])
    ) as page:
        page.locator(".item.conflicting").click()
        expect(page.locator("#verdicts li")).to_have_text(["Reviewers differ."])
        rows = [row.locator("td, th").all_inner_texts() for row in page.locator("#reviewers tr").all()]
        assert rows[:3] == [
            ["", "Bob", "Cem"], ["Decision", "Accepted", "Rejected"], ["Why", "", "no journey in the sentence"],
        ]  # fmt: skip
        press(page, "a")
        _, made = downloaded(page)
        assert (made[-1].decision, made[-1].previous) == ("accepted", "conflicting")
        assert page.locator(".item.conflicting").count() == 0


def test_a_decision_whose_sentences_changed_is_stale(browser, write_review):
    old = decision(RETURNED, evidence=("0123456789ab",))
    with opened(browser, write_review("stale", invented_network(), decisions=[old])) as page:
        page.locator(".item.stale").click()
        expect(page.locator("#verdicts li").first).to_contain_text("changed since this was decided")
        press(page, "a")
        assert page.locator(".item.stale").count() == 0


def test_a_decision_whose_corridor_is_gone_is_listed_and_kept(browser, write_review):
    gone = replace(decision(RETURNED), corridor="0" * 12)
    with opened(browser, write_review("gone", invented_network(), decisions=[gone])) as page:
        press(page, "h")
        assert "Dhaka → Karachi" in page.locator("#history .gone").inner_text()
        _, made = downloaded(page)
        assert made == [gone]


def test_only_what_is_not_by_you_is_left_on_a_second_pass(browser, write_review):
    made = [decision(one) for one in (TRIAL, SAILED)]
    with opened(browser, write_review("second", invented_network(), decisions=made)) as page:
        page.get_by_role("button", name="By others only").click()
        press(page, "a")
        assert "Bob" in page.locator("#verdicts").inner_text() or states(page).count("proposed") < 4


# The decisions file


def test_lines_of_a_file_stay_as_they_are_and_new_ones_follow(page):
    line = json.dumps(json.loads(to_text([decision(SAILED)])), separators=(" ,", ": ")).replace(" ,", ",  ")
    drop(page, line + "\n")
    expect(page.locator(".item.accepted")).to_have_count(1)
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
        (changed(version=3), "'version' is 3, and this page reads 1 and 2"),
        (changed(version=2), "'about' is no place with its names"),
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
    expect(page.locator(".item.accepted")).to_have_count(1)


def test_decisions_outlive_the_tab(browser, review_file):
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto(review_file.as_uri())
        press(page, "a", "3", "u", "s")
        page.close()
        page = context.new_page()
        page.goto(review_file.as_uri())
        page.wait_for_selector("html.live")
        assert states(page)[:3] == ["accepted", "skipped", "proposed"]
        expect(page.locator(".item").nth(2)).to_have_attribute("aria-selected", "true")
        press(page, "u", "u")
        assert states(page) == ["proposed"] * 6
        _, made = downloaded(page)
        assert [one.decision for one in made] == ["accepted", "rejected", "cleared", "skipped", "cleared", "cleared"]
    finally:
        context.close()


def test_a_file_that_was_loaded_outlives_the_tab_too(browser, review_file):
    context, line = browser.new_context(offline=True), to_text([decision(SAILED)])
    try:
        page = context.new_page()
        page.goto(review_file.as_uri())
        page.wait_for_selector("html.live")
        drop(page, line)
        page.wait_for_selector(".item.accepted")
        press(page, "x")
        page.reload()
        page.wait_for_selector("html.live")
        assert sorted(states(page)) == ["accepted"] + ["proposed"] * 4 + ["rejected"]
        text, made = downloaded(page)
        assert text.startswith(line)
        assert [one.reviewer for one in made] == ["Bob", "Ann"]
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
        page.reload()
        page.wait_for_selector("html.live")
        assert states(page).count("accepted") == 2
        assert page.locator(".before button").count() == 0
    finally:
        context.close()


def test_two_tabs_know_of_each_other(browser, review_file):
    context = browser.new_context(offline=True)
    try:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(review_file.as_uri())
            page.wait_for_selector("html.live")
        press(one, "a")
        other.wait_for_selector(".item.accepted")
    finally:
        context.close()


def test_where_nothing_can_be_kept_the_page_says_so_and_asks_before_it_closes(browser, review_file, tmp_path):
    host = tmp_path / "host.html"
    host.write_text(
        f'<iframe sandbox="allow-scripts" src="{review_file.as_uri()}" width="1200" height="700"></iframe>',
        encoding="utf-8",
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


@pytest.mark.parametrize("count", [8, 25, 60, 160])
def test_the_page_judges_as_geomap_does(browser, write_review, count):
    network = invented_network()
    made = opinions()[:count]
    judged = judge(proposals_of(network), made).verdicts
    with opened(browser, write_review(f"judged-{count}", network, decisions=made)) as page:
        page.get_by_label("Order of the queue").select_option("place")
        data = json.loads(page.locator("#geomap-data").text_content())
        ids = [row["id"] for row in rows_of(data["corridors"])]
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
