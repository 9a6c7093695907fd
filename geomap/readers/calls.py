"""Ask a server for an answer over plain HTTP, in one of two dialects, and survive what servers do.

Only the address that the user gave is contacted: no proxy of the environment, no
redirect to another host. The key goes into a header and nowhere else.
"""

from __future__ import annotations

import ipaddress
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import urllib3

from geomap.errors import AnswerError, ReaderError

TRIES = 5
"""How often a call is made that fails by what may pass: 408, 429, 5xx, a lost connection."""

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 30.0
"""Waits between tries double, and a server that asks for more (Retry-After) is not waited for longer."""

MOST_BYTES = 4_000_000
"""Of a response. The longest answer that may be asked for has some 30,000 letters."""

LONGEST_NAME = 200
"""Letters of the name by which a model answers."""

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
REFUSALS = frozenset({401, 403, 404, 405})
"""What no other article can change: the key, the rights, the address or the name of the model."""

Message = Mapping[str, str]


class Reply(NamedTuple):
    """What a model said, by what name it answered, how many tokens both ways took, and whether it was cut off."""

    text: str
    model: str | None
    tokens_in: int | None
    tokens_out: int | None
    is_cut: bool


# ---- dialects ----


def _openai_body(
    model: str, messages: Sequence[Message], *, schema: Mapping[str, Any], most_tokens: int, plainness: int
) -> dict[str, Any]:
    body: dict[str, Any] = {"model": model, "messages": list(messages), "stream": False}
    # Newer models of services refuse the old name of the limit, and any temperature but their own.
    body |= {"max_completion_tokens": most_tokens} if plainness == 1 else {"max_tokens": most_tokens}
    if plainness == 0:
        body |= {"temperature": 0}
    if plainness < 2:
        form = {"name": "links", "strict": True, "schema": schema}
        body |= {"response_format": {"type": "json_schema", "json_schema": form}}
    return body


def _openai_reply(payload: Mapping[str, Any]) -> Reply:
    choice = payload["choices"][0]
    usage = payload.get("usage") or {}
    counts = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
    is_cut = choice.get("finish_reason") == "length"
    return Reply(choice["message"].get("content") or "", payload.get("model"), *counts, is_cut)


def _anthropic_body(
    model: str, messages: Sequence[Message], *, schema: Mapping[str, Any], most_tokens: int, plainness: int
) -> dict[str, Any]:
    system = "\n\n".join(one["content"] for one in messages if one["role"] == "system")
    others = [one for one in messages if one["role"] != "system"]
    body: dict[str, Any] = {"model": model, "max_tokens": most_tokens, "system": system, "messages": others}
    if plainness == 0:
        body |= {"output_config": {"format": {"type": "json_schema", "schema": schema}}}
    return body


def _anthropic_reply(payload: Mapping[str, Any]) -> Reply:
    text = "".join(block["text"] for block in payload["content"] if block.get("type") == "text")
    usage = payload.get("usage") or {}
    counts = _count(usage.get("input_tokens")), _count(usage.get("output_tokens"))
    is_cut = payload.get("stop_reason") in ("max_tokens", "model_context_window_exceeded")
    return Reply(text, payload.get("model"), *counts, is_cut)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How servers of one kind are spoken to.

    ``body`` makes a request of model, messages, schema, the most tokens of the
    answer and ``plainness``: 0 asks for all, and each step up to ``plainest``
    leaves out what some servers refuse. ``reply`` reads what came back.
    """

    name: str
    path: str
    headers: Callable[[str], dict[str, str]]
    body: Callable[..., dict[str, Any]]
    reply: Callable[[Mapping[str, Any]], Reply]
    plainest: int


DIALECTS: dict[str, Dialect] = {
    one.name: one
    for one in (
        Dialect(
            name="openai",
            path="/chat/completions",
            headers=lambda key: {"authorization": f"Bearer {key}"} if key else {},
            body=_openai_body,
            reply=_openai_reply,
            plainest=2,
        ),
        Dialect(
            name="anthropic",
            path="/messages",
            headers=lambda key: {"anthropic-version": "2023-06-01"} | ({"x-api-key": key} if key else {}),
            body=_anthropic_body,
            reply=_anthropic_reply,
            plainest=1,
        ),
    )
}
"""The dialects by name: OpenAI's chat completions (Ollama, llama.cpp, vLLM, services), and Anthropic's messages."""


# ---- the address ----


def check_address(url: str, key: str) -> str:
    """Return a base address without a slash at its end, "/v1" where it has no path.

    Raises ``ReaderError`` for what is no address of HTTP, holds a password or a
    query, or would send a key in the clear over the internet.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReaderError(f"{url!r:.80} is no address of a server; write one as http://localhost:11434/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ReaderError(
            f"the address of {parts.hostname} holds more than a host and a path; the key belongs into GEOMAP_LLM_KEY"
        )
    if key and parts.scheme == "http" and not _is_near(parts.hostname):
        raise ReaderError(f"{url!r:.80} would send the key in the clear; write https")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/') or '/v1'}"


