"""Links gathered into a network."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from geomap.errors import NetworkError
from geomap.forms import extract_line, read_extract
from geomap.network import CORRIDOR_COLUMNS, LINK_COLUMNS, PLACE_COLUMNS, build_network
from geomap.network.events import gather_events
from geomap.records import Evidence, Extract, Link, NamedPlace, Place

DHAKA = Place("1185241", "Dhaka", 90.40744, 23.7104, "city", "BD")
CHITTAGONG = Place("1205733", "Chattogram", 91.83168, 22.3384, "city", "BD")
KARACHI = Place("1174872", "Karachi", 67.0104, 24.8608, "city", "PK")
ISLAMABAD = Place("1176615", "Islamabad", 73.04329, 33.72148, "city", "PK")
PAKISTAN = Place("1168579", "Pakistan", 69.5, 30.0, "country", "PK")
BANGLADESH = Place("1210997", "Bangladesh", 90.0, 24.0, "country", "BD")
FIJI, HAWAII = Place("1", "Nadi", 177.42, -17.8, "city", "FJ"), Place("2", "Honolulu", -157.86, 21.31, "city", "US")

PUBLISHED = date(2025, 9, 2)


def link(mode="visit", origin=ISLAMABAD, destination=DHAKA, **fields):
    told = {"article": "a", "start": 0, "published": PUBLISHED} | {
        key: fields.pop(key) for key in ("article", "start", "published") if key in fields
    }
    text = "A minister went."
    evidence = Evidence(text, told["start"], told["start"] + len(text), told["article"], None, told["published"], None)
    known = {
        "via": (), "bidirectional": False, "status": "completed", "date": None, "actors": (), "score": 0.9, "rule": "r",
    }  # fmt: skip
    return Link(mode=mode, origin=origin, destination=destination, evidence=evidence, **(known | fields))


def extracts(*links, places=()):
    articles = {one.evidence.article: [] for one in links} or {"a": []}
    for one in links:
        articles[one.evidence.article].append(one)
    return [
        Extract(id, None, group[0].evidence.published if group else PUBLISHED, None, tuple(places), tuple(group))
        for id, group in articles.items()
    ]


def network_of(*links, places=(), **choice):
    return build_network(extracts(*links, places=places), **choice)


def only(table):
    (row,) = table.itertuples(index=False)
    return row


# Corridors


def test_links_between_the_same_places_make_one_corridor():
    corridor = only(
        network_of(
            link(date="2025-08-23", actors=("Dar",)),
            link(date="2025-04-17", actors=("Baloch",), article="b", status="postponed"),
        ).corridors
    )
    assert (corridor.origin_name, corridor.destination_name, corridor.mode) == ("Islamabad", "Dhaka", "visit")
    assert (corridor.links, corridor.sentences, corridor.articles) == (2, 2, 2)
    assert (corridor.first, corridor.last, corridor.status) == ("2025-04-17", "2025-08-23", "completed")
    assert corridor.statuses == ("postponed:1", "completed:1")
    assert corridor.history == ("2025-04-17 postponed", "2025-08-23 completed")
    assert corridor.actors == ("Baloch", "Dar")


def test_visits_there_and_back_are_two_corridors():
    assert len(network_of(link(), link(origin=DHAKA, destination=ISLAMABAD, start=50)).corridors) == 2


def test_a_two_way_service_is_one_corridor_from_whichever_end():
    services = (
        link("flight", KARACHI, DHAKA, bidirectional=True, date="2025", actors=("Biman",)),
        link("flight", DHAKA, KARACHI, bidirectional=True, date="2026", actors=("Biman",), article="b"),
    )
    assert only(network_of(*services).corridors).links == 2


def test_one_flight_uses_the_corridor_of_the_service():
    network = network_of(
        link("flight", DHAKA, KARACHI, bidirectional=True, status="operating", date="2026-01"),
        link("flight", KARACHI, DHAKA, date="2025-03-01", start=70),
    )
    assert only(network.corridors).bidirectional
    assert set(network.links["corridor"]) == {network.corridors["id"][0]}


def test_modes_between_the_same_places_stay_apart():
    network = network_of(link("visit", KARACHI, CHITTAGONG), link("shipping", KARACHI, CHITTAGONG, start=9))
    assert list(network.corridors["mode"]) == ["shipping", "visit"]
    assert network.corridors["id"].is_unique


def test_the_corridor_is_drawn_by_its_mode():
    network = network_of(link("flight", KARACHI, CHITTAGONG), link("shipping", KARACHI, CHITTAGONG, start=9))
    flown, sailed = network.corridors["km"]
    # WGS84 by GeographicLib's Inverse: 2540 km; Pub. 151 by LINERLIB: 2622 nautical miles.
    assert flown == pytest.approx(2540, rel=0.01)
    assert sailed == pytest.approx(2622 * 1.852, rel=0.05)


def test_a_corridor_over_the_antimeridian_has_two_parts():
    assert len(network_of(link("flight", FIJI, HAWAII)).corridors.geometry[0].geoms) == 2


def test_a_ship_to_an_inland_town_gets_no_line_and_says_so():
    network = network_of(link("shipping", ISLAMABAD, CHITTAGONG))
    corridor = only(network.corridors)
    assert corridor.note.startswith("no line is drawn: (73.0433, 33.7215) lies inland")
    assert corridor.passages == ()
    assert corridor.km == 0.0
    assert corridor.geometry.is_empty


def test_a_ship_of_which_only_the_countries_are_known_sails_between_their_main_ports():
    network = network_of(link("shipping", PAKISTAN, BANGLADESH))
    corridor = only(network.corridors)
    # Karachi to Chittagong in Pub. 151, by LINERLIB: 2622 nautical miles, 4856 km.
    assert corridor.km == pytest.approx(2622 * 1.852, rel=0.05)
    assert corridor.note == "Karachi stands for Pakistan; Chattogram stands for Bangladesh"
    inner_india = Polygon([(75.0, 12.0), (79.0, 12.0), (84.0, 21.0), (84.0, 28.0), (73.0, 28.0), (74.0, 20.0)])
    assert not corridor.geometry.intersects(inner_india)
    assert corridor.geometry.bounds[1] < 5.92  # Dondra Head, the southern end of Sri Lanka
    assert corridor.level == "country"
    assert {(point.x, point.y) for point in network.places.geometry} == {PAKISTAN.lonlat, BANGLADESH.lonlat}


def test_no_port_stands_for_a_landlocked_country():
    nepal = Place("1282988", "Nepal", 84.0, 28.0, "country", "NP")
    corridor = only(network_of(link("shipping", PAKISTAN, nepal)).corridors)
    assert corridor.note.startswith("no line is drawn: (84, 28) lies")
    assert corridor.geometry.is_empty


def test_no_port_stands_for_a_country_in_which_the_ship_is_known_to_be():
    assert "stands for" not in only(network_of(link("shipping", CHITTAGONG, BANGLADESH)).corridors).note


def test_a_country_for_an_end_is_told():
    network = network_of(link(origin=PAKISTAN), link(destination=CHITTAGONG, start=60))
    assert dict(zip(network.corridors["origin_name"], network.corridors["level"], strict=True)) == {
        "Pakistan": "country",
        "Islamabad": "place",
    }


def test_a_link_to_the_country_supports_the_corridor_to_its_city():
    network = network_of(
        link(date="2025-08-23", actors=("Ishaq Dar",)),
        link(origin=PAKISTAN, destination=BANGLADESH, date="2024-01-05", actors=("Jam Kamal",), start=80),
    )
    assert dict(zip(network.corridors["destination_name"], network.corridors["support"], strict=True)) == {
        "Dhaka": 1,
        "Bangladesh": 0,
    }


def test_a_corridor_id_depends_on_mode_ends_and_direction_only():
    one = network_of(link(score=0.5, status="planned")).corridors["id"][0]
    other = network_of(link(article="z", date="2020", actors=("Dar",)), link(article="y")).corridors["id"][0]
    assert one == other


# Events


def test_one_visit_told_twice_is_one_link_with_two_sentences():
    corridor = only(
        network_of(
            link(date="2025-08-23", actors=("Foreign Minister Ishaq Dar",)),
            link(date="2025-08", actors=("Dar",), article="b"),
        ).corridors
    )
    assert (corridor.links, corridor.sentences, corridor.articles) == (1, 2, 2)


def test_a_visit_told_of_the_country_lies_on_the_corridor_to_the_city():
    network = network_of(
        link(date="2025-08-23", actors=("Ishaq Dar",)),
        link(destination=BANGLADESH, origin=PAKISTAN, date="2025-08", actors=("Dar",), article="b"),
    )
    assert only(network.corridors).destination_name == "Dhaka"
    assert sorted(network.links["destination_name"]) == ["Bangladesh", "Dhaka"]
    assert network.links["event"].nunique() == 1


TOLD_TWICE = link(date="2025-08-23", actors=("Ishaq Dar",))


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (True, replace(TOLD_TWICE, date="2025")),
        (True, replace(TOLD_TWICE, status="postponed")),
        (True, replace(TOLD_TWICE, actors=("Dar", "Asim Munir"))),
        (True, replace(TOLD_TWICE, origin=PAKISTAN)),
        (True, replace(TOLD_TWICE, actors=(), date="2025-08")),
        (False, replace(TOLD_TWICE, actors=(), date="2025")),
        (False, replace(TOLD_TWICE, date="2025-09")),
        (False, replace(TOLD_TWICE, actors=("Asim Munir",))),
        (False, replace(TOLD_TWICE, destination=CHITTAGONG)),
        (False, replace(TOLD_TWICE, origin=DHAKA, destination=ISLAMABAD)),
        (False, replace(TOLD_TWICE, mode="flight")),
        (False, replace(TOLD_TWICE, origin=None)),
    ],
)
def test_links_are_of_one_event_when_mode_ends_time_and_people_agree(same, other):
    other = replace(other, evidence=replace(TOLD_TWICE.evidence, article="b"))
    assert (len(gather_events([TOLD_TWICE, other])) == 1) is same


def test_a_vague_link_does_not_join_two_journeys():
    vague = link(origin=PAKISTAN, destination=BANGLADESH, date="2025-08", actors=("Dar",), article="c")
    two = (
        link(date="2025-08-23", actors=("Dar",)),
        link(destination=CHITTAGONG, date="2025-08-24", actors=("Dar",), article="b"),
    )
    assert sorted(len(event.links) for event in gather_events([*two, vague])) == [1, 2]


def test_a_visit_without_a_date_is_one_with_the_news_of_the_same_week():
    undated = link(actors=("Dar",), article="b", published=date(2025, 8, 25))
    assert len(gather_events([TOLD_TWICE, undated])) == 1
    late = link(actors=("Dar",), article="b", published=date(2025, 9, 25))
    assert len(gather_events([TOLD_TWICE, late])) == 2


def test_the_latest_word_on_an_event_is_the_status_of_its_corridor():
    announced = link(status="planned", date="2025-04-27", actors=("Dar",), published=date(2025, 4, 17))
    put_off = replace(
        announced, status="postponed", evidence=replace(announced.evidence, article="b", published=date(2025, 4, 24))
    )
    corridor = only(network_of(announced, put_off).corridors)
    assert (corridor.status, corridor.links) == ("postponed", 1)
    assert corridor.history == ("2025-04-27 planned", "2025-04-27 postponed")


# Places and links


def test_places_count_their_corridors_their_links_and_their_articles():
    network = network_of(
        link(date="2025-08-23", actors=("Dar",)),
        link(date="2024-01-05", actors=("Khar",), article="b"),
        link("flight", KARACHI, DHAKA, start=90),
    )
    dhaka = network.places.set_index("name").loc["Dhaka"]
    assert (dhaka.degree, dhaka.strength, dhaka.articles, dhaka.linked) == (2, 3, 2, True)
    assert network.places["name"].iloc[0] == "Dhaka"


def test_a_place_named_for_itself_stays_without_a_link():
    named = [NamedPlace(0, 10, "Chittagong", CHITTAGONG, "literal", 1.0)]
    places = network_of(link(), places=named).places.set_index("name")
    assert not places.loc["Chattogram"].linked
    assert places.loc["Chattogram"].articles == 1


def test_a_place_named_only_for_what_belongs_to_it_is_left_out():
    named = [
        NamedPlace(0, 10, "Chittagong", CHITTAGONG, "associative", 1.0),
        NamedPlace(20, 25, "Xanth", None, "literal", 0),
    ]
    assert set(network_of(link(), places=named).places["name"]) == {"Islamabad", "Dhaka"}


@pytest.mark.parametrize("loose", [link(origin=None), link(destination=None), link(destination=ISLAMABAD)])
def test_a_link_without_two_ends_stays_without_a_corridor(loose):
    network = network_of(loose)
    assert network.corridors.empty
    assert only(network.links).corridor is None


def test_every_link_leads_to_its_sentence():
    row = only(network_of(link(start=12)).links)
    assert (row.article, row.evidence, row.evidence_start, row.evidence_end) == ("a", "A minister went.", 12, 28)
    assert (row.title, row.published, row.url) == (None, "2025-09-02", None)


# The whole network


def test_no_extracts_give_empty_tables_with_every_column():
    network = build_network([])
    for table, columns in (
        (network.places, PLACE_COLUMNS),
        (network.corridors, CORRIDOR_COLUMNS),
        (network.links, LINK_COLUMNS),
    ):
        assert table.empty
        assert list(table.columns) == [*columns, "geometry"]
        assert table.crs == "EPSG:4326"
    assert network.about["articles"] == 0


def test_a_notebook_shows_the_corridors_and_no_markup_of_an_article():
    shown = network_of(link(origin=replace(KARACHI, name="<b>Karachi</b>")))._repr_html_()
    assert "2 places, 1 corridors, 1 links" in shown
    assert "&lt;b&gt;Karachi&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_corridors_can_be_explored_in_a_notebook():
    hostile = replace(KARACHI, name="</script><b>Karachi</b>{{7*7}}")
    corridors = network_of(link("flight", hostile, FIJI), link(date="2025-08", actors=("Dar",))).corridors
    shown = corridors.explore(tiles=None).get_root().render()
    assert "Islamabad" in shown
    assert "{{7*7}}" in shown
    assert "</script><b>" not in shown


def test_an_article_given_twice_counts_once():
    (extract,) = extracts(link())
    assert only(build_network([extract, extract]).corridors).sentences == 1


ends = st.sampled_from([None, DHAKA, CHITTAGONG, KARACHI, ISLAMABAD, PAKISTAN, BANGLADESH])
some_links = st.lists(
    st.builds(
        link,
        mode=st.sampled_from(["flight", "visit"]),
        origin=ends,
        destination=ends,
        bidirectional=st.booleans(),
        date=st.sampled_from([None, "2025", "2025-08", "2025-08-23"]),
        status=st.sampled_from(["planned", "completed"]),
        actors=st.sampled_from([(), ("Dar",), ("Ishaq Dar", "Baloch")]),
        article=st.sampled_from(["a", "b", "c"]),
        start=st.integers(0, 99),
    ),
    max_size=7,
)


def same(one, other):
    return all(
        getattr(one, table).to_json() == getattr(other, table).to_json() for table in ("places", "corridors", "links")
    )


@settings(deadline=None, max_examples=40)
@given(links=some_links, data=st.data())
def test_the_order_of_the_articles_does_not_matter(links, data):
    given_ = extracts(*links)
    assert same(build_network(given_), build_network(data.draw(st.permutations(given_))))


@settings(deadline=None, max_examples=40)
@given(links=some_links)
def test_extracts_that_went_through_a_file_give_the_same_network(links):
    given_ = extracts(*links)
    assert same(build_network(given_), build_network(read_extract(extract_line(extract)) for extract in given_))


@settings(deadline=None, max_examples=40)
@given(links=some_links)
def test_every_link_is_counted_once(links):
    network = network_of(*links)
    assert len(network.links) == len(set(links))
    assert network.corridors["sentences"].sum() == network.links["corridor"].notna().sum()
    assert network.places["strength"].sum() == 2 * network.corridors["links"].sum()
    assert network.places["degree"].sum() == 2 * len(network.corridors)


@settings(deadline=None, max_examples=60)
@given(links=some_links)
def test_support_counts_the_events_that_know_an_end_by_its_country(links):
    network = network_of(*links)
    of_place = {row.id: (row.kind, row.country) for row in network.places.itertuples()}

    def holds(area, place):
        (kind, country), (inner, home) = of_place[area], of_place[place]
        return area == place or (kind == "country" and inner != "country" and country == home)

    def supports(other, corridor):
        if other.mode != corridor.mode or {other.origin, other.destination} == {corridor.origin, corridor.destination}:
            return False
        ways = [(other.origin, other.destination)]
        if other.bidirectional or corridor.bidirectional:
            ways.append((other.destination, other.origin))
        return any(holds(start, corridor.origin) and holds(end, corridor.destination) for start, end in ways)

    rows = list(network.corridors.itertuples())
    expected = [sum(other.links for other in rows if supports(other, corridor)) for corridor in rows]
    assert [corridor.support for corridor in rows] == expected


# Choice


CHOOSABLE = (
    link("flight", KARACHI, DHAKA, date="2025-08-23", status="trial"),
    link("visit", date="2024", start=50),
    link("visit", KARACHI, DHAKA, published=None, article="b"),
)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ({}, 3),
        ({"modes": ["visit"]}, 2),
        ({"modes": []}, 0),
        ({"statuses": ["trial"]}, 1),
        ({"since": "2025"}, 1),
        ({"since": date(2024, 6, 1), "until": "2024-06"}, 1),
        ({"until": "2024"}, 1),
        ({"since": "2026"}, 0),
        ({"min_links": 2}, 0),
    ],
)
def test_a_choice_keeps_the_links_that_fit(choice, kept):
    network = network_of(*CHOOSABLE, **choice)
    assert len(network.links) == len(network.corridors) == kept


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"modes": ["rail"]}, "'rail' is no mode; choose from flight, shipping, visit"),
        ({"statuses": ["maybe"]}, "'maybe' is no status; choose from operating, "),
        ({"since": "last week"}, "'last week' is no date; write it as 2025, 2025-09 or 2025-09-02"),
        ({"until": "2025-13"}, "'2025-13' is no date"),
        ({"since": "2025", "until": "2024"}, "nothing lies between 2025 and 2024"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(choice, said):
    with pytest.raises(NetworkError) as raised:
        network_of(link(), **choice)
    assert str(raised.value).startswith(said)


def test_a_link_of_an_unknown_mode_is_refused():
    with pytest.raises(NetworkError, match="'rail' is no mode"):
        network_of(link("rail"))


@pytest.mark.parametrize(
    ("written", "called"),
    [
        (["Chittagong", "Chittagong", "Chattogram"], "Chittagong"),
        (["CHATTOGRAM"], None),
        (["Chattogram port"], None),
        (["Bangladeshi harbour"], None),
    ],
)
def test_a_town_carries_the_other_name_that_articles_call_it(written, called):
    named = [NamedPlace(0, len(text), text, CHITTAGONG, "literal", 0.9) for text in written]
    assert only(network_of(places=named).places).called == called


# Near copies

WIRE = "Biman will resume flights between Dhaka and Karachi after more than a decade, officials said"


def printed(text, article, published=date(2025, 9, 2)):
    made = link("flight", KARACHI, DHAKA, article=article, published=published)
    return replace(made, evidence=replace(made.evidence, text=text))


def test_a_report_of_an_agency_in_forty_papers_is_one_event_with_forty_sources():
    network = network_of(*(printed(WIRE, f"paper {number}") for number in range(40)))
    corridor = only(network.corridors)
    assert (corridor.links, corridor.sentences, corridor.articles) == (1, 40, 40)
    assert network.links["article"].nunique() == 40


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (f"DHAKA (Reuters) - {WIRE}.", 1),
        (WIRE.replace("officials said", "an official said"), 1),
        (WIRE.upper(), 1),
        (WIRE.replace("a decade", "10 years"), 2),
        ("A new service joins Dhaka and Karachi, the first between the two countries for many years", 2),
        ("Biman resumes flights", 2),
    ],
)
def test_a_sentence_is_a_copy_of_another_where_few_words_differ_and_no_number(text, events):
    assert only(network_of(printed(WIRE, "one"), printed(text, "two")).corridors).links == events


def test_the_same_words_a_month_later_tell_of_something_new():
    later = printed(WIRE, "two", published=date(2025, 11, 2))
    assert only(network_of(printed(WIRE, "one"), later).corridors).links == 2
