"""The corridors of a network as the records that decisions are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.records import About

if TYPE_CHECKING:
    from geomap.network import Network


def abouts_of(network: Network) -> dict[str, About]:
    """Return each corridor of ``network`` as a reviewer sees it, by its id."""
    places = {row.id: row.place for row in network.place_rows}
    return {
        row.id: About(row.mode, places[row.origin], places[row.destination], row.bidirectional)
        for row in network.corridor_rows
    }
