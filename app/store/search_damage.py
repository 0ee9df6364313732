"""Looking for damage in what search reads: it is made again from the documents and compared."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from app.asking.entries import FIELDS
from app.asking.gathering import Gathering
from app.asking.places import kind_of
from app.store.indexing import CARRIED, SLUG, EditionIndex, IndexRow, gather


def search_damage(connection: Connection, edition_id: str, language: str) -> Iterator[str]:
    """One line for everything in an edition's index that is not as its documents say."""
    if connection.dialect.name != "sqlite":
        return
    index = EditionIndex(connection, edition_id, language)
    if not index.exists():
        yield f"edition {edition_id} ({language}): it cannot be searched; run `casomnia publish`, which indexes it"
        return
    gathering = Gathering()
    columns = ", ".join(("rowid", *FIELDS, *CARRIED))
    stored = connection.exec_driver_sql(f"SELECT {columns} FROM {index.name} ORDER BY rowid")  # noqa: S608
    for made, found in zip_longest(index.rows(), map(tuple, stored)):
        row = made.row if made else None
        if row != found:
            yield f"{_name(row or found)} ({language}): search does not have it as the document says"
        if made:
            gather(gathering, made)
    yield from _faults(index, gathering)


def _name(row: IndexRow) -> str:
    return f"{kind_of(row[0])} {row[SLUG]}"


def _faults(index: EditionIndex, gathering: Gathering) -> Iterator[str]:
    """The tables of words that are not what the texts say."""
    for table, rows in index.vocabulary(gathering).items():
        columns = [col(getattr(table, name)) for name in rows[0]]
        here = (col(table.edition_id) == index.edition_id, col(table.language) == index.language)
        stored: set[tuple[Any, ...]] = {tuple(row) for row in index.connection.execute(select(*columns).where(*here))}
        if stored != {tuple(row.values()) for row in rows}:
            name = str(table.__tablename__)
            yield f"edition {index.edition_id} ({index.language}): {name} does not hold the words of its documents"
