"""What tests of the review page do on it, and what they give it."""

from dataclasses import replace
from datetime import date

import pytest
from networks import links

from geomap import network
from geomap.decisions import About, Decision, from_text, key_of
from geomap.records import Article, Extract

TRIAL, SAILED, ARRIVED, RETURNED, INVITED, PACIFIC, _ = links()

REPORT = Article(
    "report",
    "A minister flew from Karachi to Dhaka on Monday. He 🚢 praised the ferry to Chattogram.\n\n"
    "Nobody knows whether Lahore and Paris will be linked by air.",
    "What moves",
    date(2026, 1, 5),
    "https://example.org/report",
)


def corridor_id(mode, origin, destination, *, bidirectional):
    """Return the id of a corridor; a service both ways has its ends sorted."""
    ends = sorted((origin.id, destination.id)) if bidirectional else (origin.id, destination.id)
    return network.corridor_id((mode, *ends, bidirectional))


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def states(page):
    """Return the state of each corridor of the queue, in its order."""
    return [item.get_attribute("class").split()[1] for item in page.locator(".item").all()]


def told(page):
    return page.locator("#told").text_content()


def downloaded(page):
    """Return the text of the decisions file, and its decisions as Python reads them."""
    with page.expect_download() as download:
        page.locator("#file").get_by_role("button", name="Download decisions").click()
    assert download.value.suggested_filename == "decisions.jsonl"
    text = download.value.path().read_bytes().decode()
    return text, from_text(text, source="the file", report=pytest.fail)


def drop(page, text, name="decisions.jsonl"):
    """Drop a file of decisions onto the page."""
    page.evaluate(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name));
            document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true, bubbles: true }));
        }""",
        [name, text],
    )


def decision(one, **fields):
    """Return Bob's decision on the corridor of one of the invented links."""
    return replace(
        Decision(
            corridor=corridor_id(one.mode, one.origin, one.destination, bidirectional=one.bidirectional),
            link=None, decision="accepted", reason=None, comment=None, edit=None, evidence=(key_of(one),),
            about=About(one.mode, one.origin, one.destination, one.bidirectional), source=None, previous=None,
            reviewer="Bob", time="2026-11-24T21:30:00Z", tool="geomap 0.1.0",
        ),
        **fields,
    )  # fmt: skip


def extract_of(*told):
    return Extract("a", "Ties in the air", date(2025, 9, 2), "https://example.org/a", (), told)
