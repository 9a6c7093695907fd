"""A sentence with its clauses, and its places as arguments: the part that each plays there."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, cast

from geomap.document import Sentence, Token
from geomap.links.lexicon import lexicon
from geomap.records import Match, Place

Role = Literal[
    "origin",
    "destination",
    "goal",
    "between",
    "pair",
    "via",
    "at",
    "of",
    "with",
    "object",
    "possessive",
    "modifier",
    "",
]
"""What the words around a place say of it. ``goal`` is "for" a place, which is a
destination only behind a verb of leaving; ``at`` is in, at, on or off it."""

LONGEST_DATELINE = 9
"""Tokens between a dateline's place and its dash."""

BASE_REACH = 5
"""Tokens before a place within which "from its base" makes it an origin."""

IMPLIED = -1
"""The chain number of a place that the sentence means without naming it ("here")."""

LIST = 3
"""Places. Fewer that commas part are no list but a place and where it lies."""

PAIRS = 1000
"""The chain number of the first pair of ends; enumerations are numbered below."""

_ROLES = cast(dict[str, Role], {word: role for role in lexicon().roles for word in lexicon()[f"roles.{role}"]})
_SKIPPED = lexicon()["syntax.before_places"]
_PLACE_NOUNS = lexicon()["syntax.place_nouns"]
_JOINERS = lexicon()["syntax.joiners"]
_AS_WELL_AS = frozenset({("as", "well", "as"), (",", "as", "well", "as")})
_BASES = lexicon()["shared.bases"]
_DASHES = frozenset({"-", "–", "—", "‑"})
_JOINTS = _DASHES | {"/"}
_TRIP_NOUNS_AFTER = lexicon()["visit.behind_places"]


@dataclass(frozen=True, slots=True)
class Argument:
    """A place in a sentence: its first and last token, its role, and whether only an adjective names it.

    ``chain`` numbers the enumeration that the argument stands in ("Riga, Oslo and
    Turku"); one that "including" opens narrows the region before it.
    """

    first: int
    last: int
    place: Place
    role: Role
    demonym: bool
    literal: bool
    chain: int
    is_included: bool = False


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence, its words in lower case (but for May and March, the months), and the places in it in order."""

    sentence: Sentence
    words: tuple[str, ...]
    arguments: tuple[Argument, ...]

    def word(self, index: int) -> str:
        """Return the word at ``index``, "" beyond the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Say whether the token at ``index`` begins with a capital letter."""
        return index < len(self.words) and self.sentence.tokens[index].text[:1].isupper()

    def joined(self, first: int, end: int) -> str:
        """Return the words from ``first`` to before ``end``, joined by single spaces."""
        return " ".join(self.words[max(first, 0) : end])

    def offsets(self, tokens: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return where the tokens from a first to a last one stand in the article's text."""
        if tokens is None:
            return None
        return self.sentence.tokens[tokens[0]].start, self.sentence.tokens[tokens[1]].end

    def text(self, first: int, last: int) -> str:
        """Return the tokens from ``first`` to ``last`` as a reader would write them."""
        tokens = self.sentence.tokens[first : last + 1]
        parts = [
            (" " if previous is not None and token.start > previous.end else "") + token.text
            for previous, token in zip([None, *tokens[:-1]], tokens, strict=True)
        ]
        return "".join(parts)


def parse(sentence: Sentence, matches: tuple[Match, ...]) -> ParsedSentence:
    """Return ``sentence`` with the placed ones of ``matches``, which lie in it and are in order."""
    words = tuple(_word(sentence.tokens, index) for index in range(len(sentence.tokens)))
    arguments: list[Argument] = []
    reach = -1  # the last token of the place before, with what only tells where it lies
    for match in matches:
        bounds = _token_bounds(sentence, match)
        if match.place is None or bounds is None:
            continue
        if not _tells_where(words, arguments, reach, match, bounds):
            arguments.append(_argument(words, arguments, reach, match, match.place, bounds))
        reach = bounds[1]
    return ParsedSentence(sentence, words, tuple(_with_pairs(words, _with_lists(words, arguments))))


def _word(tokens: tuple[Token, ...], index: int) -> str:
    """Return the token in lower case; "May" the month keeps its capital, so that it is not the verb."""
    token = tokens[index]
    return token.text if token.text in {"May", "March"} and index > 0 else token.lower


def _token_bounds(sentence: Sentence, match: Match) -> tuple[int, int] | None:
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if token.start < match.mention.end and match.mention.start < token.end
    ]
    return (inside[0], inside[-1]) if inside else None


def _argument(
    words: tuple[str, ...], arguments: list[Argument], reach: int, match: Match, place: Place, bounds: tuple[int, int]
) -> Argument:
    first, last = bounds
    role, chain = _role(words, arguments, reach, first, last)
    literal = match.mention.use == "literal"
    included = words[first - 1 : first] == ("including",) or words[first - 2 : first] == ("including", "the")
    return Argument(first, last, place, role, match.mention.demonym, literal, chain, included)


