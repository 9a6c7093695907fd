"""The still map as a file of its own: SVG for any program, and PNG drawn without a browser."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from networks import invented_network
from pages import HOSTILE_TEXTS
from PIL import Image

from geomap import maps
from geomap.cli import main
from geomap.maps.picture import flattened, foreign_letters, to_png, unwritable_letters
from geomap.maps.words import languages
from geomap.network import build_network
from geomap.network.formats import to_geojson

FLIGHT, SHIPPING, VISIT = (0, 114, 178), (0, 158, 115), (213, 94, 0)  # #0072b2, #009e73 and #d55e00
LAND, WATER = (250, 247, 240), (228, 237, 240)


@pytest.fixture(scope="module")
def svg():
    return maps.draw(invented_network(), title="Over <the> water").picture()


@pytest.fixture(scope="module")
def png(svg):
    return to_png(svg)


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).findall(".//{*}text")]


def test_a_picture_is_an_svg_with_its_title_every_line_the_legend_and_the_credits(svg):
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    assert texts(svg)[:2] == [
        "Over <the> water",
        "2 flight, 1 shipping and 3 visit corridors between 6 places, from 1 article, 2024–2026",
    ]
    assert {"Dhaka", "Karachi", "Flights", "Shipping", "Visits", "planned, postponed or called off"} <= set(texts(svg))
    assert any(line.startswith("Places: GeoNames (geonames.org), CC BY 4.0") for line in texts(svg)[-2:])
    assert len(root.findall(".//{*}defs/{*}path")) == 4  # all but that of the Pacific


def test_a_picture_says_how_it_looks_without_a_style_sheet(svg):
    for word in ("var(", "calc(", "class=", "style=", "<style", "url(", "http:", "https:"):
        assert word not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert 'stroke="#0072b2"' in svg


def test_a_picture_wears_the_theme():
    svg = maps.draw(invented_network(), theme={"light": {"paper": "#abcdef"}, "dark": {"paper": "#000000"}}).picture()
    assert 'fill="#abcdef"' in svg
    assert "#000000" not in svg


def test_a_long_title_takes_two_lines_and_the_longest_is_cut():
    network = invented_network()
    two = texts(maps.draw(network, title="word " * 16).picture())
    assert two[0].split() + two[1].split() == ["word"] * 16
    cut = texts(maps.draw(network, title="word " * 60).picture())
    assert cut[1].endswith("…")


@pytest.mark.parametrize("title", ["x" * 300, "中" * 100])
def test_a_title_of_one_word_stays_inside_the_picture(title):
    image = pixels(to_png(maps.draw(invented_network(), title=title).picture()))
    paper = image.getpixel((2, 2))
    margin = [image.getpixel((x, y)) for x in range(1185, 1200) for y in range(100)]
    assert set(margin) == {paper}


def test_a_picture_in_arabic_begins_at_the_right():
    svg = maps.draw(invented_network(), language="ar").picture()
    title = ElementTree.fromstring(svg).find(".//{*}text")
    assert title.get("text-anchor") == "end"
    assert float(title.get("x")) > 600


def test_an_empty_network_has_a_picture_that_says_so():
    assert "No corridor was found in these articles." in texts(maps.draw(build_network([])).picture())


def pixels(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def count(image, colour):
    """Return how many pixels have a colour, give or take what rounding does."""
    return sum(
        number
        for number, found in image.getcolors(1 << 24)
        if max(abs(one - other) for one, other in zip(found, colour, strict=True)) < 3
    )


def test_a_png_has_the_size_of_social_cards_and_is_light_to_send(png):
    assert pixels(png).size == (1200, 630)
    assert len(png) < 300_000


def test_a_png_has_land_and_water_and_every_mode_in_ink(png):
    image = pixels(png)
    area = 1200 * 630
    assert count(image, LAND) > 0.1 * area
    assert count(image, WATER) > 0.1 * area
    # A line of 3 pixels over a tenth of the width, at least.
    assert all(count(image, colour) > 360 for colour in (FLIGHT, SHIPPING, VISIT))


def test_a_png_has_its_title_in_ink(png):
    head = pixels(png).crop((0, 0, 1200, 80))
    assert sum(number for number, colour in head.getcolors(1 << 24) if max(colour) < 90) > 1_000


@pytest.mark.parametrize("language", sorted(languages()))
def test_the_font_of_pictures_has_every_letter_of_the_language(language):
    said = [one for one in languages()[language].values() if isinstance(one, str)]
    words = "".join(sorted(set("".join(said)) - set("<&{}")))
    assert foreign_letters(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{words}</text></svg>') == ""


def test_the_same_picture_gives_the_same_bytes(svg, png):
    assert maps.draw(invented_network(), title="Over <the> water").picture() == svg
    assert to_png(svg) == png


def test_a_png_carries_its_title_and_what_it_shows(png):
    told = Image.open(io.BytesIO(png)).text
    assert (told["Software"], told["Title"]) == ("geomap", "Over <the> water")
    assert "3 visit corridors" in told["Description"]


def test_letters_that_no_font_has_are_told():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>Dhaka {}</text></svg>'
    assert unwritable_letters(svg.format("Ä")) == ""
    # A letter of Linear A, which no font of a common machine has.
    assert unwritable_letters(svg.format("\U00010600")) == "\U00010600"


@settings(max_examples=6, deadline=None)
@given(hostile=HOSTILE_TEXTS)
def test_no_text_breaks_a_picture(hostile):
    def drawn(more):
        return maps.draw(invented_network(lambda text: text + more), title=f"T{more}").picture()

    plain, changed = drawn("x" * len(hostile)), drawn(hostile)
    root = ElementTree.fromstring(changed)
    assert {element.tag for element in root.iter()} <= {element.tag for element in ElementTree.fromstring(plain).iter()}
    assert all(not name.startswith("on") for element in root.iter() for name in element.attrib)
    assert pixels(to_png(changed)).size == (1200, 630)


# Flat drawings


def flat(body, sheet):
    (element,) = ElementTree.fromstring(flattened(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>', sheet))
    return element.attrib


def test_a_drawing_takes_its_look_from_the_rules_in_their_order_of_weight():
    sheet = "circle{fill:red;stroke:blue}.a{fill:green}@media screen and (prefers-color-scheme:dark){.a{fill:black}}"
    assert flat('<circle class="a"/>', sheet) == {"fill": "green", "stroke": "blue"}


def test_variables_are_inherited_and_sums_worked_out():
    sheet = ":root{--ink:#123;--w:2px}.a{stroke:var(--ink);stroke-width:calc(var(--w) + 2.5px)}"
    assert flat('<path class="a"/>', sheet) == {"stroke": "#123", "stroke-width": "4.5"}
    assert flat('<path class="a" style="--w:4px"/>', sheet)["stroke-width"] == "6.5"


def test_a_font_is_parted_and_capitals_are_written():
    sheet = '.a{font:italic 600 12px/1 "A B",serif;text-transform:uppercase}'
    found = flat('<text class="a">oman</text>', sheet)
    assert found == {"font-style": "italic", "font-weight": "600", "font-size": "12", "font-family": '"A B",serif'}


# The command


@pytest.fixture
def network_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("n.geojson").write_text(to_geojson(invented_network()), encoding="utf-8")
    return "n.geojson"


def test_the_command_writes_the_still_beside_the_page_which_names_it(network_file):
    command = ["draw", network_file, "-o", "m.html", "--still", "m.png", "--url", "https://example.org/m.html"]
    assert main(command) == 0
    assert pixels(Path("m.png").read_bytes()).size == (1200, 630)
    page = Path("m.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://example.org/m.png">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert main([*command, "--check"]) == 0


def test_a_still_may_be_svg_and_is_then_no_social_card(network_file):
    assert main(["draw", network_file, "-o", "m.html", "--still", "m.svg", "--url", "https://example.org/m.html"]) == 0
    assert ElementTree.parse("m.svg").getroot().get("width") == "1200"
    assert "og:image" not in Path("m.html").read_text(encoding="utf-8")


def test_a_still_of_another_kind_is_refused_before_the_work(network_file, capsys):
    assert main(["draw", network_file, "-o", "m.html", "--still", "m.jpg"]) == 1
    assert "no picture is written as 'm.jpg'; give it one of the suffixes .svg, .png" in capsys.readouterr().err
    assert not Path("m.html").exists()


def test_the_still_cannot_be_the_page(network_file, capsys):
    assert main(["draw", network_file, "-o", "m.svg", "--still", "m.svg"]) == 2
    assert "'m.svg' cannot be the still and another file" in capsys.readouterr().err
