"""Every form of JSON that leaves geomap and comes back.

A form lists its keys in their order, which are a contract that other tools read
by; ``of`` makes it from a record, and ``record`` gives the record back.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any, Literal, cast

import msgspec
from msgspec import UNSET, Struct, UnsetType

from geomap.contracts import (
    Degrees,
    Fraction,
    IsoDate,
    Key,
    Latitude,
    Offset,
    UtcTime,
    check_date,
    check_span,
    check_time,
    decoded,
    json_line,
    wrong,
)
from geomap.errors import NetworkError
from geomap.records import (
    About,
    AboutPlace,
    Alternative,
    Decision,
    DecisionWord,
    Edit,
    Evidence,
    Extract,
    Kind,
    Link,
    NamedPlace,
    OriginFound,
    Place,
    Reason,
    Source,
    Status,
    Use,
    place_id,
)  # fmt: skip

Span = tuple[Offset, Offset]
"""Where some words of an article begin and end."""

# ---- what one article says ----


class PlaceForm(Struct, frozen=True):
    """A place."""

    name: str
    id: str
    lat: Latitude
    lon: Degrees
    cc: str | None
    kind: Kind

    @classmethod
    def of(cls, place: Place) -> PlaceForm:
        """Return the form of a place."""
        return cls(place.name, place.id, place.lat, place.lon, place.country or None, cast(Kind, place.kind))

    def record(self) -> Place:
        """Return the place."""
        return _place(self.id, self.name, self.lon, self.lat, self.kind, self.cc or "")


@lru_cache(maxsize=1 << 16)
def _place(id: str, name: str, lon: float, lat: float, kind: Kind, country: str) -> Place:
    """Return a place, the same for all that name it: a corpus names few places often."""
    return Place(id, name, lon, lat, kind, country)


class CandidateForm(PlaceForm, frozen=True):
    """A place that a name may mean too, and how likely it is."""

    score: Fraction

    @classmethod
    def of_candidate(cls, other: Alternative) -> CandidateForm:
        """Return the form of another place that a name may mean."""
        place = other.place
        known = place.name, place.id, place.lat, place.lon, place.country or None, cast(Kind, place.kind)
        return cls(*known, other.score)


class NamedPlaceForm(Struct, frozen=True):
    """A name in an article; one without a place keeps the written name, and null for the rest."""

    start: Offset
    end: Offset
    text: str
    name: str
    id: str | None
    lat: Latitude | None
    lon: Degrees | None
    cc: str | None
    kind: Kind | None
    use: Use
    score: Fraction
    use_score: Fraction
    reason: str
    candidates: tuple[CandidateForm, ...]

    def __post_init__(self) -> None:
        check_span("start", self.start, "end", self.end)
        for key, wanted in (("lat", "a number"), ("lon", "a number"), ("kind", "a text")):
            if self.id is not None and getattr(self, key) is None:
                raise wrong(key, None, wanted)

    @classmethod
    def of(cls, named: NamedPlace) -> NamedPlaceForm:
        """Return the form of a name."""
        place = named.place
        return cls(
            start=named.start,
            end=named.end,
            text=named.text,
            name=named.text if place is None else place.name,
            id=None if place is None else place.id,
            lat=None if place is None else place.lat,
            lon=None if place is None else place.lon,
            cc=None if place is None else place.country or None,
            kind=None if place is None else cast(Kind, place.kind),
            use=named.use,
            score=named.score,
            use_score=named.use_score,
            reason=named.reason,
            candidates=tuple(map(CandidateForm.of_candidate, named.candidates)),
        )

    def record(self) -> NamedPlace:
        """Return the name."""
        place = None
        if self.id is not None and self.lon is not None and self.lat is not None and self.kind is not None:
            place = _place(self.id, self.name, self.lon, self.lat, self.kind, self.cc or "")
        candidates = tuple(Alternative(other.record(), other.score) for other in self.candidates)
        return NamedPlace(
            self.start, self.end, self.text, place, self.use, self.score, self.use_score, self.reason, candidates
        )


class LinkForm(Struct, frozen=True):
    """A link; its evidence says no more of the article than its line does."""

    mode: str
    origin: PlaceForm | None
    destination: PlaceForm | None
    via: tuple[PlaceForm, ...]
    bidirectional: bool
    status: Status
    date: IsoDate | None
    actors: tuple[str, ...]
    score: Fraction
    rule: str
    evidence: str
    evidence_start: Offset
    evidence_end: Offset
    trigger: str = ""
    cue: Span | None = None
    origin_span: Span | None = None
    destination_span: Span | None = None
    origin_found: OriginFound = "unknown"
    weight: Offset | UnsetType = UNSET
    columns: dict[str, str] | UnsetType = UNSET

    def __post_init__(self) -> None:
        check_span("evidence_start", self.evidence_start, "evidence_end", self.evidence_end)
        for key in ("cue", "origin_span", "destination_span"):
            if (span := getattr(self, key)) is not None:
                check_span(f"{key} 0", span[0], f"{key} 1", span[1])
        check_date("date", self.date)

    @classmethod
    def of(cls, link: Link) -> LinkForm:
        """Return the form of a link."""
        evidence = link.evidence
        return cls(
            mode=link.mode,
            origin=PlaceForm.of(link.origin) if link.origin else None,
            destination=PlaceForm.of(link.destination) if link.destination else None,
            via=tuple(map(PlaceForm.of, link.via)),
            bidirectional=link.bidirectional,
            status=link.status,
            date=link.date,
            actors=link.actors,
            score=link.score,
            rule=link.rule,
            evidence=evidence.text,
            evidence_start=evidence.start,
            evidence_end=evidence.end,
            trigger=link.trigger,
            cue=link.cue,
            origin_span=link.origin_span,
            destination_span=link.destination_span,
            origin_found=link.origin_found,
            weight=link.weight if link.weight != 1 else UNSET,
            columns=dict(link.columns) if link.columns else UNSET,
        )

    def record(self, id: str, title: str | None, published: datetime.date | None, url: str | None) -> Link:
        """Return the link, of the article that is told of."""
        return Link(
            mode=self.mode,
            origin=self.origin.record() if self.origin else None,
            destination=self.destination.record() if self.destination else None,
            via=tuple(place.record() for place in self.via),
            bidirectional=self.bidirectional,
            status=self.status,
            date=self.date,
            actors=self.actors,
            score=self.score,
            rule=self.rule,
            evidence=Evidence(self.evidence, self.evidence_start, self.evidence_end, id, title, published, url),
            trigger=self.trigger,
            cue=self.cue,
            origin_span=self.origin_span,
            destination_span=self.destination_span,
            origin_found=self.origin_found,
            weight=1 if self.weight is UNSET else self.weight,
            columns=() if self.columns is UNSET else tuple(self.columns.items()),
        )


class ExtractForm(Struct, frozen=True):
    """What one article says."""

    id: str
    title: str | None
    published: datetime.date | None
    url: str | None
    places: tuple[NamedPlaceForm, ...]
    links: tuple[LinkForm, ...]

    @classmethod
    def of(cls, extract: Extract) -> ExtractForm:
        """Return the form of an extract."""
        places, links = map(NamedPlaceForm.of, extract.places), map(LinkForm.of, extract.links)
        return cls(extract.id, extract.title, extract.published, extract.url, tuple(places), tuple(links))

    def record(self) -> Extract:
        """Return the extract."""
        head = self.id, self.title, self.published, self.url
        names, links = (named.record() for named in self.places), (link.record(*head) for link in self.links)
        return Extract(*head, tuple(names), tuple(links))


def extract_line(extract: Extract) -> str:
    """Return ``extract`` as one line of JSON, without the line's end."""
    return json_line(ExtractForm.of(extract))


