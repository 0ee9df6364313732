"""An index for every filter.

Revision: 0002, after 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"

FILTERS = (
    ("claim", ["edition_id", "language", "calcium_pool"]),
    ("claim", ["edition_id", "language", "certainty"]),
    ("claim", ["edition_id", "language", "conclusion"]),
    ("code", ["edition_id", "language", "system"]),
    ("factor", ["edition_id", "language", "category"]),
    ("factor", ["edition_id", "language", "modifiable"]),
    ("food", ["edition_id", "language", "calcium_mg_per_serving"]),
    ("food", ["edition_id", "language", "group"]),
    ("guidance", ["edition_id", "language", "guidance_kind"]),
    ("guidance", ["edition_id", "language", "urgency"]),
    ("mechanism", ["edition_id", "language", "certainty"]),
    ("mechanism", ["edition_id", "language", "system"]),
    ("reference_intake", ["edition_id", "language", "authority"]),
    ("reference_intake", ["edition_id", "language", "life_stage"]),
    ("reference_intake", ["edition_id", "language", "sex"]),
    ("reference_intake", ["edition_id", "language", "youngest"]),
    ("source", ["edition_id", "language", "design"]),
    ("source", ["edition_id", "language", "year"]),
    ("claim_source", ["source_id"]),
    ("food_diet", ["diet"]),
    ("guidance_audience", ["audience"]),
)


def upgrade() -> None:
    for table, columns in FILTERS:
        op.create_index(_name(table, columns), table, columns)


def downgrade() -> None:
    for table, columns in FILTERS:
        op.drop_index(_name(table, columns), table)


def _name(table: str, columns: list[str]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
