"""Misspelt words of five letters or more find their neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asking.spelling import corrections, distance, letters, tolerated

WORDS = st.text("abcdef", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("insomnia", "insomnia", 0),
        ("insomina", "insomnia", 1),
        ("calcum", "calcium", 1),
        ("callcium", "calcium", 1),
        ("kalcium", "calcium", 1),
        ("hipocalsemia", "hypocalcemia", 2),
        ("", "abc", 3),
    ],
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps


@given(WORDS, WORDS)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


@given(WORDS, WORDS)
def test_letters_never_hide_a_near_word(one: str, other: str) -> None:
    """So many letters may be missing or too many; a word that is nearer than that passes."""
    steps = distance(one, other)
    assert (letters(one) & ~letters(other)).bit_count() <= steps
    assert (letters(other) & ~letters(one)).bit_count() <= steps


@pytest.mark.parametrize(("word", "most"), [("milk", []), ("sleap", [1]), ("calcum", [1]), ("insomina", [1, 2])])
def test_the_longer_a_word_the_more_may_be_wrong(word: str, most: list[int]) -> None:
    assert list(tolerated(word)) == most


def test_the_same_first_letter_goes_before_and_then_the_commoner_word() -> None:
    known = [("sleep", 5), ("bleap", 90), ("steap", 1), ("insomnia", 400)]
    assert corrections("sleap", known, 1) == ["sleep", "steap", "bleap"]
