"""Finding the weights of a linear classifier in examples: a support vector machine, by dual coordinate descent.

That is LIBLINEAR's method for a squared hinge loss. It needs no more than sums: an edition learns in seconds, and no
library is needed to publish it. The examples are gone through in an order that is shuffled by a fixed seed, so the
same examples give the same weights.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from random import Random
from typing import NamedTuple

from app.asking.classifier import UNIT, Classifier, Packed, Weights

COST = 4.0
"""What an example on the wrong side costs, compared with large weights."""
SOFTNESS = 1 / (2 * COST)
ROUNDS = 12
CLOSE_ENOUGH = 0.01
LEAST_EXAMPLES = 3
"""A feature of fewer examples says nothing of other messages."""


@dataclass(frozen=True)
class Example:
    """A message by its features, and the slug of the sign (a danger, a request) that it is an example of, or none."""

    features: frozenset[str]
    sign: str | None


class Learned(NamedTuple):
    """The weights of a classifier."""

    any_sign: Weights
    signs: Mapping[str, Weights]
    """By slug."""

    @property
    def classifier(self) -> Classifier:
        """The classifier with these weights."""
        return Classifier(Packed.of(self.any_sign), {slug: Packed.of(weights) for slug, weights in self.signs.items()})


def learned(examples: Sequence[Example]) -> Learned:
    """The weights that tell examples of signs from those of none, and the signs from one another."""
    of_a_sign = [example for example in examples if example.sign]
    slugs = sorted({example.sign for example in of_a_sign if example.sign})
    of_any, of_signs = _Features(examples), _Features([_without_pairs(example) for example in of_a_sign])
    return Learned(
        of_any.weights([example.sign is not None for example in examples]),
        {slug: of_signs.weights([example.sign == slug for example in of_a_sign]) for slug in slugs},
    )


def _without_pairs(example: Example) -> Example:
    """Pairs of words do not help to tell the signs from one another, and there are many."""
    return Example(frozenset(feature for feature in example.features if " " not in feature), example.sign)


class _Features:
    """The features that examples share, as numbers."""

    def __init__(self, examples: Sequence[Example]) -> None:
        counts = Counter(chain.from_iterable(example.features for example in examples))
        self._names = sorted(feature for feature, count in counts.items() if count >= LEAST_EXAMPLES)
        numbers = {name: i for i, name in enumerate(self._names)}
        self._examples = [sorted(numbers[name] for name in one.features if name in numbers) for one in examples]
        self._lengths = [sqrt(len(one.features) or 1) for one in examples]

    def weights(self, is_meant: Sequence[bool]) -> Weights:
        """What each feature says for being meant, in thousandths."""
        found = self._separating([1 if meant else -1 for meant in is_meant])
        rounded = zip(self._names, (round(UNIT * weight) for weight in found), strict=True)
        return {name: weight for name, weight in rounded if weight}

    def _separating(self, sides: Sequence[int]) -> list[float]:
        """The weights whose sums lie on the side of each example, with as wide a margin as may be."""
        weights, pulls = [0.0] * len(self._names), [0.0] * len(sides)
        order, shuffle = list(range(len(sides))), Random(0).shuffle  # noqa: S311 - an order, no secret
        for _ in range(ROUNDS):
            shuffle(order)
            if max([self._pulled(i, sides[i], pulls, weights) for i in order], default=0.0) < CLOSE_ENOUGH:
                break
        return weights

    def _pulled(self, i: int, side: int, pulls: list[float], weights: list[float]) -> float:
        """How much further one example had to pull the weights to its side."""
        features, length, pulled = self._examples[i], self._lengths[i], pulls[i]
        short = 1 - SOFTNESS * pulled - side * sum([weights[feature] for feature in features]) / length
        if short <= 0 and not pulled:
            return 0.0
        pulls[i] = max(pulled + short / (1 + SOFTNESS), 0.0)
        by = (pulls[i] - pulled) * side / length
        for feature in features:
            weights[feature] += by
        return abs(pulls[i] - pulled)
