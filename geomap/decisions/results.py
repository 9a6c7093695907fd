"""What came of a review: how far it is, how far two reviewers agree, and what the next reading can learn from it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from geomap.contracts import json_line
from geomap.decisions.files import Target, target_of
from geomap.decisions.judging import (
    PUBLISHED,
    REASONS,
    STATES,
    Stale,
    Standing,
    Verdict,
    abouts_of,
    judge,
    proposals_of,
)
from geomap.decisions.publishing import added_link, changed
from geomap.records import (
    About,
    AboutPlace,
    Article,
    Decision,
    Evidence,
    Extract,
    Link,
    NamedPlace,
    Place,
    Reason,
    key_of,
)

if TYPE_CHECKING:
    from geomap.network import Network

# ---- how far it is ----


@dataclass(frozen=True, slots=True)
class Progress:
    """``states`` counts corridors by mode, ``rules`` sentences by the rule that read them.

    A sentence counts under what became of it: "accepted", "edited", "rejected",
    or "rejected: " and the reason. ``single`` counts the corridors that one
    reviewer alone wants published.
    """

    states: Mapping[str, Counter[str]]
    stale: Sequence[Stale]
    conflicts: Sequence[Verdict]
    rules: Mapping[str, Counter[str]]
    single: int


def progress_of(network: Network, decisions: Collection[Decision]) -> Progress:
    """Return how far the review of ``network`` has come."""
    proposals = proposals_of(network)
    judgement = judge(proposals, decisions)
    abouts = abouts_of(network)
    states: dict[str, Counter[str]] = defaultdict(Counter)
    for id, verdict in judgement.verdicts.items():
        about = abouts[id] if id in abouts else verdict.decisions[-1].corridor_seen
        states[about.mode][verdict.state] += 1
    standing = Standing(decisions)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for proposal in proposals:
        for key, rule in proposal.sentences.items():
            verdict = standing.of_sentence(key)
            if verdict.is_decided:
                rules[rule][_outcome(verdict)] += 1
    single = sum(
        verdict.is_published() and len({one.person for one in verdict.decisions}) == 1
        for verdict in judgement.verdicts.values()
    )
    return Progress(states, judgement.stale, standing.conflicts, rules, single)


def _outcome(verdict: Verdict) -> str:
    reason = next((one.reason for one in verdict.decisions if one.reason is not None), None)
    return verdict.state if reason is None else f"{verdict.state}: {reason}"


def progress_text(progress: Progress) -> str:
    """Return ``progress`` for people."""
    lines = []
    for mode, counts in progress.states.items():
        told = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
        lines.append(f"{mode}: {told}")
    if progress.single:
        lines.append(f"by one reviewer only: {progress.single}")
    sections = {
        "stale": [stale_sentence(stale) for stale in progress.stale],
        "conflicting": [conflict_sentence(verdict) for verdict in progress.conflicts],
        "sentences by rule": [f"{rule}: {_counts(counts)}" for rule, counts in sorted(progress.rules.items())],
    }
    for title, some in sections.items():
        if some:
            lines += ["", title, *(f"  {line}" for line in some)]
    return "".join(f"{_printable(line)}\n" for line in lines or ["no corridors"])


def _printable(line: str) -> str:
    """Return a line without what a terminal would obey: reviewers write their names as they like."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))


def progress_json(progress: Progress) -> str:
    """Return ``progress`` as JSON."""
    row = {
        "one_reviewer": progress.single,
        "states": {mode: {state: counts[state] for state in STATES} for mode, counts in progress.states.items()},
        "stale": [
            {"corridor": one.decision.corridor, "missing": one.missing, "fresh": one.fresh, "now": one.now}
            for one in progress.stale
        ],
        "conflicting": [
            {
                "corridor": verdict.decisions[0].corridor,
                "said": {one.reviewer: one.decision for one in verdict.decisions},
            }
            for verdict in progress.conflicts
        ],
        "rules": {rule: dict(sorted(counts.items())) for rule, counts in sorted(progress.rules.items())},
    }
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


# ---- decisions in words ----


def name_of(about: About | AboutPlace) -> str:
    """Return what people call a corridor or a place: "visit Islamabad → Dhaka"."""
    if isinstance(about, AboutPlace):
        return f"place {about.place.name}"
    arrow = "↔" if about.bidirectional else "→"
    return f"{about.mode} {about.origin.name} {arrow} {about.destination.name}"


def stale_sentence(stale: Stale) -> str:
    """Return what leads a person to a decision whose evidence changed, and to what to decide now."""
    decision = stale.decision
    counts = {"gone": len(stale.missing), "new": len(stale.fresh)}
    changes = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    return (
        f"{name_of(decision.about)} ({decision.corridor}), {decision.decision} by {decision.reviewer}: "
        + (f"sentences {changes}" if changes else "no longer proposed")
        + (f"; look at {', '.join(stale.now)}" if stale.now else "; nothing has taken its place")
    )


