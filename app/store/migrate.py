"""Bringing a store to this version's schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.store.engine import SCHEMA_REVISION, require_schema, schema_revision
from app.store.indexing import index_missing

MIGRATIONS = Path(__file__).parents[2] / "migrations"


def migrate(connection: Connection, revision: str = "head") -> bool:
    """Upgrade to a revision, inside the connection's transaction; false when there was nothing to do.

    Editions that older versions published have no index to search; at the newest revision they get one.
    """
    found = schema_revision(connection)
    if found == SCHEMA_REVISION:
        return False
    if found is not None and found > SCHEMA_REVISION:
        require_schema(connection)
    command.upgrade(configured(connection), revision)
    if schema_revision(connection) == SCHEMA_REVISION:
        index_missing(connection)
    return True


def configured(connection: Connection) -> Config:
    """Alembic's configuration for one connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
