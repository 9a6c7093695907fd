"""What an article tells, as editors decided: its links, with what was decided of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.decisions.applying import added_link, changed
from geomap.decisions.standing import Standing, Verdict
from geomap.records import PUBLISHED, REASONS, Article, Decision, Evidence, Extract, Link, Reason, key_of

if TYPE_CHECKING:
    from geomap.network import Network

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
