"""The network of the learnt reader: which words tell of a journey, where it leads, and from where.

An encoder (a small transformer, run by ONNX Runtime) turns each word piece into
384 numbers that hold its meaning in the passage. Small layers over them, run by
numpy, tell for each piece whether it belongs to a cue, for each cue and
candidate whether the journey leads there, and for each such pair where it starts.
``training/links`` learns all of it and writes the two files.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf, expit

from geomap.datafiles import data_path
from geomap.errors import WeightsError
from geomap.learnt.passages import NAMES, RELATIONS, VERDICTS, EncodedPassage

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

REMEDY = "run 'python training/links/train.py', or read with --reader rules"

LAYOUT = 1
"""The number of the layout of features and arrays. Whoever changes either raises it and trains again."""

CUE_THRESHOLD = 0.12
"""How likely a piece must belong to a cue to be looked at: low, since what is read from it is judged again."""

DESTINATION_THRESHOLD = 0.05
"""How likely a candidate must be the destination of a cue for origins to be weighed."""

STEPS = 9
"""Distances are told apart by powers of two up to this one."""

MOST_BETWEEN = 4
"""Names between a cue and a candidate that are told apart."""

FARTHEST_SENTENCE = 3
"""Sentences between a cue and a candidate that are told apart."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Pieces of a passage that tell of a journey, first to last, with its mode and how likely they do."""

    first: int
    last: int
    mode: int
    score: float


@dataclass(frozen=True, slots=True)
class ProposedJourney:
    """A journey as the network sees it.

    ``origins`` holds how likely it starts nowhere that is told, and then at each of
    the passage's candidates.
    """

    cue: Cue
    destination: int
    score: float
    origins: Floats
    both_ways: float


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a journey: the network's score, 0 where it reads none, and that of the rules, None likewise."""

    network: float
    ruled: float | None

    @property
    def readers(self) -> str:
        """Return who reads it: the network, the rules, or both."""
        if self.ruled is None:
            return "network"
        return "both" if self.network else "rules"

    @property
    def raw(self) -> float:
        """Return the score before calibration. What both read is as unlikely to be wrong as that both err."""
        return 1 - (1 - (self.ruled or 0.0)) * (1 - self.network)


READERS = ("network", "rules", "both")


