"""The tables that people write in gazetteer/curated keep to their rules."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer, fold
from geomap.records import KINDS

CURATED = Path(__file__).parent.parent / "gazetteer" / "curated"
COLUMNS = {
    "places.csv": ["id", "name", "kind", "country", "lon", "lat", "alternates", "note"],
    "ports.csv": ["id", "name", "country", "lon", "lat", "alternates", "note"],
    "names.csv": ["name", "country", "kind", "target", "naming", "note"],
    "demonyms.csv": ["demonym", "target_kind", "target"],
}
POSITIONED = ("places.csv", "ports.csv")
# A place in each quarter of the earth, as any atlas has it to a degree: what a wrong sign would move.
KNOWN = {
    "Strait of Hormuz": (56.5, 26.5),
    "Cape Horn": (-67.3, -56.0),
    "Bering Strait": (-168.8, 65.8),
    "North Cape": (25.8, 71.2),
    "Drake Passage": (-63.0, -58.5),
    "Panama Canal": (-79.8, 9.1),
    "Bass Strait": (146.0, -39.9),
}


LETTERS = {ord(old): new for old, new in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("æ", "ae"), ("ı", "i"))}


def rows(table: str) -> list[dict[str, str]]:
    with (CURATED / table).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def spellings(row: dict[str, str]) -> Iterator[str]:
    yield row["name"]
    yield from (name for name in row["alternates"].split(";") if name)


def order(text: str) -> str:
    """Return ``text`` as the tables are sorted: without case, accents or punctuation."""
    plain = text.translate(LETTERS)
    letters = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’'.]", "", letters.lower())).strip("-")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_its_columns_in_order(table: str) -> None:
    with (CURATED / table).open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == COLUMNS[table]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_all_its_cells_and_no_stray_space(table: str) -> None:
    with (CURATED / table).open(encoding="utf-8", newline="") as stream:
        wrong = [
            cells
            for cells in csv.reader(stream)
            if len(cells) != len(COLUMNS[table]) or any(cell != " ".join(cell.split()) for cell in cells)
        ]
    assert wrong == []


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_is_composed_utf8_with_plain_line_ends(table: str) -> None:
    content = (CURATED / table).read_bytes()
    text = content.decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert b"\r" not in content
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_stand_in_alphabetical_order(table: str) -> None:
    heads = [next(row[column] for column in ("name", "demonym") if column in row) for row in rows(table)]
    assert [order(head) for head in heads] == sorted(order(head) for head in heads)


def test_no_id_stands_twice() -> None:
    ids = Counter(row["id"] for table in POSITIONED for row in rows(table))
    assert [id for id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("table", POSITIONED)
def test_an_id_is_a_geonames_number_a_code_or_our_own(table: str) -> None:
    form = re.compile(r"\d+|port:[A-Z]{2}[A-Z0-9]{3}|airport:[A-Z]{4}|curated:[a-z0-9]+(-[a-z0-9]+)*")
    assert [row["id"] for row in rows(table) if not form.fullmatch(row["id"])] == []


@pytest.mark.parametrize("table", POSITIONED)
def test_coordinates_lie_on_the_earth(table: str) -> None:
    assert [
        row["name"] for row in rows(table) if not (-180 <= float(row["lon"]) <= 180 and -90 <= float(row["lat"]) <= 90)
    ] == []


@pytest.mark.parametrize("name", KNOWN)
def test_a_place_lies_where_charts_have_it(name: str) -> None:
    row = next(row for row in rows("places.csv") if row["name"] == name)
    assert (float(row["lon"]), float(row["lat"])) == pytest.approx(KNOWN[name], abs=1.0)


def test_every_kind_is_one_of_the_records() -> None:
    assert [row for row in rows("places.csv") if row["kind"] not in KINDS] == []


def test_no_place_or_port_lists_a_name_twice() -> None:
    repeated = [
        row["name"]
        for table in POSITIONED
        for row in rows(table)
        if len(set(spellings(row))) != len(list(spellings(row)))
    ]
    assert repeated == []


def test_no_two_places_of_one_kind_bear_one_name() -> None:
    bearers = Counter((row["kind"], name) for row in rows("places.csv") for name in {*map(fold, spellings(row))})
    assert [key for key, times in bearers.items() if times > 1] == []


def test_a_name_is_given_to_one_place_of_a_kind_in_a_country() -> None:
    keys = Counter((row["name"], row["country"], row["kind"]) for row in rows("names.csv"))
    assert [key for key, times in keys.items() if times > 1] == []


def test_a_name_says_how_it_is_borne() -> None:
    assert {row["naming"] for row in rows("names.csv")} <= {"historical", "alternate", "abbreviation", "english"}


def test_a_demonym_belongs_to_one_place() -> None:
    words = Counter(fold(row["demonym"]) for row in rows("demonyms.csv"))
    assert [word for word, times in words.items() if times > 1] == []


def test_a_target_among_the_curated_places_is_there() -> None:
    ids = {row["id"] for table in POSITIONED for row in rows(table)}
    targets = {row["target"] for table in ("names.csv", "demonyms.csv") for row in rows(table)}
    assert {target for target in targets if target.startswith("curated:")} <= ids


@pytest.mark.parametrize("table", ["places.csv", "ports.csv", "names.csv"])
def test_every_country_code_is_real(table: str, gazetteer: Gazetteer) -> None:
    codes = {row["country"] for row in rows(table)} - {""}
    assert {code for code in codes if gazetteer.country(code) is None} == set()


def test_every_country_that_a_name_stands_for_is_real(gazetteer: Gazetteer) -> None:
    codes = {row["target"] for row in rows("names.csv") if row["kind"] == "country"}
    codes |= {row["target"] for row in rows("demonyms.csv") if row["target_kind"] == "country"}
    assert {code for code in codes if gazetteer.country(code) is None} == set()


def test_every_place_and_port_is_found_by_each_of_its_names(gazetteer: Gazetteer) -> None:
    lost = [
        (row["id"], name)
        for table in POSITIONED
        for row in rows(table)
        for name in spellings(row)
        if row["id"] not in {candidate.place.id for candidate in gazetteer.find(name)}
    ]
    assert lost == []


def test_every_other_name_leads_to_its_target(gazetteer: Gazetteer) -> None:
    lost = [row for row in rows("names.csv") if not _leads(row, gazetteer)]
    assert lost == []


def test_a_place_is_called_by_its_english_name_and_found_by_its_own(gazetteer: Gazetteer) -> None:
    english = [row for row in rows("names.csv") if row["naming"] == "english"]
    assert len(english) > 30
    lost = [row for row in english if row["name"] not in {one.place.name for one in gazetteer.find(row["target"])}]
    assert lost == []


def _leads(row: dict[str, str], gazetteer: Gazetteer) -> bool:
    found = [candidate.place for candidate in gazetteer.find(row["name"]) if candidate.place.kind == row["kind"]]
    if row["kind"] == "country":
        return any(place.country == row["target"] for place in found)
    targets = {candidate.place.id for candidate in gazetteer.find(row["target"])} | {row["target"]}
    return any(place.country == row["country"] and place.id in targets for place in found)


def test_every_demonym_leads_to_its_target(gazetteer: Gazetteer) -> None:
    lost = [row for row in rows("demonyms.csv") if not _belongs(row, gazetteer)]
    assert lost == []


def _belongs(row: dict[str, str], gazetteer: Gazetteer) -> bool:
    place = gazetteer.demonym(row["demonym"])
    if place is None or place.kind != row["target_kind"]:
        return False
    name = row["target"].partition(":")[2].partition(",")[0]
    bearers = {candidate.place.id for candidate in gazetteer.find(name)} if name else set()
    return row["target"] in (place.country, place.id) or place.id in bearers
