"""A network drawn: what the page holds, and what no text can do to it."""

import base64
import hashlib
import json
import re

import folium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import SENTENCES, crowded_network, invented_network
from pages import HOSTILE_TEXTS, Reader
from pyproj import Geod
from shapely import LineString, MultiLineString, hausdorff_distance

from geomap import maps
from geomap.errors import GazetteerError, GeomapError, OutputError
from geomap.maps.ground import core_view, whole_view
from geomap.maps.packing import decode_line, encode_line, rows_of, table
from geomap.maps.theme import read_theme
from geomap.network import build_network
from geomap.network.rows import with_tables
from geomap.records import Evidence, Extract, Link, Place
from geomap.sphere import cut


@pytest.fixture(scope="module")
def network():
    return invented_network()


@pytest.fixture(scope="module")
def page(network):
    return maps.page(network, title="Over the water")


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


# What the page holds


def test_the_map_is_a_folium_map_with_a_group_for_each_mode(network):
    drawn = maps.draw(network)
    assert isinstance(drawn, folium.Map)
    assert list(drawn.groups) == ["flight", "shipping", "visit"]
    assert all(isinstance(group, folium.FeatureGroup) for group in drawn.groups.values())


def test_a_saved_map_is_the_page(network, page, tmp_path):
    maps.draw(network, title="Over the water").save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == page


def test_every_sentence_is_on_the_page_with_what_leads_back_to_it(read):
    assert {link["evidence"] for link in read.table("links")} == set(SENTENCES.values()) - {SENTENCES["nowhere"]}
    assert read.table("articles") == [
        {"title": "Ties in the air", "published": "2025-09-02", "url": "https://example.org/a"}
    ]
    assert all(link["evidence_end"] - link["evidence_start"] == len(link["evidence"]) for link in read.table("links"))


def test_a_link_without_an_end_is_told_below_the_table(page):
    told = page.partition('<ul class="undrawn">')[2]
    assert SENTENCES["nowhere"] in told
    assert "somewhere" in told


def test_a_place_that_is_only_named_is_there_and_not_linked(read):
    linked = {place["name"]: place["linked"] for place in read.table("places")}
    assert not linked["Lahore"]
    assert linked["Dhaka"]


def drawn_line(corridor, places, precision):
    """Return a line as the page draws it; one that is not written is the great circle between its ends."""
    if corridor["line"]:
        return [decode_line(part, precision=precision) for part in corridor["line"].split(" ")]
    ends = [(places[corridor[end]]["lon"], places[corridor[end]]["lat"]) for end in ("origin", "destination")]
    return cut([ends[0], *Geod(a=1, b=1).npts(*ends[0], *ends[1], 200), ends[1]]).geoms


@pytest.mark.parametrize(
    ("many", "stray"),
    # The tolerance of simplification, and half a unit of the last decimal either way.
    [(False, 0.02 + 0.0075), (True, 0.25 + 0.075)],
    ids=["few corridors", "more than a thousand"],
)
def test_lines_on_the_page_follow_those_of_the_network(many, stray):
    network = crowded_network(1_100) if many else invented_network()
    read = Reader(maps.page(network))
    places, corridors = read.table("places"), read.table("corridors")
    assert not all(corridor["line"] for corridor in corridors)
    for corridor, line in zip(corridors, network.corridors.geometry, strict=True):
        drawn = drawn_line(corridor, places, read.data["precision"])
        assert len(drawn) == len(line.geoms)
        for part, original in zip(drawn, line.geoms, strict=True):
            assert hausdorff_distance(LineString(part), original) < stray


@given(
    st.lists(
        st.none() | st.booleans() | st.integers(-3, 10**7) | st.lists(st.text(max_size=1), max_size=2)
        | st.text("0af", min_size=2, max_size=2) | st.text(max_size=2),
        max_size=200,
    )
)  # fmt: skip
def test_a_column_comes_back_as_it_was_packed(values):
    rows = [{"a": value, "b": number} for number, value in enumerate(values)]
    packed = json.loads(json.dumps(table(rows, ["a", "b"])))
    assert [(type(row["a"]), row) for row in rows_of(packed)] == [(type(row["a"]), row) for row in rows]


def test_a_line_within_one_place_is_not_drawn():
    network = invented_network()
    network.corridors.loc[0, "geometry"] = MultiLineString()
    assert Reader(maps.page(network)).table("corridors")[0]["line"] is None


