"""The lines that show a page inside an article, in every form, and what else embedding needs."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from networks import invented_network
from pages import HOSTILE_TEXTS, Reader

from geomap import maps
from geomap.cli import main
from geomap.errors import OutputError
from geomap.maps.embed import FORMS, kit, snippet

ADDRESS = "https://example.org/maps/water.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with two pages: one that knows no address, and one that does."""
    folder = tmp_path_factory.mktemp("pages")
    network = invented_network()
    (folder / "our map.html").write_text(maps.page(network, title="Over the water"), encoding="utf-8")
    (folder / "water.html").write_text(maps.page(network, title="Over the water", url=ADDRESS), encoding="utf-8")
    return folder


@pytest.fixture
def page(folder):
    return folder / "our map.html"


@pytest.fixture
def published(folder):
    return folder / "water.html"


@pytest.fixture(scope="module")
def plain(folder):
    """Return the kit of a page without anything hostile."""
    return kit(folder / "water.html")


def attributes(written, tag):
    return {name: value for found, name, value in Reader(written).attributes if found == tag}


def test_a_frame_is_titled_lazy_and_fenced_in(page):
    frame = attributes(snippet(page, url="https://example.org/map?a=1&b=2"), "iframe")
    assert frame["src"] == "https://example.org/map?a=1&b=2"
    assert (frame["title"], frame["loading"]) == ("Over the water", "lazy")
    assert frame["referrerpolicy"] == "no-referrer"
    assert {"allow-scripts", "allow-popups"} <= set(frame["sandbox"].split())
    assert frame["style"].startswith("width:100%;")
    assert frame["style"].endswith("border:0")
    assert int(frame["height"]) > 0
    assert "allowfullscreen" in frame


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_five_lines_at_most_one_address_and_no_way_out(published, form):
    written = snippet(published, form=form)
    assert len(written.splitlines()) <= 5
    assert "allow-same-origin" not in written
    addresses = set(re.findall(r'https?:[^"]*', written))
    assert addresses <= {ADDRESS, "https://example.org/maps/water.png"}
    assert ADDRESS in addresses


@pytest.mark.parametrize("form", FORMS)
def test_below_every_form_stand_a_link_the_credit_and_the_day_of_the_data(published, form):
    below = snippet(published, form=form).partition('class="geomap-credit">')[2]
    assert below.startswith(f'<a href="{ADDRESS}">Over the water</a>')
    assert "Places: GeoNames (geonames.org), CC BY 4.0" in below
    assert 'as of <time datetime="2025-09-02">2025-09-02</time>' in below


def test_a_frame_without_an_address_looks_beside_the_article(page):
    assert attributes(snippet(page), "iframe")["src"] == "our%20map.html"
    assert attributes(snippet(page, form="figure"), "img")["src"] == "our%20map.png"


def test_a_page_that_knows_its_address_need_not_be_told(published):
    assert attributes(snippet(published), "iframe")["src"] == ADDRESS
    assert attributes(snippet(published, url="https://example.org/"), "iframe")["src"] == "https://example.org/"


def test_the_frame_may_ask_for_a_part_of_the_page_and_the_link_leads_to_the_whole(page):
    written = snippet(page, url="https://example.org/map.html?id=7&plain&dark=1")
    assert attributes(written, "iframe")["src"] == "https://example.org/map.html?id=7&plain&dark=1"
    assert attributes(written, "a")["href"] == "https://example.org/map.html?id=7"


def test_the_figure_has_the_picture_with_its_size_and_what_it_shows(published):
    image = attributes(snippet(published, form="figure"), "img")
    assert image["src"] == "https://example.org/maps/water.png"
    assert (image["width"], image["height"], image["alt"]) == ("1200", "630", "Over the water")


def test_amp_has_a_placeholder_and_a_way_to_grow(published):
    read = Reader(snippet(published, form="amp"))
    # amp.dev, amp-iframe: a frame near the top needs a placeholder, a resizable one an overflow element.
    assert ("amp-img", "placeholder", None) in read.attributes
    assert ("span", "overflow", None) in read.attributes
    assert ("amp-iframe", "resizable", None) in read.attributes


def test_the_snippet_speaks_the_language_of_the_page(tmp_path):
    (tmp_path / "map.html").write_text(maps.page(invented_network(), language="fr"), encoding="utf-8")
    assert "état au <time" in snippet(tmp_path / "map.html")


