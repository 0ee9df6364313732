"""Porter's stemmer for English, as SQLite's `porter` tokenizer has it: the forms of a word have one stem.

M. F. Porter, An algorithm for suffix stripping, 1980, with its author's later changes. The steps keep its names.
"""

import re
from functools import lru_cache

V, C = "[aeiouy]", "[^aeiou][^aeiouy]*"
_MEASURED = re.compile(f"^(?:{C})?{V}[aeiou]*{C}")
"""A vowel and a consonant after it: what Porter calls a measure above 0."""
_TWICE = re.compile(f"^(?:{C})?{V}[aeiou]*{C}{V}[aeiou]*{C}")
_ONCE = re.compile(f"^(?:{C})?{V}[aeiou]*{C}(?:{V}[aeiou]*)?$")
_VOWEL = re.compile(f"^(?:{C})?{V}")
_SHORT = re.compile(f"^{C}{V}[^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")

STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "logi": "log", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble",
}  # fmt: skip
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
)  # fmt: skip
LONGEST = 64
"""Longer words are left as they are, and so are those of two letters."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    if not 2 < len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
        return word
    first, word = word[0], f"Y{word[1:]}" if word[0] == "y" else word  # a first y is a consonant
    for step in (_plural, _past, _y, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return first + word[1:]


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MEASURED.match(word[:-3]) else word
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            base = word.removesuffix(ending)
            return _mended(base) if _VOWEL.match(base) else word
    return word


def _mended(base: str) -> str:
    if base.endswith(("at", "bl", "iz")):
        return f"{base}e"
    if _DOUBLE.search(base):
        return base[:-1]
    return f"{base}e" if _SHORT.match(base) else base


def _y(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and _VOWEL.match(word[:-1]) else word


def _step_2(word: str) -> str:
    return _replaced(word, STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, STEP_3)


def _replaced(word: str, endings: dict[str, str]) -> str:
    ending = max((ending for ending in endings if word.endswith(ending)), key=len, default=None)
    if ending is None or not _MEASURED.match(word.removesuffix(ending)):
        return word
    return word.removesuffix(ending) + endings[ending]


def _step_4(word: str) -> str:
    ending = max((ending for ending in STEP_4 if word.endswith(ending)), key=len, default=None)
    if ending is None:
        return word
    base = word.removesuffix(ending)
    if ending == "ion" and not base.endswith(("s", "t")):
        return word
    return base if _TWICE.match(base) else word


def _step_5(word: str) -> str:
    base = word[:-1]
    if word.endswith("e") and (_TWICE.match(base) or (_ONCE.match(base) and not _SHORT.match(base))):
        word = base
    return word[:-1] if word.endswith("ll") and _TWICE.match(word[:-1]) else word
