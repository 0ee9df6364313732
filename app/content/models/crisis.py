"""Crisis lines: whom to call, by country."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from app.content.models.authored import Authored, Review, Text
from app.identifiers import CountryCode, Slug, Url, Words
from app.vocabulary import CrisisScope, Kind, LineConfidence


class CrisisLine(Authored):
    """A number stands here only if the record named with it printed it."""

    kind: ClassVar[Kind] = Kind.CRISIS_LINE
    slug: Slug
    country: CountryCode
    region: Words | None = None
    service: Text
    scopes: tuple[CrisisScope, ...] = Field(min_length=1)
    number: Words | None = None
    text_or_chat: Text | None = None
    hours: Text | None = None
    languages: tuple[Words, ...] = ()
    url: Url | None = None
    for_whom: Text | None = None
    note: Text | None = None
    confidence: LineConfidence | None = None
    recheck_before_publishing: bool = False
    record_year: int | None = Field(default=None, ge=1990, le=2100)
    verified: Words | None = None
    source: Slug | None = None
    review: Review

    @model_validator(mode="after")
    def _was_read(self) -> Self:
        if self.number and not (self.source and self.verified and self.confidence):
            raise ValueError(
                "a number stands only with its `source`, `verified` and `confidence`; give them, or leave it out"
            )
        return self
