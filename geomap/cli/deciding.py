"""What the commands share that take editors' decisions: the options, the files, and what is told of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.options import together
from geomap.cli.terminal import count, say, tell

if TYPE_CHECKING:
    from geomap.corridors import Network
    from geomap.decisions import Decision
    from geomap.records import Extract


def read_decisions(files: Iterable[Path]) -> list["Decision"]:
    """Return the decisions of all ``files`` in the order in which they were made."""
    from geomap.decisions import merge, read_lines

    return merge(read_lines(path, report=tell) for path in files)


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
    extracts: Sequence["Extract"],
    *,
    decisions: Sequence["Decision"] | None,
    only: str | None,
    two_reviewers: bool,
    **choice: Any,
) -> "Network":
    """Return the network of ``extracts``, with decisions applied where there are any."""
    from geomap.corridors import build_network
    from geomap.decisions import publish, stale_sentence

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
