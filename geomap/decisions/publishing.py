"""Apply decisions to what articles say, and gather it into the network that is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from geomap.containment import is_same_or_within
from geomap.decisions.judging import (
    CONFLICTING,
    PROPOSED,
    PUBLISHED,
    Judgement,
    Proposal,
    Stale,
    Standing,
    Verdict,
    judge,
    proposals_from,
)
from geomap.network import CorridorRow, Network, build_network, group_links
from geomap.records import (
    About,
    Decision,
    Edit,
    Extract,
    Link,
    NamedPlace,
    Place,
    State,
    day_of,
    key_of,
    link_id,
    reviewers_of,
)

RULE = "reviewer"
"""What stands in the place of the rule of a link that a reviewer added, and before that of one that was changed."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Extracts as decisions leave them, with the verdict on each link by its id in a network."""

    extracts: tuple[Extract, ...]
    verdicts: dict[str, Verdict]


def apply(
    extracts: Iterable[Extract],
    decisions: Iterable[Decision],
    *,
    only_accepted: bool = False,
    two_reviewers: bool = False,
) -> Applied:
    """Return ``extracts`` with their links changed, dropped and added as was decided.

    A place that was taken off is named no more, and its links go with it where
    the article gives it no other name. What was rejected is dropped; what nobody decided, or reviewers differ on,
    stays as it was read, or is left out by ``only_accepted``. ``two_reviewers``
    takes only what two of them agree on as accepted. Links that a reviewer made
    or changed are not changed again, so that applying twice is applying once.
    """
    standing = Standing(decisions)
    taken_off = standing.taken_off
    lines = list(dict.fromkeys(extracts))
    added = _added(lines, standing, two_reviewers=two_reviewers)
    verdicts: dict[str, Verdict] = {}
    applied = []
    for extract in (*lines, *_unread(lines, added)):
        names = tuple(_renamed(named, taken_off) for named in extract.places)
        gone = taken_off.keys() - {named.place.id for named in names if named.place is not None}
        links: dict[Link, None] = {}
        for link in extract.links:
            found = _reviewed(link, standing, only_accepted=only_accepted, two_reviewers=two_reviewers)
            if found is not None and not _ends_at(found[0], gone):
                links[found[0]] = None
                verdicts.setdefault(link_id(found[0]), found[1])
        for link, verdict in added.get(extract.id, ()):
            links[link] = None
            verdicts[link_id(link)] = verdict
        applied.append(replace(extract, places=names, links=tuple(links)))
    return Applied(tuple(applied), verdicts)


def _renamed(named: NamedPlace, taken_off: Mapping[str, Collection[str]]) -> NamedPlace:
    """Return a name without its place where a reviewer says that it names none, or another."""
    if named.place is None or named.place.id not in taken_off:
        return named
    names = taken_off[named.place.id]
    if names and named.text.casefold() not in names:
        return named
    return replace(named, place=None, score=0.0, reason="taken off by a reviewer", candidates=())


def _ends_at(link: Link, places: Collection[str]) -> bool:
    return any(end is not None and end.id in places for end in (link.origin, link.destination))


def _reviewed(
    link: Link, standing: Standing, *, only_accepted: bool, two_reviewers: bool
) -> tuple[Link, Verdict] | None:
    """Return a link as decided, with the verdict on it; None where it is to be left out."""
    if link.rule == RULE or link.rule.startswith(f"{RULE}: "):
        return link, PROPOSED
    verdict = standing.of_sentence(key_of(link))
    if verdict.is_published(two_reviewers=two_reviewers):
        return changed(link, verdict.decisions), verdict
    if verdict.state == "rejected" or only_accepted:
        return None
    return link, PROPOSED if verdict.is_decided else verdict


def changed(link: Link, decisions: Iterable[Decision]) -> Link:
    """Return ``link`` with what its reviewers changed, which they agree on."""
    for decision in decisions:
        if decision.edit is not None:
            return _edited(link, decision.edit, decision.corridor_seen)
    return link


def _edited(link: Link, edit: Edit, about: About) -> Link:
    ends = {"origin": edit.origin, "destination": edit.destination}
    if _is_turned(link, about):
        ends = {"origin": edit.destination, "destination": edit.origin}
    return replace(
        link,
        mode=edit.mode or link.mode,
        origin=ends["origin"] or link.origin,
        destination=ends["destination"] or link.destination,
        bidirectional=link.bidirectional if edit.bidirectional is None else edit.bidirectional,
        status=edit.status or link.status,
        date=link.date if edit.date is None else edit.date or None,
        rule=f"{RULE}: {link.rule}",
    )


def _is_turned(link: Link, about: About) -> bool:
    """Say whether a link goes against the corridor that it lies on, as one of a two-way service may."""
    straight = _agree(link.origin, about.origin) and _agree(link.destination, about.destination)
    return not straight and _agree(link.origin, about.destination) and _agree(link.destination, about.origin)


def _agree(end: Place | None, other: Place) -> bool:
    return end is not None and is_same_or_within(end, other)


def _added(
    extracts: Iterable[Extract], standing: Standing, *, two_reviewers: bool
) -> dict[str, list[tuple[Link, Verdict]]]:
    """Return the links that reviewers added, by their article."""
    known = {extract.id: extract for extract in extracts}
    added: dict[str, list[tuple[Link, Verdict]]] = defaultdict(list)
    for _, verdict in sorted(standing.sentences.items()):
        decision = next((one for one in verdict.decisions if one.source is not None), None)
        if decision is not None and verdict.is_published(two_reviewers=two_reviewers):
            link = _in_article(added_link(decision), known)
            added[link.evidence.article].append((link, verdict))
    return added


