"""The closed vocabularies of Casomnia. GLOSSARY.md explains the words."""

from enum import StrEnum


class Kind(StrEnum):
    """What an item is."""

    MECHANISM = "mechanism"
    FACTOR = "factor"
    GUIDANCE = "guidance"
    QUESTION = "question"
    CLAIM = "claim"
    SOURCE = "source"
    FOOD = "food"
    REFERENCE_INTAKE = "reference-intake"
    TERM = "term"
    CRISIS_LINE = "crisis-line"
    CODE = "code"
    DISCLAIMER = "disclaimer"
    OVERVIEW = "overview"
    WITHDRAWAL = "withdrawal"


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


class System(StrEnum):
    """The body system in which a mechanism acts."""

    NERVOUS_SYSTEM = "nervous-system"
    MUSCULAR_SYSTEM = "muscular-system"
    ENDOCRINE_SYSTEM = "endocrine-system"
    CIRCADIAN_SYSTEM = "circadian-system"


class FactorCategory(StrEnum):
    """The part of life that a factor belongs to."""

    NUTRITION = "nutrition"
    PSYCHOLOGICAL = "psychological"
    BEHAVIOURAL = "behavioural"
    ENVIRONMENTAL = "environmental"
    MEDICAL = "medical"
    MEDICINES_AND_SUBSTANCES = "medicines-and-substances"
    BIOLOGICAL = "biological"


class Contribution(StrEnum):
    """What a factor contributes to. A risk for low calcium is not a shown cause of insomnia."""

    INSOMNIA = "insomnia"
    LOW_CALCIUM_INTAKE = "low-calcium-intake"
    LOW_CALCIUM_ABSORPTION = "low-calcium-absorption"
    LOW_BLOOD_CALCIUM = "low-blood-calcium"


class FactorRole(StrEnum):
    """When a factor mostly acts: before insomnia, at its start, or in keeping it going."""

    PREDISPOSING = "predisposing"
    PRECIPITATING = "precipitating"
    PERPETUATING = "perpetuating"


class GuidanceKind(StrEnum):
    """What sort of step a guidance item describes."""

    EVALUATION = "evaluation"
    NUTRITION = "nutrition"
    BEHAVIOUR = "behaviour"
    TREATMENT = "treatment"
    SUPPLEMENT_SAFETY = "supplement-safety"
    MEDICINE_INTERACTION = "medicine-interaction"
    DANGER_SIGN = "danger-sign"
    REFUSAL = "refusal"
    SAFE_MESSAGING = "safe-messaging"


class Urgency(StrEnum):
    """How soon a person should act, least urgent first."""

    SELF_CARE = "self-care"
    ROUTINE = "routine"
    SOON = "soon"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Audience(StrEnum):
    """Whom a guidance item speaks to."""

    EVERYONE = "everyone"
    ADULTS = "adults"
    OLDER_ADULTS = "older-adults"
    YOUNG_PEOPLE = "young-people"
    PARENTS = "parents"
    PREGNANCY_AND_BREASTFEEDING = "pregnancy-and-breastfeeding"
    AFTER_BIRTH = "after-birth"
    KIDNEY_DISEASE = "kidney-disease"
    PARATHYROID_DISEASE = "parathyroid-disease"
    CANCER = "cancer"
    AFTER_NECK_SURGERY = "after-neck-surgery"
    VEGANS = "vegans"
    CARERS = "carers"


class CrisisScope(StrEnum):
    """What a crisis line is for, the most urgent first."""

    EMERGENCY = "emergency"
    SUICIDE = "suicide"
    POISON = "poison"
    HEALTH_ADVICE = "health-advice"


class LineConfidence(StrEnum):
    """Where the number of a crisis line was read: on the service's own page, a copy of it, in news, or elsewhere."""

    OFFICIAL = "official"
    OFFICIAL_COPY = "official-copy"
    NEWS = "news"
    SECONDARY = "secondary"


class FoodGroup(StrEnum):
    """The kind of food; oxalate-rich greens and fruit stand apart because their calcium is hardly absorbed."""

    DAIRY = "dairy"
    FORTIFIED_PLANT_DRINK = "fortified-plant-drink"
    UNFORTIFIED_PLANT_DRINK = "unfortified-plant-drink"
    TOFU_SOY = "tofu-soy"
    FISH_WITH_BONES = "fish-with-bones"
    FISH_WITHOUT_BONES = "fish-without-bones"
    LEAFY_GREENS = "leafy-greens"
    HIGH_OXALATE_GREENS = "high-oxalate-greens"
    HIGH_OXALATE_FRUIT_VEG = "high-oxalate-fruit-veg"
    VEGETABLES = "vegetables"
    FRUIT = "fruit"
    NUTS_SEEDS = "nuts-seeds"
    LEGUMES = "legumes"
    GRAINS = "grains"
    FORTIFIED_FOOD = "fortified-food"
    EGGS = "eggs"
    WATER = "water"
    OTHER = "other"


class Diet(StrEnum):
    """Diets that a food fits, judged from its description alone: the label decides."""

    VEGAN = "vegan"
    VEGETARIAN = "vegetarian"
    PESCATARIAN = "pescatarian"


class Authority(StrEnum):
    """Who issued a reference intake."""

    IOM = "iom"
    EFSA = "efsa"
    UK = "uk"
    WHO_FAO = "who-fao"
    NNR = "nnr"
    ANZ = "anz"


class IntakeMetric(StrEnum):
    """What a reference intake means; each is defined under /v1/terms."""

    EAR = "ear"
    AR = "ar"
    RDA = "rda"
    RDI = "rdi"
    PRI = "pri"
    RNI = "rni"
    RI = "ri"
    AI = "ai"
    UL = "ul"


class Sex(StrEnum):
    """The sex a reference intake applies to; `any` when it applies to all."""

    ANY = "any"
    FEMALE = "female"
    MALE = "male"


class LifeState(StrEnum):
    """Pregnancy and breastfeeding, where a reference intake is set for them."""

    NONE = "none"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"
    INCLUDING_PREGNANCY_AND_LACTATION = "including-pregnancy-and-lactation"


class AgeUnit(StrEnum):
    """The unit of `age_min` and `age_max`."""

    MONTHS = "months"
    YEARS = "years"


class IntakeConfidence(StrEnum):
    """Primary: read on the issuing body's own page or report. Secondary: read in a reprint or summary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class DisclaimerRole(StrEnum):
    """`disclaimer` goes on everything; a `notice` is added where an item needs it."""

    DISCLAIMER = "disclaimer"
    NOTICE = "notice"


class ReviewStatus(StrEnum):
    """Who looked at an item. There is one value so far: nobody with a clinical licence has reviewed anything."""

    EDITORIAL = "editorial"


class CodeSystem(StrEnum):
    """The terminologies whose codes an item can answer to."""

    ICD_10_CM = "icd-10-cm"
    ICD_10 = "icd-10"
    MESH = "mesh"
    LOINC = "loinc"
    RXNORM = "rxnorm"
    ATC = "atc"
    SNOMED_CT = "snomed-ct"
