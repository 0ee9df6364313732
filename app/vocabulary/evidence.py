"""The words of claims and sources."""

from enum import StrEnum


class CertaintyLevel(StrEnum):
    """How sure we are of a statement as worded (GRADE), from most to least."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"

    @property
    def rank(self) -> int:
        """0 for very-low up to 3 for high."""
        return len(CertaintyLevel) - 1 - list(CertaintyLevel).index(self)


class ConclusionStatus(StrEnum):
    """What the evidence says of a statement as worded. Never shown without that statement."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    INSUFFICIENT = "insufficient"
    NOT_STUDIED = "not-studied"


class Direction(StrEnum):
    """What the relation of a claim does to its object."""

    INCREASES = "increases"
    DECREASES = "decreases"
    NO_EFFECT = "no-effect"
    MIXED = "mixed"
    NOT_APPLICABLE = "not-applicable"


class Relation(StrEnum):
    """The verb of a claim. It never says how sure we are; certainty does."""

    IS_ASSOCIATED_WITH = "is-associated-with"
    IS_INCONSISTENTLY_LINKED_WITH = "is-inconsistently-linked-with"
    IS_NOT_ASSOCIATED_WITH = "is-not-associated-with"
    IS_COMMON_IN = "is-common-in"
    CAN_CAUSE = "can-cause"
    INCREASES = "increases"
    DECREASES = "decreases"
    IMPROVES = "improves"
    DOES_NOT_AFFECT = "does-not-affect"
    HAS_UNCERTAIN_EFFECT_ON = "has-uncertain-effect-on"
    REGULATES = "regulates"
    VARIES_WITH = "varies-with"
    IS_DEFINED_AS = "is-defined-as"
    IS_RECOMMENDED_AS = "is-recommended-as"
    SHOULD_PROMPT = "should-prompt"
    DOES_NOT_SHOW = "does-not-show"
    PROVIDES = "provides"

    @property
    def is_directed(self) -> bool:
        """Whether it says that one thing acts on, or leads to, the other; two things that go together do not."""
        return self not in _GO_TOGETHER


_GO_TOGETHER = {
    Relation.IS_ASSOCIATED_WITH,
    Relation.IS_INCONSISTENTLY_LINKED_WITH,
    Relation.IS_NOT_ASSOCIATED_WITH,
    Relation.IS_COMMON_IN,
    Relation.VARIES_WITH,
}


class CalciumPool(StrEnum):
    """Which calcium is meant. The pools are not interchangeable."""

    DIETARY_INTAKE = "dietary-intake"
    BLOOD_CALCIUM = "blood-calcium"
    CELLULAR_SIGNALLING = "cellular-signalling"
    NONE = "none"


class Stance(StrEnum):
    """What one source says of one claim as worded."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MIXED = "mixed"
    BACKGROUND = "background"


class ReadAs(StrEnum):
    """The least direct record behind a finding."""

    ABSTRACT = "abstract"
    FULL_TEXT = "full-text"
    OFFICIAL_PAGE = "official-page"
    SECONDARY = "secondary"


class Measure(StrEnum):
    """The measure of an effect. The three ratios are relative: they say nothing of how common a thing is."""

    ODDS_RATIO = "odds-ratio"
    RISK_RATIO = "risk-ratio"
    HAZARD_RATIO = "hazard-ratio"
    MEAN_DIFFERENCE = "mean-difference"
    PERCENT = "percent"
    PROPORTION = "proportion"
    CORRELATION = "correlation"
    OTHER = "other"


class RecommendationStrength(StrEnum):
    """How strongly a guideline or a body of practice recommends something."""

    STRONG = "strong"
    CONDITIONAL = "conditional"
    GOOD_PRACTICE = "good-practice"


class Design(StrEnum):
    """The design of a study or publication."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    RANDOMISED_TRIAL = "randomised-trial"
    MENDELIAN_RANDOMISATION = "mendelian-randomisation"
    COHORT = "cohort"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case-series"
    NARRATIVE_REVIEW = "narrative-review"
    GUIDELINE = "guideline"
    ANIMAL_EXPERIMENT = "animal-experiment"
    IN_VITRO = "in-vitro"
    REFERENCE_VALUES = "reference-values"
    DATASET = "dataset"


class CslType(StrEnum):
    """The publication types of the Citation Style Language that occur here."""

    ARTICLE_JOURNAL = "article-journal"
    WEBPAGE = "webpage"
    DATASET = "dataset"
    REPORT = "report"
    THESIS = "thesis"
    CHAPTER = "chapter"


class RetractionStatus(StrEnum):
    """Whether a source was looked up for retraction, and what was found."""

    NOT_CHECKED = "not-checked"
    NONE_FOUND = "none-found"
    CORRECTED = "corrected"
    EXPRESSION_OF_CONCERN = "expression-of-concern"
    RETRACTED = "retracted"
