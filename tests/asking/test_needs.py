"""What people need who use such words is learned from examples, and its weights are found again as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asking.choosing import Asked, chosen
from app.asking.needs import LEAST_SHARE, NO_ROW, NOTHING, by_stem, packed_weights, shares, unpacked_weights
from app.asking.words import stems

TYPED = {
    "factor/noise": ["the lorries wake me", "noisy lorries all night", "trains and lorries rattle the house"],
    "factor/pregnancy": ["seven months gone and wide awake", "months pregnant and awake", "bump keeps me awake"],
    NOTHING: ["train tickets to the coast", "cheap tickets", "which house paint"],
}
EXAMPLES = [Asked(frozenset(stems(text)), item) for item, texts in TYPED.items() for text in texts]


@pytest.fixture(scope="module")
def weights() -> dict[str, dict[str, int]]:
    return by_stem(chosen(EXAMPLES * 3))


def needed(weights: dict[str, dict[str, int]], text: str) -> dict[str, float]:
    asked = dict.fromkeys(stems(text))
    return shares([weights[one] for one in asked if one in weights], len(asked))


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("lorries again", "factor/noise"),
        ("awake at five months", "factor/pregnancy"),
        ("tickets for the night", NOTHING),
    ],
)
def test_who_uses_such_words_needs_the_item_of_the_examples(
    weights: dict[str, dict[str, int]], text: str, item: str
) -> None:
    found = needed(weights, text)
    assert max(found, key=lambda name: found[name]) == item
    assert found[item] > 1 / 2


def test_words_that_no_example_has_need_nothing(weights: dict[str, dict[str, int]]) -> None:
    assert needed(weights, "quite different") == {}


def test_a_stem_of_one_example_is_not_learned() -> None:
    assert "bump" not in by_stem(chosen(EXAMPLES))


def test_the_same_examples_teach_the_same_in_any_process() -> None:
    again = [Asked(frozenset(sorted(one.stems, reverse=True)), one.item) for one in EXAMPLES]
    assert chosen(again) == chosen(EXAMPLES)


def test_without_examples_nothing_is_learned() -> None:
    assert chosen([]) == {}


WEIGHTS = st.dictionaries(st.integers(0, NO_ROW), st.integers(-30_000, 30_000), max_size=9)


@given(WEIGHTS)
def test_weights_are_read_as_they_were_stored(weights: dict[int, int]) -> None:
    assert unpacked_weights(packed_weights(weights)) == weights


def test_words_that_are_not_known_make_it_less_sure(weights: dict[str, dict[str, int]]) -> None:
    sure, unsure = needed(weights, "lorries"), needed(weights, "lorries in antarctica")
    assert unsure["factor/noise"] < sure["factor/noise"]


@given(st.lists(WEIGHTS, max_size=5), st.integers(0, 9))
def test_shares_are_together_1_at_most(weights: list[dict[int, int]], asked: int) -> None:
    found = shares(weights, asked).values()
    assert all(LEAST_SHARE <= share <= 1 for share in found)
    assert sum(found) <= 1 + 1e-9
