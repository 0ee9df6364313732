import pytest

from app.asking.slips import Spelling
from app.asking.spelling import distance

SPELLING = Spelling(
    ["suicidal", "seizure", "breathe", "kill", "myself", "want", "to", "die", "i", "ca", "mi", "no"],
    ["convuls"],
    ["breather"],
)


@pytest.mark.parametrize(
    ("token", "read"),
    [
        ("siezure", ["seizure"]),
        ("sucidal", ["suicidal"]),
        ("breethe", ["breathe"]),
        ("kiiill", ["kill"]),
        ("k1ll", ["kill"]),
        ("killmyself", ["kill", "myself"]),
        ("iwanttodie", ["i", "want", "to", "die"]),
        ("convulsing", ["convulsing"]),
        ("convulting", ["convuls"]),
        ("seizures", ["seizure"]),
        ("breathing", ["breathe"]),
        ("killed", ["kill"]),
        ("breather", ["breather"]),
        ("camino", ["camino"]),
        ("12kill", ["12", "kill"]),
        ("laptop", ["laptop"]),
        ("500", ["500"]),
        ("死", ["死"]),
    ],
)
def test_a_token_is_read_as_the_known_word_it_stands_for(token: str, read: list[str]) -> None:
    assert SPELLING.read(token) == read


def test_slips_are_counted() -> None:
    assert [distance("seizure", other) for other in ("seizure", "siezure", "seizur", "laptop")] == [0, 1, 1, 7]
