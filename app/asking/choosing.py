"""Finding out in examples which words speak for which item: multinomial logistic regression.

Its weights are found by stochastic gradient descent. Like `learning` this needs no more than sums, and goes through the
examples in an order that is shuffled by a fixed seed, so the same examples give the same weights.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import exp, sqrt
from random import Random

from app.asking.needs import UNIT

ROUNDS = 6
STEP = 2.0
"""How far the weights follow the first examples; in later rounds less."""
SLOWER = 0.3
SURE = 0.98
"""From this share on an example teaches nothing more."""
LEAST_PULL = 0.002
"""Items with a smaller share are not pushed away."""
LEAST_EXAMPLES = 2
"""A stem of fewer examples says nothing of other messages."""
LEAST_WEIGHT = 10
"""Weights nearer to 0 are left out."""


@dataclass(frozen=True)
class Asked:
    """A message by its stems, and the item that is needed, by name."""

    stems: Set[str]
    item: str


def chosen(examples: Sequence[Asked]) -> dict[str, dict[str, int]]:
    """What stems say for each item, in hundredths, by item and stem."""
    items = sorted({example.item for example in examples})
    counts = Counter(chain.from_iterable(example.stems for example in examples))
    found = {one: [0.0] * len(items) for one, count in sorted(counts.items()) if count >= LEAST_EXAMPLES}
    lessons = [
        ([found[one] for one in sorted(example.stems) if one in found], items.index(example.item))
        for example in examples
    ]
    _learn([lesson for lesson in lessons if lesson[0]])
    return {item: _weights(found, place) for place, item in enumerate(items)}


def _weights(found: Mapping[str, Sequence[float]], place: int) -> dict[str, int]:
    rounded = {one: round(UNIT * weights[place]) for one, weights in found.items()}
    return {one: weight for one, weight in rounded.items() if abs(weight) >= LEAST_WEIGHT}


def _learn(lessons: list[tuple[list[list[float]], int]]) -> None:
    """Change the weights, which each lesson has of its stems, until its own item has the greatest share."""
    shuffle = Random(0).shuffle  # noqa: S311 - an order, no secret
    for number in range(ROUNDS):
        shuffle(lessons)
        for weights, item in lessons:
            _follow(weights, item, STEP / (1 + SLOWER * number))


def _follow(weights: list[list[float]], item: int, step: float) -> None:
    scale = 1 / sqrt(len(weights))
    sums = [one * scale for one in map(sum, zip(*weights, strict=True))]
    most = max(sums)
    powers = [exp(one - most) for one in sums]
    total = sum(powers)
    if powers[item] > SURE * total:
        return
    pulls = [(i, -step * scale * power / total) for i, power in enumerate(powers) if power > LEAST_PULL * total]
    for of_stem in weights:
        of_stem[item] += step * scale
        for i, pull in pulls:
            of_stem[i] += pull
