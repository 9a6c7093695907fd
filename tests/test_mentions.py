import json
from itertools import pairwise
from pathlib import Path

import pytest

from geomap.document import read
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.mentions import find_mentions, with_capitals
from geomap.records import Article, Match, Mention

TRAPS = [json.loads(line) for line in (Path(__file__).parent / "data" / "traps.jsonl").read_text().splitlines()]
WAYS = {"models": "shipped", "rules": None}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def weights(request: pytest.FixtureRequest):
    return request.param


def mentions(text: str, gazetteer: Gazetteer, weights="shipped") -> tuple[Mention, ...]:
    return find_mentions(read(Article("one", text)), gazetteer, weights=weights)


def matches(text: str, gazetteer: Gazetteer, weights="shipped") -> tuple[Match, ...]:
    document = read(Article("one", text), cased=with_capitals(text, gazetteer, weights=weights))
    found = find_mentions(document, gazetteer, weights=weights)
    return geocode(document, found, gazetteer, weights=weights)


def faults(trap: dict, found: tuple[Match, ...]) -> list[str]:
    """Return in what a trap caught geomap."""
    places = {match.mention.text: match.place for match in found}
    uses = {match.mention.text: match.mention.use for match in found}
    reasons = {match.mention.text: match.reason for match in found if match.place is None}
    wrong = [name for name, id in trap["places"].items() if getattr(places.get(name), "id", None) != id]
    wrong += [name for name, kind in trap.get("kinds", {}).items() if getattr(places.get(name), "kind", None) != kind]
    wrong += [name for name, use in trap.get("uses", {}).items() if uses.get(name) != use]
    wrong += [name for name in trap.get("unplaced", ()) if reasons.get(name) != "not in the gazetteer"]
    return wrong + [name for name in trap["never"] if name in places]


def test_few_traps_catch_models_or_rules_and_these_are_known(gazetteer, golden):
    lines = []
    for way, weights in WAYS.items():
        wrong = [(trap["text"], faults(trap, matches(trap["text"], gazetteer, weights))) for trap in TRAPS]
        caught = [(text, names) for text, names in wrong if names]
        assert len(caught) <= 0.2 * len(TRAPS)
        lines += [f"{way}\t{', '.join(dict.fromkeys(names))}\t{text}".replace("\n", " ") for text, names in caught]
    assert len(TRAPS) >= 100
    golden("golden/traps.txt", "".join(f"{line}\n" for line in lines))


def test_every_word_of_the_list_never_names_a_place_by_itself(gazetteer, weights):
    path = Path(__file__).parent.parent / "gazetteer" / "curated" / "never.csv"
    words = [line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(words) == len(set(words)) > 90
    text = " ".join(f"They met in {word.capitalize()} on Monday." for word in words)
    assert [mention.text for mention in mentions(text, gazetteer, weights)] == []


def test_mentions_stand_in_the_order_of_the_text_and_never_overlap(gazetteer, weights):
    text = "Trinidad and Tobago's ship left Port of Spain for Rio de Janeiro, Brazil, and the Strait of Magellan."
    found = mentions(text, gazetteer, weights)
    assert [mention.text for mention in found] == [
        "Trinidad and Tobago", "Port of Spain", "Rio de Janeiro", "Brazil", "Strait of Magellan",
    ]  # fmt: skip
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_demonym_is_an_associative_mention_of_its_country(gazetteer, weights):
    demonym, city = mentions("The Kenyan minister flew to Lusaka.", gazetteer, weights)
    assert (demonym.text, demonym.toponym, demonym.use, demonym.demonym) == ("Kenyan", "Kenya", "associative", True)
    assert (city.text, city.use, city.demonym) == ("Lusaka", "literal", False)


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("The envoy flew to the Saudi capital.", "Riyadh"),
        ("Rain fell on the bustling South Korean capital's streets.", "Seoul"),
        ("The airport of the Sri Lankan capital reopened.", "Colombo"),
    ],
)
def test_a_capital_that_is_called_by_its_country_is_placed_literally(text, capital, gazetteer, weights):
    (match,) = matches(text, gazetteer, weights)
    assert (match.place.name, match.mention.use, match.mention.demonym) == (capital, "literal", False)


