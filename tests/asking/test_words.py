"""Words are folded: case, accents, punctuation and form make no difference, and codes stay whole."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asking.stemming import stem
from app.asking.words import folded, words
from app.content.corpus import Corpus
from app.content.references import english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can't sleep?!", ["cant", "sleep"]),
        ("Café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
        ("low-fat milk/cream", ["low", "fat", "milk", "cream"]),
        ("G47.00, 25-OH and E58", ["g47.00", "25-oh", "and", "e58"]),
        ("doi 10.1017/S1368980020002888", ["doi", "10.1017/s1368980020002888"]),
        ("AND (OR) NEAR* \"x\" 'y'", ["and", "or", "near", "x", "y"]),
        ("🥛 \x00 … — ()", []),
        ("כאבים في العضلات", ["כאבים", "في", "العضلات"]),
        ("Schlaflosigkeit straße", ["schlaflosigkeit", "strasse"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_any_text_has_words_that_stay_as_they_are(text: str) -> None:
    for word in words(text):
        assert folded(word) == word
        assert word.isprintable()


def test_stems_are_those_of_the_full_text_index(corpus: Corpus) -> None:
    """Of every word of the content."""
    found = {word for entry in corpus.entries for _, text in english(entry.item) for word in words(text)}
    plain = sorted(word for word in found if word.isascii() and word.isalpha())
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(word, tokenize='porter unicode61')")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(text, instance)")
    connection.executemany("INSERT INTO text (rowid, word) VALUES (?, ?)", enumerate(plain))
    assert len(plain) > 2_000
    for number, theirs in connection.execute("SELECT doc, term FROM terms"):
        assert stem(plain[number]) == theirs
    connection.close()


@pytest.mark.parametrize(
    ("form", "other"), [("cramps", "cramping"), ("sleeping", "sleep"), ("tablets", "tablet"), ("therapies", "therapy")]
)
def test_forms_of_a_word_have_one_stem(form: str, other: str) -> None:
    assert stem(form) == stem(other)


@pytest.mark.parametrize("word", ["ca", "25-oh", "x" * 65, "שינה", "g47.00"])
def test_what_is_no_english_word_is_its_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=30))
def test_any_letters_have_the_stem_of_the_index(word: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE text USING fts5(word, tokenize='porter unicode61')")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(text, row)")
    connection.execute("INSERT INTO text VALUES (?)", (word,))
    assert connection.execute("SELECT term FROM terms").fetchall() == [(stem(word),)]
    connection.close()
