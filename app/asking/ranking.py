"""Which of the items that hold something of what was asked are shown first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.asking.entries import FIELDS, kind_of, title_words
from app.asking.query import Part
from app.vocabulary import Kind

ENOUGH = 0.5
"""The share of what was asked that an item must hold to be found, where any item holds as much."""
WEIGHTS = {"title": 2.0, "names": 1.8, "summary": 1.0, "steps": 0.6, "body": 0.5}
STRONGEST = sum(WEIGHTS.values()) / (1 + sum(WEIGHTS.values()))
OF_SYNONYMS = 0.75
OF_TITLE = 0.25
"""The share of the score that goes to titles which say what was asked and nothing else."""
PRIORITY = {
    Kind.QUESTION: 1.0,
    Kind.GUIDANCE: 0.94,
    Kind.FACTOR: 0.92,
    Kind.MECHANISM: 0.9,
    Kind.TERM: 0.9,
    Kind.OVERVIEW: 0.85,
    Kind.CODE: 0.85,
    Kind.FOOD: 0.85,
    Kind.REFERENCE_INTAKE: 0.8,
    Kind.CLAIM: 0.8,
    Kind.CRISIS_LINE: 0.75,
    Kind.SOURCE: 0.65,
    Kind.DISCLAIMER: 0.6,
}
"""What kinds of items count for, where they hold equally much."""


def _strength(fields: int) -> float:
    weight = sum(weight for place, weight in enumerate(WEIGHTS.values()) if fields >> place & 1)
    return weight / (1 + weight) / STRONGEST


STRENGTHS = tuple(_strength(fields) for fields in range(1 << len(FIELDS)))
"""How strongly a part is held that stands in some fields, which are given as bits."""

Found = dict[int, list[int]]
"""By row: for each part, the fields that hold it as asked, and then those that hold it in other words."""


@dataclass(frozen=True)
class Ranked:
    """An item that was found."""

    row: int
    score: float
    coverage: float
    fields: int
    """The fields in which anything was found, as bits."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return kind_of(self.row)

    @property
    def matched(self) -> tuple[str, ...]:
        """The names of the fields in which anything was found."""
        return tuple(name for place, name in enumerate(FIELDS) if self.fields >> place & 1)


def ranked(found: Found, known: Sequence[Part], whole: float) -> list[Ranked]:
    """The items that hold enough, the best first. `whole` is the weight of all that was asked."""
    scored = [_scored(row, fields, known, whole) for row, fields in found.items()]
    enough = ENOUGH * sum(part.weight for part in known) / whole if whole else 0
    chosen = [one for one in scored if one.coverage >= enough] or scored
    return sorted(chosen, key=lambda one: (-one.score, one.row))


def _scored(row: int, fields: list[int], known: Sequence[Part], whole: float) -> Ranked:
    held = coverage = titled = 0.0
    everywhere = 0
    for number, part in enumerate(known):
        literal, other = fields[2 * number], fields[2 * number + 1]
        if literal | other:
            everywhere |= literal | other
            coverage += part.weight
            held += part.weight * max(STRENGTHS[literal], OF_SYNONYMS * STRENGTHS[literal | other])
            if (literal | other) & 1:
                titled += len(part.words)
    of_title = min(titled / max(title_words(row), 1), 1) * coverage
    score = ((1 - OF_TITLE) * held + OF_TITLE * of_title) / whole * PRIORITY[kind_of(row)]
    return Ranked(row, round(score, 4), round(coverage / whole, 4), everywhere)


def weight(parts: Iterable[Part]) -> float:
    """The weight of all parts."""
    return sum(part.weight for part in parts)
