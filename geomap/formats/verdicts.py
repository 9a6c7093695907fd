"""What people wrote into a GeoPackage with a GIS, and nobody else knows."""

import sqlite3
from contextlib import closing
from pathlib import Path


def holds_verdicts(path: Path) -> bool:
    """Say whether somebody wrote verdicts into the GeoPackage at ``path``; any other file holds none.

    Verdicts that came from decisions are kept in those, and are none of these.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as package:
            applied = package.execute("SELECT 1 FROM gpkg_metadata WHERE metadata LIKE '%hidden%reviewers%'").fetchone()
            written = package.execute("SELECT 1 FROM corridors WHERE verdict <> 'proposed'").fetchone()
    except sqlite3.Error:
        return False
    return written is not None and applied is None
