"""The documents that frame the items: disclaimer and notices, the overview, editions, withdrawals."""

from datetime import date, datetime
from typing import Literal

from app.documents.document import Absent, Certainty, ClaimReference, Conclusion, Document, ItemDocument, Reference
from app.vocabulary import CertaintyLevel, Contribution, DisclaimerRole, FactorCategory, GuidanceKind, Kind, Urgency


class DisclaimerTranslation(Document):
    """A disclaimer or notice in one language."""

    language: str
    """BCP 47 tag."""
    text: str
    """The whole text."""
    short_text: str
    """The text in one sentence, for small places."""


class Disclaimer(ItemDocument):
    """The mandatory general text, or a notice that some items require as well."""

    kind: Literal[Kind.DISCLAIMER]
    """Always `disclaimer`."""
    id: str
    """The same as `slug`; `general` is the mandatory one."""
    role: DisclaimerRole
    """disclaimer or notice."""
    version: int
    """Goes up with every change of meaning."""
    text: str
    """The whole text, in the language of this document."""
    short_text: str
    """The text in one sentence, for small places."""
    translations: list[DisclaimerTranslation]
    """The text in every language there is."""


class BottomLineStatement(Document):
    """One sentence of the bottom line, with the claims behind it."""

    text: str
    """Plain text."""
    certainty: CertaintyLevel | Absent = None
    """How sure we are; absent for a remark about our own search."""
    qualifier: str | Absent = None
    """What limits it, in words."""
    claims: list[ClaimReference]
    """The claims behind it."""


class BottomLine(Document):
    """The honest answer to the main question."""

    conclusion: Conclusion
    """The answer in one sentence."""
    certainty: Certainty
    """How sure we are of it."""
    statements: list[BottomLineStatement]
    """The answer sentence by sentence."""
    question: Reference
    """The curated question."""


class MechanismSummary(Reference):
    """A mechanism in short."""

    summary: str
    """In a few plain sentences."""
    calcium_pool: str
    """Which calcium is meant."""
    conclusion: Conclusion
    """What can be concluded for sleep."""
    certainty: Certainty
    """How sure we are."""


class FactorSummary(Reference):
    """A factor in short."""

    summary: str
    """In a few plain sentences."""
    contributes_to: Contribution | Absent = None
    """What it contributes to: insomnia, or too little calcium."""
    modifiable: bool
    """Whether a person can change it, at least in part."""
    certainty: Certainty
    """How sure we are that it contributes."""


class FactorGroup(Document):
    """The factors of one category."""

    category: FactorCategory
    """The part of life they belong to."""
    factors: list[FactorSummary]
    """In the order of their slugs."""


class GuidanceSummary(Reference):
    """A guidance item in short."""

    guidance_kind: GuidanceKind | Absent = None
    """What sort of step it is."""
    summary: str
    """In a few plain sentences."""


class GuidanceGroup(Document):
    """The guidance of one urgency."""

    urgency: Urgency
    """How soon to act."""
    guidance: list[GuidanceSummary]
    """In the order of their slugs."""


class Overview(ItemDocument):
    """The whole picture in one call."""

    kind: Literal[Kind.OVERVIEW]
    """Always `overview`."""
    bottom_line: BottomLine
    """The honest answer to the main question, with its certainty."""
    mechanisms: list[MechanismSummary]
    """Ways calcium may affect sleep."""
    factors: list[FactorGroup]
    """What else contributes to insomnia, by category."""
    guidance: list[GuidanceGroup]
    """What a person can do, the most urgent first."""


class Withdrawal(Document):
    """Why an item was taken back."""

    kind: Literal[Kind.WITHDRAWAL]
    """Always `withdrawal`."""
    item_kind: Kind
    """Kind of the item that was taken back."""
    slug: str
    """Its slug."""
    language: str
    """BCP 47 tag of the language this text is in."""
    since: date
    """ISO 8601 date."""
    reason: str
    """Why, in plain words."""
    replacement: Reference | Absent = None
    """What to read instead."""


class Count(Document):
    """How many documents of one kind an edition holds."""

    kind: Kind
    """The kind."""
    documents: int
    """How many, not counting translations."""


class Change(Document):
    """What became of one item since the edition before."""

    kind: Kind
    """The kind."""
    slug: str
    """The item's slug."""
    change: Literal["added", "changed", "removed", "withdrawn"]
    """What happened."""


class Edition(Document):
    """One immutable published set of all documents."""

    id: str
    """year.month.number, as in `2026.11.1`."""
    published_at: datetime
    """When it was published (ISO 8601, UTC)."""
    digest: str
    """SHA-256 (hex) over the sorted digests of its documents, one a line. The same content has the same digest."""
    languages: list[str]
    """BCP 47 tags of the languages it holds."""
    counts: list[Count]
    """How many documents it holds, by kind."""
    changes: list[Change]
    """What changed since the edition before; empty for the first."""
