from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geomap.document import sentences_of


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences_of(text)]


def words(text: str) -> list[str]:
    return [token.text for sentence in sentences_of(text) for token in sentence.tokens]


def test_ranks_initials_and_abbreviated_months_do_not_end_a_sentence():
    text = "Lt. Gen. S. K. Rao met Dr. Okafor on Sept. 3 in St. Louis. He left at once."
    assert sentences(text) == ["Lt. Gen. S. K. Rao met Dr. Okafor on Sept. 3 in St. Louis.", "He left at once."]


def test_an_abbreviation_that_may_close_a_sentence_does_so_before_an_opener():
    assert sentences("She flew to the U.S. The talks failed.") == ["She flew to the U.S.", "The talks failed."]
    assert sentences("The U.S. Navy sailed.") == ["The U.S. Navy sailed."]


def test_a_closing_quote_belongs_to_its_sentence():
    assert sentences("“We sail.” Then they left.") == ["“We sail.”", "Then they left."]


def test_a_lost_space_after_a_full_stop_still_ends_the_sentence():
    assert sentences("at the meeting.Kenya's envoy left.") == ["at the meeting.", "Kenya's envoy left."]


def test_a_line_break_ends_a_paragraph():
    found = sentences_of("A title\nThe first line of a long paragraph.\n\nThe next.")
    assert [sentence.paragraph for sentence in found] == [0, 1, 2]


def test_hard_wrapped_lines_are_one_paragraph():
    text = "The ship left the port of Rotterdam on a\ngrey morning and reached Lagos three weeks\nlater."
    assert sentences(text) == [text]


def test_a_possessive_is_a_word_of_its_own_and_an_inner_apostrophe_is_not():
    assert words("Kenya’s envoy in N’Djamena, Cox's Bazar") == [
        "Kenya", "’s", "envoy", "in", "N’Djamena", ",", "Cox", "'s", "Bazar",
    ]  # fmt: skip


def test_hyphenated_pairs_are_three_tokens_and_dotted_abbreviations_are_one():
    assert words("Asia-Europe U.A.E. talks") == ["Asia", "-", "Europe", "U.A.E.", "talks"]


def test_text_without_words_gives_no_sentences():
    assert sentences_of(" \n\t ") == ()


@given(st.text(alphabet=st.sampled_from("Aab .!?\n\r’'\"-U.S1é\u2028"), max_size=200))
def test_every_word_is_read_once_and_in_order(text: str):
    tokens = [token for sentence in sentences_of(text) for token in sentence.tokens]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(first.end <= second.start for first, second in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())
