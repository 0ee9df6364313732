"""Which of the items that hold something of what was asked are shown first."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

from app.asking.entries import FIELDS
from app.asking.places import ALL_FIELDS, BITS, LAST_FIELD, OF_KIND, Places, field_names, kind_of, title_words, together
from app.asking.query import Part
from app.asking.synonyms import Phrase
from app.vocabulary import Kind

ENOUGH = 0.3
"""The share of what was asked that an item must hold to be found, where any item holds as much."""
WEIGHTS = {"title": 2.0, "names": 3.0, "summary": 1.0, "steps": 0.3, "body": 0.25}
STRONGEST = sum(WEIGHTS.values()) / (1 + sum(WEIGHTS.values()))
TITLE, NAMES = (1 << FIELDS.index(name) for name in ("title", "names"))
OF_SYNONYMS = 0.75
"""What another phrase for it counts for, compared with the one that was asked."""
OF_NAMED = 0.9
"""The share of the score that items have for being called just what was asked."""
OF_NEEDED = 0.7
"""The share of the score that an item has for being needed by people who use such words, if no other is."""
OF_NOT_NEEDED = 0.25
"""The share of the score that an item lacks where only others are needed."""
TAUGHT = {Kind.QUESTION, Kind.GUIDANCE, Kind.FACTOR, Kind.MECHANISM}
"""The kinds of which it was learned who needs them."""
OF_TITLE = 0.25
"""The share of the score that goes to titles which say what was asked and nothing else."""
LEADING = 3
"""What so many of the best items lead to comes sooner."""
OF_LED_TO = 0.15
"""The share of what it lacks to the best score that an item gains by one that leads to it, times the score of that."""
PRIORITY = {
    Kind.QUESTION: 1.0,
    Kind.GUIDANCE: 0.97,
    Kind.FACTOR: 1.0,
    Kind.MECHANISM: 0.9,
    Kind.TERM: 0.9,
    Kind.OVERVIEW: 0.85,
    Kind.CODE: 0.85,
    Kind.FOOD: 0.85,
    Kind.REFERENCE_INTAKE: 0.85,
    Kind.CLAIM: 0.8,
    Kind.CRISIS_LINE: 0.75,
    Kind.SOURCE: 0.7,
    Kind.DISCLAIMER: 0.6,
    Kind.GRAPH: 0.6,
    Kind.QUALITY: 0.6,
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
    most_of_title: float
    """What that is in a title that says nothing else."""
    fields: int
    """The fields in which anything was found, as bits."""

    @property
    def matched(self) -> tuple[str, ...]:
        """The names of the fields in which anything was found."""
        return field_names(self.fields)


Ranked = tuple[float, int, Held]
"""An item that was found: its score with a minus, so that the best is the least, its row, and what it holds."""


def holding(parts: Sequence[Part], places: Mapping[str, Places]) -> Rows:
    """The rows that hold any of the parts."""
    rows: Rows = {}
    for number, part in enumerate(parts):
        shift = 2 * BITS * number
        _add(rows, part.own, places, shift)
        for phrase in part.also:
            _add(rows, phrase, places, shift + BITS)
    return rows


def holding_all(parts: int, fields: int = LAST_FIELD) -> int:
    """What is said of a row that holds all of so many parts, each in the same fields."""
    return sum(fields << 2 * BITS * number for number in range(parts))


def _add(rows: Rows, phrase: Phrase, places: Mapping[str, Places], shift: int) -> None:
    if not all(stem in places for stem in phrase):
        return
    for row, fields in together([places[stem] for stem in phrase]).items():
        rows[row] = rows.get(row, 0) | fields << shift


def ranked(
    rows: Rows,
    parts: Sequence[Part],
    whole: float,
    named: Set[int] = frozenset(),
    needed: Mapping[int, float] = MappingProxyType({}),
) -> list[Ranked]:
    """The items that hold enough, the best first. `whole` is the weight of all that was asked.

    Those that are `named` by all of it, word by word, come before others of their kind, and those that are `needed` by
    people who use such words come sooner, the greater their share is.
    """
    known: dict[tuple[int, int], Held] = {}
    not_needed = 1 - OF_NOT_NEEDED * sum(needed.values())
    found: list[Ranked] = []
    for row, fields in rows.items():
        pattern = (fields, row >> OF_KIND)
        held = known.get(pattern) or known.setdefault(pattern, _held(kind_of(row), fields, parts, whole))
        title = held.titled / (title_words(row) or 1)
        score = held.score + (title if title < held.most_of_title else held.most_of_title)
        if row in named:
            score = OF_NAMED * PRIORITY[kind_of(row)] + (1 - OF_NAMED) * score
        elif row in needed:
            score += OF_NEEDED * needed[row] * (1 - score)
        elif kind_of(row) in TAUGHT:
            score *= not_needed
        found.append((-round(score, 4), row, held))
    enough = ENOUGH * sum(part.weight for part in parts) / whole if whole else 0
    return sorted([one for one in found if one[2].coverage >= enough or one[1] in needed] or found)


def lifted(found: Sequence[Ranked], next_items: Sequence[Collection[int]]) -> list[Ranked]:
    """The same items, those sooner that the best ones lead to: what the best ones each lead to is given, as rows.

    So what a question rests on is found with it, although it has other words for it.
    """
    gained: dict[int, float] = defaultdict(float)
    for (minus, *_), rows in zip(found, next_items, strict=False):
        for row in rows:
            gained[row] -= minus * OF_LED_TO
    return sorted(
        (round(minus - (1 + minus) * gained[row], 4), row, held) if row in gained else (minus, row, held)
        for minus, row, held in found
    )


def _held(kind: Kind, held: int, parts: Sequence[Part], whole: float) -> Held:
    strength = coverage = titled = 0.0
    everywhere = 0
    for part in parts:
        own, other = held & ALL_FIELDS, held >> BITS & ALL_FIELDS
        held >>= 2 * BITS
        if kind is Kind.CODE and own & NAMES:  # a code is called by its code, whatever its title is
            own |= TITLE
        if fields := own | other:
            everywhere |= fields
            coverage += part.weight
            strength += part.weight * max(STRENGTHS[own], OF_SYNONYMS * STRENGTHS[fields])
            titled += len(part.own) * (1 if own & TITLE else OF_SYNONYMS * (other & TITLE))
    share = coverage / whole
    score = (1 - OF_TITLE) * strength / whole * PRIORITY[kind]
    of_title = OF_TITLE * share * PRIORITY[kind]
    return Held(score, round(share, 4), of_title * titled, of_title, everywhere)