def test_what_is_no_page_of_geomap_is_refused(tmp_path):
    (tmp_path / "other.html").write_text("<title>Other</title>", encoding="utf-8")
    with pytest.raises(OutputError, match="no page of geomap; make one with 'geomap map'"):
        snippet(tmp_path / "other.html")
    with pytest.raises(OutputError, match=r"cannot read the page '.*missing.html' \(No such file or directory\)"):
        snippet(tmp_path / "missing.html")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "map.html", 'https://x.org/"onload="'])
def test_a_wrong_address_is_refused(page, url):
    with pytest.raises(OutputError, match="begins with https://"):
        snippet(page, url=url)


def test_an_unknown_form_is_refused_with_the_choices(page):
    with pytest.raises(OutputError, match="no form 'flash' of embedding; choose one of iframe, listener"):
        snippet(page, form="flash")


# oEmbed


def oembed(page, **named):
    """Return the oEmbed answer of the kit."""
    return next(content.decode() for name, content in kit(page, **named).items() if name.endswith(".oembed.json"))


def test_the_oembed_answer_holds_what_the_standard_asks_of_a_rich_one(published):
    answer = json.loads(oembed(published))
    # oembed.com, 2.3.4: type and version are required; for "rich" html, width and height, too;
    # the three of the thumbnail go together.
    assert (answer["type"], answer["version"]) == ("rich", "1.0")
    assert answer["html"] == snippet(published)
    assert (answer["width"], answer["height"]) == (800, 480)
    assert answer["thumbnail_url"] == "https://example.org/maps/water.png"
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert (answer["title"], answer["provider_name"]) == ("Over the water", "example.org")


