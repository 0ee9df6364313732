"""Which word of the edition a misspelt one may be."""

from collections.abc import Iterable

SHORTEST = 5
"""Shorter words have too many neighbours to guess."""
MOST = 3
Known = tuple[str, int, int]
"""A word, its letters as bits, and how many items hold it."""


def tolerance(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < 8 else 2


def letters(word: str) -> int:
    """Which letters a word has, as bits; those of other scripts share them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def corrections(word: str, known: Iterable[Known]) -> list[str]:
    """The nearest known words, those with the same first letter first, and then the commonest."""
    most, mine = tolerance(word), letters(word)
    alike = [(other, items) for other, theirs, items in known if (mine ^ theirs).bit_count() <= 2 * most]
    near = [(distance(word, other, most), other[0] != word[0], -items, other) for other, items in alike]
    within = sorted(one for one in near if one[0] <= most)
    return [other for steps, *_, other in within if steps == within[0][0]][:MOST]


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be added, dropped, changed or swapped with their neighbour; above `most`, any more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, theirs in enumerate(other, start=1):
            steps = min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                steps = min(steps, before[j - 2] + 1)
            row.append(steps)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
