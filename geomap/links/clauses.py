"""The clauses of a sentence, near enough for telling which words belong together."""

from itertools import pairwise

from geomap.links.lexicon import lexicon
from geomap.links.scenes import Scene

_OPENERS = frozenset(
    "but while whereas although though because where who which when after before once until since that if".split()
)
_AFTER_COMMA = frozenset("and but who which where while when as after before adding or including".split())
_FINITE = frozenset(
    "has have had will would was were is are he she they it can could may might did does do must should shall "
    "hopes hoped plans planned wants wanted seeks sought expects intends aims said says added".split()
)
_RESUMING = frozenset(
    "has have had will would was were is are can could may might said says arrived left flew met".split()
)
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday last early late mid then this yesterday".split()
)
_VERBS = (
    *(f"visit.verbs_{kind}" for kind in "object to send leave arrive reach present host invite".split()),
    "shipping.verbs",
    "shipping.verbs_arrive",
)


def clauses(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the clauses as token indices, the end exclusive; they cover the sentence."""
    starts = [0, *(index for index in range(1, len(scene.words)) if _begins(scene, index)), len(scene.words)]
    return tuple((first, end) for first, end in pairwise(starts) if first < end)


def clause_at(bounds: tuple[tuple[int, int], ...], index: int) -> tuple[int, int]:
    """Return the clause that holds the token at ``index``."""
    return next(clause for clause in bounds if clause[0] <= index < clause[1])


def _begins(scene: Scene, index: int) -> bool:
    """Say whether a clause begins at the token at ``index``."""
    words, word, before = scene.words, scene.words[index], scene.words[index - 1]
    if before in {";", "—"} or (before == ":" and index > 2):
        return True
    if word in _OPENERS:
        following = scene.word(index + 1)
        dated = word in {"since", "before", "after", "until", "once"} and (
            following.lower() in _TIMES or following[:1].isdigit()
        )
        return not dated and following != "another" and not (word == "that" and before in {"the", "of", "than"})
    if before == "," and word in _AFTER_COMMA:
        return not _continues_list(scene, index)
    if before == "," and {"who", "which"} & set(words[:index]) and (word in _RESUMING or _is_finite_verb(word)):
        return True
    following = scene.word(index + 1)
    return word == "and" and (following in _FINITE or _is_finite_verb(following) or _has_own_subject(scene, index))


def _has_own_subject(scene: Scene, index: int) -> bool:
    """Say whether a noun phrase and its verb follow the "and" at ``index`` ("and the ship headed for")."""
    if scene.words[index + 1 : index + 2] not in {("the",), ("a",), ("an",), ("its",), ("his",), ("her",), ("their",)}:
        return False
    return any(_is_finite_verb(word) or word in _FINITE for word in scene.words[index + 2 : index + 6])


def _continues_list(scene: Scene, index: int) -> bool:
    """Say whether the comma and "and" before ``index`` only join places ("Oslo, Riga, and Turku")."""
    if _is_list_of_names(scene, index):
        return True
    behind = next((spot for spot in scene.spots if spot.first > index), None)
    ahead = [spot for spot in scene.spots if spot.last < index]
    return bool(behind and ahead) and behind is not None and behind.chain == ahead[-1].chain


def _is_list_of_names(scene: Scene, index: int) -> bool:
    """Say whether "and" at ``index`` closes a list of names ("from State, DFC, and EXIM")."""
    if scene.words[index] != "and" or index + 1 >= len(scene.words) or not scene.is_capital(index + 1):
        return False
    before = index - 2
    while before > 0 and scene.is_capital(before):
        before -= 1
    return before < index - 2 and scene.words[before] == "," and scene.is_capital(before - 1)


def _is_finite_verb(word: str) -> bool:
    return word.endswith(("ed", "ew", "ent", "eft", "et", "eld")) and any(word in lexicon()[key] for key in _VERBS)
