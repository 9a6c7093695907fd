"""Draw a network with Folium, as one page that fetches nothing.

Text of articles and of the gazetteer never becomes an argument of Folium, which
compiles what it is given as a template. It travels as data, and the page's own
script writes it with ``textContent``.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.maps.document import CorridorMap
    from geomap.maps.edition import Edition
    from geomap.modes import Mode
    from geomap.network import Network

__all__ = ["draw", "page"]


def draw(
    network: "Network",
    *,
    title: str | None = None,
    detail: str = "110m",
    language: str = "en",
    theme: Mapping[str, Any] | None = None,
    tiles: str | None = None,
    attribution: str | None = None,
    url: str | None = None,
    picture: str | None = None,
    modes: "Sequence[Mode] | None" = None,
    edition: "Edition | None" = None,
) -> "CorridorMap":
    """Return a ``folium.Map`` of ``network``, to which layers can be added and which saves as a safe page.

    ``detail`` names the bundled basemap, "110m" or "50m". ``language`` is that of
    the page's own words; ``theme`` holds a house's colours and fonts, see
    ``geomap.maps.theme``. ``tiles`` is the address of tiles to fetch over the
    bundled ground, with {z}, {x} and {y}, and ``attribution`` their credit, plain
    text. ``url`` is where the page will be published, and ``picture`` the name of
    a PNG beside it, for social cards. ``modes`` are what the corridors are drawn
    by, where they are of others than geomap's own; ``edition`` is what the maker decides beside
    the data, see ``geomap.maps.edition``. A network without corridors gives a map that says so.
    """
    from geomap.maps.content import PLAIN, drawing_of
    from geomap.maps.document import CorridorMap
    from geomap.maps.tiles import tiles_of

    drawing = drawing_of(
        network, title=title, detail=detail, language=language, theme=theme or {}, modes=modes, edition=edition or PLAIN
    )
    laid = tiles_of(tiles, attribution)
    return CorridorMap(drawing, about=network.about, tiles=laid, url=url, picture=picture)


def page(network: "Network", **choice: Any) -> str:
    """Return the page of ``network`` as HTML, drawn as ``draw`` would: the same network, the same bytes."""
    return str(draw(network, **choice).get_root().render())
