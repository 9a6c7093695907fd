"""Judge the learnt reader, and the rules beside it, on sources that it has not learnt from.

    python training/links/crossvalidate.py GOLD [--fold NAME] [--share 0.5] [--into FOLDER]

GOLD is the folder with ``links-news.jsonl``; the other marks travel with geomap.
Each fold of ``marks.FOLDS`` is judged by a network taught on all the others. The
networks are kept in FOLDER, and not taught again where they lie there, so that
folds can run side by side with ``--fold``. Without it, the report is printed, and
``calibration.json`` written there, from which ``train.py`` takes what scores mean.
``--share`` teaches on a part of the passages, for the learning curve.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import MarkedText, read_all
from learning import EPOCHS, FROZEN, calibrate, encoder_files, running, train
from marks import FOLDS, SOURCES, fold_of, is_in_sight, source_of
from network import LinkNetwork

from geomap.evaluation.scoring import count_links
from geomap.gazetteer import Gazetteer
from geomap.learnt.decoding import EVEN_ODDS, WORTH_A_THOUGHT, Hypothesis, hypotheses, told_links, without_echoes
from geomap.learnt.model import READERS
from geomap.links import links_of
from geomap.records import Link

Judged = tuple[MarkedText, list[Hypothesis]]
Curves = dict[str, list[list[float]]]


def teach(fold: str, texts: Sequence[MarkedText], options: Any) -> LinkNetwork:
    """Return a network that has learnt from all texts but those of the sources of ``fold``."""
    learnt = [
        text
        for text in texts
        if fold_of(text.gold.id) != fold or (text.taught_only and source_of(text.gold.id) == "own")
    ]
    if options.share < 1:
        learnt = random.Random(1).sample(learnt, round(options.share * len(learnt)))
    print(f"{fold}: taught on {len(learnt)} passages", flush=True)
    return train(learnt, epochs=options.epochs, frozen=options.frozen, tell=lambda line: print(line, flush=True))


def judge(fold: str, texts: Sequence[MarkedText], network: LinkNetwork) -> list[Judged]:
    """Return what ``network`` and the rules read in the texts of ``fold``, not yet calibrated."""
    model = running(network, encoder_files()[1])
    return [
        (text, hypotheses(text.document, text.steps, text.outlet, model))
        for text in texts
        if fold_of(text.gold.id) == fold and not text.taught_only
    ]


def calibrated(judged: dict[str, list[Judged]]) -> tuple[dict[str, list[Judged]], Curves]:
    """Return the hypotheses with calibrated scores, each fold's by the other folds, and the curves by all of them."""
    result = {}
    for fold, texts in judged.items():
        others = [found for other, found in judged.items() if other != fold or len(judged) == 1]
        curves = _curves([pair for found in others for pair in found])
        result[fold] = [(text, [_scored(h, curves) for h in found]) for text, found in texts]
    return result, _curves([pair for found in judged.values() for pair in found])


def _curves(judged: Sequence[Judged]) -> Curves:
    """Return for each way of reading the curve from its scores to how often what is drawn is right.

    What the rules have a part in is only counted where nobody who wrote them had seen the marks.
    """
    scores: dict[str, list[float]] = {readers: [] for readers in READERS}
    right: dict[str, list[bool]] = {readers: [] for readers in READERS}
    for text, found in judged:
        for hypothesis in without_echoes([_scored(h, {}) for h in found]):
            readers = hypothesis.signals.readers
            if readers != "network" and is_in_sight(text.gold.id):
                continue
            told = told_links(text.document, text.steps, [hypothesis], min_score=WORTH_A_THOUGHT)
            verdicts = [_verdict(text, link) for link in told]
            scores[readers] += [hypothesis.signals.raw for verdict in verdicts if verdict is not None]
            right[readers] += [verdict for verdict in verdicts if verdict is not None]
    return {readers: calibrate(np.array(scores[readers]), np.array(right[readers])) for readers in READERS}


