"""Files are written whole or not at all, and only over what geomap wrote."""

import os
import threading

import pytest

from geomap.errors import OutputError, SourceError
from geomap.outputs import claim, is_ours, whole

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


def test_the_temporary_file_lies_beside_its_target_and_has_its_suffix(tmp_path):
    with whole(tmp_path / "net.gpkg") as temporary:
        assert temporary.parent == tmp_path.resolve()
        assert temporary.suffix == ".gpkg"
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
