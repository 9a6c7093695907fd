"""Learn geomap's weights and write them with their card.

    python training/train.py CORPORA [FIGURES]

CORPORA is the folder with ``geoparse`` and ``train``; FIGURES a text file with the
output of ``crossvalidate.py``, whose figures over all corpora the card repeats.
Writes ``gazetteer/weights.npz`` and ``gazetteer/weights.json``. The same corpora,
gazetteer and numpy give the same bytes.
"""

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
from examples import article_examples
from models import learn_all, learn_tags
from numpy.typing import NDArray

from geomap.gazetteer import Gazetteer
from geomap.weights import FORMAT, Layers, Weights

TARGET = Path(__file__).parent.parent / "gazetteer" / "weights.npz"

CONTAINS = "numbers of 21,745 words out of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)"

LEARNT_FROM = [
    {"corpus": "English Worldwide Newswire (Shan et al. 2023)", "for": "kinds of names", "licence": "none stated"},
    {"corpus": "WikiGold", "for": "kinds of names", "licence": "CC BY 4.0"},
    {"corpus": "Universal NER, EWT dev", "for": "kinds of names", "licence": "CC BY-SA 4.0"},
    {"corpus": "CrossNER, politics", "for": "kinds of names", "licence": "MIT (repository)"},
    {
        "corpus": "Local-Global Lexicon, first 403 articles",
        "for": "places, ids",
        "licence": "GPL-3.0 (annotations, as published by Gritta et al. 2020); texts belong to their publishers",
    },
    {
        "corpus": "TR-News, first 89 articles",
        "for": "places, ids",
        "licence": "GPL-3.0 (annotations, as published by Gritta et al. 2020); texts belong to their publishers",
    },
    {
        "corpus": "GeoWebNews, first 139 articles",
        "for": "places, ids, literal or associative",
        "licence": "GPL-3.0 (annotations, Gritta et al. 2020); texts belong to their publishers",
    },
]


def arrays_of(weights: Weights) -> dict[str, NDArray[np.generic]]:
    """Return the weights as named arrays."""
    arrays: dict[str, NDArray[np.generic]] = {
        "tags": weights.tags,
        "lexical": weights.lexical,
        "usual": np.array(sorted(weights.usual), np.uint32),
        "vectors.words": np.array(list(weights.vectors.rows), np.uint32),
        "vectors.numbers": weights.vectors.numbers,
    }
    for name in ("spans", "use", "places"):
        layers: Layers = getattr(weights, name)
        arrays |= {f"{name}.mean": layers.mean, f"{name}.scale": layers.scale}
        for level, (one, other) in enumerate(zip(layers.weights, layers.biases, strict=True)):
            arrays |= {f"{name}.weights{level}": one, f"{name}.biases{level}": other}
    return arrays


def packed(arrays: dict[str, NDArray[np.generic]]) -> bytes:
    """Return arrays as a compressed .npz file whose bytes do not depend on the clock."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), content.getvalue(),
                             zipfile.ZIP_DEFLATED)  # fmt: skip
    return file.getvalue()


def figures_in(text: str) -> dict[str, dict[str, float]]:
    """Return the figures of the reports over all corpora in the output of crossvalidate.py."""
    wanted = ("precision", "recall", "f1", "exact id, of all names", "within 161 km, of all names", "use right")
    figures = {}
    for part in text.split("==== all, ")[1:]:
        heading, *lines = part.split("====", 1)[0].splitlines()
        figures[heading] = {
            name: float(line.split()[-1]) for line in lines for name in wanted if line.strip().startswith(f"{name}  ")
        }
    return figures


def main(folder: Path, figures: Path | None = None) -> None:
    """Learn everything from everything, and write it down."""
    gazetteer = Gazetteer.open()
    tags = learn_tags(folder, gazetteer)
    weights = learn_all(tags, article_examples(folder, gazetteer, tags))
    content = packed(arrays_of(weights))
    TARGET.write_bytes(content)
    card = {
        "what": "Weights of geomap's models: which stretches name places, how they are used, which place is meant.",
        "format": FORMAT,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "licence": "Apache-2.0; no text of the corpora is contained",
        "learnt_from": LEARNT_FROM,
        "contains": CONTAINS,
        "figures": figures_in(figures.read_text(encoding="utf-8")) if figures else {},
        "figures_of": "five-fold cross-validation by outlet over the 631 articles; docs/accuracy.md has the rest",
        "limits": "English news text. The corpora lean to the United States and Canada.",
    }
    TARGET.with_suffix(".json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(content):,} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
