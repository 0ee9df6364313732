"""Opening the store: read-only for serving, writable for the command line. Says in words why it cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from app.errors import SchemaMismatch, SettingsError, StoreLocked, StoreUnavailable

SCHEMA_REVISION = "0006"
"""The head of `migrations/`; a store of any other revision is refused."""

BUSY_SECONDS = 0.5
"""How long a reader waits for a writer to commit. It waits in the event loop, so not for long."""


def reader(database_url: str) -> Engine:
    """An engine that can only read."""
    url = _url(database_url)
    if url.get_backend_name() != "sqlite":
        options = {"options": "-c default_transaction_read_only=on"}
        return create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True, connect_args=options)
    uri = url.set(database=f"file:{quote(str(_file(url)))}", query={"mode": "ro", "uri": "true"})
    engine = create_engine(
        uri, isolation_level="AUTOCOMMIT", hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _read_only)
    return engine


def writer(database_url: str) -> Engine:
    """An engine that may write; each of its transactions takes the write lock at once."""
    url = _url(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool)
    _make_folder(_file(url).parent)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": 30.0})
    event.listen(engine, "connect", _writable)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def identity(database_url: str) -> tuple[int, int] | None:
    """Which file the store is now, so that a replaced one is noticed; nothing for a server's database."""
    url = _url(database_url)
    if url.get_backend_name() != "sqlite":
        return None
    try:
        status = _file(url).stat()
    except OSError as problem:
        raise StoreUnavailable("the store is missing; run `casomnia publish` to make it") from problem
    return (status.st_dev, status.st_ino)


def recover(database_url: str) -> None:
    """Roll back what a writer left that was cut short in its commit; a reader cannot do that by itself."""
    url = _url(database_url)
    if url.get_backend_name() != "sqlite" or not Path(f"{_file(url)}-journal").exists():
        return
    engine = writer(database_url)
    with suppress(DBAPIError), engine.begin() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    engine.dispose()


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Whatever fails says what is wrong with the store, also where the driver was asked directly."""
    try:
        yield
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as problem:
        said = explain(problem)
        raise (StoreLocked if said == READING["locked"] else StoreUnavailable)(said) from problem


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """A connection whose failures say what is wrong with the store."""
    with explained(engine), engine.connect() as connection:
        yield connection


@contextmanager
def opened(database_url: str) -> Iterator[Connection]:
    """A connection for one command, which can only read."""
    engine = reader(database_url)
    try:
        with connected(engine) as connection:
            yield connection
    finally:
        engine.dispose()


READING = {
    "unable to open": "the store is missing; run `casomnia publish` to make it",
    "no such table": "the store holds nothing yet; run `casomnia publish`",
    "does not exist": "the store holds nothing yet; run `casomnia publish`",
    "locked": "the store is locked by another process; try again in a moment",
    "readonly": "a publish was cut short; run `casomnia editions verify`, which puts the store right",
    "malformed": "the store is damaged; run `casomnia editions verify` and restore a copy",
    "not a database": "the store's file is not a database; restore a copy, or delete it and run `casomnia publish`",
}
WRITING = {
    "unable to open": "the store cannot be made; see that its folder may be written to",
    "readonly": "the store may not be written to; see to the rights of its file and folder",
    "full": "the disk is full, and nothing was published; make room and run `casomnia publish` again",
}


def explain(problem: Exception, writing: bool = False) -> str:
    """What is wrong with the store, and what to do."""
    said = str(getattr(problem, "orig", problem)).lower()
    causes = READING | WRITING if writing else READING
    return next((advice for sign, advice in causes.items() if sign in said), "the store cannot be used; see the log")


def schema_revision(connection: Connection) -> str | None:
    """The revision of the store's schema; nothing for an empty store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def require_schema(connection: Connection) -> None:
    """Refuse a store that another version of Casomnia made."""
    found = schema_revision(connection)
    if found in (None, SCHEMA_REVISION):
        return
    advice = "run `casomnia publish`, which migrates it" if found < SCHEMA_REVISION else "upgrade Casomnia"
    raise SchemaMismatch(f"the store has schema {found}, this version needs {SCHEMA_REVISION}; {advice}")


def _url(database_url: str) -> URL:
    try:
        url = make_url(database_url)
        url.get_dialect().import_dbapi()
    except ArgumentError as problem:
        message = "CASOMNIA_DATABASE_URL is not a database address; write it as sqlite:///var/casomnia.db"
        raise SettingsError(message) from problem
    except ImportError as problem:
        message = f"CASOMNIA_DATABASE_URL needs the driver `{problem.name}`, which is not installed; install it"
        raise SettingsError(message) from problem
    return url


def _file(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise SettingsError("CASOMNIA_DATABASE_URL names no file; write it as sqlite:///var/casomnia.db")
    return Path(url.database)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreUnavailable(f"the store's folder {folder} cannot be made: {problem.strerror}") from problem


def _read_only(connection: Any, _: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _writable(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event says BEGIN IMMEDIATE instead
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA cache_spill = OFF")  # readers are held up only while the transaction commits
