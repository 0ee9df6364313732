"""What a person asked for, part by part, with how much each part says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from app.asking.synonyms import LONGEST_PHRASE, Meanings
from app.asking.words import is_code, key

MOST_PARTS = 8
"""Of a long question, the rarest parts are looked for."""
STOP_WORDS = frozenset(
    "a an the is are am be been being was were do does did doing have has had having i im me my mine myself you your we our"
    " it its he she his her him they them their this that these those there here and or but if of to in on at by for from"
    " with about as into than then so too very can cant could would should will shall may might must not no nor any some"
    " all just only what which who whom whose when where why how due cause causes because get got getting also am really"
    " please tell know want wanna dont doesnt didnt ive id youre thats whats".split()
)
OF_UNKNOWN = 1
"""A word that nobody uses is as rare as can be."""


@dataclass(frozen=True)
class Part:
    """One thing that was asked for: a word, or a phrase that has a meaning of its own."""

    words: tuple[str, ...]
    """As asked."""
    weight: float
    """How rare it is, and so how much it says."""
    also: tuple[str, ...] = ()
    """Other phrases for it: synonyms, corrections, longer words that begin so."""
    known: bool = True
    """Whether anything at all is found by it."""

    @property
    def typed(self) -> str:
        """Its words as one text."""
        return " ".join(self.words)


def parts(
    asked: list[str], meant: Meanings, stop_words: frozenset[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The query in phrases that mean something together, the longest first, and words; each with its synonyms.

    Words that say nothing are passed over, unless there is nothing else.
    """
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    at = 0
    while at < len(asked):
        length = _longest(asked, at, meant)
        phrase = tuple(asked[at : at + length])
        found.append((phrase, meant.get(key([*phrase]), ())))
        at += length
    telling = [(phrase, also) for phrase, also in found if len(phrase) > 1 or phrase[0] not in stop_words or also]
    return list(dict(telling or found).items())


def _longest(asked: list[str], at: int, meant: Meanings) -> int:
    lengths = range(min(LONGEST_PHRASE, len(asked) - at), 1, -1)
    return next((length for length in lengths if key(asked[at : at + length]) in meant), 1)


def weighed(
    phrase: tuple[str, ...], also: tuple[str, ...], items: Mapping[str, int], total: int, stop_words: frozenset[str]
) -> Part:
    """A part with its weight: the rarer its words among the items, the more it says."""
    telling = [word for word in phrase if word not in stop_words] or [*phrase]
    rarities = [rarity(items.get(word, OF_UNKNOWN), total) for word in telling]
    several = 0.75 if len(rarities) > 1 else 1
    known = bool(also) or any(word in items for word in telling)
    return Part(phrase, sum(rarities) * several, also, known)


def rarity(items: int, total: int) -> float:
    """How much a word says that so many of all items hold."""
    return log(1 + total / max(items, 1))


def rarest(found: Iterable[Part]) -> list[Part]:
    """The parts that say most, the rarest first."""
    return sorted(found, key=lambda part: -part.weight)[:MOST_PARTS]


def with_also(part: Part, more: Iterable[str]) -> Part:
    """A part with further phrases for it."""
    also = tuple(dict.fromkeys([*part.also, *more]))
    return replace(part, also=also, known=part.known or bool(also))


def expression(phrase: tuple[str, ...], stop_words: frozenset[str]) -> str:
    """A phrase in the query language of FTS5: together, or else all its telling words."""
    together = quoted(" ".join(phrase))
    telling = [word for word in phrase if word not in stop_words]
    if len(phrase) == 1 or len(telling) < 2:
        return together
    return f"({together} OR ({' AND '.join(map(quoted, telling))}))"


def quoted(phrase: str) -> str:
    """A phrase as FTS5 takes it; nothing in it is read as an operator."""
    return '"' + phrase.replace('"', " ") + '"'


def is_prefix(word: str) -> bool:
    """Whether a last word may be the beginning of one."""
    return len(word) > 2 and not is_code(word)
