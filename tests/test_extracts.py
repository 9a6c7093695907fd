"""The line of JSON that one article becomes."""

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import NetworkError
from geomap.forms import extract_line, read_extract
from geomap.records import KINDS, Alternative, Evidence, Extract, Link, NamedPlace, OriginFound, Place, Status, Use

DHAKA = Place("1185241", "Dhaka", 90.40744, 23.7104, "city", "BD")
BENGAL = Place("sea:bay-of-bengal", "Bay of Bengal", 88.0, 15.0, "gulf", "")
LINK = Link(
    mode="flight",
    origin=None,
    destination=DHAKA,
    via=(BENGAL,),
    bidirectional=True,
    status="trial",
    date="2025-08",
    actors=("Biman",),
    score=0.8125,
    rule="service",
    evidence=Evidence("A flight.", 10, 19, "a", "Title", date(2025, 9, 2), None),
)
EXTRACT = Extract(
    "a",
    "Title",
    date(2025, 9, 2),
    None,
    (
        NamedPlace(0, 5, "Dacca", DHAKA, "literal", 0.9, 0.8, "best known", (Alternative(BENGAL, 0.1),)),
        NamedPlace(7, 12, "Xanth", None, "associative", 0.0, 0.6, "not in the gazetteer"),
    ),
    (LINK,),
)

texts = st.text(max_size=12)
offsets = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted).map(tuple)
scores = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
days = st.none() | st.dates()
places = st.builds(
    Place,
    id=texts,
    name=texts,
    lon=st.floats(-180, 180).map(lambda lon: round(lon, 5)),
    lat=st.floats(-90, 90).map(lambda lat: round(lat, 5)),
    kind=st.sampled_from(KINDS),
    country=st.sampled_from(["", "BD", "PK"]),
    admin1=st.just(""),
    population=st.just(0),
)
iso_dates = st.none() | st.builds(lambda day, length: day.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10]))


@st.composite
def extracts(draw):
    head = draw(st.tuples(texts, st.none() | texts, days, st.none() | texts))
    named = st.builds(
        lambda stretch, *rest: NamedPlace(*stretch, *rest),
        offsets, texts, st.none() | places, st.sampled_from(get_args(Use)), scores, scores, texts,
        st.lists(st.builds(Alternative, places, scores), max_size=2).map(tuple),
    )  # fmt: skip
    evidence = st.builds(lambda text, stretch: Evidence(text, *stretch, *head), texts, offsets)
    spans = offsets.map(tuple)
    links = st.builds(
        Link,
        texts, st.none() | places, st.none() | places, st.lists(places, max_size=2).map(tuple), st.booleans(),
        st.sampled_from(get_args(Status)), iso_dates, st.lists(texts, max_size=2).map(tuple), scores, texts, evidence,
        texts, st.none() | spans, st.none() | spans, st.none() | spans, st.sampled_from(get_args(OriginFound)),
    )  # fmt: skip
    return Extract(*head, tuple(draw(st.lists(named, max_size=3))), tuple(draw(st.lists(links, max_size=2))))


@given(extracts())
def test_a_line_read_back_is_the_same_extract(extract):
    assert read_extract(extract_line(extract)) == extract


@given(extracts())
def test_a_line_is_one_line_for_every_reader(extract):
    assert len(extract_line(extract).splitlines()) == 1


def test_every_field_of_the_contract_is_there_in_its_order():
    row = json.loads(extract_line(EXTRACT))
    end = ["name", "id", "lat", "lon", "cc", "kind"]
    assert list(row) == ["id", "title", "published", "url", "places", "links"]
    for named in row["places"]:
        assert list(named) == ["start", "end", "text", *end, "use", "score", "use_score", "reason", "candidates"]
        assert all(list(other) == [*end, "score"] for other in named["candidates"])
    (link,) = row["links"]
    assert list(link) == [
        "mode", "origin", "destination", "via", "bidirectional", "status", "date", "actors", "score", "rule",
        "evidence", "evidence_start", "evidence_end",
        "trigger", "cue", "origin_span", "destination_span", "origin_found",
    ]  # fmt: skip
    assert list(link["destination"]) == list(link["via"][0]) == end


def test_a_name_without_a_place_keeps_the_name_and_null_for_the_rest():
    named = json.loads(extract_line(EXTRACT))["places"][1]
    assert (named["name"], named["text"]) == ("Xanth", "Xanth")
    assert [named[key] for key in ("id", "lat", "lon", "cc", "kind")] == [None] * 5


def test_a_place_in_no_country_has_null_for_its_code():
    assert json.loads(extract_line(EXTRACT))["links"][0]["via"][0]["cc"] is None


def test_half_a_character_is_written_so_that_utf_8_can_hold_it():
    line = extract_line(Extract("a", "\ud83d", None, None, (), ()))
    assert read_extract(line.encode().decode()).title == "\ud83d"


def broken(**changes):
    return json.dumps(json.loads(extract_line(EXTRACT)) | changes)


def broken_link(**changes):
    row = json.loads(extract_line(EXTRACT))
    return json.dumps(row | {"links": [row["links"][0] | changes]})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": ', "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[1, 2]", "[1, 2] is not an object"),
        ("{}", "'id' is missing"),
        (broken(title=7), "'title' is 7, not a text"),
        (broken(published="yesterday"), "'published' is \"yesterday\""),
        (broken(places={}), "'places' is {}, not a list"),
        (broken(links=[3]), "links 1: 3 is not an object"),
        (broken_link(status="maybe"), "'status' is \"maybe\""),
        (broken_link(date="202"), "'date' is \"202\""),
        (broken_link(date="2025-13"), "'date' is \"2025-13\""),
        (broken_link(score=1.5), "'score' is 1.5, not within 0 to 1"),
        (broken_link(score=float("nan")), "'score' is NaN"),
        (broken_link(bidirectional=1), "'bidirectional' is 1, not true or false"),
        (broken_link(evidence_end=3), "'evidence_end' is 3, not at or after 'evidence_start' (10)"),
        (broken_link(evidence_start=-1), "'evidence_start' is -1"),
        (broken_link(actors=[None]), "'actors' is [null]"),
        (broken_link(origin={"id": "1"}), "origin: 'name' is missing"),
    ],
)
def test_a_line_that_breaks_the_contract_says_where_and_how(line, said):
    with pytest.raises(NetworkError) as raised:
        read_extract(line, number=12)
    message = str(raised.value)
    assert message.startswith("line 12")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(("key", "value"), [("lat", 91.0), ("lon", -180.5), ("kind", "planet"), ("lat", "x")])
def test_a_place_off_the_earth_or_of_no_kind_is_refused(key, value):
    row = json.loads(extract_line(EXTRACT))
    row["places"][0][key] = value
    with pytest.raises(NetworkError, match=f"line 1, places 1: '{key}' is "):
        read_extract(json.dumps(row))
