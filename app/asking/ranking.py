"""Which of the items that hold something of what was asked are shown first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.asking.entries import FIELDS
from app.asking.places import ALL_FIELDS, BITS, OF_KIND, each, field_names, kind_of, title_words, together
from app.asking.query import Part
from app.asking.synonyms import Phrase
from app.vocabulary import Kind

ENOUGH = 0.5
"""The share of what was asked that an item must hold to be found, where any item holds as much."""
WEIGHTS = {"title": 2.0, "names": 1.8, "summary": 1.0, "steps": 0.6, "body": 0.5}
STRONGEST = sum(WEIGHTS.values()) / (1 + sum(WEIGHTS.values()))
TITLE, NAMES = (1 << FIELDS.index(name) for name in ("title", "names"))
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


class Held(NamedTuple):
    """What items of a kind have in common that hold the same parts in the same fields."""

    score: float
    """Without the share of the title."""
    coverage: float
    """The share of what was asked that they hold."""
    titled: float
    """How many words of what was asked stand in the title, weighed like the score."""
    fields: int
    """The fields in which anything was found, as bits."""

    @property
    def matched(self) -> tuple[str, ...]:
        """The names of the fields in which anything was found."""
        return field_names(self.fields)


class Ranked(NamedTuple):
    """An item that was found."""

    row: int
    score: float
    held: Held

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return kind_of(self.row)


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
    known: dict[tuple[int, int], Held] = {}
    found: list[tuple[int, Held]] = []
    for row, fields in rows.items():
        pattern = (fields, row >> OF_KIND)
        held = known.get(pattern) or known.setdefault(pattern, _held(kind_of(row), fields, parts, whole))
        found.append((row, held))
    enough = ENOUGH * sum(part.weight for part in parts) / whole if whole else 0
    chosen = [one for one in found if one[1].coverage >= enough] or found
    scored = [(-_score(row, held), row, held) for row, held in chosen]
    return [Ranked(row, -minus, held) for minus, row, held in sorted(scored)]


def _held(kind: Kind, held: int, parts: Sequence[Part], whole: float) -> Held:
    strength = coverage = 0.0
    everywhere = titled = 0
    for part in parts:
        own, other = held & ALL_FIELDS, held >> BITS & ALL_FIELDS
        held >>= 2 * BITS
        if kind is Kind.CODE and own & NAMES:  # a code is called by its code, whatever its title is
            own |= TITLE
        if fields := own | other:
            everywhere |= fields
            coverage += part.weight
            strength += part.weight * max(STRENGTHS[own], OF_SYNONYMS * STRENGTHS[fields])
            titled += len(part.words) * (fields & TITLE)
    share = coverage / whole
    score = (1 - OF_TITLE) * strength / whole * PRIORITY[kind]
    return Held(score, round(share, 4), OF_TITLE * share * titled * PRIORITY[kind], everywhere)


def _score(row: int, held: Held) -> float:
    """The score of one item: a short title that says what was asked is worth more than a long one."""
    most = OF_TITLE * held.coverage * PRIORITY[kind_of(row)]
    return round(held.score + min(held.titled / max(title_words(row), 1), most), 4)
