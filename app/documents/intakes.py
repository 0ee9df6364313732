"""What is worked out from published values: estimates of an intake, and one group's values of all authorities."""

from app.documents.document import Absent, Citation, ClaimReference, Document, Reference
from app.documents.envelope import WithdrawnItemMeta
from app.vocabulary import Authority, GroupState, IntakeConfidence, IntakeMetric, LifeState, Sex


class Group(Document):
    """The group whose published values are asked for. A group is not a person."""

    age_years: int
    """Age in whole years."""
    age_months: int | Absent = None
    """Months beyond the whole years; absent where the whole year of life is meant."""
    sex: Sex
    """`any` where it was not said: values for either sex are listed."""
    state: GroupState
    """Pregnancy or breastfeeding."""


class GroupValue(Reference):
    """A value that an authority published for a group; the link leads to the whole row."""

    metric: IntakeMetric
    """What the value means; see the term of the same name."""
    life_stage: str
    """The group, in the authority's words."""
    sex: Sex
    """The sex it applies to."""
    state: LifeState
    """Pregnancy or breastfeeding, where set for them."""
    value_mg_per_day: int
    """mg of elemental calcium a day, from all sources. It is not a dose."""
    reference_year: int
    """Year of the authority's report."""
    confidence: IntakeConfidence
    """Whether the issuing body's own page was read, or a reprint."""
    source: Citation
    """Where it was read."""
    note: str | Absent = None
    """What else to know."""


class GroupValues(Document):
    """The values of one sort that an authority published for a group."""

    statement: str
    """How many there are, or that we know of none."""
    values: list[GroupValue]
    """Empty when there is none; more than one where the group holds several, such as both sexes."""
    notes: list[str] | Absent = None
    """Where there is none: what is noted on this authority's values of this sort for other groups."""


class ComparedValue(GroupValue):
    """A published value for a group, and how much of it the sum comes to."""

    share_percent: int | Absent = None
    """The sum as a share of this published value, in per cent: 100 x `total_mg` / `value_mg_per_day`, rounded. It is a
    share of a group's value, not of what a person needs. Absent where `statement` says why none is worked out."""


class ComparedValues(Document):
    """The values of one sort for the group, with the share of each that the sum comes to."""

    statement: str
    """How many there are, or that we know of none; and why no share is worked out, where that is so."""
    values: list[ComparedValue]
    """Empty when there is none; more than one where the group holds several, such as both sexes."""
    notes: list[str] | Absent = None
    """Where there is none: what is noted on this authority's values of this sort for other groups."""


class CountedFood(Reference):
    """A food of the list; entries of the same food are put together."""

    grams: float
    """Weight of all of it in g: `servings` x the food's `serving_g`, and `grams`."""
    calcium_mg: int
    """mg of calcium in it: servings x `calcium_mg_per_serving` + grams x `calcium_mg_per_100g` / 100, rounded."""
    low_bioavailability: bool
    """True when oxalate keeps the body from using most of this calcium, which is counted all the same."""
    availability_note: str | Absent = None
    """Why little calcium is in it, or is absorbed."""
    fractional_absorption_percent: float | Absent = None
    """Share absorbed in tracer studies at the load tested, in per cent; it falls as the load rises."""
    absorption_source: Citation | Absent = None
    """Where that share comes from."""
    absorbable_mg: float | Absent = None
    """Approximate mg absorbed, when no portion is larger than the serving: servings x `absorbable_mg_per_serving` +
    grams x `calcium_mg_per_100g` / 100 x the share absorbed. Absent where it is unknown; nothing is assumed then."""
    absorption_note: str | Absent = None
    """Where it is unknown: that it is, and why."""
    source: Citation
    """Where the calcium content comes from."""


class CountedSupplement(Document):
    """A supplement of the list."""

    label: str | Absent = None
    """The name that was sent with it."""
    elemental_mg: int
    """mg of elemental calcium that were sent, rounded."""
    absorption_note: str
    """Says that it is unknown here how much of it is absorbed."""


class Totals(Document):
    """The sums of what was sent, of the rounded amounts above, so that they add up."""

    statement: str
    """How far they can be relied on."""
    food_mg: int
    """mg of calcium from foods."""
    supplement_mg: int
    """mg of elemental calcium from supplements."""
    total_mg: int
    """mg of calcium in all. This is content, not what the body takes up."""


class Absorption(Document):
    """What is known of how much of it the body takes up. None of it changes the shares."""

    statement: str
    """What the figures mean here, and what is unknown."""
    absorbable_mg: float
    """Approximate mg absorbed from the foods whose absorption is known: study averages, not personal predictions."""
    measured_mg: int
    """mg of calcium in those foods."""
    unknown_mg: int
    """mg of calcium whose absorption is unknown here, supplements too."""
    low_bioavailability_mg: int
    """mg of calcium in foods from which the body takes up little of it."""
    low_bioavailability: list[Reference]
    """Those foods."""


class IntakeEstimate(Document):
    """Calcium in a list of foods and supplements, beside the published values of a group."""

    about: str
    """What this is, and what it is not. Show it with the figures."""
    authority: Authority
    """Whose values they are."""
    group: Group
    """The group they were looked up for."""
    foods: list[CountedFood]
    """In the order in which each was first sent."""
    supplements: list[CountedSupplement]
    """In the order in which they were sent."""
    totals: Totals
    """The sums."""
    absorption: Absorption
    """What absorption adds to the picture."""
    recommended: ComparedValues
    """What the authority recommends for the group (RDA, RDI, PRI, RNI, RI) or holds to be enough (AI)."""
    average_requirement: ComparedValues
    """The average need of the group (EAR, AR): it is enough for half of it."""
    upper_limit: ComparedValues
    """The highest usual intake that is unlikely to cause harm in the group (UL)."""
    guidance: list[Reference]
    """What to read with it; what is most pressing comes first."""
    withdrawn_items: list[WithdrawnItemMeta] | Absent = None
    """Items of a pinned edition used here that were taken back later; absent when there is none."""


class AuthorityValues(Document):
    """What one authority published for the group."""

    authority: Authority
    """Who published it."""
    recommended: GroupValues
    """What it recommends for the group (RDA, RDI, PRI, RNI, RI) or holds to be enough (AI)."""
    average_requirement: GroupValues
    """The average need of the group (EAR, AR): it is enough for half of it."""
    upper_limit: GroupValues
    """The highest usual intake that is unlikely to cause harm in the group (UL)."""


class ValueRange(Document):
    """From the lowest to the highest value that is recommended for the group."""

    lowest_mg_per_day: int
    """The lowest, in mg a day."""
    highest_mg_per_day: int
    """The highest, in mg a day."""


class Reason(Document):
    """Why the values differ, as far as something that was read says so."""

    statement: str
    """The reason, in plain words."""
    claims: list[ClaimReference]
    """The claims behind it; empty where it can be seen from the values themselves, or where nothing says why."""


class IntakeComparison(Document):
    """The values of all authorities for one group, side by side."""

    about: str
    """What this is, and what it is not. Show it with the figures."""
    group: Group
    """The group they were looked up for."""
    authorities: list[AuthorityValues]
    """Every authority, also one without a value for the group."""
    recommended_range: ValueRange | Absent = None
    """How far the recommended values lie apart; absent where there is none."""
    why_they_differ: list[Reason]
    """Why the values differ."""
    guidance: list[Reference]
    """What to read with it."""
    withdrawn_items: list[WithdrawnItemMeta] | Absent = None
    """Items of a pinned edition used here that were taken back later; absent when there is none."""
