"""Tables as people keep them: CSV, TSV, Excel, GeoJSON and Parquet, read as rows of texts under known columns.

A cell is data, whatever it holds: it is read as text, on one line and of bounded
length, and a formula of a spreadsheet is no more than its last value.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from geomap.errors import TableError

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".geojson", ".parquet")
"""The kinds of file that hold tables."""

MOST_BYTES, MOST_ROWS, LONGEST_CELL = 100_000_000, 200_000, 2_000
"""What a table may have; a longer cell is cut."""

LONGEST_HEADER = 65_536
"""Bytes of a first row."""

STREAM = "-"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is called to people, and its cells by the names of its columns.

    ``known`` are the cells of columns whose meaning is known, by that meaning
    ("origin"); ``own`` are all others, by the name that the table gives them.
    Empty cells are left out.
    """

    where: str
    number: int
    known: Mapping[str, str]
    own: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows. ``columns`` are the meanings that its columns have."""

    name: str
    columns: frozenset[str]
    rows: tuple[TableRow, ...]

    @property
    def is_of_links(self) -> bool:
        """Say whether its rows join two places."""
        return bool({"origin", "origin_lat"} & self.columns and {"destination", "destination_lat"} & self.columns)

    @property
    def is_of_places(self) -> bool:
        """Say whether its rows are places with coordinates, and an id or a name."""
        return {"lat", "lon"} <= self.columns and bool({"id", "name"} & self.columns) and not self.is_of_links


@cache
def lexicon() -> Mapping[str, Mapping[str, str]]:
    """Return for columns, modes, statuses and words what each usual word means."""
    text = files("geomap.tables").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return {
        group: {word: meaning for meaning, words in meanings.items() for word in words}
        for group, meanings in tomllib.loads(text).items()
    }


def meaning_of(word: str, group: str) -> str | None:
    """Return what a word of a table means among the words of ``group``, None where it is none of them."""
    plain = " ".join("".join(" " if letter in "_-." else letter for letter in word.casefold()).split())
    return lexicon()[group].get(plain)


def is_table(source: str) -> bool:
    """Say whether a source of a command is a file that holds links, or the places of links, and no articles.

    GeoJSON, Parquet and older workbooks hold no articles; of the others the first row decides.
    """
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES or suffix not in (".csv", ".tsv", ".xlsx"):
        return suffix in SUFFIXES
    try:
        with path.open("rb") as file:
            head = b"" if suffix == ".xlsx" else file.readline(LONGEST_HEADER)
    except OSError:
        return False
    header = _workbook_header(path) if suffix == ".xlsx" else _cells(head.decode("utf-8-sig", "replace"))
    return _is_header(header)


def is_table_text(text: str) -> bool:
    """Say whether a text, as of standard input, begins with the header of a table of links."""
    return _is_header(_cells(text.lstrip("\ufeff").split("\n", 1)[0]))


def _cells(header: str) -> list[str]:
    return [cell.strip().strip('"') for cell in header.split(_separator(header))]


def _is_header(cells: Sequence[str]) -> bool:
    meanings = frozenset(filter(None, (meaning_of(cell, "columns") for cell in cells)))
    return Table("", meanings, ()).is_of_links or Table("", meanings, ()).is_of_places


def _workbook_header(path: Path) -> list[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(nrows=1)
    except (CalamineError, ValueError, OSError, OverflowError):
        return []
    return [cell_text(cell) for cell in rows[0]] if rows else []


def read_table(source: str) -> Table:
    """Return the table in a file, or in standard input for "-". Raises TableError where it cannot be read."""
    if source == STREAM:
        return _table(
            "standard input", _csv_rows(_decoded(sys.stdin.buffer.read(), "standard input"), "standard input")
        )
    path = Path(source)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TableError(f"the table '{source}' has more than {MOST_BYTES // 1_000_000} MB; split it")
        data = path.read_bytes()
    except OSError as error:
        raise TableError(f"cannot read the table '{source}': {error.strerror}; check its name") from error
    return _table(path.name, _FORMATS[path.suffix.lower()](data, path.name))


def table_of(text: str, name: str) -> Table:
    """Return the table that a text in CSV or TSV holds."""
    return _table(name, _csv_rows(text, name))


def _table(name: str, raw: Iterator[tuple[int, Mapping[str, str]]]) -> Table:
    rows: list[TableRow] = []
    columns: set[str] = set()
    for number, cells in raw:
        if len(rows) >= MOST_ROWS:
            raise TableError(f"the table '{name}' has more than {MOST_ROWS} rows; split it")
        known: dict[str, str] = {}
        own: dict[str, str] = {}
        for column, value in cells.items():
            meaning = meaning_of(column, "columns")
            if meaning is not None:
                columns.add(meaning)
            if not value:
                continue
            # Of two columns that mean the same, as "id" and "code", the first that is filled counts.
            if meaning is None or meaning in known:
                own[column] = value
            else:
                known[meaning] = value
        if known or own:
            rows.append(TableRow(f"{name}, row {number}", number, known, own))
    if not rows:
        raise TableError(f"the table '{name}' has no rows; give a header, and a row for each link")
    return Table(name, frozenset(columns), tuple(rows))


def cell_text(value: object) -> str:
    """Return a cell as text on one line: nothing that a terminal obeys, no decimals without need, days as ISO."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = "".join(letter if letter.isprintable() else " " for letter in str(value)[: 4 * LONGEST_CELL])
    return " ".join(text.split())[:LONGEST_CELL]


