"""The corridors of a network as the records that decisions are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.records import About, Place

if TYPE_CHECKING:
    from geomap.network import Network


def abouts_of(network: Network) -> dict[str, About]:
    """Return each corridor of ``network`` as a reviewer sees it, by its id."""
    places = {
        row.id: Place(row.id, row.name, point.x, point.y, row.kind, row.country)
        for row, point in zip(network.places.itertuples(index=False), network.places.geometry, strict=True)
    }
    return {
        row.id: About(row.mode, places[row.origin], places[row.destination], bool(row.bidirectional))
        for row in network.corridors.itertuples(index=False)
    }
