"""JSON Schemas against what the commands write, and against what the code refuses."""

import json

import jsonschema
import pytest
from networks import invented_network
from reviewers import decide

from geomap.articles import read_articles
from geomap.cli import main
from geomap.decisions import to_line
from geomap.forms import extract_line
from geomap.network.formats import to_geojson
from geomap.pipeline import trace
from geomap.processes import ReadingOptions
from geomap.readers.contract import LinkAnswer
from geomap.runs import Run
from geomap.schemas import SCHEMAS, schema_of


@pytest.fixture(scope="module")
def samples(request, tmp_path_factory):
    """Return something that the commands wrote, or that stands in the repository, by the name of its schema."""
    root = request.config.rootpath
    network = invented_network()
    Run.begin(tmp_path_factory.mktemp("runs") / "run", [str(root / "seeds")], ReadingOptions())
    written = {
        "extract": [extract_line(trace(article)) for article in read_articles([str(root / "seeds")])],
        "network": [to_geojson(network)],
        "decision": [to_line(decide(network, network.corridor_rows[0].id, "accepted"))],
        "gold": (root / "tests" / "data" / "passages.jsonl").read_text(encoding="utf-8").splitlines(),
        "run": [(tmp_path_factory.getbasetemp() / "runs0" / "run" / "run.json").read_text(encoding="utf-8")],
    }
    samples = {name: [json.loads(text) for text in texts] for name, texts in written.items()}
    unknown = dict.fromkeys(LinkAnswer.__struct_fields__)
    known = {"sentence": 1, "quote": "They flew.", "mode": "flight", "status": "completed", "via": [], "actors": []}
    return samples | {"answer": [{"sentences": 1, "links": [unknown | known | {"both_ways": False}]}]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_written_follows_its_schema(name, samples):
    schema = schema_of(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    for sample in samples[name]:
        jsonschema.validate(sample, schema)


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("extract", ("id",), 7),
        ("extract", ("places", 0, "lat"), 91),
        ("extract", ("places", 0, "use"), "metaphorical"),
        ("network", ("about", "version"), 99),
        ("network", ("features", 0, "properties", "table"), "planets"),
        ("network", ("features", 0, "properties", "degree"), -1),
        ("decision", ("decision",), "perhaps"),
        ("decision", ("colour",), "red"),
        ("gold", ("text",), None),
        ("run", ("schema",), "other"),
        ("answer", ("links", 0, "mode"), "teleport"),
    ],
)
def test_what_is_spoilt_does_not(name, path, value, samples):
    spoilt = json.loads(json.dumps(samples[name][0]))
    inner = spoilt
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoilt, schema_of(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_the_schema_that_the_documentation_keeps(name, golden, capsys):
    assert main(["schema", name]) == 0
    golden(f"../docs/schemas/{name}.json", capsys.readouterr().out)


def test_an_unknown_schema_is_refused_with_the_choices(capsys):
    assert main(["schema", "planet"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in SCHEMAS)
