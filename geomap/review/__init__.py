"""The page on which an editor checks every corridor of a network: queue, map and evidence in one file.

It fetches nothing and needs no server. Text of articles and of the gazetteer
travels as data, and the page's own script writes it with ``textContent``. What
the editor decides leaves the page as a decisions file, which ``geomap.decisions``
reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import Template
from typing import TYPE_CHECKING, Any, get_args

from geomap import __version__
from geomap.decisions import PLACE_REASONS, REASONS, Decision, to_line
from geomap.gazetteer import Gazetteer
from geomap.maps.assets import asset, leaflet_css, leaflet_js, text
from geomap.maps.document import policy
from geomap.maps.ground import COARSE, basemaps, whole_view
from geomap.maps.packing import to_json
from geomap.maps.theme import mode_colours
from geomap.maps.words import words_of
from geomap.modes import MODES
from geomap.records import AREA_KINDS, Article, Extract, Status, content_id
from geomap.review.content import review_data

if TYPE_CHECKING:
    from geomap.network import Network

__all__ = ["page"]

_WORDS = ("untitled_article", "zoom_in", "zoom_out")
"""The words of the map's page that are said here too, beside the names of modes and statuses."""


def page(
    network: Network,
    *,
    gazetteer: Gazetteer,
    articles: Iterable[Article] = (),
    extracts: Iterable[Extract] = (),
    decisions: Iterable[Decision] = (),
    reviewer: str | None = None,
    title: str | None = None,
) -> str:
    """Return the page that reviews ``network``, as HTML: the same network, the same bytes.

    ``articles`` and their ``extracts`` let it show each sentence in its paragraph,
    and lay out every sentence for a corridor that was missed; ``decisions`` are
    those made before, which stay in the file that the page gives. ``reviewer`` is
    the name that stands with each decision until another is written.
    """
    data = review_data(network, articles=articles, extracts=extracts, gazetteer=gazetteer) | {
        **_settings(network),
        "decisions": [to_line(decision) for decision in decisions],
        "reviewer": reviewer,
    }
    scripts = [
        leaflet_js(),
        asset("review.js", "geomap.review"),
        "geomap.start();",
    ]
    modes = list(MODES.values())
    return Template(asset("review.html", "geomap.review")).substitute(
        title=text(title or "Corridors to review"),
        policy=policy(scripts),
        leaflet_css=leaflet_css(),
        page_css="".join(
            [asset("map.css"), asset("base.css"), asset("review.css", "geomap.review"), mode_colours(modes)]
        ),
        summary=text(_summary(network)),
        credits="".join(f"<p>{text(line)}</p>" for line in network.about.get("attribution", ())),
        data=to_json(data),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _settings(network: Network) -> dict[str, Any]:
    """Return what the page's script knows beside the tables."""
    modes = list(MODES.values())
    words = words_of("en", modes)
    names = [*_WORDS, *get_args(Status), *(f"{mode.name}{form}" for mode in modes for form in ("", "_layer"))]
    return {
        "modes": [{"name": mode.name, "dash": mode.dash} for mode in modes],
        "basemaps": [part.encoded() for part in basemaps(COARSE, whole_view(network))],
        "words": {name: words[name] for name in names},
        "reasons": {
            kind: [{"slug": slug, "label": label} for slug, label in reasons.items()]
            for kind, reasons in (("corridor", REASONS), ("place", PLACE_REASONS))
        },
        "area_kinds": sorted(AREA_KINDS),
        "tool": f"geomap {__version__}",
        "network": _digest(network),
    }


def _digest(network: Network) -> str:
    """Return what tells this network from others: under it the browser keeps what was decided."""
    return content_id([sorted(network.corridors["id"]), sorted(network.links["id"])])


def _summary(network: Network) -> str:
    corridors, articles = len(network.corridors), network.about.get("articles", 0)
    return f"{corridors} corridor{'' if corridors == 1 else 's'} from {articles} article{'' if articles == 1 else 's'}"
