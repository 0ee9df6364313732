"""The database itself refuses what no document may be."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Enum, Table, insert, select
from sqlalchemy.exc import IntegrityError

from app.store.engine import writer
from app.store.tables import ROWS, ClaimSource, TermRow, metadata
from app.vocabulary import Kind

WORDS = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Enum)
]
"""Every column that holds a word of a closed vocabulary."""


@pytest.fixture
def writing(small: str) -> Iterator[Connection]:
    """A connection that may write, as `publish` has it; what it writes is taken back."""
    engine = writer(small)
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()
    engine.dispose()


def first(connection: Connection, table: Table) -> dict[str, Any]:
    """The values of one row."""
    return dict(connection.execute(select(table).limit(1)).one()._mapping)


@pytest.mark.parametrize(("table", "column"), WORDS, ids=".".join)
def test_a_word_of_no_vocabulary_is_refused(writing: Connection, table: str, column: str) -> None:
    """By the database, also past SQLAlchemy."""
    values = {"since": "2026-11-22", "item_kind": "food"} if table == "withdrawal" else {}
    names = [c.name for c in metadata.tables[table].columns]
    source = "term" if table == "withdrawal" else table
    chosen = ", ".join("'nonsense'" if n == column else f"'{values[n]}'" if n in values else f'"{n}"' for n in names)
    listed = ", ".join(f'"{n}"' for n in names)
    with pytest.raises(IntegrityError, match="CHECK constraint failed"):
        writing.exec_driver_sql(f'INSERT OR ABORT INTO "{table}" ({listed}) SELECT {chosen} FROM "{source}" LIMIT 1')  # noqa: S608


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WITHDRAWAL])
def test_a_slug_is_unique_in_its_edition_and_language(writing: Connection, kind: Kind) -> None:
    table = metadata.tables[str(ROWS[kind].__tablename__)]
    values = first(writing, table) | {"id": 10_000}
    with pytest.raises(IntegrityError, match="UNIQUE constraint failed"):
        writing.execute(insert(table).values(values))
    writing.execute(insert(table).values(values | {"language": "de"}))


def test_editions_are_numbered_once(writing: Connection) -> None:
    table = metadata.tables["edition"]
    with pytest.raises(IntegrityError, match=r"UNIQUE constraint failed: edition\.number"):
        writing.execute(insert(table).values(first(writing, table) | {"id": "2026.11.2"}))


def test_a_claim_cannot_cite_a_missing_source(writing: Connection) -> None:
    claim = writing.execute(select(ClaimSource.claim_id).limit(1)).scalar_one()
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        writing.execute(insert(ClaimSource).values(claim_id=claim, source_id=10_000))


def test_a_document_belongs_to_an_edition(writing: Connection) -> None:
    values = first(writing, metadata.tables["term"]) | {"id": 10_000, "edition_id": "1999.1.1"}
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        writing.execute(insert(TermRow).values(values))


@pytest.mark.parametrize("table", ["edition", "source", "guidance", "food", "claim", "crisis_line"])
def test_what_others_point_to_cannot_be_deleted(writing: Connection, table: str) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
        writing.execute(metadata.tables[table].delete())


def test_the_store_keeps_a_rollback_journal(raw: sqlite3.Connection) -> None:
    """WAL could not be opened on a read-only mount."""
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
