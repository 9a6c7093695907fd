"""Where the data files that travel with geomap lie."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_path(name: str) -> Path:
    """Return the path of a file of the gazetteer's folder, whether or not it exists.

    An installed wheel carries that folder inside the package, as ``data``; a
    checkout has it at its top, as ``gazetteer``, where people edit it.
    """
    packaged = _PACKAGE / "data"
    folder = packaged if packaged.is_dir() else _PACKAGE.parent / "gazetteer"
    return folder / name
