"""What the command makes of the options of pages."""

import json
from pathlib import Path

import pytest
from networks import invented_network

from geomap.cli import main
from geomap.network.formats import to_geojson


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in a folder with a network."""
    monkeypatch.chdir(tmp_path)
    Path("n.geojson").write_text(to_geojson(invented_network()), encoding="utf-8")
    return tmp_path


def files():
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def drawn(*options):
    assert main(["draw", "n.geojson", "-o", "m.html", *options]) == 0
    return Path("m.html").read_text(encoding="utf-8")


def test_the_page_speaks_the_language_that_is_asked_for():
    assert '<html lang="ur" dir="rtl">' in drawn("--language", "ur")


def test_the_page_wears_the_theme_that_is_asked_for():
    Path("house.json").write_text('{"light": {"paper": "#abcdef"}}', encoding="utf-8")
    assert "--paper:#abcdef" in drawn("--theme", "house.json")


@pytest.mark.parametrize(
    ("theme", "complaint"),
    [
        (None, "cannot read the theme 'house.json' (No such file or directory); docs/map.md describes one"),
        ('{"light": {"paper": "red"}}', "'paper' of a theme is \"red\"; write a colour as '#0b5a8a'"),
        ("[]", "a theme holds light, dark, fonts, modes and nothing else, not []"),
    ],
)
def test_a_wrong_theme_is_one_line_and_exit_1(theme, complaint, capsys):
    if theme is not None:
        Path("house.json").write_text(theme, encoding="utf-8")
    before = files()
    assert main(["draw", "n.geojson", "-o", "m.html", "--theme", "house.json"]) == 1
    assert capsys.readouterr().err == f"geomap: error: {complaint}\n"
    assert files() == before


def test_an_unknown_language_is_wrong_usage(capsys):
    assert main(["draw", "n.geojson", "--language", "xx"]) == 2
    assert "'xx' is not one of 'ar', 'bn', 'en'" in capsys.readouterr().err


def test_tiles_without_a_credit_are_exit_1_and_write_nothing(capsys):
    before = files()
    assert main(["draw", "n.geojson", "-o", "m.html", "--tiles", "https://t.example.org/{z}/{x}/{y}"]) == 1
    assert "need a credit; give what their owner asks for with --attribution" in capsys.readouterr().err
    assert files() == before


# Published pages


def test_a_page_that_is_told_its_address_names_it_to_those_who_link_to_it():
    page = drawn("--url", "https://example.org/maps/m.html?a=1&b=2", "--title", 'Over "the" <water>')
    assert '<link rel="canonical" href="https://example.org/maps/m.html?a=1&amp;b=2">' in page
    assert '<meta property="og:title" content="Over &quot;the&quot; &lt;water&gt;">' in page
    assert 'type="application/json+oembed" href="https://example.org/maps/m.oembed.json"' in page
    assert "og:image" not in page


def test_a_page_that_is_told_none_names_none():
    page = drawn()
    assert "<link" not in page
    assert "og:" not in page


def test_an_address_that_is_none_is_refused(capsys):
    assert main(["draw", "n.geojson", "-o", "m.html", "--url", "m.html"]) == 1
    assert "'m.html' is no address of a published page; it begins with https://" in capsys.readouterr().err


# Checked pages


def test_check_passes_what_is_as_it_would_be_written_and_writes_nothing(capsys):
    drawn("--title", "T")
    capsys.readouterr()
    before = files()
    assert main(["draw", "n.geojson", "-o", "m.html", "--title", "T", "--check"]) == 0
    assert files() == before
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", [None, b"", b"<p>something else"])
def test_check_fails_in_one_line_what_is_not_and_writes_nothing(content, capsys):
    if content is not None:
        Path("m.html").write_bytes(content)
    before = files()
    assert main(["draw", "n.geojson", "-o", "m.html", "--check"]) == 1
    assert (
        capsys.readouterr().err
        == "geomap: error: 'm.html' is not as it would be written; run the same without --check\n"
    )
    assert files() == before


def test_check_of_a_map_compares_the_network_too(capsys):
    article = {"id": "a", "text": "LISBON: Direct flights between Lisbon and Osaka began on 3 May 2026."}
    Path("a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    command = ["map", "a.jsonl", "-o", "o.html", "--network", "o.gpkg"]
    assert main(command) == 0
    assert main([*command, "--check"]) == 0
    assert capsys.readouterr().err.endswith("o.html and o.gpkg: as they would be written\n")
    Path("o.gpkg").write_bytes(b"x")
    assert main([*command, "--check"]) == 1
    assert "'o.gpkg' is not as it would be written" in capsys.readouterr().err


def test_a_stream_cannot_be_checked(capsys):
    assert main(["draw", "n.geojson", "--check"]) == 2
    assert "--check compares files; name one with -o" in capsys.readouterr().err
