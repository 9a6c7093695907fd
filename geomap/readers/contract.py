"""What a language model is asked about an article, and the form that its answer must have.

geomap numbers the sentences and the places that it found. The answer holds those
numbers, words of fixed lists, and stretches copied from the text, so that a
model, or a text that talks to it, can only choose among real things.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from msgspec import Struct

from geomap.document import Document, Sentence
from geomap.errors import AnswerError
from geomap.gazetteer import Gazetteer
from geomap.modes import MODES
from geomap.records import Article, Match, Place, Status, content_id

LETTERS_PER_TOKEN = 3.2
"""Fewer than any common tokenizer needs for English with its numbers and marks, so that estimates come out high."""

FIRST_ANSWER_TOKENS, TOKENS_PER_SENTENCE, MOST_ANSWER_TOKENS = 1_500, 100, 8_000
"""How long an answer may be: a link takes some 130 tokens, and few sentences tell of more than one."""

MOST_WRITINGS = 4
"""Ways in which a text writes one place that are shown with its number."""

LEAST_SHARE = 0.03
"""How likely another place of a name must be to be offered."""

MOST_OTHERS = 3
"""Other places of one name that are offered."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# ---- the answer ----


class LinkAnswer(Struct, frozen=True):
    """One link as a model tells it. The numbers are those of the question."""

    sentence: int
    quote: str
    mode: Literal["flight", "shipping", "visit"]
    status: Status
    origin: int | None = None
    origin_words: str | None = None
    origin_country: str | None = None
    destination: int | None = None
    destination_words: str | None = None
    destination_country: str | None = None
    via: tuple[int, ...] = ()
    both_ways: bool = False
    date_words: str | None = None
    actors: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """A whole answer; its links are checked one by one, so that a wrong one does not take the others along."""

    links: tuple[Any, ...]
    sentences: int | None = None


