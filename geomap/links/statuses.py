"""How far along a journey or a service is, as the words around it tell."""

import re

from geomap.links.lexicon import lexicon, pattern
from geomap.links.scenes import Scene
from geomap.links.triggers import Shape, Trigger
from geomap.records import Status

_CALLED_OFF: tuple[tuple[str, Status], ...] = (
    ("status.postponed", "postponed"),
    ("status.cancelled", "cancelled"),
    ("status.suspended", "suspended"),
)
REACH = 12
"""Tokens behind a trigger within which a word can still call it off ("the visit to Oslo was postponed")."""

_ON_THE_WAY: frozenset[Shape] = frozenset({"bound", "leaving", "carrying", "service"})

_BEGINNING = re.compile(
    r"(?<!\S)(?:launched|launches|resumed|resumes|began|begun|started|opened|restarted|introduced|inaugurated|added|"
    r"expanded|reinstated|restored|reopened)(?!\S)"
)
_PAST = re.compile(r"(?<!\S)(?:had|has|have|was|were|did)(?!\S)")
_OUT_OF_SERVICE = re.compile(
    r"(?<!\S)(?:no (?:longer )?(?:\S+ ){0,3}(?:will|are to|would) (?:\S+ )?(?:run|sail|fly|operate|leave|ply)"
    r"|(?:will|would|does|do|did) not (?:now )?(?:run|sail|fly|operate|reopen|resume|return)"
    r"|(?:will|would|does|do|did) not (?:now )?(?P<start>start|begin|open)"
    r"|(?:is|are|was|were) not (?:running|flying|sailing|operating)"
    r"|no longer (?:\S+ )?(?:runs|flies|sails|operates|serves))(?!\S)"
)
_DURING = re.compile(r"(?<!\S)(?:during|after|following|(?:end|conclusion|close) of)(?: \S+){1,6}$")
_INFINITIVE = re.compile(r"(?<!\S)to(?: \S+ly)?$")
_PROGRESSIVE = re.compile(r"(?<!\S)(?:is|are|'s|currently|now)(?: \S+){0,2}$")


def read_status(scene: Scene, trigger: Trigger, clause: tuple[int, int], *, service: bool) -> Status:
    """Return the status of what ``trigger`` tells, within the tokens of ``clause``.

    ``service`` is true for what runs on a timetable: what began is operating,
    where a single journey in the past is completed.
    """
    words, word = scene.joined(*clause), scene.words[trigger.index]
    if word in lexicon()["shared.divert"]:
        return "operating"
    if word in {"due", "expected"}:
        return "planned"
    before = scene.joined(clause[0], trigger.index)
    near = scene.joined(clause[0], min(clause[1], trigger.index + REACH))
    for key, status in _CALLED_OFF:
        begins_again = service and _BEGINNING.search(before) and not pattern(key).search(before)
        if pattern(key).search(near) and not begins_again:
            return status
    if not service and trigger.shape in _ON_THE_WAY and pattern("status.lost").search(words):
        return "cancelled"
    if service and pattern("status.ended").search(near):
        return "cancelled"
    if service and (stopped := _OUT_OF_SERVICE.search(scene.joined(*clause))):
        return "postponed" if stopped.group("start") else "suspended"
    if pattern("status.invited").search(before) or word in lexicon()["visit.verbs_invite"]:
        return "completed" if word.endswith("ed") and word not in lexicon()["visit.verbs_invite"] else "invited"
    if pattern("status.trial").search(words):
        return "trial"
    if (pattern("status.proposed").search(before) and not _DURING.search(before)) or (
        service and pattern("status.proposed").search(words)
    ):
        return "proposed"
    if _is_ahead(word, before, words, service=service):
        return "planned"
    return _running(trigger, word, before, service=service)


def _is_ahead(word: str, before: str, words: str, *, service: bool) -> bool:
    """Say whether the clause speaks of what is still to come."""
    if pattern("status.planned").search(before) or (service and pattern("status.planned").search(words)):
        return True
    if not service and word in lexicon()["status.present"] and not _PAST.search(before):
        return True
    return bool(_INFINITIVE.search(before)) and word in lexicon()["visit.verbs_to"]


def _running(trigger: Trigger, word: str, before: str, *, service: bool) -> Status:
    """Return whether what is neither ahead nor called off is still under way."""
    if service or trigger.shape == "bound":
        return "operating"
    progressive = word.endswith("ing") and _PROGRESSIVE.search(before)
    present = trigger.shape == "object" and word.endswith("s") and not _PAST.search(before)
    stands = word in {"is", "are"} or (trigger.shape == "trip" and pattern("status.begun").search(before))
    return "operating" if progressive or present or stands else "completed"


def is_denied(scene: Scene, trigger: Trigger, clause: tuple[int, int], *, service: bool) -> bool:
    """Say whether the sentence denies what ``trigger`` tells; a service that will not run is suspended, not denied."""
    if pattern("status.denied").search(scene.joined(0, trigger.index)):
        return True
    if service and _OUT_OF_SERVICE.search(scene.joined(*clause)):
        return False
    return bool(pattern("status.negated").search(scene.joined(clause[0], trigger.index)))
