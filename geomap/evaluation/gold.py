"""Read gold files: marked passages with links, and corpora of marked names, one JSON document a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geomap.errors import GoldError
from geomap.records import Article, LonLat


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a gold place or a link's end lies: enough to say whether an answer is right.

    ``lonlat`` is None where the gold gives no coordinates; ``also`` holds points
    that are as good (the capital of a country end).
    """

    name: str
    lonlat: LonLat | None
    country: str
    kind: str
    also: tuple[LonLat, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A name marked in a text. ``id`` is its GeoNames id, "" where it is not linked to one."""

    start: int
    end: int
    text: str
    spot: Spot
    id: str
    use: str | None  # "literal", "associative", or None where the corpus does not say


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link marked in a text, with all the readings that count as right."""

    mode: str
    origin: Spot | None
    destination: Spot | None
    bidirectional: bool
    statuses: tuple[str, ...]  # the first is the preferred one
    dates: tuple[str | None, ...]  # the first is the preferred one
    evidence: tuple[tuple[int, int], ...]
    debatable: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A marked text.

    ``linked`` says that names carry GeoNames ids and links are not marked (a
    corpus), ``complete`` that all names are marked.
    """

    id: str
    text: str
    title: str | None
    url: str | None
    published: date | None
    places: tuple[GoldPlace, ...]
    links: tuple[GoldLink, ...]
    negatives: tuple[tuple[int, int], ...]
    linked: bool
    complete: bool = True

    @property
    def article(self) -> Article:
        """Return the text as an article to be traced."""
        return Article(self.id, self.text, self.title, self.published, self.url)


def load_gold(path: Path | str) -> list[GoldDocument]:
    """Return the documents of a gold file in its order.

    A document with ``toponyms`` is read as a corpus's, any other as gold with
    ``places`` and ``links``. Raises GoldError on the first line that is neither.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"cannot read the gold file {str(path)!r}: {error.strerror}; give a .jsonl file") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"the gold file {str(path)!r} is not UTF-8; convert it first") from error
    documents = list(_documents(text, path))
    if not documents:
        raise GoldError(f"the gold file {str(path)!r} holds no document; give one JSON document a line")
    return documents


def _documents(text: str, path: Path) -> Iterator[GoldDocument]:
    # Not splitlines(): JSON strings may hold U+2028, which that would break at.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _document(json.loads(line))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                fault = f"no field {error}" if isinstance(error, KeyError) else str(error)
                raise GoldError(
                    f"line {number} of {str(path)!r} is no gold document: {fault}; docs/accuracy.md shows both formats"
                ) from error


def _document(row: Mapping[str, Any]) -> GoldDocument:
    linked = "toponyms" in row
    text = row["text"]
    places = tuple(map(_corpus_place, row["toponyms"]) if linked else map(_gold_place, row["places"]))
    for place in places:
        if not 0 <= place.start < place.end <= len(text):
            raise ValueError(f"the name {place.text!r} lies outside the text at {place.start}..{place.end}")
    published = row.get("doc_date")
    meta = row.get("meta") or {}
    return GoldDocument(
        id=str(row["id"]),
        text=text,
        title=meta.get("title"),
        url=meta.get("url"),
        published=date.fromisoformat(published) if published else None,
        places=places,
        links=() if linked else tuple(map(_gold_link, row["links"])),
        negatives=tuple((span["start"], span["end"]) for span in row.get("negatives", ())),
        linked=linked,
        complete=bool(row.get("places_complete", True)),
    )


def _lonlat(row: Mapping[str, Any]) -> LonLat | None:
    if row.get("lon") is None or row.get("lat") is None:
        return None
    return float(row["lon"]), float(row["lat"])


def _spot(row: Mapping[str, Any]) -> Spot:
    also = tuple(point for point in map(_lonlat, row.get("alt", ())) if point is not None)
    return Spot(row["name"], _lonlat(row), row.get("cc") or "", row.get("kind") or "", also)


def _gold_place(row: Mapping[str, Any]) -> GoldPlace:
    return GoldPlace(row["start"], row["end"], row["text"], _spot(row), "", row["use"])


def _corpus_place(row: Mapping[str, Any]) -> GoldPlace:
    spot = Spot(row["text"], _lonlat(row), "", kind_of_feature(row.get("type") or ""))
    identifier = str(row.get("geonameid") or "")
    return GoldPlace(row["start"], row["end"], row["text"], spot, identifier, row.get("kind"))


_FEATURES = {"PCL": "country", "ADM1": "region1", "ADM": "region2", "PPL": "city", "CONT": "continent"}


def kind_of_feature(code: str) -> str:
    """Return the kind that a GeoNames feature code ("PPLC") stands for, "other" for one that has none here."""
    return next((kind for beginning, kind in _FEATURES.items() if code.startswith(beginning)), "other")


def _gold_link(row: Mapping[str, Any]) -> GoldLink:
    return GoldLink(
        mode=row["mode"],
        origin=_spot(row["origin"]) if row["origin"] else None,
        destination=_spot(row["destination"]) if row["destination"] else None,
        bidirectional=bool(row.get("bidirectional")),
        statuses=(row["status"], *row.get("status_alt", ())),
        dates=(row["date"], *row.get("date_alt", ())),
        evidence=((row["evidence_start"], row["evidence_end"]), *((s, e) for s, e in row.get("also_evidence", ()))),
        debatable=bool(row["debatable"]),
    )
