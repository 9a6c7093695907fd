"""The commands: each parses its options, calls one function and prints."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap import __version__
from geomap.cli.options import (
    articles_arguments,
    choice_options,
    input_argument,
    output_option,
    packages_option,
    page_options,
    route_options,
    voice_options,
)
from geomap.cli.terminal import (
    PAGE,
    STREAM,
    counted,
    is_verbose,
    prepare,
    prepare_network,
    put,
    put_network,
    say,
    show,
    text_of,
)
from geomap.errors import ArticleError, GazetteerError
from geomap.modes import MODES
from geomap.records import Article, Extract

if TYPE_CHECKING:
    from geomap.corridors import Network


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@voice_options
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn articles into maps of the flights, shipping and visits that link places."""


@cli.command("map")
@articles_arguments
@output_option(PAGE, "Page to write; - is standard output.")
@click.option(
    "--network",
    type=click.Path(path_type=Path),
    metavar="FILE",
    show_default="the page's name with .geojson",
    help="Network to write, in the format of its suffix.",
)
@choice_options
@page_options
@voice_options
def map_command(
    sources: tuple[str, ...],
    published: date | None,
    output: Path,
    force: bool,
    network: Path | None,
    title: str | None,
    detail: str,
    **choice: Any,
) -> None:
    """Draw the map of the articles in SOURCES.

    SOURCES are files (.txt .md .html .json .jsonl), folders of them, or - for
    standard input.
    """
    from geomap import maps
    from geomap.corridors import build_network

    network = network or (output.with_suffix(".geojson") if output != STREAM else None)
    if network == output:
        raise click.UsageError(f"'{output}' cannot be both the page and the network; name the page as 'map.html'")
    prepare(output, force=force)
    if network:
        prepare_network(network, force=force)
    extracts = tuple(_extracts(sources, published))
    built = build_network(extracts, **choice)
    page = maps.page(built, title=title, detail=detail)
    put(page, output)
    if network:
        put_network(built, network)
    say(_summary(extracts, built))
    if written := [str(path) for path in (output, network) if path not in (None, STREAM)]:
        say(f"wrote {' and '.join(written)}")


@cli.command()
@articles_arguments
@output_option(STREAM, "File to write the lines to.")
@voice_options
def extract(sources: tuple[str, ...], published: date | None, output: Path, force: bool) -> None:
    """Read the articles in SOURCES into JSON lines."""
    from geomap.extracts import to_line

    prepare(output, force=force)
    lines = (to_line(extract) + "\n" for extract in _extracts(sources, published, tell=_explain))
    # A stream passes each line on at once; a file is written whole.
    for text in lines if output == STREAM else ["".join(lines)]:
        put(text, output)


@cli.command()
@input_argument("lines", "EXTRACT")
@output_option(STREAM, "File to write, in the format of its suffix.")
@choice_options
def corridors(lines: Path, output: Path, force: bool, **choice: Any) -> None:
    """Gather the lines of EXTRACT into a network of corridors."""
    from geomap.corridors import build_network
    from geomap.extracts import from_line

    prepare_network(output, force=force)
    rows = enumerate(text_of(lines).split("\n"), start=1)  # a JSON text may hold U+2028, where splitlines() would split
    extracts = [from_line(row, number=number) for number, row in rows if row.strip()]
    put_network(build_network(extracts, **choice), output)


@cli.command()
@input_argument("network", "NETWORK")
@output_option(STREAM, "Page to write.")
@page_options
def draw(network: Path, output: Path, force: bool, title: str | None, detail: str) -> None:
    """Draw NETWORK as a page that opens offline."""
    from geomap import formats, maps

    prepare(output, force=force)
    read = formats.from_geojson(text_of(network)) if network == STREAM else formats.read(network)
    put(maps.page(read, title=title, detail=detail), output)


@cli.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--url", help="Address at which the page will be published.")
@click.option("--title", help="Title of the frame, read out to those who do not see it.")
def embed(page: Path, url: str | None, title: str | None) -> None:
    """Print the HTML that shows PAGE inside an article."""
    from geomap.maps.embed import iframe

    put(iframe(page, url=url, title=title), STREAM)


@cli.command(context_settings={"ignore_unknown_options": True})  # "-74,40.7" is a point
@click.argument("origin")
@click.argument("destination")
@route_options
@output_option(STREAM, "File to write the route to.")
def route(origin: str, destination: str, output: Path, force: bool, **travel: Any) -> None:
    """Print the way from ORIGIN to DESTINATION as GeoJSON.

    Both are names, codes, or points written as lon,lat.
    """
    from geomap.pipeline import find_route

    prepare(output, force=force)
    put(json.dumps(find_route(origin, destination, **travel), ensure_ascii=False) + "\n", output)


