"""What is known of an article before it is read: what its file states, and what its text says of itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise, takewhile

from geomap.dates import find_times, parse_published
from geomap.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file states it; ``number`` counts it from 1 where the file holds several.

    ``where`` names it in error messages, where the file's name alone would not.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    number: int | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person is told of a file that is read all the same; of level 1, only where they ask for more."""

    words: str
    level: int = 0


Found = Draft | ArticleError | Note


def stated_date(value: str, where: str) -> date | None:
    """Return the day that a field states, None for an empty one.

    Raises ``ArticleError`` where the value is no whole day.
    """
    if not value.strip():
        return None
    found = day_of(value)
    if found is None:
        raise ArticleError(f"'{where}' gives '{value[:60]}' as publishing date; write it as 2025-08-23")
    return found


_SECONDS = re.compile(r"[0-9]{9,10}", re.ASCII)
_MAIL_DAY = re.compile(r"(?:[A-Za-z]{3}, +)?[0-9]{1,2} [A-Za-z]{3} [0-9]{4}\b", re.ASCII)


def day_of(value: str) -> date | None:
    """Return the day of a date as people, feeds, mails and databases write it, None where it is none."""
    value = value.strip()[:_FIELD_LENGTH]
    if _SECONDS.fullmatch(value):  # since 1970, as databases count
        return datetime.fromtimestamp(int(value), tz=UTC).date()
    if _MAIL_DAY.match(value):
        with suppress(ValueError, TypeError, LookupError):  # of a day without a time
            return parsedate_to_datetime(value).date()
    return parse_published(value)


# ---- what a text says of itself, on its first and last lines ----

_FIELD_LENGTH = 120  # letters
_PUBLISHED = re.compile(
    r"^(?:publishing date|publication date|date published|published(?: on| at)?|first published|posted(?: on)?|date)"
    r"\s*[:\-–—|]?\s*(?=.*\d)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^(?:last )?(?:updated|modified)(?: on| at)?\s*[:\-–—|]?\s*(?=.*\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|headline)\s*:\s*(\S.*)$", re.IGNORECASE)
