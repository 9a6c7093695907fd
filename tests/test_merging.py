"""Decisions of several reviewers in one file, and how far they agree."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import invented_network
from reviewers import decide

from geomap.decisions import Standing, agreements, conflict_sentence, merge, progress_of, progress_text

NETWORK = invented_network()
IDS = list(NETWORK.corridors["id"])
FIRST = decide(NETWORK, IDS[0], "accepted")


@st.composite
def files(draw):
    """Return a decisions file, whose clock may be put back, with decisions of one second."""
    made = []
    for _ in range(draw(st.integers(0, 5))):
        one = replace(
            FIRST,
            corridor=draw(st.sampled_from(IDS[:2])),
            decision=draw(st.sampled_from(["accepted", "rejected"])),
            reviewer=draw(st.sampled_from(["Ann", "Bob"])),
            time=f"2026-11-24T21:30:0{draw(st.integers(0, 3))}Z",
        )
        made.append(one)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(files(), max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter_and_nothing_is_lost(several, random):
    merged = merge(several)
    assert merge(random.sample(several, len(several))) == merged
    assert set(merged) == {decision for file in several for decision in file}
    assert len(merged) == len(set(merged))


@settings(max_examples=40, deadline=None)
@given(files())
def test_merging_a_file_with_itself_or_alone_changes_nothing_that_stands(file):
    alone = merge([file])
    assert merge([file, file]) == alone == merge([alone])
    before, after = Standing(file), Standing(alone)
    assert [before.of_corridor(id).state for id in IDS] == [after.of_corridor(id).state for id in IDS]


def test_what_two_reviewers_differ_on_is_told_with_what_each_says():
    no = replace(decide(NETWORK, IDS[0], "rejected"), reviewer="Bob")
    (conflict,) = Standing(merge([[no], [FIRST]])).conflicts
    assert conflict_sentence(conflict) == f"flight Karachi ↔ Dhaka ({IDS[0]}): accepted by Ann, rejected by Bob"


def said(reviewer, accepted, count, start=0):
    decision = "accepted" if accepted else "rejected"
    return [
        replace(FIRST, reviewer=reviewer, decision=decision, corridor=f"{number:012x}")
        for number in range(start, start + count)
    ]


def test_kappa_is_the_published_one():
    # The table 50, 10, 10, 20 has kappa 0.5: the documented example of GetKappa in the R package Delta (CRAN).
    ann = said("Ann", True, 60) + said("Ann", False, 30, 60)
    bob = said("Bob", True, 50) + said("Bob", False, 10, 50) + said("Bob", True, 10, 60) + said("Bob", False, 20, 70)
    (agreement,) = agreements(ann + bob)
    assert (agreement.both, agreement.reviewers) == (90, ("Ann", "Bob"))
    assert agreement.kappa == pytest.approx(0.5, abs=1e-12)
    assert agreement.observed == pytest.approx(70 / 90)


def test_kappa_is_one_for_full_agreement_and_undefined_where_nothing_varies():
    mixed = said("Ann", True, 2) + said("Ann", False, 2, 2) + said("Bob", True, 2) + said("Bob", False, 2, 2)
    assert agreements(mixed)[0].kappa == 1.0
    assert agreements(said("Ann", True, 3) + said("Bob", True, 3))[0].kappa is None


def test_reviewers_with_nothing_in_common_are_not_compared():
    assert agreements(said("Ann", True, 2) + said("Bob", True, 2, 5)) == []
    assert agreements([FIRST, replace(FIRST, decision="skipped", reviewer="Bob")]) == []


def test_people_are_told_how_far_a_review_has_come():
    decisions = [
        FIRST,
        replace(FIRST, decision="rejected", reviewer="Bob"),
        decide(NETWORK, IDS[2], "rejected", reason="wrong-mode"),
        decide(NETWORK, IDS[4], "accepted", evidence=("0" * 12,)),
    ]
    told = progress_text(progress_of(NETWORK, decisions)).splitlines()
    assert told[:3] == ["flight: 1 proposed, 1 conflicting", "shipping: 1 rejected", "visit: 2 proposed, 1 stale"]
    assert "stale" in told
    assert f"  visit Karachi → Dhaka ({IDS[4]}), accepted by Ann: sentences 1 gone, 1 new; look at {IDS[4]}" in told
    assert "  verb: 1 rejected: wrong-mode" in told


def test_an_empty_review_is_told_in_words():
    assert progress_text(progress_of(invented_network(), [])).startswith("flight: 2 proposed\n")


def test_what_one_reviewer_alone_accepted_is_counted():
    both = [
        FIRST,
        replace(FIRST, reviewer="Bob"),
        decide(NETWORK, IDS[1], "accepted"),
        decide(NETWORK, IDS[2], "rejected"),
    ]
    assert progress_of(NETWORK, both).single == 1
    assert "by one reviewer only: 1" in progress_text(progress_of(NETWORK, both))


def test_a_fraction_of_a_second_later_is_later():
    early, late = FIRST, replace(FIRST, decision="rejected", time=FIRST.time.replace("Z", ".5Z"))
    assert merge([[late], [early]]) == [early, late]


def test_a_reviewers_name_steers_no_terminal():
    hostile = [replace(FIRST, reviewer="Eve\x1b[2J\u202e"), replace(FIRST, decision="rejected")]
    told = progress_text(progress_of(NETWORK, hostile))
    assert "Eve\ufffd[2J\ufffd" in told
    assert all(line.isprintable() for line in told.splitlines())
