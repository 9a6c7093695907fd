"""Place the names of a table: by their coordinates or codes, else by the gazetteer, with the table as their context.

What a name alone leaves open, its country, the mode of its row and the countries of
the rest of the table decide; what they leave open, a person does, in a file that
lists the open names with their candidates.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from geomap.cells import cell, text_of
from geomap.containment import rough_km
from geomap.errors import TableError
from geomap.gazetteer import Candidate, Gazetteer, fold
from geomap.geocode.evidence import candidates_of
from geomap.records import Alternative, Place
from geomap.routes import lies_by_sea
from geomap.tables.sheets import Table, table_of

SURE = 0.8
"""From which share of all bearers of a name the likeliest is taken without a question."""

SAME_COUNTRY, SAME_AS_OTHER_END, FIT = 1.2, 0.6, 1.0
"""What each fact counts for, in powers of ten of people, the unit of a candidate's own weight."""

SAME_PLACE_KM = 25.0
"""How far a place of the gazetteer may lie from the coordinates that a table gives its name."""

MOST_CANDIDATES = 5
"""Other places of a name that are listed."""

LEAST_SHARE = 0.01
"""A place that is less likely than this is not worth a person's doubt."""

_FITTING = {"flight": frozenset({"airport", "city", "base"}), "shipping": frozenset({"port"})}
_LOCODE = re.compile("[A-Z]{2} ?[A-Z2-9]{3}")
_CODE = re.compile("[A-Z]{3,4}")


class Asked(NamedTuple):
    """A name of a table that is to be placed, with what its row says of it.

    ``lonlat`` are the coordinates that the row gives, None where it gives none.
    ``other`` is the name at the other end of the row, "" where there is none.
    """

    name: str
    country: str = ""
    lonlat: tuple[float, float] | None = None
    mode: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place, or None and the reason why not, and others that it may be."""

    place: Place | None
    score: float
    reason: str
    candidates: tuple[Alternative, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether a person should look at it."""
        return self.place is None or self.score < SURE


@dataclass
class Placer:
    """Places names of a table.

    ``locations`` are the places that a table of locations gives, by id and by name;
    ``chosen`` is what people chose for names that were open, by name and country.
    """

    gazetteer: Gazetteer
    locations: Mapping[str, Place] = field(default_factory=dict)
    chosen: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _countries: Counter[str] = field(default_factory=Counter, init=False)

    def learn(self, names: Iterable[Asked]) -> None:
        """Count the countries of the names that are plain, as context for the others."""
        for asked in dict.fromkeys(names):
            found = self.place(asked)
            if found.place is not None and found.score >= SURE and found.place.country:
                self._countries[found.place.country] += 1

    def place(self, asked: Asked) -> Placed:
        """Return the place of a name."""
        name = asked.name.strip()
        decided = self.chosen.get((fold(name), fold(asked.country)))
        if decided is not None:
            return self._decided(decided, name)
        if asked.lonlat is not None:
            return self._at(name, asked.lonlat, asked.country)
        if name in self.locations or fold(name) in self.locations:
            return Placed(self.locations.get(name) or self.locations[fold(name)], 1.0, "of the table of locations")
        if not fold(name):
            return Placed(None, 0.0, "no name")
        if place := self._by_code(name):
            return Placed(place, 1.0, f"the code {name!r}")
        return self._by_name(name, asked)

    def _decided(self, decided: str, name: str) -> Placed:
        place = self.gazetteer.place(decided)
        if place is None and (point := _point(decided)):
            return replace(self._at(name, point, ""), reason="as a person decided")
        if place is None:
            raise TableError(f"{decided!r:.60} for {name!r:.60} is no id of a place, nor lon,lat; correct it")
        return Placed(place, 1.0, "as a person decided")

    def _at(self, name: str, lonlat: tuple[float, float], country: str) -> Placed:
        """Return the place of the gazetteer that has the name there, else one of the table's own."""
        near = [c.place for c in self.gazetteer.find(name)] if fold(name) else []
        known = next((place for place in near if rough_km(place.lonlat, lonlat) < SAME_PLACE_KM), None)
        if known is not None:
            return Placed(known, 1.0, "by its coordinates")
        code = self._code_of(country) or ""
        lon, lat = round(lonlat[0], 5), round(lonlat[1], 5)
        shown = name or f"{lat:.2f}, {lon:.2f}"
        stem = fold(name).replace(" ", "-") or "point"
        return Placed(Place(f"table:{stem}@{lon},{lat}", shown, lon, lat, "city", code), 1.0, "where the table puts it")

    def _by_code(self, name: str) -> Place | None:
        """Return the place of a UN/LOCODE, or of a code of IATA or ICAO, in capitals."""
        if _LOCODE.fullmatch(name):
            return self.gazetteer.place(f"port:{name.replace(' ', '')}")
        if _CODE.fullmatch(name):
            coded = (c.place for c in self.gazetteer.find(name) if c.naming == "code")
            return next((place for place in coded if place.kind == "airport"), None)
        return None

    def _by_name(self, name: str, asked: Asked) -> Placed:
        toponym, _, beside = name.partition(",")
        country = self._code_of(asked.country) or self._code_of(beside)
        if asked.country and self._code_of(asked.country) is None:
            return Placed(None, 0.0, f"no country is called {asked.country!r:.40}")
        bearers = self._bearers(name) or self._bearers(toponym.strip())
        inside = [one for one in bearers if country is None or one.place.country == country]
        if beside.strip() and country is None:
            inside = [one for one in inside if self._is_beside(one, beside)] or inside
        if not inside:
            return Placed(None, 0.0, f"the gazetteer has none in {country}" if bearers else "not in the gazetteer")
        others = {place.country for place in self._likeliest(asked.other)}
        ranked = sorted(
            ((self._score(one, name, asked.mode, others), one) for one in inside),
            key=lambda item: (-item[0], item[1].place.id),
        )
        odds = [math.exp(2 * (score - ranked[0][0])) for score, _ in ranked]
        shares = [one / sum(odds) for one in odds]
        likely = tuple(
            Alternative(one.place, share)
            for share, (_, one) in zip(shares, ranked, strict=True)
            if share >= LEAST_SHARE
        )
        reason = "only candidate" if len(ranked) == 1 else f"best known: {ranked[0][1].reason}"
        return Placed(likely[0].place, round(shares[0], 3), reason, likely[1 : MOST_CANDIDATES + 1])

    def _bearers(self, name: str) -> tuple[Candidate, ...]:
        return candidates_of(name, self.gazetteer) if fold(name) else ()

    def _score(self, one: Candidate, name: str, mode: str, others: set[str]) -> float:
        place, total = one.place, sum(self._countries.values())
        score = one.weight
        score += SAME_COUNTRY * min(1.0, 3 * self._countries[place.country] / total) if total else 0.0
        score += SAME_AS_OTHER_END * (bool(place.country) and place.country in others)
        is_port = mode == "shipping" and place.kind == "city" and lies_by_sea(place.lonlat)
        score += FIT * (place.kind in _FITTING.get(mode, ()) or is_port)
        score += FIT * (place.kind == "city")  # a table joins towns, and not the divisions named for them
        return score + 0.7 * (not name.isascii() and one.name == name)

    def _likeliest(self, name: str) -> list[Place]:
        return [one.place for one in self.gazetteer.find(name)[:1]] if fold(name) else []

    def _is_beside(self, one: Candidate, beside: str) -> bool:
        division = self.gazetteer.region1(one.place.country, one.place.admin1) if one.place.admin1 else None
        named = {c.place.id for c in self.gazetteer.find(beside) if c.place.kind == "region1"}
        return division is not None and division.id in named

    def _code_of(self, country: str) -> str | None:
        """Return the ISO code of a country that is given by its code or its name, None for what is none."""
        written = country.strip()
        if not written:
            return None
        if len(written) == 2 and self.gazetteer.country(written.upper()):
            return written.upper()
        found = (c.place for c in self.gazetteer.find(written) if c.place.kind == "country")
        return next((place.country for place in found), None)


