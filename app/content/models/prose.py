"""The items written in prose: mechanisms, factors, guidance, questions."""

from pydantic import Field

from app.content.models.authored import Authored, Certainty, CitedPassage, CodeRef, Conclusion, Item, Passage, Text
from app.identifiers import Slug
from app.vocabulary import (
    Audience,
    CalciumPool,
    FactorCategory,
    FactorRole,
    GuidanceKind,
    Kind,
    RecommendationStrength,
    System,
    Urgency,
)


class PathwayStep(Authored):
    cause: Text
    effect: Text
    claim: Slug


class Mechanism(Item):
    kind = Kind.MECHANISM
    system: System
    calcium_pool: CalciumPool
    explanation: tuple[CitedPassage, ...] = Field(min_length=1)
    pathway: tuple[PathwayStep, ...] = ()
    symptoms: tuple[Text, ...] = ()
    conclusion: Conclusion
    certainty: Certainty
    claims: tuple[Slug, ...] = ()
    factors: tuple[Slug, ...] = ()
    guidance: tuple[Slug, ...] = ()
    terms: tuple[Slug, ...] = ()


class Factor(Item):
    kind = Kind.FACTOR
    category: FactorCategory
    role: FactorRole | None = None
    modifiable: bool
    explanation: tuple[CitedPassage, ...] = Field(min_length=1)
    certainty: Certainty
    claims: tuple[Slug, ...] = ()
    guidance: tuple[Slug, ...] = ()
    terms: tuple[Slug, ...] = ()


class Interaction(Authored):
    """A medicine and calcium getting in each other's way."""

    medicine: Text
    effect: Text
    advice: Text
    claims: tuple[Slug, ...] = Field(min_length=1)
    codes: tuple[CodeRef, ...] = ()


class Recommendation(Authored):
    strength: RecommendationStrength
    authority: Text


class Guidance(Item):
    kind = Kind.GUIDANCE
    guidance_kind: GuidanceKind
    urgency: Urgency
    audience: tuple[Audience, ...] = Field(min_length=1)
    steps: tuple[Passage, ...] = Field(min_length=1)
    cautions: tuple[Passage, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    when_to_seek_care: tuple[Passage, ...] = ()
    if_untreated: Text | None = None
    alternatives: tuple[Passage, ...] = ()
    questions_to_ask: tuple[Text, ...] = ()
    benefits: tuple[Passage, ...] = ()
    risks: tuple[Passage, ...] = ()
    recommendation: Recommendation | None = None
    claims: tuple[Slug, ...] = ()
    terms: tuple[Slug, ...] = ()


class Question(Item):
    kind = Kind.QUESTION
    short_answer: Text
    answer: tuple[CitedPassage, ...] = Field(min_length=1)
    certainty: Certainty
    claims: tuple[Slug, ...] = ()
    mechanisms: tuple[Slug, ...] = ()
    factors: tuple[Slug, ...] = ()
    guidance: tuple[Slug, ...] = ()
    terms: tuple[Slug, ...] = ()
