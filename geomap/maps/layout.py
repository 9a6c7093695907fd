"""The pieces of the page that stand in it before any script runs: legend, key, table and credits."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geomap.maps.assets import text
from geomap.maps.content import DOUBTFUL, MOST_LED, MOST_ROWS, Content, Drawing, events_of, strongest
from geomap.maps.packing import Record
from geomap.maps.plane import RULES
from geomap.maps.still import aspect, bead, still
from geomap.maps.theme import mode_colours, theme_css
from geomap.maps.words import Vocabulary
from geomap.modes import Mode

STILL = (960, 600)
"""The size of the still map, in pixels: as broad as paper is, at the sizes that labels have."""

LONG = 48
"""Letters of a title from which on it is set smaller."""

UPRIGHT = (420, 460)
"""The size of the still map for phones, at which letters keep their size."""

_YEARS = re.compile(r"\d+–\d+$")  # in the digits of any language

_PLAIN = (
    "dir", "skip", "map_label", "legend_label", "key_label", "filters_label", "evidence_label", "noscript",
    "corridors_title", "numbering",
)  # fmt: skip


def page_parts(drawing: Drawing, about: Mapping[str, Any]) -> dict[str, str]:
    """Return the pieces that ``page.html`` asks for, as HTML."""
    content, words = drawing.content, drawing.words
    return {
        **{name: text(words[name]) for name in _PLAIN},
        "lang": text(words.language),
        "summary": _YEARS.sub(r'<span class="years">\g<0></span>', text(drawing.summary)),
        "reviewed": _reviewed(about, words),
        "aspect": f"{aspect(content.first_view):.2f}",
        "legend": layers(content, drawing.modes, words),
        "key": key(content, words),
        "table": corridor_table(content, words),
        "still": "".join(
            still(drawing, title=words["map_label"], size=size, name=name, margin=margin)
            for name, size, margin in (("still", STILL, 60), ("upright", UPRIGHT, 40))
        ),
        "kind": " ".join(_kinds_of_page(drawing)),
        "explore": text(words["explore"]),
        "byline": f'<p class="byline" dir="auto">{text(drawing.byline)}</p>' if drawing.byline else "",
        "credits": "".join(f'<p class="maker" dir="auto">{text(note)}</p>' for note in drawing.notes)
        + _credits(content, about, words),
        "theme": mode_colours(drawing.modes) + theme_css(drawing.theme),
    }


def _kinds_of_page(drawing: Drawing) -> Iterator[str]:
    """Yield what the page's style is told of it."""
    if not drawing.content.corridors:
        yield "empty"
    if len(drawing.title) > LONG:
        yield "long"


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


_SIGN = '<svg class="sign" aria-hidden="true">{}</svg>'

_SIGNS = {
    "uncertain": '<path class="whole" d="M1 6H33"/><path class="hollow" d="M2.5 6H31.5"/>',
    "doubtful": '<path class="thin" d="M1 6H33"/><circle class="doubt" cx="17" cy="6" r="5.2"/>'
    '<text class="asked" x="17" y="9.1">?</text>',
    "unreviewed": '<path class="thin" d="M1 6H33"/><path class="diamond" d="M17 .8L22.2 6L17 11.2L11.8 6Z"/>',
    "arrow": '<path class="thin" d="M1 6H26"/><path class="head" d="M33 6L24 1.5V10.5Z"/>',
    "width": '<path class="grows" d="M1 5.5V6.5L33 10V2Z"/>',
    "area": '<circle class="area" cx="17" cy="6" r="4.5"/>',
    "quiet": '<circle class="quiet" cx="17" cy="6" r="3"/>',
}


