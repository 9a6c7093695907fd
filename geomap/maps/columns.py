"""Tables of a page's data, in columns: packed, so that thousands of rows stay small.

A column stands in the first of these forms that fits it:

* ``{"numbers": text, "width": w}``, whole numbers from 0 on, each as ``w`` characters;
* ``{"bytes": text, "width": w}``, names of ``w`` hexadecimal digits each, as Base64 of all their bytes;
* ``{"values": [...], "at": {"numbers": ..., "width": w}}``, values that recur, and which of them stands where;
* a list of the values.

A character from "?" on counts for six bits, the highest first. ``tools.js`` is the counterpart.
"""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

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
