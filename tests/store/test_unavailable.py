"""A store that cannot be read says why, and what to do."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from app.content.compose import Composition
from app.errors import NothingPublished, SchemaMismatch, SettingsError, StoreUnavailable
from app.store import engine as store_engine
from app.store import read
from app.store.editions import Editions
from app.store.engine import SCHEMA_REVISION, connected, explain, identity, opened, reader, recover, writer
from app.store.migrate import migrate
from app.store.publish import Published
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]


@pytest.fixture
def file(url: str) -> Path:
    """Where a store that does not exist yet will be."""
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def refusal(url: str) -> Callable[[], str]:
    """What the service is told when it opens the store."""

    def refusal() -> str:
        editions = Editions(url)
        try:
            with pytest.raises((StoreUnavailable, NothingPublished, SchemaMismatch)) as caught:
                editions.current()
            assert editions.last_known() is None
        finally:
            editions.close()
        return f"{caught.type.__name__}: {caught.value}"

    return refusal


def test_missing(refusal: Callable[[], str]) -> None:
    assert refusal() == "StoreUnavailable: the store is missing; run `casomnia publish` to make it"


def test_missing_for_a_command(url: str, file: Path) -> None:
    with pytest.raises(StoreUnavailable, match="the store is missing; run `casomnia publish`"), opened(url):
        pass
    assert not file.exists(), "reading makes no file"


def test_empty(file: Path, refusal: Callable[[], str]) -> None:
    file.touch()
    assert refusal() == "StoreUnavailable: the store holds nothing yet; run `casomnia publish`"


def test_garbage(file: Path, refusal: Callable[[], str]) -> None:
    file.write_bytes(b"not a database, certainly " * 1000)
    assert refusal().startswith("StoreUnavailable: the store's file is not a database; restore a copy, or delete it")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated(store: str, file: Path, refusal: Callable[[], str], share: float) -> None:
    whole = Path(store.removeprefix("sqlite:///")).read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    assert refusal() == "StoreUnavailable: the store is damaged; run `casomnia editions verify` and restore a copy"


def test_locked(
    small: str, raw: sqlite3.Connection, refusal: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_engine, "BUSY_SECONDS", 0.05)
    raw.execute("BEGIN EXCLUSIVE")
    assert refusal() == "StoreLocked: the store is locked by another process; try again in a moment"


def test_a_writer_at_work_does_not_hold_up_readers(small: str) -> None:
    """Only its commit does, for a moment."""
    engine = writer(small)
    with engine.begin() as writing:
        writing.exec_driver_sql("UPDATE term SET position = position + 1")
        with opened(small) as connection:
            assert read.latest_edition(connection) == "2026.11.1"
    engine.dispose()


@pytest.mark.parametrize(
    ("revision", "advice"),
    [("0001", "run `casomnia publish`, which migrates it"), ("9999", "upgrade Casomnia")],
)
def test_another_schema(
    small: str, raw: sqlite3.Connection, refusal: Callable[[], str], revision: str, advice: str
) -> None:
    raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    assert (
        refusal() == f"SchemaMismatch: the store has schema {revision}, this version needs {SCHEMA_REVISION}; {advice}"
    )


def test_nothing_published(url: str, refusal: Callable[[], str]) -> None:
    engine = writer(url)
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()
    assert refusal() == "NothingPublished: no edition has been published yet; run `casomnia publish`"


def test_without_its_disclaimer(small: str, raw: sqlite3.Connection, refusal: Callable[[], str]) -> None:
    raw.execute("DELETE FROM disclaimer WHERE slug = 'general'")
    assert refusal() == "NothingPublished: edition 2026.11.1 lacks its disclaimer; run `casomnia editions verify`"


@pytest.mark.parametrize(("table", "what"), [("disclaimer", "a disclaimer"), ("edition", "the record of an edition")])
def test_damaged(small: str, raw: sqlite3.Connection, refusal: Callable[[], str], table: str, what: str) -> None:
    raw.execute(f"UPDATE {table} SET document = '{{}}'")  # noqa: S608
    assert refusal() == f"StoreUnavailable: {what} is damaged; run `casomnia editions verify`"


def test_a_damaged_record_is_not_published_upon(
    small: str, raw: sqlite3.Connection, put: Put, sample: Composition
) -> None:
    raw.execute("UPDATE edition SET document = '{}'")
    with pytest.raises(StoreUnavailable, match="run `casomnia editions verify`"):
        put(small, sample)


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("nonsense", "is not a database address; write it as sqlite:///"),
        ("foo://bar/baz", "is not a database address; write it as sqlite:///"),
        ("sqlite+nothing:///x.db", "is not a database address; write it as sqlite:///"),
        ("oracle://host/name", "needs the driver `"),
        ("sqlite://", "names no file; write it as sqlite:///"),
        ("sqlite:///:memory:", "names no file; write it as sqlite:///"),
    ],
)
@pytest.mark.parametrize("use", [reader, writer, identity, recover])
def test_an_address_that_is_none(url: str, advice: str, use: Callable[[str], object]) -> None:
    with pytest.raises(SettingsError, match="CASOMNIA_DATABASE_URL") as caught:
        use(url)
    assert advice in str(caught.value)


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO food_diet VALUES (1, 'vegan')", "CREATE TABLE x (y)", "DROP TABLE food", "PRAGMA user_version = 7"],
)
@pytest.mark.parametrize("lift", [False, True])
def test_a_reader_cannot_write(small: str, statement: str, lift: bool) -> None:
    """Neither plainly nor after it lifted `query_only`: the file is opened read-only."""
    engine = reader(small)
    with engine.connect() as connection:
        if lift:
            connection.exec_driver_sql("PRAGMA query_only = OFF")
        with pytest.raises(OperationalError, match="attempt to write a readonly database"):
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_explanations() -> None:
    """What has no explanation of its own is not told to the public in the database's words."""
    unknown = OperationalError("SELECT", {}, sqlite3.OperationalError("The sky fell"))
    full = OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))
    assert explain(unknown) == "the store cannot be used; see the log"
    assert "make room" in explain(full, writing=True)


