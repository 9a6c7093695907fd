"""The house that the code lives in: few and full files, each name once, and nothing that nobody uses."""

import ast
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "geomap"
FILES = sorted(PACKAGE.rglob("*.py"))

# What is not reached yet is held where it is, so that it cannot grow. The aims: 5 files, 500 lines, no name twice.
FILES_A_THOUSAND_LINES = 5.0
LINES_A_FILE = 520
SHARED_NAMES = 8

UNUSED_BY_DESIGN = (
    "__getattr__", "handle_starttag", "handle_endtag", "handle_data",  # called by Python and by its parser
    "_parent", "_lender",  # held for others: Folium asks for the one, the other keeps a lent connection alive
    "default_js", "default_css",  # read by Folium
    "origin_kind", "destination_kind", "history", "with_tables",  # columns of a table, and its way back for notebooks
    "_repr_html_", "work",  # called by a notebook, and by the name that a process is started with
    "geomap", "own_gazetteer",  # what a run was begun with, compared field by field
    "intra_op_num_threads", "inter_op_num_threads",  # read by ONNX Runtime
)  # fmt: skip


def test_files_are_few_and_full():
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in FILES)
    assert 1000 * len(FILES) / lines <= FILES_A_THOUSAND_LINES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_is_too_long_to_be_read_as_a_whole(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_A_FILE


def test_no_two_modules_and_no_two_classes_bear_one_name():
    modules = [path.parent.name if path.stem == "__init__" else path.stem for path in FILES if path.stem != "__main__"]
    classes = [
        node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    shared = [name for names in (modules, classes) for name, count in Counter(names).items() if count > 1]
    assert len(shared) <= SHARED_NAMES, shared


def test_nothing_lies_about_that_nobody_uses():
    vulture = pytest.importorskip("vulture")
    tool = vulture.Vulture(ignore_names=UNUSED_BY_DESIGN, ignore_decorators=["@*.command*", "@cli.*"])
    tool.scavenge([str(PACKAGE), *(str(PACKAGE.parent / name) for name in ("benchmarks", "training"))])
    unused = [item for item in tool.get_unused_code() if Path(item.filename).is_relative_to(PACKAGE)]
    assert not unused, [f"{Path(item.filename).name}:{item.first_lineno}: {item.name}" for item in unused]
