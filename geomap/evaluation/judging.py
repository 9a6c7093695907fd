"""When an answer counts as right: distances, countries and areas, as the gold's guide sets them."""

from math import asin, cos, inf, radians, sin, sqrt

from geomap.evaluation.gold import Spot
from geomap.records import LonLat, Place

POINT_KM = 161.0  # 100 miles, the customary bound of geoparsing (Leidner 2008)
LINK_KM = 100.0
AREA_KM = 800.0  # between two points that may both stand for one area
EARTH_DIAMETER_KM = 12742.0

# Words that gold files use for kinds whose point only stands for an area.
AREAS = frozenset(
    "country region region1 state province territory coast gulf ocean sea continent peninsula islands river".split()
)


def sphere_km(a: LonLat, b: LonLat) -> float:
    """Return the great-circle distance on a sphere: published geoparsing figures are reckoned so."""
    (lon_a, lat_a), (lon_b, lat_b) = a, b
    phi, psi = radians(lat_a), radians(lat_b)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(lon_b - lon_a) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(half)))


def is_right(spot: Spot, place: Place, *, point_km: float = POINT_KM) -> bool:
    """Say whether ``place`` is a right answer for ``spot``.

    A country is right when the codes agree; an area within 800 km; any other
    place within ``point_km``; one of the spot's other points within 100 km.
    """
    distance = inf if spot.lonlat is None else sphere_km(spot.lonlat, place.lonlat)
    if spot.kind == "country" and spot.country and place.country:
        right = place.country == spot.country
    else:
        right = distance <= (AREA_KM if spot.kind in AREAS else point_km)
    return right or any(sphere_km(point, place.lonlat) <= LINK_KM for point in spot.also)


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Say whether two stretches share a character."""
    return start < other_end and other_start < end


def ratio(part: int, whole: int) -> float | None:
    """Return a share, or None of nothing."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean, None where one of the two is not defined."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
