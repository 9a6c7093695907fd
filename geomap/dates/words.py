"""The words of an article, each with its part in time expressions.

A text becomes a string with one letter for each word, so that a grammar of time
expressions is a handful of regular expressions over that string (``CLASSES``
names the letters).
"""

import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ),
        start=1,
    )
}  # fmt: skip
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
NUMBERS = {
    name: number
    for number, name in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip
FEASTS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new years day": (1, 1),
    "new years eve": (12, 31), "bastille day": (7, 14), "may day": (5, 1), "valentines day": (2, 14),
    "st patricks day": (3, 17),
}  # fmt: skip
"""Feasts whose day is the same in every year."""
UNITS = {
    unit: name
    for name, units in {
        "day": ("day", "days", "nights"),
        "week": ("week", "weeks"),
        "fortnight": ("fortnight", "fortnights"),
        "month": ("month", "months"),
        "year": ("year", "years"),
        "decade": ("decade", "decades"),
        "century": ("century", "centuries"),
        "weekend": ("weekend", "weekends"),
        "quarter": ("quarter", "quarters"),
        "half": ("half",),
        "hour": ("hour", "hours"),
        "minute": ("minute", "minutes"),
    }.items()
    for unit in units
}

CLASSES = {
    "month": "M", "mon": "m", "weekday": "W", "wed": "w", "weekdays": "V", "year": "Y", "day": "d", "count": "n",
    "ordinal": "o", "nth": "O", "iso": "I", "numeric": "Z", "decade": "D", "unit": "U",
    "several": "s", "a": "a", "ago": "G", "later": "F", "earlier": "f", "after": "K", "before": "k", "part-of": "E",
    "last": "L", "past": "p", "next": "N", "coming": "c", "following": "g", "previous": "q", "this": "T", "that": "h",
    "same": "S", "today": "R", "daytime": "P", "season": "Q", "every": "v", "often": "e", "vague": "r",
    "recent": "A", "weekly": "b", "the": "t", "of": "u", "in": "i", "to": "j", "and": "l", "from": "z", "between": "B",
    "on": "H", "-": "-", ",": ",", ".": ".", "open": "(", "close": ")", "/": "/", "'s": "'", "times": "@",
    "other": "X", "feast": "J", "break": "|", "word": "x",
}  # fmt: skip
"""The part that a word may play, and its letter."""
PARTS = {letter: part for part, letter in CLASSES.items()}

_WORDS = {
    "month": MONTHS, "mon": SHORT_MONTHS.keys() - MONTHS.keys(), "weekday": WEEKDAYS, "wed": SHORT_WEEKDAYS,
    "weekdays": [name + "s" for name in WEEKDAYS], "unit": UNITS, "count": NUMBERS,
    "nth": ORDINALS, "decade": DECADES, "several": ("several", "few", "couple", "dozen", "many", "some"),
    "a": ("a", "an"), "ago": ("ago",), "later": ("later", "afterwards", "afterward", "thereafter"),
    "earlier": ("earlier", "previously", "beforehand"), "after": ("after",), "before": ("before",),
    "part-of": ("early", "late", "mid", "middle", "beginning", "start", "end", "close", "turn"),
    "last": ("last",), "past": ("past",), "next": ("next",), "coming": ("coming", "upcoming"),
    "following": ("following", "ensuing"), "previous": ("previous", "preceding"), "this": ("this", "current"),
    "that": ("that",), "same": ("same",), "today": ("yesterday", "today", "tomorrow", "tonight"),
    "daytime": ("morning", "afternoon", "evening", "night"),
    "season": ("spring", "summer", "autumn", "winter", "fall"), "every": ("every", "each"),
    "often": ("once", "twice"), "vague": ("recently", "lately", "soon", "shortly"), "recent": ("recent",),
    "weekly": ("daily", "weekly", "monthly", "yearly", "annually", "fortnightly"), "the": ("the", "its", "their"),
    "of": ("of",), "in": ("in", "within", "over", "during"), "to": ("to", "till", "until", "through", "til"),
    "and": ("and", "or"), "from": ("from",), "between": ("between",),
    "on": ("on",), "times": ("times",), "other": ("other",),
}  # fmt: skip
LETTERS = {word: CLASSES[name] for name, words in _WORDS.items() for word in words}

