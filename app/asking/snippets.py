"""A piece of a text around what was asked, with the places to highlight."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from app.asking.words import stems

LONGEST = 240
"""Characters of a snippet, without the dots where it was cut."""
ELLIPSIS = "…"
Span = tuple[int, int]


@dataclass(frozen=True)
class Snippet:
    """A piece of text. `highlights` say from which to before which of its code points."""

    text: str
    highlights: tuple[Span, ...]


def pattern(sought: Iterable[str]) -> re.Pattern[str]:
    """What words with some stems look like; a stem's last letter may differ in the word, as in `therapi`."""
    beginnings = {re.escape(stem[:-1] if stem.endswith("i") else stem) for stem in sought} or {"(?!)"}
    longest_first = sorted(beginnings, key=lambda beginning: (-len(beginning), beginning))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})[^\W_]*", re.IGNORECASE)


def snippet(text: str, sought: Set[str], looks: re.Pattern[str]) -> Snippet:
    """The paragraph that holds most of the stems, cut around them where it is long."""
    paragraphs = [(paragraph, _found(paragraph, sought, looks)) for paragraph in text.split("\n")]
    best, found = max(paragraphs, key=lambda one: len(set(one[1].values())))
    return _cut(best, list(found))


def _found(text: str, sought: Set[str], looks: re.Pattern[str]) -> dict[Span, str]:
    """Where the stems stand, each with its stem."""
    found = {match.span(): _stem(match.group()) for match in looks.finditer(text)}
    return {span: stem for span, stem in found.items() if stem in sought}


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return " ".join(stems(word))


def _cut(text: str, spans: list[Span]) -> Snippet:
    if len(text) <= LONGEST:
        return Snippet(text, tuple(spans))
    first = spans[0][0] if spans else 0
    start = text.rfind(" ", 0, first - LONGEST // 4) + 1 if first > LONGEST // 2 else 0
    end = text.rfind(" ", start, start + LONGEST) if start + LONGEST < len(text) else len(text)
    end = end if end > start else start + LONGEST
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < len(text) else ""
    moved = len(before) - start
    inside = tuple((from_ + moved, to + moved) for from_, to in spans if start <= from_ and to <= end)
    return Snippet(f"{before}{text[start:end]}{after}", inside)
