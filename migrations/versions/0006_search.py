"""What search reads beside its full-text indexes, which publishing makes for every edition that has none.

Revision: 0006, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "search_word",
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("word", sa.String(length=80), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_search_word_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "language", "word", name=op.f("pk_search_word")),
    )
    op.create_table(
        "search_phrase",
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("phrase", sa.String(length=200), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_search_phrase_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "language", "phrase", name=op.f("pk_search_phrase")),
    )


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")
