"""Every filter finds exactly the documents that it promises, judged from the documents themselves."""

import json
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy import Connection

from app.content.compose import Composition
from app.store import read
from app.store.filters import FILTERS
from app.vocabulary import AgeUnit, Diet, Kind, Sex

EDITION = "2026.11.1"
EVERYTHING = 10_000

Values = Callable[[Any], Iterable[Any]]
Find = Callable[..., list[str]]

WORDS: dict[tuple[Kind, str], Values] = {
    (Kind.MECHANISM, "system"): lambda d: [d.system],
    (Kind.MECHANISM, "certainty"): lambda d: [d.certainty.level],
    (Kind.FACTOR, "category"): lambda d: [d.category],
    (Kind.FACTOR, "modifiable"): lambda d: [d.modifiable],
    (Kind.FACTOR, "contributes_to"): lambda d: [d.contributes_to],
    (Kind.GUIDANCE, "guidance_kind"): lambda d: [d.guidance_kind],
    (Kind.GUIDANCE, "urgency"): lambda d: [d.urgency],
    (Kind.GUIDANCE, "audience"): lambda d: d.audience,
    (Kind.CLAIM, "certainty"): lambda d: [d.certainty.level],
    (Kind.CLAIM, "conclusion"): lambda d: [d.conclusion.status],
    (Kind.CLAIM, "calcium_pool"): lambda d: [d.calcium_pool],
    (Kind.CLAIM, "source"): lambda d: [evidence.source.slug for evidence in d.evidence],
    (Kind.SOURCE, "design"): lambda d: [d.design],
    (Kind.FOOD, "group"): lambda d: [d.group],
    (Kind.FOOD, "diet"): lambda d: d.diets,
    (Kind.CRISIS_LINE, "scope"): lambda d: d.scopes,
    (Kind.REFERENCE_INTAKE, "authority"): lambda d: [d.authority],
}
"""What the documents hold of each filter that compares words."""

OTHERS = {
    (Kind.SOURCE, "year_from"),
    (Kind.SOURCE, "year_to"),
    (Kind.FOOD, "min_mg_per_serving"),
    (Kind.CRISIS_LINE, "country"),
    (Kind.REFERENCE_INTAKE, "sex"),
    (Kind.REFERENCE_INTAKE, "age_years"),
    (Kind.REFERENCE_INTAKE, "life_stage"),
}
"""The filters that mean more than their words; each has its own test below."""


@pytest.fixture(scope="module")
def documents(composition: Composition) -> Callable[[Kind], list[Any]]:
    """The English documents of a kind, in their order."""

    def documents(kind: Kind) -> list[Any]:
        chosen = [c for c in composition.documents if c.kind is kind and c.language == "en"]
        return [c.document for c in sorted(chosen, key=lambda c: c.position)]

    return documents


@pytest.fixture(scope="module")
def find(reading: Connection) -> Find:
    """Asks the store, and gives back the slugs that it found."""

    def find(kind: Kind, **chosen: Any) -> list[str]:
        total, found = read.page(reading, EDITION, "en", kind, chosen, EVERYTHING, 0)
        slugs = [read_slug(one) for one in found]
        assert total == len(slugs) == len(set(slugs))
        return slugs

    return find


def read_slug(found: read.Stored) -> str:
    """The slug of a stored document."""
    return str(json.loads(found.data)["slug"])


def test_every_filter_is_tested_here() -> None:
    assert set(WORDS) | OTHERS == {(kind, name) for kind, names in FILTERS.items() for name in names}


@pytest.mark.parametrize(("kind", "name"), WORDS, ids=lambda value: str(value))
def test_words(find: Find, documents: Callable[[Kind], list[Any]], kind: Kind, name: str) -> None:
    """One word finds the documents that hold it, and several find those that hold any of them."""
    held = WORDS[kind, name]
    words = list(dict.fromkeys(word for d in documents(kind) for word in held(d) if word is not None))
    assert words
    choices = [[word] for word in words] + [list(pair) for pair in combinations(words[:8], 2)]
    for choice in choices:
        assert find(kind, **{name: choice}) == [d.slug for d in documents(kind) if set(held(d)) & set(choice)]


def test_an_unknown_source_or_slug_finds_nothing(find: Find) -> None:
    assert find(Kind.CLAIM, source=["nobody-1900"]) == []
    assert find(Kind.CLAIM, slug=["no-such-claim"]) == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WITHDRAWAL])
def test_slugs_are_a_batch(find: Find, documents: Callable[[Kind], list[Any]], kind: Kind) -> None:
    """In the documented order, whatever the order asked in; unknown ones are left out."""
    slugs = [d.slug for d in documents(kind)][-3:]
    assert find(kind, slug=[*reversed(slugs), "unknown"]) == slugs


def test_different_filters_mean_and(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    found = find(Kind.FOOD, diet=[Diet.VEGAN], min_mg_per_serving=100)
    expected = [
        d.slug
        for d in documents(Kind.FOOD)
        if Diet.VEGAN in d.diets and d.calcium_mg_per_serving >= 100 and not d.low_bioavailability
    ]
    assert found == expected != []


def test_a_filter_without_a_value_means_nothing(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    assert find(Kind.SOURCE, year_from=None) == [d.slug for d in documents(Kind.SOURCE)]


@pytest.mark.parametrize(("first", "last"), [(2000, 2010), (2015, 2015), (1900, 2100), (2020, 2010), (2100, 2200)])
def test_years(find: Find, documents: Callable[[Kind], list[Any]], first: int, last: int) -> None:
    """Both ends are included; a source without a year is of no year."""
    dated = [d for d in documents(Kind.SOURCE) if d.year is not None]
    assert find(Kind.SOURCE, year_from=first) == [d.slug for d in dated if d.year >= first]
    assert find(Kind.SOURCE, year_to=last) == [d.slug for d in dated if d.year <= last]
    assert find(Kind.SOURCE, year_from=first, year_to=last) == [d.slug for d in dated if first <= d.year <= last]


@pytest.mark.parametrize("mg", [0, 1, 50, 99, 100, 101, 245, 300, 10_000])
def test_foods_with_much_calcium(find: Find, documents: Callable[[Kind], list[Any]], mg: int) -> None:
    foods = documents(Kind.FOOD)
    rich = [d.slug for d in foods if d.calcium_mg_per_serving >= mg and not d.low_bioavailability]
    assert find(Kind.FOOD, min_mg_per_serving=mg) == rich


def test_a_food_of_low_bioavailability_is_never_found_as_rich(
    find: Find, documents: Callable[[Kind], list[Any]]
) -> None:
    poor = {d.slug: d.calcium_mg_per_serving for d in documents(Kind.FOOD) if d.low_bioavailability}
    assert {slug for slug in poor if "spinach" in slug}
    assert max(poor.values()) > 100, "otherwise this shows nothing"
    assert poor.keys().isdisjoint(find(Kind.FOOD, min_mg_per_serving=0))
    assert poor.keys() <= set(find(Kind.FOOD))


@pytest.mark.parametrize("sexes", [[Sex.FEMALE], [Sex.MALE], [Sex.ANY], [Sex.FEMALE, Sex.MALE]])
def test_rows_for_any_sex_apply_to_each(find: Find, documents: Callable[[Kind], list[Any]], sexes: list[Sex]) -> None:
    rows = documents(Kind.REFERENCE_INTAKE)
    assert {d.sex for d in rows} == set(Sex)
    assert find(Kind.REFERENCE_INTAKE, sex=sexes) == [d.slug for d in rows if d.sex in {*sexes, Sex.ANY}]


COUNTRIES = [
    (["GB"], {"GB", "ZZ"}),
    (["GB", "US"], {"GB", "US", "ZZ"}),
    (["IE"], {"IE", "EU", "ZZ"}),
    (["FR"], {"EU", "ZZ"}),
    (["FR", "GB"], {"GB", "EU", "ZZ"}),
    (["EU"], {"EU", "ZZ"}),
    (["ZZ"], {"ZZ"}),
    (["AQ"], {"ZZ"}),
]


@pytest.mark.parametrize(("chosen", "countries"), COUNTRIES)
def test_lines_of_the_union_and_of_any_country_apply_to_each(
    find: Find, documents: Callable[[Kind], list[Any]], chosen: list[str], countries: set[str]
) -> None:
    lines = documents(Kind.CRISIS_LINE)
    expected = [d for d in lines if d.country in countries]
    assert {d.country for d in expected} == countries
    assert find(Kind.CRISIS_LINE, country=chosen) == [d.slug for d in expected]


def test_each_country_that_has_a_line_finds_its_own(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    """And one more finds what either finds."""
    lines = documents(Kind.CRISIS_LINE)
    for one, other in combinations(dict.fromkeys(d.country for d in lines), 2):
        both = {*find(Kind.CRISIS_LINE, country=[one]), *find(Kind.CRISIS_LINE, country=[other])}
        assert {d.slug for d in lines if d.country in (one, other)} <= both
        assert find(Kind.CRISIS_LINE, country=[one, other]) == [d.slug for d in lines if d.slug in both]


def overlaps(row: Any, years: int) -> bool:
    """Whether a row's ages touch that year of life; judged month by month."""
    if row.age_min is None:
        return False
    unit = 12 if row.age_unit is AgeUnit.YEARS else 1
    end = 200 * 12 if row.age_max is None else (row.age_max + 1) * unit
    end = min(end, 12) if unit == 1 else end  # an infant is one until the first birthday
    return not set(range(row.age_min * unit, end)).isdisjoint(range(years * 12, years * 12 + 12))


@pytest.mark.parametrize("years", [*range(20), 24, 25, 30, 49, 50, 51, 65, 70, 71, 120])
def test_ages(find: Find, documents: Callable[[Kind], list[Any]], years: int) -> None:
    rows = documents(Kind.REFERENCE_INTAKE)
    assert find(Kind.REFERENCE_INTAKE, age_years=[years]) == [d.slug for d in rows if overlaps(d, years)]


@pytest.mark.parametrize(
    ("slug", "youngest", "oldest"),
    [
        ("iom-ai-infants-0-6-months-any", 0, 0),
        ("efsa-ai-infants-7-11-months-any", 0, 0),
        ("iom-ear-children-1-3-years-any", 1, 3),
    ],
)
def test_ages_told_in_months_and_years(find: Find, slug: str, youngest: int, oldest: int) -> None:
    found = [years for years in range(10) if slug in find(Kind.REFERENCE_INTAKE, age_years=[years])]
    assert found == list(range(youngest, oldest + 1))


def test_rows_without_an_upper_end_have_none(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    endless = {d.slug for d in documents(Kind.REFERENCE_INTAKE) if d.age_min is not None and d.age_max is None}
    assert endless
    assert endless <= set(find(Kind.REFERENCE_INTAKE, age_years=[130]))


def test_a_life_stage_is_found_by_its_first_word(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    rows = documents(Kind.REFERENCE_INTAKE)
    for word in {d.life_stage.split()[0] for d in rows}:
        expected = [d.slug for d in rows if d.life_stage.split()[0] == word]
        assert find(Kind.REFERENCE_INTAKE, life_stage=[word]) == expected


def test_a_life_stage_is_found_by_its_whole_name(find: Find, documents: Callable[[Kind], list[Any]]) -> None:
    rows = documents(Kind.REFERENCE_INTAKE)
    stages = sorted({d.life_stage for d in rows})[:2]
    assert find(Kind.REFERENCE_INTAKE, life_stage=stages) == [
        d.slug for d in rows if any(d.life_stage == s or d.life_stage.startswith(f"{s} ") for s in stages)
    ]


@pytest.mark.parametrize("stage", ["adult", "dults", "%", "_dults", "adults%", "", " "])
def test_a_part_of_a_word_finds_no_life_stage(find: Find, stage: str) -> None:
    """And no sign is a wildcard."""
    assert find(Kind.REFERENCE_INTAKE, life_stage=[stage]) == []
