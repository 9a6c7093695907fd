"""Networks: gathered from lines, compared, and the way between two places."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from geomap.cli.deciding import build_decided, decisions_options
from geomap.cli.options import (
    choice_options,
    gazetteer_option,
    input_argument,
    min_score_option,
    output_option,
    route_options,
)
from geomap.cli.terminal import STREAM, counted, lines_of, prepare, prepare_network, put, put_network
from geomap.records import Extract


@click.command()
@input_argument("lines", "EXTRACT")
@output_option(STREAM, "File to write, in the format of its suffix.")
@choice_options
@min_score_option
@decisions_options
def corridors(lines: Path, output: Path, force: bool, min_score: float | None, **choice: Any) -> None:
    """Gather the lines of EXTRACT into a network of corridors.

    EXTRACT is a file of 'geomap extract', or the folder of a run.
    """
    from geomap.forms import read_extract

    prepare_network(output, force=force, inputs=[lines])
    if lines.is_dir():
        from geomap.runs import Run

        extracts = Run.read(lines).extracts()
    else:
        extracts = (read_extract(line, number=number) for number, line in lines_of(lines))
    sure = (_sure(extract, min_score or 0.0) for extract in counted(extracts, "articles"))
    put_network(build_decided(sure, **choice), output)


def _sure(extract: Extract, min_score: float) -> Extract:
    """Return what an article says, without the links that score less than ``min_score``."""
    return replace(extract, links=tuple(link for link in extract.links if link.score >= min_score))


@click.command(context_settings={"ignore_unknown_options": True})  # "-74,40.7" is a point
@click.argument("origin")
@click.argument("destination")
@route_options
@gazetteer_option
@output_option(STREAM, "File to write the route to.")
def route(origin: str, destination: str, own: Path | None, output: Path, force: bool, **travel: Any) -> None:
    """Print the way from ORIGIN to DESTINATION as GeoJSON.

    Both are names, codes, or points written as lon,lat.
    """
    from geomap.pipeline import find_route, open_gazetteer

    prepare(output, force=force)
    way = find_route(origin, destination, gazetteer=open_gazetteer(own), **travel)
    put(json.dumps(way, ensure_ascii=False) + "\n", output)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@output_option(STREAM, "File to write: a page that shows the changes, where its name ends in .html.")
def diff(old: Path, new: Path, as_json: bool, output: Path, force: bool) -> None:
    """Tell what changed from the network OLD to the network NEW."""
    from geomap import maps
    from geomap.network import changes, formats

    prepare(output, force=force, inputs=[old, new])
    before, after = formats.read(old), formats.read(new)
    if output.suffix.lower() in (".html", ".htm"):
        shown = changes.changes_between(before, after)
        put(maps.page(shown, title=f"From {old.stem} to {new.stem}", modes=changes.CHANGE_MODES), output)
        return
    found = changes.compare(before, after)
    put(changes.to_json(found) if as_json else changes.to_text(found), output)


@click.command()
@click.argument("name", type=click.Choice(["extract", "network", "decision", "gold", "run", "answer"]), metavar="NAME")
def schema(name: str) -> None:
    """Print the JSON Schema NAME.

    NAME is extract, network, decision, gold, run or answer: what geomap writes,
    and what it reads back.
    """
    from geomap.schemas import schema_of

    put(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n", STREAM)