def _in_article(link: Link, known: Mapping[str, Extract]) -> Link:
    """Return a link whose article is told as its extract has it, if there is one."""
    article = known.get(link.evidence.article)
    if article is None:
        return link
    evidence = replace(link.evidence, title=article.title, published=article.published, url=article.url)
    return replace(link, evidence=evidence)


def added_link(decision: Decision) -> Link:
    """Return the link that a reviewer added."""
    edit, about, source = decision.edit, decision.corridor_seen, decision.source
    assert edit is not None  # a line that adds has all three, as reading makes sure
    assert edit.status is not None
    assert source is not None
    return Link(
        mode=edit.mode or about.mode,
        origin=edit.origin or about.origin,
        destination=edit.destination or about.destination,
        via=(),
        bidirectional=about.bidirectional if edit.bidirectional is None else edit.bidirectional,
        status=edit.status,
        date=edit.date or None,
        actors=source.actors,
        score=1.0,
        rule=RULE,
        evidence=source.evidence,
    )


def _unread(extracts: Iterable[Extract], added: Mapping[str, list[tuple[Link, Verdict]]]) -> Iterator[Extract]:
    """Yield an empty extract for each article of an added link that is not among ``extracts``."""
    known = {extract.id for extract in extracts}
    for id, links in sorted(added.items()):
        if id not in known:
            evidence = links[0][0].evidence
            yield Extract(id, evidence.title, evidence.published, evidence.url, (), ())


# ---- the network ----


@dataclass(frozen=True, eq=False, slots=True)
class Publication:
    """A network as editors decided, and the decisions that have to be looked at again."""

    network: Network
    stale: tuple[Stale, ...]


def publish(
    extracts: Iterable[Extract],
    decisions: Collection[Decision],
    *,
    only_accepted: bool = False,
    two_reviewers: bool = False,
    **choice: Any,
) -> Publication:
    """Return the network of ``extracts`` as decided: the same input, the same network.

    ``only_accepted`` and ``two_reviewers`` choose as ``apply`` says, ``choice``
    as ``build_network`` does, after what was edited.
    """
    read = list(dict.fromkeys(extracts))
    applied = apply(read, decisions, only_accepted=only_accepted, two_reviewers=two_reviewers)
    network = build_network(applied.extracts, **choice)
    judgement = judge(proposals_from(group_links(read)), decisions)
    chosen = proposals_from(group_links(read, **choice))
    verdicts = _verdicts(network, applied.verdicts, {stale.decision.corridor for stale in judgement.stale})
    taken_off = Standing(decisions).taken_off.keys()
    about = network.about | {
        "review": _summary(verdicts, judgement, [one for one in chosen if one.ends.isdisjoint(taken_off)])
    }
    rows = tuple(_told(row, verdicts[row.id]) for row in network.corridor_rows)
    return Publication(replace(network, corridor_rows=rows, about=about), judgement.stale)


def _told(row: CorridorRow, verdict: Verdict) -> CorridorRow:
    """Return a corridor with what was decided of it."""
    reviewer, day = _names(verdict.decisions), day_of(verdict.decisions)
    return replace(row, verdict=verdict.state, reviewer=reviewer, reviewed=day)


def _verdicts(network: Network, verdicts: Mapping[str, Verdict], stale: Collection[str]) -> dict[str, Verdict]:
    """Return the verdict on each corridor that is shown, from those on its links."""
    links: dict[str, list[Verdict]] = defaultdict(list)
    for link in network.link_rows:
        links[link.corridor or ""].append(verdicts.get(link.id, PROPOSED))
    return {row.id: _together(links[row.id], is_stale=row.id in stale) for row in network.corridor_rows}


def _together(verdicts: Collection[Verdict], *, is_stale: bool) -> Verdict:
    """Return the verdict on a corridor: it is stale where some links were decided, and others came since."""
    states = {verdict.state for verdict in verdicts}
    state: State
    if CONFLICTING in states:
        state = CONFLICTING
    elif states <= PUBLISHED:
        state = "edited" if "edited" in states else "accepted" if "accepted" in states else "added"
    elif is_stale and states & PUBLISHED:
        state = "stale"
    else:
        state = "skipped" if states == {"skipped"} else "proposed"
    return Verdict(state, tuple(dict.fromkeys(one for verdict in verdicts for one in verdict.decisions)))


def _names(decisions: Iterable[Decision]) -> str | None:
    return "; ".join(reviewers_of(decisions)) or None


def _summary(shown: Mapping[str, Verdict], judgement: Judgement, chosen: Iterable[Proposal]) -> dict[str, Any]:
    """Return what is told of the review beside the network: how much was reviewed, by whom, and what is hidden."""
    decided = [verdict for verdict in (*judgement.verdicts.values(), *shown.values()) if verdict.decisions]
    decisions = [one for verdict in decided for one in verdict.decisions if one.decision != "skipped"]
    reviewed = sum(verdict.state in PUBLISHED for verdict in shown.values())
    open_ones = [one.id for one in chosen if judgement.verdicts[one.id].state not in {*PUBLISHED, "rejected"}]
    return {
        "reviewed": reviewed,
        "unreviewed": len(shown) - reviewed,
        "hidden": sum(id not in shown for id in open_ones),
        "reviewers": reviewers_of(decisions),
        "last": day_of(decisions),
        "stale": len(judgement.stale),
    }
