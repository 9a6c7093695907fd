"""The command line: what it writes, what it says, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from geomap.cli import main
from geomap.records import Extract, NamedPlace

ROOT = Path(__file__).parent.parent

FLIGHT = {
    "id": "lisbon-osaka",
    "title": "Lisbon and Osaka come closer",
    "published": "2026-03-02",
    "text": "LISBON: Direct flights between Lisbon and Osaka will begin on 3 May 2026, the carrier said.",
}
VISIT = {
    "id": "minister",
    "title": "Minister in Nairobi",
    "published": "2026-03-03",
    "text": "Swedish Foreign Minister Kari Dahl arrived in Nairobi on Monday for talks.",
}
NOWHERE = {"id": "nowhere", "text": "Nothing happened, and nobody said where."}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_articles(name: str, *articles: dict[str, str]) -> str:
    Path(name).write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return name


@pytest.fixture
def news() -> str:
    """Return the name of a file with two articles, of a flight and of a visit."""
    return write_articles("news.jsonl", FLIGHT, VISIT)


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "geomap", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


def files() -> Sequence[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file())


# --- map -----------------------------------------------------------------------------------------


def test_map_writes_the_page_and_the_network_and_says_where(news, capsys):
    assert main(["map", news]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "2 articles, 4 places, 2 corridors (1 flight, 1 visit)",
        "wrote output/map.html and output/map.geojson",
    ]
    assert files() == ["news.jsonl", "output/map.geojson", "output/map.html"]


def test_map_writes_the_network_beside_the_page_that_is_asked_for(news):
    assert main(["map", news, "-o", "m.html"]) == 0
    assert files() == ["m.geojson", "m.html", "news.jsonl"]


@pytest.mark.parametrize("name", ["n.gpkg", "n.parquet", "n.fgb", "n.csv", "n.graphml"])
def test_map_writes_the_network_in_the_format_of_its_suffix(news, name):
    assert main(["map", news, "--network", name]) == 0
    assert Path(name).stat().st_size > 0
    assert not Path("output/map.geojson").exists()


def test_map_streams_the_page_alone(news):
    done = run("map", news, "-o", "-")
    assert done.returncode == 0
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert b"wrote" not in done.stderr
    assert files() == ["news.jsonl"]


def test_map_reads_standard_input(news):
    assert run("map", "-", "-o", "-", stdin=Path(news).read_bytes()).stdout == run("map", news, "-o", "-").stdout


def test_the_same_articles_give_the_same_bytes(news, monkeypatch):
    written = []
    for seed in ("1", "2"):  # the order of a set of texts differs from run to run, unless it is told
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        assert run("map", news).returncode == 0
        written.append([Path(name).read_bytes() for name in ("output/map.html", "output/map.geojson")])
    assert written[0] == written[1]


def test_a_folder_can_be_read_again_after_its_map_was_written_into_it(news, capsys):
    for _ in range(2):
        assert main(["extract", ".", "-o", "x.jsonl"]) == 0
        assert main(["map", ".", "-o", "m.html"]) == 0
        assert "\n2 articles, " in f"\n{capsys.readouterr().err}"


def test_the_three_steps_give_the_bytes_of_map(news):
    geomap = f"{sys.executable} -m geomap"
    subprocess.run(
        f"set -e -o pipefail; {geomap} extract {news} | {geomap} corridors | {geomap} draw > steps.html",
        shell=True,
        executable="/bin/bash",
        check=True,
    )
    assert main(["map", news, "-o", "m.html"]) == 0
    assert Path("steps.html").read_bytes() == Path("m.html").read_bytes()


def test_the_three_steps_by_files_give_the_bytes_of_map(news):
    assert main(["extract", news, "-o", "x.jsonl"]) == 0
    assert main(["corridors", "x.jsonl", "-o", "x.gpkg"]) == 0
    assert main(["draw", "x.gpkg", "-o", "x.html"]) == 0
    assert main(["map", news, "-o", "m.html"]) == 0
    assert Path("x.html").read_bytes() == Path("m.html").read_bytes()


def test_a_map_without_places_is_done_and_says_so(capsys):
    assert main(["map", write_articles("a.jsonl", NOWHERE)]) == 0
    assert "1 article, 0 places, no corridors: the map is empty" in capsys.readouterr().err
    assert Path("output/map.html").exists()


def test_a_name_that_cannot_be_placed_is_counted(news, monkeypatch, capsys):
    unplaced = NamedPlace(0, 10, "Zzyzxograd", None, "literal", 0.0)
    extract = Extract("a", None, None, None, (unplaced, unplaced), ())
    monkeypatch.setattr("geomap.processes.attempt", lambda article, **more: replace(extract, id=article.id))
    assert main(["map", news]) == 0
    assert "4 names could not be placed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "corridors"),
    [
        (["--mode", "flight"], "1 corridor (1 flight)"),
        (["--mode", "flight", "--mode", "visit"], "2 corridors (1 flight, 1 visit)"),
        (["--since", "2026-04"], "1 corridor (1 flight)"),
        (["--until", "2026-03-31"], "1 corridor (1 visit)"),
        (["--min-links", "2"], "no corridors"),
        (["--status", "cancelled"], "no corridors"),
    ],
    ids=" ".join,
)
def test_map_keeps_what_was_chosen(news, capsys, options, corridors):
    assert main(["map", news, *options]) == 0
    assert corridors in capsys.readouterr().err


def test_the_title_is_on_the_page(news):
    assert main(["map", news, "--title", "Ways & <means>"]) == 0
    assert "<title>Ways &amp; &lt;means&gt;</title>" in Path("output/map.html").read_text(encoding="utf-8")


def test_published_dates_articles_that_tell_no_date(folder, capsys):
    Path("a.txt").write_text("Minister Kari Dahl of Norway arrived in Nairobi on Monday for talks.")
    assert main(["extract", "a.txt", "--published", "2026-03-03"]) == 0
    extract = json.loads(capsys.readouterr().out)
    assert extract["published"] == "2026-03-03"
    assert extract["links"][0]["date"] == "2026-03-02"


# --- extract -------------------------------------------------------------------------------------


def test_extract_keeps_the_contract(news, capsys):
    assert main(["extract", news]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["lisbon-osaka", "minister"]
    for line, article in zip(lines, (FLIGHT, VISIT), strict=True):
        assert list(line) == ["id", "title", "published", "url", "places", "links"]
        for place in line["places"]:
            keys = ["start", "end", "text", "name", "id", "lat", "lon", "cc", "kind", "use", "score",
                    "use_score", "reason", "candidates"]  # fmt: skip
            assert list(place) == keys
            assert article["text"][place["start"] : place["end"]] == place["text"]
        for link in line["links"]:
            assert list(link) == [
                "mode", "origin", "destination", "via", "bidirectional", "status", "date", "actors", "score", "rule",
                "evidence", "evidence_start", "evidence_end", "trigger", "cue", "origin_span", "destination_span",
                "origin_found",
            ]  # fmt: skip
            assert article["text"][link["evidence_start"] : link["evidence_end"]] == link["evidence"]


# --- what goes wrong -----------------------------------------------------------------------------


def make_bad_articles() -> None:
    Path("empty.txt").write_text("")
    Path("binary.txt").write_bytes(bytes(range(256)) * 8)
    Path("broken.jsonl").write_text('{"id": "a", "text"\n')
    Path("nothing").mkdir()


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "broken.jsonl", "nothing"])
@pytest.mark.parametrize("command", ["map", "extract"])
def test_an_article_that_cannot_be_read_is_one_line_and_exit_1(command, name, capsys):
    make_bad_articles()
    before = files()
    assert main([command, name]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("geomap: error: ")
    assert said.err.count("\n") == 1
    assert name in said.err
    assert files() == before


def test_one_bad_article_among_many_is_told_and_passed_by(news, capsys):
    make_bad_articles()
    assert main(["map", "empty.txt", news, "missing.txt"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[:2] for line in told[:2]] == [["geomap", " skipped"]] * 2
    assert "empty.txt" in told[0]
    assert "missing.txt" in told[1]
    assert "geomap: 2 of 4 articles could not be read" in told
    assert any(line.startswith("2 articles, 4 places") for line in told)


def test_one_broken_line_among_many_is_told_and_passed_by(capsys):
    Path("a.jsonl").write_text(json.dumps(FLIGHT) + "\n{nonsense\n" + json.dumps(VISIT) + "\n")
    assert main(["extract", "a.jsonl"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 2
    assert "line 2" in said.err


def test_what_an_article_says_cannot_command_the_terminal(capsys):
    hostile = "\x1b]0;title\x07 \x1b[2J\u202e \r\n minister of Kenya visited Oslo"
    write_articles("a.jsonl", {"id": hostile, "text": hostile}, {"id": "b", "published": hostile, "text": "x"})
    assert main(["extract", "-v", "a.jsonl"]) == 0
    said = capsys.readouterr().err
    assert "\\x1b]0;title\\x07 \\x1b[2J\\u202e minister of Kenya" in said
    assert all(line.isprintable() for line in said.splitlines())


def test_if_no_article_can_be_read_each_reason_is_told(capsys):
    make_bad_articles()
    assert main(["map", "empty.txt", "missing.txt"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in told] == [" skipped", " skipped", " error"]
    assert "none of 2 articles" in told[-1]
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["map"], "SOURCES"),
        (["map", "a.txt", "--mode", "rail"], "'rail'"),
        (["map", "a.txt", "--status", "done"], "'done'"),
        (["map", "a.txt", "--since", "May"], "'May' is not a date; write it as 2025, 2025-08 or 2025-08-23"),
        (["map", "a.txt", "--since", "2025-13"], "'2025-13' is not a date"),
        (["map", "a.txt", "--published", "2025-08"], "'2025-08' is not a day"),
        (["map", "a.txt", "--min-links", "0"], "0 is not in the range"),
        (["map", "a.txt", "--detail", "10m"], "'10m'"),
        (["map", "a.txt", "--colour", "red"], "No such option"),
        (["atlas"], "No such command 'atlas'"),
        (["route", "A", "B"], "--mode"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_exit_2_and_says_what_is_wrong(arguments, words, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("nowhere/m.html", "make 'nowhere' first"),
        ("folder", "is a folder"),
        ("letter.html", "is there already, and not geomap's; name another, or say --force"),
    ],
)
@pytest.mark.parametrize("command", ["map", "extract"])
def test_an_output_that_cannot_be_written_is_exit_1(command, output, words, news, capsys):
    Path("folder").mkdir()
    Path("letter.html").write_text("Dear reader")
    assert main([command, news, "-o", output]) == 1
    said = capsys.readouterr().err
    assert said.startswith("geomap: error: ")
    assert said.count("\n") == 1
    assert output in said
    assert words in said
    assert files() == ["letter.html", "news.jsonl"]


def test_a_network_of_an_unknown_format_is_refused_before_the_work(capsys):
    assert main(["map", "missing.txt", "--network", "n.xlsx"]) == 1
    assert "n.xlsx" in capsys.readouterr().err


def test_force_replaces_what_geomap_did_not_write(news):
    Path("letter.html").write_text("Dear reader")
    assert main(["map", news, "-o", "letter.html", "--force"]) == 0
    assert Path("letter.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "arguments",
    [
        ["map", "news.jsonl", "-o", "m.html"],
        ["map", "news.jsonl", "-o", "m.html", "--network", "n.gpkg"],
        ["map", "news.jsonl", "-o", "m.html", "--network", "n.parquet"],
        ["map", "news.jsonl", "-o", "m.html", "--network", "n.fgb"],
        ["map", "news.jsonl", "-o", "m.html", "--network", "n.csv"],
        ["map", "news.jsonl", "-o", "m.html", "--network", "n.graphml"],
        ["extract", "news.jsonl", "-o", "x.jsonl"],
        ["route", "1,2", "3,4", "--mode", "flight", "-o", "r.geojson"],
    ],
    ids=" ".join,
)
def test_what_geomap_wrote_it_replaces(news, arguments):
    assert main(arguments) == 0
    assert main(arguments) == 0


def test_an_article_is_never_the_output(news, capsys):
    Path("a.html").write_text("<title>News</title><p>The ship sailed from Lisbon to Osaka.</p>")
    assert main(["map", "a.html", "-o", "a.html"]) == 1
    assert "Lisbon" in Path("a.html").read_text()


@pytest.mark.parametrize("command", ["corridors", "draw"])
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"an article"])
def test_a_step_refuses_what_the_step_before_did_not_write(command, content):
    done = run(command, stdin=content)
    if (command, content) == ("corridors", b""):
        assert done.returncode == 0
        return
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.startswith(b"geomap: error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("command", ["corridors", "draw", "evaluate", "embed", "diff"])
def test_a_file_that_is_missing_is_named(command, capsys):
    assert main([command, "missing.geojson", *(["n.geojson"] if command == "diff" else [])]) == 1
    said = capsys.readouterr().err
    assert said.startswith("geomap: error: ")
    assert "missing.geojson" in said


def test_the_line_that_breaks_the_contract_is_named(news, capsys):
    assert main(["extract", news, "-o", "x.jsonl"]) == 0
    Path("y.jsonl").write_text(Path("x.jsonl").read_text() + '{"id": "b"}\n')
    assert main(["corridors", "y.jsonl"]) == 1
    assert "line 3" in capsys.readouterr().err


def test_a_full_disk_is_one_line_and_exit_1(news):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geomap", "extract", news], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"geomap: error: [Errno 28] No space left on device\n"


# --- streams and signals -------------------------------------------------------------------------


def test_a_reader_who_has_read_enough_ends_it_quietly():
    write_articles("many.jsonl", *({**FLIGHT, "id": str(number)} for number in range(400)))
    command = [sys.executable, "-m", "geomap", "extract", "many.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1  # as a shell's "pipefail" expects of one that could not write


def test_an_interrupt_is_exit_130_and_no_traceback():
    command = [sys.executable, "-m", "geomap", "extract", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # A job in the background may have been told to ignore interrupts, and would hand that on.
    with subprocess.Popen(command, **pipes, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        assert process.stdin is not None
        # It is surely past its start, and waits, when it has taken more than a pipe holds.
        process.stdin.write(b"Nothing more to say. " * 10_000)
        process.stdin.flush()
        wait_for_end(process, after=signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read().strip() == b"geomap: interrupted"
    assert process.returncode == 130


def wait_for_end(process: subprocess.Popen[bytes], *, after: signal.Signals) -> None:
    # Python does not look at a signal that comes between two reads of a pipe, so a second one may be needed.
    for _ in range(20):
        process.send_signal(after)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
            return


def test_progress_shows_on_a_terminal_only(news):
    ours, terminal = os.openpty()
    command = [sys.executable, "-m", "geomap", "extract", news]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=terminal, check=True)
    os.close(terminal)
    assert b"1 articles, " in os.read(ours, 4096)
    os.close(ours)
    assert run("extract", news).stderr == b""


@pytest.mark.parametrize("words", [["-q", "map"], ["map", "-q"]], ids=" ".join)
def test_quiet_says_nothing(words, news, capsys):
    assert main([*words, news]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("words", [["-v", "map"], ["map", "-v"]], ids=" ".join)
def test_verbose_says_what_each_article_gave(words, news, capsys):
    assert main([*words, news]) == 0
    assert "lisbon-osaka: 3 names, 1 link" in capsys.readouterr().err.splitlines()


def test_verbose_counts_the_names_that_could_not_be_placed(tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text("The minister flew to Zyzxograd and then to Lusaka.", encoding="utf-8")
    assert main(["extract", "-v", str(article)]) == 0
    assert "a: 2 names (1 not placed), 1 link" in capsys.readouterr().err.splitlines()


def test_the_page_and_the_network_cannot_be_one_file(news, capsys):
    assert main(["map", news, "-o", "m.geojson"]) == 2
    assert "'m.geojson' cannot be both the page and the network" in capsys.readouterr().err
    assert files() == ["news.jsonl"]


def test_the_network_can_be_streamed(news):
    done = run("map", news, "--network", "-")
    assert json.loads(done.stdout)["about"]["schema"] == "geomap-network"
    assert files() == ["news.jsonl", "output/map.html"]


def test_results_are_utf8_whatever_the_terminal_speaks(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    write_articles("a.jsonl", {"id": "a", "text": "The minister flew to Zürich on Monday."})
    assert "Zürich" in run("extract", "a.jsonl").stdout.decode("utf-8")


def test_asking_for_help_loads_none_of_the_heavy_libraries():
    heavy = ("geopandas", "pandas", "numpy", "shapely", "pyproj", "folium", "trafilatura", "scipy")
    script = f"import sys, geomap.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# --- the gazetteer, routes and figures -----------------------------------------------------------


def test_find_lists_the_likeliest_place_first_with_its_reason(capsys):
    assert main(["gazetteer", "find", "Karachi"]) == 0
    first = capsys.readouterr().out.splitlines()[0].split("\t")
    assert first[:3] == ["Karachi", "city", "PK"]
    assert "primary name" in first[-1]


def test_a_name_that_nothing_bears_is_no_error(capsys):
    assert main(["gazetteer", "find", "Zzyzxograd"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "'Zzyzxograd'" in said.err


def test_a_route_is_geojson_between_names_codes_or_points(capsys):
    # 2,358 km: geographiclib, Geodesic.WGS84.Inverse(24.91, 67.16, 23.84, 90.40).
    for origin, destination in (("Karachi", "Dhaka"), ("KHI", "DAC"), ("67.16,24.91", "90.40,23.84")):
        assert main(["route", origin, destination, "--mode", "flight"]) == 0
        feature = json.loads(capsys.readouterr().out)
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "MultiLineString"
        assert feature["properties"]["km"] == pytest.approx(2358, rel=0.01)


def test_a_point_may_lie_west(capsys):
    assert main(["route", "-74.0,40.7", "-0.1,51.5", "--mode", "flight"]) == 0
    assert json.loads(capsys.readouterr().out)["geometry"]["coordinates"][0][0] == [-74.0, 40.7]


def test_a_ship_takes_the_passage_that_it_is_told(capsys):
    kilometres = []
    for options in ([], ["--avoid", "suez"]):
        assert main(["route", "Karachi", "Rotterdam", "--mode", "shipping", *options]) == 0
        kilometres.append(json.loads(capsys.readouterr().out)["properties"]["km"])
    assert kilometres[1] > kilometres[0] + 5000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Zzyzxograd", "Dhaka", "--mode", "visit"], "no place is called 'Zzyzxograd'"),
        (["0,0", "0,91", "--mode", "flight"], "91"),
        (["Karachi", "Dhaka", "--mode", "flight", "--avoid", "suez"], "leave out 'suez'"),
        (["Islamabad", "Colombo", "--mode", "shipping"], "Islamabad (PK) lies inland; give a port"),
        (["24.8,67.0", "Colombo", "--mode", "shipping"], "if this is latitude, longitude, turn it round"),
    ],
)
def test_a_route_that_cannot_be_is_exit_1(arguments, words, capsys):
    assert main(["route", *arguments]) == 1
    said = capsys.readouterr().err
    assert said.startswith("geomap: error: ")
    assert words in said


def test_diff_tells_what_appeared_and_what_is_gone(news, capsys):
    assert main(["map", news, "--mode", "flight", "--network", "old.geojson"]) == 0
    assert main(["map", news, "--mode", "visit", "--network", "new.gpkg"]) == 0
    capsys.readouterr()
    assert main(["diff", "old.geojson", "new.gpkg"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 appeared",
        "  visit Sweden → Nairobi: operating, 1 link",
        "1 ended",
        "  flight Osaka ↔ Lisbon: gone, was planned",
    ]
    assert main(["diff", "old.geojson", "new.gpkg", "--json"]) == 0
    assert [len(rows) for rows in json.loads(capsys.readouterr().out).values()] == [1, 1, 0, 0]


def test_evaluate_prints_the_figures(capsys):
    text = FLIGHT["text"]
    ends = {"Lisbon": (38.72, -9.14, "PT"), "Osaka": (34.69, 135.5, "JP")}
    spots = {
        name: {"name": name, "lat": lat, "lon": lon, "cc": cc, "kind": "city"} for name, (lat, lon, cc) in ends.items()
    }
    places = [
        {"start": text.index(name), "end": text.index(name) + len(name), "text": name, "use": "literal", **spot}
        for name, spot in spots.items()
    ]
    link = {
        "mode": "flight", "origin": spots["Lisbon"], "destination": spots["Osaka"], "via": [], "bidirectional": True,
        "status": "planned", "date": "2026-05-03", "actors": [], "evidence_start": 0, "evidence_end": len(text),
        "evidence": text, "debatable": False, "note": "",
    }  # fmt: skip
    gold = {"id": "a", "doc_date": "2026-03-02", "text": text, "places": places, "links": [link], "negatives": []}
    Path("gold.jsonl").write_text(json.dumps(gold) + "\n")
    assert main(["evaluate", "gold.jsonl", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["links"]["flight"]["f1"] == 1.0


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "geomap 0.1.0\n"
