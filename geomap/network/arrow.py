"""Networks in the binary formats of geographic tools: GeoPackage, GeoParquet and FlatGeobuf.

All three are written from Arrow tables, whose types do not depend on the rows.
GeoPackage holds a layer for each table. The other two hold one table each, so
their rows say by ``table`` where they belong, as in the GeoJSON. GeoPackage and
FlatGeobuf know no lists: there a list is one text, its items parted by "; ".
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import NetworkError, OutputError
from geomap.network import TABLES, Network, rows_of
from geomap.network.qgis import styles
from geomap.network.rows import Row, network_of
from geomap.network.tables import GEOMETRIES

if TYPE_CHECKING:
    import pyarrow

_MADE = "2000-01-01T00:00:00"
"""The time that stands in a GeoPackage for the time of its making."""

_KEY = "geomap"
"""The key of the metadata under which ``about`` stands."""


def write_geoparquet(network: Network, path: Path) -> None:
    """Write ``network`` as one GeoParquet table. Source: GeoParquet 1.1.0; no CRS means longitude and latitude."""
    import pyarrow.parquet

    column = {"encoding": "WKB", "geometry_types": ["MultiLineString", "Point"]}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    table = _one_table(network, flat=False)
    metadata = {"geo": json.dumps(geo), _KEY: json.dumps(network.about)}
    pyarrow.parquet.write_table(table.replace_schema_metadata(metadata), path, compression="zstd")


def read_geoparquet(path: Path) -> Network:
    """Return the network in a GeoParquet file."""
    import pyarrow.parquet

    try:
        _check_count(pyarrow.parquet.read_metadata(path).num_rows, path)
        table = pyarrow.parquet.read_table(path)
    except (pyarrow.ArrowException, OSError) as problem:
        raise _unreadable(path, problem) from None
    about = (table.schema.metadata or {}).get(_KEY.encode())
    columns = table.to_pydict()
    geometry = columns.pop("geometry", [None] * table.num_rows)
    return network_of(_about(about), _parted(_rows(columns, columns.values(), geometry)), f"'{path}'")


MAX_ROWS = 5_000_000
"""The rows of the largest network that is read: empty ones take no room in a file, and much in memory."""


def _check_count(rows: int, path: Path) -> None:
    if rows > MAX_ROWS:
        raise NetworkError(f"'{path}' says that it has {rows} rows, and {MAX_ROWS} are read at most; part it")


def write_flatgeobuf(network: Network, path: Path) -> None:
    """Write ``network`` as one FlatGeobuf layer, without an index, which would change the order."""
    _write_layer(
        _one_table(network, flat=True), path, "network", "FlatGeobuf", "Unknown", network.about, SPATIAL_INDEX="NO"
    )


def read_flatgeobuf(path: Path) -> Network:
    """Return the network in a FlatGeobuf file."""
    about, rows = _read_layer(path, None)
    return network_of(about, _parted(rows), f"'{path}'")


def count_flatgeobuf(path: Path) -> int:
    """Return how many rows can be read back from a FlatGeobuf file, none from a damaged one."""
    try:
        return len(_read_layer(path, None)[1])
    except NetworkError:
        return 0


def write_geopackage(network: Network, path: Path) -> None:
    """Write ``network`` as a GeoPackage with the layers places, corridors and links, the last without geometry.

    A fourth table, ``layer_styles``, tells QGIS how to draw them.
    """
    import pyogrio

    # A GeoPackage holds the time of its making, and the same network is to give the same bytes.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{_MADE}.000Z"})
    try:
        for name in TABLES:
            table = _table(list(rows_of(network, name)), TABLES[name], flat=True)
            _write_layer(table, path, name, "GPKG", GEOMETRIES[name], network.about)
        _write_layer(_styles_table(), path, "layer_styles", "GPKG", None, network.about, FID="id")
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _styles_table() -> pyarrow.Table:
    """Return the styles as the table that QGIS itself makes for them."""
    import pyarrow

    rows = [
        {
            "f_table_catalog": "", "f_table_schema": "", "f_table_name": name,
            "f_geometry_column": "geom" if GEOMETRIES[name] else "", "styleName": "geomap", "styleQML": qml,
            "styleSLD": "", "useAsDefault": True, "description": "As on the page of geomap", "owner": "", "ui": "",
        }
        for name, qml in styles().items()
    ]  # fmt: skip
    made = pyarrow.array([datetime.fromisoformat(_MADE)] * len(rows), type=pyarrow.timestamp("ms"))
    table = pyarrow.Table.from_pylist(rows).append_column("update_time", made)
    return table.append_column("geometry", pyarrow.nulls(len(rows), pyarrow.binary()))


def read_geopackage(path: Path) -> Network:
    """Return the network in a GeoPackage."""
    _check_tables(path)
    layers = {name: _read_layer(path, name) for name in TABLES}
    return network_of(layers["places"][0], {name: rows for name, (_, rows) in layers.items()}, f"'{path}'")


def _check_tables(path: Path) -> None:
    """Make sure that the layers are tables with counted rows: a view may be without end."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as package:
            kinds = dict(package.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
            if any(kinds.get(name) == "view" for name in TABLES):
                raise NetworkError(f"'{path}' has a view in the place of a table; make it with 'geomap corridors'")
            for name in TABLES:
                if name in kinds:
                    _check_count(package.execute(f"SELECT count(*) FROM {name}").fetchone()[0], path)
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        raise _unreadable(path, problem) from None


def _one_table(network: Network, *, flat: bool) -> pyarrow.Table:
    columns = {"table": str} | {name: kind for table in TABLES.values() for name, kind in table.items()}
    rows = [{"table": name} | row for name in TABLES for row in rows_of(network, name)]
    return _table(rows, columns, flat=flat)


def _parted(rows: list[Row]) -> dict[str, list[Row]]:
    return {name: [row for row in rows if row.get("table") == name] for name in TABLES}


def _table(rows: list[Row], columns: dict[str, type], *, flat: bool) -> pyarrow.Table:
    """Return rows as an Arrow table, geometry as WKB; what a row lacks is null."""
    import pyarrow
    from shapely import to_wkb

    text = pyarrow.string()
    types = {str: text, int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    types[tuple] = text if flat else pyarrow.list_(text)
    arrays = {
        name: pyarrow.array([_written(row.get(name), flat=flat) for row in rows], type=types[kind])
        for name, kind in columns.items()
    }
    geometry = [None if row["geometry"] is None else to_wkb(row["geometry"]) for row in rows]
    return pyarrow.table(arrays | {"geometry": pyarrow.array(geometry, type=pyarrow.binary())})


def _written(value: Any, *, flat: bool) -> Any:
    if isinstance(value, tuple):
        return join(value) if flat else [_encodable(item) for item in value]
    return _encodable(value) if isinstance(value, str) else value


def _encodable(text: str) -> str:
    """Return ``text`` without what UTF-8 cannot hold, or a C library takes for its end."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def join(items: tuple[str, ...]) -> str:
    """Return a list as one text; ``split`` gives the list back."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", _encodable(item)) for item in items)


