"""The passages and articles that are marked by hand, and hold geomap to links of every kind."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from geomap.evaluation import load_gold
from geomap.modes import MODES
from geomap.records import Status

PASSAGES = Path(__file__).parent / "data" / "passages.jsonl"
DOCUMENTS = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
FIRST = PASSAGES.with_name("first-wordings.jsonl")
ARTICLES = [json.loads(line) for line in FIRST.read_text(encoding="utf-8").splitlines()]
LINKS = [link for document in DOCUMENTS for link in document["links"]]
FIRM = [link for link in LINKS if not link["debatable"]]


def test_the_passages_read_as_gold() -> None:
    assert [document.id for document in load_gold(PASSAGES)] == [document["id"] for document in DOCUMENTS]


def test_no_two_passages_share_an_id_or_a_text() -> None:
    assert len({document["id"] for document in DOCUMENTS}) == len(DOCUMENTS) >= 100
    assert len({document["text"] for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_well_represented(mode: str) -> None:
    assert Counter(link["mode"] for link in FIRM)[mode] >= 35


def test_a_fifth_of_the_passages_holds_no_link() -> None:
    assert sum(not document["links"] for document in DOCUMENTS) * 5 >= len(DOCUMENTS)


def test_every_status_occurs() -> None:
    assert {link["status"] for link in FIRM} == set(get_args(Status))


def test_marks_stand_on_the_words_they_name() -> None:
    assert [document["id"] for document in DOCUMENTS + ARTICLES if not _stands(document)] == []


def _stands(document: dict[str, Any]) -> bool:
    text = document["text"]
    marks = [(mark["start"], mark["end"], mark["text"]) for mark in document["places"] + document["negatives"]]
    marks += [(link["evidence_start"], link["evidence_end"], link["evidence"]) for link in document["links"]]
    also = [span for link in document["links"] for span in link.get("also_evidence", [])]
    return all(text[start:end] == words for start, end, words in marks) and all(
        0 <= start < end <= len(text) for start, end in also
    )


def test_no_two_places_of_a_passage_overlap() -> None:
    spans = [sorted((place["start"], place["end"]) for place in document["places"]) for document in DOCUMENTS]
    assert all(end <= start for places in spans for (_, end), (start, _) in pairwise(places))


def test_every_date_is_of_the_calendar() -> None:
    told = [when for link in LINKS for when in (link["date"], *link.get("date_alt", [])) if when is not None]
    for day in [*told, *(document["doc_date"] for document in DOCUMENTS)]:
        date.fromisoformat(f"{day}-01-01"[:10])  # a year or a month stands for its first day
