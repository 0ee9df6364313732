"""What a person asked for, part by part, with how much each part says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

from app.asking.stemming import stem
from app.asking.synonyms import LONGEST_PHRASE, Meanings, Phrase, key

MOST_WORDS = 40
MOST_PARTS = 8
"""Of a long question, the rarest parts are looked for."""
OF_PHRASE = 1.5
"""What a phrase says, compared with its rarest word alone."""
OF_PASSING = 0.15
"""What a word says that nothing is called by, compared with one that every item is called by which holds it."""
MOST_WEIGHT = 6.0
"""Rarer words say no more than this."""
OF_NUMBER = 0.3
"""What a number says, as in `30 years`, compared with a word."""


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
    def is_number(self) -> bool:
        """Whether it is a small number, which stands in many texts by chance."""
        return len(self.words) == 1 and len(self.words[0]) < 4 and self.words[0].isdigit()

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
    telling = [phrase for phrase in found if len(phrase) > 1 or stop_words.isdisjoint(phrase)]
    return [_part(phrase, meant.get(key(phrase), ()), stop_words) for phrase in telling or found]


def _phrases(asked: Sequence[str], meant: Meanings) -> Iterator[Phrase]:
    at = 0
    while at < len(asked):
        lengths = range(min(LONGEST_PHRASE, len(asked) - at), 1, -1)
        length = next((length for length in lengths if key(asked[at : at + length]) in meant), 1)
        yield tuple(asked[at : at + length])
        at += length


def _part(phrase: Phrase, also: Iterable[Phrase], stop_words: frozenset[str]) -> Part:
    others = dict.fromkeys(_said_else(other, stop_words) for other in also)
    return Part(phrase, _telling(phrase, stop_words), tuple(others))


def _said_else(phrase: Phrase, stop_words: frozenset[str]) -> Phrase:
    """The stems of another phrase for it; all of them where but one would be left: `work out`."""
    telling = _telling(phrase, stop_words)
    return telling if len(telling) > 1 else tuple(map(stem, phrase))


def _telling(phrase: Phrase, stop_words: frozenset[str]) -> Phrase:
    telling = tuple(stem(word) for word in phrase if word not in stop_words)
    return telling or tuple(map(stem, phrase))


def with_also(part: Part, more: Iterable[str]) -> Part:
    """A part with further words for it."""
    return replace(part, also=tuple(dict.fromkeys([*part.also, *((stem(word),) for word in more)])))


def weighed(part: Part, items: Mapping[str, int], total: int, called: Callable[[str], float]) -> Part:
    """A part with its weight: the fewer items hold it, in whatever words, the more it says, up to a limit.

    A word that has no other words says less, the fewer of the items that hold it are `called` by it (the share of
    them): it is most likely said by the way, as in a story.
    """
    held = [_holding(phrase, items) for phrase in (part.own, *part.also)]
    common = sqrt(max(held) * (held[0] or max(held)))  # between what it is called here and what it was called
    weight = min(MOST_WEIGHT, log(1 + total / max(common, 1))) * (1 if len(part.own) == 1 else OF_PHRASE)
    if any(held) and not part.also:
        weight *= OF_PASSING + (1 - OF_PASSING) * sqrt(min(map(called, part.own)))
    return replace(part, weight=weight * (OF_NUMBER if part.is_number else 1), known=any(held))


def _holding(phrase: Phrase, items: Mapping[str, int]) -> float:
    """About how many items hold a phrase: half as many with each further word."""
    return min(items.get(stem, 0) for stem in phrase) * 0.5 ** (len(phrase) - 1)


def rarest(found: Iterable[Part]) -> list[Part]:
    """The parts that anything is found by and that say most, the rarest first."""
    return sorted((part for part in found if part.known), key=lambda part: -part.weight)[:MOST_PARTS]
