"""What authors write: one frozen model per kind, strict about keys and values."""

from app.content.models.crisis import CrisisLine
from app.content.models.data import Code, Food, ReferenceIntake, Term
from app.content.models.evidence import Claim, Source
from app.content.models.frame import Disclaimer, Overview, Withdrawal
from app.content.models.graph import Graph
from app.content.models.prose import Factor, Guidance, Mechanism, Question
from app.content.models.quality import Quality
from app.content.models.recognition import Recognition
from app.content.models.search import Synonyms

AuthoredItem = (
    Mechanism
    | Factor
    | Guidance
    | Question
    | Claim
    | Source
    | Food
    | ReferenceIntake
    | Term
    | CrisisLine
    | Code
    | Disclaimer
    | Overview
    | Quality
    | Graph
    | Recognition
    | Withdrawal
    | Synonyms
)

__all__ = [
    "AuthoredItem",
    "Claim",
    "Code",
    "CrisisLine",
    "Disclaimer",
    "Factor",
    "Food",
    "Graph",
    "Guidance",
    "Mechanism",
    "Overview",
    "Quality",
    "Question",
    "Recognition",
    "ReferenceIntake",
    "Source",
    "Synonyms",
    "Term",
    "Withdrawal",
]
