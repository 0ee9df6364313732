"""Sums and shares: figures worked out by hand, and what holds for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.readability import grade
from app.documents.data import Food, ReferenceIntake
from app.documents.intakes import CountedFood, CountedSupplement, Group, Totals
from app.intakes import comparison, estimates, safety
from app.intakes.estimates import (
    NO_SHARE_FOR_A_CHILD,
    NO_SHARE_IN_PREGNANCY,
    absorption,
    amount,
    compared,
    counted,
    share,
    supplement,
    totals,
)
from app.intakes.groups import RECOMMENDED, SORTS, UPPER_LIMIT
from app.vocabulary import Authority, GroupState, Sex

Foods = dict[str, Food]
Rows = list[ReferenceIntake]

ADULT = Group(age_years=30, sex=Sex.FEMALE, state=GroupState.NONE)


def summed(foods: list[CountedFood], *supplements: float) -> Totals:
    """The sums of foods and supplements."""
    return totals(foods, [supplement(mg, None) for mg in supplements])


@pytest.mark.parametrize(
    ("slug", "servings", "grams", "mg", "absorbable", "weight"),
    [
        ("whole-milk", 1, 0, 276, 88.5, 244),  # as published
        ("whole-milk", 2, 0, 552, 177.0, 488),
        ("whole-milk", 0, 100, 113, 36.3, 100),  # 113.0 x 0.321 = 36.273
        ("whole-milk", 0.5, 10, 149, 47.9, 132),  # 138 + 11.3; 44.25 + 3.6273
        ("boiled-spinach", 1, 0, 245, 12.5, 180),
        ("boiled-spinach", 0, 90, 122, 6.2, 90),  # 122.4 x 0.051 = 6.2424
        ("boiled-kale", 1, 0, 94, 46.1, 130),
        ("cooked-rhubarb", 1, 0, 348, 29.7, 240),
        ("feta-cheese", 0, 30, 148, None, 30),  # 147.9; absorption unknown
        ("firm-calcium-set-tofu", 1, 0, 861, None, 126),  # over 350 mg in a serving: the share falls
        ("low-fat-yogurt", 2, 0, 830, None, 454),
        ("tap-water", 0, 50, 2, None, 50),  # 1.5: halves go up
        ("tap-water", 0, 16, 0, None, 16),  # 0.48
        ("cheddar-cheese", 0, 28.35, 201, 64.6, 28.4),  # 201.285 x 0.321 = 64.612
    ],
)
def test_food_by_hand(
    foods: Foods, slug: str, servings: float, grams: float, mg: int, absorbable: float | None, weight: float
) -> None:
    one = counted(foods[slug], amount(servings, grams))
    assert (one.calcium_mg, one.absorbable_mg, one.grams) == (mg, absorbable, weight)


def test_one_serving_of_every_food_is_what_is_published(foods: Foods) -> None:
    for food in foods.values():
        one = counted(food, amount(1, None))
        assert one.calcium_mg == food.calcium_mg_per_serving
        assert one.absorbable_mg == food.absorbable_mg_per_serving


def test_what_is_not_known_of_absorption_is_said(foods: Foods) -> None:
    """Nothing is assumed in its place."""
    for food in foods.values():
        one = counted(food, amount(1, None))
        assert (one.absorbable_mg is None) == (one.absorption_note is not None)
    assert "unknown" in str(counted(foods["feta-cheese"], amount(1, None)).absorption_note)
    assert "Not calculated" in str(counted(foods["low-fat-yogurt"], amount(1, None)).absorption_note)
    assert "unknown" in supplement(500, None).absorption_note


def test_spinach_is_not_milk(foods: Foods) -> None:
    """About as many mg in a cup, and a seventh of it taken up."""
    milk, spinach = (counted(foods[slug], amount(1, None)) for slug in ("whole-milk", "boiled-spinach"))
    found = absorption([milk, spinach], summed([milk, spinach]))
    assert (found.measured_mg, found.unknown_mg) == (521, 0)
    assert found.absorbable_mg == 101.0
    assert (found.low_bioavailability_mg, [one.slug for one in found.low_bioavailability]) == (245, ["boiled-spinach"])
    assert "245 mg is in foods from which the body takes up little" in found.statement


def test_a_list_by_hand(foods: Foods) -> None:
    """552 + 122 + 148 + 250 = 1072 mg."""
    eaten = [
        counted(foods["whole-milk"], amount(2, None)),
        counted(foods["boiled-spinach"], amount(None, 90)),
        counted(foods["feta-cheese"], amount(None, 30)),
    ]
    sums = summed(eaten, 250)
    assert (sums.food_mg, sums.supplement_mg, sums.total_mg) == (822, 250, 1072)
    found = absorption(eaten, sums)
    assert (found.absorbable_mg, found.measured_mg, found.unknown_mg) == (183.2, 674, 398)
    assert "For 398 mg of the sum it is unknown" in found.statement


@pytest.mark.parametrize(
    ("total", "value", "percent"),
    [(0, 700, 0), (1000, 1000, 100), (1072, 2500, 43), (5, 1000, 1), (4, 1000, 0), (1050, 700, 150), (1255, 1000, 126)],
)
def test_a_share_is_in_whole_per_cent(total: int, value: int, percent: int) -> None:
    """Halves go up."""
    assert share(total, value) == percent


def of(rows: Rows, authority: Authority) -> Rows:
    """One authority's rows."""
    return [row for row in rows if row.authority is authority]


