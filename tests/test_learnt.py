"""Links by the learnt reader: what it adds to the rules, and what holds whatever it reads."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.learnt.model import link_model
from geomap.learnt.wordpieces import word_pieces
from geomap.pipeline import explain, trace
from geomap.records import Article, Link

DATA = Path(__file__).parent / "data"

# Expected pieces are those of Hugging Face's tokenizers 0.22 with the vocabulary of BERT, uncased.
PIECES = json.loads((DATA / "word_pieces.json").read_text(encoding="utf-8"))

SENTENCES = st.lists(
    st.sampled_from(
        [
            "Ferries between Tallinn and Helsinki run hourly.",
            "The minister flew from Nairobi to Kigali on Monday.",
            "A tanker left Fujairah for Chiba.",
            "DHAKA, May 3 — Kenya's envoy arrived here.",
            "Stops: Oslo, Bergen, Tromsø",
            "Nobody travels.",
            "«…» \u200b\u0000 ½ 東京 🚢",
            "a" * 120,
        ]
    ),
    max_size=12,
)


def links(text: str, **given: float) -> tuple[Link, ...]:
    return trace(Article("a", text, published=date(2026, 3, 2)), **given).links


@pytest.mark.parametrize(("text", "pieces"), PIECES, ids=range(len(PIECES)))
def test_words_are_cut_as_the_encoder_was_taught(text: str, pieces: list[list[object]]):
    vocabulary = link_model().vocabulary
    words = {number: word for word, number in vocabulary.items()}
    assert [[words[piece.id], piece.start, piece.end] for piece in word_pieces(text, vocabulary)] == pieces


@given(SENTENCES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_read_every_link_points_into_its_text(sentences: list[str]):
    text = " ".join(sentences)
    for link in links(text):
        assert text[link.evidence.start : link.evidence.end] == link.evidence.text
        assert link.cue is not None
        assert link.evidence.start <= link.cue[0] < link.cue[1] <= link.evidence.end
        assert text[slice(*link.cue)] == link.trigger
        assert link.destination is not None
        assert link.origin is None or link.origin.id != link.destination.id
        assert 0.5 <= link.score <= 1


def test_a_higher_bar_keeps_fewer_of_the_same_links():
    text = "The premier of Peru flew to Quito on Monday. A ferry runs from Split to Ancona. Talks were held in Oslo."
    low, high = links(text, min_score=0.2), links(text, min_score=0.7)
    assert {(link.mode, link.destination) for link in high} <= {(link.mode, link.destination) for link in low}
    assert len(high) <= len(low)


def test_a_long_article_is_read_to_its_end():
    filler = "The harbour office published its yearly accounts, which nobody had asked for. " * 120
    assert [link.mode for link in links(filler + "\n\nA ferry sails from Split to Ancona every night.")] == ["shipping"]


def test_reading_twice_gives_the_same():
    text = "Kenya Airways will fly from Nairobi to Accra and Lagos from June. The president of Ghana visited Rome."
    assert links(text) == links(text)


def test_an_empty_article_has_no_links():
    assert links("") == ()


def test_it_is_told_what_spoke_for_each_journey():
    article = Article("a", "The foreign minister of Peru travelled to Quito on Monday.", published=date(2026, 3, 2))
    lines = [line for _, line in explain(article)]
    assert any("Peru to Quito" in line and "the rules read it too" in line for line in lines)