@cli.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Tell what changed from the network OLD to the network NEW."""
    from geomap import changes, formats

    found = changes.compare(formats.read(old), formats.read(new))
    put(changes.to_json(found) if as_json else changes.to_text(found), STREAM)


@cli.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, as_json: bool) -> None:
    """Measure how well places and links are found in GOLD."""
    from geomap.evaluation import evaluate as judge
    from geomap.evaluation import load_gold
    from geomap.pipeline import bundled_gazetteer, trace

    documents, gazetteer = load_gold(gold), bundled_gazetteer()
    extracts = [trace(document.article) for document in counted(documents, "documents")]
    report = judge(documents, extracts, is_demonym=lambda word: gazetteer.demonym(word) is not None)
    put(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else report.as_text(), STREAM)


@cli.group()
def gazetteer() -> None:
    """Build, check and ask the gazetteer."""


@gazetteer.command()
@packages_option
def build(packages: Path | None) -> None:
    """Build the gazetteer anew from its packages and its own tables."""
    from geomap.datafiles import data_path
    from geomap.sources import build as build_gazetteer

    report = build_gazetteer(data_path(""), packages=packages, progress=show)
    show("")
    say(f"wrote {', '.join(file.name for file in report.files)} into {data_path('')}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in report.places.items())
    say(f"{report.names} names of {sum(report.places.values())} places: {kinds}")


@gazetteer.command()
@packages_option
def check(packages: Path | None) -> None:
    """Build the gazetteer aside, and tell what differs from it."""
    from geomap.sources import check as check_gazetteer

    differences = check_gazetteer(packages, progress=show)
    show("")
    put("".join(f"{difference}\n" for difference in differences), STREAM)
    if differences:
        raise GazetteerError("the gazetteer is not what its sources give; run 'geomap gazetteer build'")
    say("the gazetteer is what its sources give")


@gazetteer.command()
@click.argument("name")
def find(name: str) -> None:
    """List the places that NAME may mean, likeliest first."""
    from geomap.gazetteer import Gazetteer

    found = Gazetteer.open().find(name)
    if not found:
        say(f"no place is called {name!r}")
    for candidate in found:
        place = candidate.place
        columns = (place.name, place.kind, place.country, f"{place.lon:.5f},{place.lat:.5f}", place.id)
        put("\t".join((*columns, candidate.reason)) + "\n", STREAM)


def _explain(article: Article) -> None:
    """Tell a person who asks for more why each sentence with two places is, or is not, a link."""
    from geomap.pipeline import explain

    if is_verbose():
        for sentence, reason in explain(article):
            say(f"{sentence} :: {reason}", level=1)


def _extracts(
    sources: Sequence[str], published: date | None, *, tell: Callable[[Article], None] = lambda article: None
) -> Iterator[Extract]:
    """Yield what each article says; pass by those that cannot be read, if any can."""
    from geomap.articles import read_articles
    from geomap.pipeline import trace

    waiting: list[ArticleError] = []  # problems that are one error if no article can be read
    bad = good = 0
    for article in counted(read_articles(sources, published=published, report=waiting.append), "articles"):
        bad += _skip(waiting)
        good += 1
        extract = trace(article)
        say(f"{extract.id}: {_count(len(extract.places), 'name')}, {_count(len(extract.links), 'link')}", level=1)
        tell(article)
        yield extract
    if not good and len(waiting) == 1:
        raise waiting[0]
    bad += _skip(waiting)
    if not good:
        raise ArticleError(f"none of {bad} articles could be read" if bad else f"no articles in {', '.join(sources)}")
    if bad:
        say(f"geomap: {bad} of {bad + good} articles could not be read")


def _skip(problems: list[ArticleError]) -> int:
    """Tell ``problems`` and forget them; return how many they were."""
    count = len(problems)
    for problem in problems:
        say(f"geomap: skipped: {problem}")
    problems.clear()
    return count


def _summary(extracts: Sequence[Extract], network: "Network") -> str:
    """Return the one line that says what is on the map, and what is not."""
    modes = Counter(network.corridors["mode"])
    kinds = ", ".join(f"{modes[name]} {name}" for name in MODES if modes[name])
    unplaced = sum(named.place is None for extract in extracts for named in extract.places)
    return (
        f"{_count(len(extracts), 'article')}, {_count(len(network.places), 'place')}, "
        + (f"{_count(len(network.corridors), 'corridor')} ({kinds})" if kinds else "no corridors")
        + (f"; {_count(unplaced, 'name')} could not be placed" if unplaced else "")
        + ("" if kinds or len(network.places) else ": the map is empty")
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
