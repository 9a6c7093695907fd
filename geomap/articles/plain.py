"""Articles as text: plain, Markdown, the mails of a mailbox, and the copy of news agencies."""

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from typing import Any

from geomap.articles.draft import Draft, Found, Note, day_of, stated_date
from geomap.articles.pages import paragraphs_of
from geomap.articles.storage import MAX_LINE, OpenFile, decode
from geomap.errors import ArticleError

# ---- plain text ----


def read_text(content: OpenFile) -> Iterator[Found]:
    """Yield the one article of a plain text: every code point of it, but for the routing lines of an agency."""
    text, notes = decode(content.whole(), content.name)
    yield from notes
    yield _without_routing(text) or Draft(text)


# ---- Markdown ----

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:(.*)$", re.MULTILINE)
_KEYS = {
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published", "publishing_date", "publication_date", "publish_date", "date"),
    "url": ("url", "source_url", "canonical_url", "canonical", "link"),
}


def read_markdown(content: OpenFile) -> Iterator[Found]:
    """Yield the one article of a Markdown file.

    The first heading is the title where the front matter gives none, and is no
    part of the text.
    """
    source, notes = decode(content.whole(), content.name)
    yield from notes
    front = _FRONT.match(source)
    stated = _entries(front.group(1)) if front else {}
    heading, text = _rendered(source[front.end() :] if front else source)
    title = stated.get("title")
    if heading and title and heading != title:
        text = f"{heading}\n\n{text}"
    yield Draft(
        text=text,
        id=stated.get("id"),
        title=title or heading,
        published=stated_date(stated.get("published", ""), content.name),
        url=stated.get("url"),
    )


def _entries(front: str) -> dict[str, str]:
    """Return the front matter's plain entries by our names for them; a list or a nested value says nothing here."""
    written = {key.lower().replace("-", "_"): _unquoted(value.strip()) for key, value in _ENTRY.findall(front)}
    return {
        key: next(written[name] for name in names if written.get(name))
        for key, names in _KEYS.items()
        if any(written.get(name) for name in names)
    }


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _rendered(source: str) -> tuple[str | None, str]:
    """Return the first heading, where it opens the text, and the plain text, its blocks parted by blank lines."""
    from markdown_it import MarkdownIt

    heading: str | None = None
    blocks: list[str] = []
    kind = ""
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type.endswith("_open"):
            kind = token.tag
        if token.type != "inline":
            continue
        text = _inline(token.children or ())
        if kind == "h1" and heading is None and not blocks:
            heading = text or None
        elif text:
            blocks.append(text)
    return heading, "\n\n".join(blocks)


def _inline(tokens: Sequence[Any]) -> str:
    """Return the words of a block as they read; pictures and tags are left out."""
    words = (_WRITTEN.get(token.type, token.content) for token in tokens if token.type in _READ)
    return "".join(words).strip()


_WRITTEN = {"softbreak": " ", "hardbreak": "\n"}
_READ = frozenset({"text", "code_inline", *_WRITTEN})


# ---- mail ----

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_OF_MAIL = (b"received:", b"return-path:", b"message-id:", b"mime-version:", b"content-type:", b"delivered-to:")


def is_mail(head: bytes) -> bool:
    """Say whether a file opens as a mail does: with header fields, one of them of mail alone."""
    lines = head.split(b"\n")
    if lines[0].startswith(b"From "):  # the line between the mails of a mailbox
        del lines[0]
    fields = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            continue
        if not _HEADER.match(line):
            break
        fields.append(line.lower())
    return len(fields) >= 3 and any(field.startswith(_OF_MAIL) for field in fields)


def read_mail(content: OpenFile) -> Iterator[Found]:
    """Yield a mail, or those of a mailbox: subject, day and text, as its writer saw it."""
    if content.head.startswith(b"From "):
        for number, data in enumerate(_mails(content), start=1):
            yield from _mail(data, f"{content.name}, mail {number}", number)
    else:
        yield from _mail(content.whole(), content.name, None)


