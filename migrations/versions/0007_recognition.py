"""What a person's words are understood by.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

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
    "recognition",
    "withdrawal",
    "synonyms",
)


def upgrade() -> None:
    op.create_table(
        "recognition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_recognition_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f("uq_recognition_edition_id_language_slug")),
    )
    columns = ["edition_id", "language", "position"]
    op.create_index("ix_recognition_edition_id_language_position", "recognition", columns)
    _recheck_kinds()


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")


def _recheck_kinds() -> None:
    """A recognition can be withdrawn like any other item."""
    name = op.f("ck_withdrawal_kind")
    with op.batch_alter_table("withdrawal") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, sa.column("item_kind").in_(KINDS))
