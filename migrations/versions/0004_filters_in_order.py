"""The index of every filter ends in the order of lists, so that a page of a large edition needs no sorting.

Revision: 0004, after 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"

FILTERS = (
    ("claim", "calcium_pool"),
    ("claim", "certainty"),
    ("claim", "conclusion"),
    ("code", "system"),
    ("crisis_line", "country"),
    ("factor", "category"),
    ("factor", "contributes_to"),
    ("factor", "modifiable"),
    ("food", "calcium_mg_per_serving"),
    ("food", "group"),
    ("guidance", "guidance_kind"),
    ("guidance", "urgency"),
    ("mechanism", "certainty"),
    ("mechanism", "system"),
    ("reference_intake", "authority"),
    ("reference_intake", "life_stage"),
    ("reference_intake", "sex"),
    ("reference_intake", "youngest"),
    ("source", "design"),
    ("source", "year"),
)


def upgrade() -> None:
    for table, column in FILTERS:
        op.drop_index(_name(table, column), table)
        op.create_index(_name(table, column, "position"), table, ["edition_id", "language", column, "position"])


def downgrade() -> None:
    for table, column in FILTERS:
        op.drop_index(_name(table, column, "position"), table)
        op.create_index(_name(table, column), table, ["edition_id", "language", column])


def _name(table: str, *columns: str) -> str:
    return f"ix_{table}_edition_id_language_{'_'.join(columns)}"
