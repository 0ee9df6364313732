"""Which published values apply to a group: the figures of the tables, looked up by hand."""

import pytest

from app.documents.data import ReferenceIntake
from app.documents.intakes import Group
from app.intakes.groups import (
    AVERAGE_REQUIREMENT,
    RECOMMENDED,
    SORTS,
    UPPER_LIMIT,
    applying,
    notices,
    values,
)
from app.vocabulary import Authority, GroupState, IntakeMetric, Sex

Rows = list[ReferenceIntake]

FEMALE, MALE, ANY = Sex.FEMALE, Sex.MALE, Sex.ANY
NONE, PREGNANCY, LACTATION = GroupState


def group(years: int, sex: Sex = ANY, state: GroupState = NONE, months: int | None = None) -> Group:
    """A group."""
    return Group(age_years=years, age_months=months, sex=sex, state=state)


FIGURES = [
    ("iom", group(30, FEMALE), [1000], [800], [2500]),
    ("iom", group(51, FEMALE), [1200], [1000], [2000]),
    ("iom", group(51, MALE), [1000], [800], [2000]),
    ("iom", group(70, MALE), [1000], [800], [2000]),
    ("iom", group(71, MALE), [1200], [1000], [2000]),
    ("iom", group(60), [1000, 1200], [800, 1000], [2000]),
    ("iom", group(18), [1300], [1100], [3000]),
    ("iom", group(19), [1000], [800], [2500]),
    ("iom", group(1), [700], [500], [2500]),
    ("iom", group(16, FEMALE, PREGNANCY), [1300], [1100], [3000]),
    ("iom", group(30, FEMALE, PREGNANCY), [1000], [800], [2500]),
    ("iom", group(30, state=LACTATION), [1000], [800], [2500]),
    ("iom", group(51, FEMALE, PREGNANCY), [], [], []),
    ("iom", group(0, months=3), [200], [], [1000]),
    ("iom", group(0, months=7), [260], [], [1500]),
    ("iom", group(0), [200, 260], [], [1000, 1500]),
    ("efsa", group(18), [1000], [], [2500]),
    ("efsa", group(24), [1000], [], [2500]),
    ("efsa", group(25), [950], [750], [2500]),
    ("efsa", group(17), [1150], [], []),
    ("efsa", group(20, FEMALE, PREGNANCY), [1000], [], [2500]),
    ("efsa", group(30, FEMALE, LACTATION), [950], [], [2500]),
    ("efsa", group(16, FEMALE, PREGNANCY), [], [], []),
    ("efsa", group(0, months=6), [], [], []),
    ("efsa", group(0, months=7), [280], [], []),
    ("uk", group(40, MALE), [700], [], []),
    ("uk", group(15, FEMALE), [800], [], []),
    ("uk", group(15), [1000, 800], [], []),
    ("uk", group(30, FEMALE, PREGNANCY), [700], [], []),
    ("uk", group(30, FEMALE, LACTATION), [1250], [], []),
    ("uk", group(16, FEMALE, LACTATION), [], [], []),
    ("who-fao", group(0, months=2), [300, 400], [], []),
    ("who-fao", group(55, FEMALE), [1300], [], []),
    ("who-fao", group(55, MALE), [1000], [], []),
    ("who-fao", group(66, MALE), [1300], [], []),
    ("who-fao", group(30, FEMALE, PREGNANCY), [1200], [], []),
    ("nnr", group(45), [950], [750], []),
    ("nnr", group(17), [], [], []),
    ("nnr", group(30, FEMALE, PREGNANCY), [], [], []),
    ("anz", group(11), [1000], [], []),
    ("anz", group(12), [1300], [], []),
    ("anz", group(51, FEMALE), [1300], [], []),
    ("anz", group(51, MALE), [1000], [], []),
    ("anz", group(130, MALE), [1300], [], []),
]


@pytest.mark.parametrize(("authority", "of", "recommended", "average", "upper"), FIGURES)
def test_the_values_of_a_group_are_those_of_the_tables(
    rows: Rows, authority: str, of: Group, recommended: list[int], average: list[int], upper: list[int]
) -> None:
    own = [row for row in rows if row.authority is Authority(authority)]
    found = [[value.value_mg_per_day for value in values(own, of, sort).values] for sort in SORTS]
    assert [sorted(one) for one in found] == [sorted(recommended), average, upper]


def test_every_metric_is_of_one_sort() -> None:
    """A new metric must be given one."""
    assert sorted(metric for sort in SORTS for metric in sort.metrics) == sorted(IntakeMetric)


def test_an_average_requirement_is_never_recommended(rows: Rows) -> None:
    """EFSA's 750 mg is an average need; what it recommends from 25 on is 950 mg."""
    of = group(40)
    recommended, average = (applying(rows, of, sort) for sort in (RECOMMENDED, AVERAGE_REQUIREMENT))
    assert {row.metric for row in average} == {IntakeMetric.EAR, IntakeMetric.AR}
    assert not {row.metric for row in recommended} & {IntakeMetric.EAR, IntakeMetric.AR, IntakeMetric.UL}


@pytest.mark.parametrize("sort", SORTS)
def test_where_there_is_no_value_it_is_said(rows: Rows, sort: object) -> None:
    """In words, and not as a gap."""
    assert sort in SORTS
    for one in SORTS:
        none = values([], group(30), one)
        assert none.values == []
        assert none.statement.startswith("We know of no ")


def test_why_there_is_no_value_is_said_where_it_is_noted(rows: Rows) -> None:
    """EFSA looked at an upper limit for children and set none."""
    efsa = [row for row in rows if row.authority is Authority.EFSA]
    assert values(efsa, group(8), UPPER_LIMIT).notes == ["No upper limit was set for infants, children or adolescents."]
    assert values(efsa, group(30), UPPER_LIMIT).notes is None


def test_every_row_applies_to_some_group(rows: Rows) -> None:
    """None is out of reach."""
    groups = [
        group(years, sex, state, months)
        for years in range(80)
        for sex in Sex
        for state in GroupState
        for months in ((0, 6, 11) if years == 0 else (None,))
    ]
    reached = {row.slug for of in groups for sort in SORTS for row in applying(rows, of, sort)}
    assert reached == {row.slug for row in rows}


def test_a_row_keeps_its_notices(rows: Rows) -> None:
    """A row that speaks of teenagers keeps the notice for them, also at 18."""
    iom = [row for row in rows if row.authority is Authority.IOM]
    assert "children" in notices(iom, group(18))
    assert "children" not in notices(iom, group(19))
    assert "pregnancy" in notices(iom, group(30, FEMALE, PREGNANCY))