def test_each_value_has_its_share(rows: Rows) -> None:
    """Where the sex was not said, each sex has its own."""
    found = compared(
        of(rows, Authority.IOM),
        ADULT.model_copy(update={"age_years": 60, "sex": Sex.ANY}),
        RECOMMENDED,
        summed([], 600),
    )
    assert [(value.sex, value.share_percent) for value in found.values] == [("female", 50), ("male", 60)]


CHILD = ADULT.model_copy(update={"age_years": 9})
PREGNANT = ADULT.model_copy(update={"state": GroupState.PREGNANCY})
LACTATING = ADULT.model_copy(update={"state": GroupState.LACTATION})


@pytest.mark.parametrize(
    ("group", "why"),
    [(CHILD, NO_SHARE_FOR_A_CHILD), (PREGNANT, NO_SHARE_IN_PREGNANCY), (LACTATING, NO_SHARE_IN_PREGNANCY)],
)
def test_no_share_where_it_would_check_a_dose(rows: Rows, foods: Foods, group: Group, why: str) -> None:
    """With supplements on the list, for those to whom no dose is given; the published value still stands there."""
    milk = [counted(foods["whole-milk"], amount(1, None))]
    for sort in SORTS:
        withheld = compared(of(rows, Authority.IOM), group, sort, summed(milk, 500))
        assert [value.share_percent for value in withheld.values] == [None]
        assert withheld.statement.endswith(why)
        given = compared(of(rows, Authority.IOM), group, sort, summed(milk))
        assert all(value.share_percent is not None for value in given.values)
        assert why not in given.statement


def test_adults_get_their_share_with_supplements(rows: Rows) -> None:
    """Of the upper limit, which counts food and tablets together."""
    (value,) = compared(of(rows, Authority.IOM), ADULT, UPPER_LIMIT, summed([], 500)).values
    assert value.share_percent == 20


def test_over_a_limit_help_leads(rows: Rows) -> None:
    """The lowest limit that any authority gives counts, also where the one asked for gives none."""
    older = ADULT.model_copy(update={"age_years": 60})
    assert not safety.is_over(rows, older, summed([], 2000))
    assert safety.is_over(rows, older, sums := summed([], 2001))
    assert "emergency" in [*safety.notices_of_estimate(older, sums, over=True)]
    assert safety.guidance_of_estimate(older, sums, over=True)[0] == "too-many-calcium-tablets"
    assert safety.guidance_of_estimate(CHILD, sums, over=True)[0] == "child-swallowed-tablets"


def test_food_alone_over_a_limit_is_no_emergency(rows: Rows, foods: Foods) -> None:
    """But the limit is explained."""
    sums = summed([counted(foods["swiss-cheese"], amount(10, None))])
    assert safety.is_over(rows, ADULT, sums)
    assert "emergency" not in [*safety.notices_of_estimate(ADULT, sums, over=True)]
    assert safety.guidance_of_estimate(ADULT, sums, over=True)[0] == "upper-limit-for-calcium"


