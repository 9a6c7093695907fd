"""Kinds of sentences that join places, each claimed on other sentences than those it was found on."""

from datetime import date

import pytest

from geomap.pipeline import trace
from geomap.records import Article, Link

WRITTEN = date(2025, 5, 14)  # a Wednesday


def told(link: Link) -> str:
    """Return a link as one line: mode, ends, via, status and date."""
    origin = link.origin.name if link.origin else "?"
    arrow = "--" if link.bidirectional else "->"
    via = "".join(f" via {place.name}" for place in link.via)
    destination = link.destination.name if link.destination else "?"
    return f"{link.mode} {origin} {arrow} {destination}{via} {link.status} {link.date}"


def links(text: str, url: str | None = None) -> list[str]:
    return [told(link) for link in trace(Article("a", text, published=WRITTEN, url=url), reader="rules").links]


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("President Reagan arrived in Reykjavik.", None, "visit United States -> Reykjavík completed None"),
        ("The Kremlin's envoy flew to Abu Dhabi.", None, "visit Russia -> Abu Dhabi completed None"),
        ("Secretary of State James Baker visited Riyadh.", None, "visit United States -> Riyadh completed None"),
        ("Deputy Minister Ann Otieno will visit Lusaka.", "https://www.mfa.go.ke/a",
         "visit Kenya -> Lusaka planned None"),
        ("LIMA, May 13 - Foreign Minister Rosa Quispe will visit Oslo.", None, "visit Peru -> Oslo planned None"),
    ],
)  # fmt: skip
def test_an_office_a_known_name_or_the_outlet_gives_the_home(text: str, url: str | None, expected: str):
    assert links(text, url) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fjord Air will start serving Riga, Oslo and Turku in June from its base at Gdansk.", [
            "flight Gdańsk -- Riga planned 2025-06",
            "flight Gdańsk -- Oslo planned 2025-06",
            "flight Gdańsk -- Turku planned 2025-06",
        ]),
        ("Flights from Nairobi and Entebbe to Juba were suspended.", [
            "flight Nairobi -- Juba suspended None",
            "flight Entebbe -- Juba suspended None",
        ]),
        ("Peru's president will spend ten days in Rabat, Tunis and Cairo.", [
            "visit Peru -> Rabat planned None",
            "visit Peru -> Tunis planned None",
            "visit Peru -> Cairo planned None",
        ]),
        ("Ghana's foreign minister visited Quito, Lima and Bogotá.", [
            "visit Ghana -> Quito completed None",
            "visit Ghana -> Lima completed None",
            "visit Ghana -> Bogotá completed None",
        ]),
        ("Ferries between Ancona and Split and between Bari and Durrës resumed.", [
            "shipping Ancona -- Split operating None",
            "shipping Bari -- Durrës operating None",
        ]),
    ],
)  # fmt: skip
def test_a_list_of_ends_gives_each_of_them_a_link(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A tanker from Mombasa to Durban caught fire on Monday.", ["shipping Mombasa -> Durban suspended 2025-05-12"]),
        ("The plane from Lima to Quito landed on Tuesday.", ["flight Lima -> Quito completed 2025-05-13"]),
        ("A trawler from Bergen to Reykjavik ran aground.", ["shipping Bergen -> Reykjavík suspended None"]),
        ("A cargo plane from Accra to Dakar crashed on Sunday.", ["flight Accra -> Dakar cancelled 2025-05-11"]),
        ("A container ship from Colombo to Jeddah was attacked by gunmen.", [
            "shipping Colombo -> Jeddah suspended None",
        ]),
    ],
)  # fmt: skip
def test_a_vessel_or_aircraft_with_its_two_ends_is_on_a_journey_whatever_happens_to_it(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rice was shipped from Karachi to Mombasa in March.", ["shipping Karachi -> Mombasa completed 2025-03"]),
        ("Medicines were flown from Copenhagen to Kabul on Sunday.", [
            "flight Copenhagen -> Kabul completed 2025-05-11",
        ]),
        ("Tents were airlifted from Dubai to Port Sudan.", ["flight Dubai -> Port Sudan completed None"]),
        ("A shipment of wheat from Constanta to Beirut was delayed.", ["shipping Constanţa -> Beirut postponed None"]),
        ("A consignment of vaccines will be airlifted from Mumbai to Kathmandu on Friday.", [
            "flight Mumbai -> Kathmandu planned 2025-05-16",
        ]),
    ],
)  # fmt: skip
def test_a_load_is_what_travels_where_nothing_else_does(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chilean foreign minister is in Rabat to discuss fishing.", ["visit Chile -> Rabat operating None"]),
        ("Ghana's finance minister told a news conference in Oslo that talks went well.", [
            "visit Ghana -> Oslo completed None",
        ]),
        ("Kenya's president attended the summit in Kigali on Monday.", ["visit Kenya -> Kigali completed 2025-05-12"]),
        ("Peru's premier met Danish officials in Copenhagen yesterday.", [
            "visit Peru -> Copenhagen completed 2025-05-13",
        ]),
        ("The Omani delegation held talks in Quito on Friday.", ["visit Oman -> Quito completed 2025-05-09"]),
    ],
)  # fmt: skip
def test_what_a_foreigner_does_on_the_spot_is_a_visit(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The meeting in Lusaka was attended by ministers from Angola, Malawi and Botswana.", [
            "visit Angola -> Lusaka completed None",
            "visit Malawi -> Lusaka completed None",
            "visit Botswana -> Lusaka completed None",
        ]),
        ("The conference in Oslo will be attended by envoys of Ghana and Peru.", [
            "visit Ghana -> Oslo planned None",
            "visit Peru -> Oslo planned None",
        ]),
    ],
)  # fmt: skip
def test_those_who_came_to_a_meeting_have_each_made_a_visit(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's trade minister returned from Doha on Monday.", ["visit Kenya -> Doha completed 2025-05-12"]),
        ("The Norwegian premier, just back from Tokyo, praised the deal.", ["visit Norway -> Tokyo completed None"]),
    ],
)  # fmt: skip
def test_a_way_back_tells_of_the_visit_that_it_ends(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tanker stopped in Djibouti on its way from Jeddah to Mombasa.", [
            "shipping Jeddah -> Mombasa completed None",
        ]),
        ("A cargo plane flying from Accra to Doha stopped in Khartoum to refuel.", [
            "flight Accra -> Doha completed None",
        ]),
        ("Kenya Airways flies from Nairobi to Bangkok via Dubai.", [
            "flight Nairobi -- Bangkok via Dubai operating None",
        ]),
    ],
)  # fmt: skip
def test_a_stop_on_the_way_is_no_end_of_the_journey(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A flight from Oslo to Malta was diverted to Naples on Monday.", [
            "flight Oslo -> Malta via Naples suspended 2025-05-12",
        ]),
        ("Kenya Airways flight KQ310 from Nairobi to Dubai was diverted to Muscat.", [
            "flight Nairobi -> Dubai via Muscat suspended None",
        ]),
        ("A ferry from Bari to Corfu was diverted to Brindisi.", [
            "shipping Bari -> Corfu via Brindisi suspended None",
        ]),
    ],
)  # fmt: skip
def test_a_diversion_breaks_off_the_journey_that_was_meant(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Riga–Stockholm ferry resumed on Monday.", ["shipping Riga -- Stockholm operating 2025-05-12"]),
        ("Kenya Airways dropped its Nairobi-Juba route.", ["flight Nairobi -- Juba cancelled None"]),
        ("Finnair will reopen the Helsinki-Nagoya flights in June.", ["flight Helsinki -- Nagoya planned 2025-06"]),
        ("The weekly Accra-Lagos sailing was cancelled.", ["shipping Accra -- Lagos cancelled None"]),
        ("The Lima/Quito nonstop flights started on 1 May.", ["flight Lima -- Quito operating 2025-05-01"]),
    ],
)  # fmt: skip
def test_two_ends_joined_by_a_dash_are_the_ends_of_a_service(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The liner service will rotate Mundra, Salalah and Mombasa.", [
            "shipping Mundra -- Şalālah planned None",
            "shipping Şalālah -- Mombasa planned None",
        ]),
    ],
)  # fmt: skip
def test_the_ports_of_a_rotation_are_joined_one_by_one(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA, May 13 - Ghana's foreign minister arrived here on Tuesday.", [
            "visit Ghana -> Lima operating 2025-05-13",
        ]),
        ("TUNIS, May 13 - The Danish premier is here on a two-day visit.", ["visit Denmark -> Tunis operating None"]),
    ],
)  # fmt: skip
def test_here_is_where_it_is_written_there_where_it_was_told_of(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Macron, not Scholz, who visited Kyiv in May.", ["visit France -> Kyiv completed 2025-05"]),
        ("Oman's premier, not Qatar's, flew to Lima on Monday.", ["visit Oman -> Lima completed 2025-05-12"]),
    ],
)  # fmt: skip
def test_whom_the_sentence_contrasts_has_not_travelled(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Omani sultan's visit to Madrid begins on 2 June.", ["visit Oman -> Madrid planned 2025-06-02"]),
        ("Peru's president's tour of Japan starts on 20 May.", ["visit Peru -> Japan planned 2025-05-20"]),
    ],
)  # fmt: skip
def test_a_visit_that_begins_on_a_day_ahead_is_planned(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman's premier visited Lima for the first time since 2011.", ["visit Oman -> Lima completed None"]),
        ("A freighter sailed from Beira to Durban, the first since 1999.", ["shipping Beira -> Durban completed None"]),
        ("Chile's president flew to Accra, the first such trip since 1987.", ["visit Chile -> Accra completed None"]),
    ],
)  # fmt: skip
def test_the_time_of_the_last_one_is_not_that_of_this_one(text: str, expected: list[str]):
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Liberian vessel lay in port.", []),
        ("Norway welcomes the visit by Peru's premier.", ["visit Peru -> Norway completed None"]),
        ("Kenya Airways flights to Mombasa in Kenya resumed.", []),
        ("Flights from Scotland to Edinburgh are a joke.", []),
    ],
)  # fmt: skip
def test_a_place_and_what_holds_it_a_flag_or_a_host_is_no_journey(text: str, expected: list[str]):
    assert links(text) == expected