def _verdict(text: MarkedText, link: Link) -> bool | None:
    """Say whether a mark bears a link out; None where that counts neither way."""
    counts: Counter[tuple[str, str]] = Counter()
    count_links(text.gold, [link], counts)
    if counts["all", "debatable found"] or counts["all", "repeated"]:
        return None
    return bool(counts["all", "found"])


def _scored(hypothesis: Hypothesis, curves: Curves) -> Hypothesis:
    """Return a hypothesis with its calibrated score, or its raw one where there is no curve yet."""
    score = hypothesis.signals.raw
    if curve := curves.get(hypothesis.signals.readers):
        score = float(np.interp(score, *curve))
    return replace(hypothesis, journey=replace(hypothesis.journey, score=score))


def report(judged: dict[str, list[Judged]], *, threshold: float = EVEN_ODDS) -> dict[str, Any]:
    """Return precision, recall and F1 of both readers by source and by mode, and status and date of what is found."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    sure: Counter[str] = Counter()
    for text, found in (pair for texts in judged.values() for pair in texts):
        answers = {
            "learnt": told_links(text.document, text.steps, found, min_score=threshold),
            "rules": links_of(text.document, text.steps),
        }
        for reader, links in answers.items():
            for group in [*_groups(text), *(["never in sight"] if not is_in_sight(text.gold.id) else [])]:
                count_links(text.gold, links, counts[reader, group])
        _count_sure(text, answers["learnt"], sure)
    figures = {
        reader: {group: _figures(counts[reader, group]) for _, group in sorted(counts) if (reader, group) in counts}
        for reader in ("learnt", "rules")
    }
    return {
        **figures,
        "precision at 0.8 and more": round(sure["right"] / max(sure["all"], 1), 3),
        "of links": sure["all"],
    }


def _groups(text: MarkedText) -> list[str]:
    id = text.gold.id
    if source_of(id) != "own":
        return ["news", SOURCES[source_of(id)]]
    kind = "-".join(id.split("-")[:2]) if id.startswith("own-") else "cases"
    return ["cases"] if kind == "cases" else ["own words", kind]


def _count_sure(text: MarkedText, links: Sequence[Link], sure: Counter[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    count_links(text.gold, [link for link in links if link.score >= 0.8], counts)
    sure["right"] += counts["all", "found"]
    sure["all"] += counts["all", "found"] + counts["all", "spurious"]


def _figures(counts: Counter[tuple[str, str]]) -> dict[str, Any]:
    figures: dict[str, Any] = {"links": counts["all", "gold"]}
    for mode in ("all", "flight", "shipping", "visit"):
        found, gold, spurious = (counts[mode, what] for what in ("found", "gold", "spurious"))
        precision, recall = found / max(found + spurious, 1), found / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        figures[mode] = [round(value, 3) for value in (precision, recall, f1)]
    found = max(counts["all", "found"], 1)
    figures["status"], figures["date"] = (round(counts["all", what] / found, 3) for what in ("status", "date"))
    empty = counts["all", "documents without links"]
    if empty:
        figures["stay empty"] = round(counts["all", "documents without links, none found"] / empty, 3)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--fold", choices=FOLDS)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--frozen", type=int, default=FROZEN)
    parser.add_argument("--into", type=Path, default=Path("crossvalidated"))
    options = parser.parse_args()
    options.into.mkdir(exist_ok=True)
    files = {fold: options.into / f"{fold}.pt" for fold in FOLDS}
    gazetteer, vocabulary = Gazetteer.open(), encoder_files()[1]
    texts = read_all(options.gold, options.more, gazetteer, vocabulary)
    for fold in [options.fold] if options.fold else FOLDS:
        if not files[fold].is_file():
            torch.save(teach(fold, texts, options).state_dict(), files[fold])
    if options.fold:
        return
    judged = {}
    for fold, file in files.items():
        network = LinkNetwork(encoder_files()[0], frozen=options.frozen)
        network.load_state_dict(torch.load(file))
        judged[fold] = judge(fold, texts, network.eval())
    result, curves = calibrated(judged)
    (options.into / "calibration.json").write_text(json.dumps(curves) + "\n", encoding="utf-8")
    print(json.dumps(report(result), indent=1))


if __name__ == "__main__":
    main()