def read_extract(line: str, *, number: int = 1) -> Extract:
    """Return the extract that a line of JSON holds; ``number`` is its place in a file, for a ``NetworkError``."""
    help = "give the lines of 'geomap extract'"
    return decoded(line, ExtractForm, f"line {number}", lambda words: NetworkError(f"{words}; {help}")).record()


# ---- what editors decided ----

DECISION_SCHEMA, DECISION_VERSION = "geomap-decision", 1
PLACE_VERSION = 2  # of a decision on a place: what knows only the first refuses it, instead of passing it by


class DecidedPlaceForm(Struct, frozen=True):
    """A place as a decision tells it."""

    id: str
    name: str
    lon: Degrees
    lat: Latitude
    kind: Kind
    country: str | None

    @classmethod
    def of(cls, place: Place) -> DecidedPlaceForm:
        """Return the form of a place."""
        return cls(place.id, place.name, place.lon, place.lat, cast(Kind, place.kind), place.country)

    def record(self) -> Place:
        """Return the place."""
        return Place(self.id, self.name, self.lon, self.lat, self.kind, self.country or "")


class AboutForm(Struct, frozen=True):
    """A corridor as a reviewer saw it."""

    mode: str
    origin: DecidedPlaceForm
    destination: DecidedPlaceForm
    bidirectional: bool

    @classmethod
    def of(cls, about: About) -> AboutForm:
        """Return the form of a corridor."""
        origin, destination = DecidedPlaceForm.of(about.origin), DecidedPlaceForm.of(about.destination)
        return cls(about.mode, origin, destination, about.bidirectional)

    def record(self) -> About:
        """Return the corridor."""
        return About(self.mode, self.origin.record(), self.destination.record(), self.bidirectional)


