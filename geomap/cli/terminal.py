"""What the commands share at their two ends: reading a stream, writing results, telling a person."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from geomap.errors import ArticleError, NetworkError, OutputError
from geomap.outputs import claim, together, whole

if TYPE_CHECKING:
    from geomap.network import Network

T = TypeVar("T")

STREAM = Path("-")
PAGE = Path("output/map.html")
BAR = 20  # letters
SHOWN_EVERY_S = 0.1  # a terminal need not redraw the counter more often


def _voice() -> int:
    return click.get_current_context().find_root().obj or 0


def is_verbose() -> bool:
    """Say whether -v was given."""
    return _voice() > 0


def say(words: str, *, level: int = 0) -> None:
    """Tell a person something on standard error, if they asked for as much: -q is -1, -v is 1."""
    if _voice() >= level:
        tell(words)


def tell(words: str) -> None:
    """Write one line to standard error, and nothing that a terminal would obey: words may hold text of articles."""
    line = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in " ".join(words.split()))
    _echo(_beginning() + _shortened(line) + "\n")


def show(words: str) -> None:
    """Show how far the work is, in place of what was shown before, where a person watches standard error."""
    if _beginning() and _voice() >= 0:
        _echo(_beginning() + words)


def _beginning() -> str:
    """Return what makes a terminal forget what was shown on the line."""
    return "\r\033[K" if sys.stderr is not None and sys.stderr.isatty() else ""


def _echo(text: str) -> None:
    """Write to standard error; where that is closed or full, the work is done all the same."""
    with suppress(OSError, ValueError):
        click.echo(text, err=True, nl=False)


_LONGEST = 1200  # letters of one message
_KEPT = 400


def _shortened(line: str) -> str:
    """Return a message without the middle of a value that it repeats, its beginning and its advice kept."""
    return line if len(line) <= _LONGEST else f"{line[:_KEPT]} ... {line[-_KEPT:]}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 link", "2 links"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


class Watch:
    """What tells how fast work goes, and how long it will take."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def told(self, done: int, noun: str, total: int | None = None) -> str:
        """Return how much is done, how much a second, and of a known ``total`` a bar and the time left."""
        seconds = max(time.monotonic() - self._start, 1e-3)
        pace = f"{done / seconds:.1f} a second" if done / seconds < 10 else f"{done / seconds:.0f} a second"
        if not total or not done:
            return f"{done} {noun}, {pace}"
        bar = "█" * (BAR * done // total)
        left = round(seconds * (total - done) / done)
        return f"{bar:░<{BAR}} {done} of {total} {noun}, {pace}, {left // 60}:{left % 60:02} left"


def counted(items: Iterable[T], noun: str, total: int | None = None) -> Iterator[T]:
    """Pass ``items`` on, and show how many they are so far, of ``total`` if that is known."""
    shown, watch = 0.0, Watch()
    for number, item in enumerate(items, start=1):
        if time.monotonic() - shown >= SHOWN_EVERY_S:
            show(watch.told(number, noun, total))
            shown = time.monotonic()
        yield item
    show("")


def text_of(path: Path) -> str:
    """Return the text of a file, or of standard input for ``-``."""
    name = "standard input" if path == STREAM else f"'{path}'"
    try:
        content = standard_input().read() if path == STREAM else path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise NetworkError(f"cannot read {name}: {error.strerror}; give the output of the command before") from error
    except UnicodeDecodeError as error:
        raise NetworkError(f"{name} is not UTF-8 at byte {error.start}; give what geomap wrote") from error


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file, or of standard input for ``-``, that hold something, with their numbers.

    Lines end at a line feed only, as a JSON text may hold U+2028; one is held at a time.
    """
    name = "standard input" if path == STREAM else f"'{path}'"
    try:
        with nullcontext(standard_input()) if path == STREAM else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                if text.strip():
                    yield number, text
    except OSError as error:
        raise NetworkError(f"cannot read {name}: {error.strerror}; give the output of the command before") from error
    except UnicodeDecodeError as error:
        where = f"line {number} of {name}"
        raise NetworkError(f"{where} is not UTF-8 at byte {error.start}; give what geomap wrote") from error


def standard_input() -> BinaryIO:
    """Return standard input; some who start geomap close it."""
    if sys.stdin is None:
        raise ArticleError("standard input is closed; name a file")
    return sys.stdin.buffer


def prepare(output: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Make sure, before the long work, that ``output`` can be written, and is none of the ``inputs``."""
    if output != STREAM and not _lacks_default_folder(output):
        claim(output, force=force, inputs=inputs)


PAGE_SUFFIXES = ("", ".html", ".htm", ".xhtml")


def prepare_page(output: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Make sure, before the long work, that a page can be written to ``output``, whose name must be that of a page."""
    suffix = output.suffix.lower()
    if output != STREAM and suffix not in PAGE_SUFFIXES:
        way = f"; a picture is written by '--still {output.name}'" if suffix in (".png", ".svg") else ""
        raise OutputError(f"a page is HTML, and '{output}' is named otherwise; name it '{output.stem}.html'{way}")
    prepare(output, force=force, inputs=inputs)


def prepare_network(output: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Make sure, before the long work, that a network can be written to ``output``."""
    from geomap.network import formats

    if output != STREAM:
        formats.format_of(output)
    prepare(output, force=force, inputs=inputs)
    if not force and output.is_file() and formats.holds_verdicts(output):
        raise OutputError(
            f"the output '{output}' holds verdicts, which would be lost; "
            f"keep them by 'geomap review merge {output} -o decisions.jsonl', or say --force"
        )


def prepare_folder(folder: Path, files: Iterable[Path], *, force: bool) -> None:
    """Make a folder, unless it is there, in which ``files`` can be written."""
    if not folder.exists():
        claim(folder, force=force)
        folder.mkdir()
    for path in files:
        claim(path, force=force)


def put(result: str | bytes, output: Path) -> None:
    """Write a result to a file, or to standard output for ``-``, the same bytes on every system."""
    content = result.encode() if isinstance(result, str) else result
    if output == STREAM:
        if sys.stdout is None:
            raise OutputError("standard output is closed; name a file with -o")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    _make_default_folder(output)
    with whole(output) as path:
        path.write_bytes(content)


def put_lines(lines: Iterable[str], output: Path) -> None:
    """Write lines as they come: to standard output each at once, to a file that stands when all are written."""
    if output == STREAM:
        for line in lines:
            put(line, STREAM)
        return
    _make_default_folder(output)
    with whole(output) as path, path.open("wb") as file:
        file.writelines(line.encode() for line in lines)


def put_network(network: "Network", output: Path) -> None:
    """Write ``network`` to a file in the format of its suffix, or to standard output as GeoJSON."""
    from geomap.network import formats

    if output == STREAM:
        put(formats.to_geojson(network), STREAM)
    else:
        _make_default_folder(output)
        formats.write(network, output)


def deliver(writers: Mapping[Path, Callable[[Path], None]], *, check: bool) -> None:
    """Write the files, all or none; with ``check`` write none, and raise an OutputError for one that would differ."""
    if not check:
        files = [path for path in writers if path != STREAM]
        for path in files:
            _make_default_folder(path)
        with together(files) as drafts:
            for path in files:
                writers[path](drafts[path])
        if STREAM in writers:
            writers[STREAM](STREAM)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for path, write in writers.items():
            fresh = Path(folder) / path.name
            write(fresh)
            if not path.is_file() or path.read_bytes() != fresh.read_bytes():
                raise OutputError(f"'{path}' is not as it would be written; run the same without --check")


def _lacks_default_folder(output: Path) -> bool:
    """Say whether ``output`` lies where output does by default, and that folder is yet to be made."""
    return output.parent == PAGE.parent and not output.parent.exists()


def _make_default_folder(output: Path) -> None:
    if _lacks_default_folder(output):
        output.parent.mkdir()
