"""The rules of grading: what a certainty allows a conclusion to say, and which figures an effect may hold.

| certainty       | `supported` is allowed                                          | the conclusion says           |
|-----------------|-----------------------------------------------------------------|-------------------------------|
| high, moderate  | with a supporting source; contrary evidence only if outweighed  | it plainly, or likely         |
| low             | with a supporting source and no contrary evidence               | may, might, in some studies   |
| very-low        | never                                                           | that it cannot be told        |
"""

import re
from collections.abc import Iterator

from app.content.corpus import Path
from app.content.models import Claim
from app.content.models.authored import Conclusion
from app.content.models.evidence import Effect, Evidence
from app.identifiers import ENGLISH
from app.vocabulary import CertaintyLevel, ConclusionStatus, Direction, Relation, Stance

HEDGE = re.compile(r"\b(may|might)\b|\bin some studies\b", re.I)
DOUBT = re.compile(
    r"\b(may|might|perhaps|possibl[ye]|unclear|uncertain|unproven|mixed|disagree|differ\w*|weak|doubt\w*|seems?|tend\w*"
    r"|(in|by|from) (some|one|a|two|three|few|most|the|this|that|these|older|large|small|long)\b|cannot|unknown"
    r"|thought to|said|suggest\w*|stud(y|ies)|trials?|reviews?|surveys?|(do|does|did) not|vary|want to|ask|never"
    r"|no clear"
    r"|not (been )?(known|clear\w*|sure|shown?|proven|tested|told|enough|settled|the same|agree|proof|linked|tied|a)"
    r")\b|n't know",
    re.I,
)
"""Words by which a text says that it is not sure, or whose finding it tells."""
COMPARATIVE = re.compile(
    r"(slightly |somewhat |much )?(less|more|lower|higher|better|worse|fewer|raised|reduced)\b", re.I
)
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_ANY_TURN = {Direction.INCREASES, Direction.DECREASES, Direction.NOT_APPLICABLE}
_NOT_APPLICABLE = {Direction.NOT_APPLICABLE}
DIRECTIONS: dict[Relation, set[Direction]] = {
    Relation.IS_ASSOCIATED_WITH: _ANY_TURN,
    Relation.IS_INCONSISTENTLY_LINKED_WITH: {Direction.MIXED},
    Relation.IS_NOT_ASSOCIATED_WITH: {Direction.NO_EFFECT},
    Relation.IS_COMMON_IN: _NOT_APPLICABLE,
    Relation.CAN_CAUSE: {Direction.INCREASES},
    Relation.INCREASES: {Direction.INCREASES},
    Relation.DECREASES: {Direction.DECREASES},
    Relation.IMPROVES: {Direction.INCREASES},
    Relation.DOES_NOT_AFFECT: {Direction.NO_EFFECT},
    Relation.HAS_UNCERTAIN_EFFECT_ON: {Direction.MIXED},
    Relation.REGULATES: _NOT_APPLICABLE,
    Relation.VARIES_WITH: _NOT_APPLICABLE,
    Relation.IS_DEFINED_AS: _NOT_APPLICABLE,
    Relation.IS_RECOMMENDED_AS: _NOT_APPLICABLE,
    Relation.SHOULD_PROMPT: _NOT_APPLICABLE,
    Relation.DOES_NOT_SHOW: _NOT_APPLICABLE,
    Relation.PROVIDES: _NOT_APPLICABLE,
}
"""The directions that each relation can have."""

Fault = tuple[Path, str]


def faults(claim: Claim) -> Iterator[Fault]:
    """Everything that is wrong with the axes and figures of one claim, with where and what to do."""
    yield from ((("conclusion", "status"), m) for m in conclusion_faults(claim.conclusion, claim.certainty.level))
    yield from ((("conclusion", "status"), m) for m in weighing_faults(claim))
    yield from wording_faults(claim)
    for i, evidence in enumerate(claim.evidence):
        yield from ((("evidence", i, "effect"), message) for message in effect_faults(evidence))


def conclusion_faults(conclusion: Conclusion, level: CertaintyLevel) -> Iterator[str]:
    """A conclusion stronger than its certainty allows."""
    if conclusion.status is not ConclusionStatus.SUPPORTED:
        return
    if level is CertaintyLevel.VERY_LOW:
        yield "very-low certainty cannot be `supported`; conclude insufficient, mixed or contradicted"
    if level is CertaintyLevel.LOW and not HEDGE.search(conclusion.statement.get(ENGLISH, "")):
        yield "low certainty: the conclusion must say may, might or 'in some studies'; hedge it"


def weighing_faults(claim: Claim) -> Iterator[str]:
    """A conclusion that its own evidence does not carry."""
    stances = {evidence.stance for evidence in claim.evidence}
    if claim.conclusion.status is not ConclusionStatus.SUPPORTED:
        return
    if Stance.SUPPORTS not in stances:
        yield "`supported`, but no evidence supports it; conclude something weaker"
    if Stance.CONTRADICTS in stances and claim.certainty.level is CertaintyLevel.LOW:
        yield "low certainty with contrary evidence cannot be `supported`; conclude mixed or insufficient"
    elif Stance.CONTRADICTS in stances and "outweigh" not in claim.certainty.rationale.get(ENGLISH, ""):
        yield "there is contrary evidence; let the rationale say why it is outweighed, or conclude mixed"


def wording_faults(claim: Claim) -> Iterator[Fault]:
    """A direction that the relation cannot have, or that is hidden in the object."""
    if claim.direction not in DIRECTIONS[claim.relation]:
        allowed = ", ".join(sorted(DIRECTIONS[claim.relation]))
        yield ("direction",), f"`{claim.relation}` cannot have direction {claim.direction}; it can have {allowed}"
    if COMPARATIVE.match(claim.object.get(ENGLISH, "")):
        yield ("object",), "the object holds a comparison; say it in `direction`, and word the object without it"


def effect_faults(evidence: Evidence) -> Iterator[str]:
    """Figures that are not printed in the finding, or an interval that does not hold its value."""
    effect = evidence.effect
    if effect is None:
        return
    printed = numbers(evidence.finding.get(ENGLISH, ""))
    for name in ("value", "ci_low", "ci_high", "n"):
        figure = getattr(effect, name)
        if figure is not None and abs(float(figure)) not in printed:
            yield f"`{name}` {figure} does not stand in the finding; take it out, or mend the finding"
    for name in ("unit", "comparison"):
        if strange := numbers(getattr(effect, name) or "") - printed:
            yield f"`{name}` has figures that do not stand in the finding: {sorted(strange)}; take them out"
    yield from interval_faults(effect)


def interval_faults(effect: Effect) -> Iterator[str]:
    """An interval is whole and holds its value."""
    if (effect.ci_low is None) != (effect.ci_high is None):
        yield "the interval has only one end; give both or none"
    elif (
        effect.ci_low is not None and effect.ci_high is not None and not effect.ci_low <= effect.value <= effect.ci_high
    ):
        yield "the interval does not hold the value; compare both with the source"


def numbers(text: str) -> set[float]:
    """The numbers printed in a text, without signs."""
    return {float(number.replace(",", "")) for number in NUMBER.findall(text)}
