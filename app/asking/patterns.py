"""A small language for how people put things in words, and finding it in what a person typed.

A pattern is written as `@want .. @die & !@joking`: `@want` is any word of a list, other words stand for themselves,
`a|b` is either; `..` lets up to three words stand between, `...` up to eight; `&` joins parts that may stand
anywhere, in any order; `!` is what must not be there; `^` and `$` are the beginning and the end of the whole message.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from app.asking.folding import tokens

GAPS = {"..": 3, "...": 8}
BEGIN, END = "^", "$"
NUMBER = "#"
"""Stands for any number in digits."""

Span = tuple[int, int]
Places = Mapping[str, Sequence[Span]]
"""Where each list of words, and each single word, is found."""


class NotAPattern(ValueError):
    """The pattern cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Element:
    """What stands at one place of a pattern, and how many words may stand before it."""

    names: tuple[str, ...]
    gap: int


@dataclass(frozen=True)
class Pattern:
    """Sequences that must all be found, and names that must not."""

    sequences: tuple[tuple[Element, ...], ...]
    absent: tuple[str, ...]

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        """Of each of these at least one name must be there."""
        return tuple({frozenset(element.names): None for sequence in self.sequences for element in sequence})

    def may_be_among(self, present: frozenset[str]) -> bool:
        """Whether all it needs is there at all, and nothing that must not be."""
        return present.isdisjoint(self.absent) and not any(map(present.isdisjoint, self._needed))

    @property
    def names(self) -> frozenset[str]:
        """Every name in it."""
        return frozenset(self.absent).union(*(e.names for sequence in self.sequences for e in sequence))


def parse(text: str) -> Pattern:
    """A pattern as written."""
    parts = [part.strip() for part in text.split("&")]
    sequences = tuple(_sequence(part) for part in parts if not part.startswith("!"))
    absent = tuple(_name(name) for part in parts if part.startswith("!") for name in part[1:].strip().split("|"))
    if not sequences:
        raise NotAPattern("it has no part that must be there")
    return Pattern(sequences, absent)


def _sequence(text: str) -> tuple[Element, ...]:
    elements: list[Element] = []
    gap = 0
    for word in text.split():
        if word in GAPS:
            gap = GAPS[word]
            continue
        elements.append(Element(tuple(_name(name.replace("_", " ")) for name in word.split("|")), gap))
        gap = 0
    if not elements or gap:
        raise NotAPattern("a part of it is empty, or begins or ends with a gap")
    return tuple(elements)


def _name(name: str) -> str:
    if not (name.startswith("@") or name in (BEGIN, END, NUMBER) or tokens(name)):
        raise NotAPattern(f"`{name}` holds no word")
    return intern(name)  # thousands of patterns share their names


def chains(sequence: Sequence[Element], places: Places) -> list[tuple[Span, ...]]:
    """The places of a sequence: for every beginning and end the spans of its elements."""
    found: dict[tuple[int, int], tuple[Span, ...]] = {}
    for name in sequence[0].names:
        for span in places.get(name, ()):
            found.setdefault(span, (span,))
    for element in sequence[1:]:
        found = dict(_continued(found, element, places))
        if not found:
            break
    return list(found.values())


def _continued(
    found: Mapping[Span, tuple[Span, ...]], element: Element, places: Places
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    spans = [span for name in element.names for span in places.get(name, ())]
    for (start, end), chain in found.items():
        for span in spans:
            if end <= span[0] <= end + element.gap:
                yield (start, span[1]), (*chain, span)
