"""Gathering the words of an edition, item by item: where each stem stands, and how many items hold each word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.asking.needs import NO_ROW, NOTHING, by_stem, packed_weights
from app.asking.places import ALL_FIELDS, MOST_OF_A_KIND, kind_of, packed
from app.asking.query import Part
from app.asking.spelling import letters
from app.asking.stemming import stem
from app.asking.synonyms import key
from app.asking.words import words
from app.vocabulary import Kind

EVERYTHING = ""
"""Stands among the stems for what every item holds, and so says how many items there are."""
LONGEST_WORD = 80
LONGEST_NAME = 300
WHOLE = "= "
"""Stands among the stems before a whole name in stems."""
NEXT = "> "
"""Stands among the stems before the number of a row, for the rows of what its item leads to."""
NEEDED = "? "
"""Stands among the stems before a stem, for what it says for needing each item."""


def whole(name: Sequence[str]) -> str:
    """The words of a whole name, as they stand among the stems."""
    return WHOLE + key(name)


def slug_name(slug: str) -> str:
    """The name that a slug is, as it stands among the stems."""
    return whole(words(slug))


def next_to(row: int) -> str:
    """What the item of a row leads to, as it stands among the stems."""
    return f"{NEXT}{row}"


def needed_by(stem: str) -> str:
    """What a stem says for needing items, as it stands among the stems."""
    return f"{NEEDED}{stem}"


def names_of(asked: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """The names that all of a query may be of, as they stand among the stems: as asked, or in other words."""
    others = [WHOLE + " ".join(phrase) for phrase in parts[0].also] if len(parts) == 1 else []
    return [whole(asked), *others]


def _counts() -> dict[Any, int]:
    return defaultdict(int)


@dataclass
class Gathering:
    """What was gathered so far."""

    items: dict[str, int] = field(default_factory=_counts)
    """How many items hold each stem."""
    places: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """The rows of each stem with their fields; of a kind, the first ones."""
    words: dict[str, int] = field(default_factory=_counts)
    """How many items hold each word; sources do not count."""
    _rows: dict[str, int] = field(default_factory=dict)
    _leads: dict[int, Sequence[str]] = field(default_factory=dict)
    _needs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    _of_kind: dict[tuple[str, Kind], int] = field(default_factory=_counts)

    def add(self, row: int, texts: Sequence[str], names: Iterable[str] = ()) -> None:
        """One item, with its texts in the order of their fields, and the names by which it is found first."""
        self.items[EVERYTHING] += 1
        if kind_of(row) is not Kind.SOURCE:  # people ask for what they need, not for a publication of that name
            for name in dict.fromkeys(whole(words(text)) for text in names):
                self._add(name, row, ALL_FIELDS)
        stems = _counts()
        for word, fields in _fields_of(texts).items():
            self.words[word] += kind_of(row) is not Kind.SOURCE
            stems[stem(word)] |= fields
        for one, fields in stems.items():
            self._add(one, row, fields)

    def lead(self, row: int, item: str, leads_to: Sequence[str]) -> None:
        """Which items one leads to, each `kind/slug`, as it is itself."""
        self._rows[item] = row
        self._leads[row] = leads_to

    def need(self, weights: Mapping[str, Mapping[str, int]]) -> None:
        """What stems say for needing each item (`kind/slug`), or nothing of what there is, by item and stem."""
        self._needs = by_stem(weights)

    def learn(self, known: Iterable[str]) -> None:
        """Words that are known although no item may hold them: they can be misspelt as well."""
        for word in known:
            self.words[word] = max(self.words[word], 1)

    def _add(self, one: str, row: int, fields: int) -> None:
        name = (one, kind_of(row))
        self.items[one] += 1
        self._of_kind[name] += 1
        if self._of_kind[name] <= MOST_OF_A_KIND:
            self.places[one].append((row, fields))

    def stem_rows(self) -> Iterator[dict[str, Any]]:
        """The stems as they are stored."""
        for one, items in sorted(self.items.items()):
            if len(one) <= (LONGEST_NAME if one.startswith(WHOLE) else LONGEST_WORD):
                yield {"stem": one, "items": items, "places": packed(self.places.get(one, ()))}
        yield from self._next_rows()
        yield from self._needed_rows()

    def _next_rows(self) -> Iterator[dict[str, Any]]:
        for row, leads_to in self._leads.items():
            rows = [self._rows[item] for item in leads_to if item in self._rows]
            yield {"stem": next_to(row), "items": len(rows), "places": packed((led_to, 0) for led_to in rows)}

    def _needed_rows(self) -> Iterator[dict[str, Any]]:
        rows = self._rows | {NOTHING: NO_ROW}
        for one, weights in sorted(self._needs.items()):
            known = {rows[item]: weight for item, weight in sorted(weights.items()) if item in rows}
            yield {"stem": needed_by(one), "items": len(known), "places": packed_weights(known)}

    def word_rows(self) -> Iterator[dict[str, Any]]:
        """The words as they are stored."""
        for word, items in sorted(self.words.items()):
            if len(word) <= LONGEST_WORD:
                yield {"word": word, "length": len(word), "letters": letters(word), "items": items}


def _fields_of(texts: Sequence[str]) -> dict[str, int]:
    """By word: the fields that hold it, as bits."""
    found = _counts()
    for place, text in enumerate(texts):
        for word in {*words(text)}:
            found[word] |= 1 << place
    return found
