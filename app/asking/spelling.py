"""Which word of the edition a misspelt one may be."""

from collections.abc import Iterable
from itertools import takewhile

SHORTEST = 5
"""Shorter words have too many neighbours to guess."""
SHORTEST_WITH_TWO = 8
"""In words of so many letters, two may be wrong."""
MOST = 3
Known = tuple[str, int]
"""A word, and how many items hold it."""


def tolerated(word: str) -> range:
    """How many letters of a word may be wrong: first as few as can be."""
    return range(1, 1 + (len(word) >= SHORTEST) + (len(word) >= SHORTEST_WITH_TWO))


def letters(word: str) -> int:
    """Which letters a word has, as bits; those of other scripts share them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def corrections(word: str, known: Iterable[Known], wrong: int) -> list[str]:
    """The known words in which so many letters differ, those with the same first letter first, then the commonest."""
    near = [(other[0] != word[0], -items, other) for other, items in known if distance(word, other) <= wrong]
    return [other for *_, other in sorted(near)][:MOST]


def distance(one: str, other: str) -> int:
    """How many letters have to be added, dropped, changed or swapped with their neighbour."""
    one, other = _different(one, other)
    one, other = (text[::-1] for text in _different(one[::-1], other[::-1]))
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            steps = min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        before, last = last, row
    return last[-1]


def _different(one: str, other: str) -> tuple[str, str]:
    """Two words without the beginning that they share."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one[shared:], other[shared:]
