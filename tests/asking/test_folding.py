import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asking.folding import collapsed, tokens, unleeted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'M DYING", ["im", "dying"]),
        ("don’t", ["dont"]),
        ("¿Qué hago?", ["que", "hago"]),
        ("我想死", ["我", "想", "死"]),
        ("我想自殺", ["我", "想", "自", "杀"]),
        ("sad 😭 now", ["sad", "😭", "now"]),
        ("wi\u200bsh", ["wish"]),
        ("a\x00b", ["a", "b"]),
        ("su!cide", ["su!cide"]),
        ("die!", ["die"]),
    ],
)
def test_what_makes_no_difference_is_folded(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_number_letters_and_repeated_letters() -> None:
    assert unleeted("su1c1d3") == "suicide"
    assert collapsed("heeelllp") == "help"


@given(st.text(max_size=200))
def test_any_text_has_tokens(text: str) -> None:
    assert all(token and " " not in token for token in tokens(text))
