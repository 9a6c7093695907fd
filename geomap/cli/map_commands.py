"""Pages: from articles, from a network, and inside an article."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.deciding import build_decided, decisions_options
from geomap.cli.extract_commands import read_extracts
from geomap.cli.options import (
    articles_arguments,
    check_option,
    choice_options,
    force_option,
    input_argument,
    jobs_option,
    min_score_option,
    output_option,
    page_options,
    still_option,
    voice_options,
)
from geomap.cli.reader_options import reader_options
from geomap.cli.table_commands import TableChoice, table_options
from geomap.cli.terminal import (
    PAGE,
    STREAM,
    count,
    deliver,
    prepare,
    prepare_folder,
    prepare_network,
    prepare_page,
    put,
    put_network,
    say,
    text_of,
)
from geomap.maps.embed import FORMS
from geomap.modes import MODES
from geomap.outputs import is_same_file
from geomap.records import Extract, is_row

if TYPE_CHECKING:
    from geomap.network import Network
    from geomap.pipeline import Reader

Look = Mapping[str, Any]  # how a page is drawn, as keywords of geomap.maps.page
Writers = dict[Path, Callable[[Path], None]]


@click.command("map")
@articles_arguments
@jobs_option
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
@still_option
@check_option
@table_options
@reader_options
@min_score_option
@voice_options
def map_command(
    sources: tuple[str, ...],
    published: date | None,
    own: Path | None,
    output: Path,
    force: bool,
    network: Path | None,
    still: Path | None,
    check: bool,
    jobs: int,
    look: Look,
    table: TableChoice,
    reader: "Reader",
    min_score: float | None,
    **choice: Any,
) -> None:
    """Draw the map of the articles in SOURCES.

    SOURCES are files (.txt .md .html .json .jsonl), folders of them, or - for
    standard input; and tables of links (.csv .tsv .xlsx .geojson .parquet).
    """
    network = network or (output.with_suffix(".geojson") if output != STREAM else None)
    if network and is_same_file(network, output):
        raise click.UsageError(f"'{output}' cannot be both the page and the network; name the page as 'map.html'")
    _prepare(output, still, network, force=force, check=check, inputs=map(Path, sources))
    extracts = tuple(read_extracts(sources, published, own, jobs=jobs, reader=reader, min_score=min_score, table=table))
    built = build_decided(extracts, **choice)
    writers = _writers(built, output, still, look, check=check)
    if network:
        writers[network] = lambda path: put_network(built, path)
    deliver(writers, check=check)
    say(_summary(extracts, built))
    _tell(writers, check=check)


@click.command()
@input_argument("network", "NETWORK")
@output_option(STREAM, "Page to write.")
@page_options
@still_option
@check_option
def draw(network: Path, output: Path, force: bool, still: Path | None, check: bool, look: Look) -> None:
    """Draw NETWORK as a page that opens offline."""
    from geomap.network import formats

    _prepare(output, still, force=force, check=check, inputs=[network])
    read = formats.from_geojson(text_of(network)) if network == STREAM else formats.read(network)
    deliver(_writers(read, output, still, look, check=check), check=check)


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--form",
    type=click.Choice(list(FORMS)),
    default="iframe",
    show_default=True,
    help="What the publishing system takes.",
)
@click.option("--url", help="Address at which the page will be published, if it does not say so itself.")
@click.option("--title", help="Title of the frame, read out to those who do not see it.")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder to write every form to, with the picture as SVG and PNG and the oEmbed answer.",
)
@force_option
def embed(page: Path, form: str, url: str | None, title: str | None, folder: Path | None, force: bool) -> None:
    """Print the HTML that shows PAGE inside an article."""
    from geomap.maps.embed import kit, read_page, snippet

    if folder is None:
        put(snippet(page, form=form, url=url, title=title), STREAM)
        if url is None and read_page(page).url is None:
            say(f"geomap: the article will look for {page.name} beside itself; say where it is published with --url")
        return
    files = {folder / name: content for name, content in kit(page, url=url, title=title).items()}
    prepare_folder(folder, files, force=force)
    deliver({path: partial(put, content) for path, content in files.items()}, check=False)
    say(f"wrote {', '.join(path.name for path in files)} to {folder}")
    _tell_missing(next(content for path, content in files.items() if path.suffix == ".svg").decode())


def _prepare(
    output: Path,
    still: Path | None,
    network: Path | None = None,
    *,
    force: bool,
    check: bool,
    inputs: Iterable[Path],
) -> None:
    """Make sure, before the long work, that the files can be written or, with ``check``, compared."""
    from geomap.maps.picture import picture_format

    if still:
        picture_format(still)
        if any(other and is_same_file(still, other) for other in (output, network)):
            raise click.UsageError(f"'{still}' cannot be the still and another file; name the still as 'map.png'")
    if check:
        if STREAM in (output, network):
            raise click.UsageError("--check compares files; name one with -o")
        return
    inputs = list(inputs)
    prepare_page(output, force=force, inputs=inputs)
    if still:
        prepare(still, force=force, inputs=inputs)
    if network:
        prepare_network(network, force=force, inputs=inputs)


def _writers(built: "Network", output: Path, still: Path | None, look: Look, *, check: bool) -> Writers:
    """Return what writes a page and, if asked for, its picture; a page that has an address names it, too."""
    from geomap import maps
    from geomap.maps.content import outside
    from geomap.maps.picture import picture_format

    named = still.name if still and still.suffix.lower() == ".png" and look["url"] else None
    drawn = maps.draw(built, picture=named, **look)
    shown = drawn.drawing.content
    if (hidden := outside(shown)) and not check:
        told = f"{count(hidden, 'corridor')} of {len(shown.corridors)} lead out of the first view"
        say(f"geomap: {told}; --view chooses another")
    page = drawn.get_root().render()
    writers: Writers = {output: lambda path: put(page, path)}
    if still:
        picture = drawn.picture()
        content = picture_format(still)(picture)
        writers[still] = lambda path: put(content, path)
        if still.suffix.lower() == ".png":
            _tell_missing(picture)
    return writers


def _tell(writers: Writers, *, check: bool) -> None:
    """Say which files were written, or compared."""
    if files := " and ".join(str(path) for path in writers if path != STREAM):
        say(f"{files}: as they would be written" if check else f"wrote {files}")


def _tell_missing(picture: str) -> None:
    """Say which letters of a picture, an SVG, were not drawn in its PNG."""
    from geomap.maps.picture import unwritable_letters

    if letters := unwritable_letters(picture):
        say(f"geomap: no font here has {letters}, so that the PNG lacks them; install one, as Noto Sans")


def _summary(extracts: Sequence[Extract], network: "Network") -> str:
    """Return the one line that says what is on the map, and what is not."""
    modes = Counter(row.mode for row in network.corridor_rows)
    kinds = ", ".join(f"{modes[name]} {name}" for name in MODES if modes[name])
    unplaced = sum(named.place is None for extract in extracts for named in extract.places)
    rows = sum(map(is_row, extracts))
    told = [count(rows, "row")] if rows else []
    told += [count(len(extracts) - rows, "article")] if rows < len(extracts) or not rows else []
    return (
        f"{', '.join(told)}, {count(len(network.place_rows), 'place')}, "
        + (f"{count(len(network.corridor_rows), 'corridor')} ({kinds})" if kinds else "no corridors")
        + (f"; {count(unplaced, 'name')} could not be placed" if unplaced else "")
        + ("" if kinds or len(network.place_rows) else ": the map is empty")
    )
