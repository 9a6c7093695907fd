"""Lines as short strings: steps between points, five bits to a character.

Source: Google, "Encoded Polyline Algorithm Format"; here the longitude comes
first, as everywhere in geomap.
"""

from collections.abc import Iterable, Iterator, Sequence

from geomap.records import LonLat


def encode_line(points: Iterable[Sequence[float]], *, precision: int) -> str:
    """Return (lon, lat) ``points``, rounded to ``precision`` decimals, as a string of printable ASCII."""
    scale = 10**precision
    characters: list[str] = []
    last_lon = last_lat = 0
    for point in points:
        lon, lat = round(point[0] * scale), round(point[1] * scale)
        characters += _encode_number(lon - last_lon) + _encode_number(lat - last_lat)
        last_lon, last_lat = lon, lat
    return "".join(characters)


def decode_line(text: str, *, precision: int) -> list[LonLat]:
    """Return the (lon, lat) points of a string that :func:`encode_line` wrote."""
    scale = 10**precision
    points: list[LonLat] = []
    lon = lat = 0
    numbers = _decode_numbers(text)
    for step_lon, step_lat in zip(numbers, numbers, strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        points.append((lon / scale, lat / scale))
    return points


def _encode_number(number: int) -> list[str]:
    """Return a whole number, its sign in the lowest bit, as characters from '?' to '~'."""
    rest = ~(number << 1) if number < 0 else number << 1
    characters = []
    while rest >= 0x20:
        characters.append(chr((0x20 | (rest & 0x1F)) + 63))
        rest >>= 5
    return [*characters, chr(rest + 63)]


def _decode_numbers(text: str) -> Iterator[int]:
    number = shift = 0
    for character in text:
        bits = ord(character) - 63
        number |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