@pytest.mark.parametrize(
    "text",
    [
        "The French capital markets fell.",
        "She left the Kenyan capital, Nairobi, at noon.",
        "A bus ran to Nairobi, the Kenyan capital.",
        "The fund raised Kenyan capital.",
        "The bank lost the bulk of German capital.",
    ],
)
def test_money_and_a_capital_named_beside_are_no_names_of_capitals(text, gazetteer, weights):
    assert not [mention for mention in mentions(text, gazetteer, weights) if "capital" in mention.text]


@pytest.mark.parametrize("name", ["Istanbul", "Antalya", "Chittagong", "Jakarta", "Zurich"])
def test_what_flies_goes_to_the_town_and_not_to_its_province(name, gazetteer, weights):
    found = matches(f"Two flights a week go from {name} to Muscat.", gazetteer, weights)
    assert {match.place.kind for match in found if match.mention.text == name} == {"city"}


def test_an_abbreviated_state_is_looked_up_by_its_full_name(gazetteer, weights):
    found = mentions("He drove from Eureka, Calif., to Boise, Idaho, on Tuesday.", gazetteer, weights)
    assert [(mention.text, mention.toponym) for mention in found][1] == ("Calif.", "California")


def test_a_possessive_and_a_modifier_are_associative(gazetteer, weights):
    text = "Norway's prime minister met Peru officials. She arrived in Lima on Monday."
    uses = {mention.text: mention.use for mention in mentions(text, gazetteer, weights)}
    assert uses == {"Norway": "associative", "Peru": "associative", "Lima": "literal"}


def test_both_ends_of_a_route_are_found_apart(gazetteer, weights):
    found = mentions("The company will add Asia-Europe sailings in June.", gazetteer, weights)
    assert [mention.text for mention in found] == ["Asia", "Europe"]


def test_a_name_inside_an_organisations_name_is_associative(gazetteer, weights):
    found = mentions("A report by the University of Nairobi was read in Kampala.", gazetteer, weights)
    assert [(mention.text, mention.use) for mention in found] == [("Nairobi", "associative"), ("Kampala", "literal")]


@pytest.mark.parametrize("text", ["", " \n ", "no capitals at all, not one.", "1234 5678 — … !!", "'’\"“ ”"])
def test_a_text_without_names_gives_no_mentions(text, gazetteer, weights):
    assert mentions(text, gazetteer, weights) == ()


def test_the_same_text_gives_the_same_mentions_again(gazetteer):
    text = "Ships sailed from Chittagong to Karachi; the Dhaka talks went on. Paris, Texas, sent nobody."
    assert mentions(text, gazetteer) == mentions(text, gazetteer)


@pytest.mark.parametrize("name", ["New Zealand", "New Delhi", "New York", "South Korea", "West Bengal", "North Dakota"])
def test_a_name_that_opens_a_sentence_is_read_whole(name, gazetteer, weights):
    found = mentions(f"{name} said on Monday that it would send help.", gazetteer, weights)
    assert [mention.text for mention in found] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm paid US$ 5 million for it.", "US"),
        ("It cost US$20 a head.", "US"),
        ("The West Nile virus was found in mosquitoes.", "West Nile"),
        ("Doctors feared the Marburg virus.", "Marburg"),
        ("An outbreak of Lassa fever was declared.", "Lassa"),
        ("The ferry Gotland left at noon.", "Gotland"),
    ],
)
def test_money_diseases_and_vessels_are_no_places(text, name, gazetteer):
    assert name not in [mention.text for mention in mentions(text, gazetteer)]
