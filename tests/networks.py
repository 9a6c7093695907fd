"""A small invented network for the tests of what is drawn: every mode, and every trouble once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from geomap.network import Network, build_network
from geomap.records import Evidence, Extract, Link, NamedPlace, Place

DHAKA = Place("1185241", "Dhaka", 90.40744, 23.7104, "city", "BD")
KARACHI = Place("1174872", "Karachi", 67.0104, 24.8608, "city", "PK")
CHATTOGRAM = Place("1205733", "Chattogram", 91.83168, 22.3384, "city", "BD")
LAHORE = Place("1172451", "Lahore", 74.35071, 31.558, "city", "PK")
PAKISTAN = Place("1168579", "Pakistan", 69.5, 30.0, "country", "PK")
NADI = Place("2202064", "Nadi", 177.41617, -17.80309, "city", "FJ")
HONOLULU = Place("5856195", "Honolulu", -157.85833, 21.30694, "city", "US")

SENTENCES = {
    "trial": "Direct flights between Dhaka and Karachi begin on trial in January.",
    "sailed": "The ship sailed from Karachi to Chattogram.",
    "arrived": "The minister flew from Karachi to Dhaka on Saturday.",
    "returned": "An adviser travelled from Dhaka to Karachi in October.",
    "invited": "The president was invited to Dhaka from Pakistan.",
    "pacific": "Two flights a week link Nadi with Honolulu.",
    "nowhere": "A delegation came to Dhaka.",
}


def link(key: str, mode: str, origin: Place | None, destination: Place | None, **fields: object) -> Link:
    """Return a link that rests on one of ``SENTENCES``."""
    text, start = SENTENCES[key], 100 * list(SENTENCES).index(key)
    evidence = Evidence(
        text, start, start + len(text), "a", "Ties in the air", date(2025, 9, 2), "https://example.org/a"
    )
    known = {
        "via": (), "bidirectional": False, "status": "completed", "date": None, "actors": (), "score": 0.9,
        "rule": "verb",
    }  # fmt: skip
    return Link(mode=mode, origin=origin, destination=destination, evidence=evidence, **(known | fields))


def links() -> tuple[Link, ...]:
    return (
        link("trial", "flight", DHAKA, KARACHI, bidirectional=True, status="trial", date="2026-01-29"),
        link("sailed", "shipping", KARACHI, CHATTOGRAM, date="2024-11"),
        link("arrived", "visit", KARACHI, DHAKA, date="2025-08-23", actors=("Dar",)),
        link("returned", "visit", DHAKA, KARACHI, date="2025-10", score=0.6),
        link("invited", "visit", PAKISTAN, DHAKA, status="invited"),
        link("pacific", "flight", NADI, HONOLULU, bidirectional=True, status="operating"),
        link("nowhere", "visit", None, DHAKA),
    )


def invented_network(change: Callable[[str], str] = str) -> Network:
    """Return the network; ``change`` is applied to every text that comes from an article or the gazetteer."""
    named = NamedPlace(0, 6, change("Lahore"), _place(LAHORE, change), "literal", 0.9)
    changed = tuple(_link(one, change) for one in links())
    evidence = changed[0].evidence
    extract = Extract(evidence.article, evidence.title, evidence.published, evidence.url, (named,), changed)
    return build_network([extract])


def crowded_network(count: int) -> Network:
    """Return ``count`` flights between places of a grid over Europe and Asia."""
    spots = [Place(f"p{n}", f"Place {n}", 5.0 + 7 * (n % 12), 5.0 + 6 * (n // 12), "city", "XX") for n in range(72)]
    pairs = [(one, other) for number, one in enumerate(spots) for other in spots[:number]][:count]
    first = links()[0]
    made = tuple(
        replace(
            first,
            origin=one,
            destination=other,
            evidence=replace(first.evidence, text=f"Flight {number}.", start=10 * number, end=10 * number + 9),
        )
        for number, (one, other) in enumerate(pairs)
    )
    return build_network([Extract("a", "Ties in the air", date(2025, 9, 2), None, (), made)])


def _link(link: Link, change: Callable[[str], str]) -> Link:
    evidence = link.evidence
    return replace(
        link,
        origin=link.origin and _place(link.origin, change),
        destination=link.destination and _place(link.destination, change),
        actors=tuple(change(actor) for actor in link.actors),
        rule=change(link.rule),
        evidence=replace(
            evidence,
            text=change(evidence.text),
            title=change(evidence.title or ""),
            url=change(evidence.url or ""),
        ),
    )


def _place(place: Place, change: Callable[[str], str]) -> Place:
    return replace(place, name=change(place.name))
