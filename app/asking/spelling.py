"""Which word of the edition a misspelt one may be."""

from collections.abc import Mapping

SHORTEST = 5
"""Shorter words have too many neighbours to guess."""
MOST = 3


def corrections(word: str, known: Mapping[str, int]) -> list[str]:
    """The nearest known words, the commonest first among equally near ones. `known` says how many items hold each."""
    if len(word) < SHORTEST:
        return []
    most = _tolerated(word)
    mine = _letters(word)
    near: list[tuple[int, bool, int, str]] = []
    for other, items in known.items():
        if abs(len(other) - len(word)) > most or (mine ^ _letters(other)).bit_count() > 2 * most:
            continue
        if (steps := distance(word, other, most)) <= most:
            near.append((steps, other[0] != word[0], -items, other))
    near.sort()
    return [other for steps, *_, other in near if steps == near[0][0]][:MOST]


def _tolerated(word: str) -> int:
    return 1 if len(word) < 8 else 2


def _letters(word: str) -> int:
    """The set of letters of a word, as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


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
