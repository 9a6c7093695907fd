"""What the commands make of ``seeds/``, kept word for word; ``pytest --update-golden`` writes it anew."""

import hashlib
import json

import pytest
from pages import Reader

from geomap import maps
from geomap.articles import read_articles
from geomap.forms import extract_line
from geomap.maps.packing import rows_of
from geomap.network import build_network, formats
from geomap.pipeline import trace


@pytest.fixture(scope="module")
def extracts(request):
    seeds = str(request.config.rootpath / "seeds")
    return [trace(article) for article in read_articles([seeds])]


@pytest.fixture(scope="module")
def network(extracts):
    return build_network(extracts)


def test_the_samples_are_read_as_before(extracts, golden):
    golden("golden/seeds.jsonl", "".join(extract_line(extract) + "\n" for extract in extracts))


def test_the_samples_make_the_network_they_made_before(network, golden):
    golden("golden/seeds.geojson", formats.to_geojson(network))


def test_the_kept_example_is_the_page_that_the_readme_makes(network, golden):
    page = maps.page(network)
    golden("golden/page.txt", readable(page))
    golden("../output/map.html", page)


def readable(page):
    """Return a digest of a page, its size, and the data that its script reads, as a person can review it."""
    data = Reader(page).data
    ground = {key: data.pop(key) for key in ("basemaps", "countries")}
    for name in ("places", "corridors", "links", "articles"):
        data[name] = rows_of(data[name])
    for corridor in data["corridors"]:
        corridor["line"] = corridor["line"] and digest(corridor["line"])
    kept = {"page": digest(page), "ground": digest(json.dumps(ground)), **data}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_no_line_of_what_a_person_reviews_is_longer_than_400_letters(request):
    page = request.config.rootpath / "tests" / "golden" / "page.txt"
    assert max(map(len, page.read_text().splitlines())) <= 400
