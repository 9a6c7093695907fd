"""The state of a corridor, given what editors decided."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from reviewers import decide
from test_corridors import CHITTAGONG, DHAKA, ISLAMABAD, KARACHI, link, network_of

from geomap.decisions import Edit, Standing, judge, proposals_of
from geomap.decisions.judging import corridor_state
from geomap.records import Evidence, person_of

VECTORS = json.loads((Path(__file__).parent / "data" / "decision-vectors.json").read_text(encoding="utf-8"))
"""Examples that the review page passes too, in web/tests/decisions.test.js."""


def said(text, **fields):
    one = link(**fields)
    return replace(one, evidence=replace(one.evidence, text=text, end=one.evidence.start + len(text)))


FIRST = said("Dar flew to Dhaka.", actors=("Dar",), start=0)
SECOND = said("Naqvi flew to Dhaka.", actors=("Naqvi",), start=100)
THIRD = said("Asif flew to Dhaka.", actors=("Asif",), start=200)
NETWORK = network_of(FIRST, SECOND)
(ID,) = NETWORK.corridors["id"]
KEYS = list(proposals_of(NETWORK)[0].sentences)


def state(network, *decisions):
    return judge(proposals_of(network), decisions).verdicts[ID].state


def stale(network, *decisions):
    return judge(proposals_of(network), decisions).stale


def on(decision, key=None, network=NETWORK, **fields):
    return decide(network, ID, decision, link=key, **fields)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], "proposed"),
        ([on("accepted")], "accepted"),
        ([on("rejected", reason="no-link")], "rejected"),
        ([on("edited", edit=Edit(status="planned"))], "edited"),
        ([on("skipped")], "skipped"),
        ([on("accepted"), on("rejected")], "rejected"),
        ([on("rejected"), on("cleared")], "proposed"),
        ([on("accepted"), on("skipped")], "skipped"),
        ([on("accepted"), on("rejected", reviewer="Bob")], "conflicting"),
        ([on("accepted"), on("skipped", reviewer="Bob")], "accepted"),
        ([on("accepted"), on("accepted", reviewer="Bob")], "accepted"),
        ([on("accepted"), on("rejected", reviewer="Bob"), on("cleared", reviewer="Bob")], "accepted"),
        ([on("accepted"), on("edited", edit=Edit(status="planned"), reviewer="Bob")], "conflicting"),
        ([on("edited", edit=Edit(date="")), on("edited", edit=Edit(date="2025"), reviewer="Bob")], "conflicting"),
        ([on("edited", edit=Edit(date="")), on("edited", edit=Edit(date=""), reviewer="Bob")], "edited"),
        ([on("accepted"), on("rejected", reviewer="Bob"),
          on("accepted", reviewer="Eve", previous="conflicting")], "accepted"),
        ([on("accepted"), on("rejected", reviewer="Bob"), on("accepted", reviewer="Eve", previous="conflicting"),
          on("cleared", reviewer="Eve", previous="accepted")], "conflicting"),
    ],
)  # fmt: skip
def test_the_latest_of_each_reviewer_counts_and_reviewers_can_differ(decisions, expected):
    assert state(NETWORK, *decisions) == expected


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([on("rejected", KEYS[0])], "proposed"),
        ([on("rejected", KEYS[0]), on("accepted", KEYS[1])], "accepted"),
        ([on("rejected", KEYS[0]), on("rejected", KEYS[1])], "rejected"),
        ([on("accepted"), on("rejected", KEYS[0])], "accepted"),
        ([on("accepted"), on("rejected", KEYS[0]), on("rejected", KEYS[1])], "rejected"),
        ([on("accepted"), on("accepted", KEYS[0]), on("rejected", KEYS[0], reviewer="Bob")], "conflicting"),
        ([on("accepted", KEYS[0]), on("edited", KEYS[1], edit=Edit(date="2025"))], "edited"),
    ],
)
def test_sentences_can_be_decided_one_by_one(decisions, expected):
    assert state(NETWORK, *decisions) == expected


def test_a_sentence_that_came_since_makes_a_decision_stale():
    grown = network_of(FIRST, SECOND, THIRD)
    decision = on("accepted")
    assert state(grown, decision) == "stale"
    (found,) = stale(grown, decision)
    assert (found.decision, found.missing, found.now) == (decision, (), (ID,))
    assert set(found.fresh) == set(proposals_of(grown)[0].sentences) - set(KEYS)


def test_a_sentence_that_is_gone_makes_a_decision_stale():
    (found,) = stale(network_of(FIRST), on("rejected"))
    assert found.missing == (KEYS[1],)


def test_a_new_sentence_that_was_decided_by_itself_makes_nothing_stale():
    grown = network_of(FIRST, SECOND, THIRD)
    fresh = next(key for key in proposals_of(grown)[0].sentences if key not in KEYS)
    assert state(grown, on("accepted"), on("rejected", fresh, network=grown)) == "accepted"


def test_deciding_again_makes_it_fresh():
    grown = network_of(FIRST, SECOND, THIRD)
    assert state(grown, on("accepted"), on("accepted", network=grown)) == "accepted"


def test_a_corridor_that_is_gone_leads_to_the_ones_that_came_instead():
    turned = network_of(*(replace(one, origin=DHAKA, destination=ISLAMABAD) for one in (FIRST, SECOND)))
    elsewhere = network_of(said("x", origin=KARACHI, destination=CHITTAGONG))
    (found,) = stale(turned, on("accepted"))
    assert (found.decision.corridor, found.now) == (ID, tuple(turned.corridors["id"]))
    assert stale(elsewhere, on("accepted"))[0].now == ()


def test_what_was_skipped_or_taken_back_is_never_stale():
    assert stale(network_of(FIRST), on("skipped")) == ()
    assert stale(network_of(FIRST), on("accepted"), on("cleared")) == ()


def test_a_sentence_decided_by_itself_that_is_gone_is_stale():
    (found,) = stale(network_of(FIRST), on("rejected", KEYS[1]))
    assert found.missing == (KEYS[1],)


@pytest.mark.parametrize(
    "again",
    [{"score": 0.3}, {"rule": "other"}, {"status": "planned"}, {"date": "2025-08"}, {"actors": ()}],
    ids=lambda change: next(iter(change)),
)
def test_a_decision_outlives_a_new_reading_of_what_it_does_not_rest_on(again):
    moved = Evidence("Dar flew\nto  Dhaka.", 7, 26, "a", "New title", FIRST.evidence.published, None)
    assert state(network_of(replace(FIRST, evidence=moved, **again), SECOND), on("accepted")) == "accepted"


# Examples for two languages


@pytest.mark.parametrize("vector", VECTORS["people"], ids=lambda vector: vector["other"])
def test_spellings_of_a_name_are_one_person_or_two(vector):
    assert (person_of(vector["one"]) == person_of(vector["other"])) == vector["same"]


def edit_of(row):
    return None if row is None else Edit(**row | ({"date": row["date"] or ""} if "date" in row else {}))


@pytest.mark.parametrize("vector", VECTORS["verdicts"], ids=lambda vector: vector["claim"])
def test_of_what_reviewers_say_one_verdict_stands(vector):
    made = [
        on(word, reviewer=who, edit=edit_of(more[0] if more else None), previous=more[1] if more[1:] else None)
        for who, word, *more in vector["said"]
    ]
    assert Standing(made).of_corridor(ID).state == vector["state"]


@pytest.mark.parametrize("vector", VECTORS["corridors"])
def test_a_corridor_is_judged_by_the_whole_and_its_sentences(vector):
    assert corridor_state(vector["whole"], vector["sentences"]) == vector["state"]
