"""A text as words: what tells two texts apart, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.display.words import STRUCK, Words, phrase, plain


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("This is not medical advice.", "this is not medical advice"),
        ("THIS  is\n“not”—medical; advice!", "this is not medical advice"),
        ("the child’s doctor", "the childs doctor"),
        ("the child's doctor", "the childs doctor"),
        ("med\u00adical ad\u200bvice", "medical advice"),
        ("ﬁnd ½", "find 1 2"),
        ("Are you pregnant? No", "are you pregnant ? no"),
        ("~~not~~ medical", f"{STRUCK} medical"),
        ("snake_case *bold*", "snake case bold"),
        ("cafe\u0301 café", "café café"),
        ("हिन्दी में", "हिन्दी में"),
        ("睡眠 と", "睡 眠 と"),
        ("", ""),
    ],
)
def test_words_are_what_is_read(written: str, words: str) -> None:
    assert " ".join(phrase(written)) == words


@given(st.text())
def test_every_text_has_one_gap_more_than_words(text: str) -> None:
    words = Words.of(text)
    assert len(words.gaps) == len(words.words) + 1
    assert all(word and plain(word) == word for word in words.words)


@given(st.lists(st.sampled_from(["is", "not", "advice", "?"]), max_size=12), st.integers(0, 11), st.integers(1, 4))
def test_a_phrase_is_found_wherever_it_stands(words: list[str], start: int, length: int) -> None:
    text = Words.of(" ".join(words))
    part = text.words[start : start + length]
    every = [i for i in range(len(words)) if part and text.words[i : i + len(part)] == part]
    assert text.find(part) == every


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("one two", False),
        ("one, two", False),
        ("one “two”", False),
        ("one-two", False),
        ("**one** *two*", False),
        ("one. two", True),
        ("one\ntwo", True),
        ("one: two", True),
        ("one - two", True),
        ("one — two", True),
        ("one (two)", True),
        ("one ⚠️ two", True),
    ],
)
def test_where_a_sentence_ends(written: str, ends: bool) -> None:
    assert Words.of(written).ends(1) is ends


def test_only_an_empty_line_ends_a_paragraph() -> None:
    words = Words.of("one\ntwo\n \nthree")
    assert [words.ends_paragraph(place) for place in range(4)] == [True, False, True, True]
