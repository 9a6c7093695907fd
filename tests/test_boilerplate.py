"""Boilerplate: what is left out of an article's reading, and what prose must stay. The pages are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.boilerplate import find_boilerplate

LEAD = "The night ferry between Tunis and Valletta went back to sea on Thursday after nine weeks in dry dock."
BODY = "She is to sail twice a week until the autumn, when the crews are paid off and the ship is laid up."


def idle(text):
    return [text[start:end] for start, end in find_boilerplate(text)]


@pytest.mark.parametrize(
    "line",
    [
        "EN|FR|MT",
        "Home > World > Africa",
        "Home • Ships • Ports • Weather",
        "Follow us on:",
        "Follow us on Facebook and Telegram for the latest from Tunis",
        "Follow new articles on our Telegram channel",
        "Subscribe now to keep reading and get access to every story from the harbours of the south.",
        "Sign up for our newsletter",
        "Share this:",
        "Facebook Twitter WhatsApp Email",
        "Advertisement",
        "Back to top button",
        "Published in: The Valletta Gull",
        "Publishing date: 02 May 2024",
        "Tags: Tunis, Valletta, ferry",
        "tunis ferry, valletta port, malta ferry news, malta tunisia ties, ferry timetable 2024",
        "The ferry at her berth in Valletta. Photo: I. Okafor",
        "The ferry at her berth in Valletta (File photo: The Gull)",
        "Image courtesy: Port of Tunis",
        "© 2024 The Gull. All rights reserved.",
        "Related: Sfax and Gabes to get new cranes",
        "Read more: Sfax gets new cranes",
        "Exit mobile version",
        "https://gull.example/ferry-from-tunis-to-valletta",
    ],
)
def test_a_line_of_boilerplate_is_found_between_paragraphs(line):
    assert idle(f"{LEAD}\n\n{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "opener", ["Related Articles", "More on this topic", "You may also like", "Most read", "See also"]
)
def test_a_list_of_other_articles_runs_to_the_end(opener):
    tail = f"{opener}\nLisbon Tram Strike Ends\nWill Oslo and Bergen Ever Agree?\n\nLeave a Reply"
    assert idle(f"{LEAD}\n{BODY}\n{tail}") == [tail]


def test_a_list_of_other_articles_ends_where_prose_begins():
    assert idle(f"{LEAD}\nRead also:\nLisbon tram strike ends\n{BODY}") == ["Read also:\nLisbon tram strike ends"]


def test_a_pulled_quote_is_found_where_the_text_repeats_it():
    quote = "The crews are paid off and the ship is laid up"
    assert idle(f"{LEAD}\n\n{quote}\n\n{BODY}") == [quote]


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "Ferry back on the Tunis run",
        "Why the ferry matters",
        "What about the freight line?",
        "TUNIS: The ferry sailed at noon.",
        "Tunis, Sfax, Gabes, Bizerte, Sousse and Valletta are on her list.",
        "Ministers will sign up to the accord in Valletta.",
        "Both governments share this view, the harbour master said.",
        "More from Valletta is expected on Monday, when the minister returns from Tunis with her answer.",
        "He showed reporters a video: the ship was leaving Tunis.",
        "The source of the leak lay in Sfax.",
        "“Follow the pilot,” the master of the ferry told the two tugs that had come out from Valletta to meet her.",
        "The most read paper in Tunis said the line was closed.",
        "By the quay in Valletta lay two ships",
        "The master of the ferry (Picture: The Gull) told the board in Tunis that he had seen the lights too late.",
    ],
)
def test_a_line_of_the_article_stays(line):
    assert idle(f"{LEAD}\n\n{line}\n\n{BODY}") == []


def test_a_text_without_words_has_no_find_boilerplate():
    assert find_boilerplate("") == ()
    assert find_boilerplate("\n \n---\n") == ()


@given(text=st.text(alphabet=st.sampled_from("aB ,.|>©:\n\r\u2028xRelated Share")))
def test_the_stretches_are_inside_the_text_in_order_and_apart(text):
    offsets = [offset for span in find_boilerplate(text) for offset in span]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset <= len(text) for offset in offsets)


@pytest.mark.parametrize(
    "piece", ["a|", "a, ", "follow ", "Related\n", "a a a a a a a a\n", " \n", "x Facebook ", "(Photo "]
)
def test_a_long_and_odd_page_is_read_through(piece):
    text = piece * (200_000 // len(piece))
    assert all(0 <= start < end <= len(text) for start, end in find_boilerplate(text))
