"""How well geomap reads, against gold."""

import json
from pathlib import Path

import click

from geomap.cli.options import gazetteer_option
from geomap.cli.terminal import STREAM, counted, put


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@gazetteer_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, own: Path | None, as_json: bool) -> None:
    """Measure how well places and links are found in GOLD."""
    from geomap.evaluation import evaluate as judge
    from geomap.evaluation import load_gold
    from geomap.pipeline import open_gazetteer, trace

    documents, gazetteer = load_gold(gold), open_gazetteer(own)
    extracts = [trace(document.article, gazetteer=gazetteer) for document in counted(documents, "documents")]
    report = judge(documents, extracts, is_demonym=lambda word: gazetteer.demonym(word) is not None)
    put(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else report.as_text(), STREAM)