amounts = st.floats(0, 200, allow_nan=False).map(lambda value: round(value, 3))
slugs = st.sampled_from(["whole-milk", "boiled-spinach", "feta-cheese", "tap-water", "raw-egg", "hard-parmesan"])
lists = st.dictionaries(slugs, st.tuples(amounts, amounts), max_size=6)


def of_list(foods: Foods, eaten: dict[str, tuple[float, float]]) -> list[CountedFood]:
    """What a list is counted as."""
    return [counted(foods[slug], amount(*how_much)) for slug, how_much in eaten.items()]


@given(first=lists, second=lists)
def test_sums_are_additive(
    foods: Foods, first: dict[str, tuple[float, float]], second: dict[str, tuple[float, float]]
) -> None:
    """What two lists of different foods come to is what the list of both comes to, and parts come to the whole."""
    second = {slug: eaten for slug, eaten in second.items() if slug not in first}
    parts = [summed(of_list(foods, eaten)).total_mg for eaten in (first, second)]
    whole = of_list(foods, first | second)
    assert summed(whole).total_mg == sum(parts) == sum(food.calcium_mg for food in whole)


@given(eaten=lists, seed=st.randoms())
def test_sums_do_not_depend_on_the_order(foods: Foods, eaten: dict[str, tuple[float, float]], seed: object) -> None:
    pairs = list(eaten.items())
    seed.shuffle(pairs)  # type: ignore[attr-defined]
    one, other = of_list(foods, eaten), of_list(foods, dict(pairs))
    assert summed(one) == summed(other)
    assert absorption(one, summed(one)).absorbable_mg == absorption(other, summed(other)).absorbable_mg


@given(eaten=lists, slug=slugs, more=amounts, mg=st.floats(0, 10_000))
def test_more_is_never_less(
    foods: Foods, eaten: dict[str, tuple[float, float]], slug: str, more: float, mg: float
) -> None:
    """Of a food, and of a supplement."""
    servings, grams = eaten.get(slug, (0.0, 0.0))
    before = summed(of_list(foods, eaten)).total_mg
    for added in ((servings + more, grams), (servings, grams + more)):
        assert summed(of_list(foods, eaten | {slug: added})).total_mg >= before
    assert summed(of_list(foods, eaten), mg).total_mg >= before


@given(slug=slugs, first=st.tuples(amounts, amounts), second=st.tuples(amounts, amounts))
def test_amounts_of_a_food_add_up(
    foods: Foods, slug: str, first: tuple[float, float], second: tuple[float, float]
) -> None:
    """Put together first, and rounded once: within the rounding of what each comes to alone."""
    together = counted(foods[slug], amount(*first) + amount(*second))
    apart = [counted(foods[slug], amount(*one)) for one in (first, second)]
    assert abs(together.calcium_mg - sum(one.calcium_mg for one in apart)) <= 1
    assert together.grams == pytest.approx(sum(one.grams for one in apart), abs=0.11)


@given(eaten=lists, mg=st.lists(st.floats(0, 10_000), max_size=3))
def test_known_and_unknown_absorption_make_the_whole(
    foods: Foods, eaten: dict[str, tuple[float, float]], mg: list[float]
) -> None:
    """And what is absorbed is never more than what is in it."""
    counts = of_list(foods, eaten)
    sums = summed(counts, *mg)
    found = absorption(counts, sums)
    assert found.measured_mg + found.unknown_mg == sums.total_mg
    assert 0 <= found.absorbable_mg <= found.measured_mg + len(counts)
    assert found.unknown_mg >= sums.supplement_mg


def test_tenths_are_tenths() -> None:
    """Not the nearest binary fraction: 0.1 + 0.2 is 0.3."""
    assert amount(0.1, 0.1) + amount(0.2, 0.2) == amount(0.3, 0.3)
    assert estimates.decimal(0.1) == Decimal("0.1")
    assert supplement(0.5, None).elemental_mg == 1
    assert isinstance(supplement(2.0, "x"), CountedSupplement)


SENTENCES = [
    *(sort.none for sort in SORTS),
    *(
        text
        for module in (safety, estimates, comparison)
        for name, text in vars(module).items()
        if isinstance(text, str) and name.isupper() and " " in text
    ),
]


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 10


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_plain(sentence: str) -> None:
    """As plain as the content, and none tells anyone what to take or what they need."""
    assert grade(sentence) <= 8
    assert "you need" not in sentence
    assert "should" not in sentence
