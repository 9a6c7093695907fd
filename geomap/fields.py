"""JSON objects, one a line: write them, and read their fields by a contract, with errors that name the field."""

import json
import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geomap.errors import GeomapError

_LINE_BREAKERS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""What some readers take for the end of a line, and halves of characters that no encoding can write."""

_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def json_line(row: Mapping[str, Any]) -> str:
    """Return ``row`` as JSON without any character that some reader takes for the end of a line, or cannot write."""
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _LINE_BREAKERS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def is_iso_date(text: str) -> bool:
    """Say whether ``text`` is a date as links carry it: 2025, 2025-09 or 2025-09-02."""
    try:
        return bool(_ISO_DATE.fullmatch(text) and date.fromisoformat(text + "0001-01-01"[len(text) :]))
    except ValueError:
        return False


def shown(value: object) -> str:
    """Return a value as JSON, short enough for a message of one line."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object.

    ``where`` leads a person to it; ``error`` makes of "where: problem" what is
    raised, and says what to do. A field that is missing is an error, whatever is
    asked of it.
    """

    row: Mapping[str, Any]
    where: str
    error: Callable[[str], GeomapError]

    @classmethod
    def of(cls, value: object, where: str, error: Callable[[str], GeomapError]) -> "Fields":
        """Return the fields of ``value``, which has to be an object."""
        if not isinstance(value, dict):
            raise error(f"{where}: {shown(value)} is not an object")
        return cls(value, where, error)

    def value(self, key: str) -> Any:
        """Return what stands under ``key``, whatever it is."""
        if key not in self.row:
            raise self.error(f"{self.where}: '{key}' is missing")
        return self.row[key]

    def wrong(self, key: str, wanted: str) -> GeomapError:
        """Return the error that ``key`` does not hold what is ``wanted``."""
        return self.error(f"{self.where}: '{key}' is {shown(self.value(key))}, not {wanted}")

    def text(self, key: str) -> str:
        """Return a text."""
        value = self.value(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None for null."""
        return None if self.value(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        values = self.value(key)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(values)

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Return a text that is one of ``choices``."""
        if self.text(key) not in choices:
            raise self.wrong(key, f"one of {', '.join(choices)}")
        return self.text(key)

    def claim(self, key: str) -> bool:
        """Return true or false."""
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str) -> float:
        """Return a finite number."""
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.wrong(key, "a number")
        return float(value)

    def degrees(self, key: str, *, limit: float) -> float:
        """Return degrees from -``limit`` to ``limit``."""
        value = self.number(key)
        if abs(value) > limit:
            raise self.wrong(key, f"within -{limit:g} to {limit:g} degrees")
        return value

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        value = self.number(key)
        if not 0.0 <= value <= 1.0:
            raise self.wrong(key, "within 0 to 1")
        return value

    def stretch(self, start: str, end: str) -> tuple[int, int]:
        """Return two offsets, the second not before the first."""
        for key in (start, end):
            value = self.value(key)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise self.wrong(key, "a whole number from 0")
        if self.row[end] < self.row[start]:
            raise self.wrong(end, f"at or after '{start}' ({self.row[start]})")
        return self.row[start], self.row[end]

    def day_or_none(self, key: str) -> date | None:
        """Return a day, or None for null."""
        value = self.text_or_none(key)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            raise self.wrong(key, "a day as 2025-09-02") from None

    def iso_or_none(self, key: str) -> str | None:
        """Return a date as precise as it is written, or None for null."""
        value = self.text_or_none(key)
        if value is None or is_iso_date(value):
            return value
        raise self.wrong(key, "a date as 2025, 2025-09 or 2025-09-02")

    def inner(self, key: str) -> "Fields":
        """Return the fields of the object under ``key``."""
        return Fields.of(self.value(key), f"{self.where}, {key}", self.error)

    def inner_or_none(self, key: str) -> "Fields | None":
        """Return the fields of the object under ``key``, or None for null."""
        return None if self.value(key) is None else self.inner(key)

    def inners(self, key: str) -> list["Fields"]:
        """Return the fields of each object of a list."""
        rows = self.value(key)
        if not isinstance(rows, list):
            raise self.wrong(key, "a list")
        return [Fields.of(row, f"{self.where}, {key} {count}", self.error) for count, row in enumerate(rows, start=1)]
