"""Food is not only milligrams: calcium that the body cannot use is never praised."""

from typing import Any

import pytest

from app.content.compose import Composition
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import Food
from app.content.rules import foods_add_up
from app.vocabulary import FoodGroup, Kind

OXALATE = {FoodGroup.HIGH_OXALATE_GREENS, FoodGroup.HIGH_OXALATE_FRUIT_VEG}
SPINACH, RHUBARB = "spinach", "rhubarb"


def faults(corpus: Corpus, **update: Any) -> list[str]:
    """What is wrong with milk that is changed so."""
    milk = next(food for _, food in corpus.of(Food) if food.slug == "whole-milk")
    changed = milk.model_copy(update=update)
    return [finding.message for finding in foods_add_up(Corpus((Entry(changed, Lines("foods.yaml", {})),)))]


@pytest.mark.parametrize(
    ("milligrams", "low_bioavailability", "usable"),
    [(100, False, True), (99, False, False), (400, True, False), (0, False, False), (99, True, False)],
)
def test_a_usable_source_has_100_mg_a_serving_that_the_body_can_use(
    corpus: Corpus, milligrams: int, low_bioavailability: bool, usable: bool
) -> None:
    food = {
        "calcium_mg_per_100g": float(milligrams),
        "serving_g": 100.0,
        "calcium_mg_per_serving": milligrams,
        "low_bioavailability": low_bioavailability,
    }
    assert faults(corpus, **food, usable_source=usable) == []
    assert len(faults(corpus, **food, usable_source=not usable)) == 1


@pytest.mark.parametrize("group", FoodGroup)
def test_food_rich_in_oxalate_is_low_in_bioavailability(corpus: Corpus, group: FoodGroup) -> None:
    assert bool(faults(corpus, group=group)) is (group in OXALATE)
    assert faults(corpus, group=group, low_bioavailability=True, usable_source=False) == []


@pytest.mark.parametrize(("serving_g", "is_right"), [(244.0, True), (243.5, True), (246.0, False), (24.4, False)])
def test_a_serving_holds_what_its_weight_says_within_a_milligram(
    corpus: Corpus, serving_g: float, is_right: bool
) -> None:
    assert (faults(corpus, serving_g=serving_g) == []) is is_right


def test_spinach_and_rhubarb_are_never_called_a_good_source(composition: Composition) -> None:
    foods = [composed.document.published() for composed in composition.documents if composed.kind is Kind.FOOD]
    warned = [food for food in foods if SPINACH in food["slug"] or RHUBARB in food["slug"]]
    assert {SPINACH, RHUBARB} <= {word for food in warned for word in food["slug"].split("-")}
    for food in warned:
        assert food["low_bioavailability"] is True
        assert food["usable_source"] is False
        assert "so it is not a good source" in food["summary"]


def test_only_usable_sources_are_called_rich(composition: Composition) -> None:
    for composed in composition.documents:
        if composed.kind is Kind.FOOD:
            food = composed.document.published()
            assert ("rich in calcium" in food["summary"]) is food["usable_source"]


def test_kale_and_broccoli_are_well_absorbed_but_hold_less(corpus: Corpus) -> None:
    greens = [food for _, food in corpus.of(Food) if {"kale", "broccoli"} & set(food.slug.split("-"))]
    assert greens
    assert not any(food.low_bioavailability or food.usable_source for food in greens)


def test_what_is_absorbed_is_never_more_than_what_is_in_it(corpus: Corpus) -> None:
    for _, food in corpus.of(Food):
        assert (food.absorbable_mg_per_serving or 0) <= food.calcium_mg_per_serving
