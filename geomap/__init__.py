"""Maps of the flights, shipping and visits that link the places in articles.

``trace`` reads one ``Article``, ``survey`` gathers many into a network, and
``draw`` makes a ``folium.Map`` of it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.pipeline import Article, draw, survey, trace

__all__ = ["Article", "__version__", "draw", "survey", "trace"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the pipeline when somebody asks for a part of it, so that ``geomap --help`` need not."""
    if name not in __all__:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    from geomap import pipeline

    return getattr(pipeline, name)
