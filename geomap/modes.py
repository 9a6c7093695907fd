"""The ways in which two places connect, and how each is routed and drawn.

Colours are of the palette of Okabe and Ito, which readers with any colour
vision can tell apart; the dash tells the modes apart without colour.
Source: M. Okabe, K. Ito, "Color Universal Design", 2008.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geomap.records import LonLat
from geomap.routes import Route, by_air, by_sea


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which two places connect.

    ``dash`` is an SVG dash pattern in pixels, "" for a whole line. ``route``
    takes two (lon, lat) ends.
    """

    name: str
    label: str
    colour: str
    dash: str
    route: Callable[[LonLat, LonLat], Route]


MODES: dict[str, Mode] = {
    mode.name: mode
    for mode in (
        Mode("flight", "Flights", colour="#0072b2", dash="", route=by_air),
        Mode("shipping", "Shipping", colour="#009e73", dash="10 5", route=by_sea),
        Mode("visit", "Visits", colour="#d55e00", dash="2 6", route=by_air),
    )
}
"""The modes by name, in the order in which they are listed."""
