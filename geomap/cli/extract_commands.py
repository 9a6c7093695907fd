"""What geomap reads in articles: the command that prints it, and the one that measures it against gold."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.options import articles_arguments, gazetteer_option, output_option, voice_options
from geomap.cli.terminal import STREAM, count, counted, is_verbose, prepare, put, say
from geomap.errors import ArticleError
from geomap.records import Article, Extract

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer


@click.command()
@articles_arguments
@output_option(STREAM, "File to write the lines to.")
@voice_options
def extract(sources: tuple[str, ...], published: date | None, own: Path | None, output: Path, force: bool) -> None:
    """Read the articles in SOURCES into JSON lines."""
    from geomap.forms import extract_line

    prepare(output, force=force)
    lines = (extract_line(extract) + "\n" for extract in read_extracts(sources, published, own, tell=_explain))
    # A stream passes each line on at once; a file is written whole.
    for text in lines if output == STREAM else ["".join(lines)]:
        put(text, output)


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@gazetteer_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, own: Path | None, as_json: bool) -> None:
    """Measure how well places and links are found in GOLD."""
    from geomap.evaluation import evaluate as judge
    from geomap.evaluation import load_gold
    from geomap.pipeline import open_gazetteer, trace

    documents, gazetteer = load_gold(gold), open_gazetteer(own)
    extracts = [trace(document.article, gazetteer=gazetteer) for document in counted(documents, "documents")]
    report = judge(documents, extracts, is_demonym=lambda word: gazetteer.demonym(word) is not None)
    put(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else report.as_text(), STREAM)


def read_extracts(
    sources: Sequence[str],
    published: date | None,
    own: Path | None,
    *,
    tell: Callable[[Article, "Gazetteer"], None] = lambda article, gazetteer: None,
) -> Iterator[Extract]:
    """Yield what each article says; pass by those that cannot be read, if any can.

    ``own`` is the user's own gazetteer.
    """
    from geomap.articles import read_articles
    from geomap.pipeline import open_gazetteer, trace

    gazetteer = open_gazetteer(own)
    waiting: list[ArticleError] = []  # problems that are one error if no article can be read
    bad = good = 0
    for article in counted(read_articles(sources, published=published, report=waiting.append), "articles"):
        bad += _skip(waiting)
        good += 1
        extract = trace(article, gazetteer=gazetteer)
        say(_gist(extract), level=1)
        tell(article, gazetteer)
        yield extract
    if not good and len(waiting) == 1:
        raise waiting[0]
    bad += _skip(waiting)
    if not good:
        raise ArticleError(f"none of {bad} articles could be read" if bad else f"no articles in {', '.join(sources)}")
    if bad:
        say(f"geomap: {bad} of {bad + good} articles could not be read")


def _gist(extract: Extract) -> str:
    """Return in a few words what one article gave."""
    unplaced = sum(named.place is None for named in extract.places)
    told = f" ({unplaced} not placed)" if unplaced else ""
    return f"{extract.id}: {count(len(extract.places), 'name')}{told}, {count(len(extract.links), 'link')}"


def _skip(problems: list[ArticleError]) -> int:
    """Tell ``problems`` and forget them; return how many they were."""
    skipped = len(problems)
    for problem in problems:
        say(f"geomap: skipped: {problem}")
    problems.clear()
    return skipped


def _explain(article: Article, gazetteer: "Gazetteer") -> None:
    """Tell a person who asks for more why each sentence with two places is, or is not, a link."""
    from geomap.pipeline import explain

    if is_verbose():
        for sentence, reason in explain(article, gazetteer=gazetteer):
            say(f"{sentence} :: {reason}", level=1)