def _role(words: tuple[str, ...], arguments: list[Argument], reach: int, first: int, last: int) -> tuple[Role, int]:
    """Return the role of the place at tokens ``first`` to ``last``, and its chain."""
    fresh = arguments[-1].chain + 1 if arguments else 0
    following = words[last + 1] if last + 1 < len(words) else ""
    if following == "'s":
        return "possessive", fresh
    before = first - 1
    while before >= 0 and _is_skipped(words, before):
        before -= 1
    if arguments and _is_coordinated(words, arguments[-1], reach, before):
        return arguments[-1].role, arguments[-1].chain
    if "between" in words[max(before - 6, reach + 1, 0) : before] and words[before] in _JOINERS:
        return "between", fresh
    word = words[before] if before >= 0 else ""
    if word == "of" and words[max(before - 1, 0)] == "out":
        return "origin", fresh
    if word == "of" and words[max(before - 2, 0) : before] == ("by", "way"):
        return "via", fresh
    if word in {"at", "in"} and words[before - 1] in _BASES and "from" in words[max(before - BASE_REACH, 0) : before]:
        return "origin", fresh
    if following in _TRIP_NOUNS_AFTER and word not in _ROLES:
        return "modifier", fresh
    if word in _ROLES:
        return _ROLES[word], fresh
    return ("object" if word.isalpha() else ""), fresh


def _is_skipped(words: tuple[str, ...], index: int) -> bool:
    """Say whether the word only stands between a preposition and its place ("to the port of")."""
    if words[index] == "of":
        return index > 0 and words[index - 1] in _PLACE_NOUNS
    return words[index] in _SKIPPED or words[index] in {'"', "“", "'"}


def _is_coordinated(words: tuple[str, ...], previous: Argument, reach: int, before: int) -> bool:
    """Say whether only commas and joining words stand between ``previous`` and the token ``before``.

    "Then" joins over any distance ("visits Oslo on 12 May and then Riga").
    """
    between = _without_brackets(words[reach + 1 : before + 1])
    if between in _AS_WELL_AS:
        return True
    if between[-1:] == ("between",):
        return False
    if len(between) > 1 and between[-2] in _JOINERS and between[-1] in _ROLES:
        return _ROLES[between[-1]] == previous.role  # "in Oslo on Friday and in Riga a week later"
    if between[-1:] == ("then",) and previous.role not in {"", "possessive", "of"}:
        return True
    if not between or len(between) > 3 or not all(word == "," or word in _JOINERS for word in between):
        return False
    return between != (",",) or previous.role not in {"", "object"}


