"""The words of a text, folded, so that case, accents, punctuation and the form of a word make no difference."""

import re
import unicodedata

from app.asking.stemming import stem

WORD = re.compile(r"[^\W_]+(?:[.\-/:][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def folded(text: str) -> str:
    """In lower case, without accents and apostrophes."""
    text = text.translate(APOSTROPHES)
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text in order. A code such as `g47.00` or `25-oh` is one word; other compounds are several."""
    found: list[str] = []
    for word in WORD.findall(folded(text)):
        if is_code(word) or word.isalpha():
            found.append(word)
        else:
            found += PART.findall(word)
    return found


def stems(text: str) -> list[str]:
    """The stems of the words of a text."""
    return [stem(word) for word in words(text)]


def is_code(word: str) -> bool:
    """Whether a word is read as one although it has inner punctuation: it holds a digit."""
    return any(letter.isdigit() for letter in word)