def test_the_page_leads_to_its_oembed_answer_where_the_kit_writes_it(published):
    written = published.read_text(encoding="utf-8")
    (link,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', written)
    assert link == "https://example.org/maps/water.oembed.json"
    assert "water.oembed.json" in kit(published)


def test_an_oembed_answer_needs_an_address(page):
    with pytest.raises(OutputError, match="does not say where it is published; say it with --url"):
        oembed(page)


# The kit


def test_the_kit_holds_every_form_the_pictures_and_the_answer(published):
    files = kit(published)
    assert set(files) == {f"{form}.html" for form in FORMS} | {"water.svg", "water.png", "water.oembed.json"}
    assert all(files[f"{form}.html"].decode() == snippet(published, form=form) for form in FORMS)


def test_the_pictures_bear_the_name_that_the_page_gives_them(tmp_path):
    page = maps.page(invented_network(), url="https://example.org/water/", picture="card.png")
    (tmp_path / "map.html").write_text(page, encoding="utf-8")
    assert 'property="og:image" content="https://example.org/water/card.png"' in page
    assert {"card.png", "card.svg", "map.oembed.json"} <= set(kit(tmp_path / "map.html"))


def test_the_command_writes_the_kit_and_replaces_its_own(published, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["embed", str(published), "-o", "kit"]) == 0
    assert {path.name: path.read_bytes() for path in Path("kit").iterdir()} == kit(published)
    assert capsys.readouterr().err.startswith("wrote iframe.html, listener.html")


def test_the_command_leaves_what_geomap_did_not_write(published, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("kit").mkdir()
    Path("kit/water.png").write_bytes(b"a photograph")
    assert main(["embed", str(published), "-o", "kit"]) == 1
    assert "'kit/water.png' is there already, and not geomap's; name another, or say --force" in capsys.readouterr().err
    assert [path.name for path in Path("kit").iterdir()] == ["water.png"]
    assert main(["embed", str(published), "-o", "kit", "--force"]) == 0


def test_the_command_prints_the_form_that_is_asked_for(published, capsys):
    assert main(["embed", str(published), "--form", "figure"]) == 0
    assert capsys.readouterr().out == snippet(published, form="figure")


# What texts cannot do


def hostile_page(folder, hostile):
    """Write a page on which every text is hostile, as one made of a network from anywhere may be."""
    network = invented_network(lambda text: text if text.startswith("https") else text + hostile)
    network = replace(network, about=network.about | {"attribution": [f"Credit{hostile}"]})
    path = folder / "hostile.html"
    path.write_text(maps.page(network, title=f"T{hostile}"), encoding="utf-8")
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile=HOSTILE_TEXTS)
def test_no_title_changes_the_lines_around_it(published, hostile):
    title = f"T{hostile}"
    for form in FORMS:
        plain, changed = (Reader(snippet(published, form=form, title=one)) for one in ("T", title))
        assert changed.tags == plain.tags
        assert changed.scripts == plain.scripts
    answer = oembed(published, title=title)
    assert json.loads(answer.encode("ascii"))["title"] == title


@settings(max_examples=8, deadline=None)
@given(hostile=HOSTILE_TEXTS)
def test_no_text_of_a_page_changes_its_lines_its_answer_or_its_picture(folder, plain, hostile):
    page = hostile_page(folder, hostile)
    files = kit(page, url=ADDRESS)
    for form in FORMS:
        found, expected = (Reader(one[f"{form}.html"].decode()) for one in (files, plain))
        assert found.tags == expected.tags
        assert found.scripts == expected.scripts
    answer = json.loads(files["water.oembed.json"])
    assert answer["html"] == files["iframe.html"].decode()
    drawing = ElementTree.fromstring(files["water.svg"])
    assert {element.tag for element in drawing.iter()} == {
        element.tag for element in ElementTree.fromstring(plain["water.svg"]).iter()
    }
    assert not [name for element in drawing.iter() for name in element.attrib if name.startswith("on")]
    assert files["water.png"].startswith(b"\x89PNG")


@settings(max_examples=10, deadline=None)
@given(hostile=HOSTILE_TEXTS)
def test_no_title_changes_the_head_of_a_published_page(hostile):
    network = invented_network()
    plain, changed = (
        Reader(maps.page(network, title=title, url=ADDRESS, picture="water.png")) for title in ("T", f"T{hostile}")
    )
    assert changed.tags == plain.tags
    assert [name for _, name, _ in changed.attributes] == [name for _, name, _ in plain.attributes]


def rewritten(published, tmp_path, old, new):
    """Write the published page with ``new`` in the place of ``old``."""
    page = published.read_text(encoding="utf-8")
    assert old in page
    path = tmp_path / "page.html"
    path.write_text(page.replace(old, new), encoding="utf-8")
    return path


NO_ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,x",
    "https://[",
    "https://[redacted]/map.html",
    "https://example.org:99999/map.html",
    "https://example.org;script-src/map.html",
    "//example.org/map.html",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
@pytest.mark.parametrize("form", FORMS)
def test_an_address_that_is_none_stands_in_no_snippet(published, tmp_path, form, address):
    page = rewritten(published, tmp_path, f'rel="canonical" href="{ADDRESS}"', f'rel="canonical" href="{address}"')
    assert address not in snippet(page, form=form)
    page = rewritten(published, tmp_path, "<title>", f'<meta property="og:image" content="{address}">\n<title>')
    assert address not in snippet(page, form=form)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_is_none_is_refused_where_a_person_gives_it(page, address):
    with pytest.raises(OutputError, match="no address of a published page"):
        snippet(page, url=address)


@pytest.mark.parametrize(
    "name", ["..%2Fescaped.html", "%2Ftmp%2Fescaped.html", "..%5Cescaped.html", "%2e%2e.html", "a%00b.html", ".profile"]
)
def test_no_address_leads_out_of_the_folder(published, tmp_path, name):
    page = rewritten(published, tmp_path, ADDRESS, f"https://example.org/maps/{name}")
    with pytest.raises(OutputError, match="no name of a file"):
        kit(page)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"about":{', '"about":7,"x":{'),
        ('"places":', '"places":7,"x":'),
        ('"credits":[', '"credits":7,"x":['),
        ('"precision":', '"precision":"x","y":'),
        ('"modes":[', '"modes":[{"name":"teleport"}],"x":['),
        ('"corridors":{', '"corridors":' + "[" * 100_000 + ',"x":{'),
        ('"view":{', '"view":{"west":1e999},"x":{'),
    ],
)
def test_a_page_with_damaged_data_is_refused_in_one_line(published, tmp_path, old, new):
    with pytest.raises(OutputError, match=r"holds damaged data; write it anew") as caught:
        kit(rewritten(published, tmp_path, old, new))
    assert "\n" not in str(caught.value)
