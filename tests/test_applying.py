"""Decisions applied: what is published."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import CHATTOGRAM, DHAKA, HONOLULU, KARACHI, LAHORE, NADI, PAKISTAN, invented_network, links
from reviewers import decide

from geomap.decisions import AboutPlace, Edit, Source, apply, link_key, proposals_of, publish
from geomap.network import build_network, corridor_id, formats
from geomap.records import Evidence, Extract, NamedPlace, place_id

NETWORK = invented_network()
EXTRACTS = (Extract("a", "Ties in the air", links()[0].evidence.published, "https://example.org/a", (), links()),)
IDS = dict(zip(("flight", "pacific", "sailed", "returned", "arrived", "invited"), NETWORK.corridors["id"], strict=True))
LATE = replace(
    links()[2], actors=("Naqvi",), evidence=replace(links()[2].evidence, text="Naqvi flew.", start=900, end=911)
)


def on(name, decision, **fields):
    return decide(NETWORK, IDS[name], decision, **fields)


def added(mode="shipping", origin=LAHORE, destination=CHATTOGRAM, *, article="b", text="A boat sailed.", **fields):
    key = link_key(article, mode, origin=origin.id, destination=destination.id, evidence=text)
    source = Source(Evidence(text, 5, 5 + len(text), article, "Boats", None, None), ("the crew",))
    edit = Edit(mode, origin, destination, False, "operating", "2026-01")
    known = {"edit": edit, "source": source, "evidence": (key,)} | fields
    about = replace(on("sailed", "accepted").about, origin=origin, destination=destination)
    id = corridor_id((mode, origin.id, destination.id, False))
    return replace(on("sailed", "added", **known), corridor=id, about=about)


def published(*decisions, **choice):
    return publish(EXTRACTS, decisions, **choice).network


def ways(network):
    rows = network.corridors.itertuples(index=False)
    return {(row.mode, row.origin_name, row.destination_name): row for row in rows}


def test_the_names_used_here_are_the_corridors_they_mean():
    rows = NETWORK.corridors.set_index("id")
    assert [rows.loc[id, "mode"] for id in IDS.values()] == ["flight", "flight", "shipping", "visit", "visit", "visit"]
    assert rows.loc[IDS["arrived"], "origin_name"] == "Karachi"
    assert rows.loc[IDS["pacific"], "destination_name"] == "Honolulu"


def test_only_what_was_accepted_is_published():
    network = published(
        on("flight", "accepted"), on("sailed", "rejected"), on("arrived", "skipped"), only_accepted=True
    )
    assert list(network.corridors["id"]) == [IDS["flight"]]
    assert list(network.links["evidence"]) == [links()[0].evidence.text]


def test_what_nobody_decided_stays_otherwise():
    network = published(on("flight", "accepted"), on("sailed", "rejected"))
    assert set(network.corridors["id"]) == set(IDS.values()) - {IDS["sailed"]}


def test_a_corridor_tells_its_verdict_its_reviewers_and_the_day():
    decision = on("flight", "accepted")
    flight = published(decision, replace(decision, reviewer="Bob")).corridors.set_index("id").loc[IDS["flight"]]
    assert (flight.verdict, flight.reviewer, flight.reviewed) == ("accepted", "Ann; Bob", decision.time[:10])
    other = published(decision).corridors.set_index("id").loc[IDS["sailed"]]
    assert (other.verdict, other.reviewer, other.reviewed) == ("proposed", None, None)


def test_an_edit_changes_the_links_and_keeps_where_they_come_from():
    edit = Edit(mode="flight", origin=LAHORE, status="planned", date="")
    network = published(on("arrived", "edited", edit=edit), only_accepted=True)
    (row,) = network.corridors.itertuples(index=False)
    assert (row.mode, row.origin_name, row.destination_name, row.status) == ("flight", "Lahore", "Dhaka", "planned")
    assert (row.first, row.verdict) == (None, "edited")
    (link,) = network.links.itertuples(index=False)
    assert (link.rule, link.evidence) == ("reviewer: verb", "The minister flew from Karachi to Dhaka on Saturday.")


def test_an_edit_can_turn_a_direction():
    edit = Edit(origin=DHAKA, destination=KARACHI)
    network = published(on("arrived", "edited", edit=edit))
    assert ways(network)[("visit", "Dhaka", "Karachi")].links == 2


def test_an_edit_of_a_two_way_corridor_fits_a_link_that_goes_against_it():
    back = replace(links()[0], origin=KARACHI, destination=DHAKA, bidirectional=False, actors=("PIA",))
    extracts = [replace(EXTRACTS[0], links=(links()[0], back))]
    network = build_network(extracts)
    (id,) = network.corridors["id"]
    decision = decide(network, id, "edited", edit=Edit(origin=LAHORE))
    assert decision.about.origin.name == "Karachi"
    (row,) = publish(extracts, [decision]).network.corridors.itertuples(index=False)
    assert {row.origin_name, row.destination_name} == {"Lahore", "Dhaka"}
    assert row.sentences == 2


def test_a_sentence_can_be_struck_from_a_corridor():
    extracts = [replace(EXTRACTS[0], links=(links()[2], LATE))]
    network = build_network(extracts)
    (id,), (first, second) = network.corridors["id"], proposals_of(network)[0].sentences
    decisions = [decide(network, id, "accepted"), decide(network, id, "rejected", link=second, evidence=(second,))]
    (row,) = publish(extracts, decisions, only_accepted=True).network.corridors.itertuples(index=False)
    assert (row.sentences, row.verdict) == (1, "accepted")
    assert first != second


def test_an_added_corridor_rests_on_its_sentence():
    network = published(added(), only_accepted=True)
    (row,) = network.corridors.itertuples(index=False)
    assert (row.mode, row.origin_name, row.destination_name, row.status) == (
        "shipping", "Lahore", "Chattogram", "operating",
    )  # fmt: skip
    assert (row.verdict, row.reviewer, row.first, row.actors) == ("added", "Ann", "2026-01", ("the crew",))
    (link,) = network.links.itertuples(index=False)
    assert (link.rule, link.evidence, link.article, link.title) == ("reviewer", "A boat sailed.", "b", "Boats")


def test_two_sentences_can_be_added_to_one_corridor_and_one_taken_back():
    one, two = added(), added(text="Another boat sailed.")
    assert ways(published(one, two))[("shipping", "Lahore", "Chattogram")].sentences == 2
    back = replace(two, decision="cleared", previous="added", edit=None, source=None)
    assert ways(published(one, two, back))[("shipping", "Lahore", "Chattogram")].sentences == 1


def test_an_added_corridor_that_a_colleague_rejects_is_not_published():
    one = added()
    no = replace(one, decision="rejected", link=one.evidence[0], edit=None, source=None, reviewer="Bob")
    assert ("shipping", "Lahore", "Chattogram") not in ways(published(one, no))


def test_what_reviewers_differ_on_is_shown_as_read_and_never_as_accepted():
    decisions = [on("flight", "accepted"), on("flight", "rejected", reviewer="Bob")]
    assert published(*decisions).corridors.set_index("id").loc[IDS["flight"], "verdict"] == "conflicting"
    assert published(*decisions, only_accepted=True).corridors.empty


def test_a_second_pair_of_eyes_is_asked_for_on_request():
    edit = Edit(status="planned")
    ann = [on("flight", "accepted"), on("arrived", "edited", edit=edit), on("arrived", "edited", edit=edit)]
    assert published(*ann, only_accepted=True, two_reviewers=True).corridors.empty
    assert ways(published(*ann, two_reviewers=True))[("visit", "Karachi", "Dhaka")].status == "completed"
    bob = [replace(decision, reviewer="Bob") for decision in ann]
    network = published(*ann, *bob, only_accepted=True, two_reviewers=True)
    assert ways(network)[("visit", "Karachi", "Dhaka")].status == "planned"
    assert set(network.corridors["id"]) == {IDS["flight"], IDS["arrived"]}


def test_nobody_is_their_own_second_pair_of_eyes_by_writing_their_name_differently():
    ann = on("flight", "accepted", reviewer="Ann Otieno")
    alias = replace(ann, reviewer="ann  otieno")
    assert published(ann, alias, only_accepted=True, two_reviewers=True).corridors.empty


def test_a_stale_decision_publishes_what_it_covers_and_is_listed():
    grown = [replace(EXTRACTS[0], links=(*links(), LATE))]
    decision = on("arrived", "accepted")
    publication = publish(grown, [decision], only_accepted=True)
    assert [stale.decision for stale in publication.stale] == [decision]
    assert list(publication.network.links["evidence"]) == [links()[2].evidence.text]
    everything = publish(grown, [decision]).network
    assert everything.corridors.set_index("id").loc[IDS["arrived"], "verdict"] == "stale"


def test_a_stale_decision_of_which_nothing_is_left_publishes_nothing_and_is_listed():
    publication = publish([replace(EXTRACTS[0], links=links()[:1])], [on("arrived", "accepted")], only_accepted=True)
    assert publication.network.corridors.empty
    assert [stale.now for stale in publication.stale] == [()]


def test_the_network_tells_how_much_was_reviewed_by_whom_and_what_is_hidden():
    decisions = [on("flight", "accepted"), on("arrived", "accepted", reviewer="Bob"), on("sailed", "rejected")]
    assert published(*decisions, only_accepted=True).about["review"] == {
        "reviewed": 2, "unreviewed": 0, "hidden": 3, "reviewers": ["Ann", "Bob"], "last": decisions[-1].time[:10],
        "stale": 0,
    }  # fmt: skip
    shown = published(*decisions).about["review"]
    assert (shown["reviewed"], shown["unreviewed"], shown["hidden"]) == (2, 3, 0)


def test_what_a_choice_leaves_out_is_not_told_as_hidden():
    decisions = [on("flight", "accepted")]
    assert published(*decisions, only_accepted=True, modes=["flight"]).about["review"]["hidden"] == 1


def test_a_network_without_decisions_says_nothing_of_a_review():
    assert "review" not in NETWORK.about
    assert set(NETWORK.corridors["verdict"]) == {"proposed"}


@pytest.mark.parametrize("suffix", [suffix for suffix, form in formats.FORMATS.items() if form.read is not None])
def test_what_was_decided_goes_through_every_format(tmp_path, suffix):
    network = published(on("flight", "accepted"), on("arrived", "edited", edit=Edit(status="planned")))
    path = tmp_path / f"n{suffix}"
    formats.write(network, path)
    read = formats.read(path)
    assert read.about == network.about
    columns = ["id", "verdict", "reviewer", "reviewed"]
    assert read.corridors[columns].to_dict("records") == network.corridors[columns].to_dict("records")


ENDS = st.sampled_from([DHAKA, KARACHI, LAHORE, PAKISTAN, NADI, HONOLULU])
EDITS = st.builds(
    Edit,
    mode=st.none() | st.sampled_from(["flight", "shipping", "visit"]),
    origin=st.none() | ENDS,
    destination=st.none() | ENDS,
    bidirectional=st.none() | st.booleans(),
    status=st.none() | st.sampled_from(["planned", "cancelled"]),
    date=st.none() | st.sampled_from(["", "2025", "2025-08-23"]),
)


@st.composite
def decisions(draw):
    """Return a decision of any kind on a corridor, on a sentence of it, or on a sentence that was missed."""
    reviewer = draw(st.sampled_from(["Ann", "Bob"]))
    if draw(st.integers(0, 5)) == 0:
        return added(
            draw(st.sampled_from(["flight", "visit"])), draw(ENDS), draw(ENDS), article=draw(st.sampled_from("ab"))
        )
    name = draw(st.sampled_from(sorted(IDS)))
    (proposal,) = (one for one in proposals_of(NETWORK) if one.id == IDS[name])
    link = draw(st.none() | st.sampled_from(sorted(proposal.sentences)))
    kind = draw(st.sampled_from(["accepted", "rejected", "edited", "skipped", "cleared"]))
    previous = draw(st.none() | st.just("conflicting"))
    edit = draw(EDITS) if kind == "edited" else None
    return on(name, kind, link=link, reviewer=reviewer, edit=edit, previous=previous)


@settings(max_examples=60, deadline=None)
@given(st.lists(decisions(), max_size=8), st.booleans(), st.booleans())
def test_applying_twice_is_applying_once(made, only_accepted, two_reviewers):
    choice = {"only_accepted": only_accepted, "two_reviewers": two_reviewers}
    once = apply(EXTRACTS, made, **choice).extracts
    assert apply(once, made, **choice).extracts == once


@settings(max_examples=20, deadline=None)
@given(st.lists(decisions(), max_size=6), st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_lines_on_different_targets_does_not_matter(made, only_accepted, random):
    by_target = [list(group) for _, group in itertools.groupby(sorted(made, key=target), key=target)]
    mixed = []
    while by_target:
        group = random.choice(by_target)
        mixed.append(group.pop(0))
        by_target = [group for group in by_target if group]
    one, other = (publish(EXTRACTS, lines, only_accepted=only_accepted).network for lines in (made, mixed))
    assert formats.to_geojson(one) == formats.to_geojson(other)


def target(decision):
    corridor, link = decision.target
    return corridor, link or ""


# Places that are none


def taken_off(place, *names, decision="rejected", **fields):
    known = {"about": AboutPlace(place, names), "evidence": (), "reason": None} | fields
    return replace(on("flight", decision), corridor=place_id(place.id), **known)


def naming(*names, at=CHATTOGRAM, links=()):
    named = tuple(NamedPlace(20 * n, 20 * n + len(name), name, at, "literal", 0.9) for n, name in enumerate(names))
    return replace(EXTRACTS[0], places=named, links=links)


def test_a_place_that_is_none_goes_with_its_corridors():
    network = published(taken_off(CHATTOGRAM))
    assert IDS["sailed"] not in set(network.corridors["id"])
    assert CHATTOGRAM.name not in set(network.places["name"])
    assert network.about["review"]["hidden"] == 0


@pytest.mark.parametrize(
    ("names", "left"),
    [(("CEO",), 0), (("CEO", "Chattogram"), 1), (("ceo", "Ceo"), 0)],
    ids=["the name", "another name", "other capitals"],
)
def test_only_the_names_that_were_seen_are_taken_off(names, left):
    extract = naming(*names, links=EXTRACTS[0].links[1:2])
    (applied,) = apply([extract], [taken_off(CHATTOGRAM, "CEO")]).extracts
    assert sum(name.place is not None for name in applied.places) == len(applied.links) == left


@pytest.mark.parametrize("decision", ["accepted", "skipped", "cleared"])
def test_a_place_stays_unless_it_is_rejected(decision):
    extract = naming("CEO", links=EXTRACTS[0].links[1:2])
    (applied,) = apply([extract], [taken_off(CHATTOGRAM, "CEO", decision=decision)]).extracts
    assert (applied.places, applied.links) == (extract.places, extract.links)


def test_reviewers_who_differ_on_a_place_leave_it():
    made = [taken_off(CHATTOGRAM, "CEO"), taken_off(CHATTOGRAM, "CEO", decision="accepted", reviewer="Bob")]
    assert IDS["sailed"] in set(published(*made).corridors["id"])
