"""The two kinds of models that geomap uses, learnt with numpy alone and the same each time."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geomap.weights import Layers, squeezed

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def learn_linear(
    features: Ints, labels: Ints, *, classes: int, buckets: int, epochs: int = 6, rate: float = 0.2, drop: float = 0.2
) -> Floats:
    """Return (buckets, classes) weights of a logistic regression over hashed features.

    Stochastic gradients with rates by AdaGrad. A share ``drop`` of the features is
    left out at each step, so that the words around a name learn their part, too.
    """
    rng = np.random.default_rng(0)
    weights = np.zeros((buckets + 1, classes), np.float32)
    squares = np.full((buckets + 1, classes), 1e-2, np.float32)
    for _ in range(epochs):
        order = rng.permutation(len(labels))
        for start in range(0, len(order), 256):
            batch = order[start : start + 256]
            rows = np.where(rng.random(features[batch].shape) < drop, buckets, features[batch])
            scores = weights[rows].sum(axis=1)
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            gradient = scores / scores.sum(axis=1, keepdims=True)
            gradient[np.arange(len(batch)), labels[batch]] -= 1
            touched, where = np.unique(rows.ravel(), return_inverse=True)
            sums = np.empty((len(touched), classes), np.float32)
            for column in range(classes):
                sums[:, column] = np.bincount(where, np.repeat(gradient[:, column], rows.shape[1]), len(touched))
            sums += 1e-6 * weights[touched]
            squares[touched] += sums * sums
            weights[touched] -= rate * sums / np.sqrt(squares[touched])
            weights[buckets] = 0  # where the dropped features point
    return weights[:buckets]


def learn_layers(
    rows: Floats,
    targets: Floats,
    *,
    groups: Ints | None = None,
    importance: Floats | None = None,
    hidden: Sequence[int] = (64, 32),
    networks: int = 3,
    epochs: int = 30,
    drop: float = 0.2,
    decay: float = 1e-4,
) -> Layers:
    """Return networks that give rows the logarithm of their odds, or a score among the rows of their group.

    ``groups`` numbers the group of each row from 0 without a gap, rows of a group
    side by side; then each group's targets sum to 1.
    """
    wide = squeezed(rows)
    mean, scale = wide.mean(axis=0), wide.std(axis=0) + 1e-3
    ready = ((wide - mean) / scale).clip(-5, 5).astype(np.float32)
    units = _units(len(rows), groups)
    weighed = np.ones(len(units), np.float32) if importance is None else importance
    learnt = [
        _learn_one(ready, targets, units, weighed, tuple(hidden), epochs, drop, decay, seed, groups is not None)
        for seed in range(networks)
    ]
    depth = len(hidden) + 1
    return Layers(
        mean=mean.astype(np.float32),
        scale=scale.astype(np.float32),
        weights=tuple(np.stack([one[level] for one in learnt]) for level in range(depth)),
        biases=tuple(np.stack([one[depth + level][None] for one in learnt]) for level in range(depth)),
    )


def _units(count: int, groups: Ints | None) -> list[Ints]:
    """Return the row numbers of each unit that a step may take: a row, or a group's rows."""
    if groups is None:
        return [np.array([index]) for index in range(count)]
    return np.split(np.arange(count), np.flatnonzero(np.diff(groups)) + 1)


def _learn_one(
    rows: Floats,
    targets: Floats,
    units: Sequence[Ints],
    importance: Floats,
    hidden: tuple[int, ...],
    epochs: int,
    drop: float,
    decay: float,
    seed: int,
    listwise: bool,
) -> list[Floats]:
    """Learn one network by Adam with a falling rate; return its weights, then its biases."""
    rng = np.random.default_rng(seed)
    sizes = [rows.shape[1], *hidden, 1]
    weights = [rng.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32) for a, b in pairwise(sizes)]
    parameters = weights + [np.zeros(size, np.float32) for size in sizes[1:]]
    first = [np.zeros_like(one) for one in parameters]
    second = [np.zeros_like(one) for one in parameters]
    batch = 64 if listwise else 256
    steps, step = epochs * -(-len(units) // batch), 0
    for _ in range(epochs):
        order = rng.permutation(len(units))
        for start in range(0, len(order), batch):
            taken = order[start : start + batch]
            index = np.concatenate([units[unit] for unit in taken])
            sizes_of = np.array([len(units[unit]) for unit in taken])
            states, masks, scores = _forward(rows[index], parameters, drop, rng)
            owner = np.repeat(np.arange(len(taken)), sizes_of)
            share = _share(scores, owner, len(taken)) if listwise else 1 / (1 + np.exp(-scores))
            error = (share - targets[index]) * importance[taken][owner] / len(taken)
            gradients = _backward(states, masks, error[:, None].astype(np.float32), parameters, decay)
            step += 1
            rate = 0.002 * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-5
            for one, gradient, mean, square in zip(parameters, gradients, first, second, strict=True):
                mean += 0.1 * (gradient - mean)
                square += 0.001 * (gradient * gradient - square)
                one -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-7)
    return parameters


def _share(scores: Floats, owner: Ints, count: int) -> Floats:
    """Return each row's share in its group, by the exponentials of the scores."""
    most = np.full(count, -np.inf, np.float32)
    np.maximum.at(most, owner, scores)
    power = np.exp(scores - most[owner])
    result: Floats = power / np.bincount(owner, power, count)[owner]
    return result


def _forward(
    rows: Floats, parameters: Sequence[Floats], drop: float, rng: np.random.Generator
) -> tuple[list[Floats], list[Floats], Floats]:
    depth = len(parameters) // 2
    states, masks = [rows], []
    for level in range(depth - 1):
        state = states[-1] @ parameters[level] + parameters[depth + level]
        mask = ((rng.random(state.shape) >= drop) / (1 - drop) * (state > 0)).astype(np.float32)
        masks.append(mask)
        states.append(state * mask)
    return states, masks, (states[-1] @ parameters[depth - 1] + parameters[-1])[:, 0]


def _backward(
    states: Sequence[Floats], masks: Sequence[Floats], error: Floats, parameters: Sequence[Floats], decay: float
) -> list[Floats]:
    depth = len(parameters) // 2
    gradients: list[Floats] = [np.empty(0, np.float32)] * (2 * depth)
    for level in range(depth - 1, -1, -1):
        gradients[level] = states[level].T @ error + decay * parameters[level]
        gradients[depth + level] = error.sum(axis=0)
        if level:
            error = (error @ parameters[level].T) * masks[level - 1]
    return gradients
