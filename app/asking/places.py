"""Where a word stands: rows of the index, each with the fields that hold the word, packed into numbers.

A row's number is in the order in which equally good hits are shown, and tells the kind of its item and the length of
its title. So ranking has to read nothing else.
"""

from array import array
from collections.abc import Iterable, Sequence

from app.asking.entries import FIELDS, KINDS
from app.vocabulary import Kind

BITS = len(FIELDS)
OF_KIND = 36
"""In the number of a row, the bits above these tell the kind."""
LAST_FIELD = 1 << (BITS - 1)
ALL_FIELDS = (1 << BITS) - 1
LONGEST_TITLE = 15
MOST_OF_A_KIND = 150
"""Of a word that more items of a kind hold, the first ones in order are listed."""


Places = dict[int, int]
"""By row: the fields that hold a word, as bits."""


def row(kind: Kind, position: int, title_words: int) -> int:
    """The number of a row."""
    return (KINDS.index(kind) << 32 | position) << 4 | min(title_words, LONGEST_TITLE)


def kind_of(row: int) -> Kind:
    """The kind of a row's item."""
    return KINDS[row >> OF_KIND]


def title_words(row: int) -> int:
    """How many words the title of a row's item has, up to 15."""
    return row & 15


def field_names(fields: int) -> tuple[str, ...]:
    """The names of fields that are given as bits."""
    return tuple(name for place, name in enumerate(FIELDS) if fields >> place & 1)


def packed(places: Iterable[tuple[int, int]], bits: int = BITS) -> bytes:
    """Rows, each with a number of so many bits (by default its fields), as they are stored."""
    return array("Q", [row << bits | number for row, number in places]).tobytes()


def unpacked(stored: bytes, bits: int = BITS) -> Places:
    """The same, read back."""
    found, number = array("Q"), (1 << bits) - 1
    found.frombytes(stored)
    return {place >> bits: place & number for place in found}


def together(lists: Sequence[Places]) -> Places:
    """The rows in which all of several words stand, with the fields that hold them all.

    A row that holds them in different fields only counts as holding them in its last one, where least is said.
    """
    found, *others = sorted(lists, key=len)
    for theirs in others:
        found = {row: fields & theirs[row] for row, fields in found.items() if row in theirs}
    return {row: fields or LAST_FIELD for row, fields in found.items()} if others else found
