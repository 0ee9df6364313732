"""Stores to write to, and small changes to a composition as an author would make them."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from app.content.compose import Composed, Composition
from app.documents.digest import canonical, digest_of
from app.documents.document import Document
from app.documents.evidence import Claim
from app.documents.frame import Withdrawal
from app.store.engine import opened, writer
from app.store.publish import Published, publish
from app.vocabulary import Kind

NOVEMBER = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FEW = 5

Edit = Callable[[Composition, Kind, str], Composition]
Put = Callable[..., Published]


@pytest.fixture(scope="session")
def sample(composition: Composition) -> Composition:
    """A small part of the real content that is whole in itself: its claims come with their sources."""
    of_kind = {kind: [c for c in composition.documents if c.kind is kind] for kind in Kind}
    claims = of_kind[Kind.CLAIM][:FEW]
    cited = {e.source.slug for c in claims if isinstance(c.document, Claim) for e in c.document.evidence}
    few = {kind: found if kind is Kind.DISCLAIMER else found[:FEW] for kind, found in of_kind.items()}
    few[Kind.SOURCE] = [c for c in of_kind[Kind.SOURCE] if c.slug in cited]
    return Composition(tuple(c for found in few.values() for c in found), composition.languages)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Address of a store that does not exist yet."""
    return f"sqlite:///{tmp_path}/casomnia.db"


@pytest.fixture(scope="session")
def put() -> Put:
    """Publishes a composition and gives back the connections."""

    def put(url: str, composition: Composition, now: datetime = NOVEMBER) -> Published:
        engine = writer(url)
        try:
            return publish(engine, composition, now)
        finally:
            engine.dispose()

    return put


@pytest.fixture(scope="session")
def small_file(put: Put, sample: Composition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one edition of the sample, to be copied."""
    file = tmp_path_factory.mktemp("small") / "casomnia.db"
    put(f"sqlite:///{file}", sample)
    return file


@pytest.fixture
def small(url: str, small_file: Path) -> str:
    """Address of a store with one edition of the sample, for tests that change it."""
    shutil.copy(small_file, url.removeprefix("sqlite:///"))
    return url


@pytest.fixture
def raw(small: str) -> Iterator[sqlite3.Connection]:
    """That store's file, opened past all our code and past its constraints."""
    connection = sqlite3.connect(small.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    yield connection
    connection.close()


@pytest.fixture
def queries() -> Iterator[list[str]]:
    """Every query that SQLite is asked from now on, by whomever."""
    asked: list[str] = []

    def listen(driver: Any, _: Any) -> None:
        driver.set_trace_callback(lambda sql: asked.append(sql) if sql.startswith("SELECT") else None)

    event.listen(Engine, "connect", listen)
    yield asked
    event.remove(Engine, "connect", listen)


@pytest.fixture
def refused() -> Iterator[list[str]]:
    """Every query that SQLite refuses from now on."""
    statements: list[str] = []

    def note(context: Any) -> None:
        statements.append(context.statement)

    event.listen(Engine, "handle_error", note)
    yield statements
    event.remove(Engine, "handle_error", note)


@pytest.fixture(scope="module")
def reading(store: str) -> Iterator[Connection]:
    """A read-only connection to the store of the real content."""
    with opened(store) as connection:
        yield connection


@pytest.fixture
def reworded() -> Edit:
    """The composition with another title for one item."""

    def reworded(composition: Composition, kind: Kind, slug: str) -> Composition:
        return _each(composition, kind, slug, lambda c: _with(c, {"title": f"{_title(c)}, reworded"}))

    return reworded


@pytest.fixture
def taught() -> Callable[[Composition, dict[str, dict[str, int]]], Composition]:
    """The composition with other weights of what people need who use such words, by item and stem."""

    def taught(composition: Composition, needs: dict[str, dict[str, int]]) -> Composition:
        slug = next(c.slug for c in composition.documents if c.kind is Kind.RECOGNITION)
        return _each(composition, Kind.RECOGNITION, slug, lambda c: _with(c, {"needs": needs}))

    return taught


@pytest.fixture
def without() -> Edit:
    """The composition without one item."""

    def without(composition: Composition, kind: Kind, slug: str) -> Composition:
        return _each(composition, kind, slug, lambda _: None)

    return without


@pytest.fixture
def withdrawn(without: Edit) -> Edit:
    """The composition with a tombstone instead of one item."""

    def withdrawn(composition: Composition, kind: Kind, slug: str) -> Composition:
        rest = without(composition, kind, slug)
        tombstone = Withdrawal(
            kind=Kind.WITHDRAWAL, item_kind=kind, slug=slug, language="en", since=date(2026, 11, 22), reason="Wrong."
        )
        body = canonical(tombstone)
        tomb = Composed(Kind.WITHDRAWAL, f"{kind}/{slug}", "en", 9_999, tombstone, body, digest_of(body))
        return replace(rest, documents=(*rest.documents, tomb))

    return withdrawn


def _each(
    composition: Composition, kind: Kind, slug: str, change: Callable[[Composed], Composed | None]
) -> Composition:
    assert any((c.kind, c.slug) == (kind, slug) for c in composition.documents)
    changed = (change(c) if (c.kind, c.slug) == (kind, slug) else c for c in composition.documents)
    return replace(composition, documents=tuple(c for c in changed if c is not None))


def _with(composed: Composed, values: dict[str, object]) -> Composed:
    document: Document = composed.document.model_copy(update=values)
    body = canonical(document)
    return replace(composed, document=document, body=body, digest=digest_of(body))


def _title(composed: Composed) -> object:
    return getattr(composed.document, "title", "")
