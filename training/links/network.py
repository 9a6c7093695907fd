"""The network of the learnt reader as PyTorch trains it; ``geomap.learnt.model`` runs the same one."""

import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import SAME, STATUSES, Example, MarkedCue, Target
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from geomap.learnt.model import FARTHEST_SENTENCE, MOST_BETWEEN, STEPS, Cue, cues_of, observations, steps
from geomap.learnt.passages import CASES, KINDS, MODES, NAMES, RELATIONS, ROLES, SHAPES, TYPES, VERDICTS, EncodedPassage

WIDTH, HEADS, HIDDEN, LAYERS = 384, 12, 192, 6
"""Of MiniLM: numbers a piece, attention heads, layers; and of the layers over it."""

FALSE_CUES = 10
"""Words that tell of no journey, of each passage, from which the network learns to say so."""

PART_OF_CUE = 0.4
"""How often a part of the marked cue stands for it, as the network or a rule may find only that."""


HALF = torch.autocast("cpu", torch.bfloat16)
"""Products of the encoder are taken in bfloat16 while it learns: twice as fast, and as good."""


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended, self.fed = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, size, _ = x.shape
        query, key, value = (
            part(x).view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        weights = weights if bias is None else weights + bias
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.attended(x + functional.dropout(self.output(mixed), 0.1, self.training))
        return self.fed(x + functional.dropout(self.down(functional.gelu(self.up(x))), 0.1, self.training))


class Encoder(nn.Module):
    """All-MiniLM-L6-v2, with what geomap knows of the pieces added where the trained layers begin."""

    def __init__(self, weights: Path, frozen: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Parameter(torch.zeros(512, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        held = load_file(str(weights))
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "output": "attention.output.dense", "attended": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "fed": "output.LayerNorm",
        }  # fmt: skip
        state = {
            "words.weight": held["embeddings.word_embeddings.weight"],
            "positions": held["embeddings.position_embeddings.weight"]
            + held["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": held["embeddings.LayerNorm.weight"],
            "norm.bias": held["embeddings.LayerNorm.bias"],
        }
        for n in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{part}"] = held[f"encoder.layer.{n}.{theirs}.{part}"]
        self.load_state_dict(state)
        for module in (self.words, self.norm, *self.layers[:frozen]):
            module.requires_grad_(False)
        self.positions.requires_grad_(False)

    def lower(self, embedded: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states below the trained layers."""
        x = self.norm(embedded)
        for layer in self.layers[: self.frozen]:
            layer.eval()
            x = layer(x, bias)
        return x

    def upper(self, x: Tensor, bias: Tensor | None) -> Tensor:
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        return x

    def forward(self, words: Tensor, described: Tensor) -> Tensor:
        """Return the states of one passage, as the written encoder gives them."""
        return self.upper(self.lower(words, None) + described, None)


def head() -> nn.Sequential:
    return nn.Sequential(
        nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, HIDDEN // 2), nn.GELU(), nn.Linear(HIDDEN // 2, 1)
    )


class LinkNetwork(nn.Module):
    """The encoder with the layers for cues, destinations, origins, statuses and directions."""

    def __init__(self, weights: Path, *, frozen: int) -> None:
        super().__init__()
        self.encoder = Encoder(weights, frozen)
        known = 2 * WIDTH + 88
        sizes = {
            "ec": (len(CASES), WIDTH), "et": (len(TYPES), WIDTH), "er": (len(ROLES), WIDTH), "eg": (len(SHAPES), WIDTH),
            "mt": (len(TYPES), 32), "mr": (len(ROLES), 32), "mk": (len(KINDS), 16), "md": (2, 8),
            "mm": (len(MODES), 24),
            "dist": (2 * STEPS, HIDDEN), "sd": (2 * FARTHEST_SENTENCE + 1, HIDDEN), "rv": (len(VERDICTS), HIDDEN),
            "btw": (MOST_BETWEEN + 1, HIDDEN), "odist": (2 * STEPS, HIDDEN), "osd": (2 * FARTHEST_SENTENCE + 1, HIDDEN),
            "orv": (len(VERDICTS), HIDDEN), "oddist": (2 * STEPS, HIDDEN), "rel": (len(RELATIONS), HIDDEN),
            "ch": (2, HIDDEN),
        }  # fmt: skip
        self.tables = nn.ParameterDict(
            {
                name: nn.Parameter(torch.randn(*size) * (0.02 if name[0] == "e" else 0.05))
                for name, size in sizes.items()
            }
        )
        for name in ("mt", "mr", "mk", "md", "mm"):
            nn.init.normal_(self.tables[name])
        self.onull = nn.Parameter(torch.randn(HIDDEN) * 0.05)
        self.tag = nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, len(MODES) + 1))
        self.c1, self.oc = (nn.Linear(2 * WIDTH + 24, HIDDEN) for _ in range(2))
        self.m1, self.od, self.oo = (nn.Linear(known, HIDDEN) for _ in range(3))
        self.d2, self.o2 = head(), head()
        both = 4 * WIDTH + 24
        self.st = nn.Sequential(nn.Dropout(0.1), nn.Linear(both, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, len(STATUSES)))
        self.bi = nn.Sequential(nn.Dropout(0.1), nn.Linear(both, 64), nn.GELU(), nn.Linear(64, 1))

    def encode(self, batch: Sequence[Example], cache: dict[int, Tensor]) -> Tensor:
        """Return the states of a batch; what the frozen layers say of a passage is kept in ``cache``."""
        size = max(len(example.passage.ids) for example in batch)
        mask = torch.zeros(len(batch), size)
        described = torch.zeros(len(batch), size, WIDTH)
        for row, example in enumerate(batch):
            passage = example.passage
            mask[row, : len(passage.ids)] = 1
            described[row, : len(passage.ids)] = self.described(passage)
        bias = (1 - mask)[:, None, None, :] * -1e4
        if any(id(example) not in cache for example in batch):
            ids = torch.zeros(len(batch), size, dtype=torch.long)
            for row, example in enumerate(batch):
                ids[row, : len(example.passage.ids)] = torch.from_numpy(example.passage.ids)
            with torch.no_grad(), HALF:
                low = self.encoder.lower(self.encoder.words(ids) + self.encoder.positions[:size], bias)
            for row, example in enumerate(batch):
                cache[id(example)] = low[row, : len(example.passage.ids)].to(torch.bfloat16)
        x = torch.zeros(len(batch), size, WIDTH)
        for row, example in enumerate(batch):
            x[row, : len(example.passage.ids)] = cache[id(example)].float()
        with HALF:
            states = self.encoder.upper(x + described, bias)
        return states.float()

    def described(self, passage: EncodedPassage) -> Tensor:
        kinds = {"ec": passage.cases, "et": passage.types, "er": passage.roles, "eg": passage.shapes}
        return sum((self.tables[name][torch.from_numpy(column)] for name, column in kinds.items()), torch.zeros(()))

    def candidates(self, passage: EncodedPassage, states: Tensor) -> Tensor:
        columns = {name: torch.from_numpy(column) for name, column in passage.columns.items()}
        tables = self.tables
        parts = [
            states[columns["first"]], states[columns["last"]], tables["mt"][columns["type"]],
            tables["mr"][columns["role"]], tables["mk"][columns["kind"]], tables["md"][columns["in_dateline"]],
        ]  # fmt: skip
        return torch.cat(parts, 1)

    def cues(self, cues: Sequence[Cue], states: Tensor) -> Tensor:
        rows = [
            torch.cat([states[c.first : c.last + 1].mean(0), states[c.first], self.tables["mm"][c.mode]]) for c in cues
        ]
        return torch.stack(rows)

    def destinations(self, passage: EncodedPassage, cues: Sequence[Cue], words: Tensor, names: Tensor) -> Tensor:
        seen = [torch.from_numpy(column) for column in observations(passage, cues)]
        hidden = self.c1(words)[:, None] + self.m1(names)[None]
        for name, column in zip(("dist", "sd", "rv", "btw"), seen, strict=True):
            hidden = hidden + self.tables[name][column]
        answer: Tensor = self.d2(hidden)[..., 0]
        return answer

    def origins(
        self,
        passage: EncodedPassage,
        cues: Sequence[Cue],
        words: Tensor,
        names: Tensor,
        pairs: Sequence[tuple[int, int]],
    ) -> Tensor:
        rows, columns = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        distance, sentences, verdicts, _ = observations(passage, cues)
        first = passage.columns["first"]
        seen = {
            "odist": distance[rows], "osd": sentences[rows], "orv": verdicts[rows],
            "oddist": steps(first[None] - first[columns][:, None]), "rel": passage.relations[columns],
            "ch": passage.chained[columns],
        }  # fmt: skip
        base = self.oc(words)[torch.from_numpy(rows)] + self.od(names)[torch.from_numpy(columns)]
        hidden = base[:, None] + self.oo(names)[None]
        for name, column in seen.items():
            hidden = hidden + self.tables[name][torch.from_numpy(column)]
        stated = self.o2(hidden)[..., 0].masked_fill(torch.from_numpy(passage.relations[columns] == SAME), -1e4)
        return torch.cat([self.o2(base + self.onull), stated], 1)


def loss_of(network: LinkNetwork, batch: Sequence[Example], cache: dict[int, Tensor], chance: random.Random) -> Tensor:
    """Return the mean loss of a batch of examples."""
    states = network.encode(batch, cache)
    tags = network.tag(states)
    total = torch.zeros(())
    for row, example in enumerate(batch):
        size = len(example.passage.ids)
        right = torch.from_numpy(example.tags)
        weights = torch.from_numpy(example.weights) * torch.where(right > 0, 2.0, 1.0)
        wrong = functional.cross_entropy(tags[row, :size], right, reduction="none")
        total = total + 0.5 * (wrong * weights).sum()
        if example.passage.candidates:
            told = tags[row, :size].detach().softmax(-1).numpy()
            total = total + _loss_of_links(network, example, states[row], told, chance)
    return total / len(batch)


def _loss_of_links(network: LinkNetwork, example: Example, states: Tensor, tags: Any, chance: random.Random) -> Tensor:
    passage = example.passage
    cues = [_part(cue, passage, chance) for cue in example.cues] + _false_cues(example, tags, chance)
    if not cues:
        return torch.zeros(())
    names, words = network.candidates(passage, states), network.cues(cues, states)
    scores = network.destinations(passage, cues, words, names)
    right, weights = torch.zeros_like(scores), torch.ones_like(scores)
    weights[:, torch.from_numpy(passage.columns["type"] > NAMES)] = 0
    pairs: list[tuple[int, int]] = []
    targets: list[Target] = []
    for row, cue in enumerate(example.cues):
        weights[row, list(cue.open)] = 0
        if not cue.complete:
            weights[row] *= 0.3
        for target in cue.targets:
            right[row, target.destination] = 1
            weights[row, target.destination] = 0 if target.debatable else 2
            if not target.debatable and (target.origins is None or target.origins):
                pairs.append((row, target.destination))
                targets.append(target)
    wrong = functional.binary_cross_entropy_with_logits(scores, right, reduction="none")
    loss = (wrong * weights).sum()
    if pairs:
        origins = network.origins(passage, cues, words, names, pairs).log_softmax(-1)
        both = torch.stack([torch.cat([words[row], names[column, : 2 * WIDTH]]) for row, column in pairs])
        statuses, two_way = network.st(both).log_softmax(-1), network.bi(both)[:, 0]
        for n, target in enumerate(targets):
            among = [0] if target.origins is None else [1 + origin for origin in target.origins]
            loss = loss - torch.logsumexp(origins[n, among], 0) - 0.6 * statuses[n, target.status]
        ways = torch.tensor([float(target.both_ways) for target in targets])
        loss = loss + 0.4 * functional.binary_cross_entropy_with_logits(two_way, ways, reduction="sum")
    return 0.5 * loss


def _part(cue: MarkedCue, passage: EncodedPassage, chance: random.Random) -> Cue:
    """Return a marked cue, now and then a part of it."""
    first, last = cue.first, cue.last
    if last > first and chance.random() < PART_OF_CUE:
        triggers = [t for t in passage.triggers if first <= t.first and t.last <= last]
        if triggers and chance.random() < 0.5:
            chosen = chance.choice(triggers)
            first, last = chosen.first, chosen.last
        else:
            first = chance.randint(first, last)
            last = chance.randint(first, last)
    return Cue(first, last, cue.mode, 1.0)


def _false_cues(example: Example, tags: Any, chance: random.Random) -> list[Cue]:
    """Return words that rules or network might take for cues and that are none."""
    passage = example.passage
    taken = example.weights == 0
    for cue in example.cues:
        taken[max(cue.first - 1, 0) : cue.last + 2] = True
    found: dict[int, Cue] = {}
    for trigger in passage.triggers:
        if not taken[trigger.first : trigger.last + 1].any():
            likely = int(tags[trigger.first : trigger.last + 1].sum(0)[1:].argmax())
            said = MODES.index(trigger.mode) if trigger.mode in MODES else likely
            mode = said if chance.random() < 0.5 else likely
            found[trigger.first] = Cue(trigger.first, trigger.last, mode, 1.0)
    for cue in cues_of(passage, tags, threshold=0.15):
        if not taken[cue.first : cue.last + 1].any():
            found[cue.first] = cue
    false = list(found.values())
    chance.shuffle(false)
    return false[:FALSE_CUES]
