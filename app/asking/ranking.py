"""Which of the items that hold something of what was asked are shown first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.asking.entries import FIELDS
from app.asking.places import ALL_FIELDS, BITS, each, field_names, kind_of, title_words, together
from app.asking.query import Part
from app.asking.synonyms import Phrase
from app.vocabulary import Kind

ENOUGH = 0.5
"""The share of what was asked that an item must hold to be found, where any item holds as much."""
WEIGHTS = {"title": 2.0, "names": 1.8, "summary": 1.0, "steps": 0.6, "body": 0.5}
STRONGEST = sum(WEIGHTS.values()) / (1 + sum(WEIGHTS.values()))
OF_SYNONYMS = 0.75
"""What another phrase for it counts for, compared with the one that was asked."""
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
Rows = dict[int, int]
"""By row: for each part the fields that hold it as asked, and above those the fields that hold it in other words."""


def _strength(fields: int) -> float:
    weight = sum(weight for place, weight in enumerate(WEIGHTS.values()) if fields >> place & 1)
    return weight / (1 + weight) / STRONGEST


STRENGTHS = tuple(_strength(fields) for fields in range(1 << len(FIELDS)))
"""How strongly a part is held that stands in some fields, which are given as bits."""


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
        return field_names(self.fields)


def holding(parts: Sequence[Part], places: Mapping[str, Sequence[int]]) -> Rows:
    """The rows that hold any of the parts."""
    rows: Rows = {}
    for number, part in enumerate(parts):
        shift = 2 * BITS * number
        _add(rows, part.own, places, shift)
        for phrase in part.also:
            _add(rows, phrase, places, shift + BITS)
    return rows


def _add(rows: Rows, phrase: Phrase, places: Mapping[str, Sequence[int]], shift: int) -> None:
    if not all(stem in places for stem in phrase):
        return
    lists = [places[stem] for stem in phrase]
    for row, fields in together(lists).items() if len(lists) > 1 else each(lists[0]):
        rows[row] = rows.get(row, 0) | fields << shift


def ranked(rows: Rows, parts: Sequence[Part], whole: float) -> list[Ranked]:
    """The items that hold enough, the best first. `whole` is the weight of all that was asked."""
    enough = ENOUGH * sum(part.weight for part in parts) / whole if whole else 0
    known: dict[tuple[int, int, int], tuple[float, float, int]] = {}
    found: list[tuple[float, int, float, int]] = []
    for row, held in rows.items():
        pattern = (held, row >> 36, row & 15)
        if pattern not in known:
            known[pattern] = _scored(row, held, parts, whole)
        score, coverage, fields = known[pattern]
        found.append((-score, row, coverage, fields))
    chosen = [one for one in found if one[2] >= enough] or found
    return [Ranked(row, -minus, coverage, fields) for minus, row, coverage, fields in sorted(chosen)]


def _scored(row: int, held: int, parts: Sequence[Part], whole: float) -> tuple[float, float, int]:
    """Score, coverage and fields of an item that holds the parts so."""
    strength = coverage = titled = 0.0
    everywhere = 0
    for part in parts:
        own, other = held & ALL_FIELDS, held >> BITS & ALL_FIELDS
        held >>= 2 * BITS
        if fields := own | other:
            everywhere |= fields
            coverage += part.weight
            strength += part.weight * max(STRENGTHS[own], OF_SYNONYMS * STRENGTHS[fields])
            titled += len(part.words) * (fields & 1)
    of_title = min(titled / max(title_words(row), 1), 1) * coverage
    score = ((1 - OF_TITLE) * strength + OF_TITLE * of_title) / whole * PRIORITY[kind_of(row)]
    return round(score, 4), round(coverage / whole, 4), everywhere
