"""Read gold files: marked passages with links, and corpora of marked names, one JSON document a line."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import UNSET, Struct, UnsetType

from geomap.contracts import decoded
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
    published: datetime.date | None
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
            where = f"line {number} of {str(path)!r}"
            document = decoded(line, GoldForm, where, _broken).record()
            for place in document.places:
                if not 0 <= place.start < place.end <= len(document.text):
                    raise _broken(
                        f"{where}: the name {place.text!r} lies outside the text at {place.start}..{place.end}"
                    )
            yield document


def _broken(problem: str) -> GoldError:
    return GoldError(f"{problem}; docs/accuracy.md shows both formats of gold")


# ---- the forms of both ----


class PointForm(Struct, frozen=True):
    """Where something lies, if the gold says so."""

    lon: float | None = None
    lat: float | None = None

    @property
    def lonlat(self) -> LonLat | None:
        """Return (lon, lat), None where one of them is missing."""
        return None if self.lon is None or self.lat is None else (self.lon, self.lat)


class SpotForm(PointForm, frozen=True, kw_only=True):
    """A place, or the end of a link; ``alt`` holds points that are as good."""

    name: str
    cc: str | None = None
    kind: str | None = None
    alt: tuple[PointForm, ...] = ()

    def spot(self) -> Spot:
        """Return the place."""
        also = tuple(point.lonlat for point in self.alt if point.lonlat is not None)
        return Spot(self.name, self.lonlat, self.cc or "", self.kind or "", also)


class GoldPlaceForm(SpotForm, frozen=True, kw_only=True):
    """A name in a passage."""

    start: int
    end: int
    text: str
    use: str | None

    def record(self) -> GoldPlace:
        """Return the name."""
        return GoldPlace(self.start, self.end, self.text, self.spot(), "", self.use)


class ToponymForm(PointForm, frozen=True, kw_only=True):
    """A name in a corpus, with its GeoNames id and feature code."""

    start: int
    end: int
    text: str
    type: str | None = None
    kind: str | None = None
    geonameid: int | str | None = None

    def record(self) -> GoldPlace:
        """Return the name."""
        spot = Spot(self.text, self.lonlat, "", kind_of_feature(self.type or ""))
        return GoldPlace(self.start, self.end, self.text, spot, str(self.geonameid or ""), self.kind)


class GoldLinkForm(Struct, frozen=True):
    """A link, with the readings that are as good."""

    mode: str
    origin: SpotForm | None
    destination: SpotForm | None
    status: str
    date: str | None
    evidence_start: int
    evidence_end: int
    debatable: bool
    bidirectional: bool = False
    status_alt: tuple[str, ...] = ()
    date_alt: tuple[str | None, ...] = ()
    also_evidence: tuple[tuple[int, int], ...] = ()

    def record(self) -> GoldLink:
        """Return the link."""
        return GoldLink(
            mode=self.mode,
            origin=self.origin.spot() if self.origin else None,
            destination=self.destination.spot() if self.destination else None,
            bidirectional=self.bidirectional,
            statuses=(self.status, *self.status_alt),
            dates=(self.date, *self.date_alt),
            evidence=((self.evidence_start, self.evidence_end), *self.also_evidence),
            debatable=self.debatable,
        )


class NegativeForm(Struct, frozen=True):
    """Words that tell of no link."""

    start: int
    end: int


class MetaForm(Struct, frozen=True):
    """What is known of a text besides."""

    title: str | None = None
    url: str | None = None


class GoldForm(Struct, frozen=True):
    """A line of a gold file: with ``toponyms`` a corpus's, else a passage, which has ``places`` and ``links``."""

    id: str | int
    text: str
    doc_date: datetime.date | None = None
    title: str | None = None
    meta: MetaForm | None = None
    places: tuple[GoldPlaceForm, ...] | UnsetType = UNSET
    links: tuple[GoldLinkForm, ...] | UnsetType = UNSET
    toponyms: tuple[ToponymForm, ...] | UnsetType = UNSET
    negatives: tuple[NegativeForm, ...] = ()
    places_complete: bool = True

    def __post_init__(self) -> None:
        for key in ("places", "links"):
            if self.toponyms is UNSET and getattr(self, key) is UNSET:
                raise ValueError(f"'{key}' is missing")

    def record(self) -> GoldDocument:
        """Return the document."""
        is_corpus = self.toponyms is not UNSET
        names = self.places if self.toponyms is UNSET else self.toponyms
        links = () if is_corpus or self.links is UNSET else self.links
        meta = self.meta or MetaForm()
        return GoldDocument(
            id=str(self.id),
            text=self.text,
            title=meta.title or self.title or None,
            url=meta.url,
            published=self.doc_date,
            places=() if names is UNSET else tuple(name.record() for name in names),
            links=tuple(link.record() for link in links),
            negatives=tuple((one.start, one.end) for one in self.negatives),
            linked=is_corpus,
            complete=self.places_complete,
        )


_FEATURES = {"PCL": "country", "ADM1": "region1", "ADM": "region2", "PPL": "city", "CONT": "continent"}


def kind_of_feature(code: str) -> str:
    """Return the kind that a GeoNames feature code ("PPLC") stands for, "other" for one that has none here."""
    return next((kind for beginning, kind in _FEATURES.items() if code.startswith(beginning)), "other")
