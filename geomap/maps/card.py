"""The still map as a file of its own, for social cards and for systems that take no page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geomap.maps.basemap import basemaps
from geomap.maps.content import content_of, modes_of
from geomap.maps.labels import country_names
from geomap.maps.layout import summary
from geomap.maps.legend import mode_colours
from geomap.maps.still import still
from geomap.maps.texts import asset, text
from geomap.maps.theme import theme_css
from geomap.maps.words import words_of

if TYPE_CHECKING:
    from geomap.corridors import Network

BAND = 96
"""Pixels above the map, for the title and one line of summary."""


def card(
    network: "Network",
    *,
    title: str | None,
    detail: str,
    language: str,
    theme: Mapping[str, Any],
    size: tuple[int, int],
) -> str:
    """Return the first view of the network's map as SVG of ``size`` pixels that fetches nothing."""
    modes, (width, height) = modes_of(network), size
    words, content = words_of(language, modes), content_of(network, language=language)
    heading, line = title or words["untitled"], summary(content, modes=modes, words=words)
    ground = basemaps(detail, content.first_view)
    drawn = still(
        content,
        ground=ground,
        countries=country_names(content.first_view, language=language, without=set(network.places["id"])),
        modes=modes,
        title=heading,
        description=line,
        size=(width, height - BAND),
    )
    placed = drawn.replace("<svg ", f'<svg y="{BAND}" width="{width}" height="{height - BAND}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<style>{asset('map.css')}{mode_colours(modes)}{theme_css(theme)}</style>"
        '<rect width="100%" height="100%" style="fill:var(--paper)"/>'
        f'<text x="24" y="48" style="font:600 34px var(--serif);fill:var(--ink)">{text(heading)}</text>'
        f'<text x="24" y="78" style="font:18px var(--sans);fill:var(--soft)">{text(line)}</text>{placed}</svg>\n'
    )
