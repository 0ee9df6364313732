"""Which phrases mean the same: what people say, and the words that the texts use for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.asking.stemming import stem
from app.asking.words import words

LONGEST_PHRASE = 6
Phrase = tuple[str, ...]
Meanings = dict[str, tuple[Phrase, ...]]
"""From a phrase, as `key` writes it, to what else it may be called."""


@dataclass(frozen=True)
class Group:
    """Whoever says one of `said` may mean any of `means`."""

    said: tuple[str, ...]
    means: tuple[str, ...]


def key(phrase: Sequence[str]) -> str:
    """A phrase as it is looked up: in stems, so that the forms of its words make no difference."""
    return " ".join(map(stem, phrase))


def meanings(groups: Iterable[Group]) -> Meanings:
    """All phrases of all groups, each with what it may mean, in the order of the groups."""
    found: dict[str, dict[str, Phrase]] = {}
    for group in groups:
        means = {key(phrase): phrase for phrase in map(tuple, map(words, group.means))}
        for own in {key(words(said)): None for said in group.said}:
            if 0 < len(own.split()) <= LONGEST_PHRASE:
                found.setdefault(own, {}).update({other: phrase for other, phrase in means.items() if other != own})
    return {phrase: tuple(also.values()) for phrase, also in found.items() if also}


def phrases(asked: Sequence[str]) -> list[str]:
    """Every run of words that may be a phrase of a group, as `key` writes it."""
    whole = [stem(word) for word in asked]
    runs = (
        (start, start + length) for length in range(1, LONGEST_PHRASE + 1) for start in range(len(whole) - length + 1)
    )
    return list(dict.fromkeys(" ".join(whole[start:end]) for start, end in runs))
