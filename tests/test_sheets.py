"""Decisions made in a spreadsheet, and in the verdicts of a network."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import DHAKA, KARACHI, LAHORE, invented_network
from reviewers import decide

from geomap.cells import cell, text_of
from geomap.decisions import Edit, Sheet, Standing, from_network, from_sheet, proposals_of, to_sheet
from geomap.errors import DecisionError
from geomap.network import formats
from geomap.network.rows import with_tables

NETWORK = invented_network()
PLACES = {place.name: place for place in (DHAKA, KARACHI, LAHORE)}
SHEET = Sheet("'q.csv'", None, "2026-11-24T21:30:00Z", PLACES.get)


def filled(*rows, network=NETWORK, delimiter=",", backwards=False):
    """Return the queue with the cells of ``rows`` filled in, row by row, as a spreadsheet saves it."""
    read = list(csv.DictReader(io.StringIO(to_sheet(network), newline="")))
    for row, cells in zip(read, rows, strict=False):
        row.update(cells)
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, list(read[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(reversed(read) if backwards else read)
    return sheet.getvalue()


def decided(*rows, sheet=SHEET, **shape):
    return from_sheet(filled(*rows, **shape), sheet)


ANN = {"reviewer": "Ann"}


def test_the_queue_has_a_row_for_each_corridor_and_decides_nothing():
    assert len(list(csv.DictReader(io.StringIO(to_sheet(NETWORK), newline="")))) == len(NETWORK.corridors)
    assert decided() == []


def test_the_queue_leaves_out_what_is_decided_and_keeps_what_reviewers_differ_on():
    ids = list(NETWORK.corridors["id"])
    made = [decide(NETWORK, id, "accepted") for id in ids[:4]]
    made += [replace(made[0], decision="rejected", reviewer="Bob"), decide(NETWORK, ids[4], "skipped")]
    text = to_sheet(NETWORK, made)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [json.loads(row["proposal"])["corridor"] for row in rows] == [ids[0], *ids[4:]]
    settled = from_sheet(text.replace("\r\n,", "\r\naccepted,", 1), replace(SHEET, reviewer="Eve"))
    assert Standing([*made, *settled]).of_corridor(ids[0]).state == "accepted"


def test_a_filled_in_row_is_a_decision_on_its_corridor():
    (first, second) = decided({"decision": "accepted", **ANN}, {"decision": "x", "reason": "5", "comment": "no", **ANN})
    ids = list(NETWORK.corridors["id"])
    assert (first.corridor, first.decision, first.reviewer, first.time) == (ids[0], "accepted", "Ann", SHEET.time)
    assert first.evidence == tuple(proposals_of(NETWORK)[0].sentences)
    assert (second.corridor, second.decision, second.reason, second.comment) == (ids[1], "rejected", "wrong-mode", "no")


def test_new_values_make_an_edit():
    new = {
        "new_mode": "visit", "new_origin": "Lahore", "new_direction": "One way", "new_status": "planned",
        "new_date": "none",
    }  # fmt: skip
    (decision,) = decided({"decision": "accepted"} | new | ANN)
    assert (decision.decision, decision.edit) == ("edited", Edit("visit", LAHORE, None, False, "planned", ""))


@pytest.mark.parametrize("shape", [{"delimiter": ";"}, {"delimiter": "\t"}, {"backwards": True}])
def test_what_spreadsheets_make_of_a_file_is_read_alike(shape):
    row = {"decision": "accepted", "comment": "one, two; three\nfour", **ANN}
    assert from_sheet("\ufeff" + filled(row, **shape), SHEET) == decided(row)


def test_whoever_fills_in_the_sheet_may_be_named_once():
    (decision,) = decided({"decision": "s"}, sheet=replace(SHEET, reviewer="Bob"))
    assert (decision.reviewer, decision.decision) == ("Bob", "skipped")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"decision": "perhaps"}, "row 3: the decision is 'perhaps'"),
        ({"decision": "accepted", "reviewer": ""}, "row 3 does not say who decided"),
        ({"decision": "rejected", "reason": "because"}, "row 3: the reason is 'because'"),
        ({"decision": "edited"}, "row 3 is edited, and nothing is changed"),
        ({"decision": "accepted", "new_date": "Aug-25"}, "row 3: new_date is 'aug-25'"),
        ({"decision": "accepted", "new_mode": "rail"}, "row 3: new_mode is 'rail'"),
        ({"decision": "accepted", "new_origin": "Atlantis"}, "row 3: no place is called 'Atlantis'"),
        ({"decision": "accepted", "proposal": "{'a"}, "row 3, proposal is not JSON"),
        ({"decision": "accepted", "proposal": '{"corridor": "../x"}'}, "row 3, proposal: 'corridor' is"),
    ],
)
def test_a_row_that_cannot_be_read_is_an_error_that_names_it(cells, said):
    with pytest.raises(DecisionError) as raised:
        decided(ANN, ANN | cells)
    message = str(raised.value)
    assert message.startswith("'q.csv', ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "decision\naccepted\n", '"decision,proposal\n', "\x00"])
def test_another_csv_is_an_error_that_names_it(text):
    with pytest.raises(DecisionError, match=r"'q\.csv'"):
        from_sheet(text, SHEET)


@given(st.text(alphabet="'=+-@＝\t\rab1"))
def test_no_cell_is_a_formula_and_every_text_comes_back(text):
    assert text_of(cell(text)) == text
    assert cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝"}


def test_text_of_articles_runs_nowhere_in_a_spreadsheet():
    hostile = invented_network(lambda text: '=HYPERLINK("http://evil","' + text + '")')
    for row in csv.reader(io.StringIO(to_sheet(hostile), newline="")):
        assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip))
def test_any_comment_comes_back(comment):
    (decision,) = decided({"decision": "accepted", "comment": cell(comment), **ANN})
    assert decision.comment == comment.strip()


def with_verdicts(*values, **columns):
    corridors = NETWORK.corridors.copy()
    for row, value in enumerate(values):
        corridors.loc[row, "verdict"] = value
    return with_tables(NETWORK, corridors=corridors.assign(**columns))


def read_verdicts(network, reviewer="Ann"):
    return from_network(network, source="'n.gpkg'", reviewer=reviewer, time=SHEET.time)


def test_verdicts_of_a_network_are_decisions():
    first, second = read_verdicts(with_verdicts("accepted", "rejected"))
    assert first == replace(decided({"decision": "accepted", **ANN})[0])
    assert (second.decision, second.corridor) == ("rejected", NETWORK.corridors["id"][1])


@pytest.mark.parametrize("emptied", [None, ""])
def test_a_verdict_that_was_emptied_in_a_gis_is_none(tmp_path, emptied):
    formats.write(with_verdicts("accepted", emptied), tmp_path / "n.gpkg")
    (decision,) = read_verdicts(formats.read(tmp_path / "n.gpkg"))
    assert decision.corridor == NETWORK.corridors["id"][0]


def test_a_row_may_tell_who_decided_and_when():
    (decision,) = read_verdicts(with_verdicts("skipped", reviewer="Eve", reviewed="2026-11-20"))
    assert (decision.reviewer, decision.time) == ("Eve", "2026-11-20T00:00:00Z")


@pytest.mark.parametrize(
    ("network", "reviewer", "said"),
    [
        (with_verdicts("accepted"), None, "does not say who decided"),
        (with_verdicts("edited"), "Ann", "the verdict is 'edited'"),
        (with_verdicts("accepted", reviewed="24.11."), "Ann", "'time' is"),
        (replace(NETWORK, about=NETWORK.about | {"review": {}}), "Ann", "was made with --decisions"),
    ],
)
def test_verdicts_that_cannot_be_read_are_errors(network, reviewer, said):
    with pytest.raises(DecisionError, match=said):
        read_verdicts(network, reviewer)


def test_the_machine_column_is_json_that_no_spreadsheet_changes():
    (row, *_) = csv.DictReader(io.StringIO(to_sheet(NETWORK), newline=""))
    assert json.loads(row["proposal"])["corridor"] == NETWORK.corridors["id"][0]
