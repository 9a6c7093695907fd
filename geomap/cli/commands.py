"""The commands, gathered; each parses its options, calls one function and prints."""

import click

from geomap import __version__
from geomap.cli.articles import extract
from geomap.cli.evaluation import evaluate
from geomap.cli.gazetteer import gazetteer
from geomap.cli.networks import corridors, diff, route
from geomap.cli.options import voice_options
from geomap.cli.pages import draw, embed, map_command
from geomap.cli.review import review


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@voice_options
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn articles into maps of the flights, shipping and visits that link places."""


for command in (map_command, extract, corridors, draw, review, embed, route, diff, evaluate, gazetteer):
    cli.add_command(command)
