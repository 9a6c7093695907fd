"""Many articles: on all cores, in shards, by several machines; always the same network."""

import json
import subprocess
import sys
from itertools import islice, pairwise

import pytest

from geomap import runs
from geomap.articles import read_articles
from geomap.cli import main
from geomap.errors import OutputError
from geomap.network import build_network
from geomap.network.formats import to_geojson
from geomap.pipeline import trace
from geomap.processes import ReadingOptions, Workers, cluster_of, traced
from geomap.runs import Run

TOWNS = ("Karachi", "Dhaka", "Colombo", "Istanbul", "Doha", "Nairobi", "Jakarta", "Lagos", "Vienna", "Lima", "Oslo")
SETTING = ReadingOptions()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Return a folder of short articles, two of which have one name."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "more").mkdir()
    for number, (origin, goal) in enumerate(pairwise(TOWNS)):
        text = f"{origin}, {number + 1} March 2025. A ship sailed from {origin} to {goal} on Monday."
        (folder / f"a{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "more" / "a00.txt").write_text("The minister flew from Oslo to Lima on 3 May 2025.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(corpus):
    """Return the network of the corpus as one process reads it in one go."""
    return to_geojson(build_network(trace(article) for article in read_articles([str(corpus)])))


def gathered(folder):
    return to_geojson(build_network(Run.read(folder).extracts()))


def test_any_number_of_processes_reads_the_same(corpus, monkeypatch):
    monkeypatch.setattr("geomap.processes.SMALL", 2)
    monkeypatch.setattr("geomap.processes.BATCH", 3)
    articles = list(read_articles([str(corpus)]))
    alone = list(traced(articles, SETTING))
    assert list(traced(articles, SETTING, jobs=2)) == alone
    assert [article for article, _ in alone] == articles


def test_what_goes_wrong_in_a_process_is_told_as_it_is_here():
    workers = Workers(1)
    with pytest.raises(ValueError, match="invalid literal"):
        workers.submit(int, "x").result()
    assert workers.submit(int, "7").result() == 7
    workers.close()


def test_a_process_that_dies_is_told():
    workers = Workers(1)
    with pytest.raises(OutputError, match="a process that reads articles ended"):
        workers.submit(sys.exit, 3).result()
    workers.close()


@pytest.mark.parametrize("files_a_shard", [1, 4, 100])
@pytest.mark.parametrize("compressed", [False, True])
def test_shards_of_any_size_give_the_network_of_one_reading(files_a_shard, compressed, corpus, expected, tmp_path):
    run = Run.begin(tmp_path / "run", [str(corpus)], SETTING, compressed=compressed, files_a_shard=files_a_shard)
    assert sum(step.articles for step in run.go_on(SETTING)) == len(TOWNS)
    assert gathered(tmp_path / "run") == expected


def test_a_run_goes_on_where_it_ended_and_reads_only_what_is_missing(corpus, expected, tmp_path):
    begun = Run.begin(tmp_path / "run", [str(corpus)], SETTING, files_a_shard=3)
    assert sum(step.articles for step in islice(begun.go_on(SETTING), 2)) == 3
    with pytest.raises(OutputError, match="is not done: 3 of 4 groups of files are missing; go on with"):
        list(Run.read(tmp_path / "run").extracts())
    again = Run.begin(tmp_path / "run", [str(corpus)], SETTING, files_a_shard=3)
    assert sum(step.articles for step in again.go_on(SETTING)) == len(TOWNS) - 3
    assert gathered(tmp_path / "run") == expected


def test_tasks_share_a_run_out_and_together_do_all_of_it_once(corpus, expected, tmp_path):
    shares = []
    for task in (3, 1, 2):
        run = Run.begin(tmp_path / "run", [str(corpus)], SETTING, files_a_shard=2)
        shares.append(sum(step.articles for step in run.go_on(SETTING, task=task, tasks=3)))
    assert sum(shares) == len(TOWNS)
    assert all(shares)
    assert gathered(tmp_path / "run") == expected


def test_a_large_file_is_cut_by_its_articles(corpus, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "CUT_BYTES", 100)
    monkeypatch.setattr(runs, "ARTICLES_A_PART", 3)
    lines = [
        json.dumps({"id": article.id, "text": article.text, "published": str(article.published or "") or None})
        for article in read_articles([str(corpus)])
    ]
    wire = tmp_path / "wire.jsonl"
    wire.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for task in (1, 2):
        run = Run.begin(tmp_path / "run", [str(wire)], SETTING)
        list(run.go_on(SETTING, task=task, tasks=2))
    assert len(list((tmp_path / "run" / "shards").glob("000000-*.jsonl"))) == 4
    assert gathered(tmp_path / "run") == expected


def test_articles_of_one_name_in_two_folders_are_two(corpus, tmp_path):
    list(Run.begin(tmp_path / "run", [str(corpus)], SETTING, files_a_shard=1).go_on(SETTING))
    extracts = {extract.id: extract for extract in Run.read(tmp_path / "run").extracts()}
    assert len(extracts) == len(TOWNS)
    assert extracts["a00-2"].links[0].evidence.article == "a00-2"


def test_what_cannot_be_read_is_told_and_left_out(tmp_path):
    for name, text in (("good", "They flew from Oslo to Lima."), ("bad", "")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run = Run.begin(tmp_path / "run", [str(tmp_path / "good.txt"), str(tmp_path / "bad.txt")], SETTING)
    list(run.go_on(SETTING))
    assert "bad.txt' is empty" in run.unreadable()[0]
    assert [extract.id for extract in run.extracts()] == ["good"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: (folder / "b.txt").write_text("They sailed."), "over other files (1, now 2; the first that"),
        (lambda folder: (folder / "a.txt").write_text("They sailed to Lima."), "the first that differs is"),
        (lambda folder: (folder / "a.txt").write_text("They sailed to Rome"), "a.txt' has changed since"),
    ],
)
def test_a_run_over_what_has_changed_is_refused_with_the_difference(change, said, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("They sailed to Oslo")
    list(Run.begin(tmp_path / "run", [str(folder)], SETTING).go_on(SETTING))
    change(folder)
    with pytest.raises(OutputError) as raised:
        list(Run.begin(tmp_path / "run", [str(folder)], SETTING).go_on(SETTING))
    assert said in str(raised.value)


def run_command(*arguments):
    return main([str(argument) for argument in arguments])


def test_a_run_with_other_options_is_refused_with_the_difference(corpus, tmp_path, capsys):
    assert run_command("extract", corpus, "--into", tmp_path / "run", "-j", 1) == 0
    assert run_command("extract", corpus, "--into", tmp_path / "run", "--published", "2025-01-01") == 1
    assert 'was begun with another --published (null, now "2025-01-01")' in capsys.readouterr().err


def test_the_commands_gather_a_run_as_they_gather_lines(corpus, expected, tmp_path, capsys):
    assert run_command("extract", corpus, "--into", tmp_path / "run", "-j", 1, "--zstd") == 0
    assert f"{len(TOWNS)} articles read into" in capsys.readouterr().err
    assert run_command("corridors", tmp_path / "run") == 0
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--zstd"], "--zstd goes with --into"),
        (["--into", "r", "-o", "lines.jsonl"], "--into writes a folder, and -o a file"),
        (["--into", "r", "--task", "3", "--tasks", "2"], "--task 3 is more than --tasks 2"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, said, corpus, capsys):
    assert run_command("extract", corpus, *options) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_no_run_is_left_alone(corpus, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert run_command("extract", corpus, "--into", tmp_path) == 1
    assert "is no run of geomap; name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_damaged_shard_is_told(corpus, tmp_path):
    list(Run.begin(tmp_path / "run", [str(corpus)], SETTING, compressed=True).go_on(SETTING))
    shard = tmp_path / "run" / "shards" / "000000.jsonl.zst"
    shard.write_bytes(shard.read_bytes()[:-20])
    with pytest.raises(OutputError, match=r"000000\.jsonl\.zst' is damaged .*; remove its \.done\.json and go on"):
        list(Run.read(tmp_path / "run").extracts())


def test_a_cluster_loses_a_worker_and_nothing_is_lost_or_done_twice(corpus, expected, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        run = Run.begin(tmp_path / "run", [str(corpus)], SETTING, files_a_shard=1)
        with cluster_of(cluster.scheduler_address, 1) as pool:
            steps = run.go_on(SETTING, pool=pool)
            done = [next(steps), next(steps)]
            next(iter(cluster.workers.values())).process.process.kill()
            done += steps
    assert sum(step.articles for step in done) == len(TOWNS)
    assert gathered(tmp_path / "run") == expected
    lines = [line for shard in (tmp_path / "run" / "shards").glob("*.jsonl") for line in shard.read_text().split("\n")]
    assert len(list(filter(None, lines))) == len(TOWNS)


def test_a_script_that_knows_nothing_of_processes_may_start_some(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from geomap.processes import ReadingOptions, traced\n"
        "from geomap import Article\n"
        "import geomap.processes as all_cores\n"
        "all_cores.SMALL = 1\n"
        "articles = [Article(str(n), 'A ship sailed from Karachi to Colombo on Monday.') for n in range(3)]\n"
        "print(sum(len(extract.links) for _, extract in traced(articles, ReadingOptions(), jobs=2)))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr
