"""Metrics, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.metrics import ndcg, recall

GRADES = {"a": 3, "b": 2, "c": 1}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["a", "b", "c", "x", "y"], 1.0),
        # ideal: 7/1 + 3/1.58496 + 1/2 = 9.39279
        (["b", "a", "x", "c"], 0.83545),  # 3/1 + 7/1.58496 + 0 + 1/2.32193 = 7.84719
        (["x", "a"], 0.47020),  # 7/1.58496 = 4.41651
        (["c"], 0.10646),  # 1/9.39279
        (["x", "y"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_discounts_gain_by_place_and_compares_with_the_ideal(found: list[str], expected: float) -> None:
    assert ndcg(found, GRADES, 5) == pytest.approx(expected, abs=1e-5)


def test_ndcg_looks_no_deeper_than_it_was_told() -> None:
    assert ndcg(["x", "x2", "a"], GRADES, 2) == 0.0
    assert ndcg(["a", "b"], GRADES, 2) == 1.0  # the ideal is as deep, so what does not fit is not held against it


def test_an_item_counts_once_and_its_repeats_take_no_place() -> None:
    assert ndcg(["a", "a", "b", "c"], GRADES, 3) == 1.0
    assert ndcg(["c", "c", "c"], GRADES, 3) == ndcg(["c"], GRADES, 3)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["b", "x", "a"], 1.0),
        (["a", "c"], 0.5),  # c is only related
        (["x", "y", "z", "w", "v", "a", "b"], 0.0),  # beyond the fifth place
        (["a", "a"], 0.5),
    ],
)
def test_recall_is_the_share_of_good_items_among_the_first_five(found: list[str], expected: float) -> None:
    assert recall(found, GRADES, 5) == expected


def test_recall_asks_for_no_more_than_fits() -> None:
    many = dict.fromkeys("abcdefgh", 2)
    assert recall(list("abcde"), many, 5) == 1.0
    assert recall(list("abcdxefgh"), many, 5) == 0.8


@given(st.lists(st.sampled_from("abcxyz"), max_size=12), st.integers(min_value=1, max_value=8))
def test_both_lie_between_0_and_1(found: list[str], depth: int) -> None:
    assert 0 <= ndcg(found, GRADES, depth) <= 1 + 1e-9
    assert 0 <= recall(found, GRADES, depth) <= 1
