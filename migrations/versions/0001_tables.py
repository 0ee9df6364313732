"""The tables of every kind, with their keys, checks and the order of lists.

Revision: 0001, the first
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LISTS = (
    "claim",
    "code",
    "disclaimer",
    "factor",
    "food",
    "guidance",
    "mechanism",
    "overview",
    "question",
    "reference_intake",
    "source",
    "term",
    "withdrawal",
)


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("number", name=op.f("uq_edition_number")),
    )
    _documents(
        "claim",
        _word("certainty", "certainty_level", ["high", "moderate", "low", "very-low"]),
        _word("conclusion", "conclusion_status", ["supported", "contradicted", "mixed", "insufficient", "not-studied"]),
        _word("calcium_pool", "calcium_pool", ["dietary-intake", "blood-calcium", "cellular-signalling", "none"]),
    )
    _documents(
        "code",
        _word("system", "code_system", ["icd-10-cm", "icd-10", "mesh", "loinc", "rxnorm", "atc", "snomed-ct"]),
        sa.Column("code", sa.String(length=40), nullable=False),
    )
    _documents(
        "disclaimer",
        _word("role", "disclaimer_role", ["disclaimer", "notice"]),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    _documents(
        "factor",
        _word(
            "category",
            "factor_category",
            [
                "nutrition",
                "psychological",
                "behavioural",
                "environmental",
                "medical",
                "medicines-and-substances",
                "biological",
            ],
        ),
        sa.Column("modifiable", sa.Boolean(), nullable=False),
        _word("certainty", "certainty_level", ["high", "moderate", "low", "very-low"]),
    )
    _documents(
        "food",
        _word(
            "group",
            "food_group",
            [
                "dairy",
                "fortified-plant-drink",
                "unfortified-plant-drink",
                "tofu-soy",
                "fish-with-bones",
                "fish-without-bones",
                "leafy-greens",
                "high-oxalate-greens",
                "high-oxalate-fruit-veg",
                "vegetables",
                "fruit",
                "nuts-seeds",
                "legumes",
                "grains",
                "fortified-food",
                "eggs",
                "water",
                "other",
            ],
        ),
        sa.Column("calcium_mg_per_serving", sa.Integer(), nullable=False),
        sa.Column("low_bioavailability", sa.Boolean(), nullable=False),
    )
    _documents(
        "guidance",
        _word(
            "guidance_kind",
            "guidance_kind",
            [
                "evaluation",
                "nutrition",
                "behaviour",
                "treatment",
                "supplement-safety",
                "medicine-interaction",
                "danger-sign",
                "refusal",
            ],
        ),
        _word("urgency", "urgency", ["self-care", "routine", "soon", "urgent", "emergency"]),
    )
    _documents(
        "mechanism",
        _word("system", "system", ["nervous-system", "muscular-system", "endocrine-system", "circadian-system"]),
        _word("calcium_pool", "calcium_pool", ["dietary-intake", "blood-calcium", "cellular-signalling", "none"]),
        _word("certainty", "certainty_level", ["high", "moderate", "low", "very-low"]),
    )
    _documents("overview")
    _documents("question", _word("certainty", "certainty_level", ["high", "moderate", "low", "very-low"]))
    _documents(
        "reference_intake",
        _word("authority", "authority", ["iom", "efsa", "uk", "who-fao", "nnr", "anz"]),
        _word("metric", "intake_metric", ["ear", "ar", "rda", "rdi", "pri", "rni", "ri", "ai", "ul"]),
        sa.Column("life_stage", sa.String(length=80), nullable=False),
        _word("sex", "sex", ["any", "female", "male"]),
        _word("state", "life_state", ["none", "pregnancy", "lactation", "including-pregnancy-and-lactation"]),
        sa.Column("youngest", sa.Integer(), nullable=True),
        sa.Column("oldest", sa.Integer(), nullable=True),
    )
    _documents(
        "source",
        _word(
            "design",
            "design",
            [
                "meta-analysis",
                "systematic-review",
                "randomised-trial",
                "mendelian-randomisation",
                "cohort",
                "cross-sectional",
                "case-series",
                "narrative-review",
                "guideline",
                "animal-experiment",
                "in-vitro",
                "reference-values",
                "dataset",
            ],
            nullable=True,
        ),
        sa.Column("year", sa.Integer(), nullable=True),
    )
    _documents("term")
    _documents(
        "withdrawal",
        _word(
            "item_kind",
            "kind",
            [
                "mechanism",
                "factor",
                "guidance",
                "question",
                "claim",
                "source",
                "food",
                "reference-intake",
                "term",
                "code",
                "disclaimer",
                "overview",
                "withdrawal",
            ],
        ),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_table(
        "claim_source",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_source_claim_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_claim_source_source_id")),
        sa.PrimaryKeyConstraint("claim_id", "source_id", name=op.f("pk_claim_source")),
    )
    op.create_table(
        "food_diet",
        sa.Column("food_id", sa.Integer(), nullable=False),
        _word("diet", "diet", ["vegan", "vegetarian", "pescatarian"]),
        sa.ForeignKeyConstraint(["food_id"], ["food.id"], name=op.f("fk_food_diet_food_id")),
        sa.PrimaryKeyConstraint("food_id", "diet", name=op.f("pk_food_diet")),
    )
    op.create_table(
        "guidance_audience",
        sa.Column("guidance_id", sa.Integer(), nullable=False),
        _word(
            "audience",
            "audience",
            [
                "everyone",
                "adults",
                "older-adults",
                "parents",
                "pregnancy-and-breastfeeding",
                "kidney-disease",
                "vegans",
                "carers",
            ],
        ),
        sa.ForeignKeyConstraint(["guidance_id"], ["guidance.id"], name=op.f("fk_guidance_audience_guidance_id")),
        sa.PrimaryKeyConstraint("guidance_id", "audience", name=op.f("pk_guidance_audience")),
    )
    for table in LISTS:
        columns = ["edition_id", "language", "position"]
        op.create_index(f"ix_{table}_edition_id_language_position", table, columns)


def downgrade() -> None:
    raise NotImplementedError("editions are kept for ever: to start anew, move the store away")


def _documents(name: str, *columns: sa.Column[Any]) -> None:
    """A table of documents: what the rows of all kinds have in common, and the columns of this one."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=80), nullable=False),
        sa.Column("text_language", sa.String(length=80), nullable=False),
        sa.Column("slug", sa.String(length=160), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f(f"fk_{name}_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("edition_id", "language", "slug", name=op.f(f"uq_{name}_edition_id_language_slug")),
    )


def _word(column: str, vocabulary: str, words: list[str], nullable: bool = False) -> sa.Column[Any]:
    """A column that holds one of some words, with a CHECK."""
    enum = sa.Enum(*words, name=vocabulary, native_enum=False, create_constraint=True, length=40)
    return sa.Column(column, enum, nullable=nullable)
