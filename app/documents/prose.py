"""The documents of mechanisms, factors, guidance and questions."""

from typing import Literal

from app.documents.crisis import CountryLines
from app.documents.document import (
    Absent,
    Certainty,
    ClaimReference,
    CodeReference,
    Conclusion,
    Document,
    ItemDocument,
    Passage,
    Reference,
)
from app.vocabulary import (
    Audience,
    CalciumPool,
    Contribution,
    FactorCategory,
    FactorRole,
    GuidanceKind,
    Kind,
    RecommendationStrength,
    System,
    Urgency,
)


class PathwayStep(Document):
    """One step of a mechanism: a cause, its effect, and the claim that links them."""

    cause: str
    """What comes first."""
    effect: str
    """What follows from it, as far as the claim says."""
    claim: ClaimReference
    """The claim behind this step."""


class Mechanism(ItemDocument):
    """A way calcium may affect sleep."""

    kind: Literal[Kind.MECHANISM]
    """Always `mechanism`."""
    system: System
    """The body system in which it acts."""
    calcium_pool: CalciumPool
    """Which calcium is meant: eaten, in the blood, or inside cells. They are not interchangeable."""
    explanation: str
    """The whole explanation as plain text, paragraphs separated by an empty line."""
    passages: list[Passage]
    """The explanation paragraph by paragraph, each with its claims."""
    pathway: list[PathwayStep]
    """The mechanism as steps from cause to effect."""
    symptoms: list[str]
    """What a person may notice, where the claims support it."""
    conclusion: Conclusion
    """What can be concluded for sleep."""
    certainty: Certainty
    """How sure we are of the conclusion."""
    claims: list[ClaimReference]
    """Every claim this item rests on."""
    factors: list[Reference]
    """Factors this mechanism has to do with."""
    guidance: list[Reference]
    """What a person can do."""
    terms: list[Reference]
    """Glossary entries for its technical words."""


class RelationToCalcium(Document):
    """How a factor relates to calcium."""

    calcium_pool: CalciumPool
    """Which calcium the statement speaks of; `none` where nothing we read looked at calcium. The statement alone says
    whether there is a tie."""
    statement: str
    """The relation in a sentence or two."""
    claims: list[Reference]
    """The claims behind it; each stands in full under the document's `claims`. Empty for `none`."""


class Factor(ItemDocument):
    """Something that contributes to insomnia. Calcium deficiency is one among many."""

    kind: Literal[Kind.FACTOR]
    """Always `factor`."""
    contributes_to: Contribution | Absent = None
    """What it contributes to: insomnia, or too little calcium. A risk for calcium is not a shown cause of insomnia."""
    category: FactorCategory
    """The part of life it belongs to."""
    role: FactorRole | Absent = None
    """When it mostly acts; absent where the evidence does not say."""
    modifiable: bool
    """Whether a person can change it, at least in part."""
    explanation: str
    """The whole explanation as plain text, paragraphs separated by an empty line."""
    passages: list[Passage]
    """The explanation paragraph by paragraph, each with its claims."""
    relation_to_calcium: RelationToCalcium | Absent = None
    """How it relates to calcium; most factors do not."""
    certainty: Certainty
    """How sure we are that it contributes to what `contributes_to` names."""
    claims: list[ClaimReference]
    """Every claim this item rests on."""
    guidance: list[Reference]
    """What a person can do."""
    terms: list[Reference]
    """Glossary entries for its technical words."""


class Interaction(Document):
    """A medicine and calcium getting in each other's way."""

    medicine: str
    """The medicine or group of medicines."""
    effect: str
    """What happens when they meet."""
    advice: str
    """What to do, in general words; a pharmacist knows the single case."""
    claims: list[Reference]
    """The claims behind it."""
    codes: list[CodeReference]
    """Codes of the medicine."""


class SafeMessaging(Reference):
    """How to show crisis help without doing harm. The guidance it links to gives the ground of every rule."""

    rules: list[str]
    """One rule each, with its reason."""


class Recommendation(Document):
    """How strongly somebody recommends this."""

    strength: RecommendationStrength
    """strong, conditional or good-practice."""
    authority: str
    """Who recommends it."""


class Guidance(ItemDocument):
    """What a person can do."""

    kind: Literal[Kind.GUIDANCE]
    """Always `guidance`."""
    guidance_kind: GuidanceKind
    """What sort of step this is."""
    urgency: Urgency
    """How soon to act."""
    audience: list[Audience]
    """Whom it speaks to."""
    signs: list[Passage] | Absent = None
    """Danger signs: what a person may notice. Absent in other guidance."""
    steps: list[Passage]
    """What to do, in order."""
    do_not: list[Passage] | Absent = None
    """Danger signs: what not to do."""
    do_while_waiting: list[Passage] | Absent = None
    """Danger signs: what to do until help comes."""
    usually_not: list[str] | Absent = None
    """Danger signs: what is mostly something else. For a soft answer only, never in place of the steps."""
    crisis_lines: list[CountryLines] | Absent = None
    """Whom to call, by country. Show the reader's own, else `ZZ`; never another country's line as local."""
    safe_messaging: SafeMessaging | Absent = None
    """The rules to follow where this is shown."""
    cautions: list[Passage]
    """What to be careful about."""
    interactions: list[Interaction]
    """Medicines that calcium gets in the way of."""
    when_to_seek_care: list[Passage]
    """Signs that call for a professional."""
    if_untreated: str | Absent = None
    """What may happen otherwise; absent where the evidence does not say."""
    alternatives: list[Passage]
    """Other ways."""
    questions_to_ask: list[str]
    """Questions to take to a professional."""
    benefits: list[Passage]
    """What it may bring."""
    risks: list[Passage]
    """What may go wrong."""
    recommendation: Recommendation | Absent = None
    """Who recommends it, and how strongly; absent where the evidence does not say."""
    claims: list[ClaimReference]
    """Every claim this item rests on."""
    terms: list[Reference]
    """Glossary entries for its technical words."""


class Question(ItemDocument):
    """A question people ask, with its curated answer."""

    kind: Literal[Kind.QUESTION]
    """Always `question`."""
    short_answer: str
    """The answer in a sentence or two."""
    answer: str
    """The whole answer as plain text, paragraphs separated by an empty line."""
    passages: list[Passage]
    """The answer paragraph by paragraph, each with its claims."""
    certainty: Certainty
    """How sure we are of the short answer."""
    claims: list[ClaimReference]
    """Every claim the answer rests on."""
    mechanisms: list[Reference]
    """Mechanisms the answer speaks of."""
    factors: list[Reference]
    """Factors the answer speaks of."""
    guidance: list[Reference]
    """What a person can do."""
    terms: list[Reference]
    """Glossary entries for its technical words."""