def layers(content: Content, modes: Sequence[Mode], words: Vocabulary) -> str:
    """Return the modes with their lines and numbers, each the switch of its layer, and all and none of them."""
    corridors = content.corridors
    quiet = sum(not place["linked"] for place in content.places)
    other = (
        f'\n<label class="others"><input type="checkbox" name="quiet">{_SIGN.format(_SIGNS["quiet"])}'
        f" <span>{text(words['quiet_layer'])}</span> <output>{text(words.number(quiet))}</output></label>"
    )
    counts = {mode.name: sum(corridor["mode"] == mode.name for corridor in corridors) for mode in modes}
    switches = "\n".join(
        f'<label><input type="checkbox" name="mode" value="{mode.name}" checked>{_swatch(mode)}'
        f" <span>{text(words[mode.name + '_layer'])}</span>"
        f' <output data-mode="{mode.name}">{text(words.number(counts[mode.name]))}</output></label>'
        for mode in modes
    )
    return (
        f'<fieldset><legend class="unseen">{text(words["legend_label"])}</legend>\n{switches}\n'
        f'<p class="both"><button type="button" value="all">{text(words["all"])}</button>'
        f'<button type="button" value="none">{text(words["none"])}</button></p>{other if quiet else ""}</fieldset>'
    )


def key(content: Content, words: Vocabulary) -> str:
    """Return the signs that the map shows beside the modes, with what each means."""
    said = {"doubtful": words["doubtful"].format(n=words.chance(DOUBTFUL))}
    signs = [(sign, said.get(name) or words[name]) for name, sign in _SIGNS.items() if _needed(name, content)]
    return "\n".join(
        f"<li>{_SIGN.format(sign)} <span>{text(told)}</span></li>" for sign, told in (*_kinds(content, words), *signs)
    )


def _kinds(content: Content, words: Vocabulary) -> list[tuple[str, str]]:
    """Return the beads that stand for events on the map, with what each means."""
    events = [event for ribbon in content.ribbons for event in ribbon["events"]]
    found = {event["kind"] for event in events} if len(content.ribbons) <= MOST_LED else set()
    kinds = [kind for kind in dict.fromkeys(RULES["kinds"].values()) if kind in found]
    signs = [(bead({"kind": kind, "date": "2025", "doubtful": False}), words[f"kind_{kind}"]) for kind in kinds]
    if found and not all(event["date"] for event in events):
        signs.append((bead({"kind": "happened", "date": None, "doubtful": False}), words["kind_undated"]))
    return [(f'<g transform="translate(17 6)">{sign}</g>', told) for sign, told in signs]


def _needed(sign: str, content: Content) -> bool:
    """Whether the map shows what a sign of the key explains."""
    corridors = content.corridors
    return {
        "uncertain": any(ribbon["uncertain"] for ribbon in content.ribbons),
        "doubtful": any(corridor["doubtful"] for corridor in corridors),
        "unreviewed": any(corridor["unreviewed"] for corridor in corridors),
        "arrow": not all(corridor["bidirectional"] for corridor in corridors),
        "width": len({corridor["links"] for corridor in corridors}) > 1,
        "area": any(place["area"] and place["linked"] for place in content.places),
        "quiet": False,  # which the switch of these places explains
    }[sign]


def _swatch(mode: Mode) -> str:
    dash = f' stroke-dasharray="{mode.dash}"' if mode.dash else ""
    line = f'<path id="sign-{mode.name}" class="line" style="stroke:var(--{mode.name})"{dash} d="M1 6H33"/>'
    return _SIGN.format(line)


def corridor_table(content: Content, words: Vocabulary) -> str:
    """Return the table of corridors, and below it the links that no line could be drawn for."""
    of_corridor: dict[int | None, list[Record]] = {}
    for link in content.links:
        of_corridor.setdefault(link["corridor"], []).append(link)
    body = "\n".join(_row(row, of_corridor.get(row, []), content, words) for row in strongest(content, MOST_ROWS))
    head = "".join(
        f'<th scope="col">{text(words[key])}</th>' for key in ("route", "mode", "status", "date", "score", "evidence")
    )
    count = len(content.corridors)
    told = words["strongest"].format(n=words.number(MOST_ROWS), all=words.number(count))
    note = f'<p class="note">{text(told)}</p>' if count > MOST_ROWS else ""
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>" if count else ""
    return f"{note}{table}{_not_drawn(of_corridor.get(None, []), content.articles, words)}"


