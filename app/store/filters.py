"""The filters of every list, as conditions on its table. A repeated value means *or*; different filters mean *and*."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from app.identifiers import areas_of
from app.store.tables import (
    ClaimRow,
    ClaimSource,
    CrisisLineRow,
    CrisisLineScope,
    FactorRow,
    FoodDiet,
    FoodRow,
    GuidanceAudience,
    GuidanceRow,
    MechanismRow,
    ReferenceIntakeRow,
    Row,
    SourceRow,
)
from app.vocabulary import Kind, Sex

Condition = ColumnElement[bool]
Filter = Callable[[Any], Condition]


def _of_sources(slugs: list[str]) -> Condition:
    cites = select(col(ClaimSource.claim_id)).join(SourceRow, col(SourceRow.id) == col(ClaimSource.source_id))
    same_edition = col(SourceRow.edition_id) == col(ClaimRow.edition_id)
    return col(ClaimRow.id).in_(cites.where(col(SourceRow.slug).in_(slugs), same_edition))


def _for_countries(countries: list[str]) -> Condition:
    """With the lines of the union in its member states, and those for any country always."""
    areas = dict.fromkeys(area for country in countries for area in areas_of(country))
    return col(CrisisLineRow.country).in_([*areas])


def _rich(mg: float) -> Condition:
    """A food whose calcium is hardly absorbed is never found as rich."""
    return and_(col(FoodRow.calcium_mg_per_serving) >= mg, col(FoodRow.low_bioavailability).is_(False))


def _for_sexes(sexes: list[Sex]) -> Condition:
    """Rows for any sex apply to each."""
    return col(ReferenceIntakeRow.sex).in_([*sexes, Sex.ANY])


def _for_ages(ages: list[int]) -> Condition:
    return or_(*(_for_age(years) for years in ages))


def _for_age(years: int) -> Condition:
    """Rows whose ages overlap with that year of life; rows without ages apply to no age in particular."""
    first, last = years * 12, years * 12 + 11
    youngest, oldest = col(ReferenceIntakeRow.youngest), col(ReferenceIntakeRow.oldest)
    return and_(youngest <= last, or_(oldest.is_(None), oldest >= first))


def _for_life_stages(stages: list[str]) -> Condition:
    """The whole name of a stage, or its first word: `adults` finds `adults 19-50 years`."""
    column = col(ReferenceIntakeRow.life_stage)
    return or_(*(or_(column == stage, column.startswith(f"{stage} ", autoescape=True)) for stage in stages))


def _is(column: Any) -> Filter:
    return lambda values: col(column).in_(values)


def _is_linked(row: type[Row], owner: Any, linked: Any) -> Filter:
    """Rows that a link table links with one of the values."""
    return lambda values: col(row.id).in_(select(col(owner)).where(col(linked).in_(values)))


FILTERS: dict[Kind, dict[str, Filter]] = {
    Kind.MECHANISM: {"system": _is(MechanismRow.system), "certainty": _is(MechanismRow.certainty)},
    Kind.FACTOR: {
        "category": _is(FactorRow.category),
        "modifiable": _is(FactorRow.modifiable),
        "contributes_to": _is(FactorRow.contributes_to),
    },
    Kind.GUIDANCE: {
        "guidance_kind": _is(GuidanceRow.guidance_kind),
        "urgency": _is(GuidanceRow.urgency),
        "audience": _is_linked(GuidanceRow, GuidanceAudience.guidance_id, GuidanceAudience.audience),
    },
    Kind.CLAIM: {
        "certainty": _is(ClaimRow.certainty),
        "conclusion": _is(ClaimRow.conclusion),
        "calcium_pool": _is(ClaimRow.calcium_pool),
        "source": _of_sources,
    },
    Kind.SOURCE: {
        "design": _is(SourceRow.design),
        "year_from": lambda year: col(SourceRow.year) >= year,
        "year_to": lambda year: col(SourceRow.year) <= year,
    },
    Kind.FOOD: {
        "group": _is(FoodRow.group),
        "diet": _is_linked(FoodRow, FoodDiet.food_id, FoodDiet.diet),
        "min_mg_per_serving": _rich,
    },
    Kind.CRISIS_LINE: {
        "country": _for_countries,
        "scope": _is_linked(CrisisLineRow, CrisisLineScope.crisis_line_id, CrisisLineScope.scope),
    },
    Kind.REFERENCE_INTAKE: {
        "authority": _is(ReferenceIntakeRow.authority),
        "sex": _for_sexes,
        "age_years": _for_ages,
        "life_stage": _for_life_stages,
    },
}
"""By kind and by name of the query parameter."""


def conditions(table: type[Row], chosen: Mapping[str, Any]) -> list[Condition]:
    """The conditions that the chosen values mean."""
    known: dict[str, Filter] = {"slug": lambda slugs: col(table.slug).in_(slugs), **FILTERS.get(table.kind, {})}
    return [known[name](value) for name, value in chosen.items() if value is not None]
