"""The pieces of the page that stand in it before any script runs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geomap.maps.basemap import Basemap
from geomap.maps.columns import Record
from geomap.maps.content import MOST_ROWS, Content, strongest
from geomap.maps.still import still
from geomap.maps.texts import text
from geomap.maps.words import counted, listed
from geomap.modes import Mode

Words = Mapping[str, str]

STILL = (960, 600)
"""The size of the still map, in pixels: as broad as paper is, at the sizes that labels have."""


def page_parts(
    content: Content,
    about: Mapping[str, Any],
    *,
    modes: Sequence[Mode],
    words: Words,
    language: str,
    ground: Sequence[Basemap],
) -> dict[str, str]:
    """Return the pieces that ``page.html`` asks for, as HTML."""
    plain = (
        "dir",
        "skip",
        "map_label",
        "legend_label",
        "filters_label",
        "evidence_label",
        "noscript",
        "corridors_title",
    )
    line = summary(content, modes=modes, words=words)
    return {
        **{key: text(words[key]) for key in plain},
        "lang": text(language),
        "summary": text(line),
        "legend": _legend(content, modes, words),
        "table": _table(content, words),
        "still": still(content, ground=ground, modes=modes, title=words["map_label"], description=line, size=STILL),
        "credits": _credits(content, about, words),
        "theme": mode_colours(modes),
    }


def summary(content: Content, *, modes: Sequence[Mode], words: Words) -> str:
    """Return one line that says how much the map shows, of what, from where and when."""
    corridors, articles = content.corridors, content.articles
    if not corridors:
        return words["empty"]
    counts = [(sum(corridor["mode"] == mode.name for corridor in corridors), mode.name) for mode in modes]
    ends = {corridor[end] for corridor in corridors for end in ("origin", "destination")}
    line = words["summary"].format(
        modes=listed([counted(count, mode, words) for count, mode in counts if count], words),
        corridors=words["corridor_one" if len(corridors) == 1 else "corridor_many"],
        places=counted(len(ends), "place", words),
        articles=counted(len(articles), "article", words),
    )
    years = sorted(day[:4] for corridor in corridors for day in (corridor["first"], corridor["last"]) if day)
    if not years:
        return line
    return f"{line}, {years[0]}" if years[0] == years[-1] else f"{line}, {years[0]}–{years[-1]}"


def _legend(content: Content, modes: Sequence[Mode], words: Words) -> str:
    """Return the legend, each mode of which is the switch of its layer."""
    corridors = content.corridors
    counts = {mode.name: sum(corridor["mode"] == mode.name for corridor in corridors) for mode in modes}
    switches = "\n".join(
        f'<label><input type="checkbox" name="mode" value="{mode.name}" checked>{_swatch(mode)}'
        f" <span>{text(words[mode.name + '_layer'])}</span>"
        f" <output>{counts[mode.name]}</output></label>"
        for mode in modes
    )
    signs = "\n".join(
        f"<li>{sign} <span>{text(words[key])}</span></li>" for key, sign in _SIGNS.items() if _needed(key, content)
    )
    return (
        f'<fieldset><legend class="unseen">{text(words["legend_label"])}</legend>\n{switches}\n'
        f'<p class="both"><button type="button" value="all">{text(words["all"])}</button>'
        f'<button type="button" value="none">{text(words["none"])}</button></p></fieldset>\n'
        f'<ul class="signs">\n{signs}\n</ul>'
    )


_SIGN = '<svg class="sign" aria-hidden="true">{}</svg>'

_SIGNS = {
    "happened": _SIGN.format('<path class="whole" d="M1 6H33"/>'),
    "uncertain": _SIGN.format('<path class="whole" d="M1 6H33"/><path class="hollow" d="M2.5 6H31.5"/>'),
    "width": _SIGN.format('<path class="grows" d="M1 5.5V6.5L33 10V2Z"/>'),
    "arrow": _SIGN.format('<path class="thin" d="M1 6H26"/><path class="head" d="M33 6L24 1.5V10.5Z"/>'),
    "area": _SIGN.format('<circle class="area" cx="17" cy="6" r="4.5"/>'),
    "quiet": _SIGN.format('<circle class="quiet" cx="17" cy="6" r="3"/>'),
}


def _needed(sign: str, content: Content) -> bool:
    """Whether the map shows what a sign of the legend explains."""
    corridors = content.corridors
    statuses = {corridor["uncertain"] for corridor in corridors}
    return {
        "happened": len(statuses) == 2,
        "uncertain": True in statuses,
        "width": len({corridor["links"] for corridor in corridors}) > 1,
        "arrow": not all(corridor["bidirectional"] for corridor in corridors),
        "area": any(place["area"] and place["linked"] for place in content.places),
        "quiet": not all(place["linked"] for place in content.places),
    }[sign]


def _swatch(mode: Mode) -> str:
    dash = f' stroke-dasharray="{mode.dash}"' if mode.dash else ""
    line = f'<path id="sign-{mode.name}" class="line" style="stroke:var(--{mode.name})"{dash} d="M1 6H33"/>'
    return _SIGN.format(line)


def mode_colours(modes: Sequence[Mode]) -> str:
    """Return the modes' colours as style, lightened where the ground is dark."""
    light = "".join(f"--{mode.name}:{mode.colour};" for mode in modes)
    dark = "".join(f"--{mode.name}:color-mix(in srgb,{mode.colour} 62%,white);" for mode in modes)
    lines = "".join(f".{mode.name}{{--mode:var(--{mode.name})}}" for mode in modes)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{lines}"


