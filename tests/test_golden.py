"""What the commands make of ``seeds/``, kept word for word; ``pytest --update-golden`` writes it anew."""

import hashlib
import json
import re

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
    golden("golden/extracts.txt", "".join(laid_out(json.loads(extract_line(extract))) for extract in extracts))


def test_the_samples_make_the_network_they_made_before(network, golden):
    golden("golden/network.txt", laid_out(json.loads(formats.to_geojson(network))))


def test_the_kept_example_is_the_page_that_the_readme_makes(network, golden):
    page = maps.page(network)
    golden("golden/page.txt", readable(page))
    golden("../output/map.html", page)


def laid_out(value):
    """Return JSON a field on a line, and lists of plain numbers in one."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return re.sub(r"\[\s+([-\d.,\s]+?)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text)


def readable(page):
    """Return a digest of a page, its size, and the data that its script reads, as a person can review it."""
    data = Reader(page).data
    ground = {key: data.pop(key) for key in ("basemaps", "countries")}
    for name in ("places", "corridors", "links", "articles"):
        data[name] = rows_of(data[name])
    for corridor in data["corridors"]:
        corridor["line"] = corridor["line"] and digest(corridor["line"])
    kept = {"page": digest(page), "ground": digest(json.dumps(ground)), **data}
    return laid_out(kept)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", ["extracts.txt", "network.txt", "page.txt"])
def test_no_line_of_what_a_person_reviews_is_longer_than_400_letters(name, request):
    kept = request.config.rootpath / "tests" / "golden" / name
    assert max(map(len, kept.read_text(encoding="utf-8").splitlines())) <= 400
