"""What changed from one network to the next."""

import json
from dataclasses import replace

import pytest
from pages import Reader
from test_corridors import CHITTAGONG, DHAKA, ISLAMABAD, KARACHI, link, network_of

from geomap import maps
from geomap.cli import main
from geomap.modes import MODES
from geomap.network import formats
from geomap.network.changes import CHANGE_MODES, KINDS, changes_between, compare, to_json, to_text

FLIGHT = link("flight", KARACHI, DHAKA, bidirectional=True, status="trial", date="2025-08")
VISIT = link("visit", ISLAMABAD, DHAKA, date="2025-08-23", actors=("Dar",))
SECOND = link("visit", ISLAMABAD, DHAKA, date="2025-04-17", actors=("Baloch",), article="b")


def flight(status):
    return link("flight", KARACHI, DHAKA, bidirectional=True, status=status, date="2025-08")


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ([FLIGHT], [FLIGHT], []),
        ([], [FLIGHT], ["appeared"]),
        ([FLIGHT], [], ["ended"]),
        ([FLIGHT], [flight("suspended")], ["ended"]),
        ([flight("suspended")], [flight("cancelled")], ["changed"]),
        ([FLIGHT], [flight("operating")], ["changed"]),
        ([VISIT], [VISIT, SECOND], ["grew"]),
        ([VISIT, SECOND], [VISIT], []),
        ([VISIT], [link("visit", ISLAMABAD, CHITTAGONG)], ["appeared", "ended"]),
    ],
)
def test_a_change_is_of_one_kind(old, new, kinds):
    assert [change.kind for change in compare(network_of(*old), network_of(*new))] == kinds


def test_people_are_told_what_happened_in_sentences():
    old, new = (
        network_of(FLIGHT, VISIT),
        network_of(flight("operating"), VISIT, SECOND, link("shipping", KARACHI, CHITTAGONG)),
    )
    assert to_text(compare(old, new)).splitlines() == [
        "1 appeared",
        "  shipping Karachi → Chattogram: completed, 1 link",
        "1 changed status",
        "  flight Karachi ↔ Dhaka: operating, was trial",
        "1 grew",
        "  visit Islamabad → Dhaka: 2 links, was 1",
    ]


def test_a_corridor_that_is_gone_is_told_with_what_it_was():
    assert "  visit Islamabad → Dhaka: gone, was completed" in to_text(compare(network_of(VISIT), network_of()))


def test_nothing_changed_is_told_in_words():
    assert to_text(compare(network_of(VISIT), network_of(VISIT))) == "nothing changed\n"


def test_programs_get_a_list_for_each_kind():
    rows = json.loads(to_json(compare(network_of(VISIT), network_of(VISIT, SECOND))))
    assert list(rows) == list(KINDS)
    (grew,) = rows["grew"]
    assert (grew["origin"], grew["links_before"], grew["links"]) == ("Islamabad", 1, 2)


# As a map


@pytest.fixture
def shown():
    old = network_of(FLIGHT, VISIT, link("shipping", KARACHI, CHITTAGONG))
    new = network_of(flight("operating"), VISIT, SECOND, link("visit", KARACHI, DHAKA))
    return changes_between(old, new)


def test_a_map_shows_each_corridor_that_changed_by_the_kind_of_its_change(shown):
    assert {(row.mode, row.origin_name) for row in shown.corridor_rows} == {
        ("appeared", "Karachi"),
        ("ended", "Karachi"),
        ("changed", "Karachi"),
        ("grew", "Islamabad"),
    }
    assert "flight Karachi ↔ Dhaka: operating, was trial" in [row.note for row in shown.corridor_rows]


def test_what_ended_is_drawn_as_it_was_with_the_sentences_that_told_of_it(shown):
    (ended,) = (row for row in shown.corridor_rows if row.mode == "ended")
    assert [link.mode for link in shown.link_rows if link.corridor == ended.id] == ["ended"]
    assert {ended.origin, ended.destination} <= {place.id for place in shown.place_rows}


def test_the_page_of_changes_has_a_layer_for_each_kind(shown):
    page = Reader(maps.page(shown, modes=CHANGE_MODES))
    assert [mode["name"] for mode in page.data["modes"]] == list(KINDS)
    assert page.data["about"]["summary"].startswith("1 opened, 1 ended, 1 changed status and 1 grown corridors")


def test_the_page_of_no_change_says_that_there_is_nothing():
    same = network_of(VISIT)
    assert not changes_between(same, same).corridor_rows
    assert maps.page(changes_between(same, same), modes=CHANGE_MODES)


def test_text_of_articles_stays_text_on_the_page_of_changes():
    hostile = replace(KARACHI, name="</script><b>Karachi</b>{{7*7}}")
    page = maps.page(changes_between(network_of(), network_of(link("flight", hostile, DHAKA))), modes=CHANGE_MODES)
    assert "</script><b>" not in page
    assert "{{7*7}}" in page


def test_kinds_of_change_differ_by_colour_and_by_dash():
    assert [mode.name for mode in CHANGE_MODES] == list(KINDS)
    assert len({mode.colour for mode in CHANGE_MODES}) == len({mode.dash for mode in CHANGE_MODES}) == len(KINDS)
    assert not {mode.name for mode in CHANGE_MODES} & MODES.keys()


def test_the_command_writes_the_page(tmp_path, capsys):
    for name, network in (("old", network_of(VISIT)), ("new", network_of(VISIT, SECOND))):
        formats.write(network, tmp_path / f"{name}.geojson")
    old, new, page = (str(tmp_path / name) for name in ("old.geojson", "new.geojson", "diff.html"))
    assert main(["diff", old, new, "-o", page]) == 0
    assert Reader((tmp_path / "diff.html").read_text(encoding="utf-8")).data["about"]["summary"].startswith("1 grown")
    assert main(["diff", old, new, "-o", old]) == 1
