"""An editor's decisions as lines of a file."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import DHAKA, KARACHI, LAHORE, links

from geomap.decisions import (
    PLACE_REASONS,
    REASONS,
    About,
    AboutPlace,
    Decision,
    Edit,
    Source,
    from_text,
    key_of,
    read_lines,
    to_line,
    to_text,
)  # fmt: skip
from geomap.errors import DecisionError
from geomap.network import corridor_id
from geomap.records import Evidence, place_id

FLIGHT = links()[0]
ACCEPTED = Decision(
    corridor=corridor_id(("flight", KARACHI.id, DHAKA.id, True)),
    link=None,
    decision="accepted",
    reason=None,
    comment="checked by 'phone; ünïcode\u2028too",
    edit=None,
    evidence=(key_of(FLIGHT),),
    about=About("flight", KARACHI, DHAKA, True),
    source=None,
    previous=None,
    reviewer="Ann Otieno",
    time="2026-11-24T21:30:00Z",
    tool="geomap 0.1.0",
)
EDITED = replace(ACCEPTED, decision="edited", edit=Edit(origin=LAHORE, bidirectional=False, status="planned", date=""))
SENTENCE = Evidence("A ferry left Karachi for Dhaka.", 0, 31, "b", "Ferries", date(2026, 1, 2), "https://example.org/b")
ADDED = replace(
    ACCEPTED,
    decision="added",
    edit=Edit("shipping", KARACHI, DHAKA, False, "operating", "2026-01"),
    source=Source(SENTENCE, ("the crew",)),
)
NO_PLACE = replace(
    ACCEPTED, corridor=place_id(LAHORE.id), decision="rejected", reason="no-place", evidence=(),
    about=AboutPlace(LAHORE, ("CEO",)),
)  # fmt: skip
REJECTED = replace(ACCEPTED, decision="rejected", link=key_of(FLIGHT), reason="wrong-mode", previous="conflicting")


def read(text):
    told = []
    return from_text(text, source="'d.jsonl'", report=told.append), told


@pytest.mark.parametrize("decision", [ACCEPTED, EDITED, ADDED, REJECTED, NO_PLACE])
def test_a_decision_is_read_as_it_was_written(decision):
    assert read(to_text([decision, decision])) == ([decision, decision], [])


def test_every_field_of_the_schema_is_there_and_documented(request):
    documented = (request.config.rootpath / "docs" / "review.md").read_text(encoding="utf-8")
    row = json.loads(to_line(ADDED))
    assert all(f"`{name}`" in documented for name in (*row, *row["edit"], *row["source"], *row["about"]))
    assert all(f"`{reason}`" in documented for reason in (*REASONS, *PLACE_REASONS))
    assert all(f"`{name}`" in documented for name in json.loads(to_line(NO_PLACE))["about"])


def damaged(**fields):
    return json.dumps(json.loads(to_line(ACCEPTED)) | fields)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("once upon a time", "is not JSON"),
        ('{"half":', "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "[] is not an object"),
        ('{"type": "FeatureCollection"}', "is no decision of geomap"),
        (damaged(version=3), "version 3, and this geomap reads 1 and 2"),
        (damaged(colour="red"), "'colour' is no field"),
        (damaged(corridor="../etc/passwd"), "'corridor' is \"../etc/passwd\""),
        (damaged(decision="perhaps"), "'decision' is \"perhaps\", not one of accepted"),
        (damaged(reason="no-link"), "'reason' is \"no-link\", not null, as nothing is rejected"),
        (damaged(decision="edited"), "'edit' is null"),
        (damaged(edit={"mode": "rail"}, decision="edited"), "edit: 'mode' is \"rail\""),
        (damaged(edit={"km": 3}, decision="edited"), "edit: 'km' is no field of it; there are mode, "),
        (damaged(decision="added", edit={"mode": "visit"}), "'source' is null"),
        (damaged(evidence=["x"]), "'evidence' is [\"x\"]"),
        (damaged(time="yesterday"), "'time' is \"yesterday\""),
        (damaged(time="2026-13-24T21:30:00Z"), "'time' is"),
        (damaged(reviewer="  "), "'reviewer' is"),
        (json.dumps({"schema": "geomap-decision", "version": 1}), "'corridor' is missing"),
        (to_line(NO_PLACE).replace(NO_PLACE.corridor, "0" * 12), "not the id of the place"),
        (to_line(NO_PLACE).replace('"rejected"', '"edited"'), "'decision' is \"edited\", not one of accepted"),
        (to_line(NO_PLACE).replace('"version": 2', '"version": 1'), "about: 'mode' is missing"),
    ],
)
def test_a_damaged_or_foreign_line_is_an_error_that_names_file_and_line(line, said):
    with pytest.raises(DecisionError) as raised:
        read(f"{to_line(ACCEPTED)}\n{line}\n{to_line(ACCEPTED)}\n")
    message = str(raised.value)
    assert message.startswith("'d.jsonl', line 2")
    assert said in message
    assert "\n" not in message


def problem_of(text):
    """Return what is said of a file that cannot be read, None of one that can."""
    try:
        read(text)
    except DecisionError as error:
        return str(error)
    return None


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_line_it_is_a_decision_or_an_error_that_names_the_line(data):
    line = data.draw(st.sampled_from([to_line(EDITED), to_line(ADDED)]))
    start, end = (data.draw(st.integers(0, len(line))) for _ in range(2))
    spoiled = line[:start] + data.draw(st.text(max_size=12).filter(lambda text: "\n" not in text)) + line[end:]
    problem = problem_of(f"{line}\n{spoiled}\n{line}\n")
    assert problem is None or (problem.startswith("'d.jsonl', line 2") and "\n" not in problem)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner)), st.data())
def test_a_field_that_holds_anything_is_an_error_that_names_the_line(value, data):
    name = data.draw(st.sampled_from(sorted(json.loads(to_line(ADDED)))))
    problem = problem_of(json.dumps(json.loads(to_line(ADDED)) | {name: value}) + "\n")
    assert problem is None or (problem.startswith("'d.jsonl', line 1") and "\n" not in problem)


def test_a_last_line_that_breaks_off_is_told_and_left_out():
    whole = to_text([ACCEPTED, EDITED])
    decisions, told = read(whole[:-20])
    assert decisions == [ACCEPTED]
    assert told == ["'d.jsonl', line 2: the last line breaks off and is left out; decide that corridor again"]


def test_a_last_line_that_is_whole_needs_no_line_break():
    assert read(to_text([ACCEPTED, EDITED]).rstrip("\n")) == ([ACCEPTED, EDITED], [])


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + to_text([ACCEPTED]).encode())
    assert read_lines(path, report=pytest.fail) == [ACCEPTED]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_is_missing_or_no_text_is_an_error_that_names_it(tmp_path, content):
    path = tmp_path / "d.jsonl"
    if content:
        path.write_bytes(content)
    with pytest.raises(DecisionError, match=r"d\.jsonl"):
        read_lines(path, report=pytest.fail)


@pytest.mark.parametrize(
    "change",
    [{"score": 0.1}, {"rule": "other"}, {"status": "cancelled"}, {"date": None}, {"actors": ("x",)},
     {"evidence": replace(FLIGHT.evidence, start=900, end=967)},
     {"evidence": replace(FLIGHT.evidence, text=FLIGHT.evidence.text.replace(" ", "\n "))}],
)  # fmt: skip
def test_the_key_of_a_sentence_outlives_what_is_read_around_it(change):
    assert key_of(replace(FLIGHT, **change)) == key_of(FLIGHT)


@pytest.mark.parametrize(
    "change",
    [{"mode": "visit"}, {"origin": LAHORE}, {"destination": None},
     {"evidence": replace(FLIGHT.evidence, article="c")}, {"evidence": replace(FLIGHT.evidence, text="No.")}],
)  # fmt: skip
def test_a_sentence_read_as_another_journey_has_another_key(change):
    assert key_of(replace(FLIGHT, **change)) != key_of(FLIGHT)
