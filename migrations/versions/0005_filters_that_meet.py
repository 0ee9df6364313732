"""The index of every filter holds the columns of the other filters, so that filters that meet need no documents read.

Revision: 0005, after 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"

FILTERS = {
    "claim": ["certainty", "conclusion", "calcium_pool"],
    "code": ["system"],
    "crisis_line": ["country"],
    "factor": ["category", "modifiable", "contributes_to"],
    "food": ["group", "calcium_mg_per_serving"],
    "guidance": ["guidance_kind", "urgency"],
    "mechanism": ["system", "certainty"],
    "reference_intake": ["authority", "sex", "life_stage", "youngest"],
    "source": ["design", "year"],
}
OF_EDITION = ["edition_id", "language"]


def upgrade() -> None:
    for table, columns in FILTERS.items():
        for column in columns:
            others = [other for other in columns if other != column]
            op.drop_index(_before(table, column), table)
            op.create_index(f"ix_{table}_by_{column}", table, [*OF_EDITION, column, "position", *others])


def downgrade() -> None:
    for table, columns in FILTERS.items():
        for column in columns:
            op.drop_index(f"ix_{table}_by_{column}", table)
            op.create_index(_before(table, column), table, [*OF_EDITION, column, "position"])


def _before(table: str, column: str) -> str:
    return f"ix_{table}_edition_id_language_{column}_position"
