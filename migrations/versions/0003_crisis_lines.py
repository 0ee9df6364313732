"""Crisis lines, what a factor contributes to, and the words that guidance gained.

Revision: 0003, after 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

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
    "withdrawal",
)
GUIDANCE_KINDS = (
    "evaluation",
    "nutrition",
    "behaviour",
    "treatment",
    "supplement-safety",
    "medicine-interaction",
    "danger-sign",
    "refusal",
    "safe-messaging",
)
AUDIENCES = (
    "everyone",
    "adults",
    "older-adults",
    "young-people",
    "parents",
    "pregnancy-and-breastfeeding",
    "after-birth",
    "kidney-disease",
    "parathyroid-disease",
    "cancer",
    "after-neck-surgery",
    "vegans",
    "carers",
)
CONTRIBUTIONS = ("insomnia", "low-calcium-intake", "low-calcium-absorption", "low-blood-calcium")
SCOPES = ("emergency", "suicide", "poison", "health-advice")


def upgrade() -> None:
    links = _unlinked()
    _recheck("guidance", "guidance_kind", "guidance_kind", GUIDANCE_KINDS)
    _recheck("guidance_audience", "audience", "audience", AUDIENCES)
    _recheck("withdrawal", "kind", "item_kind", KINDS)
    op.bulk_insert(sa.table("guidance_audience", sa.column("guidance_id"), sa.column("audience")), links)
    _contributions()
    _crisis_lines()


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to go back, restore a copy of the store")


def _unlinked() -> list[dict[str, Any]]:
    """The audiences, taken out while SQLite copies the table they point at."""
    audience = sa.table("guidance_audience", sa.column("guidance_id"), sa.column("audience"))
    kept = [dict(row) for row in op.get_bind().execute(sa.select(audience)).mappings()]
    op.execute(sa.delete(audience))
    return kept


def _contributions() -> None:
    op.add_column("factor", sa.Column("contributes_to", sa.String(length=40), nullable=True))
    _recheck("factor", "contribution", "contributes_to", CONTRIBUTIONS, new=True)
    columns = ["edition_id", "language", "contributes_to"]
    op.create_index("ix_factor_edition_id_language_contributes_to", "factor", columns)


def _crisis_lines() -> None:
    op.create_table(
        "crisis_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_crisis_line_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crisis_line")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f("uq_crisis_line_edition_id_language_slug")),
    )
    op.create_table(
        "crisis_line_scope",
        sa.Column("crisis_line_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.CheckConstraint(sa.column("scope").in_(SCOPES), name=op.f("ck_crisis_line_scope_crisis_scope")),
        sa.ForeignKeyConstraint(
            ["crisis_line_id"], ["crisis_line.id"], name=op.f("fk_crisis_line_scope_crisis_line_id")
        ),
        sa.PrimaryKeyConstraint("crisis_line_id", "scope", name=op.f("pk_crisis_line_scope")),
    )
    for column in ("position", "country"):
        columns = ["edition_id", "language", column]
        op.create_index(f"ix_crisis_line_edition_id_language_{column}", "crisis_line", columns)
    op.create_index("ix_crisis_line_scope_scope", "crisis_line_scope", ["scope"])


def _recheck(table: str, vocabulary: str, column: str, words: tuple[str, ...], new: bool = False) -> None:
    """Change the words that a column may hold."""
    name = op.f(f"ck_{table}_{vocabulary}")
    with op.batch_alter_table(table) as batch:
        if not new:
            batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, sa.column(column).in_(words))
