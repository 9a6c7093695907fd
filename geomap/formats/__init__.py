"""Write and read networks; the suffix of the file chooses the format.

docs/network.md describes what each holds. Files are written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from geomap.corridors import Network
from geomap.errors import NetworkError, OutputError
from geomap.formats import arrow, geojson, text
from geomap.formats.geojson import from_geojson, to_geojson
from geomap.formats.verdicts import holds_verdicts
from geomap.outputs import whole

__all__ = ["FORMATS", "Format", "format_of", "from_geojson", "holds_verdicts", "read", "to_geojson", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for networks. ``read`` is None where it does not hold all of a network."""

    name: str
    write: Callable[[Network, Path], None]
    read: Callable[[Path], Network] | None = None


FORMATS: dict[str, Format] = {
    ".geojson": Format("GeoJSON", geojson.write, geojson.read),
    ".gpkg": Format("GeoPackage", arrow.write_geopackage, arrow.read_geopackage),
    ".parquet": Format("GeoParquet", arrow.write_geoparquet, arrow.read_geoparquet),
    ".fgb": Format("FlatGeobuf", arrow.write_flatgeobuf, arrow.read_flatgeobuf),
    ".csv": Format("CSV", text.write_csv),
    ".graphml": Format("GraphML", text.write_graphml),
}
"""The formats by suffix."""


def write(network: Network, path: Path | str) -> None:
    """Write ``network`` to ``path`` in the format of its suffix.

    ``OutputError`` where the suffix is none of ``FORMATS`` or the file cannot be written.
    """
    path = Path(path)
    form = format_of(path)
    with whole(path) as temporary:
        form.write(network, temporary)


def format_of(path: Path) -> Format:
    """Return the format in which a network is written to ``path``; ``OutputError`` where there is none."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise OutputError(f"cannot write a network to '{path}'; end its name in {_listed(FORMATS)}")
    return form


def read(path: Path | str) -> Network:
    """Return the network in the file ``path``, in the format of its suffix.

    ``NetworkError`` where there is no such file, or it holds no network.
    """
    path = Path(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None or form.read is None:
        readable = [suffix for suffix, form in FORMATS.items() if form.read is not None]
        raise NetworkError(f"cannot read a network from '{path}'; give a file in {_listed(readable)}")
    if not path.is_file():
        raise NetworkError(f"no network at '{path}'; make one with 'geomap corridors -o {path}'")
    return form.read(path)


def _listed(suffixes: Iterable[str]) -> str:
    *most, last = suffixes
    return f"{', '.join(most)} or {last}"
