"""From bytes to text: UTF-8, or what a byte order mark says."""

import codecs

from geomap.errors import ArticleError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """Return the text of a file, all its code points kept but a byte order mark.

    Raises ``ArticleError`` for a binary file and for another encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, name, len(mark))
    if b"\0" in data:
        raise ArticleError(f"'{name}' is a binary file, not text; give the article as text, Markdown, HTML or JSON")
    return _decode(data, "utf-8", name, 0)


def _decode(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and _is_binary(data):
            raise ArticleError(
                f"'{name}' is a binary file, not text; give the article as text, Markdown, HTML or JSON"
            ) from error
        raise ArticleError(
            f"'{name}' is not {encoding.upper()}: byte 0x{data[error.start]:02x} at position {error.start + skipped}; "
            "convert it, for instance with 'iconv -f WINDOWS-1252 -t UTF-8'"
        ) from error


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 are no text at all: pictures and archives are full of control codes."""
    sample = data[:4096]
    return sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample) * 50 > len(sample)