def test_a_line_over_the_antimeridian_is_seen_by_the_shorter_way(network):
    pacific = network.corridors[network.corridors["origin_name"].isin(["Nadi", "Honolulu"])]
    view = whole_view(with_tables(network, corridors=pacific, links=links_of(network, pacific)))
    # Nadi lies at 177.4° E, Honolulu at 157.9° W, which is 202.1 counted eastwards.
    assert (view.west, view.east) == (pytest.approx(177.42, abs=0.01), pytest.approx(202.14, abs=0.01))


def test_the_first_view_is_where_most_links_are(network):
    view = core_view(network)
    # From Karachi at 67° E to Chattogram at 91.8° E, with the ship's way round Ceylon; not to Honolulu.
    assert (view.west, view.east) == (pytest.approx(67.0, abs=0.5), pytest.approx(91.8, abs=0.5))
    assert 4 < view.south < 7


def test_the_first_view_is_the_whole_where_nothing_is_far_off(network):
    near = network.corridors[~network.corridors["origin_name"].isin(["Nadi", "Honolulu"])]
    kept = with_tables(network, corridors=near, links=links_of(network, near))
    assert core_view(kept) == whole_view(kept)


def links_of(network, corridors):
    return network.links[network.links["corridor"].isin(corridors["id"])]


def test_the_summary_counts_what_is_drawn(page):
    assert "2 flight, 1 shipping and 3 visit corridors between 6 places, from 1 article, 2024–2026" in page


def test_an_empty_network_gives_a_page_that_says_so():
    assert "No corridor was found in these articles." in maps.page(build_network([]))


def test_the_page_names_whose_data_it_shows(network, page):
    assert network.about["attribution"]
    assert all(line in page for line in network.about["attribution"])


def test_the_page_carries_leaflets_licence(page):
    assert "Redistributions in binary form must reproduce the above copyright notice" in page


def test_the_page_may_be_zoomed_and_names_its_language_and_title(page, read):
    assert read.value("html", "lang") == ["en"]
    assert "<title>Over the water</title>" in page
    assert not any(
        "user-scalable" in (value or "") or "maximum-scale" in (value or "") for *_, value in read.attributes
    )


# What the page may do


def test_the_page_names_nothing_that_would_be_fetched(page, read):
    assert not read.value("script", "src") + read.value("img", "src") + read.value("iframe", "src")
    assert "link" not in read.tags
    addresses = re.findall(r"url\(([^)]*)\)", "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL)))
    assert all(address.startswith(("data:", "#")) for address in addresses)


def test_the_policy_allows_these_scripts_and_no_other(read):
    (policy,) = [value for value in read.value("meta", "content") if value.startswith("default-src")]
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    assert allowed == [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in read.scripts]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2]


def test_the_same_network_gives_the_same_bytes(page):
    assert maps.page(invented_network(), title="Over the water") == page


def test_a_map_can_be_written_twice(network, page):
    drawn = maps.draw(network, title="Over the water").get_root()
    assert drawn.render() == drawn.render() == page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "//x.org"]
)
def test_only_addresses_of_the_web_become_links(url):
    read = Reader(maps.page(invented_network(lambda text: url if text.startswith("https") else text)))
    assert [article["url"] for article in read.table("articles")] == [None]
    assert all(address.startswith("#") for address in read.value("a", "href"))


# What texts cannot do


@settings(max_examples=40, deadline=None)
@given(hostile=HOSTILE_TEXTS)
def test_no_text_changes_the_page_around_it(hostile):
    written = invented_network(lambda text: text if text.startswith("https") else text + hostile)
    plain = "x" * len(hostile)  # as long, as the still map leaves out labels that find no room
    harmless = invented_network(lambda text: text if text.startswith("https") else text + plain)
    read, expected = (Reader(maps.page(one, title="T")) for one in (written, harmless))
    assert read.tags == expected.tags
    assert read.scripts == expected.scripts
    # Order and identity of rows may hang on names; their texts come through untouched.
    for name, column in (("links", "evidence"), ("links", "rule"), ("articles", "title"), ("places", "name")):
        assert sorted(row[column].removesuffix(hostile) for row in read.table(name)) == sorted(
            row[column].removesuffix(plain) for row in expected.table(name)
        )


@given(title=HOSTILE_TEXTS)
@settings(max_examples=15, deadline=None)
def test_no_title_changes_the_page_around_it(network, read, title):
    changed = Reader(maps.page(network, title=title))
    assert changed.tags == read.tags
    assert changed.scripts == read.scripts


# Layers that users add


@pytest.mark.parametrize("text", ["{{7*7}}", "{% raw %}", "{#", "{{ this._parent }}"])
def test_text_in_an_added_layer_is_no_template(network, text):
    drawn = maps.draw(network)
    folium.Circle((23.7, 90.4), radius=1000, tooltip=text).add_to(drawn)
    assert text in drawn.get_root().render()


