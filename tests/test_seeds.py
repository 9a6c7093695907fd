"""The sample articles, and what geomap's map of them must hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from geomap.articles import read_articles
from geomap.modes import MODES
from geomap.network import Network
from geomap.pipeline import survey
from geomap.records import Article

ROOT = Path(__file__).parent.parent
GOLD = [json.loads(line) for line in (ROOT / "tests/data/seeds-gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.id: article for article in read_articles([str(ROOT / "seeds")])}


def test_every_sample_is_marked(articles: dict[str, Article]) -> None:
    assert set(articles) == {document["id"] for document in GOLD}


@pytest.mark.parametrize("document", GOLD, ids=lambda document: document["id"])
def test_a_sample_reads_as_it_was_marked(document: dict[str, Any], articles: dict[str, Article]) -> None:
    assert articles[document["id"]].text == document["text"]


@pytest.mark.parametrize("document", GOLD, ids=lambda document: document["id"])
def test_a_sample_has_a_title_and_its_publishing_date(document: dict[str, Any], articles: dict[str, Article]) -> None:
    article = articles[document["id"]]
    assert article.title
    assert str(article.published) == document["doc_date"]


@pytest.mark.parametrize("document", GOLD, ids=lambda document: document["id"])
def test_marks_stand_on_the_words_they_name(document: dict[str, Any]) -> None:
    text = document["text"]
    for mark in document["places"] + document["negatives"]:
        assert text[mark["start"] : mark["end"]] == mark["text"]
    for link in document["links"]:
        assert text[link["evidence_start"] : link["evidence_end"]] == link["evidence"]


def test_a_sample_says_what_it_reports() -> None:
    sources = [path for path in (ROOT / "seeds").iterdir() if path.name != "README.md"]
    assert [path.name for path in sources if "source: " not in path.read_text(encoding="utf-8").lower()] == []


@pytest.fixture(scope="module")
def network(articles: dict[str, Article]) -> Network:
    return survey(articles.values())


def test_the_map_of_the_samples_links_four_cities_and_names_the_fifth(network: Network) -> None:
    linked = dict(zip(network.places["name"], network.places["linked"], strict=True))
    assert [linked.get(name) for name in ("Dhaka", "Karachi", "Islamabad", "Rawalpindi")] == [True] * 4
    # Young people "from Karachi to Chittagong" go nowhere.
    assert linked.get("Chattogram", linked.get("Chittagong")) is False


def test_the_map_of_the_samples_has_all_three_modes(network: Network) -> None:
    assert set(network.corridors["mode"]) == set(MODES)


def test_a_refugees_flight_and_telephone_calls_are_no_corridors(network: Network) -> None:
    evidence = " ".join(network.links["evidence"])
    assert "Her flight to India" not in evidence
    assert "on the telephone" not in evidence