def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer, within what services can hold a model to.

    Every field is required and nothing has bounds, as ``strict`` schemas want it;
    geomap checks the bounds itself.
    """
    number, words = {"type": "integer"}, {"type": "string"}
    maybe_number, maybe_words = {"type": ["integer", "null"]}, {"type": ["string", "null"]}
    link = _object(
        sentence=number,
        quote=words,
        mode={"type": "string", "enum": list(MODES)},
        status={"type": "string", "enum": list(get_args(Status))},
        origin=maybe_number,
        origin_words=maybe_words,
        origin_country=maybe_words,
        destination=maybe_number,
        destination_words=maybe_words,
        destination_country=maybe_words,
        via={"type": "array", "items": number},
        both_ways={"type": "boolean"},
        date_words=maybe_words,
        actors={"type": "array", "items": words},
    )
    return _object(sentences=number, links={"type": "array", "items": link})


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


# ---- the question ----


@cache
def instructions() -> str:
    """Return what every model is told before the article."""
    return files("geomap.readers").joinpath("prompt.md").read_text(encoding="utf-8")


@cache
def prompt_version() -> str:
    """Return twelve hexadecimal digits that change with any word of the instructions and of the schema."""
    return content_id([instructions(), answer_schema()])


class Named(NamedTuple):
    """A place of the question, None where the gazetteer lacks it, and all the ways in which the text writes it.

    ``is_other`` tells a place that the name before it may mean, too.
    """

    place: Place | None
    written: tuple[str, ...]
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An article as a model is asked about it.

    ``sentences`` and ``names`` are numbered from 1 in their order.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Named, ...]
    text: str

    @property
    def answer_tokens(self) -> int:
        """Return how many tokens the answer may have."""
        return min(FIRST_ANSWER_TOKENS + TOKENS_PER_SENTENCE * len(self.sentences), MOST_ANSWER_TOKENS)

    def messages(self, complaint: str | None = None) -> tuple[dict[str, str], ...]:
        """Return the messages to send; with a ``complaint`` about the answer before, if there was one."""
        more = f"\n\nYour last answer could not be read: {complaint}. Answer again, with the JSON object only."
        told = self.text + (more if complaint else "")
        return {"role": "system", "content": instructions()}, {"role": "user", "content": told}


def tokens_of(messages: Sequence[dict[str, str]]) -> int:
    """Return about how many tokens messages have, rather too many than too few."""
    return int(sum(len(message["content"]) for message in messages) / LETTERS_PER_TOKEN) + 1


def ask(document: Document, matches: Sequence[Match], gazetteer: Gazetteer) -> Question:
    """Return the question about an article. What is boilerplate is left to the model, which tells it from lists."""
    sentences = document.sentences
    names = _numbered(matches)
    lines = [f"{n} = {_described(name, gazetteer)}" for n, name in enumerate(names, start=1)]
    article = document.article
    head = [f"Day of writing: {_day(article)}"]
    head += [f"Title: {_flat(article.title)}"] if article.title else []
    told = [f"{n}. {_flat(article.text[s.start : s.end])}" for n, s in enumerate(sentences, start=1)]
    text = "\n".join([*head, "", "Names:", *(lines or ["none"]), "", "Sentences:", *told])
    return Question(article, sentences, names, text)


def _numbered(matches: Sequence[Match]) -> tuple[Named, ...]:
    """Return the places of an article in the order in which the text names them, each with others of its name."""
    found: dict[str, tuple[Place | None, list[str], dict[str, Place]]] = {}
    for match in matches:
        written = _flat(match.mention.text)
        key = f"id {match.place.id}" if match.place is not None else f"name {written}"
        _, writings, others = found.setdefault(key, (match.place, [], {}))
        if written not in writings:
            writings.append(written)
        others |= {one.place.id: one.place for one in match.candidates if one.score >= LEAST_SHARE}
    chosen = {place.id for place, _, _ in found.values() if place is not None}
    names = []
    for place, writings, others in found.values():
        names.append(Named(place, tuple(writings)))
        doubtful = [other for id, other in others.items() if id not in chosen]
        names += [Named(other, tuple(writings), is_other=True) for other in doubtful[:MOST_OTHERS]]
    return tuple(names)


def _described(name: Named, gazetteer: Gazetteer) -> str:
    shown = ", ".join(f'"{one}"' for one in name.written[:MOST_WRITINGS])
    place = name.place
    if place is None:
        return f"not in the gazetteer, written {shown}"
    division = gazetteer.region1(place.country, place.admin1) if name.is_other and place.admin1 else None
    kind = ", ".join(filter(None, (place.kind, division.name if division else "", place.country)))
    return f"{place.name} ({kind}), {'or else for' if name.is_other else 'written'} {shown}"


def _day(article: Article) -> str:
    if article.published is None:
        return "unknown"
    return f"{article.published.isoformat()}, {_WEEKDAYS[article.published.weekday()]}"


def _flat(text: str) -> str:
    """Return a text on one line, so that no text can begin a line of the question."""
    return " ".join(text.split())


# ---- reading the answer ----

_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL)


def read_answer(text: str, question: Question) -> tuple[LinkAnswer | str, ...]:
    """Return the links that an answer tells; for one that breaks the contract, what is wrong with it.

    Words around the JSON object are passed by, as some servers ignore the schema.
    Raises ``AnswerError`` where there is no such object, where nothing in it is
    right, or where the model was shown only part of the question.
    """
    if not text.strip():
        raise AnswerError("the answer is empty")
    try:
        answer = msgspec.json.decode(_object_in(text), type=Answer)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as problem:
        raise AnswerError(f"the answer is not the JSON asked for ({problem})") from None
    count = len(question.sentences)
    if answer.sentences is not None and answer.sentences != count:
        raise AnswerError(f"the model saw {answer.sentences} of {count} sentences: its context may be cut")
    links = tuple(map(_link, answer.links))
    if links and all(isinstance(link, str) for link in links):
        raise AnswerError(f"no link of the answer is as asked for: {links[0]}")
    return links


def _object_in(text: str) -> str:
    """Return the JSON object in a text: what stands in a fence, or from the first brace to the last."""
    fenced = _FENCE.search(text)
    inner = fenced[1] if fenced else text
    first, last = inner.find("{"), inner.rfind("}")
    return inner[first : last + 1] if 0 <= first < last else inner


def _link(value: object) -> LinkAnswer | str:
    try:
        return msgspec.convert(value, LinkAnswer)
    except msgspec.ValidationError as problem:
        return str(problem)


def by_hand(question: Question) -> str:
    """Return the question as one text, for people who paste it into an assistant."""
    schema = json.dumps(answer_schema(), ensure_ascii=False)
    return f"{instructions()}\n# Form of the answer, as JSON Schema\n\n{schema}\n\n# The text\n\n{question.text}\n"
