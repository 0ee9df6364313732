"""Reading published documents: one function, one question, one or two queries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Dialect, Select, bindparam, func, select
from sqlmodel import col

from app.documents.frame import Edition
from app.errors import StoreUnavailable
from app.store.filters import conditions
from app.store.tables import ROWS, CodeRow, DisclaimerRow, EditionRow, Row, WithdrawalRow
from app.vocabulary import CodeSystem, Kind


@dataclass(frozen=True)
class Stored:
    """A document as it was published, ready to be sent."""

    body: str
    digest: str
    language: str
    notices: tuple[str, ...]

    @property
    def data(self) -> str:
        """The JSON that readers get: the canonical document and its digest."""
        return f'{self.body[:-1]},"digest":"{self.digest}"}}'

    @property
    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        values: dict[str, Any] = json.loads(self.data)
        return values


def document(connection: Connection, edition: str, language: str, kind: Kind, slug: str) -> Stored | None:
    """One document, asked of the driver itself: what SQLAlchemy does around a query takes longer than this query."""
    statement, order = _one(kind, connection.dialect)
    values = {"edition": edition, "language": language, "slug": slug}
    cursor = connection.connection.cursor()
    cursor.execute(statement, [values[name] for name in order] if order else values)
    found = cursor.fetchall()
    return _stored(found[0]) if found else None


@cache
def _one(kind: Kind, dialect: Dialect) -> tuple[str, list[str] | None]:
    """The query for one document as the driver takes it, and the order of its values where it wants them in order."""
    table = ROWS[kind]
    query = _documents(table, bindparam("edition"), bindparam("language")).where(col(table.slug) == bindparam("slug"))
    compiled = query.compile(dialect=dialect)
    return str(compiled), compiled.positiontup


def page(
    connection: Connection,
    edition: str,
    language: str,
    kind: Kind,
    chosen: Mapping[str, Any],
    limit: int,
    offset: int,
    of_all: int | None = None,
) -> tuple[int, list[Stored]]:
    """How many documents match, and one page of them in the documented order.

    `of_all` is how many there are without a filter, where that is known: counting them takes longer than the page.
    """
    table = ROWS[kind]
    matching = _documents(table, edition, language).where(*conditions(table, chosen))
    rows = connection.execute(matching.order_by(col(table.position)).limit(limit).offset(offset))
    page = [_stored(row) for row in rows]
    if of_all is not None and not chosen:
        return of_all, page
    return connection.execute(matching.with_only_columns(func.count(col(table.id)))).scalar_one(), page


def code(connection: Connection, edition: str, language: str, system: CodeSystem, code: str) -> Stored | None:
    """The document of a code, or of its nearest listed parent."""
    prefixes = [code[:length] for length in range(len(code), 0, -1)]
    statement = (
        _documents(CodeRow, edition, language)
        .where(col(CodeRow.system) == system, col(CodeRow.code).in_(prefixes))
        .order_by(func.length(col(CodeRow.code)).desc())
        .limit(1)
    )
    found = connection.execute(statement).first()
    return _stored(found) if found else None


def withdrawals(connection: Connection, edition: str, language: str, kind: Kind) -> list[str]:
    """The tombstones of one kind, as documents."""
    here = (col(WithdrawalRow.edition_id) == edition, col(WithdrawalRow.language) == language)
    statement = select(col(WithdrawalRow.document)).where(*here, col(WithdrawalRow.item_kind) == kind)
    return list(connection.execute(statement.order_by(col(WithdrawalRow.position))).scalars())


def slugs(connection: Connection, edition: str, language: str, kind: Kind) -> list[str]:
    """All slugs of a kind, for suggestions."""
    table = ROWS[kind]
    here = (col(table.edition_id) == edition, col(table.language) == language)
    return list(connection.execute(select(col(table.slug)).where(*here)).scalars())


def digests(connection: Connection, edition: str, language: str, kind: Kind) -> dict[str, str]:
    """The digests of all documents of a kind by slug, in the documented order."""
    table = ROWS[kind]
    here = (col(table.edition_id) == edition, col(table.language) == language)
    statement = select(col(table.slug), col(table.digest)).where(*here).order_by(col(table.position))
    return {row.slug: row.digest for row in connection.execute(statement)}


def editions(
    connection: Connection, limit: int | None = None, offset: int = 0, ids: list[str] | None = None
) -> tuple[int, list[str]]:
    """How many editions there are, and a page of their documents, newest first."""
    wanted = [col(EditionRow.id).in_(ids)] if ids is not None else []
    total = connection.execute(select(func.count(col(EditionRow.id))).where(*wanted)).scalar_one()
    statement = select(col(EditionRow.document)).where(*wanted).order_by(col(EditionRow.number).desc())
    return total, list(connection.execute(statement.limit(limit).offset(offset)).scalars())


def disclaimers(connection: Connection, language: str) -> list[str]:
    """Every wording that the disclaimer and the notices ever had in a language, as documents."""
    statement = select(col(DisclaimerRow.document)).where(col(DisclaimerRow.language) == language).distinct()
    return list(connection.execute(statement).scalars())


def edition(connection: Connection, edition_id: str) -> str | None:
    """The document of one edition."""
    return connection.execute(select(col(EditionRow.document)).where(col(EditionRow.id) == edition_id)).scalar()


def recorded(document: str) -> Edition:
    """An edition's own record, as published."""
    try:
        return Edition.model_validate_json(document)
    except ValidationError as problem:
        raise StoreUnavailable("the record of an edition is damaged; run `casomnia editions verify`") from problem


def edition_ids(connection: Connection) -> list[str]:
    """The ids of all editions, oldest first."""
    return list(connection.execute(select(col(EditionRow.id)).order_by(col(EditionRow.number))).scalars())


def latest_edition(connection: Connection) -> str | None:
    """The id of the newest edition."""
    statement = select(col(EditionRow.id)).order_by(col(EditionRow.number).desc()).limit(1)
    return connection.execute(statement).scalar()


def _documents(table: type[Row], edition: Any, language: Any) -> Select[str, str, str, str]:
    return select(*_columns(table)).where(col(table.edition_id) == edition, col(table.language) == language)


def _columns(table: type[Row]) -> tuple[Any, ...]:
    return col(table.document), col(table.digest), col(table.text_language), col(table.notices)


def _stored(row: Any) -> Stored:
    body, digest, language, notices = row
    return Stored(body, digest, language, tuple(notices.split()))
