"""The scripts of the pages: tidy, tested by Node, and bundled from the sources that stand in ``web/``."""

import json

import pytest
from scripts import WEB, node


def test_the_bundles_are_what_their_sources_make():
    done = node("build.js", "--check")
    assert done.returncode == 0, done.stderr


def test_biome_finds_nothing():
    done = node("node_modules/.bin/biome", "check", ".")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted(path.name for path in (WEB / "tests").glob("*.test.js")))
def test_node_passes(file):
    done = node("--test", f"tests/{file}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_registry_of_a_machine():
    packages = json.loads((WEB / "package-lock.json").read_text())["packages"].values()
    assert not [package["resolved"] for package in packages if "resolved" in package]


def test_no_module_is_longer_than_five_hundred_lines():
    long = [path.name for path in WEB.glob("[!n]*/*.js") if len(path.read_text().splitlines()) > 500]
    assert long == []
