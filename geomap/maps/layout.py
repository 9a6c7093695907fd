"""The pieces of the page that stand in it before any script runs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from geomap.maps.basemap import Basemap
from geomap.maps.columns import Record
from geomap.maps.content import Content
from geomap.maps.drawing import aspect
from geomap.maps.legend import key, layers, mode_colours
from geomap.maps.still import still
from geomap.maps.table import corridor_table, source
from geomap.maps.texts import text
from geomap.maps.words import Vocabulary
from geomap.modes import Mode

STILL = (960, 600)
"""The size of the still map, in pixels: as broad as paper is, at the sizes that labels have."""

_YEARS = re.compile(r"\d+–\d+$")  # in the digits of any language

_PLAIN = (
    "dir", "skip", "map_label", "legend_label", "key_label", "filters_label", "evidence_label", "noscript",
    "corridors_title", "numbering",
)  # fmt: skip


def page_parts(
    content: Content,
    about: Mapping[str, Any],
    *,
    modes: Sequence[Mode],
    words: Vocabulary,
    ground: Sequence[Basemap],
    countries: Sequence[Record],
) -> dict[str, str]:
    """Return the pieces that ``page.html`` asks for, as HTML."""
    line = summary(content, modes=modes, words=words)
    return {
        **{name: text(words[name]) for name in _PLAIN},
        "lang": text(words.language),
        "summary": _YEARS.sub(r'<span class="years">\g<0></span>', text(line)),
        "reviewed": _reviewed(about, words),
        "aspect": f"{aspect(content.first_view):.2f}",
        "legend": layers(content, modes, words),
        "key": key(content, words),
        "table": corridor_table(content, words),
        "still": still(
            content,
            ground=ground,
            countries=countries,
            modes=modes,
            title=words["map_label"],
            description=line,
            size=STILL,
        ),
        "credits": _credits(content, about, words),
        "theme": mode_colours(modes),
    }


def summary(content: Content, *, modes: Sequence[Mode], words: Vocabulary) -> str:
    """Return one line that says how much the map shows, of what, from where and when."""
    corridors, articles = content.corridors, content.articles
    if not corridors:
        return words["empty"]
    counts = [(sum(corridor["mode"] == mode.name for corridor in corridors), mode.name) for mode in modes]
    ends = {corridor[end] for corridor in corridors for end in ("origin", "destination")}
    line = words["summary"].format(
        modes=words.listed([words.counted(f"{mode}_count", count) for count, mode in counts if count]),
        corridors=words.counted("corridor", len(corridors)),
        places=words.counted("place", len(ends)),
        articles=words.counted("article", len(articles)),
    )
    years = sorted(day[:4] for corridor in corridors for day in (corridor["first"], corridor["last"]) if day)
    span = words.digits("–".join(dict.fromkeys((years[0], years[-1])))) if years else ""
    return f"{line}{words['comma']}{span}" if span else line


def _reviewed(about: Mapping[str, Any], words: Vocabulary) -> str:
    """Return the sentence, as HTML, that says how much was reviewed, by whom and when, and what is not; else ""."""
    review = about.get("review")
    if review is None:
        return ""
    told = text(words.counted("reviewed_count", review["reviewed"]))
    if review["reviewers"]:
        names = text(words.listed([f"\u2068{name}\u2069" for name in review["reviewers"]]))
        told = text(words["reviewed_by"]).format(count=told, names=names, day=f"<time>{text(review['last'])}</time>")
    rest = [text(words.counted(f"{key}_count", review[key])) for key in ("unreviewed", "hidden") if review[key]]
    return f'<p class="summary">{text(words["semicolon"]).join([told, *rest])}</p>'


def _credits(content: Content, about: Mapping[str, Any], words: Vocabulary) -> str:
    """Return the articles, how the lines were made, and whose data they rest on."""
    articles = "".join(f"<li>{source(article, words)}</li>" for article in content.articles)
    polar = [words["polar"]] if content.is_polar else []
    notes = "".join(f"<p>{text(line)}</p>" for line in (words["made"], *polar, *about.get("attribution", ())))
    return f'<h2>{text(words["sources"])}</h2>\n<ol class="sources">{articles}</ol>\n<div class="notes">{notes}</div>'
