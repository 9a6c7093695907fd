"""The maker's hand in a map: its words, its view, and what it hides, renames and brings forward."""

import pytest
from networks import invented_network
from pages import Reader

from geomap import maps
from geomap.cli import main
from geomap.errors import OutputError
from geomap.maps.edition import Edition, read_edition
from geomap.network.formats import to_geojson


def drawn(**choice):
    return maps.page(invented_network(), edition=Edition(**choice))


def test_standfirst_byline_source_and_note_stand_on_the_page():
    page = drawn(
        standfirst="One year of ties.", byline="By Ann", source="Source: five papers", note="Seas not to scale"
    )
    assert 'id="summary">One year of ties.<' in page
    assert '<p class="byline" dir="auto">By Ann</p>' in page
    assert page.index("Seas not to scale") < page.index("Source: five papers")


def test_a_hidden_place_is_gone_with_its_lines_and_sentences():
    read = Reader(drawn(hide=("Chattogram",)))
    assert "Chattogram" not in {place["name"] for place in read.table("places")}
    assert "shipping" not in {corridor["mode"] for corridor in read.table("corridors")}
    assert not any("sailed" in link["evidence"] for link in read.table("links"))


def test_a_place_is_called_as_the_maker_wants():
    read = Reader(drawn(rename={"Chattogram": "Chittagong"}))
    assert {"Chittagong"} <= {place["label"] for place in read.table("places")}


def test_what_is_highlighted_leads():
    labels = Reader(drawn(highlight=("Nadi - Honolulu",))).data["labels"]
    assert len(labels) == 1


def test_the_map_first_shows_the_chosen_view():
    assert Reader(drawn(view=(60.0, 5.0, 100.0, 40.0))).data["first_view"] == {
        "west": 60.0, "south": 5.0, "east": 100.0, "north": 40.0
    }  # fmt: skip


def test_a_file_holds_the_same_and_an_option_goes_before_it(tmp_path):
    (tmp_path / "network.geojson").write_text(to_geojson(invented_network()))
    (tmp_path / "edition.toml").write_text('byline = "By Bob"\nnote = "A note"\n[rename]\nDhaka = "Dacca"\n')
    command = ["draw", str(tmp_path / "network.geojson"), "--edition", str(tmp_path / "edition.toml")]
    assert main([*command, "--byline", "By Ann", "-o", str(tmp_path / "map.html")]) == 0
    page = (tmp_path / "map.html").read_text()
    assert "By Ann" in page
    assert "By Bob" not in page
    assert "A note" in page
    assert "Dacca" in page


def test_the_command_says_how_many_lines_the_first_view_hides(tmp_path, capsys):
    (tmp_path / "network.geojson").write_text(to_geojson(invented_network()))
    assert main(["draw", str(tmp_path / "network.geojson"), "-o", str(tmp_path / "map.html")]) == 0
    assert "1 corridor of 6 lead out of the first view" in capsys.readouterr().err


@pytest.mark.parametrize(
    "choice", [{"hide": ("Atlantis",)}, {"rename": {"Atlantis": "A"}}, {"highlight": ("Dhaka - Atlantis",)}]
)
def test_a_place_that_the_map_does_not_hold_is_named(choice):
    with pytest.raises(OutputError, match="Atlantis"):
        drawn(**choice)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("title = 3", "'title'"),
        ("colour = 'red'", "no 'colour'"),
        ("view = [1, 2]", "view"),
        ("hide = 'Dhaka'", "'hide'"),
        ("[", "cannot read"),
    ],
)
def test_what_is_no_edition_is_refused(tmp_path, written, complaint):
    (tmp_path / "edition.toml").write_text(written)
    with pytest.raises(OutputError, match=complaint.replace("[", "\\[")):
        read_edition(tmp_path / "edition.toml")


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "{{7*7}}", "${x}", "<b>"])
def test_the_makers_words_are_text(hostile):
    page = drawn(standfirst=hostile, byline=hostile, note=hostile, source=hostile, rename={"Dhaka": hostile})
    assert Reader(page).tags.count("script") == Reader(drawn()).tags.count("script")
    assert "<b>" not in page
