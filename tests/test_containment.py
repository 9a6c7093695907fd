"""Whether one place lies within another: one rule for names, links and networks."""

import pytest

from geomap.containment import is_same_or_within, is_within, rough_km
from geomap.gazetteer import Gazetteer
from geomap.records import Place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def the(name: str, kind: str, gazetteer: Gazetteer, country: str = "") -> Place:
    found = [candidate.place for candidate in gazetteer.find(name) if candidate.place.kind == kind]
    return next(place for place in found if country in ("", place.country))


@pytest.mark.parametrize(
    ("town", "area", "kind"),
    [("Paris", "France", "country"), ("Houston", "Texas", "region1"), ("Nadi", "Fiji", "country")],
)
def test_a_town_lies_in_its_country_and_its_division_and_not_the_other_way_round(town, area, kind, gazetteer):
    inner, outer = the(town, "city", gazetteer), the(area, kind, gazetteer)
    assert is_within(inner, outer)
    assert not is_within(outer, inner)
    assert is_same_or_within(outer, inner)


def test_a_division_lies_in_its_country_and_in_no_other(gazetteer):
    texas = the("Texas", "region1", gazetteer)
    assert is_within(texas, the("United States", "country", gazetteer))
    assert not is_within(texas, the("Mexico", "country", gazetteer))


def test_no_place_lies_in_itself_and_no_division_in_another(gazetteer):
    texas, ohio = the("Texas", "region1", gazetteer), the("Ohio", "region1", gazetteer)
    assert not is_within(texas, texas)
    assert not is_within(texas, ohio)
    assert is_same_or_within(texas, texas)


def test_an_island_holds_what_lies_near_it_only_where_a_text_sets_it_beside_a_name(gazetteer):
    palermo, sicily = the("Palermo", "city", gazetteer, "IT"), the("Sicily", "region1", gazetteer, "IT")
    near = Place("x", "Sicily", sicily.lon, sicily.lat, "island", "IT")
    assert not is_within(palermo, near)
    assert is_within(palermo, near, by_distance=True)
    assert not is_within(the("Turin", "city", gazetteer, "IT"), near, by_distance=True)


def test_rough_distances_are_good_to_three_per_cent():
    assert rough_km((151.2093, -33.8688), (149.1300, -35.2809)) == pytest.approx(247.0, rel=0.03)  # Sydney, Canberra
    assert rough_km((179.9, 0.0), (-179.9, 0.0)) == pytest.approx(22.3, rel=0.03)  # over the antimeridian
