"""Writing what search reads: for each edition and language one full-text index, its stems, its words and its phrases.

It is made of the published documents alone, so that it can be made for any edition at any time.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from app.asking.entries import FIELDS, KINDS, texts, title_length
from app.asking.places import MOST_OF_A_KIND, kind_of, packed, row
from app.asking.spelling import letters
from app.asking.stemming import stem
from app.asking.synonyms import Group, meanings
from app.asking.words import words
from app.store.tables import INDEX_PREFIX, ROWS, EditionRow, SearchPhrase, SearchStem, SearchWord
from app.vocabulary import Kind

CARRIED = ("slug", "certainty", "urgency", "notices", "text_language")
"""What a hit shows beside its texts."""
TOKENIZER = "porter unicode61 remove_diacritics 2"
LONGEST_WORD = 80
EVERYTHING = ""
"""Stands among the stems for what every item holds, and so says how many items there are."""
NOTHING = ""
"""Stands among the phrases for the words that say nothing."""


@dataclass
class Places:
    """Where every stem stands, as the items come in, and how many items hold each word."""

    items: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _of_kind: dict[tuple[str, Kind], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, number: int, found: Sequence[str]) -> None:
        """One item, with its texts in the order of their fields."""
        of_item: dict[str, int] = defaultdict(int)
        for place, text in enumerate(found):
            for word in {*words(text)}:
                of_item[word] |= 1 << place
        stems: dict[str, int] = defaultdict(int)
        for word, fields in of_item.items():
            self.words[word] += 1
            stems[stem(word)] |= fields
        for one, fields in stems.items():
            self._add(one, number, fields)
        self.items[EVERYTHING] += 1

    def _add(self, one: str, number: int, fields: int) -> None:
        self.items[one] += 1
        name = (one, kind_of(number))
        self._of_kind[name] += 1
        if self._of_kind[name] <= MOST_OF_A_KIND:
            self.rows[one].append((number, fields))


def index_name(edition_id: str, language: str) -> str:
    """The full-text index of an edition."""
    name = f"{edition_id}_{language}".replace(".", "_").replace("-", "_").lower()
    if not name.replace("_", "").isalnum():
        raise ValueError(f"`{edition_id}` and `{language}` cannot name a table")
    return INDEX_PREFIX + name


def index_missing(connection: Connection) -> None:
    """Index every edition that has no index: a new one, and those that were published before there was search."""
    if connection.dialect.name != "sqlite":
        return
    for edition_id, document in connection.execute(select(col(EditionRow.id), col(EditionRow.document))).all():
        for language in json.loads(document)["languages"]:
            if not _has_index(connection, edition_id, language):
                _index(connection, edition_id, language)


def _has_index(connection: Connection, edition_id: str, language: str) -> bool:
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(known, (index_name(edition_id, language),)).first() is not None


def _index(connection: Connection, edition_id: str, language: str) -> None:
    """Make the index of an edition in one language, from the documents in the store."""
    name, here = index_name(edition_id, language), {"edition_id": edition_id, "language": language}
    columns = ", ".join([*FIELDS, *(f"{column} UNINDEXED" for column in CARRIED)])
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize='{TOKENIZER}')")
    marks = ", ".join("?" * (1 + len(FIELDS) + len(CARRIED)))
    statement = f"INSERT INTO {name} (rowid, {', '.join([*FIELDS, *CARRIED])}) VALUES ({marks})"  # noqa: S608
    places = Places()
    for kind in KINDS:
        if rows := list(_rows(connection, edition_id, language, kind)):
            connection.exec_driver_sql(statement, rows)
            for number, *found in rows:
                places.add(number, found[: len(FIELDS)])
    phrases = _phrase_rows(_groups(connection, edition_id, language), _stop_words(connection, edition_id, language))
    _write(connection, SearchStem, here, _stem_rows(places))
    _write(connection, SearchWord, here, _word_rows(places))
    _write(connection, SearchPhrase, here, phrases)


def _rows(connection: Connection, edition_id: str, language: str, kind: Kind) -> Iterator[tuple[Any, ...]]:
    """The rows of a kind in the full-text index, in order."""
    for position, text_language, notices, document in _documents(connection, edition_id, language, kind):
        found = texts(kind, document)
        level, urgency = (document.get("certainty") or {}).get("level"), document.get("urgency")
        number = row(kind, position, title_length(document))
        carried = (document["slug"], level, urgency, notices, text_language)
        yield (number, *(found[name] for name in FIELDS), *carried)


def _documents(
    connection: Connection, edition_id: str, language: str, kind: Kind
) -> Iterator[tuple[int, str, str, dict[str, Any]]]:
    """The published documents of a kind, with position, language and notices."""
    table = ROWS[kind]
    columns = (col(table.position), col(table.text_language), col(table.notices), col(table.document))
    here = (col(table.edition_id) == edition_id, col(table.language) == language)
    statement = select(*columns).where(*here).order_by(col(table.position))
    for position, text_language, notices, document in connection.execute(statement):
        yield position, text_language, notices, json.loads(document)


def _groups(connection: Connection, edition_id: str, language: str) -> Iterator[Group]:
    """What the glossary calls by several names, and the synonyms of this language."""
    for *_, term in _documents(connection, edition_id, language, Kind.TERM):
        names = (term["title"], *term["also_called"])
        yield Group(names, names)
    for synonyms in _synonyms(connection, edition_id, language):
        for group in synonyms["groups"]:
            if group["language"] == language:
                yield Group(tuple(group["said"]), tuple(group["means"]))


def _stop_words(connection: Connection, edition_id: str, language: str) -> Iterator[str]:
    for synonyms in _synonyms(connection, edition_id, language):
        for listed in synonyms["stop_words"]:
            if listed["language"] == language:
                yield from (word for phrase in listed["words"] for word in words(phrase))


def _synonyms(connection: Connection, edition_id: str, language: str) -> Iterator[dict[str, Any]]:
    return (document for *_, document in _documents(connection, edition_id, language, Kind.SYNONYMS))


def _stem_rows(places: Places) -> Iterator[dict[str, Any]]:
    for one, items in sorted(places.items.items()):
        if len(one) <= LONGEST_WORD:
            yield {"stem": one, "items": items, "places": packed(places.rows.get(one, ()))}


def _word_rows(places: Places) -> Iterator[dict[str, Any]]:
    for word, items in sorted(places.words.items()):
        if len(word) <= LONGEST_WORD:
            yield {"word": word, "length": len(word), "letters": letters(word), "items": items}


def _phrase_rows(groups: Iterable[Group], stop_words: Iterable[str]) -> Iterator[dict[str, Any]]:
    yield {"phrase": NOTHING, "also": "\n".join(stop_words)}
    for phrase, also in meanings(groups).items():
        yield {"phrase": phrase, "also": "\n".join(map(" ".join, also))}


def _write(connection: Connection, table: Any, here: dict[str, str], rows: Iterable[dict[str, Any]]) -> None:
    if values := [here | values for values in rows]:
        connection.execute(insert(table), values)
