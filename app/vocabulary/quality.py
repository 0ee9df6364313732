"""The words of the statement of quality."""

from enum import StrEnum


class Instrument(StrEnum):
    """What the statement of quality judges by: four published instruments, and questions of our own."""

    DISCERN = "discern"
    PIF_TICK = "pif-tick"
    PEMAT_P = "pemat-p"
    CDC_INDEX = "cdc-clear-communication-index"
    OWN = "casomnia"


class Verdict(StrEnum):
    """What one item of an instrument comes to, the best first."""

    PASS = "pass"  # noqa: S105
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"


class Basis(StrEnum):
    """Where a verdict comes from: `computed` from figures alone, or `judged` by our editors, never kinder than them."""

    COMPUTED = "computed"
    JUDGED = "judged"


class QualityMeasure(StrEnum):
    """A share that is counted in the edition."""

    CLAIMS_WITH_EVIDENCE = "claims-with-evidence"
    CLAIMS_WITH_CAVEATS = "claims-with-caveats"
    CLAIMS_WITH_CONTRARY_EVIDENCE = "claims-with-contrary-evidence"
    CLAIMS_OF_LOW_CERTAINTY = "claims-of-low-certainty"
    MIXED_CONCLUSIONS_WITH_CONTRARY_EVIDENCE = "mixed-conclusions-with-contrary-evidence"
    FINDINGS_READ_IN_FULL = "findings-read-in-full"
    FINDINGS_READ_AS_ABSTRACTS = "findings-read-as-abstracts"
    SOURCES_WITH_IDENTIFIERS = "sources-with-identifiers"
    SOURCES_WITH_YEAR = "sources-with-year"
    SOURCES_WITH_FUNDING = "sources-with-funding"
    SOURCES_CHECKED_FOR_RETRACTION = "sources-checked-for-retraction"
    CLINICALLY_REVIEWED = "clinically-reviewed"
    DUE_WITHIN_A_YEAR = "due-within-a-year"
    TRANSLATED = "translated"
    PAGES_WITH_NOTICES = "pages-with-notices"
    PAGES_WITH_SUMMARY = "pages-with-summary"
    PASSAGES_WITH_GROUNDS = "passages-with-grounds"
    SHORT_PASSAGES = "short-passages"
    SHORT_LISTS = "short-lists"
    TEXTS_AT_GRADE_8 = "texts-at-grade-8"
    TEXTS_AT_GRADE_6 = "texts-at-grade-6"
    GUIDANCE_WITH_STEPS = "guidance-with-steps"
    CHOICES_WITH_BENEFITS = "choices-with-benefits"
    CHOICES_WITH_RISKS = "choices-with-risks"
    CHOICES_WITH_BENEFITS_AND_RISKS = "choices-with-benefits-and-risks"
    CHOICES_WITH_ALTERNATIVES = "choices-with-alternatives"
    CHOICES_WITH_IF_UNTREATED = "choices-with-if-untreated"
    CHOICES_WITH_QUESTIONS = "choices-with-questions"
    CRISIS_LINES_READ_FIRST_HAND = "crisis-lines-read-first-hand"
