"""The command line: parse options, call one function, print.

Results go to standard output or to the file that ``-o`` names; words and
progress go to standard error. Exit codes: 0 done, 1 a GeomapError told in one
line, 2 wrong usage, 130 interrupted, 143 and 129 ended by SIGTERM and SIGHUP. Whoever
reads a stream of results only in part, as ``head``, ends the command quietly with 1.
"""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

from geomap import __version__
from geomap.cli.extract_commands import evaluate, extract
from geomap.cli.gazetteer_commands import gazetteer
from geomap.cli.map_commands import draw, embed, map_command
from geomap.cli.network_commands import corridors, diff, route, schema
from geomap.cli.options import voice_options
from geomap.cli.reader_options import prompt
from geomap.cli.review_commands import review
from geomap.cli.table_commands import geocode
from geomap.cli.terminal import tell
from geomap.errors import GeomapError

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@voice_options
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn articles into maps of the flights, shipping and visits that link places."""


for command in (
    map_command,
    extract,
    corridors,
    draw,
    review,
    embed,
    route,
    diff,
    evaluate,
    prompt,
    geocode,
    schema,
    gazetteer,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; only here errors become words."""
    try:
        with _cleaning_up():
            result = cli.main(arguments, prog_name="geomap", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except _Ended as ended:
        tell("geomap: ended from outside")
        return 128 + ended.number
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell("geomap: interrupted")
        return 130
    except (GeomapError, OSError) as error:
        tell(f"geomap: error: {error}")
        return 1


class _Ended(BaseException):
    """A signal that ends the run, as an exception, so that what is half written is removed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _cleaning_up() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the run as Ctrl-C does, unless whoever started it chose otherwise."""

    def end(number: int, _: FrameType | None) -> None:
        raise _Ended(number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    chosen = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in chosen:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in chosen:
            signal.signal(number, signal.SIG_DFL)