def _without_brackets(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` without the abbreviation in brackets that they begin with."""
    return words[3:] if words[:1] == ("(",) and words[2:3] == (")",) else words


def _tells_where(
    words: tuple[str, ...], arguments: list[Argument], reach: int, match: Match, bounds: tuple[int, int]
) -> bool:
    """Say whether a match only tells more of the place before it: "Paris, Texas", "Oslo (OSL)"."""
    owns = words[bounds[1] + 1 : bounds[1] + 2] == ("'s",)
    if not arguments or match.mention.demonym or arguments[-1].demonym or match.place is None or owns:
        return False
    place, previous = match.place, arguments[-1].place
    between = words[reach + 1 : bounds[0]]
    if not place.country or place.country != previous.country:
        return False
    if between == ("(",) and words[bounds[1] + 1 : bounds[1] + 2] == (")",):
        return True
    beside = between in {(",",), ("in",), (",", "in"), (",", "the"), ("in", "the"), (",", "the", "capital", "of")}
    return beside and place.kind in {"country", "region1", "region2"} and previous.kind != "country"


def _with_lists(words: tuple[str, ...], arguments: list[Argument]) -> list[Argument]:
    """Give the members of "Georgia, Oklahoma and Utah" the role and the number of the first."""
    result = list(arguments)
    start = 0
    for index in range(1, len(arguments) + 1):
        if index < len(arguments) and _separator(words, arguments[index - 1], arguments[index]):
            continue
        run = arguments[start:index]
        last = _separator(words, run[-2], run[-1]) if len(run) >= LIST else ()
        if set(last) & _JOINERS and not any(argument.demonym for argument in run):
            result[start:index] = [replace(argument, role=run[0].role, chain=run[0].chain) for argument in run]
        start = index
    return result


def _separator(words: tuple[str, ...], one: Argument, other: Argument) -> tuple[str, ...]:
    """Return the comma or the joining words between two places, () where anything else stands there."""
    between = words[one.last + 1 : other.first]
    return between if all(word == "," or word in _JOINERS or word == "the" for word in between) else ()


def _with_pairs(words: tuple[str, ...], arguments: list[Argument]) -> list[Argument]:
    """Give the two ends of "Asia-Europe" and "London to Tokyo flights" their role."""
    result = list(arguments)
    for index, (one, other) in enumerate(pairwise(arguments)):
        between = words[one.last + 1 : other.first]
        if len(between) == 1 and between[0] in _JOINTS and not (one.demonym or other.demonym):
            result[index] = replace(one, role="pair", chain=PAIRS + index)
            result[index + 1] = replace(other, role="pair", chain=PAIRS + index)
        elif between == ("to",) and one.role in {"", "object"} and not one.demonym:
            result[index] = replace(result[index], role="origin")
    return result


def dateline_end(parsed: ParsedSentence) -> int:
    """Return the token behind the dateline that opens the sentence, 0 where none does.

    A dateline is a place, perhaps a date and an agency, and a colon or a dash:
    "TUNIS:", "FRANKFURT, April 1 -", "LAGOS, 3 May (Agency) —".
    """
    if not parsed.arguments or parsed.arguments[0].first != 0:
        return 0
    start = parsed.arguments[0].last + 1
    for index, word in enumerate(parsed.words[start : start + LONGEST_DATELINE], start):
        if word == ":" or (
            word in _DASHES and parsed.sentence.tokens[index].start > parsed.sentence.tokens[index - 1].end
        ):
            return index + 1
    return 0


_OPENERS = lexicon()["syntax.openers"]
_AFTER_COMMA = lexicon()["syntax.openers_after_comma"]
_FINITE = lexicon()["syntax.finite"]
_RESUMING = lexicon()["syntax.resuming"]
_TIMES = lexicon()["syntax.times"]
_VERBS = (
    *(f"visit.verbs_{kind}" for kind in "object to send leave arrive reach present host invite".split()),
    "shipping.verbs",
    "shipping.verbs_arrive",
)


def clauses(parsed: ParsedSentence) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the clauses as token indices, the end exclusive; they cover the sentence."""
    starts = [0, *(index for index in range(1, len(parsed.words)) if _begins(parsed, index)), len(parsed.words)]
    return tuple((first, end) for first, end in pairwise(starts) if first < end)


def clause_at(bounds: tuple[tuple[int, int], ...], index: int) -> tuple[int, int]:
    """Return the clause that holds the token at ``index``."""
    return next(clause for clause in bounds if clause[0] <= index < clause[1])


def _begins(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a clause begins at the token at ``index``."""
    words, word, before = parsed.words, parsed.words[index], parsed.words[index - 1]
    closes = before in {'"', "”"} and words[index - 2] in {",", ".", "?", "!"} if index > 1 else False
    if closes or before in {";", "—"} or (before == ":" and index > 2):
        return True
    if word in _OPENERS:
        following = parsed.word(index + 1)
        dated = word in {"since", "before", "after", "until", "once"} and (
            following.lower() in _TIMES or following[:1].isdigit()
        )
        return not dated and following != "another" and not (word == "that" and before in {"the", "of", "than"})
    if before == "," and word in _AFTER_COMMA:
        return not _continues_list(parsed, index)
    if before == "," and {"who", "which"} & set(words[:index]) and (word in _RESUMING or _is_finite_verb(word)):
        return True
    following = parsed.word(index + 1)
    return word == "and" and (following in _FINITE or _is_finite_verb(following) or _has_own_subject(parsed, index))


def _has_own_subject(parsed: ParsedSentence, index: int) -> bool:
    """Say whether a noun phrase and its verb follow the "and" at ``index`` ("and the ship headed for")."""
    if parsed.words[index + 1 : index + 2] not in {("the",), ("a",), ("an",), ("its",), ("his",), ("her",), ("their",)}:
        return False
    return any(_is_finite_verb(word) or word in _FINITE for word in parsed.words[index + 2 : index + 6])


def _continues_list(parsed: ParsedSentence, index: int) -> bool:
    """Say whether the comma and "and" before ``index`` only join places ("Oslo, Riga, and Turku")."""
    if _is_list_of_names(parsed, index):
        return True
    behind = next((argument for argument in parsed.arguments if argument.first > index), None)
    ahead = [argument for argument in parsed.arguments if argument.last < index]
    return bool(behind and ahead) and behind is not None and behind.chain == ahead[-1].chain


def _is_list_of_names(parsed: ParsedSentence, index: int) -> bool:
    """Say whether "and" at ``index`` closes a list of names ("from State, DFC, and EXIM")."""
    if parsed.words[index] != "and" or index + 1 >= len(parsed.words) or not parsed.is_capital(index + 1):
        return False
    before = index - 2
    while before > 0 and parsed.is_capital(before):
        before -= 1
    return before < index - 2 and parsed.words[before] == "," and parsed.is_capital(before - 1)


def _is_finite_verb(word: str) -> bool:
    return word.endswith(("ed", "ew", "ent", "eft", "et", "eld")) and any(word in lexicon()[key] for key in _VERBS)