def conflict_sentence(verdict: Verdict) -> str:
    """Return what reviewers differ on, and what each of them says."""
    said = ", ".join(f"{decision.decision} by {decision.reviewer}" for decision in verdict.decisions)
    first = verdict.decisions[0]
    link = first.target[1]
    what = f"{first.corridor}, sentence {link}" if link else first.corridor
    return f"{name_of(first.about)} ({what}): {said}"


def agreement_sentence(agreement: Agreement) -> str:
    """Return how far two reviewers agree."""
    one, other = agreement.reviewers
    kappa = "not defined, as both always said the same" if agreement.kappa is None else f"{agreement.kappa:.2f}"
    return f"{one} and {other}: {agreement.observed:.0%} of {agreement.both} alike, Cohen's kappa {kappa}"


# ---- how far two reviewers agree ----


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the corridors that both decided, as a whole: publish or not.

    ``kappa`` is Cohen's: (observed - expected) / (1 - expected), where
    ``expected`` is how often they would agree if each decided by chance, as often
    either way as they did. None where both only ever said the same one thing.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational
    and Psychological Measurement 20 (1), 1960, pages 37 to 46.
    """

    reviewers: tuple[str, str]
    both: int
    observed: float
    expected: float
    kappa: float | None


def agreements(decisions: Iterable[Decision]) -> list[Agreement]:
    """Return the agreement of each two reviewers who decided a target in common, by their names."""
    said: dict[str, dict[Target, bool]] = defaultdict(dict)
    names: dict[str, str] = {}
    for decision in decisions:
        names[decision.person] = decision.reviewer
        said[decision.person].pop(target_of(decision), None)
        if decision.decision not in ("skipped", "cleared"):
            said[decision.person][target_of(decision)] = decision.decision in PUBLISHED
    found = []
    for one, other in combinations(sorted(said), 2):
        both = said[one].keys() & said[other].keys()
        if both:
            counts = Counter((said[one][target], said[other][target]) for target in both)
            found.append(_agreement((names[one], names[other]), counts))
    return found


def _agreement(reviewers: tuple[str, str], counts: Counter[tuple[bool, bool]]) -> Agreement:
    both = counts.total()
    observed = sum(counts[value, value] for value in (True, False)) / both
    expected = sum(
        (counts[value, True] + counts[value, False]) * (counts[True, value] + counts[False, value])
        for value in (True, False)
    ) / (both * both)
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(reviewers, both, observed, expected, kappa)


# ---- what an article tells, as decided ----

READ_RIGHTLY = frozenset({"same-event", "unreliable-source"})
"""Reasons to reject what the text does say."""


@dataclass(frozen=True, slots=True)
class Told:
    """A link as decided, the one that was proposed if any, the event that it tells of, and the verdict on it."""

    link: Link
    proposed: Link | None
    event: str
    verdict: Verdict

    @property
    def is_firm(self) -> bool:
        """Say whether the next reading has to find it."""
        return self.verdict.state in PUBLISHED

    @property
    def is_negative(self) -> bool:
        """Say whether the next reading must not find it."""
        return self.verdict.state == "rejected" and self.reason not in READ_RIGHTLY

    @property
    def reason(self) -> Reason | None:
        """Return why it was rejected, where somebody says so."""
        return next((one.reason for one in self.verdict.decisions if one.reason is not None), None)

    @property
    def note(self) -> str:
        """Return what the reviewers say of it: their comments, else the reason, else the state."""
        comments = [one.comment for one in self.verdict.decisions if one.comment]
        return "; ".join(comments) or (REASONS[self.reason] if self.reason else self.verdict.state)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article of which something was decided, what geomap reads in it now, and what it tells as decided."""

    article: Article
    extract: Extract
    told: tuple[Told, ...]


def reviewed_articles(
    network: Network,
    decisions: Sequence[Decision],
    articles: Iterable[tuple[Article, Extract]],
    *,
    report: Callable[[str], None],
) -> list[Reviewed]:
    """Return those of ``articles`` of which something on ``network`` was decided, in their order.

    A sentence that no longer stands in its article is told by ``report`` and left out.
    """
    standing = Standing(decisions)
    links, added = _links(network), _added(standing)
    reviewed = []
    for article, extract in articles:
        proposed = [_told(link, event, standing) for link, event in links.get(article.id, ())]
        told = [_placed(one, article, report) for one in (*proposed, *added.get(article.id, ()))]
        kept = tuple(one for one in told if one is not None)
        if any(one.verdict.is_decided for one in kept):
            reviewed.append(Reviewed(article, extract, kept))
    return reviewed


