"""Where a word stands: rows of the index, each with the fields that hold the word, packed into numbers.

A row's number is in the order in which equally good hits are shown, and tells the kind of its item and the length of
its title. So ranking has to read nothing else.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

from app.asking.entries import FIELDS, KINDS
from app.vocabulary import Kind

BITS = len(FIELDS)
OF_KIND = 36
"""In the number of a row, the bits above these tell the kind."""
ALL_FIELDS = (1 << BITS) - 1
LONGEST_TITLE = 15
MOST_OF_A_KIND = 400
"""Of a word that more items of a kind hold, the first ones in order are listed."""


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


def packed(places: Iterable[tuple[int, int]]) -> bytes:
    """Rows with their fields, as they are stored."""
    return array("Q", [row << BITS | fields for row, fields in places]).tobytes()


def unpacked(stored: bytes) -> Sequence[int]:
    """The same, read back: each number is a row and, in its last bits, fields."""
    found = array("Q")
    found.frombytes(stored)
    return found


def together(lists: list[Sequence[int]]) -> dict[int, int]:
    """The rows in which all of several words stand, with the fields that hold them all.

    A row that holds them in different fields only counts as holding them in its last one, where least is said.
    """
    first, *others = sorted(lists, key=len)
    found = {place >> BITS: place & ALL_FIELDS for place in first}
    for places in others:
        theirs = {place >> BITS: place & ALL_FIELDS for place in places}
        found = {row: fields & theirs[row] for row, fields in found.items() if row in theirs}
    return {row: fields or 1 << (BITS - 1) for row, fields in found.items()}


def each(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows with their fields."""
    return ((place >> BITS, place & ALL_FIELDS) for place in places)
