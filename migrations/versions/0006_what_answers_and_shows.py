"""What a person's words are found and understood by, the graph, and the statement of quality.

Publishing makes the full-text indexes themselves, for every edition.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

OF_DOCUMENTS = ("synonyms", "recognition", "graph", "quality")
OF_WORDS = {
    "search_stem": ("stem", 300, ("items", sa.Integer()), ("places", sa.LargeBinary())),
    "search_word": ("word", 80, ("length", sa.Integer()), ("letters", sa.Integer()), ("items", sa.Integer())),
    "search_phrase": ("phrase", 200, ("also", sa.Text())),
}
KINDS = (
    "mechanism",
    "factor",
    "guidance",
    "question",
    "claim",
    "source",
    "food",
    "reference-intake",
    "term",
    "crisis-line",
    "code",
    "disclaimer",
    "overview",
    "graph",
    "quality",
    "recognition",
    "withdrawal",
    "synonyms",
)


def upgrade() -> None:
    for table in OF_DOCUMENTS:
        _create_table_of_documents(table)
    with op.batch_alter_table("withdrawal") as batch:
        batch.drop_constraint(op.f("ck_withdrawal_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_withdrawal_kind"), sa.column("item_kind").in_(KINDS))
    for table, (key, length, *others) in OF_WORDS.items():
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


def _create_table_of_documents(table: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f(f"fk_{table}_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f(f"uq_{table}_edition_id_language_slug")),
    )
    op.create_index(f"ix_{table}_edition_id_language_position", table, ["edition_id", "language", "position"])


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")
