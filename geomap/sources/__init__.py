"""Where places come from: one parser per source, and the builder that joins them into one file.

``build`` writes everything in ``gazetteer/`` but the tables in ``curated/``:
``gazetteer.sqlite``, ``land-110m.json``, ``land-50m.json``, ``labels.json`` and ``SOURCES.json``.
``check`` builds again and says what differs.
"""

from geomap.sources.builder import BuildReport, build, check

__all__ = ["BuildReport", "build", "check"]
