"""The floor under the accuracy of reading, on hand-marked texts of our own.

The figures stand in docs/accuracy.md with the command that gives them. A change
that lifts them lifts these floors; one that lowers them says why.
"""

from pathlib import Path
from typing import Any

import pytest

from geomap.evaluation import GoldDocument, evaluate, load_gold
from geomap.pipeline import trace
from geomap.records import Article

DATA = Path(__file__).parent / "data"


def figures(name: str) -> dict[str, Any]:
    gold = load_gold(DATA / name)
    return evaluate(gold, [trace(article(document)) for document in gold]).as_dict()


def article(document: GoldDocument) -> Article:
    return Article(document.id, document.text, published=document.published)


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return figures("seeds-gold.jsonl")


@pytest.fixture(scope="module")
def passages() -> dict[str, Any]:
    return figures("passages.jsonl")


def test_nine_in_ten_links_of_the_samples_are_found(seeds: dict[str, Any]):
    assert seeds["links"]["all"]["recall"] >= 0.9


def test_every_link_of_the_samples_is_real_and_rests_on_its_sentence(seeds: dict[str, Any]):
    assert seeds["links"]["all"]["precision"] >= 0.95
    assert seeds["links"]["all"]["evidence"] == 1.0


def test_the_places_of_the_samples_are_found_and_right(seeds: dict[str, Any]):
    assert seeds["passages"]["recall"] >= 0.95
    assert seeds["passages"]["right of recognised"] >= 0.97


def test_links_of_invented_passages_are_mostly_real(passages: dict[str, Any]):
    assert passages["links"]["all"]["precision"] >= 0.8


def test_links_of_invented_passages_stay_above_the_floor(passages: dict[str, Any]):
    assert passages["links"]["all"]["f1"] >= 0.6
