"""Objects of JSON by a contract: read and written by msgspec, with an error of one line for what breaks it.

The words for what a field wants are those of its type, or the description that
its type has; JSON Schemas carry the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct, inspect

from geomap.errors import GeomapError

Form = TypeVar("Form")

Degrees = Annotated[float, Meta(ge=-180, le=180, description="within -180 to 180 degrees")]
Latitude = Annotated[float, Meta(ge=-90, le=90, description="within -90 to 90 degrees")]
Fraction = Annotated[float, Meta(ge=0, le=1, description="within 0 to 1")]
Offset = Annotated[int, Meta(ge=0, description="a whole number from 0")]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{12}$", max_length=12, description="made of 12 hexadecimal digits")]
IsoDate = Annotated[
    str,
    Meta(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="a date as 2025, 2025-09 or 2025-09-02"),
]
UtcTime = Annotated[
    str,
    Meta(
        pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$",
        description="a time in UTC as 2026-11-24T21:30:00Z",
    ),
]


# ---- writing ----

_LINE_BREAKERS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""What some readers take for the end of a line, and halves of characters that no encoding can write."""


def json_line(row: Mapping[str, Any] | Struct) -> str:
    """Return ``row`` as JSON without any character that some reader takes for the end of a line, or cannot write."""
    values = msgspec.to_builtins(row) if isinstance(row, Struct) else row
    line = json.dumps(values, ensure_ascii=False, allow_nan=False)
    return _LINE_BREAKERS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


# ---- reading ----


def decoded(text: str, form: type[Form], where: str, error: Callable[[str], GeomapError]) -> Form:
    """Return the ``form`` that a text holds as JSON.

    ``where`` leads a person to it; ``error`` makes of "where: problem" what is
    raised, and says what to do.
    """
    try:
        return msgspec.json.decode(text, type=form)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        # Slower, it takes half characters, and gives the value that is to be quoted.
        return converted(parsed(text, where, error), form, where, error)


def parsed(text: str, where: str, error: Callable[[str], GeomapError]) -> Any:
    """Return what a text holds as JSON, of whatever form."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise error(f"{where} is not JSON ({problem})") from None


def converted(value: object, form: type[Form], where: str, error: Callable[[str], GeomapError]) -> Form:
    """Return the ``form`` that plain values have."""
    try:
        return msgspec.convert(value, form)
    except msgspec.ValidationError as problem:
        raise error(_explained(str(problem), value, form, where)) from None


def is_iso_date(text: str) -> bool:
    """Say whether ``text`` is a date as links carry it: 2025, 2025-09 or 2025-09-02."""
    try:
        msgspec.convert(text, IsoDate)
        return bool(date.fromisoformat(text + "0001-01-01"[len(text) :]))
    except ValueError:
        return False


def shown(value: object) -> str:
    """Return a value as JSON, short enough for a message of one line."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def wrong(key: str, value: object, wanted: str) -> ValueError:
    """Return the error that ``key`` does not hold what is ``wanted``, for the check of a form."""
    return ValueError(f"'{key}' is {shown(value)}, not {wanted}")


def _explained(problem: str, value: Any, form: Any, where: str) -> str:
    """Return what msgspec found wrong with ``value`` in the words of geomap."""
    words, _, path = problem.partition(" - at `$")
    kind = _form_info(form)
    container, key = value, ""
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        inner = value[name] if name else value[int(index)]
        if name:
            container, key = value, name
        elif not _is_object(_item(kind)):
            break  # a list of texts is wrong as a whole
        kind, value = _field(kind, name) if name else _item(kind), inner
        if index:
            where, key = f"{where}, {key} {int(index) + 1}", ""
        elif _is_object(kind) and isinstance(inner, dict):
            where, key = f"{where}, {key}", ""
    if words.startswith("'"):
        return f"{where}: {words}"
    if found := re.match(r"Object missing required field `(.+)`", words):
        return f"{where}: '{found[1]}' is missing"
    if found := re.match(r"Object contains unknown field `(.+)`", words):
        known = ", ".join(one.encode_name for one in _fields_of(kind))
        return f"{where}: '{found[1]:.60}' is no field of it; there are {known}"
    if not key:
        return f"{where}: {shown(value)} is not {_wanted(kind)}"
    return f"{where}: '{key}' is {shown(container[key])}, not {_wanted(kind)}"


@cache
def _form_info(form: Any) -> inspect.Type:
    return inspect.type_info(form)


def _bare(kind: inspect.Type) -> inspect.Type:
    """Return a type without what is said about it, and without null."""
    if isinstance(kind, inspect.Metadata):
        return _bare(kind.type)
    if isinstance(kind, inspect.UnionType):
        return _bare(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
    return kind


def _fields_of(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    bare = _bare(kind)
    return bare.fields if isinstance(bare, inspect.StructType | inspect.DataclassType) else ()


def _field(kind: inspect.Type, name: str) -> inspect.Type:
    return next(one.type for one in _fields_of(kind) if one.encode_name == name)


def _item(kind: inspect.Type) -> inspect.Type:
    bare = _bare(kind)
    return bare.item_type if isinstance(bare, inspect.VarTupleType) else inspect.AnyType()


def _is_object(kind: inspect.Type) -> bool:
    return isinstance(_bare(kind), inspect.StructType | inspect.DataclassType)


def _wanted(kind: inspect.Type) -> str:
    """Return in words what a type wants: its description, if it has one."""
    parts = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    for part in parts:
        if isinstance(part, inspect.Metadata) and part.extra_json_schema:
            return str(part.extra_json_schema["description"])
    bare = _bare(kind)
    if isinstance(bare, inspect.LiteralType):
        return f"one of {', '.join(map(str, bare.values))}"
    if isinstance(bare, inspect.VarTupleType):
        return "a list" if _is_object(bare.item_type) else "a list of texts"
    words = {
        inspect.StructType: "an object",
        inspect.TupleType: "two offsets",
        inspect.BoolType: "true or false",
        inspect.FloatType: "a number",
        inspect.IntType: "a whole number",
        inspect.DateType: "a day as 2025-09-02",
    }
    return words.get(type(bare), "a text")


def check_span(start_key: str, start: int, end_key: str, end: int) -> None:
    """Raise a ValueError for an end before its start."""
    if end < start:
        raise wrong(end_key, end, f"at or after '{start_key}' ({start})")


def check_date(key: str, value: str | None) -> None:
    """Raise a ValueError for a date that no calendar has."""
    if value is not None and not is_iso_date(value):
        raise wrong(key, value, "a date as 2025, 2025-09 or 2025-09-02")


def check_time(key: str, value: str) -> None:
    """Raise a ValueError for a time that no clock shows."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise wrong(key, value, "a time in UTC as 2026-11-24T21:30:00Z") from None
