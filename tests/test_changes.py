"""What changed from one network to the next."""

import json

import pytest
from test_corridors import CHITTAGONG, DHAKA, ISLAMABAD, KARACHI, link, network_of

from geomap.network.changes import KINDS, compare, to_json, to_text

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
