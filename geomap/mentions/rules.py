"""Judge by rules which spans name places, and how: what geomap does without weights.

Each test looks at one span and its neighbours and gives its opinion in one word;
the first to have one decides. People are remembered through the article: who is
once "Ishaq Dar" stays a person as "Dar".
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from geomap import vocabulary
from geomap.document import CAPITALS, Document
from geomap.gazetteer import Candidate, Gazetteer
from geomap.mentions.spans import Span
from geomap.records import AREA_KINDS, Use
from geomap.vocabulary import listed

SURE_KINDS = frozenset({"country", "continent", "ocean", "sea", "gulf", "strait", "canal", "region"})
"""Kinds whose names need no support: few people and firms bear them."""

KNOWN_TOWN = 15_000
"""People. Names of smaller towns count only where the words around speak of a place."""

LARGE_TOWN = 100_000
"""People. A person's name does not take such a town out of an article that says where it lies."""

GREAT_CITY = 500_000


class NameVerdict(Enum):
    """What a test thinks of a span."""

    PLACE = "place"
    INSIDE = "inside the name of something else"
    NONE = "no place"


@dataclass(frozen=True, slots=True)
class Bearers:
    """The places that bear a name, in short."""

    kinds: frozenset[str]
    population: int
    primary: bool
    count: int

    @property
    def sure(self) -> bool:
        """Say whether a place bears the name that hardly anything else does."""
        return bool(self.kinds & SURE_KINDS)


def bearers(candidates: Iterable[Candidate]) -> Bearers:
    """Sum up the places that bear one name."""
    listed = tuple(candidates)
    return Bearers(
        kinds=frozenset(candidate.place.kind for candidate in listed),
        population=max((candidate.place.population for candidate in listed), default=0),
        primary=any(candidate.naming == "primary" for candidate in listed),
        count=len(listed),
    )


