"""Tables and lines of a page's data, packed, so that thousands stay small; ``web/shared`` is the counterpart.

A column stands in the first of these forms that fits it:

* ``{"numbers": text, "width": w}``, whole numbers from 0 on, each as ``w`` characters;
* ``{"bytes": text, "width": w}``, names of ``w`` hexadecimal digits each, as Base64 of all their bytes;
* ``{"values": [...], "at": {"numbers": ..., "width": w}}``, values that recur, and which of them stands where;
* a list of the values.

A character from "?" on counts for six bits, the highest first. Lines are steps between
points, five bits to a character, the longitude first.

Source: Google, "Encoded Polyline Algorithm Format", for the lines.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from geomap.records import LonLat

Record = dict[str, Any]

_FIRST = 63
_HEXADECIMAL = re.compile("[0-9a-f]+")


def table(rows: Sequence[Record], columns: Sequence[str]) -> dict[str, Any]:
    """Return some columns of ``rows``, packed, by name."""
    return {name: _column([row[name] for row in rows]) for name in columns}


def rows_of(packed: Mapping[str, Any]) -> list[Record]:
    """Return the rows of a packed table, as the page's script reads them."""
    columns = [_unpacked(column) for column in packed.values()]
    return [dict(zip(packed, row, strict=True)) for row in zip(*columns, strict=True)]


def _column(values: list[Any]) -> Any:
    if not values:
        return values
    if all(type(value) is int and value >= 0 for value in values):
        return _numbers(values)
    if _are_names(values):
        text = base64.b64encode(bytes.fromhex("".join(values))).decode()
        return {"bytes": text, "width": len(values[0])}
    # True and 1 are equal, and not the same.
    keys = [json.dumps(value) if isinstance(value, list) else (type(value), value) for value in values]
    known = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    if 2 * len(known) > len(keys):
        return values
    first = dict(zip(reversed(keys), reversed(values), strict=True))
    return {"values": [first[key] for key in known], "at": _numbers([known[key] for key in keys])}


def _numbers(values: Sequence[int]) -> dict[str, Any]:
    width = max(1, -(-max(values).bit_length() // 6))
    shifts = range(6 * (width - 1), -1, -6)
    text = "".join([chr(_FIRST + (value >> shift & 63)) for value in values for shift in shifts])
    return {"numbers": text, "width": width}


def _are_names(values: Sequence[Any]) -> bool:
    """Whether the values are texts of hexadecimal digits, each of the same even length."""
    if not all(isinstance(value, str) and len(value) == len(values[0]) for value in values):
        return False
    return len(values[0]) % 2 == 0 and _HEXADECIMAL.fullmatch("".join(values)) is not None


def _unpacked(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    if "values" in column:
        return [column["values"][number] for number in _unpacked(column["at"])]
    width = column["width"]
    if "bytes" in column:
        digits = base64.b64decode(column["bytes"]).hex()
        return [digits[at : at + width] for at in range(0, len(digits), width)]
    numbers, codes = [], [ord(character) - _FIRST for character in column["numbers"]]
    for at in range(0, len(codes), width):
        numbers.append(sum(code << 6 * place for place, code in enumerate(reversed(codes[at : at + width]))))
    return numbers


def to_json(data: Any) -> str:
    """Return ``data`` as JSON that cannot end the script element it stands in.

    Halves of characters, which no encoding can write, and the separators that
    old script engines took for the end of a line stand as escapes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


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


# The sine of the least angle between two ends that fixes the great circle through them.
_DISTINCT = 0.02


def written_lines(
    lines: Sequence[Any], ends: Sequence[tuple[LonLat, LonLat]], *, tolerance: float, precision: int
) -> list[str | None]:
    """Return each line as the page's data has it.

    None stands for no line, "" for the great circle between the two ``ends``,
    where the line strays no more than ``tolerance`` degrees from it. Any other is
    simplified and encoded, its parts with a space between, which no part holds.
    """
    import shapely

    alike = _are_great_circles(lines, ends, tolerance)
    simplified = shapely.simplify([None if same else line for same, line in zip(alike, lines, strict=True)], tolerance)
    return [
        "" if same else " ".join(encode_line(part, precision=precision) for part in parts_of(line)) or None
        for same, line in zip(alike, simplified, strict=True)
    ]


def _are_great_circles(lines: Sequence[Any], ends: Sequence[tuple[LonLat, LonLat]], tolerance: float) -> list[bool]:
    """Whether each line, its first point at the first of its ends, is the shorter great circle between them."""
    import numpy
    import shapely

    if not len(lines):
        return []
    coordinates, row = shapely.get_coordinates(lines, return_index=True)
    vertices, (starts, goals) = _vectors(coordinates), (_vectors([pair[end] for pair in ends]) for end in (0, 1))
    normals, middles = numpy.cross(starts, goals), starts + goals
    lengths = numpy.linalg.norm(normals, axis=1)
    reach, sine = numpy.radians(tolerance), numpy.maximum(lengths, _DISTINCT)
    aside = numpy.abs((vertices * normals[row]).sum(axis=1)) / sine[row]
    within = (vertices * middles[row]).sum(axis=1) > (starts * middles).sum(axis=1)[row] - reach
    strays = numpy.bincount(row, weights=(aside > reach) | ~within, minlength=len(lines))
    first = numpy.searchsorted(row, numpy.arange(len(lines)))
    there = numpy.zeros(len(lines), dtype=bool)
    filled = numpy.bincount(row, minlength=len(lines)) > 1
    there[filled] = numpy.linalg.norm(vertices[first[filled]] - starts[filled], axis=1) < reach
    result: list[bool] = (filled & there & (strays == 0) & (lengths > _DISTINCT)).tolist()
    return result


def _vectors(points: Any) -> Any:
    """Return (lon, lat) points as unit vectors."""
    import numpy

    lons, lats = numpy.radians(numpy.asarray(points, dtype=float).reshape(-1, 2)).T
    return numpy.column_stack((numpy.cos(lats) * numpy.cos(lons), numpy.cos(lats) * numpy.sin(lons), numpy.sin(lats)))


def parts_of(line: Any) -> list[list[LonLat]]:
    """Return the parts of a line of one or several parts as lists of (lon, lat)."""
    return [
        [(lon, lat) for lon, lat, *_ in part.coords] for part in getattr(line, "geoms", [line]) if not part.is_empty
    ]
