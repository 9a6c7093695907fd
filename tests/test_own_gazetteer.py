"""A user's own gazetteer: what it adds and overrides, and what a wrong row says."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geomap
from geomap.cli import main
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, read_own
from geomap.records import KINDS, Place

HEADER = "id,name,kind,country,lon,lat,alternates\n"
Write = Callable[..., Path]


@pytest.fixture(scope="module")
def bundled() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(content: str | bytes, name: str = "extra.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return to_file


def feature(**changes: object) -> str:
    properties = {"name": "Bolari Jetty", "kind": "port", "country": "PK", "alternates": "Zyx Quay"} | changes
    point = {"type": "Point", "coordinates": [67.9, 24.3]}
    row = {"type": "Feature", "geometry": point, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [row]})


def placed(text: str, own: Path) -> dict[str, str]:
    extract = geomap.trace(geomap.Article("one", text), gazetteer=geomap.open_gazetteer(own))
    return {named.text: named.place.id for named in extract.places if named.place is not None}


# ---------------------------------------------------------------- what it adds and overrides


@pytest.mark.parametrize("name", ["extra.csv", "extra.geojson"])
def test_a_place_of_ones_own_is_found_by_all_its_names(write, name):
    content = HEADER + ",Bolari Jetty,port,PK,67.9,24.3,Zyx Quay\n" if name.endswith("csv") else feature()
    text = "A freighter sailed from Zyx Quay to Muscat. Dredging at Bolari Jetty has ended."
    found = placed(text, write(content, name))
    assert (found["Zyx Quay"], found["Bolari Jetty"]) == ("own:bolari-jetty",) * 2


def test_ones_own_place_comes_before_others_of_its_name(write):
    own = write(HEADER + ",Springfield,city,US,-92.2,38.2,\n")
    assert placed("Nobody in Springfield was hurt.", own) == {"Springfield": "own:springfield"}


def test_a_region_beside_the_name_still_decides(write, bundled):
    own = write(HEADER + ",Springfield,city,US,-89.6,39.7,\n")
    found = placed("A fire in Springfield, Missouri, raged.", own)
    assert bundled.place(found["Springfield"]).admin1 == "MO"
    assert placed("A fire in Springfield, Illinois, raged.", own)["Springfield"] == "own:springfield"


def test_a_geonames_id_overrides_the_place_and_keeps_its_names(write):
    own = write(HEADER + "1174872,Karachi Harbour City,city,PK,67.02,24.87,City of Lights\n")
    gazetteer = geomap.open_gazetteer(own)
    for name in ("Karachi", "City of Lights", "Karachi Harbour City"):
        place = gazetteer.find(name)[0].place
        assert (place.id, place.name, place.lonlat) == ("1174872", "Karachi Harbour City", (67.02, 24.87))
    assert gazetteer.place("1174872").population > 1_000_000


def test_a_name_that_never_names_a_place_does_when_the_user_says_so(write):
    text = "The convoy reached Canadian on 3 March."
    assert placed(text, write(HEADER + ",Canadian,city,SO,45.3,2.1,\n")) == {"Canadian": "own:canadian"}


def test_two_places_of_one_name_have_two_ids(write, bundled):
    own = read_own(write(HEADER + ",Old Pier,port,IN,72.8,18.9,\n,Old Pier,port,LK,79.8,6.9,\n"), bundled)
    assert [known.place.id for known in own] == ["own:old-pier", "own:old-pier-2"]


def test_the_order_of_columns_and_the_mark_of_a_spreadsheet_do_not_matter(write, bundled):
    (own,) = read_own(write("\ufeffLat,Lon,Country,Kind,Name\n24.3,67.9,PK,port,Bolari Jetty\n"), bundled)
    assert own.place.lonlat == (67.9, 24.3)


def test_a_header_only_gives_no_places(write, bundled):
    assert read_own(write(HEADER), bundled) == ()


def test_the_bundled_gazetteer_stays_as_it_was(write, bundled):
    before = bundled.find("Karachi")
    geomap.open_gazetteer(write(HEADER + "1174872,Elsewhere,city,PK,67.02,24.87,\n"))
    assert geomap.open_gazetteer().find("Karachi") == before


@pytest.mark.parametrize(
    "command",
    [
        ["gazetteer", "find", "Zyx Quay"],
        ["route", "Zyx Quay", "Muscat", "--mode", "shipping"],
        ["extract", "ARTICLE"],
        ["map", "ARTICLE", "-o", "-"],
        ["evaluate", "GOLD"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_that_reads_names_takes_it(command, write, capsysbinary):
    gold = {"id": "1", "text": "Ships left Zyx Quay.", "meta": {}, "toponyms": [
        {"start": 11, "end": 19, "text": "Zyx Quay", "lat": 24.3, "lon": 67.9, "geonameid": "own:quay"}]}  # fmt: skip
    files = {
        "ARTICLE": write("A freighter sailed from Zyx Quay to Muscat.", "a.txt"),
        "GOLD": write(json.dumps(gold), "gold.jsonl"),
    }
    own = write(HEADER + "own:quay,Zyx Quay,port,PK,66.95,24.75,\n")
    assert main([str(files.get(word, word)) for word in command] + ["--gazetteer", str(own)]) == 0
    printed = capsysbinary.readouterr().out.decode()
    assert ("Zyx Quay" in printed) != (command[0] == "evaluate")
    assert command[0] != "evaluate" or "exact id, of all names        1.000" in printed


def test_articles_are_surveyed_with_it(write):
    own = geomap.open_gazetteer(write(HEADER + ",Zyx Quay,port,PK,67.9,24.3,\n"))
    network = geomap.survey([geomap.Article("one", "A ship sailed from Zyx Quay to Muscat.")], gazetteer=own)
    assert "Zyx Quay" in set(network.places["name"])


# ---------------------------------------------------------------- what a wrong file says


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (",Quay,port,PK,24.3,67.9,", r"line 2: lon 24.3, lat 67.9 is \d+ km .* lon and lat are swapped"),
        (",Quay,port,AU,-33.9,151.2,", "line 2: lat '151.2' is outside -90 to 90; are lon and lat swapped"),
        (",Quay,port,PK,1e9,24.3,", "line 2: lon '1e9' is outside -180 to 180"),
        (",Quay,port,PK,nan,24.3,", "line 2: lon 'nan' is outside"),
        (",Quay,port,PK,67°,24.3,", "line 2: lon '67°' is no number"),
        (",Quay,port,PK,,24.3,", "line 2: lon '' is no number"),
        (",Quay,harbor,PK,67.9,24.3,", "line 2: kind 'harbor' is none of country, region1"),
        (",Quay,port,UK,67.9,24.3,", "line 2: country 'UK' is no ISO 3166-1"),
        (",Quay,port,pk,67.9,24.3,", "line 2: country 'pk' is no ISO 3166-1"),
        (",,port,PK,67.9,24.3,", "line 2: name '' has no letters"),
        (",Quay,port,PK,67.9,24.3,a;?!;b", r"line 2: the alternate name '\?!' has no letters"),
        ("no id,Quay,port,PK,67.9,24.3,", "line 2: id 'no id' is neither"),
        ("own:a,Quay,port,PK,67.9,24.3,\n\nown:a,Pier,port,PK,67.9,24.3,", "line 4: id 'own:a' .* line 2"),
        ("1174872,Quay,port,LK,79.8,6.9,", r"line 2: id '1174872' is Karachi \(city, PK\)"),
        (",Quay,port,PK,67.9,24.3", "line 2: 6 cells, the header has 7"),
        (',"Quay,port,PK,67.9,24.3,', "line 2 is no CSV"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(rows, words, write, bundled):
    with pytest.raises(GazetteerError, match=rf"extra\.csv' {words}"):
        read_own(write(HEADER + rows + "\n"), bundled)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "'.*' is empty; its first line is"),
        (" \n", "is empty"),
        ("name,kind,country,lon\nQuay,port,PK,67.9\n", "line 1: no column 'lat'"),
        ("name;kind;country;lon;lat\n", "line 1: no column 'name' in 'name;kind;country;lon;lat'"),
        ("name,kind,country,lon,lat,alternate\n", "line 1: 'alternate' is unknown; write 'alternates'"),
        ("name,kind,country,lon,lat,name\n", "line 1: the column 'name' stands there twice"),
        ("name\n".encode("utf-16"), "is not UTF-8 at byte 0; save it as UTF-8"),
        ((HEADER + ",Málaga,city,ES,-4.4,36.7,\n").encode("latin-1"), "is not UTF-8 at byte 42"),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, words, write, bundled):
    with pytest.raises(GazetteerError, match=words):
        read_own(write(content), bundled)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no FeatureCollection"),
        (feature(kind="harbor"), "feature 1: kind 'harbor' is none of"),
        (feature(alternate="Zyx"), "feature 1: 'alternate' is unknown; write 'alternates'"),
        (feature(name=7), "feature 1: name 7 is no text"),
        (feature().replace("Point", "LineString"), "feature 1: its geometry is no Point"),
        (feature().replace("[67.9, 24.3]", '["x", null]'), "feature 1: lon 'x' is no number"),
        (feature().replace('"properties"', '"props"'), "feature 1: it has no properties"),
    ],
)
def test_a_wrong_feature_is_named_by_file_and_number(content, words, write, bundled):
    with pytest.raises(GazetteerError, match=words):
        read_own(write(content, "extra.geojson"), bundled)


@pytest.mark.parametrize("name", ["missing.csv", "extra.xlsx"])
def test_a_file_that_is_not_there_or_of_another_kind_is_told_in_one_line(name, tmp_path, capsys):
    assert main(["gazetteer", "find", "Oslo", "--gazetteer", str(tmp_path / name)]) == 1
    assert name in capsys.readouterr().err.removesuffix("\n")


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*KINDS, "PK", "AU", "67.9", "-24.3", "1174872", "own:a", "1e400", "-0", "٣", "inf", "=1+1", '"']),
)


def outcome(path: Path, gazetteer: Gazetteer) -> tuple[list[Place], str]:
    """Return the places of a file, or the message that refuses it."""
    try:
        return [known.place for known in read_own(path, gazetteer)], ""
    except GazetteerError as error:
        return [], str(error)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=4))
def test_any_table_gives_places_on_the_globe_or_an_error_in_one_line(rows, write, bundled):
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    places, error = outcome(write((HEADER + table.getvalue()).encode("utf-8", "surrogatepass")), bundled)
    assert "\n" not in error
    assert all(abs(place.lon) <= 180 and abs(place.lat) <= 90 for place in places)
    assert len({place.id for place in places}) == len(places)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60))
@pytest.mark.parametrize("name", ["extra.csv", "extra.geojson"])
def test_any_bytes_give_places_or_an_error_in_one_line(content, name, write, bundled):
    assert "\n" not in outcome(write(content, name), bundled)[1]


@pytest.mark.parametrize("id", ["1174872", "1167528", "1179245", "1176734"])
def test_swapped_coordinates_of_a_town_of_pakistan_never_pass(id, write, bundled):
    town = bundled.place(id)
    with pytest.raises(GazetteerError, match="swapped"):
        read_own(write(HEADER + f",Quay,port,PK,{town.lat},{town.lon},\n"), bundled)
