"""The table of corridors: what the map says, in words, and the way to it by keyboard."""

from collections.abc import Sequence

from geomap.maps.columns import Record
from geomap.maps.content import MOST_ROWS, Content, strongest
from geomap.maps.texts import text
from geomap.maps.words import Vocabulary


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
        text(words[corridor["status"]]),
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
