"""The typed columns of a row, taken from its document: what filters, sorting and joins need."""

from collections.abc import Callable
from typing import Any

from app.documents.crisis import CrisisLine
from app.documents.data import Code, Food, ReferenceIntake, Term, ages_in_months
from app.documents.document import Document
from app.documents.evidence import Claim, Source
from app.documents.frame import Disclaimer, Overview, Withdrawal
from app.documents.graph import Graph
from app.documents.prose import Factor, Guidance, Mechanism, Question
from app.documents.quality import Quality
from app.documents.recognition import Recognition
from app.documents.synonyms import Synonyms
from app.vocabulary import Kind

DOCUMENTS: dict[Kind, type[Document]] = {
    Kind.MECHANISM: Mechanism,
    Kind.FACTOR: Factor,
    Kind.GUIDANCE: Guidance,
    Kind.QUESTION: Question,
    Kind.CLAIM: Claim,
    Kind.SOURCE: Source,
    Kind.FOOD: Food,
    Kind.REFERENCE_INTAKE: ReferenceIntake,
    Kind.TERM: Term,
    Kind.CRISIS_LINE: CrisisLine,
    Kind.CODE: Code,
    Kind.DISCLAIMER: Disclaimer,
    Kind.OVERVIEW: Overview,
    Kind.QUALITY: Quality,
    Kind.GRAPH: Graph,
    Kind.RECOGNITION: Recognition,
    Kind.WITHDRAWAL: Withdrawal,
    Kind.SYNONYMS: Synonyms,
}
"""The shape of the documents of each kind."""


def _ages(row: ReferenceIntake) -> dict[str, int | None]:
    return dict(zip(("youngest", "oldest"), ages_in_months(row), strict=True))


def common(document: Any) -> dict[str, str]:
    """The columns that the rows of all kinds take from their documents. A tombstone is named by its item."""
    prefix = f"{document.item_kind}/" if isinstance(document, Withdrawal) else ""
    notices = " ".join(getattr(document, "notices", ()))
    return {"slug": prefix + document.slug, "text_language": document.language, "notices": notices}


LINKS: dict[Kind, Callable[[Any], list[str]]] = {
    Kind.GUIDANCE: lambda d: d.audience,
    Kind.FOOD: lambda d: d.diets,
    Kind.CRISIS_LINE: lambda d: d.scopes,
    Kind.CLAIM: lambda d: list(dict.fromkeys(evidence.source.slug for evidence in d.evidence)),
}
"""From a document to what its link table holds: audiences, diets, scopes, slugs of sources."""

COLUMNS: dict[Kind, Callable[[Any], dict[str, Any]]] = {
    Kind.MECHANISM: lambda d: {"system": d.system, "calcium_pool": d.calcium_pool, "certainty": d.certainty.level},
    Kind.FACTOR: lambda d: {
        "category": d.category,
        "modifiable": d.modifiable,
        "contributes_to": d.contributes_to,
        "certainty": d.certainty.level,
    },
    Kind.GUIDANCE: lambda d: {"guidance_kind": d.guidance_kind, "urgency": d.urgency},
    Kind.QUESTION: lambda d: {"certainty": d.certainty.level},
    Kind.CLAIM: lambda d: {
        "certainty": d.certainty.level,
        "conclusion": d.conclusion.status,
        "calcium_pool": d.calcium_pool,
    },
    Kind.SOURCE: lambda d: {"design": d.design, "year": d.year},
    Kind.FOOD: lambda d: {
        "group": d.group,
        "calcium_mg_per_serving": d.calcium_mg_per_serving,
        "low_bioavailability": d.low_bioavailability,
    },
    Kind.REFERENCE_INTAKE: lambda d: {
        "authority": d.authority,
        "metric": d.metric,
        "life_stage": d.life_stage,
        "sex": d.sex,
        "state": d.state,
        **_ages(d),
    },
    Kind.TERM: lambda _: {},
    Kind.CRISIS_LINE: lambda d: {"country": d.country},
    Kind.CODE: lambda d: {"system": d.system, "code": d.code},
    Kind.DISCLAIMER: lambda d: {"role": d.role, "version": d.version},
    Kind.OVERVIEW: lambda _: {},
    Kind.QUALITY: lambda _: {},
    Kind.GRAPH: lambda _: {},
    Kind.RECOGNITION: lambda _: {},
    Kind.WITHDRAWAL: lambda d: {"item_kind": d.item_kind, "since": d.since},
    Kind.SYNONYMS: lambda _: {},
}
"""From a document to the columns of its row."""