_URL = re.compile(r"^(?:url|source|link|original)\s*:\s*(https?://\S+)$", re.IGNORECASE)
_BARE_URL = re.compile(r"^(https?://\S+)$")
_URL_DAY = re.compile(r"[/-]((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")
_FIELD = re.compile(
    r"^(?:published in|source|author|editor|reporter|words|photos?|url|link|original|section|category|tags?|keywords?"
    r"|location|language|agency|publisher|title|headline)\s*:\s*\S",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][A-Z .'’/-]+(?:,[^.—–]{0,60}?)?(?:\([^)]{1,40}\))?\s*(?::|--|[—–-](?=\s))")
_BEFORE_DAY = re.compile(r"^[A-Z][\w .,'’/-]{0,60}[,(–—-]\s*$|^[A-Z][A-Z .,'’/-]{1,60}$")
_AFTER_DAY = re.compile(r"^\)?\s*(?:\([^)]{1,40}\)|/[^/]{1,30}/)?\s*(?::|--|[—–-](?=\s))")
_NAME = re.compile(r"^(?:(?i:by)\s.{0,60}|(?:[^\W\d_a-z][\w.'’-]*,?\s+){0,6})$")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_HEAD, _TAIL = 12, 4  # lines with words, at the top and at the end of a text, that may be about it
_TITLE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class _TextLine:
    text: str
    followed: bool  # by a blank line


def complete(draft: Draft) -> Draft:
    """Return a draft with what its text tells where its file did not."""
    lines = list(_lines(draft.text))
    edge = lines[:_HEAD] + lines[max(_HEAD, len(lines) - _TAIL) :]
    above = list(takewhile(lambda line: "://" in line.text or not _is_paragraph(line.text), lines[:_HEAD]))
    url = draft.url or _address(above, _BARE_URL) or _address(edge, _URL)
    published = draft.published or _stated_day(lines, edge) or _url_day(url or "") or _told_weekday(draft.text)
    return replace(draft, title=draft.title or _title(lines), published=published, url=url)


def _address(lines: list[_TextLine], pattern: re.Pattern[str]) -> str | None:
    return next((match.group(1) for line in lines if (match := pattern.match(line.text))), None)


def _lines(text: str) -> Iterator[_TextLine]:
    """Yield the lines that hold words."""
    lines = [line.strip() for line in text.splitlines()]
    for index, line in enumerate(lines):
        if line:
            yield _TextLine(line, index + 1 < len(lines) and not lines[index + 1])


# --- title


def _title(lines: list[_TextLine]) -> str | None:
    """Return the title: a field that says so, else a first line that reads as one, before any paragraph."""
    for line in lines[:_HEAD]:
        stated = _TITLE.match(line.text)
        if stated:
            return stated.group(1)
    for line, after in pairwise(lines[: _HEAD + 1]):
        if _is_paragraph(line.text):
            return None
        if _reads_as_title(line) and (line.followed or _is_paragraph(after.text) or _is_field(after.text)):
            return line.text
    return None


def _is_field(line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and (
        _FIELD.match(line) is not None
        or _PUBLISHED.match(line) is not None
        or _UPDATED.match(line) is not None
        or line.lower().startswith("by ")
        or _byline(line) is not None
    )


def _is_paragraph(line: str) -> bool:
    return len(line) > _TITLE_LENGTH or line.endswith((".", ".”", '."')) or _DATELINE.match(line) is not None


def _reads_as_title(line: _TextLine) -> bool:
    """Tell whether a line may be a title: some words, no menu, no field, no byline."""
    text = line.text
    return len(text.split()) >= 3 and not text.endswith((":", ",", ";")) and "|" not in text and not _is_field(text)


# --- publishing date


def _stated_day(lines: list[_TextLine], edge: list[_TextLine]) -> date | None:
    """Return the day that a field, a byline or a dateline states."""
    return (
        _field_date(edge, _PUBLISHED)
        or _field_date(edge, _UPDATED)
        or _first(_byline(line.text) for line in lines[:_HEAD])
        or _first(_dateline(line.text) for line in lines[:_HEAD])
    )


def _first(dates: Iterator[date | None]) -> date | None:
    return next((found for found in dates if found is not None), None)


def _field_date(lines: list[_TextLine], pattern: re.Pattern[str]) -> date | None:
    """Return the date of a field such as "Published: 3 May 2024"; two dates on one line are the two of an update."""
    for line in lines:
        match = pattern.match(line.text) if len(line.text) <= _FIELD_LENGTH else None
        if match:
            rest = re.split(r"(?i)\b(?:last )?(?:updated|modified)\b", line.text[match.end() :])[0]
            found = parse_published(rest)
            if found is not None:
                return found
    return None


def _byline(line: str) -> date | None:
    """Return the date of a line that holds nothing but it, or a name before it: "Ines Okafor, May 3, 2024"."""
    if len(line) > 100 or line.endswith("."):
        return None
    times = [time for time in find_times(line, published=None) if time.kind == "absolute" and time.grain == "day"]
    if len(times) != 1:
        return None
    name = line[: times[0].start].rstrip(" ,|-–—•·")
    if name and not _NAME.match(f"{name} "):
        return None
    return parse_published(line) if len(line[times[0].end :].split()) <= 4 else None


def _dateline(line: str) -> date | None:
    """Return the full date of a dateline: "TUNIS, 3 May 2024 (Agency) —", "TUNIS – 3 May 2024:"."""
    opening = line[:120]
    for time in find_times(opening, published=None):
        if time.kind == "absolute" and time.grain == "day" and time.until is None:
            framed = _BEFORE_DAY.match(opening[: time.start]) and _AFTER_DAY.match(opening[time.end :])
            return time.earliest if framed else None
    return None


def _url_day(url: str) -> date | None:
    """Return the day in an address: https://gull.example/2024/05/03/ferry."""
    found = _URL_DAY.search(url)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _told_weekday(text: str) -> date | None:
    """Return the latest day that is told with its weekday and full date, as what has just happened is.

    None where the text tells of later years, beyond the next: there the day is history.
    """
    times = [time for time in find_times(text, published=None) if time.kind == "absolute" and time.earliest is not None]
    days = [time.earliest for time in times if time.earliest is not None]
    told = [
        day
        for time, day in zip(times, days, strict=True)
        if time.grain == "day"
        and time.until is None
        and time.direction != "future"
        and time.text[:3].lower() == _WEEKDAYS[day.weekday()]
    ]
    if not told or max(days).year > max(told).year + 1:
        return None
    return max(told)
