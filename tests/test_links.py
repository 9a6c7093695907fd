"""What sentences join, claimed on invented ones. How well this does on whole passages is held by test_accuracy."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.network import build_network
from geomap.pipeline import explain, trace
from geomap.records import Article, Link

WRITTEN = date(2025, 5, 14)  # a Wednesday


def told(link: Link) -> str:
    """Return a link as one line: mode, ends, via, status and date."""
    origin = link.origin.name if link.origin else "?"
    arrow = "--" if link.bidirectional else "->"
    via = "".join(f" via {place.name}" for place in link.via)
    destination = link.destination.name if link.destination else "?"
    return f"{link.mode} {origin} {arrow} {destination}{via} {link.status} {link.date}"


def links(text: str, published: date | None = WRITTEN) -> list[str]:
    return [told(link) for link in trace(Article("a", text, published=published), reader="rules").links]


def one(text: str, published: date | None = WRITTEN) -> Link:
    (link,) = trace(Article("a", text, published=published), reader="rules").links
    return link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan Trade Minister Ann Otieno flew to Doha on Monday.", ["visit Kenya -> Doha completed 2025-05-12"]),
        ("Oman's premier will visit Lima and Quito in July.", [
            "visit Oman -> Lima planned 2025-07", "visit Oman -> Quito planned 2025-07",
        ]),
        ("Norwegian Foreign Minister Kari Lie arrived in Riga.", ["visit Norway -> Riga completed None"]),
        ("A delegation from Ghana is visiting Oslo.", ["visit Ghana -> Oslo operating None"]),
        ("The visit of Chilean Foreign Minister Rosa Pinto to Riga was postponed.", [
            "visit Chile -> Riga postponed None",
        ]),
        ("Norway's Lima trip was called off.", ["visit Norway -> Lima cancelled None"]),
        ("The Peruvian envoy held talks in Oslo yesterday.", ["visit Peru -> Oslo completed 2025-05-13"]),
        ("Ann Otieno, Kenya's trade minister, arrived in Doha on 3 May 2025.", [
            "visit Kenya -> Doha completed 2025-05-03",
        ]),
        ("Ghana has invited the Danish prime minister to Accra.", ["visit Denmark -> Accra invited None"]),
        ("Georgia's rugby squad left Tbilisi on Tuesday for Santiago.", [
            "visit Tbilisi -> Santiago completed 2025-05-13",
        ]),
        ("The trade ministers of Laos and Nepal are in Oslo.", [
            "visit Laos -> Oslo operating None", "visit Nepal -> Oslo operating None",
        ]),
    ],
)  # fmt: skip
def test_a_visit_goes_from_the_visitor_s_home_to_the_place_visited(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flights between Cork and Riga resumed on Monday.", ["flight Cork -- Riga operating 2025-05-12"]),
        ("The airline will launch a daily service from Oslo to Accra on 1 July 2025.", [
            "flight Oslo -- Accra planned 2025-07-01",
        ]),
        ("Kenya Airways flies to Lusaka via Harare.", ["flight Kenya -- Lusaka via Harare operating None"]),
        ("The carrier suspended its flights from Oslo to Riga.", ["flight Oslo -- Riga suspended None"]),
        ("Direct flights between Quito and Lima are being run on a trial basis.", ["flight Quito -- Lima trial None"]),
        ("The summer timetable lists CPH-DOH daily.", [
            "flight Copenhagen Kastrup Airport -- Hamad International Airport operating None",
        ]),
        ("A chartered plane flew 80 people from Khartoum to Amman.", ["flight Khartoum -> Amman completed None"]),
    ],
)  # fmt: skip
def test_a_flight_joins_the_places_it_is_flown_between(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry between Ancona and Bari was suspended in March.", ["shipping Ancona -- Bari suspended 2025-03"]),
        ("The tanker Sea Lark is bound for Lagos from Houston.", ["shipping Houston -> Lagos operating None"]),
        ("A Greek cargo ship docked in Mombasa on Friday.", ["shipping Greece -> Mombasa completed 2025-05-09"]),
        ("The Greek frigate Hydra called at Valletta.", ["shipping ? -> Valletta completed None"]),
        ("The frigate HMS Alder called at Valletta.", ["shipping ? -> Valletta completed None"]),
        ("A freighter carried grain from Odesa to Alexandria through the Bosporus.", [
            "shipping Odesa -> Alexandria via Bosphorus completed None",
        ]),
        ("No ferries will run between Dover and Calais this week.", ["shipping Dover -- Calais suspended 2025-05"]),
    ],
)  # fmt: skip
def test_shipping_joins_the_ports_that_a_vessel_sails_between(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president spoke by phone with the prime minister in Oslo.",
        "Peru's ambassador to Oslo called on the mayor in Oslo.",
        "Her flight to Ghana after the coup ended a reign of ten years.",
        "The novel is a flight of fancy from Paris to Peking.",
        "The first freight train from Chongqing reached Duisburg on Friday.",
        "A new fibre-optic cable links Singapore and Marseille.",
        "Oslo and Lima agreed to deepen ties between Norway and Peru.",
        "The airline denied that it was about to start flights to Lima.",
        "Tourists flew to Malta in large numbers.",
        "The Kenyan president visited Mombasa.",
        "Students from Oulu to Turku joined the strike.",
    ],
)
def test_what_only_looks_like_a_journey_is_no_link(text: str):
    assert links(text) == []


def test_a_visitor_is_remembered_through_the_article():
    text = (
        "Kenya's trade minister Ann Otieno met bankers in Nairobi. Otieno then flew to Doha. She later went to Muscat."
    )
    assert links(text) == ["visit Kenya -> Doha completed None", "visit Kenya -> Muscat completed None"]


def test_a_follower_goes_where_the_one_before_went_but_later():
    text = (
        "In January, Kenya's navy chief visited Muscat. In February, Ghana's navy chief, Admiral Kofi Mensah, followed."
    )
    assert links(text) == ["visit Kenya -> Muscat completed 2025-01", "visit Ghana -> Muscat completed 2025-02"]


def test_here_is_the_place_of_the_dateline():
    text = "TUNIS, May 3 - Malta's prime minister arrived here on Friday."
    assert links(text) == ["visit Malta -> Tunis completed 2025-05-09"]


def test_the_date_of_a_dateline_is_not_the_date_of_the_event():
    assert links("TUNIS, May 3 - Malta's prime minister visited Tripoli.") == ["visit Malta -> Tripoli completed None"]


def test_a_trip_told_twice_is_one_link_with_the_finer_end_and_date():
    text = "Oman's premier Said Badr visited Peru. The visit of Prime Minister Badr to Lima on 3 May was his first."
    assert links(text) == ["visit Oman -> Lima completed 2025-05-03"]


def test_a_visit_announced_and_then_put_off_keeps_both_states_of_one_event():
    text = "Oman's premier Said Badr will visit Lima. Badr has now postponed the visit to Lima."
    assert links(text) == ["visit Oman -> Lima planned None", "visit Oman -> Lima postponed None"]
    network = build_network([trace(Article("a", text, published=WRITTEN), reader="rules")])
    (corridor,) = network.corridors.itertuples(index=False)
    assert (corridor.status, corridor.links) == ("postponed", 1)
    assert [state.split(":")[0] for state in corridor.statuses] == ["postponed"]
    assert corridor.sentences == 2


def test_visits_of_two_people_are_two_links():
    text = "Oman's premier Said Badr visited Lima. Oman's foreign minister Ali Nasr also visited Lima."
    assert len(links(text)) == 2


def test_without_a_publishing_date_no_date_is_invented():
    assert links("A delegation from Ghana arrived in Oslo on Friday.", published=None) == [
        "visit Ghana -> Oslo completed None"
    ]


def test_the_evidence_is_the_sentence_at_its_offsets():
    text = "Nothing moved in March.\n\nA delegation from Ghana arrived in Oslo. It rained."
    evidence = one(text).evidence
    assert evidence.text == "A delegation from Ghana arrived in Oslo."
    assert text[evidence.start : evidence.end] == evidence.text


def test_a_link_names_its_agent_its_words_and_how_its_origin_was_found():
    text = "Kenyan Trade Minister Ann Otieno flew to Doha."
    link = one(text)
    assert link.actors == ("Kenyan Trade Minister Ann Otieno",)
    assert (link.trigger, link.origin_found, link.origin_span) == ("flew", "home", None)
    assert [text[slice(*span)] for span in (link.cue, link.destination_span) if span] == ["flew", "Doha"]


def test_an_initial_is_part_of_its_name():
    assert one("Norway's Foreign Minister K. Lie arrived in Riga.").actors == ("Norway's Foreign Minister K. Lie",)


def test_a_nameless_ship_runs_no_ferry_of_the_next_sentence():
    ship, ferry = trace(
        Article("a", "A container ship from Mombasa docked at Port Sudan. Ferries between Riga and Oslo sail daily."),
        reader="rules",
    ).links
    assert ship.actors == ("container ship",)
    assert "container ship" not in ferry.actors


def test_an_origin_that_only_the_article_suggests_scores_lower():
    told = one("Kenyan Trade Minister Ann Otieno visited Doha.")
    guessed = one("Talks between Kenya and Qatar went on. The trade minister visited Doha.")
    assert guessed.score < told.score


def test_an_article_without_places_has_no_links():
    assert links("Nobody went anywhere.") == []


def test_each_sentence_with_two_places_has_a_reason():
    text = (
        "Kenya's trade minister flew to Doha. Oslo and Riga agreed. The airline denied that it flies from Oslo to Riga."
    )
    reasons = dict(explain(Article("a", text), reader="rules"))
    assert reasons["Kenya's trade minister flew to Doha."].startswith("visit by 'flew': Kenya to Doha")
    assert reasons["Oslo and Riga agreed."] == "no link: no word tells of a journey"
    assert (
        reasons["The airline denied that it flies from Oslo to Riga."] == "no link by 'flies': the sentence denies it"
    )


WORDS = (
    "Oslo Riga Kenya Kenyan Bangladesh's President Admiral Kofi Mensah S. al- Rashid , . ; : — - ( ) ’s ' “ ” the a of "
    "in to from for between and who which where visited flew flights services ferry sailed docked at call head general "
    "minister ministers delegation airline Air Norwegian HMS left then there here It He his its invited postponed "
    "on Monday 3 May 2025 two months later May 12 Dhaka-Karachi KTM-DOH New York"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_order_of_words_is_too_much(words: list[str]):
    text = " ".join(words)
    for link in trace(Article("a", text, published=WRITTEN), reader="rules").links:
        assert text[link.evidence.start : link.evidence.end] == link.evidence.text
        assert 0 < link.score <= 1
        assert link.destination is not None
        assert link.origin != link.destination
