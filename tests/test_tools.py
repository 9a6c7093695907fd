"""The code is typed and tidy, as mypy and ruff see it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "tool",
    [("mypy", "--strict"), ("ruff", "check"), ("ruff", "format", "--check")],
    ids=" ".join,
)
def test_the_tool_finds_nothing(tool):
    pytest.importorskip(tool[0], reason=f"{tool[0]} is not installed")
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
