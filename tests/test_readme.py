"""The README's commands do what it promises, and its tables are complete."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.cli import cli
from geomap.modes import MODES
from geomap.network.formats import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINES = re.findall(r"^    (python3 .+)$", README, re.MULTILINE)


def test_two_command_lines_do_everything():
    first, second = COMMAND_LINES
    assert first.endswith("geomap map seeds/")
    assert second.endswith("pytest")


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_a_command_line_starts_from_nothing(line):
    make, install, run = (shlex.split(step) for step in line.split(" && "))
    assert make == ["python3", "-m", "venv", ".venv"]
    assert install[:2] == [".venv/bin/pip", "install"]
    assert run[0].startswith(".venv/bin/")


def test_the_first_one_makes_the_map_and_says_where(tmp_path):
    _, _, run = (shlex.split(step) for step in COMMAND_LINES[0].split(" && "))
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "geomap", *run[1:]], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "output/map.html" in done.stderr
    assert (tmp_path / "output" / "map.html").stat().st_size > 100_000
    assert done.stderr.splitlines()[-1] in README


def run_examples(text, folder, *, before=""):
    """Run all Python of a page one after another, as a reader would, and return what it prints."""
    examples = re.findall(r"^```python\n(.+?)^```", text, re.MULTILINE | re.DOTALL)
    (folder / "seeds").symlink_to(ROOT / "seeds")
    program = [sys.executable, "-c", "\n".join([before, *examples])]
    return subprocess.run(program, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_the_python_example_runs(tmp_path):
    assert "Dhaka" in run_examples(README, tmp_path)
    assert (tmp_path / "map.html").exists()


def test_the_python_examples_of_the_network_run(tmp_path):
    printed = run_examples((ROOT / "docs" / "network.md").read_text(encoding="utf-8"), tmp_path)
    assert "[('shipping', 'Karachi', 'Colombo', '2024-11-11')]" in printed
    assert (tmp_path / "map.html").exists()


def test_the_python_examples_of_the_page_run(tmp_path):
    known = "import folium, geomap\nfrom geomap.articles import read_articles\n"
    known += "network = geomap.survey(read_articles(['seeds/']))"
    run_examples((ROOT / "docs" / "map.md").read_text(encoding="utf-8"), tmp_path, before=known)
    assert (tmp_path / "map.html").exists()


@pytest.mark.parametrize("name", ["trace", "survey", "draw"])
def test_the_functions_for_python_are_shown_at_work(name):
    shown = (ROOT / "docs" / "network.md").read_text(encoding="utf-8")
    assert f"geomap.{name}(" in shown


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_listed(command):
    assert f"`geomap {command}" in README


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_listed(mode):
    assert f"`{mode}`" in README


def test_every_file_that_it_links_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_source_of_the_gazetteer_is_credited():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    sources = json.loads((ROOT / "gazetteer" / "SOURCES.json").read_text(encoding="utf-8"))["sources"]
    assert [source["name"] for source in sources if source["name"] not in notice] == []


def test_every_format_is_listed():
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in README] == []


def test_it_shows_no_path_of_one_machine():
    assert not re.search(r"/(home|work|root|tmp|Users)/", README)
