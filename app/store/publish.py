"""Writing an edition: all of it in one transaction, or nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from app.content.compose import Composed, Composition
from app.content.findings import Finding, Place
from app.documents.frame import Change, Count, Edition
from app.errors import ContentError, StoreUnavailable
from app.identifiers import ENGLISH
from app.store import read
from app.store.columns import COLUMNS, LINKS, common
from app.store.engine import explain
from app.store.indexing import index_missing
from app.store.migrate import migrate
from app.store.tables import LINK_TABLES, ROWS, EditionRow
from app.vocabulary import Kind

Progress = Callable[[int], None]
Names = dict[tuple[Kind, str], frozenset[str]]
RowIds = dict[tuple[Kind, str, str], int]
"""By kind, language and slug."""


@dataclass(frozen=True)
class Published:
    """The edition that stands in the store now, and whether it is new."""

    edition: Edition
    is_new: bool
    unexplained: tuple[Change, ...] = ()
    """Items that are gone without a tombstone."""


def publish(engine: Engine, composition: Composition, now: datetime, progress: Progress = lambda _: None) -> Published:
    """Migrate the store if needed and write the composition as a new edition, unless nothing changed."""
    try:
        with engine.begin() as connection:
            migrate(connection)
            index_missing(connection)
        with engine.begin() as connection:
            return _publish(connection, composition, now, progress)
    except DBAPIError as problem:
        raise StoreUnavailable(explain(problem, writing=True)) from problem


def _publish(connection: Connection, composition: Composition, now: datetime, progress: Progress) -> Published:
    last = connection.execute(select(EditionRow).order_by(col(EditionRow.number).desc()).limit(1)).first()
    if last and last.digest == composition.digest:
        return Published(read.recorded(last.document), is_new=False)
    before, after = published_names(connection, last.id) if last else None, names(composition)
    _require_tombstones(before or {}, after)
    now = now.astimezone(UTC).replace(microsecond=0)
    edition = Edition(
        id=_next_id(connection, now),
        published_at=now,
        digest=composition.digest,
        languages=list(composition.languages),
        counts=_counts(composition),
        changes=list(changes(before, after)) if before is not None else [],
    )
    _write_edition(connection, edition, number=last.number + 1 if last else 1)
    _write_documents(connection, edition.id, composition, progress)
    index_missing(connection)
    return Published(edition, is_new=True, unexplained=tuple(c for c in edition.changes if c.change == "removed"))


def _require_tombstones(before: Names, after: Names) -> None:
    """What was withdrawn stays withdrawn: without its tombstone readers would not learn why it is gone."""
    lost = sorted(slug for kind, slug in set(before) - set(after) if kind is Kind.WITHDRAWAL)
    if lost:
        place = Place("withdrawn.yaml")
        said = "was withdrawn, and its tombstone stays for ever; put it back"
        raise ContentError([Finding(place, f"`{slug}` {said}") for slug in lost])


def _next_id(connection: Connection, now: datetime) -> str:
    month = f"{now.year}.{now.month}."
    taken = connection.execute(select(col(EditionRow.id)).where(col(EditionRow.id).startswith(month))).scalars()
    return f"{month}{max((int(one.rpartition('.')[2]) for one in taken), default=0) + 1}"


def _counts(composition: Composition) -> list[Count]:
    counted = Counter(c.kind for c in composition.documents if c.language == ENGLISH)
    return [Count(kind=kind, documents=counted[kind]) for kind in Kind if kind in counted]


def names(composition: Composition) -> Names:
    """The digests of every item, over all its languages."""
    return _grouped((composed.kind, composed.slug, composed.digest) for composed in composition.documents)


def published_names(connection: Connection, edition_id: str) -> Names:
    """The same of an edition in the store."""
    found: list[tuple[Kind, str, str]] = []
    for kind, table in ROWS.items():
        statement = select(col(table.slug), col(table.digest)).where(col(table.edition_id) == edition_id)
        found += [(kind, slug, digest) for slug, digest in connection.execute(statement)]
    return _grouped(found)


def _grouped(digests: Iterable[tuple[Kind, str, str]]) -> Names:
    found: dict[tuple[Kind, str], set[str]] = {}
    for kind, slug, digest in digests:
        found.setdefault((kind, slug), set()).add(digest)
    return {name: frozenset(of_item) for name, of_item in found.items()}


def changes(before: Names, after: Names) -> Iterator[Change]:
    """What became of every item, in the order of kinds and slugs. A new or reworded tombstone counts for its item."""
    tombs = {slug for kind, slug in after if kind is Kind.WITHDRAWAL and before.get((kind, slug)) != after[kind, slug]}
    buried = {(Kind(tomb.partition("/")[0]), tomb.partition("/")[2]) for tomb in tombs}
    living = {name for name in {*before, *after} if name[0] is not Kind.WITHDRAWAL}
    for kind, slug in sorted(living | buried, key=lambda name: (list(Kind).index(name[0]), name[1])):
        old, new = before.get((kind, slug)), after.get((kind, slug))
        if (kind, slug) in buried:
            yield Change(kind=kind, slug=slug, change="withdrawn")
        elif old != new:
            became: Literal["added", "removed", "changed"] = "changed" if old and new else "added" if new else "removed"
            yield Change(kind=kind, slug=slug, change=became)


def _write_edition(connection: Connection, edition: Edition, number: int) -> None:
    connection.execute(
        insert(EditionRow).values(
            id=edition.id,
            number=number,
            published_at=edition.published_at.replace(tzinfo=None),
            digest=edition.digest,
            document=edition.model_dump_json(exclude_none=True),
        )
    )


def _write_documents(connection: Connection, edition_id: str, composition: Composition, progress: Progress) -> None:
    next_id = {kind: (connection.execute(select(func.max(table.id))).scalar() or 0) + 1 for kind, table in ROWS.items()}
    row_ids: RowIds = {}
    for kind, table in ROWS.items():
        of_kind = [composed for composed in composition.documents if composed.kind is kind]
        for row_id, composed in enumerate(of_kind, start=next_id[kind]):
            row_ids[kind, composed.language, composed.slug] = row_id
        if of_kind:
            rows = [_row(edition_id, composed, row_ids) for composed in of_kind]
            connection.execute(insert(table), rows)
            _write_links(connection, of_kind, row_ids)
        progress(len(of_kind))


def _row(edition_id: str, composed: Composed, row_ids: RowIds) -> dict[str, Any]:
    return {
        "id": row_ids[composed.kind, composed.language, composed.slug],
        "edition_id": edition_id,
        "language": composed.language,
        "position": composed.position,
        "document": composed.body,
        "digest": composed.digest,
        **common(composed.document),
        **COLUMNS[composed.kind](composed.document),
    }


def _write_links(connection: Connection, composed: list[Composed], row_ids: RowIds) -> None:
    """The rows of the tables that stand for many: audiences, diets, scopes, sources of claims."""
    kind = composed[0].kind
    if kind not in LINKS:
        return
    table, owner, linked = LINK_TABLES[kind]
    rows: list[dict[str, Any]] = []
    for one in composed:
        names = LINKS[kind](one.document)
        values = [row_ids[Kind.SOURCE, one.language, name] for name in names] if kind is Kind.CLAIM else names
        rows += [{owner: row_ids[kind, one.language, one.slug], linked: value} for value in values]
    if rows:
        connection.execute(insert(table), rows)
