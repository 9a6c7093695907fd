"""Maps of the flights, shipping and visits that link the places in articles.

>>> import geomap
>>> extract = geomap.trace(article)
>>> network = geomap.survey(articles)
>>> geomap.draw(network).save("map.html")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.pipeline import draw, survey, trace

__all__ = ["__version__", "draw", "survey", "trace"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the pipeline when somebody asks for a part of it, so that ``geomap --help`` need not."""
    if name not in __all__:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    from geomap import pipeline

    return getattr(pipeline, name)
