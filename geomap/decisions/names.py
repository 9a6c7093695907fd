"""The names of ends in what was decided, and those that a reviewer gave another place."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from geomap.decisions.told import Reviewed, Told
from geomap.records import NamedPlace, Place

Bears = Callable[[str, Place], bool]
"""What says whether a place bears a name, by a gazetteer."""

COLUMNS = ("id", "name", "kind", "country", "lon", "lat", "alternates")
"""The columns of a user's own gazetteer."""


def named_ends(reviewed: Reviewed, bears: Bears) -> Iterator[tuple[NamedPlace, Place]]:
    """Yield each name in a sentence that is published for an end of its link, with the place that it has to be."""
    for told in reviewed.told:
        if told.is_firm:
            for name in _names_in(reviewed.extract.places, told):
                for end, was in _ends(told):
                    if _is_name_of(name, end, was, bears):
                        yield name, end


def to_rows(articles: Iterable[Reviewed], *, bears: Bears) -> str:
    """Return the rows of a gazetteer that puts the names of corrected places where the reviewers put them.

    A name is corrected where geomap puts it elsewhere and the place that the
    reviewer chose bears it too. Without any, there is only the header.
    """
    written: dict[Place, set[str]] = defaultdict(set)
    for reviewed in articles:
        for name, place in named_ends(reviewed, bears):
            if name.place is None or name.place.id != place.id:
                written[place].add(name.text)
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, names in sorted(written.items(), key=lambda row: row[0].id):
        alternates = ";".join(sorted(names - {place.name}))
        writer.writerow((place.id, place.name, place.kind, place.country, place.lon, place.lat, alternates))
    return sheet.getvalue()


def _names_in(names: Iterable[NamedPlace], told: Told) -> list[NamedPlace]:
    evidence = told.link.evidence
    return [name for name in names if evidence.start <= name.start and name.end <= evidence.end]


def _ends(told: Told) -> list[tuple[Place, Place | None]]:
    """Return the ends of a link with those that were proposed, None where nothing was."""
    was = (None, None) if told.proposed is None else (told.proposed.origin, told.proposed.destination)
    now = (told.link.origin, told.link.destination)
    return [(end, before) for end, before in zip(now, was, strict=True) if end is not None]


def _is_name_of(name: NamedPlace, end: Place, was: Place | None, bears: Bears) -> bool:
    """Say whether a name stands for an end: it is put there, or it is put where the reviewer says it is not."""
    if name.place is not None and name.place.id == end.id:
        return True
    is_open = name.place is None or was is None or name.place.id == was.id
    return is_open and bears(name.text, end)
