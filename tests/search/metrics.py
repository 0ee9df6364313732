"""How good a ranking is: pure arithmetic on what was found and what was judged."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

GOOD = 2
"""The grade from which an item is worth being found."""


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    """Gain of the first hits, each 2^grade - 1, less the lower it stands, as a share of the best there is."""
    best = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return _discounted(grades.get(item, 0) for item in distinct(found)[:depth]) / best


def recall(found: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    """Share of the good items among the first hits; where more are good than fit there, of as many as fit."""
    good = {item for item, grade in grades.items() if grade >= GOOD}
    return len(good.intersection(distinct(found)[:depth])) / min(len(good), depth)


def distinct(found: Iterable[str]) -> list[str]:
    """Each item once, where it first stands: showing a thing twice earns nothing."""
    return list(dict.fromkeys(found))


def _discounted(grades: Iterable[int]) -> float:
    return sum(float(2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))
