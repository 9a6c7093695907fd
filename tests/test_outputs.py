"""Files are written whole or not at all, and only over what geomap wrote."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from geomap.errors import OutputError, SourceError
from geomap.outputs import claim, is_ours, together, whole

PAGE = '<!DOCTYPE html><html><head><meta name="generator" content="geomap 0.1.0">'


def test_a_file_is_replaced_only_when_its_successor_is_complete(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("before")
    with whole(path) as temporary:
        temporary.write_text("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert os.listdir(tmp_path) == ["map.html"]


def test_a_failure_half_way_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError), whole(path) as temporary:
        temporary.write_text("half") and 1 / 0
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["map.html"]


def test_the_temporary_file_lies_in_a_room_beside_its_target_and_has_its_name(tmp_path):
    with whole(tmp_path / "net.gpkg") as temporary:
        assert temporary.parent.parent == tmp_path.resolve()
        assert temporary.name == "net.gpkg"
        assert temporary.parent.stat().st_mode & 0o077 == 0
        temporary.touch()


def test_a_link_stays_a_link_to_the_new_content(tmp_path):
    (tmp_path / "real.html").write_text("before")
    (tmp_path / "link.html").symlink_to("real.html")
    with whole(tmp_path / "link.html") as temporary:
        temporary.write_text("after")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "after"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with whole(pipe) as path:
        path.write_text("through")
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()


def test_what_cannot_be_written_is_told_with_its_name(tmp_path):
    with (
        pytest.raises(OutputError, match=r"cannot write '.*gone/map\.html': No such file"),
        whole(tmp_path / "gone" / "map.html") as temporary,
    ):
        temporary.write_text("lost")


def test_an_error_of_geomap_passes_as_it_is(tmp_path):
    with pytest.raises(SourceError, match="no npm"), whole(tmp_path / "net.gpkg"):
        raise SourceError("no npm")


EXTRACT = '{"id": "a \\\\\\"b", "title": null, "published": "2025-09-02", "url": null, "places": [], "links": []}'


@pytest.mark.parametrize(
    "content",
    [
        PAGE,
        '{"type": "FeatureCollection", "about": {"schema": "geomap-network"}}',
        '{"type": "Feature", "generator": "geomap"}',
        "id,mode,origin,origin_name,origin_kind\n",
        EXTRACT,
    ],
)
def test_what_geomap_wrote_is_geomaps(tmp_path, content):
    path = tmp_path / "file"
    path.write_text(content)
    assert is_ours(path)
    claim(path)


def test_an_empty_file_may_be_written_to(tmp_path):
    path = tmp_path / "file"
    path.touch()
    claim(path)
    assert not is_ours(path)


@pytest.mark.parametrize(
    "content",
    [
        "a love letter",
        "an essay on the geomap-network",
        "<html><title>geomap</title>",
        "\x00\x01",
        '{"id": "a", "text": "marked text", "places": [], "links": [{"evidence_start": 0}]}',
        f'{{"id": "b"}}\n{EXTRACT}',
    ],
)
def test_what_somebody_else_wrote_is_not_replaced(tmp_path, content):
    path = tmp_path / "file"
    path.write_text(content)
    assert not is_ours(path)
    with pytest.raises(OutputError, match="is there already"):
        claim(path)


@pytest.mark.parametrize(
    "content",
    [
        '{"schema": "geomap-decision", "version": 1',
        '{"schema":"geomap-decision",',
        "\ufeffdecision,reason,comment,reviewer,mode",
    ],
)
def test_what_people_decided_is_replaced_only_by_force(tmp_path, content):
    path = tmp_path / "decisions.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match="holds decisions, which would be lost"):
        claim(path)
    claim(path, force=True)


def test_force_replaces_what_somebody_else_wrote(tmp_path):
    path = tmp_path / "file"
    path.write_text("a love letter")
    claim(path, force=True)


def test_a_folder_is_no_output_even_by_force(tmp_path):
    with pytest.raises(OutputError, match="is a folder"):
        claim(tmp_path, force=True)


def test_an_output_needs_its_folder(tmp_path):
    with pytest.raises(OutputError, match=r"make '.*gone' first"):
        claim(tmp_path / "gone" / "map.html")


def test_files_of_one_run_change_together_or_not_at_all(tmp_path):
    page, network = tmp_path / "map.html", tmp_path / "map.geojson"
    page.write_text("before")

    def write_both():
        with together([page, network]) as drafts:
            drafts[page].write_text("after")
            drafts[network].write_text("after")
            network.mkdir()  # so that the second cannot be put in its place

    with pytest.raises(OutputError):
        write_both()
    assert page.read_text() == "before"
    assert sorted(os.listdir(tmp_path)) == ["map.geojson", "map.html"]


def test_a_planted_link_is_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / f".map.{os.getpid()}.html").symlink_to(victim)
    with whole(tmp_path / "map.html") as draft:
        draft.write_text("page")
    assert victim.read_text() == "mine"


def test_what_a_killed_run_left_is_swept_away_and_a_living_one_kept(tmp_path):
    left = tmp_path / ".geomap-writes-abcdefgh"
    left.mkdir()
    (left / "map.html").write_text("half")
    with whole(tmp_path / "one.html") as first:
        first.write_text("one")
        with whole(tmp_path / "two.html") as second:
            second.write_text("two")
        assert first.read_text() == "one"
    assert sorted(os.listdir(tmp_path)) == ["one.html", "two.html"]


def test_a_folder_of_somebody_else_is_never_swept_away(tmp_path):
    names = [".geomap-writes", ".geomap-writes-is-mine", ".geomap"]
    for name in names:
        (tmp_path / name).mkdir()
    with whole(tmp_path / "map.html") as draft:
        draft.write_text("page")
    assert sorted(os.listdir(tmp_path)) == sorted([*names, "map.html"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_from_outside_leaves_nothing_behind(tmp_path, number):
    script = (
        "import sys, time; from geomap import cli; from geomap.outputs import whole\n"
        "with cli._cleaning_up(), whole(__import__('pathlib').Path(sys.argv[1])) as draft:\n"
        "    draft.write_text('half'); print('ready', flush=True); time.sleep(60)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "map.html")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    run.send_signal(number)
    run.communicate(timeout=20)
    assert os.listdir(tmp_path) == []


def test_the_permissions_of_the_file_that_is_replaced_are_kept(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("before")
    path.chmod(0o640)
    with whole(path) as draft:
        draft.write_text("after")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "content",
    [
        f"<html><body><article>The ferry sailed.<iframe srcdoc='{PAGE}'></iframe></article></body></html>",
        '<html><body><p>It sailed.</p><p class="geomap-credit">map</p></body></html>',
        '<figure>x</figure>\n<p class="geomap-credit">map</p>\n<p>It sailed from Dover.</p>\n',
        '{"articles": [], "note": {"schema": "geomap-network"}}',
    ],
)
def test_an_article_that_embeds_a_map_is_not_geomaps(tmp_path, content):
    path = tmp_path / "file"
    path.write_text(content)
    assert not is_ours(path)


def test_an_input_is_replaced_only_by_force(tmp_path):
    path = tmp_path / "net.geojson"
    path.write_text('{"type": "FeatureCollection", "about": {"schema": "geomap-network"}}')
    with pytest.raises(OutputError, match="is what is read, and would be lost"):
        claim(path, inputs=[tmp_path / "." / "net.geojson"])
    claim(path, inputs=[path], force=True)
