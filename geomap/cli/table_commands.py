"""Tables of links among the sources of a command, their open names, and the command that places names alone."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.options import Decorator, gazetteer_option, output_option, together
from geomap.cli.terminal import STREAM, count, counted, prepare, put, say
from geomap.errors import TableError
from geomap.modes import MODES
from geomap.records import Article, Extract

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.tables import Read

SHOWN_NAMES = 5
"""Open names that are told one by one."""

SHOWN_FAULTS = 5
"""Faults of rows that are told one by one."""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """How tables are read: where open names are listed, which own columns are shown, and which rows count."""

    names: Path | None = None
    show: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    mode: str | None = None


def _pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"{value!r} is no condition; write it as COLUMN=VALUE")
    return {column.strip(): wanted.strip() for column, _, wanted in (value.partition("=") for value in values)}


names_option: Decorator = click.option(
    "--names",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File that lists the open names of tables, .csv; filled in, it is read by the next run.",
)

_options: Decorator = together(
    names_option,
    click.option("--show", multiple=True, metavar="COLUMN", help="Column of a table to show with its links."),
    click.option(
        "--where", multiple=True, callback=_pairs, metavar="COLUMN=VALUE", help="Keep the rows of tables that have it."
    ),
)


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of tables, which come to the command together, as ``table``.

    Rows that tell no mode take that of ``--mode``, if it names one.
    """

    @wraps(command)
    def gathered(**values: Any) -> Any:
        modes: tuple[str, ...] = values.get("modes") or ()
        mode = values.pop("table_mode", None) or (modes[0] if len(modes) == 1 else None)
        table = TableChoice(values.pop("names"), values.pop("show"), values.pop("where"), mode)
        return command(**values, table=table)

    return _options(gathered)


table_mode_option: Decorator = click.option(
    "--mode", "table_mode", type=click.Choice(list(MODES)), help="Mode of a table's rows that tell none."
)


def split_tables(sources: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which of the sources are tables, and which are not; for standard input its first line decides."""
    from geomap.tables import STREAM as STDIN
    from geomap.tables import is_table, is_table_text

    def holds_table(source: str) -> bool:
        if source != STDIN:
            return is_table(source)
        peek = getattr(sys.stdin.buffer, "peek", None)
        return peek is not None and is_table_text(peek(65_536).decode("utf-8", "replace"))

    tables = [source for source in sources if holds_table(source)]
    return tables, [source for source in sources if source not in tables]


def read_tables(
    sources: Sequence[str], gazetteer: "Gazetteer", choice: TableChoice
) -> Iterator[tuple[Article, Extract]]:
    """Yield the rows of tables as articles of one link; tell what was wrong, and list the names that are open."""
    from geomap.tables import Read, read_rows, read_table

    read, chosen = Read(), read_names(choice.names)
    tables = [read_table(source) for source in dict.fromkeys(sources)]
    rows = read_rows(tables, gazetteer, read, mode=choice.mode, show=choice.show, where=choice.where, chosen=chosen)
    yield from counted(rows, "rows")
    if not read.rows:
        raise TableError(f"no row of {', '.join(table.name for table in tables)} is left; change --where")
    tell_tables(read, choice.names, chosen, gazetteer)


def read_names(path: Path | None) -> dict[tuple[str, str], str]:
    """Return what was chosen for open names in an earlier list, nothing where there is none."""
    from geomap.tables import read_choices

    if path is None or not path.is_file() or not path.stat().st_size:
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"cannot read the names '{path}' ({error}); save it as UTF-8") from error
    if not text.startswith("name,country,choose,"):
        raise TableError(f"'{path}' is no list of open names; name another, and it is made")
    return read_choices(text, path.name)


def tell_tables(
    read: "Read", names: Path | None, chosen: Mapping[tuple[str, str], str], gazetteer: "Gazetteer"
) -> None:
    """Tell how many rows there were, what was wrong with them, and which names are open; list those, if asked to."""
    from geomap.tables import open_names

    for fault in read.faults[:SHOWN_FAULTS]:
        say(f"geomap: {fault}")
    if len(read.faults) > SHOWN_FAULTS:
        say(f"geomap: {len(read.faults) - SHOWN_FAULTS} more of the like")
    lost = list(dict.fromkeys(asked.name for asked, placed in read.names.items() if placed.place is None))
    doubtful = list(
        dict.fromkeys(asked.name for asked, placed in read.names.items() if placed.place is not None and placed.is_open)
    )
    for told, open_ones in (("could not be placed", lost), ("may be other places", doubtful)):
        if open_ones:
            shown = ", ".join(name or "(empty)" for name in open_ones[:SHOWN_NAMES])
            more = ", ..." if len(open_ones) > SHOWN_NAMES else ""
            say(f"geomap: {count(len(open_ones), 'name')} of tables {told}: {shown}{more}")
    if names is not None:
        put(open_names(read.names, chosen, gazetteer), names)
        say(f"{names} lists them; fill in 'choose', and run the same again" if lost or doubtful else f"wrote {names}")
    elif lost or doubtful:
        say("geomap: --names names.csv lists them with candidates")


@click.command()
@click.argument("table", type=click.Path(path_type=Path, allow_dash=True), default=STREAM, metavar="[TABLE]")
@gazetteer_option
@names_option
@output_option(STREAM, "File to write the places to, .csv.")
def geocode(table: Path, own: Path | None, names: Path | None, output: Path, force: bool) -> None:
    """Place the names in TABLE, and write them with coordinates.

    TABLE (.csv .tsv .xlsx .geojson .parquet) has a column 'name', and may have
    'country', 'lat' and 'lon'.
    """
    from geomap.pipeline import open_gazetteer
    from geomap.tables import Read, geocode_table, read_table

    prepare(output, force=force)
    read, chosen, gazetteer = Read(), read_names(names), open_gazetteer(own)
    put(geocode_table(read_table(str(table)), gazetteer, read, chosen=chosen), output)
    tell_tables(read, names, chosen, gazetteer)
