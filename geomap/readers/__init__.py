"""Read articles by a language model: asked only for what the text says, and believed only where the text bears it out.

``contract`` says what is asked and in which form the answer comes, ``calls``
brings it, ``record`` keeps it, ``grounding`` makes links of it. Nothing here is
contacted unless somebody names an address.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from geomap.document import Document
from geomap.errors import AnswerError, ReaderError
from geomap.gazetteer import Gazetteer
from geomap.readers.calls import DIALECTS, Reply, Service, check_address
from geomap.readers.contract import (
    LinkAnswer,
    Question,
    answer_schema,
    ask,
    by_hand,
    prompt_version,
    read_answer,
    tokens_of,
)
from geomap.readers.grounding import Reading, ground
from geomap.readers.record import Record, RecordedForm, request_key
from geomap.records import Match

__all__ = [
    "DIALECTS", "AnswerReader", "Estimate", "ModelReader", "Question", "Reading", "Record", "Service", "ask", "by_hand",
    "check_address", "request_key",
]  # fmt: skip

LETTERS_OF_A_LONG_TOKEN = 7.0
"""No common tokenizer needs so few tokens for a question that more letters than this come on each."""


class Estimate(NamedTuple):
    """What reading one article would take: calls (0 where the answer is recorded) and tokens, rather too many."""

    calls: int
    tokens_in: int
    tokens_out: int


@dataclass
class AnswerReader:
    """Read one article by an answer that somebody brings, as from an assistant that was asked by hand."""

    answer: str
    strict: bool = field(default=True, init=False)  # who brings an answer wants no other
    _is_used: bool = field(default=False, init=False, repr=False)

    def read(self, document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer) -> Reading:
        """Return what the answer says of the article; ``AnswerError`` where it cannot be read, or for a second one."""
        if self._is_used:
            raise AnswerError("the answer is of one article; give one")
        self._is_used = True
        question = ask(document, matches, gazetteer)
        answers = read_answer(self.answer, question)
        return ground(answers, question, document, matches, gazetteer, model="language model, by hand")


@dataclass
class ModelReader:
    """Read articles by a model.

    ``service`` is None for a replay, which takes all from ``record`` and for which
    ``url`` and ``model`` say whose answers these are. ``most_tokens`` bounds the
    tokens of the whole run, both ways, by estimate before each call. With
    ``strict``, an article that the model fails on stops the run. ``jobs`` is how many
    may be read at once. ``is_rehearsal`` asks only for what reading would take.
    """

    url: str
    model: str
    record: Record
    service: Service | None = None
    most_tokens: int | None = None
    strict: bool = False
    jobs: int = 1
    is_rehearsal: bool = False
    _spent: int = field(default=0, init=False, repr=False)
    _told: set[str] = field(default_factory=set, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def read(self, document: Document, matches: tuple[Match, ...], gazetteer: Gazetteer) -> Reading:
        """Return what the model reads in an article.

        Raises ``AnswerError`` where the model fails on this article, which another
        reader may then read, and ``ReaderError`` where it would fail on all.
        """
        question = ask(document, matches, gazetteer)
        if not question.sentences:
            return Reading((), matches, ())
        answers = self._answers(question)
        return ground(answers, question, document, matches, gazetteer, model=f"language model {self.model}")

    def estimate(self, question: Question) -> Estimate:
        """Return what reading the article of a question would take, without a call."""
        messages = question.messages()
        row = self.record.find(self._key(messages))
        is_there = row is not None and row.failure is None
        return Estimate(0 if is_there else 1, tokens_of(messages), question.answer_tokens)

    def notes(self) -> Iterable[str]:
        """Return what is to be told of the run as a whole, and not again."""
        with self._lock:
            told, self._told = sorted(self._told), set()
        return told

    def _answers(self, question: Question) -> tuple[LinkAnswer | str, ...]:
        """Return the links of the answer to a question; one that cannot be read is asked for once more."""
        complaint: str | None = None
        while True:
            try:
                return read_answer(self._text(question, complaint), question)
            except AnswerError as problem:
                if complaint is not None or not problem.is_worth_asking_again:
                    raise
                complaint = str(problem)

    def _text(self, question: Question, complaint: str | None) -> str:
        """Return the text of an answer: as recorded, else as the service gives it."""
        messages = question.messages(complaint)
        key = self._key(messages)
        row = self.record.find(key)
        if row is not None and row.answer is not None:
            return row.answer
        if self.service is None:
            if row is None:
                raise ReaderError(f"no answer for {question.article.id!r} is recorded; run it once without --replay")
            raise AnswerError(row.failure or "the call failed", is_worth_asking_again=False)
        try:
            reply = self._call(self.service, question, messages)
        except AnswerError as problem:
            self.record.add(self._row(key, question, failure=str(problem)))
            raise
        self.record.add(self._row(key, question, reply=reply))
        return reply.text

    def _call(self, service: Service, question: Question, messages: tuple[dict[str, str], ...]) -> Reply:
        likely = tokens_of(messages) + question.answer_tokens
        self._take(likely, question)
        reply = service.ask(messages, schema=answer_schema(), most_tokens=question.answer_tokens)
        if reply.tokens_in is not None and reply.tokens_out is not None:
            self._take(reply.tokens_in + reply.tokens_out - likely)
            letters = sum(len(message["content"]) for message in messages)
            if reply.tokens_in * LETTERS_OF_A_LONG_TOKEN < letters:
                raise AnswerError(
                    f"the server read {reply.tokens_in} tokens of about {tokens_of(messages)}: its context is cut; "
                    "give it a longer one",
                    is_worth_asking_again=False,
                )
        if reply.is_cut:
            raise AnswerError("the answer was cut off before its end", is_worth_asking_again=False)
        if reply.model is not None and not _is_of_name(reply.model, self.model):
            with self._lock:
                self._told.add(f"asked for the model {self.model!r:.60}, and {reply.model!r:.60} answered")
            if self.strict:
                raise ReaderError(f"asked for the model {self.model!r:.60}, and {reply.model!r:.60} answered")
        return reply

    def _take(self, tokens: int, question: Question | None = None) -> None:
        """Count tokens; with a question, raise an AnswerError instead where there would be too many."""
        with self._lock:
            total = self._spent + tokens
            if question is not None and self.most_tokens is not None and total > self.most_tokens:
                left = max(self.most_tokens - self._spent, 0)
                raise AnswerError(
                    f"it would take some {tokens} tokens, and of --max-tokens {left} are left",
                    is_worth_asking_again=False,
                )
            self._spent = total

    def _key(self, messages: tuple[dict[str, str], ...]) -> str:
        return request_key(self.url, self.model, messages, prompt_version())

    def _row(
        self, key: str, question: Question, *, reply: Reply | None = None, failure: str | None = None
    ) -> RecordedForm:
        return RecordedForm(
            schema="geomap-answer",
            version=1,
            key=key,
            article=question.article.id,
            model=reply.model if reply else None,
            answer=reply.text if reply else None,
            failure=failure,
            tokens_in=reply.tokens_in if reply else None,
            tokens_out=reply.tokens_out if reply else None,
        )


def _is_of_name(answered: str, asked: str) -> bool:
    """Say whether a model answered that may go by the name asked for: dated, with a size, or with its path."""
    one, other = (name.rsplit("/", 1)[-1].casefold() for name in (answered, asked))
    return one.startswith(other) or other.startswith(one)