class TestHotJournal:
    """A writer that is killed in its commit leaves a journal, which a reader may not roll back."""

    @pytest.fixture
    def cut_short(self, small: str, raw: sqlite3.Connection, tmp_path: Path) -> str:
        """Address of a store as it is on disk in the middle of a commit."""
        source, copy = Path(small.removeprefix("sqlite:///")), tmp_path / "copy" / "casomnia.db"
        copy.parent.mkdir()
        raw.execute("PRAGMA cache_size = 5")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE source SET document = replace(document, 'a', 'e'), digest = 'x'")
        shutil.copy(source, copy)
        shutil.copy(f"{source}-journal", f"{copy}-journal")
        raw.execute("ROLLBACK")
        assert source.read_bytes() != copy.read_bytes(), "the change has reached the file"
        return f"sqlite:///{copy}"

    def test_a_reader_says_what_to_run(self, cut_short: str) -> None:
        engine = reader(cut_short)
        advice = "run `casomnia editions verify`, which puts the store right"
        with pytest.raises(StoreUnavailable, match=advice), connected(engine) as connection:
            read.latest_edition(connection)
        engine.dispose()

    def test_the_service_says_so_too_and_serves_once_it_is_done(self, cut_short: str) -> None:
        editions = Editions(cut_short)
        with pytest.raises(StoreUnavailable, match="run `casomnia editions verify`"):
            editions.current()
        recover(cut_short)
        assert editions.current().meta.id == "2026.11.1"
        editions.close()

    def test_recovery_needs_no_journal(self, small: str) -> None:
        recover(small)
        recover("sqlite:////nowhere/casomnia.db")
        assert not Path("/nowhere").exists()
