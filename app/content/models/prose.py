"""The items written in prose: mechanisms, factors, guidance, questions."""

from typing import Self

from pydantic import Field, model_validator

from app.content.models.authored import Authored, Certainty, CodeRef, Conclusion, Item, Passage, Step, Text
from app.identifiers import Slug, Words
from app.vocabulary import (
    Audience,
    CalciumPool,
    Contribution,
    CrisisScope,
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
    explanation: tuple[Passage, ...] = Field(min_length=1)
    pathway: tuple[PathwayStep, ...] = ()
    symptoms: tuple[Step, ...] = ()
    conclusion: Conclusion
    certainty: Certainty
    factors: tuple[Slug, ...] = ()
    guidance: tuple[Slug, ...] = ()


class RelationToCalcium(Authored):
    """How a factor relates to calcium; most do not, as far as we read."""

    calcium_pool: CalciumPool
    statement: Text
    claims: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _is_backed(self) -> Self:
        if (self.calcium_pool is CalciumPool.NONE) is bool(self.claims):
            raise ValueError("a tie to calcium has a `calcium_pool` and its `claims`; where there is none, both say so")
        return self


class Factor(Item):
    kind = Kind.FACTOR
    contributes_to: Contribution
    category: FactorCategory
    role: FactorRole | None = None
    modifiable: bool
    explanation: tuple[Passage, ...] = Field(min_length=1)
    relation_to_calcium: RelationToCalcium
    certainty: Certainty
    guidance: tuple[Slug, ...] = ()


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
    signs: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    do_not: tuple[Step, ...] = ()
    do_while_waiting: tuple[Step, ...] = ()
    usually_not: tuple[Text, ...] = ()
    crisis_lines: tuple[CrisisScope, ...] = ()
    safe_messaging: Slug | None = None
    cautions: tuple[Step, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    when_to_seek_care: tuple[Step, ...] = ()
    if_untreated: Step | None = None
    alternatives: tuple[Step, ...] = ()
    questions_to_ask: tuple[Text, ...] = ()
    benefits: tuple[Step, ...] = ()
    risks: tuple[Step, ...] = ()
    recommendation: Recommendation | None = None

    @property
    def puts_suicide_first(self) -> bool:
        """Whether the line beside the emergency number is one for suicide."""
        return self.crisis_lines[:2] == (CrisisScope.EMERGENCY, CrisisScope.SUICIDE)


class Question(Item):
    """`asked_as` are patterns of other ways to ask it: matching data, never shown to readers."""

    kind = Kind.QUESTION
    asked_as: tuple[Words, ...] = ()
    short_answer: Text
    answer: tuple[Passage, ...] = Field(min_length=1)
    certainty: Certainty
    mechanisms: tuple[Slug, ...] = ()
    factors: tuple[Slug, ...] = ()
    guidance: tuple[Slug, ...] = ()