# ---- the formats ----


def _separator(header: str) -> str:
    return max("\t;,", key=header.count) if any(mark in header for mark in "\t;,") else ","


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(f"the table '{name}' is not UTF-8; save it as UTF-8")


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = text.lstrip("\ufeff")
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=_separator(lines.split("\n", 1)[0]))
    try:
        header = [cell_text(cell) for cell in next(reader, [])]
        for cells in reader:
            yield reader.line_num, _by_column(header, cells, f"{name}, row {reader.line_num}")
    except csv.Error as error:
        raise TableError(f"'{name}' line {reader.line_num} is no CSV ({error}); correct it") from error


def _by_column(header: Sequence[str], cells: Sequence[object], where: str) -> dict[str, str]:
    if len(cells) > len(header) and any(cell_text(cell) for cell in cells[len(header) :]):
        raise TableError(f"{where} has {len(cells)} cells, the header {len(header)}; quote cells that hold commas")
    return {column: cell_text(cell) for column, cell in zip(header, cells, strict=False) if column}


def _delimited(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    return _csv_rows(_decoded(data, name), name)


def _workbook(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows of the first sheet of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(nrows=MOST_ROWS + 2)
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        raise TableError(f"'{name}' is no workbook that can be read ({error}); save it as .csv") from None
    header = [cell_text(cell) for cell in rows[0]] if rows else []
    for number, cells in enumerate(rows[1:], start=2):
        yield number, _by_column(header, cells, f"{name}, row {number}")


def _features(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the features of GeoJSON: of a line its two ends, of a point where it lies."""
    try:
        content = json.loads(_decoded(data, name))
    except (ValueError, RecursionError) as error:
        raise TableError(f"'{name}' is not JSON ({error}); correct it") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise TableError(f"'{name}' is no FeatureCollection of GeoJSON; give one with lines or points")
    if content.get("schema") == "geomap-network" or "geomap-network" in str(content.get("about", "")):
        raise TableError(f"'{name}' is a network of geomap; draw it with 'geomap draw'")
    for number, feature in enumerate(features, start=1):
        properties, geometry = (_member(feature, name) for name in ("properties", "geometry"))
        cells = {cell_text(key): cell_text(value) for key, value in properties.items()}
        yield number, cells | _ends_of(geometry)


def _member(feature: object, name: str) -> Mapping[str, Any]:
    found = feature.get(name) if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _ends_of(geometry: Mapping[str, Any]) -> dict[str, str]:
    """Return the coordinates of a geometry's ends, or of its point, as cells; of other geometries none."""
    coordinates, kind = geometry.get("coordinates"), geometry.get("type")
    try:
        if kind == "Point":
            return {"lon": cell_text(coordinates[0]), "lat": cell_text(coordinates[1])}  # type: ignore[index]
        if kind == "MultiLineString":
            coordinates = [point for part in coordinates for point in part]  # type: ignore[union-attr]
        if kind in ("LineString", "MultiLineString"):
            start, end = coordinates[0], coordinates[-1]  # type: ignore[index]
            return {
                "origin lon": cell_text(start[0]), "origin lat": cell_text(start[1]),
                "destination lon": cell_text(end[0]), "destination lat": cell_text(end[1]),
            }  # fmt: skip
    except (TypeError, IndexError, KeyError):
        return {}
    return {}


def _parquet(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    import pyarrow
    from pyarrow import parquet

    try:
        rows = parquet.read_table(pyarrow.BufferReader(data)).to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise TableError(f"'{name}' is no Parquet file ({str(error).splitlines()[0]:.80}); write it anew") from None
    for number, row in enumerate(rows, start=1):
        yield number, {cell_text(key): cell_text(value) for key, value in row.items() if not isinstance(value, bytes)}


_FORMATS = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": _workbook,
    ".xls": _workbook,
    ".ods": _workbook,
    ".geojson": _features,
    ".parquet": _parquet,
}
