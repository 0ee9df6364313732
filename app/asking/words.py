"""The words of a text, folded, so that case, accents and punctuation make no difference."""

import re
import unicodedata


MOST_WORDS = 40
WORD = re.compile(r"[^\W_]+(?:[.\-/:][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))
COMPOUND = re.compile(r"[.\-/:]")


def folded(text: str) -> str:
    """In lower case, without accents and apostrophes, as the index folds it."""
    text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).casefold()
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The words of a text in their order. A code such as `g47.00` or `25-oh` is one word; other compounds are several."""
    found: list[str] = []
    for word in WORD.findall(folded(text)):
        found += [word] if is_code(word) else PART.findall(word)
    return found


def is_code(word: str) -> bool:
    """Whether a word is read as one although it has inner punctuation: it holds a digit."""
    return any(letter.isdigit() for letter in word)


def key(phrase: list[str]) -> str:
    """A phrase as synonyms are looked up by: without plural endings."""
    return " ".join(singular(word) for word in phrase)


def singular(word: str) -> str:
    """A word without its plural ending."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]
