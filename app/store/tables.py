"""The tables: one per kind, each row a published document beside the typed columns that filters and joins need."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import DateTime, Enum, Index, MetaData, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.vocabulary import (
    Audience,
    Authority,
    CalciumPool,
    CertaintyLevel,
    CodeSystem,
    ConclusionStatus,
    Contribution,
    CrisisScope,
    Design,
    Diet,
    DisclaimerRole,
    FactorCategory,
    FoodGroup,
    GuidanceKind,
    IntakeMetric,
    Kind,
    LifeState,
    Sex,
    System,
    Urgency,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def one_of(enum: type[StrEnum]) -> Any:
    """A column of one vocabulary: text of its values, with a CHECK."""
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in enum.__name__).lstrip("_")
    return Enum(
        enum,
        values_callable=lambda e: [m.value for m in e],
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name,
    )


class Table(SQLModel):
    """Base of all tables."""

    metadata = metadata


class EditionRow(Table, table=True):
    """One published edition. `number` orders them."""

    __tablename__ = "edition"

    id: str = Field(primary_key=True, max_length=20)
    number: int = Field(unique=True)
    published_at: datetime = Field(sa_type=DateTime)
    digest: str = Field(max_length=64)
    document: str = Field(sa_type=Text)


def of_edition(table: str, *columns: str) -> tuple[Any, ...]:
    """Unique slugs per edition and language, and an index for the list and for every filter.

    The index of a filter goes on with the order of the list and the columns of the other filters: where filters meet,
    rows that do not match are passed over without reading their documents.
    """
    of_list = Index(None, "edition_id", "language", "position")
    of_filters = (_of_filter(table, column, [other for other in columns if other != column]) for column in columns)
    return (UniqueConstraint("edition_id", "language", "slug"), of_list, *of_filters)


def _of_filter(table: str, column: str, others: list[str]) -> Index:
    return Index(f"ix_{table}_by_{column}", "edition_id", "language", column, "position", *others)


class Row(Table):
    """What the rows of all kinds have in common.

    `language` is the one a reader asks for, `text_language` the one the document is in. `document` is canonical JSON
    without its `digest`; `notices` are slugs with spaces between them.
    """

    kind: ClassVar[Kind]

    id: int | None = Field(default=None, primary_key=True)
    edition_id: str = Field(foreign_key="edition.id", max_length=20)
    language: str = Field(max_length=80)
    text_language: str = Field(max_length=80)
    slug: str = Field(max_length=160)
    position: int
    notices: str
    document: str = Field(sa_type=Text)
    digest: str = Field(max_length=64)


class MechanismRow(Row, table=True):
    __tablename__ = "mechanism"
    __table_args__ = of_edition("mechanism", "system", "certainty")
    kind = Kind.MECHANISM
    system: System = Field(sa_type=one_of(System))
    calcium_pool: CalciumPool = Field(sa_type=one_of(CalciumPool))
    certainty: CertaintyLevel = Field(sa_type=one_of(CertaintyLevel))


class FactorRow(Row, table=True):
    __tablename__ = "factor"
    __table_args__ = of_edition("factor", "category", "modifiable", "contributes_to")
    kind = Kind.FACTOR
    category: FactorCategory = Field(sa_type=one_of(FactorCategory))
    modifiable: bool
    contributes_to: Contribution | None = Field(default=None, sa_type=one_of(Contribution))
    certainty: CertaintyLevel = Field(sa_type=one_of(CertaintyLevel))


class GuidanceRow(Row, table=True):
    __tablename__ = "guidance"
    __table_args__ = of_edition("guidance", "guidance_kind", "urgency")
    kind = Kind.GUIDANCE
    guidance_kind: GuidanceKind = Field(sa_type=one_of(GuidanceKind))
    urgency: Urgency = Field(sa_type=one_of(Urgency))


class GuidanceAudience(Table, table=True):
    """Whom a guidance item speaks to."""

    __tablename__ = "guidance_audience"
    guidance_id: int = Field(foreign_key="guidance.id", primary_key=True)
    audience: Audience = Field(sa_type=one_of(Audience), primary_key=True, index=True)


class QuestionRow(Row, table=True):
    __tablename__ = "question"
    __table_args__ = of_edition("question")
    kind = Kind.QUESTION
    certainty: CertaintyLevel = Field(sa_type=one_of(CertaintyLevel))


class SourceRow(Row, table=True):
    __tablename__ = "source"
    __table_args__ = of_edition("source", "design", "year")
    kind = Kind.SOURCE
    design: Design | None = Field(default=None, sa_type=one_of(Design))
    year: int | None = None


class ClaimRow(Row, table=True):
    __tablename__ = "claim"
    __table_args__ = of_edition("claim", "certainty", "conclusion", "calcium_pool")
    kind = Kind.CLAIM
    certainty: CertaintyLevel = Field(sa_type=one_of(CertaintyLevel))
    conclusion: ConclusionStatus = Field(sa_type=one_of(ConclusionStatus))
    calcium_pool: CalciumPool = Field(sa_type=one_of(CalciumPool))


class ClaimSource(Table, table=True):
    """The sources of a claim's evidence."""

    __tablename__ = "claim_source"
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    source_id: int = Field(foreign_key="source.id", primary_key=True, index=True)


class FoodRow(Row, table=True):
    __tablename__ = "food"
    __table_args__ = of_edition("food", "group", "calcium_mg_per_serving")
    kind = Kind.FOOD
    group: FoodGroup = Field(sa_type=one_of(FoodGroup))
    calcium_mg_per_serving: int
    low_bioavailability: bool


