"""The figures of ``tests/data/evaluation`` are reckoned by hand, in the comments beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import GoldError
from geomap.evaluation import Report, evaluate, load_gold
from geomap.records import Evidence, Extract, Link, NamedPlace, Place

TEXT = "Oslo and Lima agreed. A ship left Lima for Callao; Anna flew from Oslo to Quito. Kilo is a ship."
OSLO = Place("3143244", "Oslo", 10.746, 59.913, "city", "NO")
LIMA = Place("3936456", "Lima", -77.028, -12.043, "city", "PE")
CALLAO = Place("3946083", "Callao", -77.139, -12.052, "city", "PE")
QUITO = Place("3652462", "Quito", -78.525, -0.229, "city", "EC")
NORWAY = Place("3144096", "Norway", 9.0, 62.0, "country", "NO")


def end(place: Place) -> dict[str, Any]:
    return {"name": place.name, "cc": place.country, "lat": place.lat, "lon": place.lon, "kind": place.kind}


def gold_link(mode: str, origin: Place | None, destination: Place, at: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {
        "mode": mode, "origin": end(origin) if origin else None, "destination": end(destination), "via": [],
        "bidirectional": False, "status": "completed", "date": None, "actors": [], "evidence_start": at[0],
        "evidence_end": at[1], "evidence": TEXT[at[0] : at[1]], "debatable": False, "note": "", **more,
    }  # fmt: skip


def gold_place(name: str, nth: int, place: Place, use: str) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(name, start + 1)
    return {"start": start, "end": start + len(name), "text": name, "use": use, **end(place)}


def link(mode: str, origin: Place | None, destination: Place | None, at: tuple[int, int], **more: Any) -> Link:
    evidence = Evidence(TEXT[at[0] : at[1]], at[0], at[1], "one")
    settings: dict[str, Any] = {"bidirectional": False, "status": "completed", "date": None} | more
    return Link(mode, origin, destination, via=(), actors=(), score=1.0, rule="", evidence=evidence, **settings)


def named(text: str, nth: int, place: Place | None) -> NamedPlace:
    spot = gold_place(text, nth, OSLO, "literal")
    return NamedPlace(spot["start"], spot["end"], text, place, "literal", 1.0)


SHIP, FLIGHT = (22, 49), (51, 80)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    row = {
        "id": "one", "source": "invented", "licence": "CC0", "text": TEXT, "doc_date": "2024-05-01",
        "places": [
            gold_place("Oslo", 1, OSLO, "associative"), gold_place("Lima", 1, LIMA, "associative"),
            gold_place("Lima", 2, LIMA, "literal"), gold_place("Callao", 1, CALLAO, "literal"),
            gold_place("Oslo", 2, OSLO, "literal"), gold_place("Quito", 1, QUITO, "literal"),
        ],
        "links": [
            gold_link("shipping", LIMA, CALLAO, SHIP, date="2024-04", status_alt=["operating"]),
            gold_link("flight", NORWAY, QUITO, FLIGHT),
            gold_link("visit", NORWAY, QUITO, FLIGHT, debatable=True),
            gold_link("visit", None, LIMA, SHIP, date="2024"),
        ],
        "negatives": [{"start": 81, "end": 96, "text": TEXT[81:96], "why": "a ship's name"}],
    }  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def report(path: Path, places: tuple[NamedPlace, ...], links: tuple[Link, ...]) -> Report:
    return evaluate(load_gold(path), [Extract("one", None, date(2024, 5, 1), None, places, links)])


def test_links_match_by_mode_and_both_ends(gold_file: Path):
    links = (
        link("shipping", CALLAO, LIMA, SHIP),  # the wrong way round, 12 km apart: both ends lie within 100 km
        link("flight", OSLO, QUITO, FLIGHT),  # the country's code agrees
        link("flight", LIMA, QUITO, FLIGHT),  # spurious
        link("visit", NORWAY, QUITO, FLIGHT),  # debatable: counts neither way
        link("flight", OSLO, LIMA, (81, 96)),  # spurious, on a negative
    )
    figures = report(gold_file, (), links)
    # Firm gold: shipping 1, flight 1, visit 1. Found: shipping, flight. Spurious: two flights.
    assert figures.links["flight"]["precision"] == pytest.approx(1 / 3)
    assert figures.links["flight"]["recall"] == 1.0
    assert figures.links["visit"]["recall"] == 0.0
    assert figures.links["all"]["precision"] == pytest.approx(2 / 4)
    assert figures.links["all"]["recall"] == pytest.approx(2 / 3)
    assert figures.links["all"]["f1"] == pytest.approx(2 * (1 / 2) * (2 / 3) / (1 / 2 + 2 / 3))
    assert figures.other["debatable found"] == 1
    assert figures.other["on a negative"] == 1


def test_status_date_and_evidence_are_judged_over_the_links_found(gold_file: Path):
    links = (
        link("shipping", LIMA, CALLAO, SHIP, status="operating", date="2024-04-03"),
        link("flight", OSLO, QUITO, (0, 21), status="planned"),
    )
    figures = report(gold_file, (), links).links["all"]
    assert figures["status"] == pytest.approx(1 / 2)  # "operating" is among the ship's other readings
    assert figures["date"] == pytest.approx(1 / 2)  # the flight has none, nor has its gold
    assert figures["date of dated"] == 0.0  # a day is not the month
    assert figures["date compatible"] == 1.0  # but begins with it
    assert figures["evidence"] == pytest.approx(1 / 2)


def test_an_end_that_the_gold_leaves_open_matches_any(gold_file: Path):
    assert report(gold_file, (), (link("visit", OSLO, LIMA, SHIP),)).links["visit"]["recall"] == 1.0
    assert report(gold_file, (), (link("visit", OSLO, None, SHIP),)).links["visit"]["recall"] == 0.0


def test_a_repetition_on_the_same_words_is_forgiven_and_counted(gold_file: Path):
    twice = (link("shipping", LIMA, CALLAO, SHIP),) * 2
    figures = report(gold_file, (), twice)
    assert figures.links["all"]["precision"] == 1.0
    assert figures.other["repeated"] == 1


def test_a_service_that_runs_both_ways_matches_turned(gold_file: Path):
    turned = link("flight", QUITO, OSLO, FLIGHT, bidirectional=True)
    assert report(gold_file, (), (turned,)).links["flight"]["recall"] == 1.0


def test_places_are_found_by_overlap_and_associative_ones_are_optional(gold_file: Path):
    places = (
        named("Oslo", 1, OSLO),  # associative: counts neither way
        named("Lima", 2, LIMA),
        named("Callao", 1, LIMA),  # 12 km off: right
        named("Quito", 1, LIMA),  # 1 300 km off: wrong
        named("Kilo", 1, None),  # spurious
    )
    figures = report(gold_file, places, ()).passages
    assert figures is not None
    assert figures["precision"] == pytest.approx(3 / 4)
    assert figures["recall"] == pytest.approx(3 / 4)
    assert figures["right of recognised"] == pytest.approx(2 / 3)
    assert {kind: row["count"] for kind, row in figures["errors"].items()} == {
        "far, same kind": 1, "missed": 1, "spurious": 1,
    }  # fmt: skip
    assert figures["kinds"]["city"] == {"names": 4, "found": 3, "right": 2, "near": 2}
    assert figures["within 161 km, of all names"] == figures["right, of all names"] == pytest.approx(2 / 4)
    assert figures["confusion"] == {"city as city": 1}
    assert figures["use right"] == pytest.approx(3 / 4)


@pytest.fixture
def corpus_file(tmp_path: Path) -> Path:
    def toponym(name: str, nth: int, place: Place | None, kind: str | None) -> dict[str, Any]:
        spot = gold_place(name, nth, OSLO, "literal")
        where = {"lat": place.lat, "lon": place.lon, "geonameid": int(place.id)} if place else {}
        return {
            "start": spot["start"], "end": spot["end"], "text": name, "kind": kind, "type": "PPLC",
            "lat": None, "lon": None, "geonameid": None, **where,
        }  # fmt: skip

    row = {
        "id": "one", "text": TEXT, "meta": {"title": "A title", "url": "https://example.org/a"},
        "toponyms": [
            toponym("Oslo", 1, OSLO, "associative"), toponym("Lima", 2, LIMA, "literal"),
            toponym("Callao", 1, CALLAO, "literal"), toponym("Quito", 1, QUITO, "literal"),
            toponym("Kilo", 1, None, None), toponym("Anna", 1, LIMA, "associative"),
        ],
    }  # fmt: skip
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_corpora_count_exact_bounds_and_ids(corpus_file: Path):
    places = (
        named("Oslo", 1, OSLO),
        named("Lima", 2, CALLAO),  # within 161 km, but another id
        named("Quito. ", 1, QUITO),  # other bounds
        named("Kilo", 1, None),  # on a name without id: counts neither way
        named("agreed", 1, LIMA),  # spurious
    )
    extracts = [Extract("one", None, None, None, places, ())]
    figures = evaluate(load_gold(corpus_file), extracts, is_demonym=lambda word: word == "Anna").corpus
    assert figures is not None
    assert figures["names"] == 4  # "Anna" plays the demonym, "Kilo" has no id
    assert figures["precision"] == pytest.approx(2 / 4)
    assert figures["recall"] == pytest.approx(2 / 4)
    assert figures["exact id, of all names"] == pytest.approx(1 / 4)
    assert figures["within 161 km, of all names"] == pytest.approx(2 / 4)
    assert figures["median error km"] == pytest.approx(6.0, abs=0.2)  # 0 and 12.0 km, by the haversine on 12 742 km
    assert figures["use right"] == pytest.approx(1 / 2)
    assert {kind: row["count"] for kind, row in figures["errors"].items()} == {
        "missed": 1, "near, another place": 1, "other bounds": 1, "spurious": 1,
    }  # fmt: skip


def test_a_document_without_extract_counts_as_empty_and_an_unknown_id_is_named(gold_file: Path):
    figures = evaluate(load_gold(gold_file), [Extract("two", None, None, None, (), ())])
    assert figures.links["all"]["recall"] == 0.0
    assert figures.unknown == ("two",)
    assert "two" in figures.as_text()


def test_the_report_is_text_and_a_dictionary_with_the_same_figures(gold_file: Path):
    figures = report(gold_file, (named("Lima", 2, LIMA),), (link("flight", OSLO, QUITO, FLIGHT),))
    assert json.loads(json.dumps(figures.as_dict()))["links"]["flight"]["recall"] == 1.0
    assert "right of recognised           1.000" in figures.as_text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "holds no document"),
        ("{", "line 1"),
        ('{"id": "a", "text": "b"}', "'places' is missing"),
        ('{"id": "a", "text": "b", "toponyms": [{"start": 0, "end": 9, "text": "b"}]}', "outside the text"),
        ("[1]", "line 1"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_bad_gold_file_is_told_in_one_line(tmp_path: Path, content: str, words: str):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(GoldError, match=words) as caught:
        load_gold(path)
    assert "\n" not in str(caught.value)
    assert "gold.jsonl" in str(caught.value)


def test_a_missing_gold_file_is_told(tmp_path: Path):
    with pytest.raises(GoldError, match="cannot read"):
        load_gold(tmp_path / "none.jsonl")
