"""Reading the kinds of file that people hold, told by how they begin."""

import csv
import gzip
import io
import json
import os
from datetime import date

import pytest

from geomap.articles import read_articles
from geomap.errors import ArticleError

DAY = date(2024, 5, 3)
SAILS = "The night ferry sailed from Tunis to Malta."


@pytest.fixture
def read(tmp_path):
    """Return what writes a file and reads its articles."""

    def write_and_read(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(read_articles([str(path)], **options))

    return write_and_read


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Gull</title><item><title>Ferry back</title><link>https://gull.example/f</link><guid>g1</guid>
<pubDate>Fri, 03 May 2024 06:10:00 GMT</pubDate><description>short</description>
<content:encoded><![CDATA[<p>{SAILS}</p><script>x()</script>]]></content:encoded></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry back</title><id>g1</id>
<link href="https://gull.example/f"/><published>2024-05-03T06:10:00Z</published>
<content type="html">&lt;p&gt;{SAILS}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.html", "a.txt"])
@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["rss", "atom"])
def test_a_feed_is_known_by_its_content_and_each_item_is_an_article(read, name, feed):
    (article,) = read(name, feed)
    assert (article.id, article.title, article.url) == ("g1", "Ferry back", "https://gull.example/f")
    assert (article.text, article.published) == (SAILS, DAY)


def test_an_entity_of_a_feed_is_never_followed(read, tmp_path):
    (tmp_path / "secret").write_text("secret words")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>' + RSS.replace("short", "&x;")
    assert all("secret" not in article.text for article in read("a.xml", feed.replace("content:encoded", "other")))


def test_of_wordpress_only_what_was_published_is_read(read):
    status = '<wp:status xmlns:wp="w">draft</wp:status>'
    with pytest.raises(ArticleError, match="holds no items"):
        read("a.xml", RSS.replace("<guid>", status + "<guid>", 1).replace("<item><title>Empty</title></item>", ""))


def test_nitf_and_newsml_are_read(read):
    nitf = (
        '<nitf><head><docdata><doc-id id-string="n1"/><date.issue norm="20240503T061000Z"/></docdata></head><body>'
        f"<body.head><hedline><hl1>Ferry back</hl1></hedline></body.head><body.content><p>{SAILS}</p></body.content>"
        "</body></nitf>"
    )
    (article,) = read("a.xml", nitf)
    assert (article.id, article.title, article.text, article.published) == ("n1", "Ferry back", SAILS, DAY)
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x"><itemMeta><versionCreated>'
        "2024-05-03T06:10:00Z</versionCreated></itemMeta><contentMeta><headline>Ferry back</headline></contentMeta>"
        f"<contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>"
    )
    (article,) = read("b.xml", item)
    assert (article.id, article.title, article.text, article.published) == ("tag:x", "Ferry back", SAILS, DAY)


MAIL = (
    "Received: from a by b\nMessage-ID: <1@x>\nSubject: =?utf-8?q?F=C3=A4hre?= back\n"
    "Date: Fri, 3 May 2024 06:10:00 +0200\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "It sails to S=C3=A3o Tom=C3=A9.\n"
)


@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_a_mail_is_read_as_its_writer_saw_it(read, name):
    (article,) = read(name, MAIL)
    assert (article.title, article.text.strip(), article.published) == ("Fähre back", "It sails to São Tomé.", DAY)


def test_each_mail_of_a_mailbox_is_an_article(read):
    box = f"From a@b Fri May  3 06:10:00 2024\n{MAIL}\nFrom a@b Fri May  3 06:10:00 2024\n{MAIL}"
    assert [article.id for article in read("a.mbox", box)] == ["a-1", "a-2"]


def test_wire_copy_loses_its_routing_and_keeps_its_day(read):
    (article,) = read("a.txt", f"ABC0123 4 INT 0042\nFerry back on its run\n\n{SAILS}\n031130 GMT May 24\n")
    assert (article.title, article.published) == ("Ferry back on its run", DAY)
    framed = f"\x01ABC0123 4 INT 0042\r\n\x02Ferry back on its run\r\n\r\n{SAILS}\r\n\x03031130 GMT MAY 24\r\n\x04"
    (article,) = read("b.wire", framed)
    assert (article.title, article.published) == ("Ferry back on its run", DAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"content": SAILS, "publishedAt": "2024-05-03T06:10:00Z", "source": {"name": "Gull"}},
        {"maintext": SAILS, "date_publish": "2024-05-03 06:10:00"},
        {"body": SAILS, "date": "3 May 2024", "link": "https://gull.example/f"},
        {"body_html": f"<p>{SAILS}</p>", "versioncreated": "2024-05-03T06:10:00Z", "uri": "tag:x"},
        {"_source": {"article": SAILS, "timestamp": 1, "publish_date": 1714716600}},
    ],
)
@pytest.mark.parametrize(
    "wrapped", [lambda one: one, lambda one: {"status": "ok", "articles": [one]}, lambda one: [one]]
)
def test_json_of_others_is_read_by_its_usual_names(read, fields, wrapped):
    (article,) = read("a.json", json.dumps(wrapped(fields)))
    assert (article.text, article.published) == (SAILS, DAY)


