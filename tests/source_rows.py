"""Packages made of real rows, for tests of the builder.

``data/gazetteer`` holds rows copied out of the pinned packages, in the folders that those packages have.
"""

import hashlib
import io
import shutil
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from geomap.sources.packages import PACKAGES

DATA = Path(__file__).parent / "data" / "gazetteer"


def packed(name: str, members: dict[str, bytes]) -> bytes:
    """Return the file of the package ``name`` with ``members``: a wheel or an npm package."""
    stream = io.BytesIO()
    if PACKAGES[name].file.endswith(".whl"):
        with zipfile.ZipFile(stream, "w") as wheel:
            for path, content in members.items():
                wheel.writestr(path, content)
    else:
        with tarfile.open(fileobj=stream, mode="w:gz") as tarball:
            for path, content in members.items():
                member = tarfile.TarInfo(path)
                member.size = len(content)
                tarball.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def rows_of(name: str) -> dict[str, bytes]:
    """Return the files of the package ``name`` out of the test data; ".txt" keeps tools from taking data for code."""
    folder = DATA / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix().removesuffix(".txt"): path.read_bytes() for path in files}


def put_packages(folder: Path, patch: pytest.MonkeyPatch, **changed: dict[str, bytes]) -> Path:
    """Write all packages into ``folder`` and pin them; ``changed`` replaces files of one ("cities_json")."""
    folder.mkdir(exist_ok=True)
    for name in list(PACKAGES):
        content = packed(name, rows_of(name) | changed.get(name.replace(".", "_").replace("-", "_"), {}))
        (folder / PACKAGES[name].file).write_bytes(content)
        pinned = replace(PACKAGES[name], sha256=hashlib.sha256(content).hexdigest())
        patch.setitem(PACKAGES, name, pinned)
    return folder


def new_folder(folder: Path) -> Path:
    """Return ``folder`` with the curated tables of the test data."""
    shutil.copytree(DATA / "curated", folder / "curated")
    return folder
