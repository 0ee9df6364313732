"""Looking for damage: every digest and every typed column of an edition is computed again from its documents."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select
from sqlmodel import col

from app.documents.frame import Edition
from app.store import read
from app.store.columns import COLUMNS, DOCUMENTS
from app.store.tables import ROWS, EditionRow
from app.vocabulary import Kind


def damage(connection: Connection, edition_id: str) -> Iterator[str]:
    """One line for everything in an edition that is not as it was published."""
    digests: set[str] = set()
    for kind, table in ROWS.items():
        statement = select(table).where(col(table.edition_id) == edition_id).order_by(col(table.id))
        for row in connection.execute(statement):
            digests.add(row.digest)
            yield from (f"{kind} {row.slug} ({row.language}): {fault}" for fault in _faults(kind, row))
    yield from _edition_faults(connection, edition_id, digests)


def _edition_faults(connection: Connection, edition_id: str, digests: set[str]) -> Iterator[str]:
    row = connection.execute(select(EditionRow).where(col(EditionRow.id) == edition_id)).one()
    found = sha256("\n".join(sorted(digests)).encode()).hexdigest()
    if found != row.digest:
        yield f"edition {edition_id}: its documents have digest {found}, but it was published with {row.digest}"
    try:
        document = Edition.model_validate_json(read.edition(connection, edition_id) or "")
    except ValidationError:
        yield f"edition {edition_id}: its own record cannot be read"
        return
    if (document.id, document.digest) != (edition_id, row.digest):
        yield f"edition {edition_id}: its own record does not match"


def _faults(kind: Kind, row: Any) -> Iterator[str]:
    if sha256(row.document.encode()).hexdigest() != row.digest:
        yield "the document does not have its digest"
        return
    try:
        stored = read.Stored(row.document, row.digest, row.language, ())
        expected = COLUMNS[kind](DOCUMENTS[kind].model_validate_json(stored.data))
    except ValidationError:
        yield "the document does not have the shape of its kind"
        return
    for name, value in expected.items():
        if getattr(row, name) != value:
            yield f"column {name} is {getattr(row, name)}, but the document says {value}"
