"""The record of a run: every answer that a model gave, so that the run can be repeated without the model.

A file of JSON lines, one an answer, under the key of what was asked. A failed call
is a line too, so that a replay falls back where the run did.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from geomap.contracts import json_line
from geomap.errors import ReaderError
from geomap.readers.calls import Message

SCHEMA = "geomap-answer"


class RecordedForm(Struct, frozen=True):
    """One answer, or one failed call: of ``answer`` and ``failure`` one is null."""

    schema: Literal["geomap-answer"]
    version: Literal[1]
    key: str
    article: str
    model: str | None
    answer: str | None
    failure: str | None
    tokens_in: int | None
    tokens_out: int | None


def request_key(url: str, model: str, messages: Sequence[Message], prompt_version: str) -> str:
    """Return the key of what was asked: of whom, by which prompt, and all its words."""
    content = json.dumps([url, model, prompt_version, *(dict(message) for message in messages)])
    return hashlib.sha256(content.encode()).hexdigest()


class Record:
    """The answers in a file, and those that are added to it. It may be used from several threads at once."""

    def __init__(self, path: Path) -> None:
        """Read the file at ``path``, if it is there; a last line that a stopped run left unfinished is dropped."""
        self._path = path
        self._lock = threading.Lock()
        self._rows: dict[str, RecordedForm] = {}
        text = self._text()
        self._unfinished = text[text.rfind("\n") + 1 :]
        whole = text[: len(text) - len(self._unfinished)]
        if self._unfinished and not self._unfinished.startswith(_BEGINNING[: len(self._unfinished)]):
            whole, self._unfinished = text, ""
        for number, line in enumerate(whole.split("\n"), start=1):
            if line.strip():
                self._read(line, number)

    def find(self, key: str) -> RecordedForm | None:
        """Return the latest line of a key, or None."""
        return self._rows.get(key)

    def add(self, row: RecordedForm) -> None:
        """Add a line to the file at once, so that a run that is stopped loses nothing."""
        with self._lock:
            self._rows[row.key] = row
            try:
                with self._path.open("ab") as file:
                    file.truncate(file.tell() - len(self._unfinished.encode()))
                    file.write(f"{json_line(row)}\n".encode())
                self._unfinished = ""
            except OSError as error:
                raise ReaderError(f"cannot write '{self._path}': {error.strerror}; name another by --record") from error

    def _read(self, line: str, number: int) -> None:
        try:
            row = msgspec.json.decode(line, type=RecordedForm)
        except (msgspec.DecodeError, ValueError) as problem:
            words = f"line {number} of '{self._path}' is no recorded answer ({problem})"
            raise ReaderError(f"{words}; name another file by --record") from None
        self._rows[row.key] = row

    def _text(self) -> str:
        try:
            return self._path.read_bytes().decode() if self._path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise ReaderError(f"cannot read '{self._path}' ({error}); name another file by --record") from error


_BEGINNING = f'{{"schema": "{SCHEMA}", "version": 1, "key": "'
"""How every line begins, so that an unfinished one can be told from somebody's own file."""
