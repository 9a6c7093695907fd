"""The review page as a file: what it holds of a network, and what no text can do to it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from networks import DHAKA, KARACHI, SENTENCES, invented_network, links
from test_maps import HOSTILE_TEXTS, Reader

from geomap import review
from geomap.decisions import About, Decision, key_of, to_line
from geomap.maps.packing import rows_of
from geomap.network import build_network
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article, Extract, NamedPlace
from geomap.review.doubts import doubt_of, far_km, is_ambiguous

FERRY = Article(
    "ferry",
    "The harbour was quiet. A ferry 🚢 sailed from Karachi to Chattogram on Monday.\n\nParis was far away.",
    "A ferry sails",
    date(2026, 1, 5),
    "https://example.org/ferry",
)


@pytest.fixture(scope="module")
def gazetteer():
    return bundled_gazetteer()


def page_of(network, gazetteer, **more):
    return review.page(network, gazetteer=gazetteer, **more)


@pytest.fixture(scope="module")
def ferry(gazetteer):
    extract = trace(FERRY, gazetteer=gazetteer, reader="rules")
    network = build_network([extract])
    return Reader(page_of(network, gazetteer, articles=[FERRY], extracts=[extract]))


@pytest.fixture(scope="module")
def read(gazetteer):
    return Reader(page_of(invented_network(), gazetteer))


# What the page holds


def test_every_corridor_is_there_with_its_sentences(read):
    corridors = read.table("corridors")
    told = {link["evidence"] for link in read.table("links")}
    assert [corridor["id"] for corridor in corridors] == list(invented_network().corridors["id"])
    assert told == set(SENTENCES.values()) - {SENTENCES["nowhere"]}


def test_a_sentence_has_the_key_that_decisions_know_it_by(read):
    keys = {key_of(link) for link in links() if link.origin is not None}
    assert {link["key"] for link in read.table("links")} == keys


def marked(link):
    text = link["evidence"].encode("utf-16-le")
    starts, ends, kinds = link["marks"][::3], link["marks"][1::3], link["marks"][2::3]
    return [
        (text[2 * start : 2 * end].decode("utf-16-le"), kind)
        for start, end, kind in zip(starts, ends, kinds, strict=True)
    ]


def test_names_and_the_word_of_travel_are_marked_in_the_units_of_javascript(ferry):
    (link,) = ferry.table("links")
    assert marked(link) == [("sailed", 2), ("Karachi", 0), ("Chattogram", 1)]


def test_a_sentence_stands_in_its_article(ferry):
    (article,), (link,) = ferry.table("articles"), ferry.table("links")
    assert article["text"] == FERRY.text
    assert article["text"].encode("utf-16-le")[2 * link["start"] :].decode("utf-16-le").startswith(link["evidence"])
    starts, paragraphs = article["sentences"][::3], article["sentences"][2::3]
    assert len(starts) == 3
    assert list(paragraphs) == [0, 0, 1]


def test_every_name_of_an_article_can_become_an_end(ferry):
    (article,), places = ferry.table("articles"), ferry.table("places")
    named = [places[row]["name"] for row in article["names"][2::4]]
    assert named == ["Karachi", "Chattogram", "Paris"]


def test_a_name_has_its_other_bearers_to_choose_from(ferry):
    places, choices = ferry.table("places"), ferry.data["choices"]
    paris = choices[ferry.table("articles")[0]["names"][-1]]
    bearers = [(places[row]["name"], places[row]["country"]) for row in paris]
    assert bearers[0] == ("Paris", "FR")
    assert ("Paris", "US") in bearers
    assert places[paris[0]]["region"] == "Île-de-France, France"
    assert places[paris[0]]["population"] > 2_000_000  # INSEE: 2.1 million in 2021


def test_the_proposed_place_stands_first_among_its_choices(read):
    choices = read.data["choices"]
    for corridor in read.table("corridors"):
        for end in ("origin", "destination"):
            assert choices[corridor[f"{end}_choices"]][0] == corridor[end]


def test_without_articles_a_sentence_stands_alone(read):
    assert {article["text"] for article in read.table("articles")} == {None}
    assert {link["start"] for link in read.table("links")} == {None}


def test_an_article_that_has_changed_shows_the_sentence_where_it_now_stands(gazetteer):
    extract = trace(FERRY, gazetteer=gazetteer, reader="rules")
    later = Article(FERRY.id, f"Corrected. {FERRY.text}", FERRY.title)
    read = Reader(page_of(build_network([extract]), gazetteer, articles=[later], extracts=[extract]))
    assert read.table("links")[0]["start"] == len("Corrected. The harbour was quiet. ")


def test_an_article_without_links_is_there_for_what_was_missed(gazetteer):
    silent = Article("silent", "Nobody travelled between Oslo and Riga.", "Silence")
    extracts = [trace(article, gazetteer=gazetteer) for article in (FERRY, silent)]
    read = Reader(page_of(build_network(extracts), gazetteer, articles=[FERRY, silent], extracts=extracts))
    assert [article["title"] for article in read.table("articles")] == ["A ferry sails", "Silence"]


DECIDED = Decision(
    corridor="0" * 12, link=None, decision="accepted", reason=None, comment=None, edit=None, evidence=("1" * 12,),
    about=About("flight", KARACHI, DHAKA, True), source=None, previous=None, reviewer="Ann",
    time="2026-11-24T21:30:00Z", tool="geomap 0.1.0",
)  # fmt: skip


def test_earlier_decisions_travel_as_the_lines_they_are(gazetteer):
    read = Reader(page_of(invented_network(), gazetteer, decisions=[DECIDED, DECIDED], reviewer="Ann"))
    assert read.data["decisions"] == [to_line(DECIDED)] * 2
    assert read.data["reviewer"] == "Ann"


# Marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("A ferry sailed from Karachi to Chattogram.", [("ferry", 2), ("Karachi", 0), ("Chattogram", 1)]),
        ("A ship sailed from Dar es Salaam to Mombasa.", [("Dar es Salaam", 0), ("Mombasa", 1)]),
        ("🚢🚢 The Pakistani minister flew to Dhaka.", [("flew", 2), ("Dhaka", 1)]),
    ],
)
def test_what_a_link_rests_on_is_marked_in_its_sentence(text, marks, gazetteer):
    article = Article("a", f"Nothing 🚢 happened. {text}", "A title", date(2026, 1, 5))
    extract = trace(article, gazetteer=gazetteer, reader="rules")
    read = Reader(page_of(build_network([extract]), gazetteer, articles=[article], extracts=[extract]))
    assert set(marks) <= set(marked(read.table("links")[0]))


def test_a_link_that_tells_no_words_has_no_marks(read):
    assert [link["marks"] for link in read.table("links")] == [[]] * len(read.table("links"))


# Places


def test_every_place_of_the_network_is_there_to_be_reviewed(ferry):
    places, named = ferry.table("places"), ferry.table("named")
    assert [(places[row["place"]]["name"], row["written"], row["links"]) for row in named] == [
        ("Chattogram", ["Chattogram"], 1), ("Karachi", ["Karachi"], 1), ("Paris", ["Paris"], 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "doubts"),
    [("CEO", "airport", ["capitals", "once"]), ("UAE", "country", ["once"]), ("DHAKA", "city", ["once"])],
)
def test_a_place_written_like_a_title_deserves_a_closer_look(name, kind, doubts, gazetteer):
    place = replace(DHAKA, kind=kind)
    extract = Extract("a", None, None, None, (NamedPlace(0, len(name), name, place, "literal", 0.9),), ())
    read = Reader(page_of(build_network([extract]), gazetteer, extracts=[extract]))
    assert [row["doubts"] for row in read.table("named")] == [doubts]


def test_of_the_bearers_of_a_name_those_of_a_hundredth_of_the_people_are_unlikely(ferry):
    places, likely = ferry.table("places"), ferry.data["likely"]
    number = ferry.table("articles")[0]["names"][-1]
    paris = ferry.data["choices"][number]
    people = [places[row]["population"] for row in paris]
    assert 1 <= likely[number] < len(paris)
    assert people[0] / 100 > people[-1]


# Doubts


def test_a_name_is_ambiguous_where_another_bearer_is_nearly_as_likely(gazetteer):
    dhaka, springfield = gazetteer.find("Dhaka")[0].place, gazetteer.find("Springfield")[0].place
    assert not is_ambiguous(["Dhaka"], dhaka.id, gazetteer)
    assert is_ambiguous(["Springfield"], springfield.id, gazetteer)


def test_a_far_jump_is_several_times_the_usual_length():
    assert far_km([500.0, 1_000.0, 1_500.0]) == 4_000.0
    assert far_km([10.0, 20.0]) == 3_000.0
    assert far_km([]) == 3_000.0


def test_more_doubts_come_first():
    assert doubt_of(0.9, []) < doubt_of(0.9, ["single"]) < doubt_of(0.9, ["single", "name"]) < doubt_of(0.3, ["name"])


# Nothing but text, and always the same


def test_the_same_network_gives_the_same_page(gazetteer):
    assert page_of(invented_network(), gazetteer) == page_of(invented_network(), gazetteer)


def test_the_policy_lets_only_its_own_scripts_run(gazetteer):
    page = page_of(invented_network(), gazetteer)
    read = Reader(page)
    (policy,) = (value for value in read.value("meta", "content") if value.startswith("default-src"))
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in read.scripts}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]


@settings(max_examples=25, deadline=None)
@given(hostile=HOSTILE_TEXTS)
def test_hostile_text_is_only_text(hostile, gazetteer, read):
    network = invented_network(lambda text: text + hostile)
    article = Article("a" + hostile, f"{hostile} {DHAKA.name} {hostile}", hostile, None, hostile)
    decided = Decision(**{name: getattr(DECIDED, name) for name in DECIDED.__slots__} | {"comment": hostile})
    other = Reader(
        page_of(network, gazetteer, articles=[article], decisions=[decided], reviewer=hostile, title=hostile)
    )
    assert other.tags == read.tags
    assert other.scripts == read.scripts
    assert {link["evidence"] for link in other.table("links")} >= {SENTENCES["trial"] + hostile}
    assert [one["text"] for one in other.table("articles")][-1] == article.text
    assert other.data["reviewer"] == hostile
    assert json.loads(other.data["decisions"][0])["comment"] == hostile
    assert hostile in rows_of(other.data["places"])[0]["name"]


def test_an_empty_network_gives_a_page(gazetteer):
    read = Reader(page_of(build_network([]), gazetteer))
    assert read.data["corridors"]["id"] == []