def locations_of(table: Table) -> dict[str, Place]:
    """Return the places of a table of locations, by their ids and, folded, by their names."""
    places: dict[str, Place] = {}
    for row in table.rows:
        point = lonlat_of(row.known.get("lon"), row.known.get("lat"), row.where)
        key, name = row.known.get("id"), row.known.get("name")
        if point is None or not (key or name):
            raise TableError(f"{row.where} lacks a point or a name; give id, name, lat and lon")
        shown = name or key or ""
        place = Place(f"table:{key or fold(shown)}", shown, *point, "city", row.known.get("country", "").upper()[:2])
        places |= {key: place} if key else {}
        if name:
            places.setdefault(fold(name), place)
    return places


def lonlat_of(lon: str | None, lat: str | None, where: str) -> tuple[float, float] | None:
    """Return (lon, lat) of two cells, None where one is empty; TableError where they are no degrees."""
    if not lon or not lat:
        return None
    try:
        point = float(lon.replace(",", ".")), float(lat.replace(",", "."))
    except ValueError:
        raise TableError(f"{where}: lon {lon!r:.40}, lat {lat!r:.40} are no degrees; write them as 66.99") from None
    if not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
        raise TableError(f"{where}: lon {lon!r:.40}, lat {lat!r:.40} are outside the globe; are they swapped?")
    return point


def _point(text: str) -> tuple[float, float] | None:
    lon, _, lat = text.partition(",")
    try:
        return lonlat_of(lon, lat, "a choice")
    except TableError:
        return None


# ---- the file of open names ----

COLUMNS = ("name", "country", "choose", "reason", "taken", "candidates")


def open_names(found: Mapping[Asked, Placed], chosen: Mapping[tuple[str, str], str], gazetteer: Gazetteer) -> str:
    """Return as CSV the names that are open, each once, for a person to fill in ``choose``.

    ``choose`` is an id of ``candidates``, or "lon,lat". What was chosen before stays.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    listed: set[tuple[str, str]] = set()
    for asked, placed in found.items():
        key = fold(asked.name), fold(asked.country)
        decided = chosen.get(key, "")
        if key in listed or not (decided or placed.is_open):
            continue
        listed.add(key)
        taken = [] if placed.place is None else [Alternative(placed.place, placed.score)]
        told = "; ".join(_told(one, gazetteer) for one in (*taken, *placed.candidates))
        row = (asked.name, asked.country, decided, placed.reason, taken[0].place.name if taken else "", told)
        writer.writerow([cell(text) for text in row])
    return out.getvalue()


def _told(one: Alternative, gazetteer: Gazetteer) -> str:
    place = one.place
    division = gazetteer.region1(place.country, place.admin1) if place.admin1 else None
    where = ", ".join(filter(None, (place.kind, division.name if division else "", place.country)))
    return f"{place.id} = {place.name} ({where}; {place.lon},{place.lat}; {one.score:.0%})"


def read_choices(text: str, name: str) -> dict[tuple[str, str], str]:
    """Return what people filled in: an id of a place, or "lon,lat", by folded name and country."""
    choices = {}
    for row in table_of(text, name).rows:
        if decided := text_of(row.own.get("choose", "")).strip():
            written, country = (text_of(row.known.get(column, "")) for column in ("name", "country"))
            choices[fold(written), fold(country)] = decided
    return choices