def _row(number: int, links: Sequence[Record], content: Content, words: Vocabulary) -> str:
    corridor = content.corridors[number]
    ends = [content.places[corridor[end]] for end in ("origin", "destination")]
    both = "↔" if corridor["bidirectional"] else ""
    shown = _route([end["local"] for end in ends], both or words["to"])
    known = _route([end["name"] for end in ends], both or "→")
    named = f'<p class="note" dir="ltr">{known}</p>' if any(end["local"] != end["name"] for end in ends) else ""
    note = f'<p class="note" dir="auto">{text(corridor["note"])}</p>' if corridor["note"] else ""
    open_ = f'<p class="note">◇ {text(words["unreviewed"])}</p>' if corridor["unreviewed"] else ""
    doubt = '<span class="query" aria-hidden="true">?</span> ' if corridor["doubtful"] else ""
    cells = (
        f'<svg class="sign"><use href="#sign-{corridor["mode"]}"/></svg> {text(words[corridor["mode"]])}',
        text(_history(corridor, links, words)),
        _period(corridor["first"], corridor["last"]),
        doubt + text(words.chance(corridor["score"])),
        "".join(_quotation(link, content.articles, words) for link in links),
    )
    return (
        f'<tr class="{corridor["mode"]}" data-corridor="{number}">'
        f'<th scope="row"><button type="button">{shown}</button>{named}{note}{open_}</th>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _history(corridor: Record, links: Sequence[Record], words: Vocabulary) -> str:
    """Return what has become of a corridor in words: "on trial", or of several events "1 under way, 1 planned"."""
    events = events_of(links)
    if len(events) < 2:
        return words[corridor["status"]]
    counts = Counter(event["kind"] for event in events)
    kinds = [kind for kind in dict.fromkeys(RULES["kinds"].values()) if counts[kind]]
    return words["comma"].join(words.counted(f"{kind}_count", counts[kind]) for kind in kinds)


def _route(names: Sequence[str], sign: str) -> str:
    return f" {sign} ".join(f"<bdi>{text(name)}</bdi>" for name in names)


def _period(first: str | None, last: str | None) -> str:
    """Return the days between which links fall, as HTML; nothing where no day is known."""
    return " – ".join(f"<time>{text(day)}</time>" for day in dict.fromkeys((first, last)) if day)


def _quotation(link: Record, articles: Sequence[Record], words: Vocabulary) -> str:
    cited = source(articles[link["article"]], words)
    return f'<blockquote dir="auto">{text(link["evidence"])}</blockquote><p>{cited}</p>'


def source(article: Record, words: Vocabulary) -> str:
    """Return an article's title, led to where it can be read, and its day."""
    title = f'<cite dir="auto">{text(article["title"] or words["untitled_article"])}</cite>'
    if article["url"]:
        title = f'<a href="{text(article["url"])}" target="_blank" rel="noreferrer">{title}</a>'
    if not article["published"]:
        return title
    return f"{title}{text(words['comma'])}<time>{text(article['published'])}</time>"


def _not_drawn(links: Sequence[Record], articles: Sequence[Record], words: Vocabulary) -> str:
    """Return the links that lack an end: they are on no line, and still are evidence."""
    if not links:
        return ""
    items = "".join(
        f"<li><p><bdi>{text(link['origin_name'] or words['somewhere'])}</bdi> {words['to']} "
        f"<bdi>{text(link['destination_name'] or words['somewhere'])}</bdi> ({text(words[link['mode']])}"
        f"{text(words['comma'])}{text(words[link['status']])})</p>{_quotation(link, articles, words)}</li>"
        for link in links
    )
    return f'\n<h3>{text(words["not_drawn"])}</h3>\n<ul class="undrawn">{items}</ul>'
