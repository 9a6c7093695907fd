"""The days that a date of whatever precision may mean."""

import calendar
import re
from datetime import date

Span = tuple[date, date]
"""The first and the last day, both included."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def span_of(iso: str) -> Span:
    """Return the days that an ISO date stands for: "2025-09" is the whole month.

    ``ValueError`` for any other text.
    """
    parts = _ISO.fullmatch(iso)
    if parts is None:
        raise ValueError(f"{iso!r} is no ISO date")
    year, month, day = (int(part) if part else None for part in parts.groups())
    assert year is not None  # the pattern has it
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
