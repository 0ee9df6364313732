"""The words of items: kinds, mechanisms, factors, guidance, crisis lines, disclaimers."""

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
    GRAPH = "graph"
    QUALITY = "quality"
    RECOGNITION = "recognition"
    WITHDRAWAL = "withdrawal"
    SYNONYMS = "synonyms"


class NodeType(StrEnum):
    """What a node of the graph is."""

    CALCIUM_STATE = "calcium-state"
    HORMONE = "hormone"
    PROCESS = "process"
    SYMPTOM = "symptom"
    SLEEP_OUTCOME = "sleep-outcome"
    HEALTH_OUTCOME = "health-outcome"
    FACTOR = "factor"
    GUIDANCE = "guidance"


class GraphFormat(StrEnum):
    """How the graph can be had."""

    JSON = "json"
    MERMAID = "mermaid"
    SVG = "svg"


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


class Recognises(StrEnum):
    """What a recognition finds in a person's own words; `words` are the lists that all of them share.

    From examples of `no-danger` and `no-request` classifiers learn what is neither, and from those of `no-item` what is
    not asked of any item.
    """

    DANGER = "danger"
    NO_DANGER = "no-danger"
    REQUEST = "request"
    NO_REQUEST = "no-request"
    NO_ITEM = "no-item"
    OTHER_SUBJECT = "other-subject"
    WORDS = "words"


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


class DisclaimerRole(StrEnum):
    """`disclaimer` goes on everything; a `notice` is added where an item needs it."""

    DISCLAIMER = "disclaimer"
    NOTICE = "notice"


class ReviewStatus(StrEnum):
    """Who looked at an item. There is one value so far: nobody with a clinical licence has reviewed anything."""

    EDITORIAL = "editorial"