def persons(document: Document, stretches: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the stretches that name people: where each name begins, and where it ends."""
    found = {}
    for first, last in stretches:
        begin = _person_begins(document, first, last)
        if begin is not None:
            # "Ann Otieno of Nairobi": the name ends before "of".
            found[begin] = next((index for index in range(begin, last) if document.lowers[index] in _ENDS), last)
    return found


_ENDS = frozenset({"of", "the", "'s", "/"})
_ENDS_OF_WAYS = listed("names.ends_of_ways")


def _person_begins(document: Document, first: int, last: int) -> int | None:
    """Return where in a stretch a person's name begins, or None."""
    given = vocabulary.people().given
    for index in range(last - 1, first - 1, -1):
        if document.lowers[index] in vocabulary.TITLES and document.lower(index + 1) not in ("of", "for"):
            if index + 1 < last:
                return index + 1 + (document.lower(index + 1) == ".")
            break
    for index in range(first, last - 1):
        following = document.lowers[index + 1]
        if document.lowers[index] in given and document.shapes[index + 1] in CAPITALS:
            return None if following in vocabulary.PLACE_NOUNS or following in vocabulary.ORGANISATIONS else index
    if document.lower(first - 1) in vocabulary.TITLES and document.openings[first] is False:
        return first
    return None


def family_names(document: Document, people: dict[int, int], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the last words of people's full names, in lower case.

    One sentence must not empty an article: the name of a known town stays a town's
    where the text mostly says where it lies ("John Chicago said" beside "flew to
    Chicago").
    """
    named = Counter(document.lowers[last - 1] for first, last in people.items() if last - first > 1)
    lone = Counter(word for word in document.lowers if word in named) - named
    located = Counter(
        word
        for index, word in enumerate(document.lowers)
        if word in named and document.lower(index - 1) in vocabulary.STRICT_LOCATIVES
    )
    return frozenset(
        name
        for name, count in named.items()
        if located[name] < max(count, MOSTLY * lone[name]) or not _is_known_town(name, gazetteer)
    )


MOSTLY = 0.6
"""Share of a name's mentions that must stand behind a preposition of place, for it to be a town's and no person's."""


def _is_known_town(name: str, gazetteer: Gazetteer) -> bool:
    return any(
        candidate.naming in ("primary", "historical") and candidate.place.population >= LARGE_TOWN
        for candidate in gazetteer.find(name)
    )


@dataclass(frozen=True, slots=True)
class SpanRules:
    """The rules, with what they remember of one article."""

    document: Document
    gazetteer: Gazetteer
    people: dict[int, int]
    families: frozenset[str]

    def judge(self, span: Span) -> NameVerdict:
        """Say whether a span names a place."""
        if span.origin == "abbreviation":
            return NameVerdict.PLACE
        if span.origin != "name":
            return NameVerdict.NONE
        if self.gazetteer.owns(span.toponym):
            return NameVerdict.PLACE
        for test in (self._never, self._person, self._vessel, self._organisation, self._part, self._by_itself):
            verdict = test(span)
            if verdict is not None:
                return verdict
        return NameVerdict.NONE

    def is_gone_to(self, span: Span) -> bool:
        """Say whether somebody travels to a name that no place bears ("flew to Zyzxograd", "the town of Brelqua").

        Apart from ``judge``, whose opinion the models learnt to weigh.
        """
        document, (first, last) = self.document, span.stretch
        if span.origin != "unknown" or (span.first, span.last) != (first, last) or first in self.people:
            return False
        if any(document.lowers[index] in vocabulary.ORGANISATIONS for index in range(first, last)):
            return False
        before, verb = document.lower(first - 1), document.lower(first - 2)
        is_town = before == "of" and verb in vocabulary.PLACE_NOUNS
        return is_town or (before in _ENDS_OF_WAYS and verb in vocabulary.GOES)

    def bars(self, span: Span) -> bool:
        """Say whether a name is a vessel's, a currency's or a disease's, or a given name before a family name."""
        if span.origin != "name":
            return False
        if self.document.lower(span.last) in _DISEASES or self._is_currency(span):
            return True
        return span.last - span.first == 1 and (self._is_given_name(span) or self._vessel(span) is NameVerdict.NONE)

    def _is_currency(self, span: Span) -> bool:
        """Say whether a sign of money leans on a code: "US$ 5 million"."""
        return self.document.lower(span.last) in _MONEY_SIGNS and self.document.is_joined(span.last - 1)

    def _is_given_name(self, span: Span) -> bool:
        known = vocabulary.people()
        given, family = self.document.lowers[span.first], self.document.lower(span.last)
        is_name = given in known.given and family in known.family and self.document.shape(span.last) == "Xx"
        return is_name and family not in vocabulary.PLACE_NOUNS | vocabulary.ORGANISATIONS | vocabulary.TITLES

    def _bearers(self, span: Span) -> Bearers:
        return bearers(self.gazetteer.find(span.toponym))

    def _never(self, span: Span) -> NameVerdict | None:
        word = self.document.lowers[span.first]
        if span.last - span.first > 1:
            titled = word in vocabulary.TITLES and not self._bearers(span).kinds & AREA_KINDS
            return NameVerdict.NONE if titled else None
        barred = word in vocabulary.MONTHS_AND_DAYS or word in vocabulary.TITLES
        barred = (
            barred
            or word in vocabulary.PLACE_NOUNS
            or word in vocabulary.DIRECTIONS
            or word in vocabulary.ORGANISATIONS
        )
        return NameVerdict.NONE if barred else None

    def _person(self, span: Span) -> NameVerdict | None:
        for first, last in self.people.items():
            if first < span.last and span.first < last:
                return None if self._bearers(span).sure and span.first > first + 1 else NameVerdict.NONE
        word = self.document.lowers[span.first]
        alone = span.last - span.first == 1
        if alone and word in self.families and not self._is_located(span) and not self._bearers(span).sure:
            return NameVerdict.NONE
        if alone and self.document.lower(span.last) in vocabulary.SPEAKS and not self._is_government(span):
            return NameVerdict.NONE
        return None

    def _is_government(self, span: Span) -> bool:
        found = self._bearers(span)
        return found.sure or "region1" in found.kinds or found.population > GREAT_CITY

    def _vessel(self, span: Span) -> NameVerdict | None:
        first = span.stretch[0]
        before = self.document.lower(first - 1), self.document.lowers[first]
        names_vessel = before[0] in vocabulary.VESSELS or (before[1] in vocabulary.VESSELS and span.first > first)
        return NameVerdict.NONE if names_vessel else None

    def _organisation(self, span: Span) -> NameVerdict | None:
        """Look for "Bank of X", "X University" in the words around the span, up to the next comma."""
        first, last = span.stretch
        lowers = self.document.lowers
        after = any(lowers[index] in vocabulary.ORGANISATIONS for index in range(span.last, last))
        before = any(lowers[index] in vocabulary.ORGANISATIONS for index in range(first, span.first))
        if not after and not before:
            return None
        found = self._bearers(span)
        leads = span.first == first or self.document.lower(span.first - 1) in ("of", "the", "'s", "in", "-")
        known = self._is_government(span) or found.population > KNOWN_TOWN
        return NameVerdict.INSIDE if leads and known else NameVerdict.NONE

    def _part(self, span: Span) -> NameVerdict | None:
        """A name that is only a part of a capitalised stretch needs neighbours that explain the rest."""
        first, last = span.stretch
        document = self.document
        before = document.lower(span.first - 1) if span.first > first else ""
        after = document.lower(span.last) if span.last < last else ""
        explained_before = (
            before in ("", "of", "and", "'s", "-", "/", "–", "the", ".", "&")
            or before in vocabulary.DIRECTIONS
            or document.openings[span.first - 1]
            or self.gazetteer.demonym(before) is not None
            or self.gazetteer.bears(before)
        )
        explained_after = (
            after in ("", "and", "'s", "-", "/", "–", "of", ".", "&")
            or after in vocabulary.TITLES
            or after in vocabulary.PLACE_NOUNS
            or after in vocabulary.MONTHS_AND_DAYS
        )
        if explained_before and explained_after:
            return None
        return NameVerdict.PLACE if self._bearers(span).sure else NameVerdict.NONE

    def _is_located(self, span: Span) -> bool:
        before = self.document.lower(span.first - 1)
        return before in vocabulary.STRICT_LOCATIVES or self._names_region_next(span)

    def _names_region_next(self, span: Span) -> bool:
        """Say whether ", Texas" or ", India" follows."""
        document = self.document
        if document.lower(span.last) != "," or document.shape(span.last + 1) not in CAPITALS:
            return False
        kinds = bearers(self.gazetteer.find(document.tokens[span.last + 1].text)).kinds
        return bool(kinds & {"country", "region1"})

    def _by_itself(self, span: Span) -> NameVerdict | None:
        found = self._bearers(span)
        word = self.document.lowers[span.first]
        alone = span.last - span.first == 1
        if found.sure:
            return NameVerdict.PLACE
        if alone and word in vocabulary.COMMON_WORDS:
            return NameVerdict.PLACE if self._is_located(span) else NameVerdict.NONE
        if alone and self.document.shapes[span.first] == "X" and not self._in_capitals(span):
            return NameVerdict.PLACE if self._is_code_in_place(span) or self._is_short(span) else NameVerdict.NONE
        if alone and len(word) <= 2:
            return NameVerdict.NONE
        if self._is_located(span) and (found.primary or found.population > KNOWN_TOWN):
            return NameVerdict.PLACE
        known = vocabulary.people()
        if alone and (word in known.given or word in known.family) and found.population < GREAT_CITY:
            return NameVerdict.NONE
        large = found.population > KNOWN_TOWN or bool(found.kinds & {"region1"})
        if self.document.openings[span.first] and alone:
            return (
                NameVerdict.PLACE
                if found.population > 10 * KNOWN_TOWN or "region1" in found.kinds
                else NameVerdict.NONE
            )
        return NameVerdict.PLACE if large or not alone else NameVerdict.NONE

    def _in_capitals(self, span: Span) -> bool:
        """Say whether the words around the span are in capitals too, or it opens a paragraph as datelines do."""
        document = self.document
        if document.openings[span.first]:
            return True
        near = [document.shape(index) for index in range(span.first - 3, span.last + 3)]
        return near.count("X") >= 3 and "x" not in near

    def _is_short(self, span: Span) -> bool:
        """Say whether the span is a known abbreviation of a place ("UAE")."""
        return any(candidate.naming == "abbreviation" for candidate in self.gazetteer.find(span.toponym))

    def is_code(self, span: Span) -> bool:
        """Say whether a span is an airport's code where the text speaks of flights ("KTM-DOH")."""
        alone = span.last - span.first == 1 and span.origin == "name"
        word = self.document.tokens[span.first].text
        return alone and len(word) in (3, 4) and word.isupper() and self._is_code_in_place(span)

    def _is_code_in_place(self, span: Span) -> bool:
        """Say whether a short word in capitals is an airport's code in a text that speaks of flights."""
        if not any(candidate.naming == "code" for candidate in self.gazetteer.find(span.toponym)):
            return False
        document = self.document
        near = range(max(0, span.first - 30), min(len(document.lowers), span.first + 30))
        flying = any(document.lowers[index] in vocabulary.FLYING for index in near)
        bracketed = document.lower(span.first - 1) == "(" and document.shape(span.first - 2) in CAPITALS
        paired = "-" in (document.lower(span.last), document.lower(span.first - 1))
        located = document.lower(span.first - 1) in vocabulary.STRICT_LOCATIVES
        return flying and (bracketed or paired or located) and not self._in_capitals(span)


_DISEASES = listed("names.diseases")
_MONEY_SIGNS = frozenset("$€£¥")
_ROUTES = listed("names.routes")
_CLOSING = frozenset(",.;:)!?\"”’'…—–-")


def use_of(document: Document, span: Span, verdict: NameVerdict) -> Use:
    """Return how a name is used, from the words right around it.

    Inside another name, with a possessive, before a noun or as the subject of an
    act, the name stands for a government, a team or a quality. After a preposition
    of place, in a dateline or where nothing speaks against it, for the location.
    """
    if verdict is NameVerdict.INSIDE:
        return "associative"
    before, after = document.lower(span.first - 1), document.lower(span.last)
    if _is_hyphenated(document, span):
        return "literal" if _is_route(document, span) else "associative"
    if after == "'s" or (
        after in "'’" and document.lower(span.last - 1).endswith("s") and document.is_joined(span.last - 1)
    ):
        return "associative"
    if _is_dateline(document, span):
        return "literal"
    if before in vocabulary.STRICT_LOCATIVES and not _is_modifier(document, span):
        return "literal"
    if _is_actor(document, span) or _is_modifier(document, span):
        return "associative"
    if before in ("with", "against", "by", "between") or _is_paired_with_actor(document, span):
        return "associative"
    if before == "of" and document.lower(span.first - 2) in vocabulary.TITLES | vocabulary.ORGANISATIONS | {"people"}:
        return "associative"
    return "literal"


def _is_hyphenated(document: Document, span: Span) -> bool:
    joined_after = (
        document.lower(span.last) in ("-", "–", "/")
        and document.is_joined(span.last - 1)
        and document.is_joined(span.last)
    )
    joined_before = document.lower(span.first - 1) in ("-", "–", "/") and document.is_joined(span.first - 2)
    return joined_after or (joined_before and document.is_joined(span.first - 1))


_ROUTE_TOKENS = 16  # names and hyphens; a longer chain is a list


def _is_route(document: Document, span: Span) -> bool:
    """Say whether a hyphenated pair is one of places that something runs between."""
    index = span.last
    while index < span.last + _ROUTE_TOKENS and document.shape(index) in ("X", "Xx", "-", "–", "/"):
        index += 1
    return document.lower(index) in _ROUTES or document.shapes[span.first] == "X"


def _is_dateline(document: Document, span: Span) -> bool:
    """Say whether the name opens a paragraph and a colon, dash or date follows."""
    if not document.openings[span.first]:
        return False
    index = span.last
    for _ in range(6):
        if document.lower(index) in (":", "-", "–", "—", "("):
            return document.shapes[span.first] == "X" or document.lower(index) != "("
        if document.lower(index) != "," and document.shape(index) not in ("X", "Xx", "9", "."):
            return False
        index += 1
    return False


def _is_actor(document: Document, span: Span) -> bool:
    """Say whether a verb of an act of state follows the name, and nothing puts it after a preposition."""
    index = span.last
    if document.lower(index) == "also":
        index += 1
    return (
        document.lower(index) in vocabulary.ACTS and document.lower(span.first - 1) not in vocabulary.STRICT_LOCATIVES
    )


def _is_paired_with_actor(document: Document, span: Span) -> bool:
    """Say whether "X and Y" stands before such a verb, or right after "between"."""
    if document.lower(span.last) == "and" and document.shape(span.last + 1) in CAPITALS:
        index = span.last + 2
        while document.shape(index) in CAPITALS:
            index += 1
        return document.lower(index) in vocabulary.ACTS or document.lower(span.first - 1) == "between"
    if document.lower(span.first - 1) == "and" and document.shape(span.first - 2) in CAPITALS:
        return document.lower(span.last) in vocabulary.ACTS
    return False


def _is_modifier(document: Document, span: Span) -> bool:
    """Say whether a noun that the name modifies follows ("Pakistan officials", "US Navy")."""
    shape, after = document.shape(span.last), document.lower(span.last)
    if shape == "Xx" and document.is_same_sentence(span.last - 1, span.last):
        return after not in vocabulary.MONTHS_AND_DAYS and after not in vocabulary.PLACE_NOUNS
    return shape == "x" and after in _NOUNS


_NOUNS = vocabulary.TITLES | vocabulary.ORGANISATIONS | listed("names.nouns")
