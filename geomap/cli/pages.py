"""Pages: from articles, from a network, and inside an article."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.articles import read_extracts
from geomap.cli.deciding import build_decided, decisions_options
from geomap.cli.options import (
    articles_arguments,
    check_option,
    choice_options,
    input_argument,
    output_option,
    page_options,
    voice_options,
)
from geomap.cli.terminal import (
    PAGE,
    STREAM,
    count,
    deliver,
    prepare,
    prepare_network,
    put,
    put_network,
    say,
    text_of,
)
from geomap.modes import MODES
from geomap.records import Extract

if TYPE_CHECKING:
    from geomap.corridors import Network

Look = Mapping[str, Any]  # how a page is drawn, as keywords of geomap.maps.page
Writers = dict[Path, Callable[[Path], None]]


@click.command("map")
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
@decisions_options
@page_options
@check_option
@voice_options
def map_command(
    sources: tuple[str, ...],
    published: date | None,
    own: Path | None,
    output: Path,
    force: bool,
    network: Path | None,
    check: bool,
    look: Look,
    **choice: Any,
) -> None:
    """Draw the map of the articles in SOURCES.

    SOURCES are files (.txt .md .html .json .jsonl), folders of them, or - for
    standard input.
    """
    from geomap import maps

    network = network or (output.with_suffix(".geojson") if output != STREAM else None)
    if network == output:
        raise click.UsageError(f"'{output}' cannot be both the page and the network; name the page as 'map.html'")
    _prepare(output, network, force=force, check=check)
    extracts = tuple(read_extracts(sources, published, own))
    built = build_decided(extracts, **choice)
    page = maps.page(built, **look)
    writers: Writers = {output: lambda path: put(page, path)}
    if network:
        writers[network] = lambda path: put_network(built, path)
    deliver(writers, check=check)
    say(_summary(extracts, built))
    _tell(writers, check=check)


@click.command()
@input_argument("network", "NETWORK")
@output_option(STREAM, "Page to write.")
@page_options
@check_option
def draw(network: Path, output: Path, force: bool, check: bool, look: Look) -> None:
    """Draw NETWORK as a page that opens offline."""
    from geomap import formats, maps

    _prepare(output, force=force, check=check)
    read = formats.from_geojson(text_of(network)) if network == STREAM else formats.read(network)
    page = maps.page(read, **look)
    deliver({output: lambda path: put(page, path)}, check=check)


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--url", help="Address at which the page will be published.")
@click.option("--title", help="Title of the frame, read out to those who do not see it.")
def embed(page: Path, url: str | None, title: str | None) -> None:
    """Print the HTML that shows PAGE inside an article."""
    from geomap.maps.embed import iframe

    put(iframe(page, url=url, title=title), STREAM)


def _prepare(output: Path, network: Path | None = None, *, force: bool, check: bool) -> None:
    """Make sure, before the long work, that the files can be written or, with ``check``, compared."""
    if check:
        if STREAM in (output, network):
            raise click.UsageError("--check compares files; name one with -o")
        return
    prepare(output, force=force)
    if network:
        prepare_network(network, force=force)


def _tell(writers: Writers, *, check: bool) -> None:
    """Say which files were written, or compared."""
    if files := " and ".join(str(path) for path in writers if path != STREAM):
        say(f"{files}: as they would be written" if check else f"wrote {files}")


def _summary(extracts: Sequence[Extract], network: "Network") -> str:
    """Return the one line that says what is on the map, and what is not."""
    modes = Counter(network.corridors["mode"])
    kinds = ", ".join(f"{modes[name]} {name}" for name in MODES if modes[name])
    unplaced = sum(named.place is None for extract in extracts for named in extract.places)
    return (
        f"{count(len(extracts), 'article')}, {count(len(network.places), 'place')}, "
        + (f"{count(len(network.corridors), 'corridor')} ({kinds})" if kinds else "no corridors")
        + (f"; {count(unplaced, 'name')} could not be placed" if unplaced else "")
        + ("" if kinds or len(network.places) else ": the map is empty")
    )
