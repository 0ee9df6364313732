"""Reading what search needs of one edition in one language: a few queries, bounded whatever the edition's size."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.asking.entries import FIELDS
from app.asking.gathering import EVERYTHING, needed_by, next_to
from app.asking.needs import unpacked_weights
from app.asking.places import Places, kind_of, unpacked
from app.asking.spelling import Known, letters
from app.asking.synonyms import Meanings
from app.errors import SearchUnavailable
from app.store.indexing import NOTHING, index_name
from app.vocabulary import Kind

MOST_COMPLETIONS = 8
SHORTEST_BEGINNING = 3
CALLED = 1 << FIELDS.index("title") | 1 << FIELDS.index("names")
SENTENCES = (Kind.CLAIM, Kind.SOURCE)


@dataclass(frozen=True)
class Stems:
    """What is known of some stems; those that nothing holds are missing."""

    items: Mapping[str, int]
    places: Mapping[str, Places]

    def named(self, names: Iterable[str]) -> frozenset[int]:
        """The rows of the items with one of these names."""
        return frozenset(row for name in names for row in self.places.get(name, ()))

    def called(self, stem: str) -> float:
        """Of the items that hold a stem, the share called by it; claims and sources are called by sentences."""
        held = [fields for row, fields in self.places.get(stem, {}).items() if kind_of(row) not in SENTENCES]
        return sum(1 for fields in held if fields & CALLED) / len(held) if held else 0.0

    @property
    def cut(self) -> frozenset[str]:
        """Those that more items hold than are listed."""
        return frozenset(stem for stem, places in self.places.items() if self.items[stem] > len(places))


@dataclass(frozen=True)
class Lookup:
    """One edition in one language."""

    connection: Connection
    edition_id: str
    language: str

    def phrases(self, phrases: Iterable[str]) -> tuple[Meanings, frozenset[str]]:
        """What some phrases are also called, and the words that say nothing."""
        found = dict(self._listed("SELECT phrase, also FROM search_phrase", "phrase", [NOTHING, *phrases]))
        stop_words = frozenset(found.pop(NOTHING, "").split())
        meant = {phrase: tuple(tuple(line.split()) for line in also.splitlines()) for phrase, also in found.items()}
        return meant, stop_words

    def stems(self, stems: Iterable[str]) -> Stems:
        """Where some stems stand, and how many items hold each."""
        wanted = list(dict.fromkeys([EVERYTHING, *stems]))
        found = self._listed("SELECT stem, items, places FROM search_stem", "stem", wanted)
        if not found:
            self._refuse()
        items = {stem: items for stem, items, _ in found}
        return Stems(items, {stem: unpacked(places) for stem, _, places in found if stem != EVERYTHING})

    def next_items(self, rows: Sequence[int]) -> list[Places]:
        """The rows of what the items of some rows lead to, item by item."""
        found = self._listed("SELECT stem, places FROM search_stem", "stem", [*map(next_to, rows)])
        places = {stem: unpacked(places) for stem, places in found}
        return [places.get(next_to(row), {}) for row in rows]

    def needs(self, stems: Set[str]) -> list[dict[int, int]]:
        """What some stems say for needing the item of each row."""
        found = self._listed("SELECT places FROM search_stem", "stem", [*map(needed_by, stems)])
        return [unpacked_weights(weights) for (weights,) in found]

    def beginning_with(self, word: str) -> list[str]:
        """The commonest words that begin so; of less than three letters too many do."""
        if len(word) < SHORTEST_BEGINNING:
            return []
        where = "word > ? AND word < ? ORDER BY items DESC, word LIMIT ?"
        found = self._rows("SELECT word FROM search_word", where, word, f"{word}\U0010ffff", MOST_COMPLETIONS)
        return [word for (word,) in found]

    def words_like(self, word: str, wrong: int) -> Sequence[Known]:
        """The words of about the same length and letters; so many of each may be wrong."""
        mine = letters(word)
        missing, extra = _at_most(wrong, "(? & ~letters)"), _at_most(wrong, "(letters & ~?)")
        where = f"length BETWEEN ? AND ? AND items AND {missing} AND {extra}"
        values = (mine,) * 2**wrong
        found = self._rows(
            "SELECT word, items FROM search_word", where, len(word) - wrong, len(word) + wrong, *values, *values
        )
        return [(word, items) for word, items in found]

    def matching(self, expression: str, most: int) -> list[int]:
        """The first rows that match an expression of FTS5."""
        name = index_name(self.edition_id, self.language)
        statement = f"SELECT rowid FROM {name} WHERE {name} MATCH ? LIMIT {most}"  # noqa: S608
        return list(self.connection.exec_driver_sql(statement, (expression,)).scalars())

    def texts(self, rows: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        """Some columns of some rows of the full-text index."""
        name = index_name(self.edition_id, self.language)
        marks = ", ".join("?" * len(rows))
        statement = f"SELECT rowid, {', '.join(columns)} FROM {name} WHERE rowid IN ({marks})"  # noqa: S608
        return {row: tuple(values) for row, *values in self.connection.exec_driver_sql(statement, tuple(rows))}

    def _listed(self, select: str, column: str, values: Sequence[str]) -> Sequence[Any]:
        return self._rows(select, f"{column} IN ({', '.join('?' * len(values))})", *values)

    def _rows(self, select: str, where: str, *values: Any) -> Sequence[Any]:
        statement = f"{select} WHERE edition_id = ? AND language = ? AND {where}"
        return self.connection.exec_driver_sql(statement, (self.edition_id, self.language, *values)).all()

    def __post_init__(self) -> None:
        if self.connection.dialect.name != "sqlite":
            raise SearchUnavailable("full-text search needs a store in SQLite; this one is in another database")

    def _refuse(self) -> None:
        raise SearchUnavailable(
            f"edition {self.edition_id} cannot be searched yet; run `casomnia publish`, which indexes it"
        )


def _at_most(bits: int, number: str) -> str:
    """SQL for: so many bits are set at most. Each step takes away the lowest one."""
    for _ in range(bits):
        number = f"({number} & ({number} - 1))"
    return f"{number} = 0"
