"""The modules of the pages' scripts, run by Node, for tests that hold them to Python and to authorities."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parent.parent / "web"


def called(module, function, *arguments):
    """Return what a function that a module of ``web/`` exports makes of the arguments, by way of JSON."""
    program = f"import {{ {function} }} from './{module}';\n" + (
        f"process.stdout.write(JSON.stringify({function}(...JSON.parse(process.argv[1]))) ?? 'null');"
    )
    done = node("--input-type=module", "--eval", program, "--", json.dumps(arguments))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def node(*arguments):
    """Run Node in ``web/``; a test without it, or without the packages that ``npm ci`` puts there, is skipped."""
    if shutil.which("node") is None:
        skip("Node is not installed")
    if not (WEB / "node_modules").is_dir():
        skip("the packages of web/ are not installed; run 'npm ci' there")
    return subprocess.run(["node", *arguments], cwd=WEB, capture_output=True, text=True, check=False)


def skip(reason):
    """Skip the test, or fail it where the environment says that Node must be there."""
    pytest.fail(reason) if os.environ.get("GEOMAP_REQUIRE_NODE") else pytest.skip(reason)
