"""The statement of quality: our own verdicts on every item of four instruments, with the figures under them."""

from datetime import date
from typing import Literal

from app.documents.document import Absent, Document, ItemDocument
from app.vocabulary import Basis, Instrument, Kind, QualityMeasure, Verdict


class QualityFigure(Document):
    """A share that was counted in this edition."""

    name: QualityMeasure
    """Its name."""
    what: str
    """What was counted, in words."""
    share_percent: float
    """The share in per cent, to one decimal, never rounded up: 100 means all of them."""
    count: int
    """How many have it."""
    of: int
    """Of how many; where there is none, the share is 0."""


class CriterionFigure(Document):
    """A figure that stands under a verdict."""

    name: QualityMeasure
    """Its name; `measures` says what was counted."""
    share_percent: float
    """The share in per cent, to one decimal, never rounded up."""
    count: int
    """How many have it."""
    of: int
    """Of how many."""
    verdict: Verdict | Absent = None
    """What this figure comes to by the `thresholds`; absent for a figure that only informs."""


class CriterionVerdict(Document):
    """One item of an instrument, and our verdict on it."""

    id: str
    """Its stable id: the instrument's slug and the item's number."""
    number: int
    """The number its makers gave it."""
    part: str | Absent = None
    """The part of the instrument it belongs to."""
    criterion: str
    """What it asks, in our own words."""
    verdict: Verdict
    """pass, partial, fail or not-applicable. `partial` counts as not met where an instrument knows only yes and no."""
    basis: Basis
    """`computed`: the worst of its figures decided. `judged`: our editors did, never kinder than those figures."""
    measures: list[CriterionFigure]
    """The figures used; empty where there is nothing to count."""
    reason: str
    """Why, in plain words."""
    to_pass: str | Absent = None
    """What would make it pass; absent where it does, or where the item does not apply."""


class Tally(Document):
    """How many items came to one verdict. It is no score."""

    verdict: Verdict
    """The verdict."""
    items: int
    """How many items."""


class ReadAt(Document):
    """A page on which the items of an instrument were read."""

    url: str
    """Its address."""
    what: str
    """What was read there."""


class InstrumentVerdicts(Document):
    """An instrument, and our verdict on each of its items."""

    slug: Instrument
    """Which one; `casomnia` holds questions of our own that no instrument asks."""
    name: str
    """Its name."""
    version: str
    """Which version we worked from, and how we came by it."""
    purpose: str
    """What it is for."""
    scoring: str
    """How it scores, and what we do not give."""
    read_at: list[ReadAt]
    """Where its items were read; empty for our own questions."""
    items: list[CriterionVerdict]
    """Every item, in its order."""
    tally: list[Tally]
    """How many items came to each verdict."""


class Thresholds(Document):
    """From which share on a figure comes to `pass` or `partial`; below it is `fail`."""

    pass_at_percent: int
    """Per cent, included."""
    partial_at_percent: int
    """Per cent, included."""


class ReviewsDue(Document):
    """How many items are due again on a date. Later they are overdue, unless a newer edition dates them anew."""

    due: date
    """ISO 8601 date."""
    items: int
    """How many items."""


class Quality(ItemDocument):
    """How this edition fares by instruments that judge health information. A self-assessment: nobody certified it."""

    kind: Literal[Kind.QUALITY]
    """Always `quality`."""
    self_assessment: Literal[True]
    """Always true: we judged ourselves."""
    judged: str
    """What was judged: which texts, in which form."""
    thresholds: Thresholds
    """The one scale for all figures; it is ours, not an instrument's."""
    measures: list[QualityFigure]
    """Every share that was counted."""
    instruments: list[InstrumentVerdicts]
    """The instruments, each with all its items. There is no overall score."""
    reviews_due: list[ReviewsDue]
    """When items are due for review again, the earliest first. Compare it with today to know what is overdue."""
    limits: list[str]
    """What this statement cannot tell."""
