"""The query parameters of every route. What they do not know they refuse: no misspelt filter goes unnoticed."""

import re
from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.documents.document import Absent
from app.identifiers import LANGUAGE_FORM, CountryCode
from app.vocabulary import (
    Audience,
    Authority,
    CalciumPool,
    CertaintyLevel,
    ConclusionStatus,
    Contribution,
    CrisisScope,
    Design,
    Diet,
    FactorCategory,
    FoodGroup,
    GraphFormat,
    GroupState,
    GuidanceKind,
    Kind,
    Sex,
    System,
    Urgency,
)

LONGEST_NAME = 200
MOST_VALUES = 100
LONGEST_QUERY = 200


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,9}", value):
        raise ValueError("must be a whole number in digits")
    return value


def _true_or_false(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("must be `true` or `false`")
    return value


WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
Year = Annotated[int, Field(ge=0, le=9999), BeforeValidator(_whole_number)]
Age = Annotated[int, Field(ge=0, le=130), BeforeValidator(_whole_number)]
Months = Annotated[int, Field(ge=0, le=35), BeforeValidator(_whole_number)]
Milligrams = Annotated[int, Field(ge=0, le=10_000), BeforeValidator(_whole_number)]
TrueOrFalse = Annotated[bool, BeforeValidator(_true_or_false)]


def _capitals(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


Country = Annotated[CountryCode, BeforeValidator(_capitals)]
NO_NUL = r"^[^\x00]+$"
"""Databases do not take NUL in text."""
Name = Annotated[str, StringConstraints(pattern=NO_NUL, max_length=LONGEST_NAME)]
SlugInPath = Annotated[str, Path(pattern=NO_NUL, max_length=LONGEST_NAME, description="The item's slug.")]
IdInPath = Annotated[str, Path(alias="id", pattern=NO_NUL, max_length=LONGEST_NAME, description="Its id.")]
CodeInPath = Annotated[
    str, Path(pattern=NO_NUL, max_length=40, description="The code, with or without an ICD code's dot.")
]


UNSEARCHED = (Kind.WITHDRAWAL, Kind.SYNONYMS, Kind.RECOGNITION)
"""Kinds that say nothing to a reader."""
SEARCHED = [kind.value for kind in Kind if kind not in UNSEARCHED]


def _searched(value: Any) -> Any:
    if value not in SEARCHED:
        raise PydanticCustomError("enum", "Input should be {expected}", {"expected": ", ".join(SEARCHED)})
    return value


SearchedKind = Annotated[Kind, BeforeValidator(_searched), WithJsonSchema({"type": "string", "enum": SEARCHED})]
Some: Any = Field(default_factory=list, max_length=MOST_VALUES)


class Parameters(BaseModel):
    """Base of all query parameters: unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Language(Parameters):
    """In which language."""

    lang: Annotated[str, StringConstraints(pattern=LANGUAGE_FORM)] | Absent = None
    """BCP 47 tag; goes before `Accept-Language`. A language that is not available gets English, and `meta` says so."""


class Selection(Language):
    """In which language, and from which edition."""

    edition: Name | Absent = None
    """Pin an edition, as in `2026.11.1`; otherwise the newest is served."""


class GraphSelection(Selection):
    """Which part of the graph, and as what."""

    about: Name | Absent = None
    """Only what stands around a node (`low-blood-calcium`), an item (`factor/caffeine`, `mechanism/muscle-function`,
    `guidance/cbt-i`, `question/…`) or a claim (`claim/factor-caffeine`). Without it the whole graph is served."""
    depth: WholeNumber = Field(default=1, ge=1, le=3)
    """With `about`: how many claims away a node may be."""
    format: GraphFormat | Absent = None
    """`json`, `mermaid` or `svg`; goes before `Accept`. A picture of the whole shows its broad strokes and says so."""


class ListSelection(Selection):
    """Which part of a list."""

    limit: WholeNumber = Field(default=25, ge=1, le=100)
    """How many items a page holds at most."""
    offset: WholeNumber = Field(default=0, ge=0, le=1_000_000)
    """How many items to pass over."""
    slug: list[Name] = Some
    """Only these items; repeat it for a batch. Unknown ones are left out."""


class EditionList(Language):
    """Which part of the list of editions."""

    limit: WholeNumber = Field(default=25, ge=1, le=100)
    """How many editions a page holds at most."""
    offset: WholeNumber = Field(default=0, ge=0, le=1_000_000)
    """How many editions to pass over."""
    slug: list[Name] = Some
    """Only the editions with these ids; repeat it for a batch."""


class AnswerQuery(Selection):
    """What is asked."""

    q: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUERY)]
    """What a person asks, in their own words; at most 200 characters."""


class SearchQuery(AnswerQuery):
    """What to look for."""

    kind: list[SearchedKind] = Some
    """Only items of this kind; repeat it for several."""
    limit: WholeNumber = Field(default=25, ge=1, le=100)
    """How many items a page holds at most."""
    offset: WholeNumber = Field(default=0, ge=0, le=1_000_000)
    """How many items to pass over."""


class MechanismList(ListSelection):
    """Filters of mechanisms."""

    system: list[System] = Some
    """Body system in which it acts."""
    certainty: list[CertaintyLevel] = Some
    """How sure we are."""


class FactorList(ListSelection):
    """Filters of factors."""

    category: list[FactorCategory] = Some
    """The part of life it belongs to."""
    modifiable: list[TrueOrFalse] = Some
    """Whether a person can change it, at least in part."""
    contributes_to: list[Contribution] = Some
    """What it contributes to: insomnia, or too little calcium."""


class GuidanceList(ListSelection):
    """Filters of guidance."""

    guidance_kind: list[GuidanceKind] = Some
    """What sort of step it is."""
    urgency: list[Urgency] = Some
    """How soon to act."""
    audience: list[Audience] = Some
    """Whom it speaks to."""


class ClaimList(ListSelection):
    """Filters of claims."""

    certainty: list[CertaintyLevel] = Some
    """How sure we are."""
    conclusion: list[ConclusionStatus] = Some
    """What the evidence says of the claim as worded."""
    calcium_pool: list[CalciumPool] = Some
    """Which calcium is meant."""
    source: list[Name] = Some
    """Claims whose evidence comes from one of these sources (slugs)."""


class SourceList(ListSelection):
    """Filters of sources."""

    design: list[Design] = Some
    """Design of the study or publication."""
    year_from: Year | Absent = None
    """Published in this year or later."""
    year_to: Year | Absent = None
    """Published in this year or before."""


class FoodList(ListSelection):
    """Filters of foods."""

    group: list[FoodGroup] = Some
    """The kind of food."""
    diet: list[Diet] = Some
    """A diet it fits."""
    min_mg_per_serving: Milligrams | Absent = None
    """At least so many mg of calcium in a serving; foods whose calcium is hardly absorbed are left out."""


class CrisisLineList(ListSelection):
    """Filters of crisis lines."""

    country: list[Country] = Some
    """ISO 3166-1 alpha-2; the lines of the European Union in its member states and those for any country (`ZZ`) are
    always among them."""
    scope: list[CrisisScope] = Some
    """What it is for."""


class GroupSelection(Selection):
    """The group whose published values are compared."""

    age_years: Age | Absent = None
    """Age in whole years; 0 is the first year of life. This, `age_months`, or both are needed."""
    age_months: Months | Absent = None
    """For babies and small children: age in months, or beside `age_years` the months beyond it (0 to 11). Without it
    the whole year of life is meant."""
    sex: Sex = Sex.ANY
    """The sex; without it, values for either are listed."""
    state: GroupState = GroupState.NONE
    """Pregnancy or breastfeeding."""


class ReferenceIntakeList(ListSelection):
    """Filters of reference intakes."""

    authority: list[Authority] = Some
    """Who set it."""
    sex: list[Sex] = Some
    """The sex it applies to; values for any sex are always among them."""
    age_years: list[Age] = Some
    """An age in whole years; 0 is the first year of life."""
    life_stage: list[Name] = Some
    """A life stage as printed, or its first word: `adults` finds all ages of adults."""
