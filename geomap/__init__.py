"""Maps of the flights, shipping and visits that link the places in articles.

``trace`` reads one ``Article``, ``survey`` gathers many into a network, and
``draw`` makes a ``folium.Map`` of it. ``open_gazetteer`` adds places of your own.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.pipeline import Article, draw, open_gazetteer, survey, trace

__all__ = ["Article", "__version__", "draw", "open_gazetteer", "survey", "trace"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the pipeline when somebody asks for a part of it, so that ``geomap --help`` need not."""
    if name not in __all__:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    from geomap import pipeline

    return getattr(pipeline, name)
