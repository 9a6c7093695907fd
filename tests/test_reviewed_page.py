"""What a page tells of a review: how much was reviewed, by whom and when, and what nobody looked at."""

import html
import re
from dataclasses import replace

import pytest
from networks import invented_network, links
from opening import opened
from reviewers import decide

from geomap import maps
from geomap.decisions import publish
from geomap.errors import NetworkError
from geomap.network import formats
from geomap.records import Extract

NETWORK = invented_network()
EXTRACTS = [Extract("a", "Ties in the air", links()[0].evidence.published, None, (), links())]
IDS = list(NETWORK.corridors["id"])
TWO = [
    replace(decide(NETWORK, IDS[0], "accepted"), time="2026-11-24T21:30:00Z", reviewer="Ann Otieno"),
    replace(decide(NETWORK, IDS[2], "accepted"), time="2026-11-23T21:30:00Z", reviewer="<b>Bob</b> {n} $x"),
]


def reviewed(*decisions, **choice):
    return publish(EXTRACTS, decisions, **choice).network


def header(page):
    """Return what stands above the map, as people read it."""
    told = re.sub("<[^>]*>", "", page[page.index("<header>") : page.index("</header>")])
    return html.unescape(told).translate({0x2068: None, 0x2069: None})


def test_a_page_says_how_much_was_reviewed_by_whom_when_and_what_is_hidden():
    told = "2 corridors reviewed by <b>Bob</b> {n} $x and Ann Otieno on 2026-11-24; 4 unreviewed hidden"
    assert told in header(maps.page(reviewed(*TWO, only_accepted=True)))


def test_a_page_that_shows_what_nobody_reviewed_says_so_and_marks_it():
    page = maps.page(reviewed(*TWO))
    assert "on 2026-11-24; 4 not reviewed" in header(page)
    assert page.count("◇ not reviewed</p>") == 4
    # On the still map, and in the key.
    assert page.count('class="diamond"') == 4 + 1


def test_where_everything_was_reviewed_nothing_is_marked():
    assert 'class="diamond"' not in maps.page(reviewed(*TWO, only_accepted=True))


def test_where_nothing_was_reviewed_the_page_says_so_and_marks_nothing():
    page = maps.page(reviewed(decide(NETWORK, IDS[0], "skipped")))
    assert "0 corridors reviewed; 6 not reviewed" in header(page)
    assert 'class="diamond"' not in page


def test_a_page_without_decisions_says_nothing_of_a_review():
    assert "reviewed" not in header(maps.page(NETWORK))


@pytest.mark.parametrize("language", ["ar", "bn", "es", "fr", "ur"])
def test_every_language_says_it_with_the_names_and_the_number(language):
    page = maps.page(reviewed(*TWO[:1], only_accepted=True), language=language)
    assert "Ann Otieno" in header(page)
    assert ("৫" if language == "bn" else "5") in header(page)


COUNTS = {"reviewed": 1, "unreviewed": 0, "hidden": 0, "stale": 0}


@pytest.mark.parametrize("review", ["yes", {}, {"reviewed": "1"}, COUNTS, COUNTS | {"reviewers": [1]}])
def test_a_network_that_tells_of_no_such_review_is_refused(review):
    text = formats.to_geojson(replace(NETWORK, about=NETWORK.about | {"review": review}))
    with pytest.raises(NetworkError, match="its 'review' is"):
        formats.from_geojson(text)


def test_the_map_marks_what_nobody_reviewed_with_a_sign_of_its_own(browser, tmp_path):
    file = tmp_path / "map.html"
    file.write_text(maps.page(reviewed(*TWO)), encoding="utf-8")
    with opened(browser, file) as page:
        marked = page.locator(".leaflet-container .corridor:has(.diamond)")
        rows = marked.evaluate_all("all => all.flatMap(one => one.dataset.corridors.split(' ').map(Number))")
        assert sorted(set(rows)) == [1, 3, 4, 5]
        page.locator("tr[data-corridor] button").nth(1).click()
        assert "◇ not reviewed" in page.locator("#evidence").inner_text()
        page.locator("tr[data-corridor] button").nth(0).click()
        assert "◇" not in page.locator("#evidence").inner_text()
