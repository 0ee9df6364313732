"""Migrations: they make what the models describe, and no edition is lost on the way."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, Engine, inspect

from app.content.compose import Composition
from app.errors import SchemaMismatch
from app.store.engine import SCHEMA_REVISION, opened, schema_revision, writer
from app.store.migrate import MIGRATIONS, configured, migrate
from app.store.publish import Published
from app.store.tables import metadata
from app.store.verify import damage
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A writer on a store that does not exist yet."""
    engine = writer(url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection to a store with the newest schema and nothing else."""
    with engine.begin() as connection:
        assert migrate(connection)
        yield connection


def down(engine: Engine, revision: str) -> None:
    """Take the schema back."""
    with engine.begin() as connection:
        command.downgrade(configured(connection), revision)


def revision_of(url: str) -> str | None:
    """The schema of a store."""
    with opened(url) as connection:
        return schema_revision(connection)


def test_the_revision_that_the_code_needs_is_the_newest() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_heads() == [SCHEMA_REVISION]
    assert [script.revision for script in scripts.walk_revisions()] == ["0002", "0001"]


def test_migrations_make_the_models(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    assert compare_metadata(context, metadata) == []


def test_checks_are_those_of_the_models(connection: Connection) -> None:
    """Alembic does not compare them."""
    for table in metadata.sorted_tables:
        found = {check["name"]: check["sqltext"] for check in inspect(connection).get_check_constraints(table.name)}
        expected = {
            str(check.name): str(
                check.sqltext.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
            )
            for check in table.constraints
            if isinstance(check, CheckConstraint)
        }
        assert {name: _words(sql) for name, sql in found.items()} == {n: _words(sql) for n, sql in expected.items()}


def test_keys_and_uniqueness_are_those_of_the_models(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        assert {key["name"] for key in inspect(connection).get_foreign_keys(table.name)} == {
            str(key.name) for key in table.foreign_key_constraints
        }
        assert {index["name"] for index in inspect(connection).get_indexes(table.name)} == {
            str(index.name) for index in table.indexes
        }


def test_migrating_twice_does_nothing(connection: Connection) -> None:
    assert not migrate(connection)


def test_down_and_up_keeps_the_edition(small: str, engine: Engine) -> None:
    down(engine, "-1")
    assert revision_of(small) == "0001"
    with engine.begin() as connection:
        assert migrate(connection)
    assert revision_of(small) == SCHEMA_REVISION
    with opened(small) as connection:
        assert list(damage(connection, "2026.11.1")) == []


def test_publishing_migrates_an_older_store(small: str, engine: Engine, put: Put, sample: Composition) -> None:
    """Also when there is nothing new to publish."""
    down(engine, "0001")
    assert not put(small, sample).is_new
    assert revision_of(small) == SCHEMA_REVISION


def test_publishing_into_an_older_store(
    small: str, engine: Engine, put: Put, without: Edit, sample: Composition
) -> None:
    down(engine, "0001")
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)
    assert put(small, without(sample, Kind.TERM, term)).edition.id == "2026.11.2"
    with opened(small) as connection:
        assert [list(damage(connection, edition)) for edition in ("2026.11.1", "2026.11.2")] == [[], []]


def test_the_first_revision_cannot_be_taken_back(small: str, engine: Engine) -> None:
    """Editions are kept for ever; the refusal leaves everything as it was."""
    with pytest.raises(NotImplementedError, match="to start anew, move the store away"):
        down(engine, "base")
    assert revision_of(small) == SCHEMA_REVISION
    with opened(small) as connection:
        assert list(damage(connection, "2026.11.1")) == []


def test_a_newer_store_is_not_published_to(
    small: str, raw: sqlite3.Connection, put: Put, without: Edit, sample: Composition
) -> None:
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)
    with pytest.raises(SchemaMismatch, match="the store has schema 9999, this version needs 0002; upgrade Casomnia"):
        put(small, without(sample, Kind.TERM, term))
    assert raw.execute("SELECT id FROM edition").fetchall() == [("2026.11.1",)]


def test_alembic_runs_by_itself_for_authors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address in alembic.ini, as `alembic upgrade head` does it."""
    config = configured(None)  # type: ignore[arg-type] - there is none to hand over
    config.set_main_option("sqlalchemy.url", f"sqlite:///{tmp_path}/var/casomnia.db")
    command.upgrade(config, "head")
    assert revision_of(f"sqlite:///{tmp_path}/var/casomnia.db") == SCHEMA_REVISION


def _words(sql: str) -> str:
    """A condition without the signs that databases and compilers put around names."""
    return sql.replace('"', "").replace("(", "").replace(")", "").split(".")[-1].strip()
