"""Looking for damage: every digest, typed column and link of an edition is computed again from its documents."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Column, Connection, Date, Enum, Select, String, select, type_coerce
from sqlmodel import col

from app.documents.digest import digest_of, edition_digest
from app.documents.frame import Edition
from app.store import read
from app.store.columns import COLUMNS, DOCUMENTS, LINKS, common
from app.store.search_damage import search_damage
from app.store.tables import LINK_TABLES, ROWS, EditionRow, Row, SourceRow, metadata
from app.vocabulary import Kind

Counts = Counter[tuple[str, Kind]]
Links = dict[tuple[Kind, int], set[str]]


def damage(connection: Connection, edition_id: str) -> Iterator[str]:
    """One line for everything in an edition that is not as it was published."""
    is_whole = True
    for line in _document_damage(connection, edition_id):
        is_whole = False
        yield line
    if is_whole:  # search is made of the documents, so it is judged by them
        record = read.recorded(read.edition(connection, edition_id) or "")
        for language in record.languages:
            yield from search_damage(connection, edition_id, language)


def _document_damage(connection: Connection, edition_id: str) -> Iterator[str]:
    digests: set[str] = set()
    counts: Counts = Counter()
    links = _links(connection, edition_id)
    for kind, table in ROWS.items():
        for row in connection.execute(_rows(table, edition_id)):
            digests.add(row.digest)
            counts[row.language, kind] += 1
            faults = _faults(kind, row, links.get((kind, row.id), set()))
            yield from (f"{kind} {row.slug} ({row.language}): {fault}" for fault in faults)
    yield from _edition_faults(connection, edition_id, digests, counts)


def _rows(table: type[Row], edition_id: str) -> Select[Any]:
    columns = (_as_stored(column) for column in metadata.tables[str(table.__tablename__)].columns)
    return select(*columns).where(col(table.edition_id) == edition_id).order_by(col(table.id))


def _as_stored(column: Column[Any]) -> Any:
    """As text: a word that is not of its vocabulary is damage to be named, not a reason to stop."""
    return type_coerce(column, String).label(column.name) if isinstance(column.type, Enum | Date) else column


def _links(connection: Connection, edition_id: str) -> Links:
    """The audiences, diets, scopes and sources that are stored for each row."""
    found: Links = {}
    for kind in LINK_TABLES:
        for row_id, name in connection.execute(_linked(kind, edition_id)):
            found.setdefault((kind, row_id), set()).add(name)
    return found


def _linked(kind: Kind, edition_id: str) -> Select[Any]:
    """The rows of a kind with what each is linked with, as text; a source goes by its slug."""
    row, (table, owner, linked) = ROWS[kind], LINK_TABLES[kind]
    columns = metadata.tables[str(table.__tablename__)].c
    rows = select(columns[owner], type_coerce(columns[linked], String)).join(row, col(row.id) == columns[owner])
    if kind is Kind.CLAIM:
        rows = rows.with_only_columns(columns[owner], col(SourceRow.slug))
        rows = rows.join(SourceRow, col(SourceRow.id) == columns[linked])
    return rows.where(col(row.edition_id) == edition_id)


def _edition_faults(connection: Connection, edition_id: str, digests: set[str], counts: Counts) -> Iterator[str]:
    row = connection.execute(select(EditionRow).where(col(EditionRow.id) == edition_id)).one()
    found = edition_digest(digests)
    if found != row.digest:
        yield f"edition {edition_id}: its documents have digest {found}, but it was published with {row.digest}"
    try:
        record = Edition.model_validate_json(row.document)
    except ValidationError:
        yield f"edition {edition_id}: its own record cannot be read"
        return
    published_at = record.published_at.replace(tzinfo=None)
    if (record.id, record.digest, published_at) != (edition_id, row.digest, row.published_at):
        yield f"edition {edition_id}: its own record does not match"
    for language in record.languages:
        for count in record.counts:
            if (held := counts[language, count.kind]) != count.documents:
                was = f"but it was published with {count.documents}"
                yield f"edition {edition_id}: it holds {held} of {count.kind} ({language}), {was}"


def _faults(kind: Kind, row: Any, links: set[str]) -> Iterator[str]:
    if digest_of(row.document) != row.digest:
        yield "the document does not have its digest"
        return
    try:
        stored = read.Stored(row.document, row.digest, row.language, ())
        document = DOCUMENTS[kind].model_validate_json(stored.data)
    except ValidationError:
        yield "the document does not have the shape of its kind"
        return
    for name, value in {**common(document), **COLUMNS[kind](document)}.items():
        if str(getattr(row, name)) != str(value):
            yield f"column {name} is {getattr(row, name)}, but the document says {value}"
    said = set(LINKS[kind](document)) if kind in LINKS else set()
    if links != said:
        yield f"it is linked with {_listed(links)}, but the document says {_listed(said)}"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
