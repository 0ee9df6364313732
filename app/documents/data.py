"""The documents that are rows of data: foods, reference intakes, terms, codes."""

from typing import Literal

from app.documents.document import Absent, Citation, Document, ItemDocument, Reference
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


class CrossCheck(Document):
    """The same food in another published table."""

    source: Citation
    """The other table."""
    mg: float
    """mg of calcium it prints."""
    serving: str
    """For which serving."""
    note: str | Absent = None
    """What else to know of it."""


class Food(ItemDocument):
    """Calcium in a food, as sold in the United States."""

    kind: Literal[Kind.FOOD]
    """Always `food`."""
    group: FoodGroup
    """The kind of food."""
    diets: list[Diet]
    """Diets it fits, judged from its description alone; the label decides. Empty when that cannot be told."""
    source_description: str
    """The food in the words of the source."""
    ndb_number: str
    """Its number in USDA's Standard Reference."""
    fdc_id: int | Absent = None
    """Its id in USDA FoodData Central."""
    fdc_check: str
    """How that id was found."""
    fdc_source: Citation | Absent = None
    """Where that id was found."""
    calcium_mg_per_100g: float
    """mg of calcium in 100 g of the edible part."""
    serving: str
    """A household measure."""
    serving_g: float
    """Weight of the serving in g."""
    calcium_mg_per_serving: int
    """mg of calcium in the serving: content, not what the body takes up."""
    fractional_absorption_percent: float | Absent = None
    """Share absorbed in tracer studies at the load tested, in per cent; it falls as the load rises."""
    absorption_source: Citation | Absent = None
    """Where that share comes from."""
    absorption_note: str | Absent = None
    """What to know of that share."""
    absorbable_mg_per_serving: float | Absent = None
    """Approximate mg absorbed from the serving: a study average, not a personal prediction."""
    fortified: bool
    """Whether the maker added calcium."""
    calcium_set: bool
    """Whether it is tofu set with a calcium salt."""
    low_bioavailability: bool
    """True when oxalate keeps the body from using most of the calcium. False means no such warning."""
    availability_note: str | Absent = None
    """Why little calcium is in it, or is absorbed."""
    usable_source: bool
    """True when it may be named rich in calcium: 100 mg or more in a serving, and not low in bioavailability."""
    cross_check: CrossCheck | Absent = None
    """The same food in another table."""
    source: Citation
    """Where the calcium content comes from."""
    verified: str
    """What was verified."""
    note: str | Absent = None
    """What else to know."""


class ReferenceIntake(ItemDocument):
    """A recommended intake or upper limit that one authority set for one group. It is not a dose for a person."""

    kind: Literal[Kind.REFERENCE_INTAKE]
    """Always `reference-intake`."""
    authority: Authority
    """Who set it."""
    reference_year: int
    """Year of the authority's report."""
    metric: IntakeMetric
    """What the value means; see the term of the same name."""
    life_stage: str
    """The group, in words."""
    sex: Sex
    """The sex it applies to."""
    state: LifeState
    """Pregnancy or breastfeeding, where set for them."""
    age_min: int | Absent = None
    """Youngest age, in `age_unit`; absent where the authority gives none."""
    age_max: int | Absent = None
    """Oldest age, in `age_unit`, included; absent where there is no upper end."""
    age_unit: AgeUnit
    """months or years."""
    value_mg_per_day: int
    """mg of elemental calcium a day, from all sources."""
    confidence: IntakeConfidence
    """Whether the issuing body's own page was read, or a reprint."""
    source: Citation
    """Where it was read."""
    verified: str
    """What was verified."""
    note: str | Absent = None
    """What else to know."""


def ages_in_months(row: ReferenceIntake) -> tuple[int | None, int | None]:
    """The youngest and oldest month, both included. `3 years` lasts until the month before the fourth birthday, `12
    months` until the first one.
    """
    in_years = row.age_unit is AgeUnit.YEARS
    unit = 12 if in_years else 1
    last = None if row.age_max is None else row.age_max * unit
    if last is not None:
        last += 11 if in_years else -(last % 12 == 0)
    return None if row.age_min is None else row.age_min * unit, last


class Term(ItemDocument):
    """A glossary entry."""

    kind: Literal[Kind.TERM]
    """Always `term`."""
    definition: str
    """What it means, in plain words."""
    also_called: list[str]
    """Other words for it."""


class CodeMatch(Reference):
    """An item that answers to the code."""

    matched_code: str
    """The item's own code through which it was found."""
    match: Literal["exact", "broader", "narrower"]
    """Whether the item's own code is this one, a parent of it, or a child of it."""


class Code(ItemDocument):
    """A code of a terminology, and the items that answer to it."""

    kind: Literal[Kind.CODE]
    """Always `code`."""
    system: CodeSystem
    """The terminology."""
    code: str
    """The code as the terminology writes it."""
    display: str | Absent = None
    """The terminology's name for it; absent where its licence does not allow it."""
    topic: str | Absent = None
    """Our own grouping."""
    billable: bool | Absent = None
    """ICD-10-CM: whether it is a leaf code."""
    term_type: str | Absent = None
    """RxNorm: the term type."""
    unii: str | Absent = None
    """RxNorm: the substance's UNII."""
    example_unit: str | Absent = None
    """LOINC: a unit the test is reported in."""
    source: Citation | Absent = None
    """Where it was read."""
    verified: str
    """What was verified."""
    note: str | Absent = None
    """What else to know."""
    items: list[CodeMatch]
    """The items that answer to this code: exact ones first, then those of a parent code, then those of child codes; in
    each, what cannot wait comes first."""
