"""The commands of a review from first to last: what is decided, merged, published and learned."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from reviewers import decide

from geomap.cli import main
from geomap.decisions import Edit, name_of, publish, read_lines, to_text
from geomap.network import formats
from geomap.network.rows import with_tables
from geomap.pipeline import bundled_gazetteer, open_gazetteer, trace
from geomap.records import Article

ARTICLE = {
    "id": "trip",
    "title": "A minister travels",
    "published": "2026-03-03",
    "text": "Swedish Foreign Minister Kari Dahl flew from Nairobi to Santiago on Monday. "
    "Swedish Foreign Minister Kari Dahl arrived in Lisbon on Tuesday.",
}


@pytest.fixture(scope="module")
def seeds(request, tmp_path_factory):
    """Return the network of ``seeds/`` in a folder of its own."""
    folder = tmp_path_factory.mktemp("seeds")
    sources = str(request.config.rootpath / "seeds")
    assert main(["map", sources, "-q", "-o", str(folder / "map.html")]) == 0
    return sources, folder / "map.geojson"


@pytest.fixture
def trip(tmp_path, monkeypatch):
    """Return the network of one invented article, in an empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    Path("trip.jsonl").write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    assert main(["map", "trip.jsonl", "-q", "-o", "map.html"]) == 0
    return formats.read(Path("map.geojson"))


def save(name, *decisions):
    Path(name).write_text(to_text(decisions), encoding="utf-8")
    return name


def corridor_to(network, name):
    (id,) = network.corridors.loc[network.corridors["destination_name"] == name, "id"]
    return id


def test_a_whole_review_of_the_samples_publishes_what_was_accepted(seeds, tmp_path, capsys):
    sources, path = seeds
    network = formats.read(path)
    ids = list(network.corridors["id"])
    decided = [decide(network, id, "rejected" if row % 3 else "accepted") for row, id in enumerate(ids)]
    (tmp_path / "d.jsonl").write_text(to_text(decided), encoding="utf-8")
    pages = []
    for name in ("one", "two"):
        command = ["map", sources, "--decisions", str(tmp_path / "d.jsonl"), "--only", "accepted"]
        assert main([*command, "-o", str(tmp_path / f"{name}.html")]) == 0
        pages.append(((tmp_path / f"{name}.html").read_bytes(), (tmp_path / f"{name}.geojson").read_bytes()))
    assert pages[0] == pages[1]
    published = formats.read(tmp_path / "one.geojson")
    assert set(published.corridors["id"]) == set(ids[::3])
    assert set(published.corridors["verdict"]) == {"accepted"}
    assert published.about["review"]["hidden"] == 0
    assert "stale" not in capsys.readouterr().err
    assert main(["review", "status", str(path), str(tmp_path / "d.jsonl"), "--json"]) == 0
    states = json.loads(capsys.readouterr().out)["states"]
    assert sum(counts["accepted"] for counts in states.values()) == len(ids[::3])
    assert not any(counts["proposed"] for counts in states.values())


