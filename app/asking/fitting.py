"""Which of what was found answers a message, and whether anything does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.asking.understanding import Understood
from app.asking.words import stems
from app.vocabulary import GuidanceKind, Kind

LEAST_COVERAGE = 0.5
"""How much of a message that names our subject an item must hold."""
LEAST_COVERAGE_ELSE = 0.85
LEAST_SCORE_ELSE = 0.6
ALL_BUT_ROUNDING = 0.99
LEAST_SCORE_NAMED = 0.35
"""The same of a message that does not name it, and how well the item must fit besides."""
GOOD_QUESTION = 0.5
FAIR_QUESTION = 0.4
"""From these scores on a question fits: the fair one only where nothing else fits much better."""
LIKELY_NEEDED = 0.35
FAIRLY_NEEDED = 0.2
"""From these shares on an item is likely what people need who use such words, or a question fairly so."""
MUCH_BETTER = 1.2
NAMED_IN = {"title", "names"}
MOST_PASSAGES = 3
MOST_OF_ONE_ITEM = 2
SAFETY = {GuidanceKind.DANGER_SIGN, GuidanceKind.REFUSAL, GuidanceKind.SAFE_MESSAGING}
PASSAGE_FIELDS = (
    "passages",
    "steps",
    "cautions",
    "interactions",
    "when_to_seek_care",
    "benefits",
    "risks",
    "alternatives",
)
FIGURE = re.compile(r"\d|\bper ?cent\b|\b(twice|half|third|quarter|double|triple|times|dozen|hundred|thousand)\b", re.I)


class Hit(Protocol):
    """What fitting needs to know of a found item."""

    @property
    def kind(self) -> Kind: ...
    @property
    def slug(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def coverage(self) -> float: ...
    @property
    def matched(self) -> tuple[str, ...]: ...
    @property
    def needed(self) -> float: ...


@dataclass(frozen=True)
class Found:
    """A passage of an item, with the slugs of its claims, and how many of the words asked for it holds."""

    text: str
    claims: tuple[str, ...]
    held: int


def is_answered(hits: Sequence[Hit], understood: Understood) -> bool:
    """Whether what was found is about what was asked, and that is ours to answer."""
    if understood.is_elsewhere:
        return False
    if understood.questions or any(map(_is_needed, hits)):
        return True
    if understood.names_subject:
        return any(hit.coverage >= LEAST_COVERAGE for hit in hits)
    return any(map(_fits_well, hits))


def _is_needed(hit: Hit) -> bool:
    return hit.needed >= LIKELY_NEEDED


def _fits_well(hit: Hit) -> bool:
    """Whether an item fits although the message names no word of our subject: well, or by its name or code."""
    is_named = hit.coverage > ALL_BUT_ROUNDING and "names" in hit.matched and hit.score >= LEAST_SCORE_NAMED
    is_well = hit.coverage >= LEAST_COVERAGE_ELSE and hit.score >= LEAST_SCORE_ELSE
    return is_named or (is_well and bool(NAMED_IN & {*hit.matched}))


def fitting_question(questions: Sequence[Hit], best: Sequence[Hit], asked: Sequence[str]) -> str | None:
    """The question that is asked in other words, or else the one found that fits, if one fits."""
    if asked:
        return next((hit.slug for hit in questions if hit.slug in asked), asked[0])
    for hit in questions[:1]:
        if hit.needed >= FAIRLY_NEEDED:
            return hit.slug
        is_named = bool(NAMED_IN & {*hit.matched}) and hit.coverage >= LEAST_COVERAGE
        is_near = hit.score >= FAIR_QUESTION and all(hit.score * MUCH_BETTER >= other.score for other in best)
        if is_named and (hit.score >= GOOD_QUESTION or is_near):
            return hit.slug
    return None


def full_enough(hits: Iterable[Hit]) -> Iterator[Hit]:
    """What holds enough of what was asked, or is needed enough, for its passages to be shown."""
    return (hit for hit in hits if hit.coverage >= LEAST_COVERAGE or _is_needed(hit))


def is_reading(document: dict[str, Any], near: Sequence[str]) -> bool:
    """Whether passages of it may be shown: those of safety texts only where the words touch that danger."""
    return document.get("guidance_kind") not in SAFETY or document["slug"] in near


def passages(document: dict[str, Any], asked: str) -> list[Found]:
    """The passages of a published document that hold any of what was asked, the fullest first.

    Where none does, because the text has other words for it, the summary says what it is about.
    """
    sought = {*stems(asked)}
    found = [Found(text, claims, len(sought & {*stems(text)})) for text, claims in _texts(document)]
    held = sorted((one for one in found if one.held), key=lambda one: -one.held)
    return held or [Found(document["summary"], (), 0)]


def _texts(document: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in PASSAGE_FIELDS:
        for passage in document.get(field, ()):
            if "text" in passage:
                yield passage["text"], tuple(claim["slug"] for claim in passage["claims"])
    match document["kind"]:
        case Kind.CLAIM:
            yield document["plain_statement"], (document["slug"],)
        case Kind.TERM:
            yield document["definition"], ()
        case Kind.FOOD | Kind.REFERENCE_INTAKE | Kind.CODE | Kind.CRISIS_LINE | Kind.SOURCE | Kind.OVERVIEW:
            yield document["summary"], ()


def without_figures(texts: Iterable[str]) -> bool:
    """Whether no figure stands in any of some texts."""
    return not any(FIGURE.search(text) for text in texts)
