"""The whole way in Python: ``geomap.trace``, ``geomap.survey``, ``geomap.draw`` and routes."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import folium
import pytest

import geomap
from geomap.errors import GazetteerError, RouteError
from geomap.pipeline import find_route
from geomap.records import Article

FLIGHT = Article(
    "flight",
    "LISBON: Direct flights between Lisbon and Osaka will begin on 3 May 2026, the carrier said.",
    published=date(2026, 3, 2),
)
VISIT = Article(
    "visit",
    "Swedish Foreign Minister Kari Dahl arrived in Nairobi on Monday for talks.",
    published=date(2026, 3, 3),
)


def test_trace_tells_the_places_and_links_of_an_article():
    extract = geomap.trace(FLIGHT)
    assert [(named.text, named.place and named.place.country) for named in extract.places] == [
        ("LISBON", "PT"),
        ("Lisbon", "PT"),
        ("Osaka", "JP"),
    ]
    (link,) = extract.links
    assert link.mode == "flight"
    assert {link.origin.name, link.destination.name} == {"Lisbon", "Osaka"}
    assert link.date == "2026-05-03"
    assert FLIGHT.text[link.evidence.start : link.evidence.end] == link.evidence.text


def test_a_demonym_gives_an_end_but_is_no_place():
    extract = geomap.trace(VISIT)
    assert [named.text for named in extract.places] == ["Nairobi"]
    assert [(link.origin.name, link.destination.name) for link in extract.links] == [("Sweden", "Nairobi")]


def test_trace_carries_what_leads_back_to_the_article():
    article = replace(FLIGHT, title="A title", url="https://example.org/a")
    extract = geomap.trace(article)
    assert (extract.id, extract.title, extract.published, extract.url) == (
        "flight",
        "A title",
        date(2026, 3, 2),
        "https://example.org/a",
    )


@pytest.mark.parametrize("text", ["", " \n\n ", "Nothing happened, and nobody said where.", "\x00\ud800{{7*7}}"])
def test_an_article_without_places_gives_an_empty_extract(text):
    extract = geomap.trace(Article("a", text))
    assert extract.places == ()
    assert extract.links == ()


def test_survey_gathers_articles_in_any_order():
    network, turned = (geomap.survey(articles) for articles in ([FLIGHT, VISIT], [VISIT, FLIGHT]))
    assert sorted(network.corridors["mode"]) == ["flight", "visit"]
    assert network.about["articles"] == 2
    assert list(network.corridors["id"]) == list(turned.corridors["id"])


def test_survey_keeps_what_was_chosen():
    network = geomap.survey([FLIGHT, VISIT], modes=["visit"])
    assert list(network.corridors["mode"]) == ["visit"]


def test_no_articles_give_an_empty_network():
    network = geomap.survey([])
    assert [len(table) for table in (network.places, network.corridors, network.links)] == [0, 0, 0]


def test_draw_gives_a_folium_map_that_saves_a_page(tmp_path):
    drawn = geomap.draw(geomap.survey([FLIGHT]), title="Lisbon and Osaka")
    assert isinstance(drawn, folium.Map)
    drawn.save(tmp_path / "map.html")
    assert "<title>Lisbon and Osaka</title>" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_draw_takes_what_the_command_takes():
    choice = {"language": "fr", "tiles": "https://tile.example.org/{z}/{x}/{y}.png", "attribution": "Example"}
    page = geomap.draw(geomap.survey([FLIGHT]), url="https://example.org/map.html", **choice).get_root().render()
    assert '<html lang="fr"' in page
    assert "img-src data: https://tile.example.org;" in page
    assert '<link rel="canonical" href="https://example.org/map.html">' in page


def test_the_package_offers_the_pipeline_without_loading_it():
    script = "import sys, geomap; assert 'geomap.pipeline' not in sys.modules; print(geomap.trace.__module__)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "geomap.pipeline\n"


def test_the_package_has_nothing_else():
    with pytest.raises(AttributeError, match="has no attribute 'trail'"):
        _ = geomap.trail


def test_a_route_starts_and_ends_at_its_points():
    feature = find_route("-9.14,38.72", "135.5,34.69", mode="flight")
    line = [point for part in feature["geometry"]["coordinates"] for point in part]
    assert line[0] == [-9.14, 38.72]
    assert line[-1] == [135.5, 34.69]
    # 11,101.2 km: geographiclib, Geodesic.WGS84.Inverse(38.72, -9.14, 34.69, 135.5).
    assert feature["properties"]["km"] == pytest.approx(11_101.2, abs=1)


def test_a_route_to_nowhere_says_which_name_is_unknown():
    with pytest.raises(GazetteerError, match="no place is called 'Zzyzxograd'; write another of its names"):
        find_route("Lisbon", "Zzyzxograd", mode="visit")


def test_only_ships_are_told_their_passages():
    with pytest.raises(RouteError, match="leave out 'suez'"):
        find_route("Lisbon", "Osaka", mode="visit", avoid=["suez"])


def test_a_country_s_ships_sail_from_its_main_port():
    route = find_route("Pakistan", "Bangladesh", mode="shipping")
    assert (route["properties"]["origin"], route["properties"]["destination"]) == ("Karachi", "Chattogram")
    # Pub. 151 by way of LINERLIB: 2,622 nm from Karachi to Chittagong, with a margin of 5 %.
    assert route["properties"]["km"] == pytest.approx(2622 * 1.852, rel=0.05)


@pytest.mark.parametrize(
    ("name", "port", "lonlat"),
    [
        ("NLRTM", "Port of Rotterdam", (4.05, 51.95)),  # by its UN/LOCODE
        ("Dubai", "Jebel Ali", (55.06, 25.01)),  # the harbour of a town whose own point is ashore
        ("Veracruz", "Veracruz", (-96.14, 19.19)),  # the town and not the state
        ("KHI", "Karachi", (66.97, 24.83)),  # an airport's town
    ],
)
def test_a_ship_starts_where_ships_berth(name, port, lonlat):
    route = find_route(name, "Colombo", mode="shipping")
    assert route["properties"]["origin"] == port
    assert route["geometry"]["coordinates"][0][0] == pytest.approx(lonlat, abs=0.1)


@pytest.mark.parametrize("code", ["KHI", "OPKC"])
def test_a_flight_starts_at_the_airport_of_a_code(code):
    route = find_route(code, "Dhaka", mode="flight")
    # IATA and ICAO: Jinnah International, 24°54'24"N 67°9'39"E in Pakistan's AIP.
    assert route["geometry"]["coordinates"][0][0] == pytest.approx((67.16, 24.91), abs=0.02)
