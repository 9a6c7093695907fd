"""Reading articles: what is kept, what is recognised, and what is refused with which words."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.articles import SUFFIXES, read_articles
from geomap.errors import ArticleError

DATA = Path(__file__).parent / "data" / "articles"


@pytest.fixture
def read(tmp_path):
    """Write files of the given names and contents, and read them in that order."""

    def write_and_read(*contents, names=("a.txt",), **options):
        for name, content in zip(names, contents, strict=True):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(read_articles([str(tmp_path / name) for name in names], **options))

    return write_and_read


@pytest.fixture
def stdin(monkeypatch):
    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode("utf-8"))))
        return list(read_articles(["-"]))

    return give


def message(*sources, **options):
    with pytest.raises(ArticleError) as caught:
        list(read_articles([str(source) for source in sources], **options))
    text = str(caught.value)
    assert "\n" not in text
    return text


# --- plain text


def test_a_plain_text_keeps_every_code_point(read):
    text = "\tNorðlys — 🚢\r\nsails.\n\n"
    assert read(text)[0].text == text


def test_a_byte_order_mark_is_no_part_of_the_text(read):
    (article,) = read(b"\xef\xbb\xbfThe ferry sails.")
    assert article.text == "The ferry sails."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_mark(read, encoding):
    (article,) = read("\ufeffThe ferry to Tórshavn sails.".encode(encoding))
    assert article.text == "The ferry to Tórshavn sails."


def test_the_id_is_the_name_of_the_file(read):
    assert [article.id for article in read("One sails.", "Two sail.", names=("x.txt", "y.txt"))] == ["x", "y"]


def test_an_id_used_before_gets_a_number(read):
    names = ("a/x.txt", "b/x.txt", "c/x.md")
    assert [article.id for article in read("One.", "Two.", "Three.", names=names)] == ["x", "x-2", "x-3"]


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "x.txt").write_text("The ferry sails.")
    assert len(list(read_articles([str(tmp_path), str(tmp_path / "x.txt")]))) == 1


# --- titles

BODY = "The ferry to Malta sailed again after nine weeks in dock, the harbour master told reporters at the quay.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ferry sails again\n\n{BODY}", "Ferry sails again"),
        (f"Ferry sails again\n{BODY}", "Ferry sails again"),
        (f"Will the ferry sail again?\n\n{BODY}", "Will the ferry sail again?"),
        (f"Ferry sails again\nPublished: 3 May 2024\n{BODY}", "Ferry sails again"),
        (f"Ferry sails again\nBy Ines Okafor, May 3, 2024\n\n{BODY}", "Ferry sails again"),
        (f"Shipping\n\nFerry sails again\n\n{BODY}", "Ferry sails again"),
        (f"EN|FR|MT\nFollow us on:\n\nFerry sails again\n\n{BODY}", "Ferry sails again"),
        (f"Ines Okafor, May 3, 2024\n\nFerry sails again\n\n{BODY}", "Ferry sails again"),
        (f"Title: Ferry sails again\n{BODY}", "Ferry sails again"),
        (f"Ferry sails again\r\n\r\n{BODY}", "Ferry sails again"),
        (f"Night ferry: Tunis run to reopen\n\n{BODY}", "Night ferry: Tunis run to reopen"),
        (f"TUNIS: {BODY}", None),
        (f"TUNIS, May 3 - {BODY}", None),
        (BODY, None),
        (f"{BODY}\nFerry sails again\n\n{BODY}", None),
        ("one two three", None),
    ],
)
def test_a_title_is_a_first_line_that_reads_as_one(read, text, title):
    assert read(text)[0].title == title


# --- publishing dates


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Ferry sails again\nPublishing date: 02 May 2024\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\nPublished 2 May 2024, 10:15 GMT\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\nPublished: May 2, 2024 | Updated: May 4, 2024\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\nLast updated: May 4, 2024\nPublished on May 2, 2024\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\nUpdated: May 4, 2024\n{BODY}", date(2024, 5, 4)),
        (f"Ferry sails again\nDate: 2024-05-02\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\n\nInes Okafor, May 2, 2024\n\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\nBy Ines Okafor and Li Wei | 2 May 2024\n\n{BODY}", date(2024, 5, 2)),
        (f"Ferry sails again\n2 May 2024\n\n{BODY}", date(2024, 5, 2)),
        (f"TUNIS, 2 May 2024 (Agency) — {BODY}", date(2024, 5, 2)),
        (f"TUNIS, May 2, 2024 -- {BODY}", date(2024, 5, 2)),
        (f"TUNIS - 2 May 2024: {BODY}", date(2024, 5, 2)),
        (f"TUNIS, Tunisia (May 2, 2024) -- {BODY}", date(2024, 5, 2)),
        (f"La Goulette, Thursday 2 May 2024 – {BODY}", date(2024, 5, 2)),
        (f"https://gull.example/news/2024/5/2/ferry\n\n{BODY}", date(2024, 5, 2)),
        (f"https://gull.example/news/2024-05-02/ferry\n\n{BODY}", date(2024, 5, 2)),
        (f"{BODY}\nIt had sailed on Thursday (May 2, 2024) at noon.", date(2024, 5, 2)),
        (f"{BODY}\nIt sailed on Monday, April 29, 2024, and on Thursday, May 2, 2024.", date(2024, 5, 2)),
        (f"{BODY}\nPosted on 2 May 2024", date(2024, 5, 2)),
        # Not stated: no full date, a date that ahead lies, a wrong weekday, a date of something else.
        (f"TUNIS, May 2 - {BODY}", None),
        (f"On 2 May 2024 - so they say - {BODY}", None),
        (f"https://gull.example/news/2024/31/12/ferry\n\n{BODY}", None),
        (f"https://gull.example/news/20240502123/ferry\n\n{BODY}", None),
        (f"{BODY}\nIt will sail on Thursday, May 2, 2024.", None),
        (f"{BODY}\nIt had sailed on Monday (May 2, 2024) at noon.", None),
        (f"{BODY}\nIt had sailed on May 2, 2024.", None),
        (f"{BODY}\nIn 2024 she recalled how it was sunk on Sunday, December 7, 1941.", None),
        (f"{BODY}\nhttps://gull.example/2019/05/02/another-ferry\n{BODY}", None),
        (f"Ferry sails again\nDate: soon\n{BODY}", None),
        (f"Ferry sails again\nPublished: 02/05/2024\n{BODY}", None),
        (BODY, None),
    ],
)
def test_a_publishing_date_is_stated_and_never_guessed(read, text, published):
    assert read(text)[0].published == published


def test_the_date_that_the_caller_gives_stands_over_what_articles_state(read):
    text = f"Ferry sails again\nPublished: 2 May 2024\n{BODY}"
    assert read(text, published=date(2020, 1, 1))[0].published == date(2020, 1, 1)


def test_an_address_is_read_from_its_line(read):
    assert read(f"{BODY}\nSource: https://gull.example/ferry")[0].url == "https://gull.example/ferry"
    assert read(f"https://gull.example/ferry\n\n{BODY}")[0].url == "https://gull.example/ferry"


# --- Markdown


def test_markdown_states_its_fields_in_front_matter(read):
    front = '---\nid: ferry-9\ntitle: "Ferry sails"\ndate: 2024-05-02\nurl: https://gull.example/f\n---\n\n'
    source = front + "It *sails* to [Malta](x).\n"
    (article,) = read(source, names=("a.md",))
    assert (article.id, article.title, article.published) == ("ferry-9", "Ferry sails", date(2024, 5, 2))
    assert (article.url, article.text) == ("https://gull.example/f", "It sails to Malta.")


def test_markdown_reads_as_it_is_rendered(read):
    source = (
        "# Ferry sails\n\nFrom **Tunis** to\nMalta ![map](m.png).\n\n- by `night`\n- by day\n\n> Sail &amp; dock.\n"
    )
    (article,) = read(source, names=("a.md",))
    assert article.title == "Ferry sails"
    assert article.text == "From Tunis to Malta .\n\nby night\n\nby day\n\nSail & dock."


def test_markdown_without_front_matter_may_hold_a_byline(read):
    (article,) = read(f"# Ferry sails\n\n*Ines Okafor, 2 May 2024*\n\n{BODY}", names=("a.md",))
    assert article.published == date(2024, 5, 2)


def test_a_bad_date_in_front_matter_is_refused(tmp_path):
    (tmp_path / "a.md").write_text("---\ndate: someday\n---\nIt sails.\n")
    assert message(tmp_path / "a.md").endswith("gives 'someday' as publishing date; write it as 2025-08-23")


# --- web pages


def test_a_page_gives_its_article_title_date_and_address(read):
    (article,) = read((DATA / "ferry.html").read_bytes(), names=("ferry.html",))
    assert article.title == "Night ferry back on the Tunis run"
    assert article.published == date(2024, 5, 3)
    assert article.url == "https://gull.example/ferry-back"
    assert article.text.startswith("TUNIS: The night ferry")
    assert "Cookies" not in article.text
    assert "Home" not in article.text


META = '<meta property="article:published_time" content="2024-05-03T06:10:00Z">'
HEAD = "<h1>Night ferry back on the Tunis run</h1>"


@pytest.mark.parametrize(
    ("instead", "byline", "published"),
    [
        ('<script type="application/ld+json">{"datePublished": "2024-05-03T06:10:00+02:00"}</script>', "", True),
        ('<meta name="date" content="2024-05-03">', "", True),
        ("", '<time datetime="2024-05-03">3 May</time>', True),
        ("", "<p>By Ines Okafor, May 3, 2024</p>", True),
        ("", '<div class="meta"><span>Ines Okafor</span> | <span>May 3, 2024</span></div>', True),
        ("", "", False),
    ],
)
def test_a_page_states_its_date_in_its_data_or_above_its_article(read, instead, byline, published):
    page = (DATA / "ferry.html").read_text(encoding="utf-8")
    assert META in page
    assert HEAD in page
    page = page.replace(META, instead).replace(HEAD, HEAD + byline)
    assert read(page, names=("ferry.html",))[0].published == (date(2024, 5, 3) if published else None)


@pytest.mark.parametrize("footer", ["Page made on 12 March 2025. Copyright", "© 2025-03-12", "Last visit: 12/31/2024"])
def test_a_date_below_an_article_is_not_its_own(read, footer):
    page = (DATA / "ferry.html").read_text(encoding="utf-8").replace(META, "").replace("Copyright", footer)
    assert footer in page
    assert read(page, names=("ferry.html",))[0].published is None


def test_a_page_too_thin_for_extraction_gives_its_paragraphs(read):
    source = "<title>Gull</title><nav>Home</nav><script>x()</script><p>Sails&nbsp;at <b>noon</b>.<p>Docks at six."
    (article,) = read(source, names=("a.htm",))
    assert (article.title, article.text) == ("Gull", "Sails at noon.\n\nDocks at six.")


def test_a_page_is_decoded_as_it_declares(read):
    page = '<meta charset="windows-1252"><p>Sails to Malmö at noon.</p>'.encode("windows-1252")
    assert read(page, names=("a.html",))[0].text == "Sails to Malmö at noon."


# --- JSON


def test_json_lines_keep_text_and_fields(read):
    lines = [
        {"id": "w1", "text": " It sails\r\n", "title": "T", "published": "2024-05-02", "url": "https://gull.example"},
        {"id": 7, "text": "It docks.", "title": None, "published": None},
    ]
    first, second = read("\n".join(json.dumps(line) for line in lines) + "\n", names=("w.jsonl",))
    assert (first.id, first.text, first.title, first.url) == ("w1", " It sails\r\n", "T", "https://gull.example")
    assert first.published == date(2024, 5, 2)
    assert (second.id, second.published) == ("7", None)


def test_lines_without_ids_are_numbered(read):
    articles = read('{"text": "It sails."}\n\n{"text": "It docks."}', names=("wire.ndjson",))
    assert [article.id for article in articles] == ["wire-1", "wire-3"]


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ('{"text": "It sails."}', ["a"]),
        ('{\n  "id": "x",\n  "text": "It sails."\n}', ["x"]),
        ('[{"text": "It sails."}, {"id": "y", "text": "It docks."}]', ["a-1", "y"]),
    ],
)
def test_json_is_one_article_or_a_list(read, source, ids):
    assert [article.id for article in read(source, names=("a.json",))] == ids


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_publishing_time_counts_as_its_day(read, name):
    source = '{"text": "It sails.", "published": "2024-05-02T23:30:00+02:00"}'
    assert read(source, names=(name,))[0].published == date(2024, 5, 2)


# --- standard input


def test_standard_input_is_a_text_or_json_by_how_it_opens(stdin):
    assert [article.id for article in stdin("It sails.")] == ["stdin"]
    assert [article.text for article in stdin(' {"text": "It sails."}\n{"text": "It docks."}')] == [
        "It sails.",
        "It docks.",
    ]
    assert [article.text for article in stdin('{\n"text":\n"It sails."\n}')] == ["It sails."]
    assert [article.text for article in stdin('[{"text": "It sails."}]')] == ["It sails."]


# --- folders


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path):
    for name in ("b/z.txt", "a.txt", "b/y.md", "B.txt", "notes.png", "README.md", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It sails.")
    assert [article.id for article in read_articles([str(tmp_path)])] == ["B", "a", "y", "z"]


# --- what is refused


def test_a_missing_file_is_told_by_name():
    assert message("nowhere/ferry.txt") == "no file or folder 'nowhere/ferry.txt'; check its name"
    assert message("nowhere") == "no file or folder 'nowhere'; check its name"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty; give a file that holds an article"),
        ("a.txt", b" \n\t", "is empty; give a file that holds an article"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file, not text; give the article as"),
        ("a.txt", b"\xff\xd8\xff\xe0\x10JFIF\x01\x02\x03\x04\x05", "is a binary file, not text; give the article as"),
        ("a.json", b'{"text": ', "is broken JSON: Expecting value at column 10; mend it"),
        ("a.json", b"[]", "is an empty list; give articles as"),
        ("a.json", b"3", "is a number, not an article; give it as"),
        ("a.json", b'{"title": "x"}', 'has no "text"; give articles as'),
        ("a.json", b'{"text": ["x"]}', 'gives a list as "text": ["x"]; give it as text'),
        ("a.json", b'{"text": "  "}', "holds no text; give an article with its text"),
        ("a.json", b'{"text": "x", "published": "31/31/2024"}', "gives '31/31/2024' as publishing date; write it as"),
        ("a.json", b'{"text": "\\ud800"}', 'has half a surrogate pair in "text"; write the whole character'),
        ("a.json", b"[" * 100_000, "is JSON that cannot be read"),
        (
            "a.jsonl",
            b'{"text": "It sails."}\n{"text": }',
            "a.jsonl, line 2' is broken JSON: Expecting value at column 10",
        ),
        ("a.jsonl", b'"x"\n', "a.jsonl, line 1' is text, not an article"),
        ("a.jsonl", b"\x1c", "a.jsonl, line 1' is a binary file"),
        ("a.jsonl", b" \n\n", "is empty; give a file that holds an article"),
        ("a.html", b"<script>x()</script>", "holds no text; give an article with its text"),
        ("a.pdf", b"%PDF-1.7\nnonsense", "is damaged ("),
        ("a.pdf", b"It sails.", "is no PDF, though it is named so"),
        ("a.docx", b"It sails.", "is damaged ("),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is in an old format of Word; save it as .docx"),
        ("a.rtf", b"{\\rtf1 It sails.}", "is in an old format of Word; save it as .docx"),
        ("a.xml", b"<gpx><trk/></gpx>", "is XML of another kind (gpx); give RSS, Atom"),
        ("a.rss", b"<rss><channel/></rss>", "holds no items; give a feed with articles"),
        ("a.csv", b"name,age\nAnn,7\n", "has no column of texts among name, age; call it 'text'"),
        ("a.warc", b"WARC/1.0\r\n\r\n", "holds no web pages"),
        ("a.txt.gz", b"\x1f\x8b\x08nonsense", "is packed, and damaged"),
        ("a.png", b"\x89PNG", "geomap reads .txt, .md, .markdown, .html"),
        ("ferry", b"It sails.", "cannot tell what kind of article"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    told = message(tmp_path / name)
    assert words in told
    assert f"'{tmp_path / name}" in told


def test_an_empty_folder_is_refused(tmp_path):
    assert message(tmp_path).startswith(f"no articles in folder '{tmp_path}'; put files there that end in .txt")


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    def refuse(path, mode):
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").write_text("It sails.")
    monkeypatch.setattr(Path, "open", refuse)  # a real one would let root, whom CI runs as, read
    assert message(tmp_path / "a.txt").endswith("a.txt': Permission denied; check its permissions and its name")


def test_a_name_with_a_null_is_told():
    assert message("a\0.txt").startswith("cannot read ")


def test_one_bad_article_among_many_is_reported_and_skipped(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "b.jsonl").write_text('{"text": "It sails."}\n{"text": }\n{"text": "It docks."}')
    (tmp_path / "c.txt").write_text("It waits.")
    told = []
    articles = list(read_articles([str(tmp_path), "nowhere.txt"], report=told.append))
    assert [article.text for article in articles] == ["It sails.", "It docks.", "It waits."]
    assert [type(error) for error in told] == [ArticleError] * 3


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_give_articles_or_an_article_error(tmp_path_factory, content, suffix):
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(content)
    told = []
    articles = list(read_articles([str(path)], report=told.append))
    assert articles or told
    for article in articles:
        article.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300).filter(lambda text: text.strip() != ""))
def test_any_text_in_a_json_line_comes_back_untouched(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_text(json.dumps({"text": text}))
    (article,) = read_articles([str(path)])
    assert article.text == text


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("piece", ["A", "a ", "---\nk: ", "<p", "<b>", "A-", "\n", "#", "[", "{", "*a ", "By A, "])
def test_a_long_and_odd_file_is_read_through(tmp_path, suffix, piece):
    path = tmp_path / f"a{suffix}"
    path.write_text(piece * (20_000 // len(piece)))
    told = []
    assert list(read_articles([str(path)], report=told.append)) or told