def _is_near(host: str) -> bool:
    """Say whether a host is this machine or of the local network, as far as its name tells."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan"))


# ---- calls ----


def _lost(words: str) -> AnswerError:
    """Return the error of a call that another call would hardly mend."""
    return AnswerError(words, is_worth_asking_again=False)


class _Refused(Exception):
    """A request of which the server wants less: 400 or 422, with what it said."""


@dataclass
class Service:
    """A model behind an address. One may be asked from several threads at once.

    ``timeout_s`` bounds a whole call, however slowly its bytes come. ``wait`` is
    what passes the time between tries.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    dialect: str = "openai"
    timeout_s: float = 300.0
    wait: Callable[[float], None] = time.sleep
    _plainness: int = field(default=0, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager, init=False, repr=False)

    def __post_init__(self) -> None:
        """Check what can be checked without a call."""
        if not self.key.isprintable() or not self.key.isascii():
            raise ReaderError("GEOMAP_LLM_KEY holds a line's end or a letter that no key has; set it anew")
        self.url = check_address(self.url, self.key)

    def ask(self, messages: Sequence[Message], *, schema: Mapping[str, Any], most_tokens: int) -> Reply:
        """Return what the model says; ``AnswerError`` where this call fails, ``ReaderError`` where all would.

        A server that refuses a request with 400 is asked for less, and so are all
        requests after that one.
        """
        dialect = DIALECTS[self.dialect]
        said = ""
        for plainness in range(self._plainness, dialect.plainest + 1):
            body = dialect.body(self.model, messages, schema=schema, most_tokens=most_tokens, plainness=plainness)
            try:
                payload = self._post(dialect, body)
            except _Refused as refusal:
                said = said or str(refusal)
                continue
            with self._lock:
                self._plainness = max(self._plainness, plainness)
            return self._read(dialect, payload)
        raise _lost(f"the server refuses the request: {said}")

    def redacted(self, text: str) -> str:
        """Return a text without the key, which a server may repeat."""
        return text.replace(self.key, "[key]") if self.key else text

    def _read(self, dialect: Dialect, payload: Any) -> Reply:
        try:
            reply = dialect.reply(payload)
            if not isinstance(reply.text, str) or not isinstance(reply.model, str | None):
                raise TypeError
        except (KeyError, IndexError, TypeError, AttributeError):
            said = self._short(json.dumps(payload))
            raise _lost(f"the server's response is none of the dialect '{dialect.name}': {said}") from None
        model = None if reply.model is None else self.redacted(reply.model)[:LONGEST_NAME]
        return reply._replace(text=self.redacted(reply.text), model=model)

    def _post(self, dialect: Dialect, body: Mapping[str, Any]) -> Any:
        """Return the JSON that comes back, after as many tries as it takes and may take."""
        problem = ""
        for number in range(TRIES):
            asked_s: float | None = None
            try:
                status, headers, content = self._send(self.url + dialect.path, dialect, body)
            except (urllib3.exceptions.HTTPError, OSError) as error:
                problem = f"cannot reach {self._host}: {self._short(_cause(error))}"
            else:
                if status not in PASSING:
                    return self._payload(status, content)
                problem = f"{self._host} answers {status}: {self._short(content)}"
                asked_s = _seconds(headers.get("retry-after"))
            if number < TRIES - 1:
                own_s = FIRST_WAIT_S * 2**number
                self.wait(min(LONGEST_WAIT_S, own_s if asked_s is None else max(asked_s, own_s)))
        raise _lost(f"{problem} ({TRIES} tries)")

    def _payload(self, status: int, content: str) -> Any:
        if status in (400, 413, 422):
            raise _Refused(f"{status}: {self._short(content)}")
        if status in REFUSALS:
            help = "check --llm-url and --llm-model" if status in (404, 405) else "check GEOMAP_LLM_KEY"
            raise ReaderError(f"{self._host} answers {status}: {self._short(content)}; {help}")
        if status != 200:
            raise _lost(f"{self._host} answers {status}: {self._short(content)}")
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise _lost(f"the response of {self._host} is not JSON: {self._short(content)}") from None

    def _send(self, url: str, dialect: Dialect, body: Mapping[str, Any]) -> tuple[int, Mapping[str, str], str]:
        """Send one request, and read its response within bounds of size and time."""
        deadline = time.monotonic() + self.timeout_s
        response = self._pool.request(
            "POST",
            url,
            body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
            headers={"content-type": "application/json", "user-agent": "geomap", **dialect.headers(self.key)},
            retries=False,
            redirect=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=min(10.0, self.timeout_s), read=self.timeout_s),
        )
        try:
            if 300 <= response.status < 400:
                self._refuse_redirect(url, response.headers.get("location", ""))
            content = bytearray()
            while chunk := response.read1(65_536):
                content += chunk
                if len(content) > MOST_BYTES:
                    raise _lost(f"the response of {self._host} does not end after {MOST_BYTES} bytes")
                if time.monotonic() > deadline:
                    raise _lost(f"the response of {self._host} does not end within {self.timeout_s:g} s")
            return response.status, response.headers, content.decode("utf-8", "replace")
        finally:
            response.close()

    def _refuse_redirect(self, url: str, location: str) -> None:
        there = urlsplit(urljoin(url, location))
        if f"{there.scheme}://{there.netloc}" != "{0.scheme}://{0.netloc}".format(urlsplit(url)):
            raise ReaderError(f"{self._host} leads on to another host, {there.netloc!r:.80}; that is not contacted")
        raise ReaderError(f"{self._host} leads on to {self._short(there.path)}; write that as --llm-url")

    @property
    def _host(self) -> str:
        return urlsplit(self.url).netloc

    def _short(self, text: str) -> str:
        """Return the beginning of what a server said, on one line and without the key."""
        flat = " ".join(self.redacted(text).split())
        return repr(flat if len(flat) <= 160 else f"{flat[:157]}...")


def _seconds(text: str | None) -> float | None:
    """Return the seconds that a Retry-After tells; a date, or what is neither, tells none."""
    return float(text) if text is not None and text.isascii() and text.isdigit() else None


def _cause(error: BaseException) -> str:
    """Return what is behind a chain of errors of connections, in words without addresses of objects."""
    reason = getattr(error, "reason", None)
    inner = reason if isinstance(reason, BaseException) else error.__cause__ or error.__context__
    strerror = getattr(error, "strerror", None) or getattr(inner, "strerror", None)
    return strerror or type(error).__name__