_TOKEN = re.compile(
    r"""
      (?P<address> (?:https?://|www\.)\S+ | [^\s@]{1,64}@[^\s@]{1,255} )
    | (?P<feast>   (?:Christmas|Boxing|Bastille|May|Valentine['’]s|St\.?\ Patrick['’]s)\ Day\b | Christmas\ Eve\b
                 | New\ Year['’]s\ (?:Day|Eve)\b | (?i:new\ year)\b(?!['’]) )
    | (?P<iso>     (?<![0-9-]) [0-9]{4}-[0-9]{2}-[0-9]{2} (?![0-9-])
                   (?: T[0-9]{2}:[0-9]{2} (?: :[0-9]{2}(?:[.,][0-9]+)? )? (?: Z|[+-][0-9]{2}:?[0-9]{2} )? )? )
    | (?P<numeric> (?<![0-9./-])
                   (?: [0-9]{1,2}(?P<a>[./-])[0-9]{1,2}(?P=a)[0-9]{4}
                     | [0-9]{4}(?P<b>[./])[0-9]{1,2}(?P=b)[0-9]{1,2} ) (?![0-9/-]) )
    | (?P<word>    [0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\b\.?)? (?![0-9]) | [0-9]{1,2}\s?[ap]\.?m\b\.?
                 | [#$€£¥₹]\s?[0-9][0-9.,]* | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?
                 | [0-9]+\.[0-9]+ | [0-9]+(?:[.,][0-9]+)?\s?% )
    | (?P<ordinal> [0-9]{1,2}(?:st|nd|rd|th)\b )
    | (?P<decade>  ['‘’]?[0-9]0s\b | [0-9]{3}0['’]?s\b )
    | (?P<short>   ['’][0-9]{2}\b )
    | (?P<digits>  [0-9]+(?![^\W\d_]) )
    | (?P<letters> [^\W\d_]+(?:['’](?:ll|re|ve|d|t)\b)? )
    | (?P<owner>   ['’]s?\b )
    | (?P<dash>    --+|[-–—‑] )
    | (?P<break>   \r?\n[ \t]*\r?\n\s* | [;:!?“”"] )
    | (?P<mark>    [^\w\s] )
    | (?P<odd>     \w+ )
    """,
    re.VERBOSE,
)
_OWN_LETTER = {
    "iso": "I", "numeric": "Z", "word": "x", "ordinal": "o", "decade": "D", "short": "x", "owner": "'", "dash": "-",
    "break": "|", "odd": "x", "address": "x", "feast": "J",
}  # fmt: skip
_MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "&": "l"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where they stand, what they say in small letters, and their letters."""

    text: str
    spans: tuple[tuple[int, int], ...]
    lower: tuple[str, ...]
    letters: str

    def written(self, index: int) -> str:
        """Return a word as the text writes it, "" beyond either end."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def word(self, index: int) -> str:
        """Return a word in small letters, "" beyond either end."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def part(self, index: int) -> str:
        """Return the part that a word plays, "" beyond either end."""
        return PARTS[self.letters[index]] if 0 <= index < len(self.letters) else ""

    def capital(self, index: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.written(index)[:1].isupper()

    def touching(self, index: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return 0 < index < len(self.spans) and self.spans[index - 1][1] == self.spans[index][0]

    def new_line(self, index: int) -> bool:
        """Tell whether a word opens a line, with a capital, as titles and paragraphs do."""
        if not 0 < index < len(self.spans):
            return False
        start, end = self.spans[index - 1][1], self.spans[index][0]
        return "\n" in self.text[start:end] and self.text[end].isupper()


def scan(text: str) -> Words:
    """Split a text into words and give each its letter."""
    spans, lower, letters = [], [], []
    uncapitalised = text.islower()
    for match in _TOKEN.finditer(text):
        word = match.group()
        spans.append(match.span())
        lower.append(word.lower())
        letters.append(_letter(str(match.lastgroup), word, uncapitalised))
    return Words(text, tuple(spans), tuple(lower), "".join(letters))


def _letter(kind: str, word: str, uncapitalised: bool) -> str:
    if kind in _OWN_LETTER:
        return _OWN_LETTER[kind]
    if kind == "mark":
        return _MARKS.get(word, "x")
    if kind == "digits":
        return _digits(word)
    letter = LETTERS.get(word.lower(), "x")
    if letter in "MmWwV" and word[0].islower() and word in _COMMON and not uncapitalised:
        return "x"
    return letter


_COMMON = frozenset({"may", "march", "august", "mar", "dec", "sat", "sun", "wed", "fri", "mon", "jun", "apr"})
"""Names of months and days that mean something else, or nothing, in small letters."""


def _digits(word: str) -> str:
    if len(word) == 4 and "1000" <= word <= "2199":
        return "Y"
    if len(word) <= 2 and 1 <= int(word) <= 31:
        return "d"
    return "n" if len(word) <= 4 else "x"


def number(word: str) -> int | None:
    """Return the value of a number in digits or words, None where it is neither."""
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.rstrip("stndrh") if word[:1].isdigit() else ""
    return int(digits) if digits.isdecimal() else None