@dataclass(frozen=True)
class LinkModel:
    """The encoder and the layers over it, as read from their files."""

    session: Any  # an onnxruntime.InferenceSession, which has no types
    vocabulary: Mapping[str, int]
    arrays: Mapping[str, Floats]

    def propose(self, passage: EncodedPassage, ruled: Sequence[Cue]) -> tuple[ProposedJourney, ...]:
        """Return the journeys of a passage that are worth a thought, in the order of their cues.

        ``ruled`` are the cues from which the rules read a journey. A passage without
        candidates gives none.
        """
        if not passage.candidates:
            return ()
        states = self._encode(passage)
        cues = cues_of(passage, softmax(self._tags(states)))
        cues += [cue for cue in ruled if not any(_overlap(cue, other) for other in cues)]
        if not cues:
            return ()
        names = self._candidates(passage, states)
        words = self._cues(cues, states)
        links = sigmoid(self._destinations(passage, cues, words, names))
        types = passage.columns["type"]
        pairs = [
            (row, column) for row, column in zip(*np.nonzero(links > DESTINATION_THRESHOLD), strict=True)
            if types[column] <= NAMES
        ]  # fmt: skip
        if not pairs:
            return ()
        rows, columns = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
        origins = softmax(self._origins(passage, cues, words, names, rows, columns))
        both = np.concatenate([words[rows], names[columns][:, : 2 * states.shape[1]]], 1)
        two_way = sigmoid(self._layers("bi", both)[:, 0])
        return tuple(
            ProposedJourney(cues[row], int(column), float(links[row, column]), origins[n], float(two_way[n]))
            for n, (row, column) in enumerate(pairs)
        )

    def joined(self, signals: "Signals") -> float:
        """Return how likely a journey is right: as often as its like was in cross-validation."""
        return float(np.interp(signals.raw, *self.arrays[f"calibration.{signals.readers}"]))

    def _encode(self, passage: EncodedPassage) -> Floats:
        """Return the state of each piece."""
        arrays = self.arrays
        words = arrays["words"][passage.ids].astype(np.float32) * arrays["words.scale"][passage.ids][:, None]
        described = (
            arrays["ec"][passage.cases] + arrays["et"][passage.types] + arrays["er"][passage.roles]
            + arrays["eg"][passage.shapes]
        )  # fmt: skip
        places = arrays["positions"][: len(words)]
        states: Floats = self.session.run(None, {"words": (words + places)[None], "described": described[None]})[0][0]
        return states

    def _tags(self, states: Floats) -> Floats:
        return self._layers("tag", states)

    def _candidates(self, passage: EncodedPassage, states: Floats) -> Floats:
        """Return what is known of each candidate, a row each."""
        columns, arrays = passage.columns, self.arrays
        return np.concatenate(
            [
                states[columns["first"]], states[columns["last"]], arrays["mt"][columns["type"]],
                arrays["mr"][columns["role"]], arrays["mk"][columns["kind"]], arrays["md"][columns["in_dateline"]],
            ],
            1,
        )  # fmt: skip

    def _cues(self, cues: Sequence[Cue], states: Floats) -> Floats:
        rows = [
            np.concatenate([states[c.first : c.last + 1].mean(0), states[c.first], self.arrays["mm"][c.mode]])
            for c in cues
        ]
        return np.stack(rows)

    def _destinations(self, passage: EncodedPassage, cues: Sequence[Cue], words: Floats, names: Floats) -> Floats:
        """Return for each cue (row) and candidate (column) the logarithm of the odds that the journey leads there."""
        distance, sentences, verdicts, between = observations(passage, cues)
        arrays = self.arrays
        hidden = (
            self._linear("c1", words)[:, None] + self._linear("m1", names)[None] + arrays["dist"][distance]
            + arrays["sd"][sentences] + arrays["rv"][verdicts] + arrays["btw"][between]
        )  # fmt: skip
        return self._head("d2", hidden)

    def _origins(
        self,
        passage: EncodedPassage,
        cues: Sequence[Cue],
        words: Floats,
        names: Floats,
        rows: Integers,
        columns: Integers,
    ) -> Floats:
        """Return for each pair of a cue and a destination the weight of no origin and of each candidate."""
        distance, sentences, verdicts, _ = observations(passage, cues)
        arrays, first = self.arrays, passage.columns["first"]
        apart = steps(first[None] - first[columns][:, None])
        base = self._linear("oc", words)[rows] + self._linear("od", names)[columns]
        hidden = (
            base[:, None] + self._linear("oo", names)[None] + arrays["odist"][distance[rows]]
            + arrays["osd"][sentences[rows]] + arrays["orv"][verdicts[rows]] + arrays["oddist"][apart]
            + arrays["rel"][passage.relations[columns]] + arrays["ch"][passage.chained[columns]]
        )  # fmt: skip
        stated = self._head("o2", hidden)
        stated[passage.relations[columns] == RELATIONS.index("same")] = -np.inf
        unstated = self._head("o2", base + arrays["onull"])
        return np.concatenate([unstated[:, None], stated], 1)

    def _head(self, name: str, hidden: Floats) -> Floats:
        """Return one number for each row of a hidden layer."""
        return self._layers(name, gelu(hidden))[..., 0]

    def _layers(self, name: str, rows: Floats) -> Floats:
        return self._linear(f"{name}.1", gelu(self._linear(f"{name}.0", rows)))

    def _linear(self, name: str, rows: Floats) -> Floats:
        result: Floats = rows @ self.arrays[f"{name}.weight"] + self.arrays[f"{name}.bias"]
        return result


