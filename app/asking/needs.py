"""What people need who use such words: the share that each item has in it, by what was learned from examples.

That is multinomial logistic regression over the stems of a message; `choosing` finds the weights.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import exp, sqrt
from typing import TypeVar

from app.asking.places import packed, unpacked

Item = TypeVar("Item", str, int)
"""An item: by its name where it is learned, by its row where it is looked for."""
UNIT = 100
LEAST_SHARE = 0.03
"""A smaller share is as good as none."""
NOTHING = "nothing"
"""The recognition whose document says what was learned, also of messages for which nothing here is needed."""
NO_ROW = (1 << 44) - 1
"""Stands for needing nothing among the rows; no item has it."""
WEIGHT_BITS = 16
MIDDLE = 1 << WEIGHT_BITS - 1


def packed_weights(weights: Mapping[int, int]) -> bytes:
    """The weights of rows, as they are stored."""
    return packed(((row, MIDDLE + weight) for row, weight in weights.items()), WEIGHT_BITS)


def unpacked_weights(stored: bytes) -> dict[int, int]:
    """The same, read back."""
    return {row: number - MIDDLE for row, number in unpacked(stored, WEIGHT_BITS).items()}


def by_stem(weights: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """What each stem says for each item, of what is given by item and stem."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for item, of_item in weights.items():
        for stem, weight in of_item.items():
            found[stem][item] = weight
    return dict(found)


def shares(weights: Collection[Mapping[Item, int]], asked: int) -> dict[Item, float]:
    """The items that have a share to speak of, by what each known stem of a message says for them, in hundredths.

    `asked` is how many stems there are in all: those that are not known make it less sure.
    """
    sums: dict[Item, int] = {}
    for of_stem in weights:
        for item, weight in of_stem.items():
            sums[item] = sums.get(item, 0) + weight
    most, unit = max(sums.values(), default=0), UNIT * sqrt(max(asked, 1))
    powers = {item: exp((one - most) / unit) for item, one in sums.items()}
    total = sum(powers.values())
    return {item: power / total for item, power in powers.items() if power >= LEAST_SHARE * total}
