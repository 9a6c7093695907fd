"""The ways in which two places connect."""

import re
from operator import attrgetter

import pytest

from geomap.modes import MODES

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


def test_modes_stand_in_their_order_under_their_names():
    assert list(MODES) == ["flight", "shipping", "visit"]
    assert [mode.name for mode in MODES.values()] == list(MODES)