def _mails(content: OpenFile) -> Iterator[bytes]:
    """Yield the mails of a mailbox, one after the other."""
    mail: list[bytes] = []
    size = 0
    for line in content.lines():
        if line.startswith(b"From ") and (not mail or not mail[-1].strip()):
            if mail:
                yield b"".join(mail)
            mail, size = [], 0
            continue
        size += len(line)
        if size <= MAX_LINE:  # the rest of a larger one is its attachments
            mail.append(line)
    if mail:
        yield b"".join(mail)


def _mail(data: bytes, where: str, number: int | None) -> Iterator[Found]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        yield ArticleError(f"'{where}' is a mail without text; give an article with its text")
        return
    payload = body.get_payload(decode=True)
    text, notes = decode(payload if isinstance(payload, bytes) else b"", where, declared=body.get_content_charset())
    yield from notes
    if body.get_content_subtype() == "html":
        text = paragraphs_of(text)
    attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
    if attached:
        yield Note(f"'{where}': {attached} attached files were passed by", level=1)
    subject = " ".join(str(message.get("subject", "")).split())
    day = day_of(str(message.get("date", "")))
    yield Draft(text.replace("\r\n", "\n"), title=subject or None, published=day, number=number, where=where)


# ---- agencies' copy ----

_FRAME = re.compile(rb"\x01([\t\r\n\x20-\x7e]{2,2000})\x02([^\x03\x04]*)[\x03]?([^\x01\x04]{0,500})")
_SENT = re.compile(r"\b(\d\d)\d{4}(?: ?GMT|Z) ([A-Za-z]{3}) (\d\d(?:\d\d)?)\b", re.ASCII)
_ROUTING = re.compile(r"(?=[^a-z]*\d)[A-Z0-9][A-Z0-9 ./:+*-]{3,79}(?:[a-z]{1,3} ?){0,4}", re.ASCII)
_ROUTING_LINES = 4


def is_wire(head: bytes) -> bool:
    """Say whether a file is copy of an agency, framed as IPTC 7901 or ANPA 1312 has it."""
    return _FRAME.match(head.lstrip(b"\x16\x00\r\n ")) is not None


def read_wire(content: OpenFile) -> Iterator[Found]:
    """Yield the stories between the marks of IPTC 7901 and ANPA 1312, without their routing.

    Source: IPTC 7901, version 5, sections 2 and 3; ANPA 1312.
    """
    frames = list(_FRAME.finditer(content.whole()))
    for number, frame in enumerate(frames, start=1):
        where = f"{content.name}, story {number}"
        body, notes = decode(re.sub(rb"[\x00-\x08\x0b-\x1f]", b"", frame[2]), where)
        yield from notes
        told = " ".join(part.decode("ascii", "replace") for part in (frame[3], frame[1]))
        lines = [line.strip(" ^<\t") for line in body.split("\n")]
        draft = _without_routing("\n".join(lines)) or Draft("\n".join(lines))
        day = _sent(told) or draft.published
        yield replace(draft, published=day, number=number if len(frames) > 1 else None, where=where)
    if not frames:
        yield ArticleError(f"'{content.name}' is a damaged wire story; give its text")


def _without_routing(text: str) -> Draft | None:
    """Return a story without an agency's routing lines above it, of the day on the line below; None for other text."""
    lines = text.rstrip().split("\n")
    day = _sent(lines[-1]) if len(lines[-1]) <= _SENT_LINE else None
    top = 0
    while top < min(_ROUTING_LINES, len(lines)) and (not lines[top].strip() or _is_routing(lines[top].strip())):
        top += 1
    if day is None or top == 0:
        return None
    return Draft("\n".join(lines[top:-1]).strip("\n"), published=day)


_SENT_LINE = 80


def _is_routing(line: str) -> bool:
    return len(line) <= _SENT_LINE and _ROUTING.fullmatch(line) is not None


def _sent(told: str) -> date | None:
    """Return the day of "141130 GMT May 24": the 14th, at 11:30."""
    found = _SENT.search(told)
    return (
        day_of(f"{found[1]} {found[2].title()} {found[3] if len(found[3]) == 4 else '20' + found[3]}")
        if found
        else None
    )
