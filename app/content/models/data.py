"""The items that are rows of data: foods, reference intakes, terms, codes."""

from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator

from app.content.models.authored import Authored, CodeRef, ItemRef, Review, Text
from app.identifiers import Slug, Words, is_code
from app.vocabulary import (
    AgeUnit,
    Authority,
    CodeSystem,
    Diet,
    FoodGroup,
    IntakeConfidence,
    IntakeMetric,
    Kind,
    LifeState,
    Sex,
)


class CrossCheck(Authored):
    source: Slug
    mg: float = Field(ge=0)
    serving: Words
    note: Words | None = None


class Food(Authored):
    kind: ClassVar[Kind] = Kind.FOOD
    slug: Slug
    title: Text
    group: FoodGroup
    diets: tuple[Diet, ...] = ()
    source_description: Words
    ndb_number: Words
    fdc_id: int | None = Field(default=None, gt=0, le=100_000_000)
    fdc_check: Words
    fdc_source: Slug | None = None
    calcium_mg_per_100g: float = Field(ge=0, le=40_000)
    serving: Words
    serving_g: float = Field(gt=0, le=5_000)
    calcium_mg_per_serving: int = Field(ge=0)
    fractional_absorption_percent: float | None = Field(default=None, ge=0, le=100)
    absorption_source: Slug | None = None
    absorption_note: Words | None = None
    absorbable_mg_per_serving: float | None = Field(default=None, ge=0)
    fortified: bool
    calcium_set: bool = False
    low_bioavailability: bool
    availability_note: Words | None = None
    usable_source: bool
    cross_check: CrossCheck | None = None
    source: Slug
    verified: Words
    note: Words | None = None
    codes: tuple[CodeRef, ...] = ()
    review: Review


class ReferenceIntake(Authored):
    kind: ClassVar[Kind] = Kind.REFERENCE_INTAKE
    slug: Slug
    authority: Authority
    reference_year: int = Field(ge=1900, le=2100)
    metric: IntakeMetric
    life_stage: Words
    sex: Sex
    state: LifeState
    age_min: int | None = Field(default=None, ge=0, le=130)
    age_max: int | None = Field(default=None, ge=0, le=130)
    age_unit: AgeUnit
    value_mg_per_day: int = Field(gt=0, le=10_000)
    confidence: IntakeConfidence
    source: Slug
    verified: Words
    note: Words | None = None
    codes: tuple[CodeRef, ...] = ()
    review: Review


class Term(Authored):
    kind: ClassVar[Kind] = Kind.TERM
    slug: Slug
    title: Text
    definition: Text
    also_called: tuple[Text, ...] = ()
    codes: tuple[CodeRef, ...] = ()
    related: tuple[ItemRef, ...] = ()
    review: Review


class Code(Authored):
    """A code of a terminology. SNOMED CT's display texts may not be shipped, so `display` can be absent."""

    kind: ClassVar[Kind] = Kind.CODE
    system: CodeSystem
    code: Words
    display: Words | None = None
    topic: Words | None = None
    billable: bool | None = None
    term_type: Words | None = None
    unii: Words | None = None
    example_unit: Words | None = None
    source: Slug | None = None
    verified: Words
    note: Words | None = None
    review: Review

    @property
    def slug(self) -> str:
        """The code's name inside an edition: system and code."""
        return f"{self.system}/{self.code}"

    @field_validator("code")
    @classmethod
    def _has_its_form(cls, code: str, others: ValidationInfo) -> str:
        system = others.data.get("system")
        if system and not is_code(system, code):
            raise ValueError(f"`{code}` does not have the form of a code of {system}; compare it with its record")
        return code
