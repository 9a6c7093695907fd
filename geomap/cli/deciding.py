"""What the commands share that take editors' decisions: the options, the files, and what is told of them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.options import together
from geomap.cli.terminal import count, say, tell

if TYPE_CHECKING:
    from geomap.decisions import Decision
    from geomap.network import Network
    from geomap.records import Extract, Place


def read_decisions(files: Iterable[Path], *, reviewer: str | None = None) -> list["Decision"]:
    """Return the decisions of all ``files``, of whatever kind, in the order in which they were made.

    ``reviewer`` made those of a spreadsheet or a network that name nobody.
    """
    from geomap.decisions import merge

    return merge(_read_file(path, reviewer) for path in files)


def read_proposed(path: Path) -> "Network":
    """Return the network in the file ``path``, on which corridors stand as they were proposed."""
    from geomap.decisions import check_proposed
    from geomap.network import formats

    network = formats.read(path)
    check_proposed(network, source=f"'{path}'")
    return network


def _read_file(path: Path, reviewer: str | None) -> list["Decision"]:
    from geomap.decisions import Sheet, from_network, from_sheet, read_lines, read_text
    from geomap.network import formats

    suffix, source = path.suffix.lower(), f"'{path}'"
    if suffix == ".csv":
        return from_sheet(read_text(path), Sheet(source, reviewer, _saved(path), _find_place))
    if suffix in formats.FORMATS:
        return from_network(formats.read(path), source=source, reviewer=reviewer, time=_saved(path))
    return read_lines(path, report=tell)


def _saved(path: Path) -> str:
    """Return when a file was saved, which is when what it tells was decided."""
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _find_place(name: str) -> "Place | None":
    """Return the place of that id, else the likeliest of that name."""
    from geomap.pipeline import bundled_gazetteer

    gazetteer = bundled_gazetteer()
    found = gazetteer.find(name)
    return gazetteer.place(name) or (found[0].place if found else None)


def _read(_: click.Context, __: click.Parameter, files: tuple[Path, ...]) -> list["Decision"] | None:
    """Read decisions before the long work; None where there are no files."""
    return read_decisions(files) if files else None


def _needs_decisions(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    if value and context.params["decisions"] is None:
        raise click.UsageError(f"{parameter.opts[0]} needs decisions; name their file by --decisions")
    return value


decisions_options = together(
    click.option(
        "--decisions",
        multiple=True,
        is_eager=True,  # before the options that need it
        callback=_read,
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Editors' decisions to apply; may be repeated.",
    ),
    click.option(
        "--only", type=click.Choice(["accepted"]), callback=_needs_decisions, help="Publish only what was accepted."
    ),
    click.option(
        "--two-reviewers", is_flag=True, callback=_needs_decisions, help="Take as accepted what two reviewers accepted."
    ),
)


def build_decided(
    extracts: Iterable["Extract"],
    *,
    decisions: Sequence["Decision"] | None,
    only: str | None,
    two_reviewers: bool,
    **choice: Any,
) -> "Network":
    """Return the network of ``extracts``, with decisions applied where there are any."""
    from geomap.decisions import publish, stale_sentence
    from geomap.network import build_network

    if decisions is None:
        return build_network(extracts, **choice)
    publication = publish(extracts, decisions, only_accepted=only is not None, two_reviewers=two_reviewers, **choice)
    for stale in publication.stale:
        tell(f"stale: {stale_sentence(stale)}")
    review = publication.network.about["review"]
    say(
        f"{count(review['reviewed'], 'corridor')} reviewed, {review['unreviewed']} unreviewed shown, "
        f"{review['hidden']} hidden"
    )
    return publication.network
