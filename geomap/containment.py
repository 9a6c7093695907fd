"""Whether one place lies within another, decided once for names, links and networks.

The gazetteer holds points and codes, no outlines: a country and a division of the
first level hold what bears their codes, smaller areas what lies near their point.
"""

from math import cos, radians

from geomap.records import LonLat, Place

DISTRICT_KM = 60.0
"""How far from the point of a second-level division its places lie at most."""

AREA_KM = 300.0
"""How far from the point of an island or a region its places lie at most."""

DIVISIONS = ("country", "region1", "region2")
"""The kinds that divide the land, the widest first: none lies within its like, or within a smaller one."""


def is_within(place: Place, area: Place, *, by_distance: bool = False) -> bool:
    """Say whether a place lies in a country or a division; none lies in itself.

    ``by_distance`` lets districts, islands and regions hold what lies near their
    point, too: so far a text that sets one beside a name may be believed.
    """
    if area.id == place.id or place.kind == "country":
        return False
    if area.kind in DIVISIONS and place.kind in DIVISIONS[: DIVISIONS.index(area.kind) + 1]:
        return False
    if area.kind == "country":
        return place.country == area.country
    if area.kind == "region1":
        return (place.country, place.admin1) == (area.country, area.admin1)
    reach_km = DISTRICT_KM if area.kind == "region2" else AREA_KM
    return by_distance and rough_km(area.lonlat, place.lonlat) < reach_km


def is_same_or_within(one: Place, other: Place) -> bool:
    """Say whether two places are one, or one of them lies in the other: what two texts may call the same end."""
    return one.id == other.id or is_within(one, other) or is_within(other, one)


def rough_km(a: LonLat, b: LonLat) -> float:
    """Return a distance good to a few per cent within a thousand kilometres: enough to tell near from far."""
    east = (a[0] - b[0] + 180) % 360 - 180
    north = a[1] - b[1]
    east *= cos(radians((a[1] + b[1]) / 2))
    return 111.2 * float((east * east + north * north) ** 0.5)
