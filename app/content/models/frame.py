"""What frames the items: disclaimer and notices, the overview, and the tombstones of withdrawn items."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from app.content.models.authored import Authored, Certainty, Conclusion, ItemRef, Review, Text
from app.identifiers import Slug
from app.vocabulary import CertaintyLevel, DisclaimerRole, Kind


class Disclaimer(Authored):
    """The general disclaimer, or a notice."""

    kind: ClassVar[Kind] = Kind.DISCLAIMER
    slug: Slug
    role: DisclaimerRole
    version: int = Field(ge=1, le=10_000)
    title: Text
    text: Text
    short_text: Text
    review: Review


class BottomLine(Authored):
    """One sentence of the bottom line. Without `certainty` it is a remark on our search, not a graded statement."""

    text: Text
    certainty: CertaintyLevel | None = None
    qualifier: Text | None = None
    claims: tuple[Slug, ...] = Field(min_length=1)


class Overview(Authored):
    kind: ClassVar[Kind] = Kind.OVERVIEW
    slug: Slug
    title: Text
    summary: Text
    question: Slug
    conclusion: Conclusion
    certainty: Certainty
    statements: tuple[BottomLine, ...] = Field(min_length=1)
    review: Review


class Withdrawal(Authored):
    """The tombstone of an item that was taken back."""

    kind: ClassVar[Kind] = Kind.WITHDRAWAL
    item: ItemRef
    since: date
    reason: Text
    replacement: ItemRef | None = None

    @property
    def slug(self) -> str:
        """The withdrawn item, as `kind/slug`."""
        return f"{self.item.kind}/{self.item.slug}"
