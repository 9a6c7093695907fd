"""Texts in small letters, in capitals and in title case."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geomap.evaluation import evaluate, load_gold
from geomap.gazetteer import Gazetteer
from geomap.mentions import with_capitals
from geomap.pipeline import trace
from geomap.records import Article

PASSAGES = Path(__file__).parent / "data" / "passages.jsonl"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("flights from karachi to dhaka resume in april", "Flights from Karachi to Dhaka resume in April"),
        ("SAUDI KING FLIES TO CAIRO", "Saudi king flies to Cairo"),
        ("US ENVOY TELLS US OF A UAE DEAL", "US envoy tells us of a UAE deal"),
        ("PARIS, TX: A FIRE IN SPRINGFIELD, MO", "Paris, TX: a fire in Springfield, MO"),
        ("Minister Flies To Jakarta For Talks With China", "Minister flies to Jakarta for talks with China"),
        ("the reading room is nice. it was in reading", "The reading room is nice. It was in reading"),
        ("the kenyan envoy, ali hassan, left new delhi", "The Kenyan envoy, Ali Hassan, left New Delhi"),
        ("talks in côte d’ivoire’s north", "Talks in Côte d’Ivoire’s north"),
    ],
)
def test_names_get_their_capitals_and_words_lose_theirs(text, restored, gazetteer):
    assert with_capitals(text, gazetteer) == restored


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew to Jakarta on Monday.",
        "ISLAMABAD: The envoy of Bangladesh arrived.",
        "HMS DUBLIN sailed.\nNobody was hurt.",
        "Mark Brown, Winston Peters and Christopher Landau announced the project in Palau.",
        "iPhone",
        "",
    ],
)
def test_a_text_with_capitals_of_its_own_stays_as_it_is(text, gazetteer):
    assert with_capitals(text, gazetteer) == text


def test_a_headline_takes_names_and_words_from_the_text_below(gazetteer):
    text = "QUIRKO TO SERVE BELQUAY\n\nThe airline Quirko will serve the town of Belquay; serve it does."
    assert with_capitals(text, gazetteer).splitlines()[0] == "Quirko to serve Belquay"


def test_evidence_is_quoted_as_the_article_writes_it():
    text = "two flights a week link karachi and dhaka since 3 march 2026."
    extract = trace(Article("one", text))
    (link,) = extract.links
    assert link.evidence.text == text[link.evidence.start : link.evidence.end]
    assert [text[named.start : named.end] for named in extract.places] == ["karachi", "dhaka"]


@settings(deadline=None)
@given(text=st.text(max_size=80) | st.text(alphabet="aAbB İıßŉǰ.,\n'’-Éé", max_size=60))
@example(text="a0ĩ''ı")  # the small letter whose capital is that of another, "i"
def test_a_text_never_changes_its_length_nor_anything_but_case(text, gazetteer):
    restored = with_capitals(text, gazetteer)
    assert len(restored) == len(text)
    assert restored.casefold() == text.casefold()


def titled(text: str) -> str:
    return "".join(
        letter.upper() if len(letter.upper()) == 1 and not (before.isalnum() or before in "'’") else letter
        for before, letter in zip(" " + text, text, strict=False)
    )


@pytest.mark.parametrize("change", [str.lower, str.upper, titled])
def test_nearly_as_many_names_are_found_whatever_the_case(change: Callable[[str], str]):
    documents = load_gold(PASSAGES)
    assert all(len(change(document.text)) == len(document.text) for document in documents)
    extracts = [trace(Article(document.id, change(document.text), None, document.published)) for document in documents]
    places = evaluate(documents, extracts).passages
    assert places["f1"] > 0.9  # 0.969 as they are written
