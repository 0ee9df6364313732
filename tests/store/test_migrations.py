"""Migrations: they make what the models describe, and no edition is lost on the way."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, Engine, inspect

from app.content.compose import Composed, Composition
from app.documents.digest import canonical, digest_of
from app.documents.prose import Factor, Guidance
from app.errors import SchemaMismatch
from app.store.engine import SCHEMA_REVISION, opened, schema_revision, writer
from app.store.migrate import MIGRATIONS, configured, migrate
from app.store.publish import Published
from app.store.tables import metadata
from app.store.verify import damage
from app.vocabulary import Audience, GuidanceKind, Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]
Older = Callable[[str], str]

FIRST = "2026.11.1"
OLDER = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][:0:-1]
"""Every revision but the newest, the oldest first."""

FIELDS_SINCE_0003 = {
    Factor: ("contributes_to", "relation_to_calcium"),
    Guidance: ("signs", "do_not", "do_while_waiting", "usually_not", "crisis_lines", "safe_messaging"),
}
WORDS_SINCE_0003 = {
    GuidanceKind.SAFE_MESSAGING,
    Audience.YOUNG_PEOPLE,
    Audience.AFTER_BIRTH,
    Audience.PARATHYROID_DISEASE,
    Audience.CANCER,
    Audience.AFTER_NECK_SURGERY,
}
"""What documents did not hold before revision 0003, beside crisis lines."""
KINDS_SINCE = {Kind.CRISIS_LINE, Kind.GRAPH, Kind.QUALITY, Kind.RECOGNITION, Kind.SYNONYMS}
"""What revisions 0003 and 0006 brought."""


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


@pytest.fixture(scope="session")
def former(composition: Composition, sample: Composition) -> Composition:
    """The sample as a version before 0003 composed it: no kinds, fields or words that came later."""
    chosen = [c for c in sample.documents if c.kind is not Kind.GUIDANCE]
    guidance = [c for c in composition.documents if c.kind is Kind.GUIDANCE]
    chosen += [c for c in guidance if not WORDS_SINCE_0003 & words_of(c)][:5]
    return replace(sample, documents=tuple(as_before(c) for c in chosen if c.kind not in KINDS_SINCE))


def words_of(composed: Composed) -> set[str]:
    """The words of a guidance document that its columns hold."""
    assert isinstance(composed.document, Guidance)
    return {composed.document.guidance_kind, *composed.document.audience}


def as_before(composed: Composed) -> Composed:
    """A document without the fields that came with 0003."""
    gone = dict.fromkeys(FIELDS_SINCE_0003.get(type(composed.document), ()))
    document = composed.document.model_copy(update=gone)
    body = canonical(document)
    return replace(composed, document=document, body=body, digest=digest_of(body))


@pytest.fixture(scope="session")
def former_file(put: Put, former: Composition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of today's schema with one edition of then."""
    file = tmp_path_factory.mktemp("former") / "casomnia.db"
    put(f"sqlite:///{file}", former)
    return file


@pytest.fixture
def older(url: str, engine: Engine, former_file: Path) -> Older:
    """Makes a store with one edition as an older version of Casomnia left it, and gives back its address."""

    def older(revision: str) -> str:
        with engine.begin() as connection:
            command.upgrade(configured(connection), revision)
        with closing(sqlite3.connect(file_of(url), isolation_level=None)) as old:
            old.execute("PRAGMA foreign_keys = ON")
            old.execute("ATTACH ? AS today", (str(former_file),))
            for table in (table.name for table in metadata.sorted_tables if not table.name.startswith("search_")):
                if columns := ", ".join(f'"{name}"' for name in columns_of(old, table)):
                    old.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM today."{table}"')  # noqa: S608
        return url

    return older


