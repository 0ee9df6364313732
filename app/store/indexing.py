"""Writing what search reads: one full-text index for each edition and language, its words and its phrases.

It is made of the published documents alone, so that it can be made for any edition at any time.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from app.asking.entries import FIELDS, KINDS, rowid, texts, title_length
from app.asking.synonyms import Group, meanings
from app.asking.words import words
from app.store.tables import INDEX_PREFIX, ROWS, EditionRow, SearchPhrase, SearchWord
from app.vocabulary import Kind

CARRIED = ("slug", "certainty", "urgency", "notices", "text_language")
"""What a hit shows beside its texts."""
TOKENIZER = "porter unicode61 remove_diacritics 2"
LONGEST_WORD = 80
EVERY = ""
"""Stands among the words for what every item holds, and so says how many items there are."""


@dataclass(frozen=True)
class Indexed:
    """One document as search finds it."""

    kind: Kind
    position: int
    text_language: str
    document: dict[str, Any]
    notices: str

    def row(self) -> tuple[Any, ...]:
        """Its row in the full-text index."""
        document = self.document
        found = texts(self.kind, document)
        certainty, urgency = document.get("certainty") or {}, document.get("urgency")
        carried = (document["slug"], certainty.get("level"), urgency, self.notices, self.text_language)
        number = rowid(self.kind, self.position, title_length(document))
        return (number, *(found[field] for field in FIELDS), *carried)


def index_name(edition_id: str, language: str) -> str:
    """The table of an edition's index."""
    name = f"{edition_id}_{language}".replace(".", "_").replace("-", "_").lower()
    if not name.replace("_", "").isalnum():
        raise ValueError(f"`{edition_id}` and `{language}` cannot name a table")
    return INDEX_PREFIX + name


def index_missing(connection: Connection) -> None:
    """Index every edition that has no index: those that were published before there was search."""
    if connection.dialect.name != "sqlite":
        return
    for edition_id, document in connection.execute(select(col(EditionRow.id), col(EditionRow.document))).all():
        for language in json.loads(document)["languages"]:
            if not has_index(connection, edition_id, language):
                index(connection, edition_id, language)


def has_index(connection: Connection, edition_id: str, language: str) -> bool:
    """Whether an edition can be searched."""
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(known, (index_name(edition_id, language),)).first() is not None


def index(connection: Connection, edition_id: str, language: str) -> None:
    """Make the index of an edition in one language, from the documents in the store."""
    name = index_name(edition_id, language)
    columns = ", ".join([*FIELDS, *(f"{column} UNINDEXED" for column in CARRIED)])
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize='{TOKENIZER}')")
    marks = ", ".join("?" * (1 + len(FIELDS) + len(CARRIED)))
    statement = f"INSERT INTO {name} (rowid, {', '.join([*FIELDS, *CARRIED])}) VALUES ({marks})"
    vocabulary: set[str] = set()
    groups: list[Group] = []
    for kind in KINDS:
        if rows := [indexed.row() for indexed in documents(connection, edition_id, language, kind)]:
            connection.exec_driver_sql(statement, rows)
            vocabulary.update(word for row in rows for word in words("\n".join(row[1 : 1 + len(FIELDS)])))
    groups += of_terms(connection, edition_id, language)
    _write_words(connection, edition_id, language, sorted(vocabulary))
    _write_phrases(connection, edition_id, language, groups)


def documents(connection: Connection, edition_id: str, language: str, kind: Kind) -> Iterator[Indexed]:
    """The published documents of a kind."""
    table = ROWS[kind]
    columns = (table.position, table.text_language, table.document, table.notices)
    here = (col(table.edition_id) == edition_id, col(table.language) == language)
    for position, text_language, document, notices in connection.execute(select(*map(col, columns)).where(*here)):
        yield Indexed(kind, position, text_language, json.loads(document), notices)


def of_terms(connection: Connection, edition_id: str, language: str) -> Iterator[Group]:
    """What the glossary calls by several names."""
    for indexed in documents(connection, edition_id, language, Kind.TERM):
        names = (indexed.document["title"], *indexed.document["also_called"])
        yield Group(names, names)


def _write_words(connection: Connection, edition_id: str, language: str, found: list[str]) -> None:
    """Every word with how many items hold it. The index counts stems, so each word is first brought to its own."""
    name, found = index_name(edition_id, language), [word for word in found if len(word) <= LONGEST_WORD]
    run = connection.exec_driver_sql
    run(f"CREATE VIRTUAL TABLE temp.stems USING fts5(word, tokenize='{TOKENIZER}')")
    run("CREATE VIRTUAL TABLE temp.stem_of USING fts5vocab(temp, stems, instance)")
    run(f"CREATE VIRTUAL TABLE temp.items_of USING fts5vocab(main, {name}, row)")
    run("INSERT INTO temp.stems (rowid, word) VALUES (?, ?)", list(enumerate(found)))
    items = dict(run("SELECT term, doc FROM temp.items_of").all())
    counts: dict[int, int] = {}
    for row, stem in run("SELECT doc, term FROM temp.stem_of").all():
        counts[row] = min(items.get(stem, 0), counts.get(row, 1 << 30))
    rows = [
        {"edition_id": edition_id, "language": language, "word": found[row], "items": counts[row]}
        for row in sorted(counts)
    ]
    every = run(f"SELECT count(*) FROM {name}").scalar_one()
    rows.append({"edition_id": edition_id, "language": language, "word": EVERY, "items": every})
    connection.execute(insert(SearchWord), rows)
    for table in ("items_of", "stem_of", "stems"):
        run(f"DROP TABLE temp.{table}")


def _write_phrases(connection: Connection, edition_id: str, language: str, groups: Iterable[Group]) -> None:
    rows = [
        {"edition_id": edition_id, "language": language, "phrase": phrase, "also": "\n".join(also)}
        for phrase, also in meanings(groups).items()
    ]
    if rows:
        connection.execute(insert(SearchPhrase), rows)
