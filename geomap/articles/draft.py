"""What a file states of an article, before its text is asked for the rest."""

from dataclasses import dataclass
from datetime import date

from geomap.dates import parse_published
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


def stated_date(value: str, where: str) -> date | None:
    """Return the day that a field states, None for an empty one.

    Raises ``ArticleError`` where the value is no whole day.
    """
    if not value.strip():
        return None
    found = parse_published(value)
    if found is None:
        raise ArticleError(f"'{where}' gives '{value}' as publishing date; write it as 2025-08-23")
    return found