class FoodDiet(Table, table=True):
    """The diets that a food fits."""

    __tablename__ = "food_diet"
    food_id: int = Field(foreign_key="food.id", primary_key=True)
    diet: Diet = Field(sa_type=one_of(Diet), primary_key=True, index=True)


class ReferenceIntakeRow(Row, table=True):
    """`youngest` and `oldest` are ages in months, both included; empty where the authority gives none."""

    __tablename__ = "reference_intake"
    __table_args__ = of_edition("reference_intake", "authority", "sex", "life_stage", "youngest")
    kind = Kind.REFERENCE_INTAKE
    authority: Authority = Field(sa_type=one_of(Authority))
    metric: IntakeMetric = Field(sa_type=one_of(IntakeMetric))
    life_stage: str = Field(max_length=80)
    sex: Sex = Field(sa_type=one_of(Sex))
    state: LifeState = Field(sa_type=one_of(LifeState))
    youngest: int | None = None
    oldest: int | None = None


class TermRow(Row, table=True):
    __tablename__ = "term"
    __table_args__ = of_edition("term")
    kind = Kind.TERM


class CrisisLineRow(Row, table=True):
    __tablename__ = "crisis_line"
    __table_args__ = of_edition("crisis_line", "country")
    kind = Kind.CRISIS_LINE
    country: str = Field(max_length=2)


class CrisisLineScope(Table, table=True):
    """What a crisis line is for."""

    __tablename__ = "crisis_line_scope"
    crisis_line_id: int = Field(foreign_key="crisis_line.id", primary_key=True)
    scope: CrisisScope = Field(sa_type=one_of(CrisisScope), primary_key=True, index=True)


class CodeRow(Row, table=True):
    __tablename__ = "code"
    __table_args__ = of_edition("code", "system")
    kind = Kind.CODE
    system: CodeSystem = Field(sa_type=one_of(CodeSystem))
    code: str = Field(max_length=40)


class DisclaimerRow(Row, table=True):
    __tablename__ = "disclaimer"
    __table_args__ = of_edition("disclaimer")
    kind = Kind.DISCLAIMER
    role: DisclaimerRole = Field(sa_type=one_of(DisclaimerRole))
    version: int


class OverviewRow(Row, table=True):
    __tablename__ = "overview"
    __table_args__ = of_edition("overview")
    kind = Kind.OVERVIEW


class QualityRow(Row, table=True):
    __tablename__ = "quality"
    __table_args__ = of_edition("quality")
    kind = Kind.QUALITY


class GraphRow(Row, table=True):
    __tablename__ = "graph"
    __table_args__ = of_edition("graph")
    kind = Kind.GRAPH


class RecognitionRow(Row, table=True):
    __tablename__ = "recognition"
    __table_args__ = of_edition("recognition")
    kind = Kind.RECOGNITION


class WithdrawalRow(Row, table=True):
    """`slug` is the withdrawn item's kind and slug."""

    __tablename__ = "withdrawal"
    __table_args__ = of_edition("withdrawal")
    kind = Kind.WITHDRAWAL
    item_kind: Kind = Field(sa_type=one_of(Kind))
    since: date


class SynonymsRow(Row, table=True):
    __tablename__ = "synonyms"
    __table_args__ = of_edition("synonyms")
    kind = Kind.SYNONYMS


ROWS: dict[Kind, type[Row]] = {
    row.kind: row
    for row in (
        MechanismRow,
        FactorRow,
        GuidanceRow,
        QuestionRow,
        SourceRow,
        ClaimRow,
        FoodRow,
        ReferenceIntakeRow,
        TermRow,
        CrisisLineRow,
        CodeRow,
        DisclaimerRow,
        OverviewRow,
        QualityRow,
        GraphRow,
        RecognitionRow,
        WithdrawalRow,
        SynonymsRow,
    )
}
"""The table of every kind, in the order of writing: sources before the claims that point at them."""

LINK_TABLES: dict[Kind, tuple[type[Table], str, str]] = {
    Kind.GUIDANCE: (GuidanceAudience, "guidance_id", "audience"),
    Kind.FOOD: (FoodDiet, "food_id", "diet"),
    Kind.CRISIS_LINE: (CrisisLineScope, "crisis_line_id", "scope"),
    Kind.CLAIM: (ClaimSource, "claim_id", "source_id"),
}
"""The table that links the rows of a kind, its column for the row, and its column for what the row is linked with."""

INDEX_PREFIX = "search_index_"
"""How the names of full-text indexes begin: each edition and language has one, which `indexing` makes, not a model."""


class SearchTable(Table):
    """What search knows of the words of an edition in one language."""

    edition_id: str = Field(foreign_key="edition.id", primary_key=True, max_length=20)
    language: str = Field(primary_key=True, max_length=80)


class SearchStem(SearchTable, table=True):
    """The stem of a word, or a whole name, with how many items hold it and where: `places` is what `asking` packs."""

    __tablename__ = "search_stem"
    stem: str = Field(primary_key=True, max_length=300)
    items: int
    places: bytes


class SearchWord(SearchTable, table=True):
    """A word as it is written, to complete and to correct words by; `letters` are bits that say which ones it has.

    `items` does not count sources: their authors' names are not what others are misspelt for.
    """

    __tablename__ = "search_word"
    __table_args__ = (Index(None, "edition_id", "language", "length"),)
    word: str = Field(primary_key=True, max_length=80)
    length: int
    letters: int
    items: int


class SearchPhrase(SearchTable, table=True):
    """A phrase that search knows, and what else it may be called, a phrase a line."""

    __tablename__ = "search_phrase"
    phrase: str = Field(primary_key=True, max_length=200)
    also: str = Field(sa_type=Text)