def test_what_was_accepted_and_rejected_is_measured_by_evaluate(seeds, tmp_path, capsys):
    sources, path = seeds
    network = formats.read(path)
    on_corridors = network.links[network.links["corridor"].notna()]
    ids = list(network.corridors["id"])
    wrong = ids[1]
    decided = [decide(network, id, "rejected" if id == wrong else "accepted") for id in ids]
    save(tmp_path / "d.jsonl", *decided)
    gold = str(tmp_path / "gold.jsonl")
    assert main(["review", "export", str(path), str(tmp_path / "d.jsonl"), "--articles", sources, "--gold", gold]) == 0
    capsys.readouterr()
    assert main(["evaluate", gold, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    everything = figures["links"]["all"]
    assert everything["recall"] == 1.0
    assert everything["spurious"] == sum(on_corridors["corridor"] == wrong)
    assert figures["other"]["on a negative"] == everything["spurious"]
    assert everything["status"] == everything["evidence"] == 1.0
    assert figures["passages"]["precision"] == figures["passages"]["recall"] == 1.0


def test_an_edit_in_the_gold_is_what_the_next_reading_has_to_find(trip, capsys):
    id = corridor_to(trip, "Lisbon")
    save("d.jsonl", decide(trip, id, "edited", edit=Edit(status="cancelled"), comment="He never left."))
    assert main(["review", "export", "map.geojson", "d.jsonl", "--articles", "trip.jsonl", "--gold", "g.jsonl"]) == 0
    (link,) = [link for link in json.loads(Path("g.jsonl").read_text("utf-8"))["links"] if not link["debatable"]]
    assert (link["status"], link["destination"]["name"], link["note"]) == ("cancelled", "Lisbon", "He never left.")
    capsys.readouterr()
    assert main(["evaluate", "g.jsonl", "--json"]) == 0
    visit = json.loads(capsys.readouterr().out)["links"]["visit"]
    assert (visit["recall"], visit["status"], visit["spurious"]) == (1.0, 0.0, 0)


@pytest.mark.parametrize(("reason", "negatives"), [("no-link", 1), ("same-event", 0), ("unreliable-source", 0)])
def test_what_was_read_rightly_is_no_negative_even_if_it_was_rejected(trip, reason, negatives):
    save("d.jsonl", decide(trip, corridor_to(trip, "Lisbon"), "rejected", reason=reason))
    assert main(["review", "export", "map.geojson", "d.jsonl", "--articles", "trip.jsonl", "--gold", "g.jsonl"]) == 0
    assert len(json.loads(Path("g.jsonl").read_text("utf-8"))["negatives"]) == negatives


def test_a_corrected_place_is_found_when_the_article_is_read_again(trip):
    cuba = next(one.place for one in bundled_gazetteer().find("Santiago") if one.place.country == "CU")
    id = corridor_to(trip, "Santiago")
    save("d.jsonl", decide(trip, id, "edited", edit=Edit(destination=replace(cuba, population=0, admin1=""))))
    command = ["review", "export", "map.geojson", "d.jsonl", "--articles", "trip.jsonl"]
    assert main([*command, "--gold", "g.jsonl", "--places", "extra.csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(Path("extra.csv").read_text("utf-8")))
    assert (row["id"], row["name"], row["alternates"]) == (cuba.id, cuba.name, "Santiago")
    article = Article(ARTICLE["id"], ARTICLE["text"], ARTICLE["title"])
    before, after = (
        [link.destination.id for link in trace(article, gazetteer=gazetteer).links]
        for gazetteer in (bundled_gazetteer(), open_gazetteer(Path("extra.csv")))
    )
    assert cuba.id not in before
    assert cuba.id in after


def test_another_place_of_another_name_makes_no_row(trip):
    karachi = bundled_gazetteer().find("Karachi")[0].place
    save("d.jsonl", decide(trip, corridor_to(trip, "Santiago"), "edited", edit=Edit(destination=karachi)))
    command = ["review", "export", "map.geojson", "d.jsonl", "--articles", "trip.jsonl"]
    assert main([*command, "--gold", "g.jsonl", "--places", "extra.csv"]) == 0
    assert Path("extra.csv").read_text("utf-8") == "id,name,kind,country,lon,lat,alternates\n"


def test_a_sentence_that_left_its_article_is_told_and_left_out(trip, capsys):
    save("d.jsonl", decide(trip, corridor_to(trip, "Lisbon"), "accepted"))
    Path("trip.jsonl").write_text(json.dumps(ARTICLE | {"text": "Nothing."}) + "\n", encoding="utf-8")
    assert main(["review", "export", "map.geojson", "d.jsonl", "--articles", "trip.jsonl", "--gold", "g.jsonl"]) == 0
    assert "a sentence that was decided is not there" in capsys.readouterr().err
    assert Path("g.jsonl").read_text("utf-8") == ""


def test_a_filled_in_queue_and_a_network_of_verdicts_are_decisions_too(trip, capsys):
    assert main(["review", "map.geojson", "--csv", "-o", "queue.csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(Path("queue.csv").read_text("utf-8-sig"), newline="")))
    for row in rows:
        row["decision"] = "accepted"
        row["new_origin"] = "Malmö" if row["destination"] == "Lisbon" else ""
    with Path("queue.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    corridors = trip.corridors.assign(verdict="accepted")
    formats.write(with_tables(trip, corridors=corridors), Path("verdicts.gpkg"))
    for name in ("queue.csv", "verdicts.gpkg"):
        assert main(["review", "merge", name, "--reviewer", name.split(".")[0], "-o", f"{name}.jsonl"]) == 0
    assert main(["review", "merge", "queue.csv.jsonl", "verdicts.gpkg.jsonl", "-o", "all.jsonl"]) == 0
    told = capsys.readouterr().err
    edited = next(one for one in read_lines(Path("all.jsonl"), report=pytest.fail) if one.decision == "edited")
    assert edited.edit.origin.name == "Malmö"
    assert f"conflicting: {name_of(edited.about)}" in told
    assert "queue and verdicts: 100% of 2 alike, Cohen's kappa not defined" in told


def test_verdicts_written_in_a_gis_are_not_overwritten(trip, capsys):
    assert main(["extract", "trip.jsonl", "-o", "e.jsonl"]) == 0
    formats.write(with_tables(trip, corridors=trip.corridors.assign(verdict="accepted")), Path("n.gpkg"))
    before = Path("n.gpkg").read_bytes()
    assert main(["corridors", "e.jsonl", "-o", "n.gpkg"]) == 1
    assert "holds verdicts, which would be lost; keep them by 'geomap review merge n.gpkg" in capsys.readouterr().err
    assert Path("n.gpkg").read_bytes() == before
    assert main(["review", "merge", "n.gpkg", "--reviewer", "Ann", "-o", "d.jsonl"]) == 0
    assert main(["corridors", "e.jsonl", "-o", "n.gpkg", "--decisions", "d.jsonl", "--force"]) == 0
    assert main(["corridors", "e.jsonl", "-o", "n.gpkg", "--decisions", "d.jsonl"]) == 0


def test_merging_into_one_of_its_inputs_loses_nothing(trip):
    one = decide(trip, corridor_to(trip, "Lisbon"), "accepted")
    save("a.jsonl", one)
    save("b.jsonl", replace(one, reviewer="Bob"))
    assert main(["review", "merge", "b.jsonl", "-o", "a.jsonl"]) == 1
    assert main(["review", "merge", "a.jsonl", "b.jsonl", "-o", "a.jsonl"]) == 0
    assert len(read_lines(Path("a.jsonl"), report=pytest.fail)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["map", "trip.jsonl", "--decisions", "bad.jsonl"], "'bad.jsonl', line 1 is not JSON"),
        (["map", "trip.jsonl", "--decisions", "none.jsonl"], "cannot read decisions from 'none.jsonl'"),
        (["review", "status", "map.geojson", "map.html"], "'map.html', line 1 is not JSON"),
        (["review", "merge", "trip.csv"], "'trip.csv' has no column"),
        (["review", "status", "none.gpkg", "bad.jsonl"], "no network at 'none.gpkg'"),
        (["review", "status", "decided.geojson", "empty.jsonl"], "'decided.geojson' was made with --decisions"),
        (["review", "decided.geojson"], "'decided.geojson' was made with --decisions"),
    ],
)
def test_what_is_no_decisions_file_is_an_error_of_one_line(trip, capsys, arguments, said):
    Path("bad.jsonl").write_text("no\n", encoding="utf-8")
    Path("trip.csv").write_text("a,b\n", encoding="utf-8")
    Path("empty.jsonl").touch()
    formats.write(publish([], []).network, Path("decided.geojson"))
    before = Path("map.html").read_bytes()
    assert main(arguments) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert Path("map.html").read_bytes() == before


def test_only_accepted_without_decisions_is_wrong_usage(trip, capsys):
    assert main(["map", "trip.jsonl", "--only", "accepted"]) == 2
    assert "--only needs decisions" in capsys.readouterr().err


def test_a_decision_outlives_a_changed_neighbour_and_a_new_day_of_the_article(trip, capsys):
    save("d.jsonl", decide(trip, corridor_to(trip, "Lisbon"), "accepted"))
    text = ARTICLE["text"].replace("Nairobi to Santiago on Monday", "Oslo to Quito last week") + " It rained."
    again = ARTICLE | {"text": text, "title": "A new title", "published": "2026-03-05"}
    Path("trip.jsonl").write_text(json.dumps(again) + "\n", encoding="utf-8")
    assert main(["map", "trip.jsonl", "--decisions", "d.jsonl", "--only", "accepted", "-o", "map.html"]) == 0
    assert "stale" not in capsys.readouterr().err
    assert list(formats.read(Path("map.geojson")).corridors["destination_name"]) == ["Lisbon"]


def test_a_stale_decision_is_listed_on_standard_error(trip, capsys):
    decision = decide(trip, corridor_to(trip, "Lisbon"), "accepted", evidence=("0" * 12,))
    save("d.jsonl", decision)
    assert main(["map", "trip.jsonl", "--decisions", "d.jsonl", "--only", "accepted", "-o", "map.html"]) == 0
    told = capsys.readouterr().err
    assert f"stale: {name_of(decision.about)} ({decision.corridor}), accepted by Ann: sentences 1 gone, 1 new" in told
    assert formats.read(Path("map.geojson")).corridors.empty
