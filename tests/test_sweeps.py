"""Sweeps over the gazetteer: a kind of name or of sentence, over all the places that it concerns."""

import re
import sqlite3
from collections.abc import Iterator

import pytest

from geomap.containment import rough_km
from geomap.datafiles import data_path
from geomap.document import read
from geomap.gazetteer import Gazetteer
from geomap.geocode import geocode
from geomap.mentions import find_mentions
from geomap.records import Article, Match, Place

SIGNS = re.compile(r"\w[-'’‘/]\w|\(|\w /|\s(?![^a-zà-ž])[a-zà-ž]+'?[\s'’]")
"""A hyphen, an apostrophe or a stroke between letters, a bracket, or a small word between others."""

BATCH = 40
"""Sentences of one article of a sweep that only looks for names; each is a paragraph of its own."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def towns() -> list[tuple[Place, bool]]:
    """Return the towns of the gazetteer with whether each is a capital, the largest first."""
    query = (
        "SELECT coalesce(place.reference, place.id), place.name, lon, lat, country, admin1, population, capital "
        "FROM place JOIN kind ON kind.id = place.kind WHERE kind.name = 'city' ORDER BY population DESC, place.id"
    )
    with sqlite3.connect(f"file:{data_path('gazetteer.sqlite')}?mode=ro", uri=True) as connection:
        return [
            (Place(str(id), name, lon / 1e5, lat / 1e5, "city", country, admin1, people or 0), bool(capital))
            for id, name, lon, lat, country, admin1, people, capital in connection.execute(query)
        ]


def matches(text: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    document = read(Article("one", text))
    return geocode(document, find_mentions(document, gazetteer), gazetteer)


def batches(sentences: list[tuple[str, int, int]]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield articles of ``BATCH`` paragraphs with the bounds of the name in each."""
    for start in range(0, len(sentences), BATCH):
        text, bounds = "", []
        for sentence, first, last in sentences[start : start + BATCH]:
            bounds.append((len(text) + first, len(text) + last))
            text += sentence + "\n\n"
        yield text, bounds


@pytest.mark.parametrize(
    "frame", ["The road to {} was closed.", "Flights between {} and Miami resumed.", "He was born in {}, they said."]
)
def test_names_with_signs_and_small_words_are_found_whole(frame, towns, gazetteer):
    names = {town.name for town, _ in towns if town.population > 5_000 and SIGNS.search(town.name)}
    begun = sorted(name for name in names if name[0].isupper())
    at = frame.index("{")
    cut = 0
    for text, bounds in batches([(frame.format(name), at, at + len(name)) for name in begun]):
        found = [(mention.start, mention.end) for mention in find_mentions(read(Article("one", text)), gazetteer)]
        cut += sum(
            [span for span in found if span[0] < end and start < span[1]] != [(start, end)] for start, end in bounds
        )
    assert len(begun) > 5_000
    # What is left: districts called by several names at once, "subdistrict" and the like in small letters.
    assert cut <= 0.05 * len(begun)


def largest_of_their_names(towns: list[tuple[Place, bool]]) -> list[Place]:
    """Return the capitals and the 500 largest towns, of those that share a name the largest."""
    known = [town for town, _ in towns[:500]] + [town for town, is_capital in towns if is_capital]
    return list({town.name: town for town in reversed(known)}.values())


@pytest.mark.parametrize("frame", ["The minister flew to {} on Monday.", "Talks were held in {} last week."])
def test_a_lone_well_known_name_is_the_well_known_place(frame, towns, gazetteer):
    wanted = largest_of_their_names(towns)
    wrong = []
    for town in wanted:
        found = [match.place for match in matches(frame.format(town.name), gazetteer)]
        # A capital may be told by its country, where they are one ("Djibouti"): both lie at one point.
        if len(found) != 1 or found[0] is None or found[0].country != town.country or is_far(found[0], town):
            wrong.append(town.name)
    assert len(wanted) > 600
    assert len(wrong) <= 0.02 * len(wanted), wrong
    assert not set(wrong) & {"London", "Dublin", "Athens", "Monrovia", "Panama City", "Colombo", "Port-au-Prince"}


def is_far(one: Place, other: Place) -> bool:
    return rough_km(one.lonlat, other.lonlat) > 161.0


@pytest.mark.parametrize("opening", ["{} is hot this summer.", "Urban Heat Island {}", "John {} said nothing."])
def test_a_word_taken_for_a_person_does_not_take_a_city_out_of_the_article(opening, towns, gazetteer):
    plain = "The minister flew to {0} on Monday. Shops in {0} were shut. He stayed in {0}. Trains from {0} were late."
    lost = []
    for town, _ in towns[:500]:
        head = opening.format(town.name)
        document = read(Article("one", f"{head}\n{plain.format(town.name)}"))
        found = [one for one in find_mentions(document, gazetteer) if one.start > len(head) and one.text == town.name]
        lost += [town.name] if len(found) < 4 else []
    assert len(lost) <= 5, lost
