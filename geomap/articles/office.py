"""Articles as the files of an office: Word, Excel and PDF, read by libraries that ``geomap[office]`` brings."""

import io
import logging
import zipfile
from collections.abc import Iterator
from typing import Any

from geomap.articles.draft import Draft, Found, Note
from geomap.articles.fields import rows_found
from geomap.articles.storage import MAX_BYTES, OpenFile
from geomap.errors import ArticleError


def read_archive(content: OpenFile) -> Iterator[Found]:
    """Yield the articles of a .docx or .xlsx file, which both are archives of files."""
    data = content.whole()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _damaged(content, error) from error
    if sum(sizes.values()) > MAX_BYTES:
        raise ArticleError(f"'{content.name}' unpacks to more than {MAX_BYTES / 1e6:.0f} MB; give its articles as text")
    if "word/document.xml" in sizes:
        yield from _read_word(data, content)
    elif "xl/workbook.xml" in sizes:
        yield from _read_excel(data, content)
    else:
        raise ArticleError(f"'{content.name}' is an archive of other files; unpack it, and give its folder")


def _read_word(data: bytes, content: OpenFile) -> Iterator[Found]:
    """Yield the text of a Word file, its tables row by row."""
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise _lacking(content, "a Word file") from error
    try:
        document = docx.Document(io.BytesIO(data))
        blocks: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                blocks += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            else:
                blocks.append(block.text.strip())
        title = document.core_properties.title
    except Exception as error:  # whatever a library makes of a damaged file
        raise _damaged(content, error) from error
    yield Draft("\n\n".join(filter(None, blocks)), title=title or None)


def _read_excel(data: bytes, content: OpenFile) -> Iterator[Found]:
    """Yield the articles of the first sheet of an Excel file, one a row."""
    try:
        import openpyxl
    except ImportError as error:
        raise _lacking(content, "an Excel file") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows: Iterator[list[Any]] = (list(row) for row in book.worksheets[0].iter_rows(values_only=True))
        yield from rows_found(rows, content.name)
    except ArticleError:
        raise
    except Exception as error:  # whatever a library makes of a damaged file
        raise _damaged(content, error) from error
    if len(book.worksheets) > 1:
        yield Note(f"'{content.name}': only the first of {len(book.worksheets)} sheets was read")


def read_pdf(content: OpenFile) -> Iterator[Found]:
    """Yield the text layer of a PDF, its pages one after the other."""
    try:
        import pypdf
    except ImportError as error:
        raise _lacking(content, "a PDF") from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it finds odd is no news to a reader
    data = content.whole()
    if not data.lstrip().startswith(b"%PDF-"):
        raise ArticleError(f"'{content.name}' is no PDF, though it is named so; give it the suffix of what it is")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except Exception as error:  # whatever a library makes of a damaged file
        raise _damaged(content, error) from error
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise ArticleError(
            f"'{content.name}' is a PDF of pictures, without a text layer; have its text recognised first"
        )
    yield Draft(_encodable(text), title=_encodable(title) if isinstance(title, str) and title.strip() else None)


def _encodable(text: str) -> str:
    """Return ``text`` without halves of characters, which a damaged font may give."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _lacking(content: OpenFile, what: str) -> ArticleError:
    return ArticleError(f"'{content.name}' is {what}; pip install 'geomap[office]' to read it, or give its text")


def _damaged(content: OpenFile, error: Exception) -> ArticleError:
    reason = " ".join(str(error).split())[:100] or type(error).__name__
    return ArticleError(f"'{content.name}' is damaged ({reason}); open it and save it anew")
