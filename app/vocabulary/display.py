"""The words of display checks."""

from enum import StrEnum


class DisplayFormat(StrEnum):
    """How a display is written: as text, with an empty line between paragraphs, or as HTML."""

    TEXT = "text"
    HTML = "html"


class DisplayRule(StrEnum):
    """What is looked for in a display: first what concerns all of it, then what concerns one item."""

    EDITION = "edition"
    DISCLAIMER = "disclaimer"
    DISCLAIMER_LINK = "disclaimer-link"
    CONTRADICTION = "contradiction"
    ATTRIBUTION = "attribution"
    LICENCE = "licence"
    CONCLUSION = "conclusion"
    STYLE_SHEETS = "style-sheets"
    ITEM = "item"
    NOTICE = "notice"
    CERTAINTY = "certainty"
    STEPS = "steps"
    CRISIS_LINES = "crisis-lines"


class DisplayStatus(StrEnum):
    """What came of a rule. Only `fail` keeps a display from being compliant."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    WARNING = "warning"
    NOT_APPLICABLE = "not-applicable"