def observations(passage: EncodedPassage, cues: Sequence[Cue]) -> tuple[Integers, Integers, Integers, Integers]:
    """Return how each candidate (column) stands to each cue (row).

    The distance in pieces, by its power of two and its side; the sentences
    between them; what the rules make of it; and how many names stand between.
    """
    columns = passage.columns
    first, at = columns["first"], np.array([cue.first for cue in cues], np.int64)
    away = columns["sentence"][None] - passage.sentences[at][:, None]
    verdicts = np.zeros((len(cues), len(first)), np.int64)
    for row, cue in enumerate(cues):
        verdicts[row] = passage.verdicts.get((int(passage.sentences[cue.first]), cue.mode), VERDICTS.index("none"))
    named = first[(columns["type"] > 0) & (columns["type"] < NAMES)]
    low, high = np.minimum(first[None], at[:, None]), np.maximum(first[None], at[:, None])
    between = ((named > low[..., None]) & (named < high[..., None])).sum(-1)
    return (
        steps(first[None] - at[:, None]),
        np.clip(away, -FARTHEST_SENTENCE, FARTHEST_SENTENCE) + FARTHEST_SENTENCE,
        verdicts,
        np.minimum(between, MOST_BETWEEN),
    )


def steps(distance: Integers) -> Integers:
    """Return the power of two that each distance reaches, those to the right numbered after those to the left."""
    power = np.minimum(np.floor(np.log2(np.abs(distance) + 1)), STEPS - 1).astype(np.int64)
    result: Integers = np.where(distance < 0, power, power + STEPS)
    return result


def cues_of(passage: EncodedPassage, tags: Floats, *, threshold: float = CUE_THRESHOLD) -> list[Cue]:
    """Return the runs of pieces of one mode that are likely enough to tell of a journey.

    ``tags`` holds for each piece how likely it tells of none, and of each mode.
    """
    told, modes = 1 - tags[:, 0], tags[:, 1:].argmax(1)
    found: list[Cue] = []
    first = passage.fresh
    while first < len(tags) - 1:
        if told[first] < threshold:
            first += 1
            continue
        last = first
        while last + 1 < len(tags) - 1 and told[last + 1] >= threshold and modes[last + 1] == modes[first]:
            last += 1
        mode = int(tags[first : last + 1, 1:].sum(0).argmax())
        found.append(Cue(first, last, mode, float(told[first : last + 1].max())))
        first = last + 1
    return found


def _overlap(one: Cue, other: Cue) -> bool:
    return one.mode == other.mode and one.first <= other.last and other.first <= one.last


def gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit of each number. Source: Hendrycks and Gimpel, 2016."""
    result: Floats = (x * (0.5 * (1 + erf(x * np.float32(0.7071067811865476))))).astype(np.float32)
    return result


def softmax(rows: Floats) -> Floats:
    """Return rows of probabilities."""
    powers = np.exp(rows - rows.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def sigmoid(x: Floats) -> Floats:
    """Return the probability of each logarithm of odds."""
    result: Floats = expit(x)
    return result


@cache
def link_model() -> LinkModel:
    """Return the model that came with geomap, read once.

    Raises WeightsError where a file is missing, changed, or written by another version.
    """
    import onnxruntime

    paths = {name: data_path(name) for name in ("links.npz", "links.onnx", "links.json")}
    missing = next((path for path in paths.values() if not path.is_file()), None)
    if missing is not None:
        raise WeightsError(
            f"no weights at {missing}; run 'python training/links/train.py', or read with --reader rules"
        )
    card = json.loads(paths["links.json"].read_text(encoding="utf-8"))
    encoder, layers = paths["links.onnx"].read_bytes(), paths["links.npz"].read_bytes()
    if card.get("layout") != LAYOUT or card.get("sha256") != hashlib.sha256(encoder + layers).hexdigest():
        raise WeightsError(f"{paths['links.npz']} is not what its card tells, or of another version; {REMEDY}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one core an article; --jobs takes the others
    session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
    with np.load(paths["links.npz"]) as arrays:
        words = bytes(arrays["vocabulary"]).decode("utf-8").split("\n")
        held = {name: arrays[name] for name in arrays.files if name != "vocabulary"}
    floats = {name: array if name == "words" else array.astype(np.float32) for name, array in held.items()}
    return LinkModel(session, {word: number for number, word in enumerate(words)}, floats)
