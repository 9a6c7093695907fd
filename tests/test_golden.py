"""What the commands make of ``seeds/``, kept word for word; ``pytest --update-golden`` writes it anew."""

import pytest

from geomap import maps
from geomap.articles import read_articles
from geomap.forms import extract_line
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
    golden("../output/map.html", maps.page(network))