def _links(network: Network) -> dict[str, list[tuple[Link, str]]]:
    """Return the links of ``network`` by their article, each with its event."""
    places = {row.id: row.place for row in network.place_rows}
    links: dict[str, list[tuple[Link, str]]] = defaultdict(list)
    for row in network.link_rows:
        link = Link(
            mode=row.mode,
            origin=places.get(row.origin or ""),
            destination=places.get(row.destination or ""),
            via=(),
            bidirectional=row.bidirectional,
            status=row.status,
            date=row.date,
            actors=row.actors,
            score=row.score,
            rule=row.rule,
            evidence=Evidence(row.evidence, row.evidence_start, row.evidence_end, row.article),
        )
        links[row.article].append((link, row.event))
    return links


def _told(link: Link, event: str, standing: Standing) -> Told:
    verdict = standing.of_sentence(key_of(link))
    decided = changed(link, verdict.decisions) if verdict.state in PUBLISHED else link
    return Told(decided, link, event, verdict)


def _added(standing: Standing) -> dict[str, list[Told]]:
    """Return the links that reviewers added, by their article."""
    added: dict[str, list[Told]] = defaultdict(list)
    for key, verdict in standing.sentences.items():
        source = next((one for one in verdict.decisions if one.source is not None), None)
        if source is not None and verdict.state in PUBLISHED:
            link = added_link(source)
            added[link.evidence.article].append(Told(link, None, key, verdict))
    return added


def _placed(told: Told, article: Article, report: Callable[[str], None]) -> Told | None:
    """Return a link with the offsets at which its words stand in ``article``, None where they do not."""
    evidence = told.link.evidence
    if article.text[evidence.start : evidence.end] == evidence.text:
        return told
    start = article.text.find(evidence.text)
    if start < 0:
        report(f"{article.id}: a sentence that was decided is not there, and left out: {evidence.text!r:.80}")
        return None
    moved = replace(evidence, start=start, end=start + len(evidence.text))
    return replace(told, link=replace(told.link, evidence=moved))


# ---- gold ----


def to_gold(reviewed: Iterable[Reviewed], *, bears: Bears) -> str:
    """Return gold, a line for each article."""
    return "".join(json_line(_row(one, bears)) + "\n" for one in reviewed)


def _row(reviewed: Reviewed, bears: Bears) -> dict[str, Any]:
    """Return one document of gold; of its names only those of what was decided are marked."""
    article = reviewed.article
    return {
        "id": article.id,
        "source": article.url or article.title or article.id,
        "licence": "that of the article",
        "region": "",
        "written": False,
        "doc_date": article.published.isoformat() if article.published else None,
        "features": ["reviewed"],
        "meta": {"title": article.title, "url": article.url},
        "text": article.text,
        "places": _places(reviewed, bears),
        "places_complete": False,
        "links": [_link_row(same) for same in _by_event(reviewed.told)],
        "negatives": [_negative(one) for one in reviewed.told if one.is_negative],
    }


def _places(reviewed: Reviewed, bears: Bears) -> list[dict[str, Any]]:
    """Return the names of the ends in the sentences that were decided, each with the place that it has to be."""
    found = {name.start: (name, place) for name, place in named_ends(reviewed, bears)}
    return [
        {"start": name.start, "end": name.end, "text": name.text, **_end(place), "use": name.use}
        for _, (name, place) in sorted(found.items())
    ]


def _end(place: Place) -> dict[str, Any]:
    return {"name": place.name, "cc": place.country, "lat": place.lat, "lon": place.lon, "kind": place.kind}


def _by_event(told: Iterable[Told]) -> list[list[Told]]:
    """Return what is no negative, told of one event together: gold has a journey once, however often it is told."""
    events: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        link = one.link
        if not one.is_negative:
            ends = tuple(None if end is None else end.id for end in (link.origin, link.destination))
            events[one.event, one.is_firm, link.mode, ends, link.bidirectional].append(one)
    return list(events.values())


def _link_row(same: Sequence[Told]) -> dict[str, Any]:
    first, *others = (one.link for one in same)
    return {
        "mode": first.mode,
        "origin": _end(first.origin) if first.origin else None,
        "destination": _end(first.destination) if first.destination else None,
        "via": [],
        "bidirectional": first.bidirectional,
        "status": first.status,
        "status_alt": sorted({link.status for link in others} - {first.status}),
        "date": first.date,
        "date_alt": list(dict.fromkeys(link.date for link in others if link.date != first.date)),
        "actors": list(first.actors),
        "evidence_start": first.evidence.start,
        "evidence_end": first.evidence.end,
        "evidence": first.evidence.text,
        "also_evidence": [[link.evidence.start, link.evidence.end] for link in others],
        "debatable": not same[0].is_firm,
        "note": "; ".join(sorted({one.note for one in same})),
    }


def _negative(told: Told) -> dict[str, Any]:
    evidence = told.link.evidence
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text, "why": told.note}


# ---- corrected places ----

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
