"""Dangers and requests in words that no pattern foresaw: linear classifiers, whose weights `learning` finds."""

from array import array
from base64 import b64decode, b64encode
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
    """Weights in eight bytes each: every process holds them, and in a dictionary they take ten times the room.

    `written` is how an edition holds them: the numbers of all features, then their weights, in base64.
    """

    def __init__(self, written: str = "") -> None:
        both = b64decode(written)
        self._numbers, self._weights = array("I", both[: len(both) // 2]), array("i", both[len(both) // 2 :])

    @classmethod
    def of(cls, weights: Weights) -> "Packed":
        """The weights of features by name."""
        return cls(written(weights))

    def sum(self, numbers: Iterable[int]) -> int:
        """The sum over some features, by their numbers."""
        return sum(map(self._weight, numbers))

    def _weight(self, number: int) -> int:
        at = bisect_left(self._numbers, number)
        return self._weights[at] if at < len(self._numbers) and self._numbers[at] == number else 0


def written(weights: Weights) -> str:
    """Weights as text, which is read without a thought for each of them."""
    numbered = {number(feature): weight for feature, weight in weights.items()}
    numbers = array("I", sorted(numbered))
    return b64encode(numbers.tobytes() + array("i", map(numbered.__getitem__, numbers)).tobytes()).decode()


def number(feature: str) -> int:
    """What stands for a feature; that two have the same is less likely than a misjudged word."""
    return crc32(feature.encode())


@dataclass(frozen=True)
class Classifier:
    """What speaks for any sign at all, and what for which."""

    any_sign: Packed = field(default_factory=Packed)
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
