"""A text as words: what is left when spacing, quotes, case and invisible characters no longer tell texts apart."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

STRUCK = "\ufffc"
"""Stands for text that is struck through. It is a word like no other, so nothing is whole that holds it."""
LONGEST = 200_000
"""Characters that are read: a compatible character can stand for eighteen."""
LONG_SENTENCE = 40
"""Words of a sentence that are looked at."""
PARAGRAPH = "\n\n"
LINE = "\n"

_IN_WORD = r"(?<=\w)['’‘ʼ´`](?=\w)"  # child's
_STRUCK = re.compile(r"~~[^~\n]+~~")  # as Markdown writes it
_IGNORED = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f]")
_ONE_BY_ONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts without spaces between words."""
_RUNS_ON = re.compile(r"""[^\S\n]|[,"“”„‟«»‹›'‘’‚`*_/\-‐‑]""")
"""What may stand between two words of one sentence; anything else ends it."""
_SPACED_DASH = re.compile(r"\s[-‐‑]+\s")


@dataclass(frozen=True)
class Words:
    """Words in order, and what stands between them: `gaps[i]` goes before word `i`, the last one after all."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text in which an empty line ends a paragraph."""
        text = plain(_STRUCK.sub(STRUCK, text))
        words, gaps, end = [], [], 0
        for found in _word().finditer(text):
            words.append(found.group())
            gaps.append(text[end : found.start()])
            end = found.end()
        return cls(tuple(words), (*gaps, text[end:]))

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[int]]:
        """Where each word and each pair of words stands."""
        places: dict[tuple[str, ...], list[int]] = {}
        for place, word in enumerate(self.words):
            places.setdefault((word,), []).append(place)
        for place, pair in enumerate(pairwise(self.words)):
            places.setdefault(pair, []).append(place)
        return places

    def find(self, phrase: tuple[str, ...]) -> list[int]:
        """Where a phrase begins, word for word."""
        length = len(phrase)
        return [place for place in self._places.get(phrase[:2], ()) if self.words[place : place + length] == phrase]

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether a phrase stands somewhere."""
        return bool(self.find(phrase))

    def furthest(self, phrase: tuple[str, ...]) -> int:
        """How many words of a phrase stand in order where it stands best, for want of the whole."""
        return max((self._common(place, phrase) for place in self._places.get(phrase[:2], ())), default=0)

    def _common(self, place: int, phrase: tuple[str, ...]) -> int:
        here = self.words[place : place + len(phrase)]
        return next((i for i, (a, b) in enumerate(zip(here, phrase, strict=False)) if a != b), len(here))

    def ends(self, place: int) -> bool:
        """Whether a sentence or line ends before the word at `place`, or all does."""
        if place in (0, len(self.words)) or "?" in self.words[place - 1 : place]:
            return True
        gap = self.gaps[place]
        if gap == " ":
            return False
        return bool(_RUNS_ON.sub("", gap)) or bool(_SPACED_DASH.search(gap))

    def ends_paragraph(self, place: int) -> bool:
        """Whether a paragraph ends before the word at `place`, or all does."""
        return place in (0, len(self.words)) or self.gaps[place].count(LINE) > 1

    def sentence(self, place: int) -> tuple[str, ...]:
        """The sentence or line around a word, as far as it is of a usual length."""
        first, last = self.before(place), place + 1
        while last < min(place + LONG_SENTENCE, len(self.words)) and not self.ends(last):
            last += 1
        return self.words[first:last]

    def before(self, place: int) -> int:
        """Where the sentence or line of a word begins."""
        first = place
        while first > max(place - LONG_SENTENCE, 0) and not self.ends(first):
            first -= 1
        return first


def plain(text: str) -> str:
    """The text without what cannot be seen, in compatible characters and one case."""
    text = text.replace("؟", "?").replace("\r\n", LINE).replace("\r", LINE)
    compatible = unicodedata.normalize("NFKC", text)[:LONGEST]
    visible = _IGNORED.sub("", compatible).translate(_invisible())
    lines = re.sub(r"\n[^\S\n]+(?=\n)", LINE, visible)
    return re.sub(_IN_WORD, "", lines.casefold())


def word_set(listed: str) -> frozenset[str]:
    """Words that are listed with spaces between them."""
    return frozenset(listed.split())


def phrase(text: str) -> tuple[str, ...]:
    """The words of a text that is looked for."""
    return Words.of(text).words


@cache
def _invisible() -> dict[int, None]:
    """Format characters: soft hyphens, zero-width spaces and joiners, marks of direction."""
    return {
        code: None for code in (*range(0x10000), *range(0xE0000, 0xE1000)) if unicodedata.category(chr(code)) == "Cf"
    }


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(_ranges())
    letter = rf"[^\W_{_ONE_BY_ONE}]"
    return re.compile(rf"[{_ONE_BY_ONE}{STRUCK}?]|{letter}(?:{letter}|[{marks}])*")


def _ranges() -> Iterator[str]:
    """Combining marks, which Python does not count as parts of words, as ranges."""
    first = last = -2
    for code in [c for c in range(0x300, 0x10000) if unicodedata.category(chr(c))[0] == "M"] + [0x110000]:
        if code != last + 1:
            if first > 0:
                yield f"{chr(first)}-{chr(last)}"
            first = code
        last = code
