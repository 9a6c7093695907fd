"""Review: the page on which an editor checks a network, and the commands for what they decide."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.articles import read_extracts
from geomap.cli.deciding import read_decisions, read_proposed
from geomap.cli.decisions import export, merge, status
from geomap.cli.options import gazetteer_option, output_option
from geomap.cli.terminal import STREAM, count, prepare, put, say

if TYPE_CHECKING:
    from geomap.network import Network
    from geomap.records import Article


class NetworkFirst(click.Group):
    """A group of commands whose first word may also be a network: then it is ``page`` that is meant."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Put ``page`` before arguments that begin with none of the commands."""
        if args and args[0] not in self.commands and args[0] not in context.help_option_names:
            args = ["page", *args]
        return super().parse_args(context, args)


@click.group(cls=NetworkFirst)
def review() -> None:
    """Check the corridors of a network before it is published.

    'geomap review NETWORK' is short for 'geomap review page NETWORK'.
    """


@review.command("page")
@click.argument("network", type=click.Path(path_type=Path))
@output_option(STREAM, "Page to write.")
@click.option(
    "--articles",
    "sources",
    multiple=True,
    metavar="SOURCES",
    help="Articles that the network was made from, to be shown around its sentences; may be repeated.",
)
@click.option(
    "--decisions",
    "earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Decisions made before, to go on with; may be repeated.",
)
@click.option("--reviewer", metavar="NAME", help="Who decides, as it stands with each decision.")
@click.option("--title", help="Title of the page.")
@click.option("--csv", "as_sheet", is_flag=True, help="Write what is open as a spreadsheet, not a page.")
@gazetteer_option
def page(
    network: Path,
    output: Path,
    force: bool,
    sources: tuple[str, ...],
    earlier: tuple[Path, ...],
    reviewer: str | None,
    title: str | None,
    as_sheet: bool,
    own: Path | None,
) -> None:
    """Write the page on which an editor checks NETWORK."""
    from geomap import review as desk
    from geomap.decisions import to_sheet
    from geomap.pipeline import open_gazetteer

    prepare(output, force=force)
    read = read_proposed(network)
    made = read_decisions(earlier, reviewer=reviewer)
    if as_sheet:
        put("\ufeff" + to_sheet(read, made), output)  # the mark tells spreadsheets that this is UTF-8
        return
    articles: list[Article] = []
    extracts = []
    if sources:
        extracts = list(read_extracts(sources, None, own, tell=lambda article, _: articles.append(article)))
        _tell_missing(read, {article.id for article in articles})
    put(
        desk.page(
            read,
            gazetteer=open_gazetteer(own),
            articles=articles,
            extracts=extracts,
            decisions=made,
            reviewer=reviewer,
            title=title,
        ),
        output,
    )
    if output != STREAM:
        say(f"wrote {output}: {count(len(read.corridors), 'corridor')} to check")


def _tell_missing(network: "Network", given: Collection[str]) -> None:
    """Tell how many articles of the network were not given, so that their sentences stand alone."""
    named = set(network.links["article"])
    if missing := named - set(given):
        say(f"geomap: {len(missing)} of {count(len(named), 'article')} of the network are not among the articles given")


for command in (status, merge, export):
    review.add_command(command)
