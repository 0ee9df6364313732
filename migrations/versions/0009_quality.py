"""The statement of quality.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

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
    op.create_table(
        "quality",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_quality_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f("uq_quality_edition_id_language_slug")),
    )
    op.create_index("ix_quality_edition_id_language_position", "quality", ["edition_id", "language", "position"])
    with op.batch_alter_table("withdrawal") as batch:
        batch.drop_constraint(op.f("ck_withdrawal_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_withdrawal_kind"), sa.column("item_kind").in_(KINDS))


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")
