"""Dangers and requests in words that no pattern foresaw: linear classifiers, whose weights `learning` finds."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from zlib import crc32

Weights = Mapping[str, int]
"""How much each feature of a message says, in thousandths."""
UNIT = 1000
UNLIKELY = -850
"""Up to this score patterns are mistaken in what they find."""


class Packed:
    """Weights in eight bytes each: every process holds them, and in a dictionary they take ten times the room."""

    def __init__(self, weights: Weights) -> None:
        numbered = {number(feature): weight for feature, weight in weights.items()}
        self._numbers = array("I", sorted(numbered))
        self._weights = array("i", (numbered[feature] for feature in self._numbers))

    def sum(self, numbers: Iterable[int]) -> int:
        """The sum over some features, by their numbers."""
        return sum(map(self._weight, numbers))

    def _weight(self, number: int) -> int:
        at = bisect_left(self._numbers, number)
        return self._weights[at] if at < len(self._numbers) and self._numbers[at] == number else 0


def number(feature: str) -> int:
    """What stands for a feature; that two have the same is less likely than a misjudged word."""
    return crc32(feature.encode())


@dataclass(frozen=True)
class Classifier:
    """What speaks for any sign at all, and what for which."""

    any_sign: Packed = field(default_factory=lambda: Packed({}))
    signs: Mapping[str, Packed] = field(default_factory=dict)
    """By slug."""

    def likeliest(self, features: Collection[str]) -> list[str]:
        """The slugs of the two signs that a message is most like, the likeliest first."""
        numbers = list(map(number, features))
        return sorted(self.signs, key=lambda slug: (-self.signs[slug].sum(numbers), slug))[:2]

    def is_unlikely(self, features: Collection[str]) -> bool:
        """Whether a message is very much like examples of none."""
        return self.score(features) <= UNLIKELY

    def score(self, features: Collection[str]) -> float:
        """How much a message is like examples of any sign: below 0 it is more like those of none."""
        return self.any_sign.sum(map(number, features)) / sqrt(len(features) or 1)
