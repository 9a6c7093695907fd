"""What a rule of the grammar reads, and what it may find out about the words around."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geomap.dates import periods
from geomap.dates.clauses import Direction, direction
from geomap.dates.periods import Period
from geomap.dates.words import CLASSES, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, UNITS, WEEKDAYS, Words, number

Kind = Literal["absolute", "relative", "vague", "duration", "set"]

DETERMINERS = frozenset("the a an its his her their our this that".split())
STEPS = {"last": -1, "this": 0, "the": 0, "next": 1, "coming": 1}
"""How far from now the words before a unit lead: "last year", "next month"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words from ``first`` to ``last``, both included, say about time."""

    first: int
    last: int
    kind: Kind
    period: Period | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the meaning of an expression depends on beyond its own words.

    ``persons`` are the names of months that the text gives to persons ("Theresa
    May"); ``frame`` is the year that opens the sentence ("In 2019, ...").
    """

    words: Words
    published: date | None
    anchor: Period | None
    future: bool | None
    persons: frozenset[str] = frozenset()
    frame: int | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a rule matched, from ``first`` to ``last``, both included, in their setting."""

    setting: Setting
    first: int
    last: int

    @property
    def words(self) -> Words:
        """Return the words of the whole text."""
        return self.setting.words

    @property
    def published(self) -> date | None:
        """Return the publishing date."""
        return self.setting.published

    @property
    def before(self) -> str:
        """Return the word before the phrase."""
        return self.words.word(self.first - 1)

    @property
    def after(self) -> str:
        """Return the word after the phrase."""
        return self.words.word(self.last + 1)

    def having(self, *parts: str) -> list[int]:
        """Return where the words stand that play one of some parts."""
        letters = "".join(CLASSES[part] for part in parts)
        return [index for index in range(self.first, self.last + 1) if self.words.letters[index] in letters]

    def lead(self, *parts: str) -> str:
        """Return the part of the first word that plays one of some parts, "" where none does."""
        found = self.having(*parts)
        return self.words.part(found[0]) if found else ""

    def unit(self) -> str:
        """Return the unit of "two and a half years": the one that is no part of another, where there are two."""
        units = [UNITS[self.words.lower[index]] for index in self.having("unit")]
        return next((unit for unit in units if unit not in ("half", "quarter")), units[0])

    def year(self) -> int | None:
        """Return the year that the phrase states last, None where it states none."""
        found = self.having("year")
        return int(self.words.lower[found[-1]]) if found else None

    def within(self, first: int, last: int) -> "Phrase":
        """Return the phrase of other words in the same setting."""
        return Phrase(self.setting, first, last)

    def direction(self) -> Direction | None:
        """Return the way the clause looks: as told by the caller, else as its verbs say."""
        if self.setting.future is not None:
            return "future" if self.setting.future else "past"
        return direction(self.words, self.first, self.last)

    def means(self, kind: Kind, period: Period | None = None, way: Direction | None = None) -> Meaning:
        """Return a meaning of the whole phrase."""
        return Meaning(self.first, self.last, kind, period, way)

    def from_today(self, unit: str, count: int) -> Period | None:
        """Return the period some units from the day of writing, None where that is unknown."""
        return periods.shift(periods.day(self.published), unit, count) if self.published else None


Reading = Meaning | tuple[Meaning, ...] | None
Reader = Callable[[Phrase], Reading]


def month_at(words: Words, index: int) -> int:
    """Return the number of the month that a word names."""
    word = words.lower[index]
    return MONTHS.get(word) or SHORT_MONTHS[word]


def weekday_at(words: Words, index: int) -> int:
    """Return the number of the weekday that a word names, Monday's 0."""
    word = words.lower[index]
    return WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]


def number_at(words: Words, index: int) -> int:
    """Return the number that a word tells, 0 where it tells none."""
    return number(words.lower[index]) or 0


def is_capital_inside(words: Words, index: int) -> bool:
    """Tell whether a word that needs no capital has one within a sentence: the Tomorrow Group, The Daily Star."""
    opens = index == 0 or words.letters[index - 1] in "|.(-" or words.new_line(index)
    shouted = words.written(index).isupper() and words.written(index - 1).isupper()
    return words.capital(index) and not opens and not shouted
