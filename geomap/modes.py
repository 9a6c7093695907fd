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
    takes two (lon, lat) ends. ``cues`` are the words and phrases, in lower case,
    that tell of a service of this mode ("flights between"). Where a mode
    ``is_directed``, one-way journeys never share the corridor of a two-way service;
    where it ``is_by_sea``, its lines begin and end at the main port of a country.
    """

    name: str
    label: str
    colour: str
    dash: str
    route: Callable[[LonLat, LonLat], Route]
    cues: frozenset[str] = frozenset()
    is_directed: bool = False
    is_by_sea: bool = False


_FLIGHTS = frozenset("flight flights airlift airlifts flypast".split())
_VOYAGES = frozenset("voyage voyages sailing sailings crossing crossings".split()) | {
    "ferry service",
    "ferry services",
    "port call",
    "port calls",
    "shipment by sea",
    "liner service",
}


MODES: dict[str, Mode] = {
    mode.name: mode
    for mode in (
        Mode("flight", "Flights", colour="#0072b2", dash="", route=by_air, cues=_FLIGHTS),
        Mode("shipping", "Shipping", colour="#009e73", dash="10 5", route=by_sea, cues=_VOYAGES, is_by_sea=True),
        Mode("visit", "Visits", colour="#d55e00", dash="2 6", route=by_air, is_directed=True),
    )
}
"""The modes by name, in the order in which they are listed."""
