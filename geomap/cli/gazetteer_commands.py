"""The gazetteer: built, checked and asked."""

from pathlib import Path

import click

from geomap.cli.options import gazetteer_option, packages_option
from geomap.cli.terminal import STREAM, put, say, show
from geomap.errors import GazetteerError


@click.group()
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
@gazetteer_option
def find(name: str, own: Path | None) -> None:
    """List the places that NAME may mean, likeliest first."""
    from geomap.pipeline import open_gazetteer

    found = open_gazetteer(own).find(name)
    if not found:
        say(f"no place is called {name!r}")
    for candidate in found:
        place = candidate.place
        columns = (place.name, place.kind, place.country, f"{place.lon:.5f},{place.lat:.5f}", place.id)
        put("\t".join((*columns, candidate.reason)) + "\n", STREAM)