def _table(content: Content, words: Words) -> str:
    """Return the table of corridors, and below it the links that no line could be drawn for."""
    places, articles = content.places, content.articles
    of_corridor: dict[int | None, list[Record]] = {}
    for link in content.links:
        of_corridor.setdefault(link["corridor"], []).append(link)
    body = "\n".join(
        _row(row, content.corridors[row], of_corridor.get(row, []), places, articles, words)
        for row in strongest(content, MOST_ROWS)
    )
    head = "".join(
        f'<th scope="col">{text(words[key])}</th>' for key in ("route", "mode", "status", "date", "score", "evidence")
    )
    count = len(content.corridors)
    note = text(words["strongest"].format(n=MOST_ROWS, all=count)) if count > MOST_ROWS else ""
    return (
        f'<p class="note">{note}</p>'
        f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>'
        + _not_drawn(of_corridor.get(None, []), articles, words)
    )


def _row(
    number: int,
    corridor: Record,
    links: Iterable[Record],
    places: Sequence[Record],
    articles: Sequence[Record],
    words: Words,
) -> str:
    names = [text(places[corridor[end]]["name"]) for end in ("origin", "destination")]
    sign = "↔" if corridor["bidirectional"] else words["to"]
    route = f" {sign} ".join(f"<bdi>{name}</bdi>" for name in names)
    note = f'<p class="note" dir="auto">{text(corridor["note"])}</p>' if corridor["note"] else ""
    cells = (
        f'<svg class="sign"><use href="#sign-{corridor["mode"]}"/></svg> {text(words[corridor["mode"]])}',
        text(words[corridor["status"]]),
        _period(corridor["first"], corridor["last"]),
        text(words["chance"].format(n=round(100 * corridor["score"]))),
        "".join(_quotation(link, articles, words) for link in links),
    )
    return (
        f'<tr class="{corridor["mode"]}" data-corridor="{number}">'
        f'<th scope="row"><button type="button">{route}</button>{note}</th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _period(first: str | None, last: str | None) -> str:
    """Return the days between which links fall, as HTML; nothing where no day is known."""
    return "–".join(f"<time>{text(day)}</time>" for day in dict.fromkeys((first, last)) if day)


def _quotation(link: Record, articles: Sequence[Record], words: Words) -> str:
    source = _source(articles[link["article"]], words)
    return f'<blockquote dir="auto">{text(link["evidence"])}</blockquote><p>{source}</p>'


def _source(article: Record, words: Words) -> str:
    """Return an article's title, led to where it can be read, and its day."""
    title = f'<cite dir="auto">{text(article["title"] or words["untitled_article"])}</cite>'
    if article["url"]:
        title = f'<a href="{text(article["url"])}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return f"{title}, <time>{text(article['published'])}</time>" if article["published"] else title


def _not_drawn(links: Sequence[Record], articles: Sequence[Record], words: Words) -> str:
    """Return the links that lack an end: they are on no line, and still are evidence."""
    if not links:
        return ""
    items = "".join(
        f"<li><p><bdi>{text(link['origin_name'] or words['somewhere'])}</bdi> {words['to']} "
        f"<bdi>{text(link['destination_name'] or words['somewhere'])}</bdi> ({text(words[link['mode']])},"
        f" {text(words[link['status']])})</p>{_quotation(link, articles, words)}</li>"
        for link in links
    )
    return f'\n<h3>{text(words["not_drawn"])}</h3>\n<ul class="undrawn">{items}</ul>'


def _credits(content: Content, about: Mapping[str, Any], words: Words) -> str:
    """Return the articles, how the lines were made, and whose data they rest on."""
    articles = "".join(f"<li>{_source(article, words)}</li>" for article in content.articles)
    lines = [words["made"], *about.get("attribution", ())]
    notes = "".join(f"<p>{text(line)}</p>" for line in lines)
    return f'<h2>{text(words["sources"])}</h2>\n<ol class="sources">{articles}</ol>\n<div class="notes">{notes}</div>'
