"""How a required text stands in a display: whole, as sentences of its own, and not taken back by what is next to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from app.display.denials import ENGLISH_DENIALS, Denials
from app.display.words import LONG_SENTENCE, Words

NEAR = 2
"""Sentences before and after a text that may take it back."""
FEW = 6
"""Words of a sentence short enough that `this` in it means the text next to it."""

Span = tuple[int, int]


class How(Enum):
    """How a text stands, the best first."""

    WHOLE = "whole"
    DOUBTFUL = "doubtful"
    WITHIN = "within"
    """Part of a longer sentence."""
    DENIED = "denied"
    MISSING = "missing"


@dataclass(frozen=True)
class Standing:
    """How a text stands, and the words next to it that matter."""

    how: How
    beside: str = ""


def standings(words: Words, phrase: tuple[str, ...], denials: Denials = ENGLISH_DENIALS) -> Iterator[Standing]:
    """How a phrase stands at each place where all its words are."""
    for start in words.find(phrase):
        yield _standing(words, (start, start + len(phrase)), denials)


def _standing(words: Words, span: Span, denials: Denials) -> Standing:
    start, end = span
    if not (words.ends(start) and words.ends(end)):
        around = words.words[max(start - 5, 0) : start] if not words.ends(start) else words.words[end : end + 5]
        return Standing(How.WITHIN, " ".join(around))
    lead = _lead(words, start)
    if _is_open(words, start, denials) and denials.leading & {*lead}:
        return Standing(How.DENIED, " ".join(lead))
    doubtful = ""
    for first, last in _beside(words, span):
        said = words.words[first:last]
        touches = not words.ends_paragraph(start if last <= start else end)
        if (weight := _denial(said, denials, touches)) is How.DENIED:
            return Standing(How.DENIED, " ".join(said))
        doubtful = doubtful or (" ".join(said) if weight is How.DOUBTFUL else "")
    return Standing(How.DOUBTFUL, doubtful) if doubtful else Standing(How.WHOLE)


def _lead(words: Words, start: int) -> tuple[str, ...]:
    """The words of the sentence or line that ends where a text begins; a very short one with what goes before it."""
    first = start
    while first > max(start - LONG_SENTENCE, 0) and not (words.ends(first) and start - first >= 4):
        first -= 1
    return words.words[first:start]


def _is_open(words: Words, start: int, denials: Denials) -> bool:
    """Whether the words before a text lead over to it."""
    if start == 0:
        return False
    gap = words.gaps[start]
    led = any(sign in gap for sign in ":–—") or ("-" in gap and "\n" not in gap)
    return led or (not any(sign in gap for sign in ".!;") and words.words[start - 1] in denials.opening)


def _beside(words: Words, span: Span) -> Iterator[Span]:
    """The sentences next to a text, the nearest first."""
    start, end = span
    last = start
    for _ in range(NEAR):
        first = last
        while first > max(last - LONG_SENTENCE, 0) and not (words.ends(first) and first < last):
            first -= 1
        if first < last:
            yield first, last
        last = first
    first = end
    for _ in range(NEAR):
        last = first
        while last < min(first + LONG_SENTENCE, len(words.words)) and not (words.ends(last) and last > first):
            last += 1
        if first < last:
            yield first, last
        first = last


def _denial(said: tuple[str, ...], denials: Denials, touches: bool) -> How | None:
    """Whether a sentence takes back the text next to it; in doubt where it may speak of something else."""
    if denials.alone & {*said} and len(said) <= FEW:
        return How.DENIED
    if not denies(said, denials):
        return None
    if (denials.pointing | denials.naming) & {*said}:
        return How.DENIED
    if len(said) <= FEW and (denials.vague & {*said} or (touches and len(said) <= 3)):
        return How.DENIED
    return How.DOUBTFUL if touches and denials.vague & {*said} else None


def denies(said: tuple[str, ...], denials: Denials) -> bool:
    """Whether a sentence has words that deny."""
    pairs = set(pairwise(said))
    spared = {word for before, word in pairs if before in denials.sparing}
    return bool(denials.denying & {*said} - spared or denials.denying_pairs & pairs)


def denied_by_name(words: Words, denials: Denials = ENGLISH_DENIALS) -> str:
    """The sentence, wherever it stands, that names the disclaimer and takes it back."""
    for name in denials.naming:
        for place in words.find((name,)):
            if denies(said := words.sentence(place), denials):
                return " ".join(said)
    return ""


def contradiction(words: Words, denials: Denials = ENGLISH_DENIALS) -> str:
    """The sentence that says of this information what nobody may say."""
    for phrase in denials.contradictions:
        for place in words.find(phrase):
            lead = words.words[words.before(place) : place]
            asked = words.words[place + len(phrase) : place + len(phrase) + 12]
            if not denials.leading & {*lead} and not _is_asked(words, place, asked):
                return " ".join((*lead, *phrase))
    return ""


def _is_asked(words: Words, place: int, after: tuple[str, ...]) -> bool:
    """Whether the sentence ends in a question mark."""
    for step, word in enumerate(after):
        if word == "?":
            return True
        if words.ends(place + step):
            return False
    return False
