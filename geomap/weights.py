"""The weights of geomap's small models: read, checked against this version's code, and applied.

They lie in the gazetteer's folder as ``weights.npz`` with a card beside them,
``weights.json``, that names the corpora, their licences, the figures reached and
the checksum. ``training/train.py`` writes both. numpy is all they need.
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geomap.datafiles import data_path
from geomap.errors import WeightsError

FORMAT = 2
"""The number of the layout of features and arrays. Whoever changes either raises it and trains again."""

STEP = 32.0
"""What one standard deviation of the words' numbers is in their file, which keeps a byte for each."""

BLOCK = 24
"""Rows that pass the networks at once: so few that OpenBLAS stays on one core, as waking others costs more."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layers:
    """Some small networks of the same shape, whose answers are averaged.

    Rows are squeezed by a signed logarithm and brought to mean 0 and scale 1
    before the first layer; between layers, what is negative becomes 0.
    """

    mean: Floats
    scale: Floats
    weights: tuple[Floats, ...]  # each (networks, inputs, outputs)
    biases: tuple[Floats, ...]  # each (networks, 1, outputs)

    def score(self, rows: Floats) -> Floats:
        """Return one number for each row: the logarithm of the odds.

        Raises WeightsError where the rows are not those that the networks have learnt from.
        """
        if rows.shape[1] != len(self.mean):
            raise WeightsError(
                f"the weights were learnt from rows of {len(self.mean)} numbers, this geomap makes {rows.shape[1]}; "
                "run 'python training/train.py'"
            )
        ready = ((squeezed(rows) - self.mean) / self.scale).clip(-5, 5)
        blocks = [self._pass(ready[start : start + BLOCK]) for start in range(0, len(ready), BLOCK)]
        return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)

    def _pass(self, rows: Floats) -> Floats:
        state = rows[None]
        for weights, biases in zip(self.weights[:-1], self.biases[:-1], strict=True):
            state = np.maximum(state @ weights + biases, 0)
        result: Floats = (state @ self.weights[-1] + self.biases[-1])[:, :, 0].mean(axis=0)
        return result


@dataclass(frozen=True, slots=True)
class Vectors:
    """What common words mean, a few numbers for each; words are known by their checksums."""

    rows: Mapping[int, int]
    numbers: NDArray[np.int8]  # one standard deviation is ``STEP``

    def of(self, words: Sequence[str]) -> Floats:
        """Return a row of numbers for each of ``words``, in lower case; an unknown word has zeros."""
        rows = np.array([self.rows.get(crc32(word.encode()), -1) for word in words], np.int64)
        result = self.numbers[rows].astype(np.float32)
        result[rows < 0] = 0.0
        return result / STEP


def squeezed(rows: Floats) -> Floats:
    """Return the signed logarithms of numbers, so that counts and people do not drown the rest."""
    result: Floats = np.sign(rows) * np.log1p(np.abs(rows))
    return result


@dataclass(frozen=True, slots=True)
class Weights:
    """All that training learnt, and its card."""

    tags: NDArray[np.float16]  # (buckets, classes)
    lexical: NDArray[np.float16]  # (buckets, 2): place or not; literal or associative
    usual: frozenset[int]  # checksums of words that English writes in lower case
    vectors: Vectors
    spans: Layers
    use: Layers
    places: Layers
    card: Mapping[str, object]


@cache
def load(path: Path | None = None) -> Weights | None:
    """Return the weights at ``path``, by default those that came with geomap; None where there are none.

    Raises WeightsError where the file is not the one its card describes, or
    belongs to another version's features.
    """
    path = data_path("weights.npz") if path is None else path
    if not path.is_file():
        return None
    card = _card(path.with_suffix(".json"))
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != card.get("sha256"):
        raise WeightsError(f"the weights {path} are not those of their card; run 'python training/train.py'")
    if card.get("format") != FORMAT:
        raise WeightsError(
            f"the weights {path} have format {card.get('format')!r}, this geomap reads {FORMAT}; "
            "run 'python training/train.py'"
        )
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return _weights(dict(arrays), card)
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise WeightsError(f"the weights {path} are damaged ({error}); run 'python training/train.py'") from error


def _card(path: Path) -> Mapping[str, object]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"no readable card {path} beside the weights; run 'python training/train.py'") from error
    if not isinstance(card, dict):
        raise WeightsError(f"the card {path} is no JSON object; run 'python training/train.py'")
    return card


def _weights(arrays: Mapping[str, NDArray[np.generic]], card: Mapping[str, object]) -> Weights:
    return Weights(
        tags=arrays["tags"].astype(np.float16, copy=False),
        lexical=arrays["lexical"].astype(np.float16, copy=False),
        usual=frozenset(arrays["usual"].tolist()),
        vectors=Vectors(
            {word: row for row, word in enumerate(arrays["vectors.words"].tolist())},
            arrays["vectors.numbers"].astype(np.int8, copy=False),
        ),
        spans=_layers(arrays, "spans"),
        use=_layers(arrays, "use"),
        places=_layers(arrays, "places"),
        card=card,
    )


def _layers(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Layers:
    def array(part: str) -> Floats:
        return arrays[f"{name}.{part}"].astype(np.float32)

    depth = sum(1 for key in arrays if key.startswith(f"{name}.weights"))
    return Layers(
        mean=array("mean"),
        scale=array("scale"),
        weights=tuple(array(f"weights{level}") for level in range(depth)),
        biases=tuple(array(f"biases{level}") for level in range(depth)),
    )
