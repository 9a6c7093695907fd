"""Apply decisions to what articles say, before it is gathered into a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from geomap.containment import is_same_or_within
from geomap.decisions.standing import PROPOSED, Standing, Verdict
from geomap.records import About, Decision, Edit, Extract, Link, Place, key_of, link_id

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

    What was rejected is dropped; what nobody decided, or reviewers differ on,
    stays as it was read, or is left out by ``only_accepted``. ``two_reviewers``
    takes only what two of them agree on as accepted. Links that a reviewer made
    or changed are not changed again, so that applying twice is applying once.
    """
    standing = Standing(decisions)
    lines = list(dict.fromkeys(extracts))
    added = _added(lines, standing, two_reviewers=two_reviewers)
    verdicts: dict[str, Verdict] = {}
    applied = []
    for extract in (*lines, *_unread(lines, added)):
        links: dict[Link, None] = {}
        for link in extract.links:
            found = _reviewed(link, standing, only_accepted=only_accepted, two_reviewers=two_reviewers)
            if found is not None:
                links[found[0]] = None
                verdicts.setdefault(link_id(found[0]), found[1])
        for link, verdict in added.get(extract.id, ()):
            links[link] = None
            verdicts[link_id(link)] = verdict
        applied.append(replace(extract, links=tuple(links)))
    return Applied(tuple(applied), verdicts)


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
            return _edited(link, decision.edit, decision.about)
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
    edit, about, source = decision.edit, decision.about, decision.source
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
