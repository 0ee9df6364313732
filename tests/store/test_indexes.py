"""Every question that the service asks is answered through an index."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Column, Connection, inspect
from sqlalchemy.sql import visitors

from app.store import read
from app.store.filters import FILTERS, conditions
from app.store.tables import ROWS
from app.vocabulary import (
    Audience,
    Authority,
    CalciumPool,
    CertaintyLevel,
    CodeSystem,
    ConclusionStatus,
    Contribution,
    CrisisScope,
    Design,
    Diet,
    FactorCategory,
    FoodGroup,
    GuidanceKind,
    Kind,
    Sex,
    System,
    Urgency,
)

EDITION = "2026.11.1"
HERE = ["edition_id", "language"]
SAMPLES: dict[str, Any] = {
    "system": [System.NERVOUS_SYSTEM, System.MUSCULAR_SYSTEM],
    "certainty": [CertaintyLevel.LOW],
    "category": [FactorCategory.MEDICAL],
    "modifiable": [True],
    "contributes_to": [Contribution.INSOMNIA],
    "country": ["GB"],
    "scope": [CrisisScope.POISON],
    "guidance_kind": [GuidanceKind.EVALUATION],
    "urgency": [Urgency.SOON],
    "audience": [Audience.ADULTS, Audience.VEGANS],
    "conclusion": [ConclusionStatus.MIXED],
    "calcium_pool": [CalciumPool.BLOOD_CALCIUM],
    "source": ["usda-sr28"],
    "design": [Design.COHORT],
    "year_from": 2000,
    "year_to": 2020,
    "group": [FoodGroup.DAIRY],
    "diet": [Diet.VEGAN],
    "min_mg_per_serving": 100,
    "authority": [Authority.IOM],
    "sex": [Sex.FEMALE],
    "age_years": [40],
    "life_stage": ["adults"],
}
CHOSEN = [
    pytest.param(kind, {name: SAMPLES[name]}, id=f"{kind}-{name}") for kind, names in FILTERS.items() for name in names
]
Plan = Callable[[Callable[[Connection], object]], list[str]]


@pytest.fixture
def plan(reading: Connection) -> Plan:
    """Runs a function and tells how SQLite goes about each of its queries."""
    driver: Any = reading.connection.dbapi_connection
    asked: list[str] = []

    def plan(ask: Callable[[Connection], object]) -> list[str]:
        driver.set_trace_callback(asked.append)
        ask(reading)
        driver.set_trace_callback(None)
        return [step[3] for sql in asked for step in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]

    return plan


@pytest.mark.parametrize(("kind", "chosen"), CHOSEN)
def test_every_filter_has_an_index(reading: Connection, kind: Kind, chosen: dict[str, Any]) -> None:
    (condition,) = conditions(ROWS[kind], chosen)
    asked = {(c.table.name, c.name) for c in visitors.iterate(condition) if isinstance(c, Column)}
    by_table = {table: [index["column_names"] for index in inspect(reading).get_indexes(table)] for table, _ in asked}
    assert [
        (table, column)
        for table, column in asked
        if any(index == [column] or index[:4] == [*HERE, column, "position"] for index in by_table[table])
    ]


@pytest.mark.parametrize("table", ["claim_source", "guidance_audience", "food_diet", "crisis_line_scope"])
def test_links_are_indexed_both_ways(reading: Connection, table: str) -> None:
    first, second = inspect(reading).get_pk_constraint(table)["constrained_columns"]
    assert first.endswith("_id")
    assert [second] in [index["column_names"] for index in inspect(reading).get_indexes(table)]


@pytest.mark.parametrize("kind", Kind)
def test_one_document_is_found_without_a_scan(plan: Plan, kind: Kind) -> None:
    steps = plan(lambda connection: read.document(connection, EDITION, "en", kind, "calcium-deficiency"))
    assert len(steps) == 1
    assert "USING INDEX" in steps[0]
    assert "(edition_id=? AND language=? AND slug=?)" in steps[0]


@pytest.mark.parametrize("kind", Kind)
def test_a_list_is_read_in_its_order(plan: Plan, kind: Kind) -> None:
    counted, listed = plan(lambda connection: read.page(connection, EDITION, "en", kind, {}, 25, 0))
    for step in (counted, listed):
        assert "SEARCH" in step
        assert "(edition_id=? AND language=?)" in step


@pytest.mark.parametrize(("kind", "chosen"), CHOSEN)
def test_no_filter_scans_a_table(plan: Plan, kind: Kind, chosen: dict[str, Any]) -> None:
    steps = plan(lambda connection: read.page(connection, EDITION, "en", kind, chosen, 25, 0))
    assert steps
    assert not [step for step in steps if "SCAN" in step]


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        (Kind.FACTOR, {"category": [FactorCategory.MEDICAL]}),
        (Kind.GUIDANCE, {"urgency": [Urgency.SOON]}),
        (Kind.CLAIM, {"certainty": [CertaintyLevel.LOW]}),
        (Kind.SOURCE, {"design": [Design.COHORT]}),
    ],
)
def test_a_page_of_one_value_needs_no_sorting(plan: Plan, kind: Kind, chosen: dict[str, Any]) -> None:
    """However large the edition is."""
    steps = plan(lambda connection: read.page(connection, EDITION, "en", kind, chosen, 25, 0))
    assert not [step for step in steps if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.MECHANISM, ["system", "certainty"]),
        (Kind.FACTOR, ["category", "modifiable", "contributes_to"]),
        (Kind.GUIDANCE, ["guidance_kind", "urgency"]),
        (Kind.CLAIM, ["certainty", "conclusion", "calcium_pool"]),
        (Kind.CLAIM, ["conclusion", "calcium_pool"]),
        (Kind.SOURCE, ["design", "year_from", "year_to"]),
    ],
)
def test_filters_that_meet_read_no_documents_of_what_does_not_match(plan: Plan, kind: Kind, names: list[str]) -> None:
    """The index that serves one of them holds the columns of the others."""
    chosen = {name: SAMPLES[name] for name in names}
    listed, counted = sorted(
        (step for step in plan(lambda c: read.page(c, EDITION, "en", kind, chosen, 25, 0)) if "USING" in step),
        key=lambda step: "COVERING" in step,
    )[-2:]
    assert "COVERING INDEX" in counted
    assert f"ix_{kind}_by_" in listed


def test_all_of_a_kind_need_not_be_counted(plan: Plan) -> None:
    """The edition's record says how many there are."""
    (listed,) = plan(lambda connection: read.page(connection, EDITION, "en", Kind.FACTOR, {}, 25, 0, of_all=44))
    assert "ix_factor_edition_id_language_position" in listed


def test_a_code_is_found_without_a_scan(plan: Plan) -> None:
    steps = plan(lambda connection: read.code(connection, EDITION, "en", CodeSystem.MESH, "D007319"))
    assert "SEARCH" in steps[0]
    assert not [step for step in steps if "SCAN" in step]


def test_the_newest_edition_is_found_without_sorting(plan: Plan) -> None:
    (step,) = plan(read.latest_edition)
    assert "USING INDEX" in step or "USING COVERING INDEX" in step
