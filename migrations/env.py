"""Runs migrations on the connection it is given, or on the address in alembic.ini."""

from alembic import context
from sqlalchemy import Connection

from app.store.engine import writer
from app.store.tables import metadata


def run(connection: Connection) -> None:
    """Migrate inside one transaction, so that a migration that is cut short leaves nothing behind."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with writer(context.config.get_main_option("sqlalchemy.url") or "").begin() as own:
        run(own)
