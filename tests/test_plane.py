"""The rules of drawing that Python and JavaScript share; ``web/tests/plane.test.js`` tests the other side."""

import json
from pathlib import Path

import pytest

from geomap.maps import plane
from geomap.records import UNCERTAIN

VECTORS = json.loads((Path(__file__).parent / "data" / "vectors.json").read_text(encoding="utf-8"))


def points(pairs):
    return [tuple(pair) for pair in pairs]


def spot(found):
    return found and [found.x, found.y]


def saying(found):
    return found and [found.x, found.y, found.angle]


RULES = {
    "width": lambda links, is_hollow: plane.width_of(links, is_hollow=is_hollow),
    "dashes": plane.dashes,
    "ribbons": plane.ribbons_of,
    "kind": plane.kind_of,
    "beads": plane.bead_shares,
    "bow": lambda line, aside: [list(point) for point in plane.bow(points(line), aside)],
    "lanes": lambda lines: plane.lanes([(points(line), width) for line, width in lines]),
    "spot": lambda dot, radius, half, height, room: spot(
        plane.best_spot(
            tuple(dot), radius, half, height, taken=room["taken"], crossed=points(room["crossed"]),
            frame=room["frame"], may_cross=room["may_cross"],
        )
    ),
    "saying": lambda line, width, half, height, room: saying(
        plane.best_saying(
            points(line), width, half, height, taken=room["taken"], crossed=points(room["crossed"]), frame=room["frame"]
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", VECTORS["plane"], ids=lambda case: case["claim"])
def test_a_rule_gives_what_its_vector_says(case):
    assert flat(RULES[case["rule"]](*case["given"])) == pytest.approx(flat(case["result"]), abs=1e-4)


def flat(value):
    """Return nested lists as one, with a bracket for each level."""
    if isinstance(value, list):
        return ["[", *(part for one in value for part in flat(one)), "]"]
    return [value]


def test_a_status_is_firm_where_it_is_not_uncertain():
    assert {status for status in plane.RULES["kinds"] if not plane.is_firm(status)} == set(UNCERTAIN)


def test_a_line_that_lies_alone_stays_where_it_is():
    assert plane.lanes([([(0.0, 0.0), (100.0, 0.0)], 3.0), ([(0.0, 40.0), (100.0, 40.0)], 3.0)]) == [0.0, 0.0]


def test_no_name_is_cut_by_the_frame():
    room = plane.best_spot((8, 50), 3, 40, 8, taken=[], crossed=[], frame=(0, 0, 300, 100), may_cross=True)
    assert room.box[0] >= 0
