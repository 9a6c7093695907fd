"""The floors: a module imports only from floors strictly below its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "geomap"

FLOORS = {
    0: ["errors"],
    1: ["records", "cells", "contracts", "datafiles", "outputs", "budgets"],
    2: ["sphere", "gazetteer", "forms", "weights", "vocabulary", "containment", "boilerplate"],
    3: ["routes", "sources", "document", "dates"],
    4: ["modes"],
    5: ["articles", "mentions", "geocode", "links"],
    6: ["network", "evaluation", "learnt", "readers", "tables"],
    7: ["decisions", "maps"],
    8: ["review"],
    9: ["pipeline"],
    10: ["processes"],
    11: ["runs"],
    12: ["schemas"],
    13: ["cli"],
}
FLOOR = {module: floor for floor, modules in FLOORS.items() for module in modules}
DOORS = {"__init__", "__main__"}  # the two ways in: they lead to the pipeline and to the command


def module_of(path: Path) -> str:
    """Return the name of the module or package right under ``geomap`` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules() -> list[str]:
    return sorted({module_of(path) for path in PACKAGE.rglob("*.py")} - DOORS)


def imports(module: str) -> Iterator[tuple[Path, str]]:
    """Yield each import of another geomap module, inside functions too, with the file that holds it."""
    single = PACKAGE / f"{module}.py"
    for path in [single] if single.is_file() else sorted((PACKAGE / module).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported(node, path):
                parts = name.split(".")
                if parts[0] == "geomap" and len(parts) > 1 and parts[1] != module and is_module(parts[1]):
                    yield path, parts[1]


def imported(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path.relative_to(ROOT)} imports by a relative name"
        return [node.module] if node.module != "geomap" else [f"geomap.{alias.name}" for alias in node.names]
    return []


def is_module(name: str) -> bool:
    return (PACKAGE / f"{name}.py").is_file() or (PACKAGE / name).is_dir()


@pytest.mark.parametrize("module", modules())
def test_every_module_stands_on_a_floor(module):
    assert module in FLOOR, f"give geomap/{module} a floor in this test and in docs/architecture.md"


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_lower_floors(module):
    for path, other in imports(module):
        assert FLOOR[other] < FLOOR[module], (
            f"{path.relative_to(ROOT)} on floor {FLOOR[module]} imports {other} on floor {FLOOR[other]}"
        )


def test_only_the_doors_are_open_to_all():
    source = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert {name for node in ast.walk(ast.parse(source)) for name in imported(node, PACKAGE)} <= {
        "typing",
        "geomap.pipeline",
    }


def test_the_documented_table_is_the_one_held_here():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| \S", text, re.MULTILINE)
    assert sorted((int(floor), module) for floor, module in rows) == sorted(
        (floor, module) for floor, names in FLOORS.items() for module in names if is_module(module)
    )
