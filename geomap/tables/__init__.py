"""Links that people already have, in tables: each row is placed by the gazetteer, and read as an article of one link.

``sheets`` reads the files, ``placing`` finds the places of their names. A row keeps
its words: they are the evidence of its link, and its own columns travel along.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast, get_args

from geomap.cells import cell
from geomap.contracts import is_iso_date
from geomap.dates import find_times
from geomap.errors import TableError
from geomap.gazetteer import Gazetteer
from geomap.modes import MODES
from geomap.records import Article, Evidence, Extract, Link, NamedPlace, Place, Status, row_id
from geomap.tables.placing import Asked, Placed, Placer, locations_of, lonlat_of, open_names, read_choices
from geomap.tables.sheets import STREAM, Table, TableRow, is_table, is_table_text, meaning_of, read_table, table_of

__all__ = [
    "STREAM", "Asked", "Placed", "Read", "Table", "geocode_table", "is_table", "is_table_text", "open_names",
    "read_choices", "read_rows", "read_table", "table_of",
]  # fmt: skip

RULE = "table"
"""With what the rule of a link of a table begins."""

MOST_COUNT = 1_000_000_000


@dataclass
class Read:
    """What tables gave, gathered as rows are read: how many there are, each name with its place, what was wrong."""

    rows: int = 0
    names: dict[Asked, Placed] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Ends(NamedTuple):
    """The two ends of a row, as they are asked for."""

    origin: Asked
    destination: Asked


def read_rows(
    tables: Sequence[Table],
    gazetteer: Gazetteer,
    read: Read,
    *,
    mode: str | None = None,
    show: Sequence[str] = (),
    where: Mapping[str, str] | None = None,
    chosen: Mapping[tuple[str, str], str] | None = None,
) -> Iterator[tuple[Article, Extract]]:
    """Yield each row of the tables of links as an article with its one link, in their order.

    A table of places among them gives its places to the others, by id and name.
    ``mode`` is that of rows that tell none. ``show`` names own columns whose cells
    become part of the evidence, so that a map shows them; ``where`` keeps the rows
    in which a column has a value. ``chosen`` is what ``read_choices`` gives. Names
    and faults go into ``read``. Raises TableError where a table lacks what it needs.
    """
    places: dict[str, Place] = {}
    for table in tables:
        if table.is_of_places:
            places |= locations_of(table)
    links = [table for table in tables if table.is_of_links]
    for table in tables:
        if not table.is_of_links and not table.is_of_places:
            raise TableError(
                f"the table '{table.name}' has no columns for two ends; call them origin and destination, from and to, "
                "or source and target"
            )
    if tables and not links:
        raise TableError(f"the table '{tables[0].name}' holds places only; give one of links with it")
    _check_columns(links, [*show, *(where or ())])
    for table in links:
        placer = Placer(gazetteer, places, chosen or {})
        rows = [row for row in table.rows if _is_wanted(row, where or {})]
        asked = [_ends(row, mode) for row in rows]
        placer.learn(end for ends in asked for end in ends)
        for row, ends in zip(rows, asked, strict=True):
            placed = tuple(read.names.setdefault(end, placer.place(end)) for end in ends)
            read.rows += 1
            yield _row(row, ends, (placed[0], placed[1]), read, mode=mode, show=show)


def _check_columns(tables: Iterable[Table], columns: Iterable[str]) -> None:
    """Make sure that own columns that are asked for are there."""
    known = {name for table in tables for row in table.rows for name in (*row.own, *row.known)}
    for column in columns:
        if column not in known:
            own = ", ".join(sorted({name for table in tables for row in table.rows for name in row.own})) or "none"
            raise TableError(f"no table has a column {column!r:.60}; of their own they have {own:.200}")


def _is_wanted(row: TableRow, where: Mapping[str, str]) -> bool:
    return all((row.own.get(column) or row.known.get(column)) == value for column, value in where.items())


def _ends(row: TableRow, mode: str | None) -> Ends:
    told = meaning_of(row.known.get("mode", ""), "modes") or mode or ""
    names = row.known.get("origin", ""), row.known.get("destination", "")
    origin, destination = (
        Asked(
            names[side],
            row.known.get(f"{end}_country", ""),
            lonlat_of(row.known.get(f"{end}_lon"), row.known.get(f"{end}_lat"), row.where),
            told,
            names[1 - side],
        )
        for side, end in enumerate(("origin", "destination"))
    )
    return Ends(origin, destination)


def _row(
    row: TableRow, ends: Ends, placed: tuple[Placed, Placed], read: Read, *, mode: str | None, show: Sequence[str]
) -> tuple[Article, Extract]:
    """Return one row as an article and what it says."""
    written = tuple(end.name or (f"{end.lonlat[1]}, {end.lonlat[0]}" if end.lonlat else "?") for end in ends)
    text = _text(row, written, show)
    spans = (0, len(written[0])), (len(written[0]) + 3, len(written[0]) + 3 + len(written[1]))
    table = row.where.rsplit(", row ", 1)[0]
    article = Article(row_id(row.number, table), text, row.where, None, _address(row.known.get("url")))
    head = article.id, article.title, article.published, article.url
    names = tuple(
        NamedPlace(
            *span, name, found.place, "literal", found.score, 1.0, found.reason, found.candidates
        )
        for span, name, found in zip(spans, written, placed, strict=True)
    )  # fmt: skip
    origin, destination = placed[0].place, placed[1].place
    if origin is None or destination is None:
        return article, Extract(*head, names, ())
    link = Link(
        mode=_mode(row, mode),
        origin=origin,
        destination=destination,
        via=(),
        bidirectional=meaning_of(row.known.get("both_ways", ""), "words") == "yes",
        status=_status(row, read),
        date=_date(row, read),
        actors=(row.known["actors"],) if row.known.get("actors") else (),
        score=min(found.score for found in placed),
        rule=f"{RULE}; {row.where}",
        evidence=Evidence(text, 0, len(text), *head),
        origin_span=spans[0],
        destination_span=spans[1],
        origin_found="stated",
        weight=_count(row, read),
        columns=tuple(row.own.items()),
    )
    return article, Extract(*head, names, (link,))


def _text(row: TableRow, written: Sequence[str], show: Sequence[str]) -> str:
    """Return a row as a sentence: its ends as written, its note, and the columns that are to be shown."""
    cells = {**row.own, **row.known}
    shown = "; ".join(f"{column}: {cells[column]}" for column in show if cells.get(column))
    note = row.known.get("evidence", "")
    return f"{written[0]} – {written[1]}" + (f": {note}" if note else "") + (f" ({shown})" if shown else "")


def _address(url: str | None) -> str | None:
    """Return an address that a page may link to, None for what is none."""
    return url if url is not None and url.startswith(("https://", "http://")) and " " not in url else None


def _mode(row: TableRow, mode: str | None) -> str:
    written = row.known.get("mode", "")
    told = meaning_of(written, "modes") or (mode if not written else None)
    if told is None and written:
        raise TableError(f"{row.where}: {written!r:.40} is no mode; write one of {', '.join(MODES)}")
    if told is None:
        raise TableError(f"{row.where} tells no mode; add a column 'mode', or say --mode flight, shipping or visit")
    return told


def _status(row: TableRow, read: Read) -> Status:
    written = row.known.get("status", "")
    told = meaning_of(written, "statuses")
    if written and told is None:
        read.faults.append(f"{row.where}: {written!r:.40} is no status; read as operating")
    return cast(Status, told) if told in get_args(Status) else "operating"


def _date(row: TableRow, read: Read) -> str | None:
    written = row.known.get("date", "")
    if not written or is_iso_date(written):
        return written or None
    if is_iso_date(written[:10]):  # a time of day follows
        return written[:10]
    told = next((time.value for time in find_times(written, published=None) if time.value), None)
    if told is None:
        read.faults.append(f"{row.where}: {written!r:.40} is no date; left out")
    return told


def _count(row: TableRow, read: Read) -> int:
    written = row.known.get("count", "")
    if not written:
        return 1
    try:
        number = float(written.replace(",", ""))
    except ValueError:
        number = math.nan
    if not 0 < number <= MOST_COUNT:
        read.faults.append(f"{row.where}: {written!r:.40} is no count; counted once")
        return 1
    return max(1, round(number))


# ---- names alone ----


def geocode_table(
    table: Table, gazetteer: Gazetteer, read: Read, *, chosen: Mapping[tuple[str, str], str] | None = None
) -> str:
    """Return as CSV the names of a table with their places: its own columns, then ours.

    The table has a column for names, and may have one for countries and two for
    coordinates. A name without a place keeps empty cells and the reason.
    """
    column = next((one for one in ("name", "id") if one in table.columns), None)
    if column is None:
        raise TableError(f"the table '{table.name}' has no column for names; call it name, place or city")
    placer = Placer(gazetteer, {}, chosen or {})
    asked = [
        Asked(
            row.known.get(column, ""),
            row.known.get("country", ""),
            lonlat_of(row.known.get("lon"), row.known.get("lat"), row.where),
        )
        for row in table.rows
    ]
    placer.learn(asked)
    own = list(dict.fromkeys(name for row in table.rows for name in row.own))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [column, *map(cell, own), "id", "place", "lon", "lat", "kind", "country", "score", "reason", "candidates"]
    )
    for row, one in zip(table.rows, asked, strict=True):
        placed = read.names.setdefault(one, placer.place(one))
        place = placed.place
        ours = ["", "", "", "", "", one.country] if place is None else [
            place.id, place.name, str(place.lon), str(place.lat), place.kind, place.country
        ]  # fmt: skip
        candidates = "; ".join(
            f"{other.place.id} {other.place.name} ({other.score:.0%})" for other in placed.candidates
        )
        told = [f"{placed.score:.3f}", placed.reason, candidates]
        numbers = {2, 3}  # a minus before a number is no formula
        read.rows += 1
        writer.writerow(
            [cell(one.name), *(cell(row.own.get(name, "")) for name in own)]
            + [text if at in numbers else cell(text) for at, text in enumerate(ours)]
            + [cell(text) for text in told]
        )
    return out.getvalue()
