"""The package works as a wheel, away from the checkout."""

import os
import re
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ["geomap", "gazetteer"]
LEFT_BY_TOOLS = ("__pycache__", ".")
FILES = ["setup.cfg", "pyproject.toml", "README.md", "LICENSE", "NOTICE"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return a wheel of this checkout, built from a copy, as building leaves files behind."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    for name in FILES:
        shutil.copy(ROOT / name, source)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return the ``bin`` folder of a fresh environment with the wheel, which sees the dependencies of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    pip("--python", str(folder / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel))
    (packages,) = folder.glob("lib/python*/site-packages")
    # A .pth file adds these folders after its own, and does not follow the .pth files in
    # them: an editable install of the checkout stays out of sight.
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return folder / "bin"


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def environment() -> dict[str, str]:
    """Return the environment without what would lead Python to the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(folder: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(folder / command[0]), *command[1:]],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_the_wheel_holds_every_file_of_the_package_and_of_the_gazetteer(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    there = [
        path.relative_to(ROOT).as_posix()
        for name in FOLDERS
        for path in (ROOT / name).rglob("*")
        if path.is_file() and not any(part.startswith(LEFT_BY_TOOLS) for part in path.relative_to(ROOT).parts)
    ]
    assert {re.sub("^gazetteer/", "geomap/data/", name) for name in there} - held == set()


def test_the_wheel_draws_a_map_in_another_folder(installed, tmp_path):
    (tmp_path / "news.txt").write_text(
        "Lisbon to get flights to Osaka\n\n"
        "LISBON: The carrier will launch direct flights between Lisbon and Osaka on 3 May 2026.\n"
    )
    where = run(installed, "python", "-c", "import geomap; print(geomap.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.parent)
    done = run(installed, "geomap", "map", "news.txt", cwd=tmp_path)
    assert "1 flight" in done.stderr
    page = (tmp_path / "output" / "map.html").read_text(encoding="utf-8")
    assert "Osaka" in page


def test_the_wheel_has_the_licences(wheel):
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
    assert {"LICENSE", "NOTICE"} <= names
