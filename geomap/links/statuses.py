"""How far along a journey or a service is, as the words around it tell."""

import re

from geomap.links.lexicon import lexicon, pattern
from geomap.links.scenes import Scene
from geomap.records import Status

_CALLED_OFF: tuple[tuple[str, Status], ...] = (
    ("status.postponed", "postponed"),
    ("status.cancelled", "cancelled"),
    ("status.suspended", "suspended"),
)
_BEGINNING = re.compile(
    r"(?<!\S)(?:launched|launches|resumed|resumes|began|begun|started|opened|restarted|introduced|inaugurated|added|"
    r"expanded|reinstated|restored|reopened)(?!\S)"
)
_PAST = re.compile(r"(?<!\S)(?:had|has|have|was|were|did)(?!\S)")
_INFINITIVE = re.compile(r"(?<!\S)to(?: \S+ly)?$")
_PROGRESSIVE = re.compile(r"(?<!\S)(?:is|are|'s|currently|now)(?: \S+){0,2}$")


def read_status(scene: Scene, trigger: int, clause: tuple[int, int], *, service: bool) -> Status:
    """Return the status of what the word at ``trigger`` tells, within the tokens of ``clause``.

    ``service`` is true for what runs on a timetable: what began is operating,
    where a single journey in the past is completed.
    """
    words = scene.joined(*clause)
    if scene.words[trigger] in lexicon()["shared.divert"]:
        return "operating"
    if scene.words[trigger] == "due":
        return "planned"
    before = scene.joined(clause[0], trigger)
    for key, status in _CALLED_OFF:
        if pattern(key).search(words) and not (service and status == "cancelled" and _BEGINNING.search(words)):
            return status
    if pattern("status.invited").search(words):
        return "invited"
    if pattern("status.trial").search(words):
        return "trial"
    if pattern("status.proposed").search(before) or (service and pattern("status.proposed").search(words)):
        return "proposed"
    if _is_ahead(scene, trigger, before, words, service=service):
        return "planned"
    return _running(scene, trigger, before, service=service)


def _is_ahead(scene: Scene, trigger: int, before: str, words: str, *, service: bool) -> bool:
    """Say whether the clause speaks of what is still to come."""
    if pattern("status.planned").search(before) or (service and pattern("status.planned").search(words)):
        return True
    return bool(_INFINITIVE.search(before)) and scene.words[trigger] in lexicon()["visit.verbs_to"]


def _running(scene: Scene, trigger: int, before: str, *, service: bool) -> Status:
    if service:
        return "operating"
    word = scene.words[trigger]
    if word in lexicon()["shared.bound"] or scene.words[trigger] in {"passage", "route", "way"}:
        return "operating"
    progressive = word.endswith("ing") and _PROGRESSIVE.search(before)
    present = (
        word.endswith("s")
        and not word.endswith("ss")
        and word in lexicon()["visit.verbs_object"]
        and not _PAST.search(before)
    )
    return "operating" if progressive or present else "completed"


def is_denied(scene: Scene, trigger: int, clause: tuple[int, int]) -> bool:
    """Say whether the clause denies what the word at ``trigger`` tells."""
    denied = pattern("status.denied").search(scene.joined(0, trigger))
    return bool(denied or pattern("status.negated").search(scene.joined(clause[0], trigger)))
