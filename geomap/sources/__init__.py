"""Where places come from: one parser per source, and the builder that joins them into one file.

``build`` writes ``gazetteer.sqlite`` into the folder that holds the tables of ``curated/``.
"""

from geomap.sources.builder import Report, build

__all__ = ["Report", "build"]