def file_of(url: str) -> str:
    """Where a store is."""
    return url.removeprefix("sqlite:///")


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table; none where there is no such table."""
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))]


def links_of(url: str) -> dict[str, list[tuple[str, str]]]:
    """What every row with links is linked with."""
    with closing(sqlite3.connect(file_of(url))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: sorted(connection.execute(sql).fetchall()) for table, sql in LINKS.items()}


LINKS = {
    "guidance_audience": "SELECT slug, audience FROM guidance_audience JOIN guidance ON id = guidance_id",
    "food_diet": "SELECT slug, diet FROM food_diet JOIN food ON id = food_id",
    "claim_source": "SELECT claim.slug, source.slug FROM claim_source"
    " JOIN claim ON claim.id = claim_id JOIN source ON source.id = source_id",
}


def down(engine: Engine, revision: str) -> None:
    """Take the schema back."""
    with engine.begin() as connection:
        command.downgrade(configured(connection), revision)


def revision_of(url: str) -> str | None:
    """The schema of a store."""
    with opened(url) as connection:
        return schema_revision(connection)


def damage_of(url: str, *editions: str) -> list[str]:
    """What is damaged in some editions."""
    with opened(url) as connection:
        return [line for edition in editions for line in damage(connection, edition)]


def test_the_revision_that_the_code_needs_is_the_newest() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_heads() == [SCHEMA_REVISION]
    chain = [script.revision for script in scripts.walk_revisions()]
    assert chain == sorted(chain, reverse=True)
    assert chain[-1] == "0001"


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


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_store_keeps_its_edition_when_it_is_migrated(older: Older, engine: Engine, revision: str) -> None:
    """Every document, and every link of a row that SQLite had to copy."""
    url = older(revision)
    assert revision_of(url) == revision
    before = links_of(url)
    assert all(before.values()), "otherwise this shows nothing"
    with engine.begin() as connection:
        assert migrate(connection)
    assert revision_of(url) == SCHEMA_REVISION
    assert links_of(url) == before
    assert damage_of(url, FIRST) == []


@pytest.mark.parametrize("revision", OLDER)
def test_an_older_store_keeps_its_documents_byte_for_byte(
    older: Older, engine: Engine, former: Composition, revision: str
) -> None:
    url = older(revision)
    with engine.begin() as connection:
        migrate(connection)
    with closing(sqlite3.connect(file_of(url))) as connection:
        for kind in {composed.kind for composed in former.documents}:
            table = kind.replace("-", "_")
            kept = {body for (body,) in connection.execute(f"SELECT document FROM {table}")}  # noqa: S608
            assert kept == {composed.body for composed in former.documents if composed.kind is kind}


@pytest.mark.parametrize("revision", OLDER)
def test_publishing_migrates_an_older_store(older: Older, put: Put, former: Composition, revision: str) -> None:
    """Also when there is nothing new to publish."""
    url = older(revision)
    assert not put(url, former).is_new
    assert revision_of(url) == SCHEMA_REVISION


@pytest.mark.parametrize("revision", OLDER)
def test_publishing_into_an_older_store(older: Older, put: Put, sample: Composition, revision: str) -> None:
    """What is new in the schema comes with the new edition; the old one stays as it was."""
    url = older(revision)
    assert put(url, sample).edition.id == "2026.11.2"
    assert damage_of(url, FIRST, "2026.11.2") == []
    with closing(sqlite3.connect(file_of(url))) as connection:
        for table in ("crisis_line", "quality"):
            editions = connection.execute(f"SELECT DISTINCT edition_id FROM {table}").fetchall()  # noqa: S608
            assert editions == [("2026.11.2",)]
        contributions = "SELECT DISTINCT edition_id FROM factor WHERE contributes_to IS NOT NULL"
        assert connection.execute(contributions).fetchall() == [("2026.11.2",)]


def test_going_back_over_indexes_keeps_the_edition(older: Older, engine: Engine) -> None:
    url = older("0002")
    down(engine, "0001")
    assert revision_of(url) == "0001"
    with engine.begin() as connection:
        assert migrate(connection)
    assert damage_of(url, FIRST) == []


@pytest.mark.parametrize("revision", ["0004", "0003"])
def test_indexes_can_be_taken_back(older: Older, engine: Engine, revision: str) -> None:
    """They hold nothing of their own."""
    url = older("0005")
    down(engine, revision)
    assert revision_of(url) == revision
    with engine.begin() as connection:
        assert migrate(connection)
    assert (revision_of(url), damage_of(url, FIRST)) == (SCHEMA_REVISION, [])


@pytest.mark.parametrize("revision", ["0005", "0002", "0001", "base"])
def test_a_store_is_not_taken_back(small: str, engine: Engine, revision: str) -> None:
    """Editions are kept for ever; the refusal leaves everything as it was."""
    with pytest.raises(NotImplementedError, match="editions are kept for ever: to go back, restore a copy"):
        down(engine, revision)
    assert revision_of(small) == SCHEMA_REVISION
    assert damage_of(small, FIRST) == []


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_the_first_revision_cannot_be_taken_back(older: Older, engine: Engine, revision: str) -> None:
    url = older(revision)
    before = links_of(url)
    with pytest.raises(NotImplementedError, match="to start anew, move the store away"):
        down(engine, "base")
    assert (revision_of(url), links_of(url)) == (revision, before)


def test_a_newer_store_is_not_published_to(
    small: str, raw: sqlite3.Connection, put: Put, without: Edit, sample: Composition
) -> None:
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)
    refusal = f"the store has schema 9999, this version needs {SCHEMA_REVISION}; upgrade Casomnia"
    with pytest.raises(SchemaMismatch, match=refusal):
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