class AboutPlaceForm(Struct, frozen=True):
    """A place as a reviewer saw it."""

    place: DecidedPlaceForm
    names: tuple[str, ...]

    @classmethod
    def of(cls, about: AboutPlace) -> AboutPlaceForm:
        """Return the form of a place."""
        return cls(DecidedPlaceForm.of(about.place), about.names)

    def record(self) -> AboutPlace:
        """Return the place."""
        return AboutPlace(self.place.record(), self.names)


class ProposalForm(Struct, frozen=True):
    """A corridor in a spreadsheet: what has to come back with a decision on it."""

    corridor: Key
    evidence: tuple[Key, ...]
    about: AboutForm
    previous: Literal["conflicting"] | None


class EditForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reviewer changed; what is left out stays as it is, and a date of null is taken away."""

    mode: str | UnsetType = UNSET
    origin: DecidedPlaceForm | UnsetType = UNSET
    destination: DecidedPlaceForm | UnsetType = UNSET
    bidirectional: bool | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    date: IsoDate | UnsetType | None = UNSET

    def __post_init__(self) -> None:
        if self.date is not UNSET:
            check_date("date", self.date)

    @classmethod
    def of(cls, edit: Edit) -> EditForm:
        """Return the form of an edit."""
        names = cls.__struct_fields__
        given: dict[str, Any] = {name: value for name in names if (value := getattr(edit, name)) is not None}
        ends = {name: DecidedPlaceForm.of(place) for name, place in given.items() if isinstance(place, Place)}
        return cls(**given | ends | ({"date": edit.date or None} if edit.date is not None else {}))

    def record(self) -> Edit:
        """Return the edit."""
        names = self.__struct_fields__
        given: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not UNSET}
        ends = {name: form.record() for name, form in given.items() if isinstance(form, DecidedPlaceForm)}
        return Edit(**given | ends | ({"date": self.date or ""} if "date" in given else {}))


class SourceForm(Struct, frozen=True):
    """The sentence that an added corridor rests on."""

    article: str
    title: str | None
    published: datetime.date | None
    url: str | None
    text: str
    start: Offset
    end: Offset
    actors: tuple[str, ...]

    def __post_init__(self) -> None:
        check_span("start", self.start, "end", self.end)

    @classmethod
    def of(cls, source: Source) -> SourceForm:
        """Return the form of a sentence."""
        said = source.evidence
        head = said.article, said.title, said.published, said.url
        return cls(*head, said.text, said.start, said.end, source.actors)

    def record(self) -> Source:
        """Return the sentence."""
        head = self.article, self.title, self.published, self.url
        return Source(Evidence(self.text, self.start, self.end, *head), self.actors)


class DecisionForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What one reviewer decided about one corridor, or about one sentence of it."""

    schema: Literal["geomap-decision"]
    version: Literal[1]
    corridor: Key
    link: Key | None
    decision: DecisionWord
    reason: Reason | None
    comment: str | None
    edit: EditForm | None
    evidence: tuple[Key, ...]
    about: AboutForm
    source: SourceForm | None
    previous: DecisionWord | Literal["conflicting"] | None
    reviewer: str
    time: UtcTime
    tool: str

    def __post_init__(self) -> None:
        """Make sure that what goes with a decision goes with this one."""
        is_added, is_changed = self.decision == "added", self.decision in ("edited", "added")
        _check_made(self)
        if (self.edit is not None) != is_changed:
            raise wrong("edit", _row(self.edit), "what goes with 'edited' and 'added', and with nothing else")
        if (self.source is not None) != is_added:
            raise wrong("source", _row(self.source), "what goes with 'added', and with nothing else")
        if is_added and len(set(self.evidence)) != 1:
            raise wrong("evidence", self.evidence, "the key of the sentence that was added")
        if is_added and (self.edit is None or self.edit.status is UNSET):
            raise wrong("edit", _row(self.edit), "the whole of what was added, with its status")

    @classmethod
    def of(cls, decision: Decision) -> DecisionForm:
        """Return the form of a decision, that of a place where one is decided."""
        place = decision.place
        form = cls if place is None else cast(type[DecisionForm], PlaceDecisionForm)
        return form(
            schema="geomap-decision",
            version=cast(Any, DECISION_VERSION if place is None else PLACE_VERSION),
            corridor=decision.corridor,
            link=decision.link,
            decision=cast(Any, decision.decision),
            reason=decision.reason,
            comment=decision.comment,
            edit=None if decision.edit is None else EditForm.of(decision.edit),
            evidence=decision.evidence,
            about=cast(Any, AboutForm.of(decision.corridor_seen) if place is None else AboutPlaceForm.of(place)),
            source=None if decision.source is None else SourceForm.of(decision.source),
            previous=cast(Any, decision.previous),
            reviewer=decision.reviewer,
            time=decision.time,
            tool=decision.tool,
        )

    def record(self) -> Decision:
        """Return the decision."""
        return Decision(
            corridor=self.corridor,
            link=self.link,
            decision=self.decision,
            reason=self.reason,
            comment=self.comment,
            edit=None if self.edit is None else self.edit.record(),
            evidence=tuple(sorted(set(self.evidence))),
            about=self.about.record(),
            source=None if self.source is None else self.source.record(),
            previous=self.previous,
            reviewer=self.reviewer.strip(),
            time=self.time,
            tool=self.tool,
        )


class PlaceDecisionForm(DecisionForm, frozen=True, forbid_unknown_fields=True):
    """What one reviewer decided about a place: the same fields, of which a place leaves some empty."""

    version: Literal[2]  # type: ignore[assignment]
    link: None
    decision: Literal["accepted", "rejected", "skipped", "cleared"]
    edit: None
    about: AboutPlaceForm  # type: ignore[assignment]
    source: None

    def __post_init__(self) -> None:
        """Make sure that what goes with a decision goes with this one."""
        _check_made(self)
        if self.corridor != place_id(self.about.place.id):
            raise wrong("corridor", self.corridor, "the id of the place")


def _check_made(form: DecisionForm) -> None:
    """Raise a ValueError where a decision does not say who made it and when, or gives a reason for nothing."""
    if not form.reviewer.strip():
        raise wrong("reviewer", form.reviewer, "the name of who decided")
    check_time("time", form.time)
    if form.reason is not None and form.decision != "rejected":
        raise wrong("reason", form.reason, "null, as nothing is rejected")


def _row(form: Struct | None) -> object:
    return form and msgspec.to_builtins(form)
