"""The ways in which two places connect."""

import re
from datetime import date
from operator import attrgetter

import pytest

from geomap.maps import page as drawn
from geomap.modes import MODES, Mode
from geomap.network import build_network
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article
from geomap.review import page as reviewed
from geomap.routes import by_air

ROTTERDAM, NEW_YORK = (4.0, 51.98), (-74.0, 40.5)

every_mode = pytest.mark.parametrize("mode", MODES.values(), ids=attrgetter("name"))


@every_mode
def test_every_mode_draws_a_line_between_its_ends(mode):
    route = mode.route(ROTTERDAM, NEW_YORK)
    assert route.line.geoms[0].coords[0] == pytest.approx(ROTTERDAM)
    assert route.line.geoms[-1].coords[-1] == pytest.approx(NEW_YORK)
    assert route.km > 5000


@every_mode
def test_every_mode_has_a_colour_a_dash_and_a_label(mode):
    assert re.fullmatch(r"#[0-9a-f]{6}", mode.colour)
    assert re.fullmatch(r"(\d+ \d+)?", mode.dash)
    assert mode.label


def test_modes_differ_by_colour_and_by_dash():
    assert len({mode.colour for mode in MODES.values()}) == len(MODES)
    assert len({mode.dash for mode in MODES.values()}) == len(MODES)


def test_one_entry_makes_a_mode_that_is_read_drawn_and_reviewed(monkeypatch):
    rail = Mode("rail", "Rail", "#5f4b8b", "1 3", by_air, cues=frozenset({"train", "trains", "rail"}))
    monkeypatch.setitem(MODES, "rail", rail)
    extract = trace(Article("a", "Trains between Vienna and Warsaw resumed on Monday.", published=date(2025, 5, 14)))
    network = build_network([extract])
    (corridor,) = network.corridors.itertuples()
    assert (corridor.mode, corridor.status, corridor.last) == ("rail", "operating", "2025-05-12")
    assert all("Rail" in page for page in (drawn(network), reviewed(network, gazetteer=bundled_gazetteer())))


def test_modes_stand_in_their_order_under_their_names():
    assert list(MODES) == ["flight", "shipping", "visit"]
    assert [mode.name for mode in MODES.values()] == list(MODES)