def test_text_in_an_added_layer_does_not_end_the_script(network, read):
    drawn = maps.draw(network)
    folium.Circle((23.7, 90.4), radius=1000, tooltip="</script><script>alert(1)</script><!--").add_to(drawn)
    assert Reader(drawn.get_root().render()).tags == read.tags


def test_added_layers_give_the_same_bytes(network):
    def drawn():
        made = maps.draw(network)
        folium.CircleMarker((23.7, 90.4), tooltip="Capital").add_to(made.groups["visit"])
        folium.LayerControl().add_to(made)
        return made.get_root().render()

    assert drawn() == drawn()


def test_a_layer_that_would_fetch_something_is_refused(network):
    from folium.plugins import MarkerCluster

    drawn = maps.draw(network)
    MarkerCluster().add_to(drawn)
    with pytest.raises(OutputError, match=r"wants to fetch 'https://.*leave it out"):
        drawn.get_root().render()


def test_tiles_are_refused_as_they_would_be_fetched(network):
    drawn = maps.draw(network)
    folium.TileLayer("OpenStreetMap").add_to(drawn)
    with pytest.raises(OutputError, match=r"wants to fetch 'https://tile.openstreetmap.org"):
        drawn.get_root().render()


def test_drawing_leaves_folium_as_it_was(network):
    before = list(folium.Map.default_js), list(folium.Map.default_css)
    maps.page(network)
    assert (list(folium.Map.default_js), list(folium.Map.default_css)) == before
    assert "{{ 6 * 7 }}" not in folium.Element("{{ 6 * 7 }}").render()


# Bad choices


def test_an_unknown_basemap_is_refused_with_the_choices(network):
    with pytest.raises(GazetteerError, match="'10m'; choose one of 110m, 50m"):
        maps.page(network, detail="10m")


def test_an_unknown_language_is_refused_with_the_choices(network):
    with pytest.raises(GeomapError, match=r"'xx'; choose one of .*en"):
        maps.page(network, language="xx")


# Lines as strings


def test_a_line_is_written_as_the_format_says():
    # The example of the format's own description, which puts the latitude first.
    points = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]
    assert encode_line(points, precision=5) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), max_size=20))
def test_a_line_comes_back_as_it_was_written(points):
    decoded = decode_line(encode_line(points, precision=3), precision=3)
    assert len(decoded) == len(points)
    # Half a unit of the last decimal that is kept.
    assert all(
        abs(lon - east) <= 0.0005 + 1e-9 and abs(lat - north) <= 0.0005 + 1e-9
        for (lon, lat), (east, north) in zip(decoded, points, strict=True)
    )


# Themes


def test_a_theme_gives_the_page_its_colours(network, tmp_path):
    (tmp_path / "house.json").write_text(
        '{"light": {"paper": "#abcdef"}, "modes": {"visit": "#123456"}}', encoding="utf-8"
    )
    written = maps.page(network, theme=read_theme(tmp_path / "house.json"))
    assert "--paper:#abcdef" in written
    assert written.rindex("--visit:#123456") > written.rindex("--visit:#d55e00")


@pytest.mark.parametrize(
    ("theme", "complaint"),
    [
        ({"light": {"paper": "red;}body{display:none"}}, "'paper' of a theme is .*; write a colour"),
        ({"light": {"sky": "#fff"}}, "knows no 'sky'; choose from paper, ink"),
        ({"fonts": {"serif": "x}</style><script>"}}, "'serif' of a theme is .*; write a list of names of fonts"),
        ({"layout": {}}, "a theme holds light, dark, fonts, modes and nothing else"),
        ({"light": []}, "'light' of a theme is an object"),
    ],
)
def test_what_is_no_theme_is_refused(network, theme, complaint):
    with pytest.raises(OutputError, match=complaint):
        maps.page(network, theme=theme)


def test_a_theme_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(OutputError, match="cannot read the theme"):
        read_theme(tmp_path / "missing.json")


def test_the_table_says_which_port_stands_for_a_country():
    places = [Place("1", "Pakistan", 69.5, 30.0, "country", "PK"), Place("2", "Colombo", 79.85, 6.93, "city", "LK")]
    evidence = Evidence("A ship came.", 0, 12, "a")
    link = Link("shipping", places[0], places[1], (), False, "completed", None, (), 0.9, "r", evidence)
    page = maps.page(build_network([Extract("a", None, None, None, (), (link,))]))
    assert "Karachi stands for Pakistan" in re.search(r"<tbody>.*</tbody>", page, re.DOTALL).group()
