"""Which phrases mean the same: what people say, and the words that the texts use for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.asking.words import key, words

LONGEST_PHRASE = 6
Meanings = dict[str, tuple[str, ...]]
"""From a phrase, as `key` writes it, to what else it may be called."""


@dataclass(frozen=True)
class Group:
    """Whoever says one of `said` may mean any of `means`."""

    said: tuple[str, ...]
    means: tuple[str, ...]


def meanings(groups: Iterable[Group]) -> Meanings:
    """All phrases of all groups, each with what it may mean, in the order of the groups."""
    found: dict[str, dict[str, str]] = {}
    for group in groups:
        means = {key(words(phrase)): " ".join(words(phrase)) for phrase in group.means}
        for said in group.said:
            own = key(words(said))
            if own and len(own.split()) <= LONGEST_PHRASE:
                found.setdefault(own, {}).update({k: phrase for k, phrase in means.items() if k != own})
    return {phrase: tuple(also.values()) for phrase, also in found.items() if also}


def phrases(asked: list[str]) -> dict[str, None]:
    """Every run of words that may be a phrase of a group, as `key` writes it."""
    longest = range(1, LONGEST_PHRASE + 1)
    return dict.fromkeys(
        key(asked[start : start + length]) for length in longest for start in range(len(asked) - length + 1)
    )
