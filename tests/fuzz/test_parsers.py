"""Seeded fuzzers: whatever the bytes, a parser gives what it should or one error of its own."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from geomap.articles import SUFFIXES, read_articles
from geomap.document import read
from geomap.errors import ArticleError, GeomapError, NetworkError
from geomap.forms import extract_line, read_extract
from geomap.maps.content import safe_url
from geomap.network import formats
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article

SOME = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""Inputs for each parser: a few seconds' worth."""

PIECES = st.sampled_from(
    rb"""<rss>|<item>|</item>|<description>It sails.</description>|<entry>|<nitf>
|<!ENTITY x '&x;'>|{"text": |"It sails."|}|[|]
|From a@b
|Subject: x
|Received: y
|MIME-Version: 1.0
|Content-Type: multipart/mixed; boundary=q
|--q
|\x01|\x02|\x03|\x04|\x00|\xff|\x1f\x8b\x08|%PDF-1.4
|PK\x03\x04|WARC/1.0
|---
|date: 2024-05-03
|text,date
|<meta charset=utf-16>|<p>It sails to Dover.</p>|Published: 3 May 2024
|141130 GMT May 24
""".decode()
    .encode("latin-1")
    .decode("unicode_escape")
    .encode("latin-1")
    .split(b"|")
)


@pytest.mark.parametrize("suffix", [*sorted(SUFFIXES), ".txt.gz", ""])
@seed(1)
@SOME
@given(pieces=st.lists(PIECES | st.binary(max_size=8), max_size=12))
def test_any_file_gives_articles_or_errors(tmp_path, suffix, pieces):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"".join(pieces))
    told = []
    for article in read_articles([str(path)], report=told.append):
        article.text.encode("utf-8")
        (article.title or "").encode("utf-8")
    assert not any("please report it" in str(error) for error in told), told


WORDS = st.sampled_from(
    (
        "Karachi Dhaka the minister flew from to visited ship sailed Ann Otieno , . — - ( ) “ ” 's on Monday "
        "3 May 2024 via and \n\n"
    ).split(" ")
)


@seed(2)
@SOME
@given(words=st.lists(WORDS | st.text(max_size=4), max_size=40), day=st.none() | st.dates())
def test_offsets_are_true_and_extracts_come_back(words, day):
    text = " ".join(words).encode("utf-8", "replace").decode()
    extract = trace(Article("a", text, None, day, None), gazetteer=bundled_gazetteer())
    for named in extract.places:
        assert text[named.start : named.end] == named.text
    for link in extract.links:
        assert text[link.evidence.start : link.evidence.end] == link.evidence.text
    assert read_extract(extract_line(extract)) == extract
    for sentence in read(Article("a", text, None, day, None)).sentences:
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)


def told(kind, function, value):
    """Return what an error of a kind says, "" where there is none; any other error is raised."""
    try:
        function(value)
    except kind as error:
        return str(error)
    return ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**400), 10**400) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def network():
    from networks import invented_network

    return json.loads(formats.to_geojson(invented_network()))


@seed(3)
@SOME
@given(data=st.data())
def test_a_changed_network_is_read_or_refused_in_one_line(network, data):
    changed = json.loads(json.dumps(network))
    feature = data.draw(st.sampled_from(changed["features"]))
    place = data.draw(st.sampled_from([feature, feature["properties"], changed, changed["about"]]))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(VALUES)
    assert "\n" not in told(NetworkError, formats.from_geojson, json.dumps(changed))


@seed(4)
@SOME
@given(line=st.text(max_size=60) | VALUES.map(json.dumps))
def test_any_line_is_an_extract_or_an_error(line):
    assert "\n" not in told(GeomapError, read_extract, line)


@seed(5)
@SOME
@given(
    pieces=st.lists(
        st.sampled_from(["https", "javascript", ":", "//", "[", "]", "@", "a.b", "%00", ";", '"', "é", "\n"]),
        max_size=8,
    )
)
def test_no_address_stands_in_a_page_but_that_of_a_web_page(pieces):
    url = safe_url("".join(pieces))
    assert url is None or (url.startswith("https://") and not set(url) & set('"<>;\n '))


@seed(6)
@SOME
@given(value=st.text(max_size=30))
def test_a_publishing_date_is_a_day_or_an_error(tmp_path, value):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "It sails.", "date": value}))
    try:
        (article,) = read_articles([str(path)])
    except ArticleError:
        return
    assert article.published is None or isinstance(article.published, date)