def test_fields_that_are_not_read_are_told_to_who_asks(read):
    notes = []
    read("a.json", json.dumps({"text": SAILS, "colour": "red"}), note=notes.append)
    assert [(note.level, "unread fields colour" in note.words) for note in notes] == [(1, True)]


def test_a_table_is_read_row_by_row(read):
    for delimiter in ",;\t":
        table = (
            delimiter.join(("headline", "body", "date")) + "\n" + delimiter.join(("Ferry", SAILS, "2024-05-03")) + "\n"
        )
        (article,) = read("a.csv", table)
        assert (article.title, article.text, article.published) == ("Ferry", SAILS, DAY)


def test_a_small_table_leaves_other_readers_of_tables_as_they_were(read):
    before = csv.field_size_limit()
    read("a.csv", f"text\n{SAILS}\n")
    assert csv.field_size_limit() >= before


def test_office_files_are_read(read):
    docx, openpyxl = pytest.importorskip("docx"), pytest.importorskip("openpyxl")
    document = docx.Document()
    document.add_paragraph("Published: 3 May 2024")
    document.add_paragraph(SAILS)
    document.save(file := io.BytesIO())
    (article,) = read("a.docx", file.getvalue())
    assert SAILS in article.text
    assert article.published == DAY
    book = openpyxl.Workbook()
    book.active.append(["title", "text", "date"])
    book.active.append(["Ferry", SAILS, DAY])
    book.save(file := io.BytesIO())
    (article,) = read("a.xlsx", file.getvalue())
    assert (article.title, article.text, article.published) == ("Ferry", SAILS, DAY)


@pytest.mark.filterwarnings("ignore")  # warcio's writer leaves its own files to be closed by chance
def test_the_pages_of_a_web_archive_are_read(read):
    warcio = pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders

    writer = warcio.WARCWriter(file := io.BytesIO(), gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    page = io.BytesIO(f"<title>Ferry</title><p>{SAILS}</p>".encode())
    writer.write_record(
        writer.create_warc_record("https://gull.example/2024/05/03/f", "response", page, http_headers=headers)
    )
    (article,) = read("a.warc.gz", file.getvalue())
    assert SAILS in article.text
    assert article.url == "https://gull.example/2024/05/03/f"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_a_packed_file_is_read_as_what_it_holds(read, name):
    (article,) = read(name, gzip.compress(SAILS.encode() if "txt" in name else json.dumps({"text": SAILS}).encode()))
    assert article.text == SAILS


def test_a_packed_bomb_is_refused(read):
    with pytest.raises(ArticleError, match="holds more than 100 MB"):
        read("a.txt.gz", gzip.compress(b" " * 101_000_000))


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_a_page_is_decoded_as_browsers_do(read, declared):
    page = f"<meta charset={declared}><p>It sails to Côte d’Ivoire — at noon.</p>".encode("cp1252")
    assert read("a.html", page)[0].text == "It sails to Côte d’Ivoire — at noon."


def test_a_page_that_declares_what_it_is_not_is_read_as_utf_8(read):
    for declared in ("utf-16", "punycode"):
        assert read("a.html", f"<meta charset={declared}><p>It sails to Malmö.</p>")[0].text == "It sails to Malmö."


def test_a_stray_byte_is_replaced_and_told(read):
    notes = []
    (article,) = read("a.txt", "It sails to Lomé. ".encode() + b"\xff", note=notes.append)
    assert article.text == "It sails to Lomé. \ufffd"
    assert "1 byte is no letter and was replaced" in notes[0].words


def test_articles_are_chosen_by_their_publishing_days(read):
    lines = "\n".join(json.dumps({"text": "It sails.", "date": f"2024-05-0{day}"}) for day in range(1, 6))
    assert [a.published.day for a in read("a.jsonl", lines, since=date(2024, 5, 2), until=date(2024, 5, 4))] == [
        2,
        3,
        4,
    ]


def test_an_article_beyond_the_budget_is_refused(read):
    with pytest.raises(ArticleError, match="has 43 letters, and an article 20 at most; part it, or raise"):
        read("a.txt", SAILS, max_letters=20)


def test_a_folder_tells_what_it_passes_by(tmp_path):
    (tmp_path / "a.txt").write_text(SAILS)
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    (tmp_path / "README.txt").write_text("read me")
    os.mkfifo(tmp_path / "c.txt")
    (tmp_path / "d.txt").symlink_to("e.txt")
    (tmp_path / "e.txt").symlink_to("d.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    told, notes = [], []
    articles = list(read_articles([str(tmp_path)], report=told.append, note=lambda note: notes.append(note.words)))
    assert [article.text for article in articles] == [SAILS]
    assert len(told) == 2
    assert notes[-1].startswith("passed by in ")
    for words in ("1 README", "1 .png", "1 pipe or a socket", "1 linked folder"):
        assert words in notes[-1]


def test_an_address_is_answered_by_what_to_do():
    with pytest.raises(ArticleError, match="is an address, and nothing is fetched; save the page first"):
        list(read_articles(["https://gull.example/ferry"]))


def test_a_file_that_cannot_be_opened_hides_no_other(tmp_path):
    (tmp_path / "a.txt").write_text(SAILS)
    (tmp_path / "b.txt").symlink_to("nowhere")
    (tmp_path / "c.txt").write_text(SAILS)
    told = []
    assert len(list(read_articles([str(tmp_path)], report=told.append))) == 2
    assert len(told) == 1
