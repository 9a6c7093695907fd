"""Kinds of sentences that join places, each claimed on other sentences than those it was found on."""

from datetime import date

import pytest

from geomap.pipeline import trace
from geomap.records import Article, Link

WRITTEN = date(2025, 5, 14)  # a Wednesday


def told(link: Link) -> str:
    """Return a link as one line: mode, ends, via, status and date."""
    origin = link.origin.name if link.origin else "?"
    arrow = "--" if link.bidirectional else "->"
    via = "".join(f" via {place.name}" for place in link.via)
    destination = link.destination.name if link.destination else "?"
    return f"{link.mode} {origin} {arrow} {destination}{via} {link.status} {link.date}"


def links(text: str, url: str | None = None) -> list[str]:
    return [told(link) for link in trace(Article("a", text, published=WRITTEN, url=url)).links]


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("President Reagan arrived in Reykjavik.", None, "visit United States -> Reykjavík completed None"),
        ("The Kremlin's envoy flew to Abu Dhabi.", None, "visit Russia -> Abu Dhabi completed None"),
        ("Secretary of State James Baker visited Riyadh.", None, "visit United States -> Riyadh completed None"),
        ("Deputy Minister Ann Otieno will visit Lusaka.", "https://www.mfa.go.ke/a",
         "visit Kenya -> Lusaka planned None"),
        ("LIMA, May 13 - Foreign Minister Rosa Quispe will visit Oslo.", None, "visit Peru -> Oslo planned None"),
    ],
)  # fmt: skip
def test_an_office_a_known_name_or_the_outlet_gives_the_home(text: str, url: str | None, expected: str):
    assert links(text, url) == [expected]
