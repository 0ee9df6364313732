"""What a person asked for, part by part, with how much each part says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from app.asking.stemming import stem
from app.asking.synonyms import LONGEST_PHRASE, Meanings, Phrase, key

MOST_WORDS = 40
MOST_PARTS = 8
"""Of a long question, the rarest parts are looked for."""
OF_PHRASE = 0.75
"""What a word of a phrase says, compared with the same word alone."""
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Part:
    """One thing that was asked for: a word, or a phrase that has a meaning of its own."""

    words: Phrase
    """As asked."""
    own: Phrase
    """The stems that say something."""
    also: tuple[Phrase, ...] = ()
    """The stems of other phrases for it: synonyms, corrections, longer words that begin so."""
    weight: float = 0.0
    """How rare it is, and so how much it says."""
    known: bool = True
    """Whether anything at all is found by it."""

    @property
    def stems(self) -> Iterator[str]:
        """All stems, its own and those of other phrases."""
        yield from self.own
        for phrase in self.also:
            yield from phrase


def parts(asked: Sequence[str], meant: Meanings, stop_words: frozenset[str]) -> list[Part]:
    """A query in phrases that have a meaning together, the longest first, and words; each once.

    Words that say nothing are passed over, unless there is nothing else.
    """
    found = list(dict.fromkeys(_phrases(asked, meant)))
    telling = [phrase for phrase in found if key(phrase) in meant or not stop_words.issuperset(phrase)]
    return [_part(phrase, meant.get(key(phrase), ()), stop_words) for phrase in telling or found]


def _phrases(asked: Sequence[str], meant: Meanings) -> Iterator[Phrase]:
    at = 0
    while at < len(asked):
        lengths = range(min(LONGEST_PHRASE, len(asked) - at), 1, -1)
        length = next((length for length in lengths if key(asked[at : at + length]) in meant), 1)
        yield tuple(asked[at : at + length])
        at += length


def _part(phrase: Phrase, also: Iterable[Phrase], stop_words: frozenset[str]) -> Part:
    others = dict.fromkeys(_telling(other, stop_words) for other in also)
    return Part(phrase, _telling(phrase, stop_words), tuple(others))


def _telling(phrase: Phrase, stop_words: frozenset[str]) -> Phrase:
    telling = tuple(stem(word) for word in phrase if word not in stop_words)
    return telling or tuple(map(stem, phrase))


def with_also(part: Part, more: Iterable[str]) -> Part:
    """A part with further words for it."""
    return replace(part, also=tuple(dict.fromkeys([*part.also, *((stem(word),) for word in more)])))


def weighed(part: Part, items: Mapping[str, int], total: int) -> Part:
    """A part with its weight: the rarer its words among the items, the more it says."""
    rarities = [log(1 + total / max(items.get(word, 0), 1)) for word in part.own]
    known = any(all(word in items for word in phrase) for phrase in (part.own, *part.also))
    return replace(part, weight=sum(rarities) * (OF_PHRASE if len(rarities) > 1 else 1), known=known)


def rarest(found: Iterable[Part]) -> list[Part]:
    """The parts that anything is found by and that say most, the rarest first."""
    return sorted((part for part in found if part.known), key=lambda part: -part.weight)[:MOST_PARTS]
