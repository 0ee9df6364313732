"""Claims, the evidence under them, and the sources it comes from."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from app.content.models.authored import Authored, Certainty, CodeRef, Conclusion, ItemRef, Review, Text
from app.identifiers import Doi, Pmcid, Pmid, Slug, Url, Words
from app.vocabulary import (
    CalciumPool,
    CslType,
    Design,
    Direction,
    Kind,
    Measure,
    ReadAs,
    RecommendationStrength,
    Relation,
    RetractionStatus,
    Stance,
)


class Effect(Authored):
    """The one figure of a finding that is nearest to the claim; every number stands in the finding too."""

    measure: Measure
    value: float
    ci_low: float | None = None
    ci_high: float | None = None
    unit: Words | None = None
    comparison: Words | None = None
    n: int | None = Field(default=None, gt=0, le=10_000_000_000)


class Evidence(Authored):
    source: Slug
    stance: Stance
    read: ReadAs
    finding: Text
    effect: Effect | None = None


class Claim(Authored):
    """One statement on its four axes. It has no title or summary of its own: its statements serve as both."""

    kind: ClassVar[Kind] = Kind.CLAIM
    slug: Slug
    area: Words
    notices: tuple[Slug, ...] = ()
    subject: Text
    relation: Relation
    object: Text
    title: Text | None = None
    summary: Text | None = None
    statement: Text
    plain_statement: Text
    direction: Direction
    conclusion: Conclusion
    calcium_pool: CalciumPool
    certainty: Certainty
    applies_to: Text
    recommendation_strength: RecommendationStrength | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    caveats: tuple[Text, ...] = ()
    related: tuple[ItemRef, ...] = ()
    codes: tuple[CodeRef, ...] = ()
    review: Review


class Verified(Authored):
    """Which kind of record was read, and which fields were seen in it."""

    record: Words
    fields: tuple[Words, ...] = Field(min_length=1)


class Retraction(Authored):
    status: RetractionStatus
    checked_on: date | None = None


class Source(Authored):
    kind: ClassVar[Kind] = Kind.SOURCE
    slug: Slug
    csl_type: CslType
    title: Words
    authors: tuple[Words, ...] = ()
    et_al: bool = False
    year: int | None = Field(default=None, ge=1800, le=2100)
    container_title: Words | None = None
    publisher: Words | None = None
    volume: Words | None = None
    issue: Words | None = None
    pages: Words | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    url: Url | None = None
    design: Design | None = None
    population: Words | None = None
    sample_size: Annotated[int, Field(gt=0, le=10_000_000_000)] | Words | None = None
    funding: Words | None = None
    retraction: Retraction
    verified: tuple[Verified, ...] = Field(min_length=1)
    data_only: bool = False
    note: Words | None = None
    codes: tuple[CodeRef, ...] = ()
    review: Review
