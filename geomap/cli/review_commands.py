"""Review: the page on which an editor checks a network, how far that has come, and what is learned from it."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.deciding import read_decisions, read_proposed
from geomap.cli.extract_commands import read_extracts
from geomap.cli.options import gazetteer_option, output_option
from geomap.cli.terminal import STREAM, count, prepare, prepare_page, put, say, tell
from geomap.outputs import is_same_file

if TYPE_CHECKING:
    from geomap.network import Network
    from geomap.records import Article, Place


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

    inputs = [network, *earlier, *map(Path, sources)]
    (prepare if as_sheet else prepare_page)(output, force=force, inputs=inputs)
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
    named = {link.article for link in network.link_rows}
    if missing := named - set(given):
        say(f"geomap: {len(missing)} of {count(len(named), 'article')} of the network are not among the articles given")


network_argument = click.argument("network", type=click.Path(path_type=Path))
files_argument = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DECISIONS..."
)
reviewer_option = click.option(
    "--reviewer", metavar="NAME", help="Who decided, where a spreadsheet or a network does not say."
)


@review.command()
@network_argument
@files_argument
@reviewer_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def status(network: Path, files: tuple[Path, ...], reviewer: str | None, as_json: bool) -> None:
    """Tell how far the review of NETWORK has come.

    DECISIONS are decisions files (.jsonl), queues that were filled in (.csv), or
    networks whose verdicts were (.gpkg).
    """
    from geomap.decisions import progress_json, progress_of, progress_text

    found = progress_of(read_proposed(network), read_decisions(files, reviewer=reviewer))
    put(progress_json(found) if as_json else progress_text(found), STREAM)


@review.command()
@files_argument
@reviewer_option
@output_option(STREAM, "Decisions file to write.")
def merge(files: tuple[Path, ...], reviewer: str | None, output: Path, force: bool) -> None:
    """Put DECISIONS into one file, and tell where reviewers differ.

    DECISIONS are decisions files (.jsonl), queues that were filled in (.csv), or
    networks whose verdicts were (.gpkg).
    """
    from geomap.decisions import Standing, agreement_sentence, agreements, conflict_sentence, to_text
    from geomap.network import formats

    # What decisions files hold is in the output too; a sheet or a network would be lost.
    is_line_by_line = output.suffix.lower() not in (".csv", *formats.FORMATS)
    kept = is_line_by_line and any(is_same_file(output, path) for path in files)
    prepare(output, force=force or kept, inputs=files)
    made = read_decisions(files, reviewer=reviewer)
    put(to_text(made), output)
    for conflict in Standing(made).conflicts:
        tell(f"conflicting: {conflict_sentence(conflict)}")
    for agreement in agreements(made):
        say(agreement_sentence(agreement))
    say(f"{count(len(made), 'decision')} of {count(len({one.reviewer for one in made}), 'reviewer')}")


@review.command()
@network_argument
@files_argument
@reviewer_option
@click.option(
    "--articles",
    "sources",
    multiple=True,
    required=True,
    metavar="SOURCES",
    help="Its articles; may be repeated.",
)
@gazetteer_option
@click.option("--gold", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Gold to write.")
@click.option(
    "--places", type=click.Path(path_type=Path), metavar="FILE", help="Gazetteer of corrected places to write, .csv."
)
@click.option("--force", is_flag=True, help="Replace the files even where geomap did not write them.")
def export(
    network: Path,
    files: tuple[Path, ...],
    reviewer: str | None,
    sources: tuple[str, ...],
    own: Path | None,
    gold: Path,
    places: Path | None,
    force: bool,
) -> None:
    """Turn DECISIONS on NETWORK into test cases and places."""
    from geomap.decisions import reviewed_articles, to_gold, to_rows
    from geomap.pipeline import open_gazetteer

    if places is not None and is_same_file(gold, places):
        raise click.UsageError(f"'{gold}' cannot be both the gold and the places; name the places as 'places.csv'")
    for path in (gold, places):
        if path is not None:
            prepare(path, force=force, inputs=[network, *files, *map(Path, sources)])
    read, made = read_proposed(network), read_decisions(files, reviewer=reviewer)
    gazetteer = open_gazetteer(own)

    def bears(name: str, place: "Place") -> bool:
        return any(candidate.place.id == place.id for candidate in gazetteer.find(name))

    articles: list[Article] = []
    extracts = list(read_extracts(sources, None, own, tell=lambda article, _: articles.append(article)))
    reviewed = reviewed_articles(read, made, zip(articles, extracts, strict=True), report=tell)
    put(to_gold(reviewed, bears=bears), gold)
    if places is not None:
        put(to_rows(reviewed, bears=bears), places)
    say(f"{count(len(reviewed), 'article')} of {len(articles)} in the gold; 'geomap evaluate {gold}' measures them")
