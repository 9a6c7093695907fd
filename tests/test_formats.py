"""Networks as files."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import networkx
import pyarrow.parquet
import pyogrio
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.errors import NetworkError, OutputError
from geomap.modes import MODES
from geomap.network import TABLES, build_network
from geomap.network.arrow import join, split
from geomap.network.formats import FORMATS, from_geojson, read, to_geojson, write
from geomap.records import Evidence, Extract, Link, NamedPlace, Place

READABLE = [suffix for suffix, form in FORMATS.items() if form.read is not None]

KARACHI = Place("1174872", "Karachi", 67.0104, 24.8608, "city", "PK")
CHITTAGONG = Place("1205733", "Chattogram", 91.83168, 22.3384, "city", "BD")
NADI = Place("2202064", "Nadi", 177.41667, -17.8, "city", "FJ")
GULF = Place("sea:gulf", "Persian Gulf", 51.0, 27.0, "gulf", "")


def network_of(*links):
    named = (NamedPlace(0, 4, "Gulf", GULF, "literal", 1.0),)
    return build_network([Extract("a", "Title", None, None, named, tuple(links))])


def link(mode="flight", origin=KARACHI, destination=NADI, *, text="They flew.", actors=("Biman",), title=None):
    evidence = Evidence(text, 3, 3 + len(text), "a", title, None, None)
    return Link(mode, origin, destination, (GULF,), False, "trial", "2025-08", actors, 0.875, "rule", evidence)


@pytest.fixture
def network():
    return network_of(link(), link("shipping", KARACHI, CHITTAGONG), link("visit", None, NADI))


def geojson(network):
    return json.loads(to_geojson(network))


# Round trips

# What C libraries take for the end of a text, and halves of characters, cannot be held by all formats.
writing = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=9)
any_link = st.builds(
    link,
    mode=st.sampled_from(["flight", "visit", "shipping"]),
    origin=st.sampled_from([None, KARACHI, GULF]),
    destination=st.sampled_from([None, NADI, CHITTAGONG]),
    text=writing,
    actors=st.lists(writing, max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=60)
@given(links=st.lists(any_link, max_size=4))
def test_geojson_read_back_is_written_the_same(links):
    text = to_geojson(network_of(*links))
    assert to_geojson(from_geojson(text)) == text


@pytest.mark.parametrize("suffix", READABLE)
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=st.lists(any_link, max_size=3))
def test_a_file_read_back_holds_the_same_network(suffix, tmp_path, links):
    network = network_of(*links)
    path = tmp_path / f"network{suffix}"
    write(network, path)
    assert to_geojson(read(path)) == to_geojson(network)


HONOLULU = Place("5856195", "Honolulu", -157.85833, 21.30694, "city", "US")


@pytest.mark.parametrize("suffix", READABLE)
@pytest.mark.parametrize(
    "network",
    [build_network([]), network_of(), network_of(link("flight", NADI, HONOLULU), link("visit", NADI, NADI))],
    ids=["nothing", "a place alone", "over the antimeridian"],
)
def test_a_peculiar_network_is_read_back_the_same(suffix, network, tmp_path):
    write(network, tmp_path / f"n{suffix}")
    back = read(tmp_path / f"n{suffix}")
    assert to_geojson(back) == to_geojson(network)
    assert back.about == network.about


@pytest.mark.parametrize("suffix", READABLE)
def test_tables_read_back_have_the_types_they_had(suffix, tmp_path, network):
    write(network, tmp_path / f"network{suffix}")
    back = read(tmp_path / f"network{suffix}")
    for table in ("places", "corridors", "links"):
        assert_geodataframe_equal(getattr(back, table), getattr(network, table))


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_network_gives_the_same_bytes(suffix, tmp_path, network):
    files = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for path in files:
        write(network, path)
        write(network, path)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_network_can_be_written(suffix, tmp_path):
    path = tmp_path / f"network{suffix}"
    write(build_network([]), path)
    assert path.stat().st_size > 0


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1)).map(tuple))
def test_a_list_in_one_text_can_be_parted_again(items):
    assert split(join(items)) == items


# What other tools see


def test_geojson_holds_the_three_tables_each_feature_on_its_line(network):
    collection = geojson(network)
    tables = [feature["properties"]["table"] for feature in collection["features"]]
    assert tables == ["places"] * 4 + ["corridors"] * 2 + ["links"] * 3
    assert len(to_geojson(network).splitlines()) == len(tables) + 2


def test_geojson_coordinates_have_five_decimals_and_stay_within_180_degrees(network):
    flat = [
        point
        for feature in geojson(network)["features"]
        if feature["properties"]["table"] == "corridors"
        for part in feature["geometry"]["coordinates"]
        for point in part
    ]
    assert all(round(value, 5) == value for point in flat for value in point)
    assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in flat)


def test_a_geopackage_has_a_layer_for_each_table(tmp_path, network):
    write(network, tmp_path / "n.gpkg")
    layers = dict(pyogrio.list_layers(tmp_path / "n.gpkg"))
    assert layers == {"places": "Point", "corridors": "MultiLineString", "links": None, "layer_styles": None}


@pytest.fixture
def styles(tmp_path, network):
    """Return the rows of the table in which QGIS looks for styles, by layer."""
    write(network, tmp_path / "n.gpkg")
    rows = pyogrio.read_dataframe(tmp_path / "n.gpkg", layer="layer_styles")
    return {row.f_table_name: row for row in rows.itertuples()}


def test_a_geopackage_brings_a_style_for_each_layer_that_qgis_takes_unasked(tmp_path, styles):
    assert set(styles) == set(TABLES)
    with closing(sqlite3.connect(tmp_path / "n.gpkg")) as package:
        geometry = dict(package.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
    for name, style in styles.items():
        assert style.useAsDefault
        assert (style.f_table_schema, style.f_geometry_column) == ("", geometry.get(name, ""))


def test_qgis_draws_each_mode_in_its_colour_and_dash(styles):
    root = ElementTree.fromstring(styles["corridors"].styleQML)
    renderer = root.find("renderer-v2")
    assert renderer.get("attr") == "mode"
    drawn = {}
    for category in renderer.iter("category"):
        line = renderer.find(f"symbols/symbol[@name='{category.get('symbol')}']").findall("layer[@class='SimpleLine']")[
            1
        ]
        drawn[category.get("value")] = {option.get("name"): option.get("value") for option in line.find("Option")}
    for mode in MODES.values():
        red, green, blue = bytes.fromhex(mode.colour[1:])
        assert drawn[mode.name]["line_color"] == f"{red},{green},{blue},255"
        assert drawn[mode.name]["use_custom_dash"] == ("1" if mode.dash else "0")
        assert mode.dash.replace(" ", ";") in drawn[mode.name]["customdash"]


@pytest.mark.parametrize("layer", TABLES)
def test_styles_ask_for_columns_that_the_layer_has(layer, styles):
    root = ElementTree.fromstring(styles[layer].styleQML)
    expressions = [option.get("value") for option in root.iter("Option") if option.get("name") == "expression"]
    expressions += [rule.get("filter") for rule in root.iter("rule") if rule.get("filter")]
    expressions += [root.findtext("previewExpression")]
    asked = {name for expression in expressions for name in re.findall(r'"(\w+)"', expression)}
    assert asked
    assert asked <= TABLES[layer].keys()


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet", ".fgb", ".geojson"])
def test_geopandas_reads_the_corridors(suffix, tmp_path, network):
    path = tmp_path / f"n{suffix}"
    write(network, path)
    if suffix == ".parquet":
        table = geopandas.read_parquet(path)
    else:
        table = geopandas.read_file(path, layer="corridors" if suffix == ".gpkg" else None)
    assert table.crs.equals("EPSG:4326", ignore_axis_order=True)
    assert set(table.loc[table.geom_type == "MultiLineString", "destination_name"]) == {"Nadi", "Chattogram"}


def test_a_csv_has_a_row_for_each_corridor_with_the_ends_of_it(tmp_path, network):
    write(network, tmp_path / "n.csv")
    with (tmp_path / "n.csv").open(encoding="utf-8") as sheet:
        flight, ship = csv.DictReader(sheet)
    assert (flight["origin_name"], flight["destination_name"], ship["mode"]) == ("Karachi", "Nadi", "shipping")
    assert float(flight["destination_lon"]) == pytest.approx(177.41667)
    assert flight["bidirectional"] == "false"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_text_of_an_article_does_not_run_as_a_formula(name, tmp_path):
    write(network_of(link(actors=(name,))), tmp_path / "n.csv")
    with (tmp_path / "n.csv").open(encoding="utf-8") as sheet:
        (row,) = csv.DictReader(sheet)
    assert row["actors"] == f"'{name}"


def test_graphml_has_places_as_nodes_and_corridors_as_edges(tmp_path, network):
    write(network, tmp_path / "n.graphml")
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    graph = ElementTree.parse(tmp_path / "n.graphml").getroot().find("g:graph", names)
    assert len(graph.findall("g:node", names)) == 4
    ends = {(edge.get("source"), edge.get("target")) for edge in graph.findall("g:edge", names)}
    assert ends == {(KARACHI.id, NADI.id), (KARACHI.id, CHITTAGONG.id)}


def test_graphml_with_characters_that_xml_forbids_can_be_parsed(tmp_path):
    write(network_of(link(actors=("a\x00\x0b<b>\ufffe&",))), tmp_path / "n.graphml")
    assert "&lt;b&gt;" in (tmp_path / "n.graphml").read_text(encoding="utf-8")
    ElementTree.parse(tmp_path / "n.graphml")


def test_networkx_opens_the_graphml(tmp_path, network):
    write(network, tmp_path / "n.graphml")
    graph = networkx.read_graphml(tmp_path / "n.graphml")
    assert graph.nodes[KARACHI.id]["name"] == "Karachi"
    assert graph.nodes[KARACHI.id]["lon"] == pytest.approx(KARACHI.lon)
    assert {(data["mode"], data["links"]) for _, _, data in graph.edges(data=True)} == {("flight", 1), ("shipping", 1)}


def test_geojson_follows_its_standard(network):
    # RFC 7946: no crs (section 4), lines of two positions or more (3.1.4), each of two numbers (3.1.1), ids (3.2).
    collection = geojson(network)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert {"geometry", "properties"} <= feature.keys()
        for part in (
            (feature["geometry"] or {}).get("coordinates", []) if feature["properties"]["table"] != "places" else []
        ):
            assert len(part) >= 2
            assert all(len(position) == 2 for position in part)


def test_no_line_of_a_geojson_crosses_the_antimeridian(tmp_path):
    # RFC 7946, section 3.1.9.
    flight = link("flight", NADI, HONOLULU)
    (corridor,) = (one for one in geojson(network_of(flight))["features"] if one["properties"]["table"] == "corridors")
    west, east = corridor["geometry"]["coordinates"]
    assert (west[-1][0], east[0][0]) == (180.0, -180.0)


def test_geoparquet_describes_its_geometry_as_its_standard_says(tmp_path, network):
    # GeoParquet 1.1.0, "File metadata": version, primary_column and columns, each with encoding and geometry_types.
    write(network, tmp_path / "n.parquet")
    geo = json.loads(pyarrow.parquet.read_schema(tmp_path / "n.parquet").metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["primary_column"] in geo["columns"]
    column = geo["columns"][geo["primary_column"]]
    assert column["encoding"] == "WKB"
    found = {row.geom_type for row in geopandas.read_parquet(tmp_path / "n.parquet").geometry if row is not None}
    assert found <= set(column["geometry_types"])
    assert column.get("crs", "OGC:CRS84") == "OGC:CRS84"


@pytest.mark.parametrize("suffix", READABLE)
def test_a_network_of_a_later_version_is_refused_in_every_format(suffix, tmp_path, network):
    later = replace(network, about=network.about | {"version": 99})
    write(later, tmp_path / f"n{suffix}")
    with pytest.raises(NetworkError, match="holds a network of version 99"):
        read(tmp_path / f"n{suffix}")


# What cannot be written or read


@pytest.mark.parametrize("name", ["network.shp", "network"])
def test_an_unknown_suffix_is_refused_with_the_choices(name, tmp_path, network):
    with pytest.raises(OutputError, match=r"end its name in \.geojson, .* or \.graphml"):
        write(network, tmp_path / name)
    with pytest.raises(NetworkError, match=r"give a file in \.geojson, .* or \.fgb"):
        read(tmp_path / name)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_is_not_there_is_told(suffix, tmp_path, network):
    with pytest.raises(OutputError, match="cannot write"):
        write(network, tmp_path / "nowhere" / f"n{suffix}")


def test_a_failed_write_leaves_what_was_there(tmp_path, network, monkeypatch):
    path = tmp_path / "n.csv"
    path.write_text("before")

    def fail(network, path):
        path.write_text("half")
        raise OSError("no space left")

    monkeypatch.setitem(FORMATS, ".csv", replace(FORMATS[".csv"], write=fail))
    with pytest.raises(OutputError, match="no space left"):
        write(network, path)
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("n.csv", "before")]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(NetworkError, match=r"no network at '.*n\.gpkg'; make one with"):
        read(tmp_path / "n.gpkg")


@pytest.mark.parametrize("suffix", READABLE)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00nonsense", b'{"type": "FeatureCollection", "features": []}'])
def test_a_file_that_holds_no_network_is_refused(suffix, content, tmp_path):
    path = tmp_path / f"n{suffix}"
    path.write_bytes(content)
    with pytest.raises(NetworkError) as raised:
        read(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_network_of_another_version_is_refused(network):
    text = to_geojson(network).replace('"version": 1', '"version": 2')
    with pytest.raises(NetworkError, match="holds a network of version 2, and this geomap reads 1"):
        from_geojson(text)


def spoilt(network, where, changes):
    collection = geojson(network)
    feature = next(one for one in collection["features"] if one["properties"]["table"] == where)
    for key, value in changes.items():
        (feature if key == "geometry" else feature["properties"])[key] = value
    return json.dumps(collection)


@pytest.mark.parametrize(
    ("table", "changes", "said"),
    [
        ("corridors", {"mode": "rail"}, "row 1 of corridors: 'mode' is \"rail\""),
        ("corridors", {"status": "maybe"}, "'status' is \"maybe\""),
        ("corridors", {"km": "far"}, "'km' is \"far\""),
        ("corridors", {"links": True}, "'links' is true"),
        ("corridors", {"actors": [1]}, r"'actors' is \[1\]"),
        ("corridors", {"origin_name": None}, "'origin_name' is null"),
        ("corridors", {"origin": "nowhere"}, "ends at 'nowhere', which is no place of it"),
        ("corridors", {"geometry": {"type": "Point", "coordinates": [1, 2]}}, "its geometry is no MultiLineString"),
        ("corridors", {"geometry": {"type": "Circle"}}, "has a broken geometry"),
        ("places", {"geometry": {"type": "Point", "coordinates": [200, 0]}}, "its geometry is no Point in degrees"),
        ("places", {"table": "planets"}, "is of table 'planets'"),
        ("links", {"corridor": "none"}, "lies on 'none', which is no corridor of it"),
    ],
)
def test_a_spoilt_network_is_refused_with_the_place(table, changes, said, network):
    with pytest.raises(NetworkError, match=said):
        from_geojson(spoilt(network, table, changes))


def test_the_formats_are_documented():
    text = (Path(__file__).parent.parent / "docs" / "network.md").read_text(encoding="utf-8")
    for suffix, form in FORMATS.items():
        assert f"`{suffix}`" in text
        assert form.name in text


@pytest.mark.parametrize("suffix", [suffix for suffix, form in FORMATS.items() if form.read is not None])
def test_a_corridor_without_a_line_comes_back_without_one(suffix, tmp_path):
    inland, port = Place("1", "Hill", 85.3, 27.7, "city", "NP"), Place("2", "Quay", 66.97, 24.8, "city", "PK")
    evidence = Evidence("A ship went there.", 0, 18, "a")
    link = Link("shipping", inland, port, (), False, "completed", None, (), 0.9, "verb", evidence)
    network = network_of(link)
    write(network, tmp_path / f"network{suffix}")
    (row,) = read(tmp_path / f"network{suffix}").corridor_rows
    assert row.line.is_empty
    assert row.note.startswith("no line is drawn: ")


def test_a_table_of_endless_empty_rows_is_refused_before_it_is_read(tmp_path):
    import pyarrow
    import pyarrow.parquet

    nulls = pyarrow.table({"table": pyarrow.nulls(6_000_000, pyarrow.string())})
    pyarrow.parquet.write_table(nulls, tmp_path / "n.parquet", compression="zstd")
    with pytest.raises(NetworkError, match="says that it has 6000000 rows"):
        read(tmp_path / "n.parquet")


def test_a_view_in_the_place_of_a_layer_is_refused(tmp_path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "n.gpkg")) as package:
        package.execute(
            "CREATE VIEW links AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
        )
    with pytest.raises(NetworkError, match="has a view in the place of a table"):
        read(tmp_path / "n.gpkg")