def split(text: str) -> tuple[str, ...]:
    """Return the list that ``join`` made one text of."""
    if not text:
        return ()
    items = [""]
    for token in re.findall(r"\\.|; |.", text, re.DOTALL):
        if token == "; ":
            items.append("")
        else:
            items[-1] += token.removeprefix("\\") or token
    return tuple(items)


def _rows(names: Iterable[str], columns: Iterable[Iterable[Any]], geometry: Iterable[bytes | None]) -> list[Row]:
    """Return rows of plain values from columns, among which tools turn numbers with gaps into floats."""
    from shapely import from_wkb

    kinds = {name: kind for table in TABLES.values() for name, kind in table.items()}
    rows: list[Row] = [{"geometry": None if wkb is None else from_wkb(wkb)} for wkb in geometry]
    for name, column in zip(names, columns, strict=True):
        for row, value in zip(rows, column, strict=True):
            row[name] = _plain(value, kinds.get(name, str))
    return rows


def _plain(value: Any, kind: type) -> Any:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if kind is tuple:
        return split(value) if isinstance(value, str) else value
    return kind(value) if isinstance(value, int | float) else value


def _write_layer(
    table: pyarrow.Table,
    path: Path,
    layer: str,
    driver: str,
    geometry_type: str | None,
    about: dict[str, Any],
    **options: str,
) -> None:
    import pyogrio.raw
    from pyogrio.errors import DataLayerError, DataSourceError

    spatial = {"geometry_name": "geometry", "geometry_type": geometry_type, "crs": "EPSG:4326"}
    try:
        pyogrio.raw.write_arrow(
            table if geometry_type else table.drop_columns("geometry"),
            path,
            layer=layer,
            driver=driver,
            append=path.exists(),
            layer_metadata={_KEY: json.dumps(about)},
            **(spatial if geometry_type else {}),
            **options,
        )
    except (DataSourceError, DataLayerError) as problem:
        raise OutputError(f"cannot write '{path.name}': {problem}") from None


def _read_layer(path: Path, layer: str | None) -> tuple[object, list[Row]]:
    import pyogrio.raw
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

    try:
        about = (pyogrio.read_info(path, layer=layer)["layer_metadata"] or {}).get(_KEY)
        # Not by Arrow: GDAL 3.12 gives broken buffers for a FlatGeobuf feature without geometry.
        head, _, geometry, columns = pyogrio.raw.read(path, layer=layer)
    except (DataSourceError, DataLayerError, FeatureError, IndexError, UnicodeDecodeError) as problem:
        raise _unreadable(path, problem) from None
    rows = len(columns[0]) if columns else 0
    return _about(about), _rows(
        head["fields"], [column.tolist() for column in columns], [None] * rows if geometry is None else geometry
    )


def _about(text: str | bytes | None) -> object:
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def _unreadable(path: Path, problem: Exception) -> NetworkError:
    return NetworkError(f"cannot read '{path}' ({' '.join(str(problem).split())}); make it with 'geomap corridors'")
