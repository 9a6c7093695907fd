"""Who or what travels, and where they are at home."""

import re
from dataclasses import dataclass
from typing import Literal

from geomap.links.lexicon import lexicon
from geomap.records import Place

Kind = Literal["person", "group", "private", "vessel", "aircraft", "carrier"]
How = Literal["text", "memory", "title", "unknown"]
"""How a home was found: in the text, by memory of the article, by a title or name of one country."""


@dataclass(frozen=True, slots=True)
class Traveller:
    """A noun phrase that can travel: its tokens, its kind, its name and its home.

    ``how`` tells how the home was found. ``resident`` is the place that an envoy
    is sent to and lives in. ``name`` is "" where the phrase holds none.
    """

    first: int
    last: int
    kind: Kind
    text: str
    name: str
    home: Place | None
    how: How
    resident: Place | None = None

    @property
    def surname(self) -> str:
        """Return the last word of the name, in lower case, without its particle ("al-")."""
        return re.split(r"[\s-]", self.name)[-1].lower() if self.name else ""

    @property
    def key(self) -> str:
        """Return the word that recalls the traveller: a person's surname, or the first word of a carrier's name."""
        if self.kind != "carrier":
            return self.surname
        words = self.name.lower().split()
        return words[0] if words and words[0] not in lexicon()["flight.carriers"] else ""

    @property
    def is_one_of_many(self) -> bool:
        """Say whether the phrase tells of people at large ("several ministers", "one envoy after another")."""
        words = self.text.lower().split()
        return not self.name and bool(words) and (words[0] in lexicon()["people.quantities"] or words[-1].endswith("s"))

    @property
    def titles(self) -> frozenset[str]:
        """Return the words of the phrase that are titles or belong to one ("foreign", "minister")."""
        known = lexicon()["people.titles"] | lexicon()["people.complements"] | lexicon()["people.groups"]
        return known.intersection(re.findall(r"[\w'’-]+", self.text.lower()))
