"""Which published values apply to a group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.documents.addresses import href
from app.documents.data import ReferenceIntake, ages_in_months
from app.documents.intakes import Group, GroupValue, GroupValues
from app.vocabulary import GroupState, IntakeMetric, Kind, LifeState, Sex

ADULT = 18
"""From this age on, in years, nobody is a child here."""
MONTHS = 12
"""In a year."""


@dataclass(frozen=True)
class Sort:
    """A sort of values: the metrics by which authorities call it, and what is said where there is none."""

    metrics: frozenset[IntakeMetric]
    none: str


RECOMMENDED = Sort(
    frozenset(
        {IntakeMetric.RDA, IntakeMetric.RDI, IntakeMetric.PRI, IntakeMetric.RNI, IntakeMetric.RI, IntakeMetric.AI}
    ),
    "We know of no amount that this authority recommends for this group.",
)
AVERAGE_REQUIREMENT = Sort(
    frozenset({IntakeMetric.EAR, IntakeMetric.AR}),
    "We know of no average need that this authority gives for this group.",
)
UPPER_LIMIT = Sort(
    frozenset({IntakeMetric.UL}),
    "We know of no upper limit that this authority gives for this group. That does not mean that any amount is safe.",
)
SORTS = (RECOMMENDED, AVERAGE_REQUIREMENT, UPPER_LIMIT)


class ImpossibleGroup(ValueError):
    """There is no such group. `field` is what to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def group_of(age_years: int | None, age_months: int | None, sex: Sex, state: GroupState) -> Group:
    """A group as it was asked for: months stand beside years, or alone for small children."""
    if age_years is None and age_months is None:
        raise ImpossibleGroup("age_years", "give `age_years`, or `age_months` for a small child")
    if age_years is not None and (age_months or 0) >= MONTHS:
        raise ImpossibleGroup("age_months", "beside `age_years` only the months beyond it are meant: 0 to 11")
    if sex is Sex.MALE and state is not GroupState.NONE:
        raise ImpossibleGroup("state", "values for pregnancy and breastfeeding are set for the sex `female`")
    if age_years is None:
        age_years, age_months = divmod(age_months or 0, MONTHS)
    return Group(age_years=age_years, age_months=age_months, sex=sex, state=state)


def is_child(group: Group) -> bool:
    """Whether the group is under age."""
    return group.age_years < ADULT


def is_pregnant_or_breastfeeding(group: Group) -> bool:
    """Whether it is a group of either."""
    return group.state is not GroupState.NONE


def applying(rows: Iterable[ReferenceIntake], group: Group, sort: Sort) -> list[ReferenceIntake]:
    """The rows of a sort that hold for a group, in the order of the list."""
    return [row for row in rows if row.metric in sort.metrics and _holds_for(row, group)]


def values(rows: Sequence[ReferenceIntake], group: Group, sort: Sort) -> GroupValues:
    """The values of a sort that hold for a group, or that there is none."""
    found = [_value(row) for row in applying(rows, group, sort)]
    if found:
        return GroupValues(statement=_how_many(len(found)), values=found)
    notes = dict.fromkeys(row.note for row in rows if row.metric in sort.metrics and row.note)
    return GroupValues(statement=sort.none, values=[], notes=[*notes] or None)


def notices(rows: Sequence[ReferenceIntake], group: Group) -> list[str]:
    """The notices that the rows which hold for a group require."""
    return [notice for sort in SORTS for row in applying(rows, group, sort) for notice in row.notices]


def _how_many(number: int) -> str:
    if number == 1:
        return "One value was published for this group."
    return f"{number} values were published for this group. Each says for whom it is."


def _value(row: ReferenceIntake) -> GroupValue:
    same = row.model_dump(include=set(GroupValue.model_fields) - {"href", "source"})
    return GroupValue(**same, source=row.source, href=href(Kind.REFERENCE_INTAKE, row.slug))


def _holds_for(row: ReferenceIntake, group: Group) -> bool:
    return _is_of_sex(row, group) and _is_of_state(row, group) and _is_of_age(row, group)


def _is_of_sex(row: ReferenceIntake, group: Group) -> bool:
    return Sex.ANY in (row.sex, group.sex) or row.sex is group.sex


def _is_of_state(row: ReferenceIntake, group: Group) -> bool:
    """A value for pregnancy says so; that of the age group is not taken for it unless the row says that it holds."""
    return row.state is LifeState.INCLUDING_PREGNANCY_AND_LACTATION or row.state.value == group.state.value


def _is_of_age(row: ReferenceIntake, group: Group) -> bool:
    """A row without ages is held to speak of adults: such rows add to the value for adults."""
    youngest, oldest = ages_in_months(row)
    if youngest is None:
        return not is_child(group)
    first = group.age_years * MONTHS + (group.age_months or 0)
    last = first if group.age_months is not None else first + 11
    return youngest <= last and (oldest is None or oldest >= first)
