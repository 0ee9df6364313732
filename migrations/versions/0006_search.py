"""Synonyms, and what search reads beside its full-text indexes, which publishing makes for every edition.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


TABLES = {
    "search_stem": ("stem", 300, ("items", sa.Integer()), ("places", sa.LargeBinary())),
    "search_word": ("word", 80, ("length", sa.Integer()), ("letters", sa.Integer()), ("items", sa.Integer())),
    "search_phrase": ("phrase", 200, ("also", sa.Text())),
}


def upgrade() -> None:
    _synonyms()
    for table, (key, length, *others) in TABLES.items():
        op.create_table(
            table,
            sa.Column("edition_id", sa.String(length=20), nullable=False),
            sa.Column("language", sa.String(length=80), nullable=False),
            sa.Column(key, sa.String(length=length), nullable=False),
            *(sa.Column(name, of_type, nullable=False) for name, of_type in others),
            sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f(f"fk_{table}_edition_id")),
            sa.PrimaryKeyConstraint("edition_id", "language", key, name=op.f(f"pk_{table}")),
        )
    name = "ix_search_word_edition_id_language_length"
    op.create_index(name, "search_word", ["edition_id", "language", "length"])


def _synonyms() -> None:
    op.create_table(
        "synonyms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_synonyms_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonyms")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f("uq_synonyms_edition_id_language_slug")),
    )
    op.create_index("ix_synonyms_edition_id_language_position", "synonyms", ["edition_id", "language", "position"])


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")
