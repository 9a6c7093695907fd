"""The command line: parse options, call one function, print.

Results go to standard output or to the file that ``-o`` names; words and
progress go to standard error. Exit codes: 0 done, 1 a GeomapError told in one
line, 2 wrong usage, 130 interrupted. Whoever reads a stream of results only in
part, as ``head``, ends the command quietly with 1.
"""

from collections.abc import Sequence

import click

from geomap.cli.commands import cli
from geomap.cli.terminal import tell
from geomap.errors import GeomapError

__all__ = ["cli", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; only here errors become words."""
    try:
        result = cli.main(arguments, prog_name="geomap", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("geomap: interrupted")
        return 130
    except (GeomapError, OSError) as error:
        tell(f"geomap: error: {error}")
        return 1
