"""Links that people have in tables: placed by the gazetteer, as broad as they count, harmless whatever a cell holds."""

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from geomap.cli import main
from geomap.network.formats import read as read_network

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")

LINKS = """from,to,type,state,when,trips,airline,note,aircraft,alliance
Nairobi,Entebbe,air,active,2025-03,12,Kenya Airways,daily,B738,Sky
Mombasa,Zanzibar,ferry,,,3,,,,
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def extracts(folder, capsys):
    """Return what reads tables into extracts, as (extracts, words told)."""

    def read(*words):
        assert main(["extract", *words]) == 0
        out, err = capsys.readouterr()
        return [json.loads(line) for line in out.splitlines()], err

    return read


def ends(extract):
    (link,) = extract["links"]
    return link["origin"]["name"], link["destination"]["name"]


# --- columns -------------------------------------------------------------------------------------


def test_a_row_is_a_link_that_leads_back_to_it(extracts):
    Path("links.csv").write_text(LINKS)
    first, second = extracts("links.csv")[0]
    (flight,) = first["links"]
    assert ends(first) == ("Nairobi", "Entebbe")
    assert (flight["mode"], flight["status"], flight["date"], flight["weight"]) == (
        "flight",
        "operating",
        "2025-03",
        12,
    )
    assert (flight["actors"], flight["columns"]) == (["Kenya Airways"], {"aircraft": "B738", "alliance": "Sky"})
    assert (first["title"], flight["rule"]) == ("links.csv, row 2", "table; links.csv, row 2")
    assert flight["evidence"] == "Nairobi – Entebbe: daily"
    assert ends(second) == ("Mombasa", "Zanzibar")


@pytest.mark.parametrize(
    "header",
    [
        "origin,destination,mode",
        "from,to,type",
        "source,target,transport",
        "Departure,Arrival,Means",
        "ORIGIN_CITY,dest,Mode",
    ],
)
def test_columns_go_by_their_usual_names_in_any_order(extracts, header):
    Path("a.csv").write_text(f"{header}\nLima,Quito,air\n")
    Path("b.csv").write_text(f"{','.join(reversed(header.split(',')))}\nair,Quito,Lima\n")
    for name in ("a.csv", "b.csv"):
        assert ends(extracts(name)[0][0]) == ("Lima", "Quito")


ROWS = [["origin", "destination", "mode", "day"], ["Lima", "Quito", "air", datetime.date(2025, 3, 2)]]


def write_csv(path, mark=","):
    path.write_text("\n".join(mark.join(map(str, row)) for row in ROWS), encoding="utf-8")


def write_workbook(path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)


def write_geojson(path):
    line = {"type": "LineString", "coordinates": [[-77.03, -12.04], [-78.52, -0.23]]}
    properties = dict(zip(ROWS[0], ["Lima", "Quito", "air", "2025-03-02"], strict=True))
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": properties, "geometry": line}]}))  # fmt: skip


def write_parquet(path):
    parquet.write_table(pyarrow.table({name: [value] for name, value in zip(*ROWS, strict=True)}), path)


KINDS = {
    "t.csv": write_csv, "t.tsv": lambda path: write_csv(path, "\t"),
    "semicolons.csv": lambda path: write_csv(path, ";"), "t.xlsx": write_workbook,
    "t.geojson": write_geojson, "t.parquet": write_parquet,
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_gives_the_same_link(extracts, name):
    KINDS[name](Path(name))
    (extract,) = extracts(name)[0]
    assert ends(extract) == ("Lima", "Quito")
    assert (extract["links"][0]["mode"], extract["links"][0]["date"]) == ("flight", "2025-03-02")


def test_standard_input_may_be_a_table(extracts, monkeypatch):
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(LINKS.encode()))

    monkeypatch.setattr("sys.stdin", Stdin())
    assert [ends(extract) for extract in extracts("-")[0]] == [("Nairobi", "Entebbe"), ("Mombasa", "Zanzibar")]


@pytest.mark.parametrize(
    ("written", "date"),
    [("2025", "2025"), ("2025-03-02T10:00", "2025-03-02"), ("2 March 2025", "2025-03-02"), ("March 2025", "2025-03")],
)
def test_dates_are_read_as_people_write_them(extracts, written, date):
    Path("t.csv").write_text(f"from,to,mode,date\nLima,Quito,air,{written}\n")
    assert extracts("t.csv")[0][0]["links"][0]["date"] == date


def test_what_cannot_be_read_in_a_row_is_told_and_the_rest_kept(extracts):
    Path("t.csv").write_text("from,to,mode,date,count,status\nLima,Quito,air,soonish,many,rumoured\n")
    (extract,), told = extracts("t.csv")
    (link,) = extract["links"]
    assert (link["date"], link.get("weight", 1), link["status"]) == (None, 1, "operating")
    for words in ("'soonish' is no date", "'many' is no count", "'rumoured' is no status"):
        assert f"t.csv, row 2: {words}" in told


# --- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "name", "country"),
    [
        ("NBO,", "Jomo Kenyatta International Airport", "KE"),
        ("KEMBA,", "Mombasa", "KE"),
        ("Springfield,", "Springfield", "US"),
        ('"Springfield, Illinois",', "Springfield", "US"),
        ("Halifax,GB", "Halifax", "GB"),
        ("Halifax,Canada", "Halifax", "CA"),
        ('"Paris, France",', "Paris", "FR"),
    ],
)
def test_an_end_is_a_name_a_code_or_a_name_with_its_country(extracts, cells, name, country):
    Path("t.csv").write_text(f"from,from country,to,mode\n{cells},Quito,air\n")
    origin = extracts("t.csv")[0][0]["links"][0]["origin"]
    assert name in origin["name"]
    assert origin["cc"] == country


def test_the_rest_of_the_table_is_the_context_of_a_name(extracts):
    canada = "".join(f"Toronto,{town},air\n" for town in ("Winnipeg", "Saskatoon", "Regina", "Calgary"))
    Path("t.csv").write_text(f"from,to,mode\nToronto,London,air\n{canada}")
    alone = extracts("t.csv")[0]
    assert alone[0]["links"][0]["destination"]["cc"] in ("CA", "GB")  # doubt is told either way
    Path("u.csv").write_text("from,from country,to,to country,mode\nToronto,CA,London,CA,air\n")
    (only,) = extracts("u.csv")[0]
    assert only["links"][0]["destination"]["cc"] == "CA"


def test_coordinates_need_no_name(extracts):
    Path("t.csv").write_text(
        "from,from_lat,from_lon,to_lat,to_lon,mode\nCamp Nine,-1.5,36.25,-0.2,-78.5,air\nLima,-12.05,-77.04,0,0,air\n"
    )
    first, second = extracts("t.csv")[0]
    assert (first["links"][0]["origin"]["name"], first["links"][0]["origin"]["lat"]) == ("Camp Nine", -1.5)
    assert second["links"][0]["origin"]["id"] == "3936456"  # Lima of GeoNames lies there


def test_open_names_are_listed_and_the_list_is_given_back(extracts, folder):
    Path("t.csv").write_text("from,to,mode\nLima,Springfield,air\nLima,Zyzxville,air\n")
    found, told = extracts("t.csv", "--names", "names.csv")
    assert "1 name of tables could not be placed: Zyzxville" in told
    assert "1 name of tables may be other places: Springfield" in told
    assert found[1]["links"] == []
    rows = list(csv.DictReader(io.StringIO(Path("names.csv").read_text())))
    assert [row["name"] for row in rows] == ["Springfield", "Zyzxville"]
    illinois = re.search(r"(\d+) = Springfield \(city, Illinois, US", rows[0]["candidates"])
    assert illinois
    rows[0]["choose"], rows[1]["choose"] = illinois[1], "-70.5,-10.25"
    with Path("names.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    for _ in range(2):  # what was chosen stays
        found, told = extracts("t.csv", "--names", "names.csv")
        assert found[0]["links"][0]["destination"]["id"] == illinois[1]
        assert found[1]["links"][0]["destination"]["lon"] == -70.5
        assert "could not be placed" not in told


def test_the_pair_of_flow_maps_is_read_in_any_order(extracts):
    Path("flows.csv").write_text("origin,dest,count\n1,2,40\n2,1,5\n")
    Path("locations.csv").write_text("id,name,lat,lon\n1,Depot North,10.5,20.5\n2,Depot South,-3.25,21.75\n")
    for words in (("flows.csv", "locations.csv"), ("locations.csv", "flows.csv")):
        found = extracts(*words, "--mode", "shipping")[0]
        assert [ends(one) for one in found] == [("Depot North", "Depot South"), ("Depot South", "Depot North")]
        assert [link["weight"] for one in found for link in one["links"]] == [40, 5]


# --- the map -------------------------------------------------------------------------------------


def test_lines_count_as_the_table_says(folder, capsys):
    Path("links.csv").write_text(LINKS)
    assert main(["map", "links.csv", "-o", "m.html"]) == 0
    assert "2 rows, 4 places, 2 corridors (1 flight, 1 shipping)" in capsys.readouterr().err
    network = read_network(Path("m.geojson"))
    assert dict(zip(network.corridors["mode"], network.corridors["links"], strict=True)) == {
        "flight": 12,
        "shipping": 3,
    }
    assert next(iter(network.links["columns"])) == ("aircraft=B738", "alliance=Sky")


def test_own_columns_are_shown_and_chosen_by(extracts):
    Path("links.csv").write_text(LINKS)
    (only,) = extracts("links.csv", "--show", "aircraft", "--where", "alliance=Sky")[0]
    assert only["links"][0]["evidence"] == "Nairobi – Entebbe: daily (aircraft: B738)"


def test_articles_and_tables_make_one_network_that_tells_them_apart(folder, capsys):
    Path("links.csv").write_text(LINKS)
    Path("a.txt").write_text("A ship sailed from Karachi to Colombo on 11 November 2024.")
    assert main(["map", "links.csv", "a.txt", "-o", "m.html"]) == 0
    assert "2 rows, 1 article" in capsys.readouterr().err
    links = read_network(Path("m.geojson")).links
    of_tables = [rule.startswith("table; ") for rule in links["rule"]]
    assert dict(zip(links["article"], of_tables, strict=True)) == {
        "a": False, "row 2 of links.csv": True, "row 3 of links.csv": True,
    }  # fmt: skip


def test_the_three_steps_give_the_same_bytes_as_the_map(folder, capsys):
    Path("links.csv").write_text(LINKS)
    assert main(["map", "links.csv", "-o", "m.html"]) == 0
    assert main(["extract", "links.csv", "-o", "lines.jsonl"]) == 0
    assert main(["corridors", "lines.jsonl", "-o", "n.geojson"]) == 0
    assert Path("n.geojson").read_bytes() == Path("m.geojson").read_bytes()


HOSTILE = [
    "<script>alert(1)</script>", '=HYPERLINK("http://evil.example")', "{{ 7*7 }}", "\x1b[2J", "'; DROP TABLE links; --",
    "javascript:alert(1)", "</textarea><img src=x onerror=alert(1)>", "\u202eevil", "A" * 50_000,
]  # fmt: skip


def test_a_hostile_cell_is_data(folder, capsys):
    with Path("t.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["from", "to", "mode", "note", "airline", "url", "extra", "date", "count"])
        for cell in HOSTILE:
            writer.writerow(["Lima", "Quito", "air", cell, cell, cell, cell, cell, cell])
            writer.writerow([cell, cell, "air", "", "", "", "", "", ""])
    assert main(["map", "t.csv", "-o", "m.html", "--names", "names.csv", "--show", "extra"]) == 0
    page, told = Path("m.html").read_text(), capsys.readouterr().err
    assert [cell for cell in HOSTILE if "<" in cell and cell in page] == []
    assert "{{ 7*7 }}" in page  # its letters, and not 49
    assert "A" * 2_001 not in page
    assert "\x1b" not in told
    assert 'href="javascript:' not in page
    names = list(csv.reader(io.StringIO(Path("names.csv").read_text())))
    assert [cell for row in names for cell in row if re.match("[=+@\t\r-]", cell)] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("from,to,mode\n", "has no rows"),
        ("id,name,lat,lon\n1,A,2,3\n", "holds places only"),
        ("from,to\nLima,Quito\n", "tells no mode"),
        ("from,to,mode\nLima,Quito,rocket\n", "'rocket' is no mode"),
        ("from,to,mode\nLima,Quito,air,2,3\n", "has 5 cells, the header 3"),
        ("from_lat,from_lon,to,mode\n95,3,Quito,air\n", "outside the globe"),
        ("from_lat,from_lon,to,mode\nnorth,3,Quito,air\n", "no degrees"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_a_line(folder, capsys, content, words):
    Path("t.csv").write_text(content)
    assert main(["extract", "t.csv"]) == 1
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "error" in line]
    assert words in line


@pytest.mark.parametrize("name", ["t.ods", "t.parquet", "t.geojson"])
def test_a_file_of_another_kind_is_told_in_a_line(folder, capsys, name):
    Path(name).write_bytes(b"PK\x03\x04 no such thing")
    assert main(["extract", name]) == 1
    assert f"'{name}' is no" in capsys.readouterr().err


def test_a_network_is_not_read_as_a_table(folder, capsys):
    Path("links.csv").write_text(LINKS)
    assert main(["map", "links.csv", "-o", "m.html"]) == 0
    assert main(["map", "m.geojson", "-o", "n.html"]) == 1
    assert "draw it with 'geomap draw'" in capsys.readouterr().err


def test_a_column_that_no_table_has_is_told(folder, capsys):
    Path("links.csv").write_text(LINKS)
    assert main(["extract", "links.csv", "--show", "gauge"]) == 1
    assert "no table has a column 'gauge'" in capsys.readouterr().err


def test_a_table_of_articles_stays_one(extracts):
    Path("t.csv").write_text('id,text,source\nx,"A ship sailed from Karachi to Colombo on 11 November 2024.",wire\n')
    (extract,) = extracts("t.csv")[0]
    assert ends(extract) == ("Karachi", "Colombo")
    assert not extract["links"][0]["rule"].startswith("table")


# --- names alone ---------------------------------------------------------------------------------


def test_names_alone_are_placed(folder, capsys):
    Path("names.csv").write_text("city,country,people\nHalifax,GB,90\nNairobi,,4000\nZyzxville,,0\n")
    assert main(["geocode", "names.csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["name"], row["place"], row["country"], row["people"]) for row in rows] == [
        ("Halifax", "Halifax", "GB", "90"), ("Nairobi", "Nairobi", "KE", "4000"), ("Zyzxville", "", "", "0"),
    ]  # fmt: skip
    assert float(rows[0]["lat"]) == pytest.approx(53.72, abs=0.05)  # GeoNames 2647632
    assert rows[2]["reason"] == "not in the gazetteer"


# --- docs/tables.md ------------------------------------------------------------------------------


def test_the_commands_of_the_page_run(folder, capsys):
    Path("articles").mkdir()
    Path("articles/a.txt").write_text("A ship sailed from Karachi to Colombo on 11 November 2024.")
    Path("links.csv").write_text(LINKS.replace("Sky", "Star"))
    Path("flows.csv").write_text("origin,dest,count\n1,2,40\n")
    Path("locations.csv").write_text("id,name,lat,lon\n1,North,10.5,20.5\n2,South,-3.25,21.75\n")
    commands = re.findall(r"^    geomap (.+)$", PAGE, re.MULTILINE)
    assert len(commands) == 6
    for line in commands:
        if line.startswith("geocode"):
            Path("names.csv").write_text("name\nNairobi\n")
        assert main(line.split()) == 0, line
        capsys.readouterr()


def test_the_python_example_of_the_page_runs(folder, capsys):
    (example,) = re.findall(r"^```python\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
    exec(example, {})
    assert re.search(r"flight +Nairobi +Entebbe +12", capsys.readouterr().out)
