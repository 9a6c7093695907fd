"""The page's own words, in the languages it speaks, and the sentences made of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from geomap.errors import OutputError
from geomap.maps.assets import asset
from geomap.modes import Mode

Plural = Mapping[str, str]  # a text for each form of the plural that the language has
Words = Mapping[str, str | Plural | list[str]]

FALLBACK = "en"


@cache
def languages() -> Mapping[str, Words]:
    """Return the table of words: language code to key to text, or to the texts of a plural."""
    table: dict[str, dict[str, str | dict[str, str] | list[str]]] = json.loads(asset("words.json"))
    return table


def words_of(language: str, modes: Iterable[Mode]) -> "Vocabulary":
    """Return every word of the page in ``language``, in English where it is not translated yet.

    A mode that the table does not know is called by its label.
    """
    table = languages()
    if language not in table:
        raise OutputError(f"the page does not speak {language!r}; choose one of {', '.join(sorted(table))}")
    named: dict[str, str | Plural | list[str]] = {}
    for mode in modes:
        named |= {mode.name: mode.label, f"{mode.name}_layer": mode.label}
        named[f"{mode.name}_count"] = {"other": f"{{n}} {mode.label.lower()}"}
        named |= {
            f"{mode.name}_{way}": f"{mode.label}, {{a}} {sign} {{b}}" for way, sign in (("way", "→"), ("pair", "↔"))
        }
    return Vocabulary(language, {**named, **table[FALLBACK], **table[language]})


class Vocabulary:
    """The words of the page in one language."""

    def __init__(self, language: str, words: Words) -> None:
        """Speak ``language``, which only chooses the form of plurals, by ``words``."""
        self.language = language
        self._words = words

    def __getitem__(self, key: str) -> str:
        """Return a word or a sentence that has no plural."""
        word = self._words[key]
        if not isinstance(word, str):
            raise KeyError(f"{key!r} has a plural; ask for counted({key!r}, n)")
        return word

    def counted(self, key: str, count: int) -> str:
        """Return what has a plural in the form for ``count``, with the number in it where it asks for one."""
        forms = self._words[key]
        if isinstance(forms, str):
            return forms
        if isinstance(forms, list):
            raise KeyError(f"{key!r} is a list")
        form = forms.get(plural_form(self.language, count), forms["other"])
        return form.format(n=self.number(count))

    def number(self, count: int) -> str:
        """Return a whole number in the digits of the language."""
        grouped = f"{count:,}".replace(",", self["thousands"]) if count >= 10_000 else str(count)
        return grouped.translate(str.maketrans("0123456789", self["digits"]))

    def digits(self, written: str) -> str:
        """Return ``written`` with its figures in the digits of the language, as in years."""
        return written.translate(str.maketrans("0123456789", self["digits"]))

    def written(self, key: str, count: int) -> str:
        """Return what has a plural in the form for ``count``, its number written out where the language does so."""
        numerals = self._listed("numerals")
        forms = self._words[key]
        if not isinstance(forms, Mapping):
            raise KeyError(f"{key!r} has no plural")
        number = numerals[count] if 0 < count < len(numerals) else self.number(count)
        return forms.get(plural_form(self.language, count), forms["other"]).replace("{n}", number)

    def day(self, iso: str) -> str:
        """Return a day, a month or a year as a reader writes it: "Aug 23, 2025"."""
        year, *rest = iso.split("-")
        if not rest:
            return self.digits(year)
        month = self._listed("months")[int(rest[0]) - 1]
        if len(rest) == 1:
            return f"{month} {self.digits(year)}"
        day = self.digits(str(int(rest[1])))
        return self["day_form"].format(d=day, m=month, y=self.digits(year))

    def _listed(self, key: str) -> list[str]:
        words = self._words[key]
        if not isinstance(words, list):
            raise KeyError(f"{key!r} is no list")
        return words

    def chance(self, score: float) -> str:
        """Return a share from 0 to 1 as percent."""
        return self["chance"].format(n=self.number(round(100 * score)))

    def listed(self, items: Sequence[str]) -> str:
        """Return the items as a list in a sentence: "a, b and c"."""
        first = self["comma"].join(items[:-1])
        return f"{first}{self['and']}{items[-1]}" if first else "".join(items)

    def spoken(self, more: Iterable[str]) -> dict[str, str | Plural | list[str]]:
        """Return the words that the page's script says, whose keys are found when it is made, and ``more``."""
        keys: list[str] = json.loads(asset("spoken.json"))
        return {key: self._words[key] for key in (*keys, *more)}


def plural_form(language: str, count: int) -> str:
    """Return the category of ``count``, a whole number, in ``language``.

    Source: Unicode CLDR 48, plural rules for cardinal numbers.
    """
    if language == "ar":
        few, many = 3 <= count % 100 <= 10, 11 <= count % 100 <= 99
        return {0: "zero", 1: "one", 2: "two"}.get(count, "few" if few else "many" if many else "other")
    if language in ("bn", "fr"):
        return "one" if count in (0, 1) else "other"
    return "one" if count == 1 else "other"
