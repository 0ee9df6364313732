"""How sure a claim may sound: the rules of grading, as the dossier sets them out.

| certainty      | `supported` is allowed                                            | the conclusion says      |
|----------------|-------------------------------------------------------------------|--------------------------|
| high, moderate | with a supporting source; contrary evidence only where outweighed | it plainly, or likely    |
| low            | with a supporting source and no contrary evidence                 | may, might, some studies |
| very-low       | never                                                             | that it cannot be told   |
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from typing import Any

import pytest

from app.content.grading import DIRECTIONS, faults, numbers
from app.content.models import Claim
from app.vocabulary import CertaintyLevel, ConclusionStatus, Direction, Relation, Stance

PLAINLY = "Calcium makes no difference to sleep."
HEDGED = "Calcium may make no difference to sleep."
OUTWEIGHED = "The one contrary survey is outweighed by two large trials."


def claim(
    level: str = "moderate",
    status: str = "supported",
    stances: tuple[str, ...] = ("supports",),
    conclusion: str = PLAINLY,
    rationale: str = "Two large trials.",
    **more: Any,
) -> Claim:
    """A claim that is sound unless told otherwise."""
    evidence = [{"source": "some-trial", "stance": s, "read": "abstract", "finding": "Found."} for s in stances]
    review = {
        "status": "editorial",
        "reviewers": "The editors",
        "last_reviewed": date(2026, 11, 22),
        "next_review": date(2027, 11, 22),
    }
    whole = {
        "slug": "calcium-sleep",
        "area": "association",
        "subject": "Calcium",
        "relation": "does-not-affect",
        "object": "sleep",
        "statement": PLAINLY,
        "plain_statement": PLAINLY,
        "direction": "no-effect",
        "conclusion": {"status": status, "statement": conclusion},
        "calcium_pool": "dietary-intake",
        "certainty": {"level": level, "rationale": rationale},
        "applies_to": "Adults",
        "evidence": evidence,
        "review": review,
    }
    return Claim.model_validate(whole | more)


def with_effect(finding: str, **effect: Any) -> Claim:
    """A claim whose one finding has this effect."""
    evidence = {"source": "some-trial", "stance": "supports", "read": "abstract", "finding": finding}
    return claim(evidence=[evidence | {"effect": {"measure": "odds-ratio"} | effect}])


def messages(claim: Claim) -> list[str]:
    return [message for _, message in faults(claim)]


def every_mix_of_stances() -> Iterator[tuple[Stance, ...]]:
    for size in range(1, len(Stance) + 1):
        yield from combinations(Stance, size)


def may_be_supported(level: str, stances: tuple[str, ...], hedged: bool, outweighed: bool) -> bool:
    """The table above, in one expression a row."""
    contrary = "contradicts" in stances
    if "supports" not in stances:
        return False
    return {
        "high": not contrary or outweighed,
        "moderate": not contrary or outweighed,
        "low": not contrary and hedged,
        "very-low": False,
    }[level]


@pytest.mark.parametrize("level", CertaintyLevel)
@pytest.mark.parametrize("stances", list(every_mix_of_stances()), ids="+".join)
def test_supported_is_allowed_exactly_where_the_table_allows_it(level: str, stances: tuple[str, ...]) -> None:
    for hedged, outweighed in product((False, True), repeat=2):
        conclusion, rationale = HEDGED if hedged else PLAINLY, OUTWEIGHED if outweighed else "Two large trials."
        found = messages(claim(level, "supported", stances, conclusion, rationale))
        assert (not found) is may_be_supported(level, stances, hedged, outweighed), found


@pytest.mark.parametrize("status", [status for status in ConclusionStatus if status != "supported"])
@pytest.mark.parametrize("level", CertaintyLevel)
def test_any_weaker_conclusion_is_always_allowed(level: str, status: str) -> None:
    for stances in every_mix_of_stances():
        assert messages(claim(level, status, stances)) == []


def test_a_null_trial_supports_makes_no_difference() -> None:
    """Stance and status speak of the statement as worded."""
    assert messages(claim(relation="does-not-affect", direction="no-effect", stances=("supports",))) == []


STATUS = ("conclusion", "status")
CONTRARY = ("supports", "contradicts")


@pytest.mark.parametrize(
    ("broken", "where", "what_to_do"),
    [
        (claim("very-low"), STATUS, "conclude insufficient, mixed or contradicted"),
        (claim("low"), STATUS, "must say may, might or 'in some studies'; hedge it"),
        (claim(stances=("background",)), STATUS, "no evidence supports it; conclude something weaker"),
        (claim("low", stances=CONTRARY, conclusion=HEDGED), STATUS, "conclude mixed or insufficient"),
        (claim(stances=CONTRARY), STATUS, "let the rationale say why it is outweighed, or conclude mixed"),
        (claim(direction="increases"), ("direction",), "cannot have direction increases; it can have no-effect"),
        (claim(object="better sleep"), ("object",), "say it in `direction`, and word the object without it"),
        (with_effect("The odds were 1.2.", value=1.3), ("evidence", 0, "effect"), "take it out, or mend the finding"),
    ],
)
def test_a_fault_says_where_it_is_and_what_to_do(broken: Claim, where: tuple[str | int, ...], what_to_do: str) -> None:
    ((path, message),) = faults(broken)
    assert path == where
    assert what_to_do in message


@pytest.mark.parametrize(
    "conclusion",
    [
        "Calcium may help.",
        "It might help.",
        "In some studies it helps.",
        "MAY it help?",
        "People, in some studies, sleep longer.",
    ],
)
def test_low_certainty_is_hedged_by_may_might_or_in_some_studies(conclusion: str) -> None:
    assert messages(claim("low", conclusion=conclusion)) == []


@pytest.mark.parametrize("conclusion", ["It helps.", "It could help.", "Maybe it helps.", "Mighty mayors sleep."])
def test_other_words_are_no_hedge(conclusion: str) -> None:
    assert len(messages(claim("low", conclusion=conclusion))) == 1


def test_high_and_moderate_need_no_hedge() -> None:
    assert messages(claim("high")) == messages(claim("moderate")) == []


TURNS = {Direction.INCREASES, Direction.DECREASES, Direction.NOT_APPLICABLE}
NULL_FINDINGS = {Relation.IS_NOT_ASSOCIATED_WITH, Relation.DOES_NOT_AFFECT}
OPEN_FINDINGS = {Relation.IS_INCONSISTENTLY_LINKED_WITH, Relation.HAS_UNCERTAIN_EFFECT_ON}
UPWARD = {Relation.CAN_CAUSE, Relation.INCREASES, Relation.IMPROVES}


@pytest.mark.parametrize("relation", Relation)
def test_a_relation_goes_only_with_the_directions_its_verb_can_have(relation: Relation) -> None:
    match relation:
        case Relation.IS_ASSOCIATED_WITH:
            allowed = TURNS
        case Relation.DECREASES:
            allowed = {Direction.DECREASES}
        case _ if relation in UPWARD:
            allowed = {Direction.INCREASES}
        case _ if relation in NULL_FINDINGS:
            allowed = {Direction.NO_EFFECT}
        case _ if relation in OPEN_FINDINGS:
            allowed = {Direction.MIXED}
        case _:
            allowed = {Direction.NOT_APPLICABLE}
    assert DIRECTIONS[relation] == allowed
    for direction in Direction:
        found = messages(claim(relation=relation, direction=direction))
        assert (not found) is (direction in allowed)


def test_the_verb_never_says_how_sure_we_are() -> None:
    assert not [relation for relation in Relation if {"may", "might", "likely", "probably"} & set(relation.split("-"))]


@pytest.mark.parametrize(
    "thing", ["less sleep", "much better sleep", "Slightly lower mood", "more waking", "fewer hours"]
)
def test_an_object_holds_no_comparison(thing: str) -> None:
    assert len(messages(claim(object=thing))) == 1


@pytest.mark.parametrize("thing", ["sleep", "moreish food", "waking once or more", "a sense of feeling worse"])
def test_words_further_on_describe_the_object(thing: str) -> None:
    assert messages(claim(object=thing)) == []


@pytest.mark.parametrize(
    "sound",
    [
        with_effect("Odds 1.20 (0.90 to 1.60) in 1,250 women.", value=1.2, ci_low=0.9, ci_high=1.6, n=1250),
        with_effect("Sleep was 7 minutes shorter (-12 to 3).", value=-7, ci_low=-12, ci_high=3),
        with_effect("Of 10,000.5 units", value=10000.5),
        with_effect("Odds 1.2 for 600 mg a day", value=1.2, unit="per 600 mg", comparison="600 mg with none"),
        with_effect("Odds 1.2 (1.2 to 1.2)", value=1.2, ci_low=1.2, ci_high=1.2),
        with_effect("Odds 1.2", value=1.2),
    ],
)
def test_every_figure_of_an_effect_stands_in_its_finding(sound: Claim) -> None:
    assert messages(sound) == []


@pytest.mark.parametrize(
    ("invented", "named"),
    [
        (with_effect("Odds 1.20", value=1.3), "`value` 1.3 does not stand in the finding"),
        (with_effect("Odds 1.2 (0.9 to 1.6)", value=1.2, ci_low=0.8, ci_high=1.6), "`ci_low` 0.8"),
        (with_effect("Odds 1.2 (0.9 to 1.6)", value=1.2, ci_low=0.9, ci_high=1.7), "`ci_high` 1.7"),
        (with_effect("Odds 1.2", value=1.2, n=1250), "`n` 1250"),
        (with_effect("Odds 1.2", value=1.2, unit="per 600 mg"), "`unit` has figures"),
        (with_effect("Odds 1.2", value=1.2, comparison="600 mg with none"), "`comparison` has figures"),
        (with_effect("Odds 12", value=1.2), "`value` 1.2"),
    ],
)
def test_no_figure_is_invented(invented: Claim, named: str) -> None:
    (message,) = messages(invented)
    assert message.startswith(named)


@pytest.mark.parametrize(
    ("effect", "message"),
    [
        ({"ci_low": 0.9}, "the interval has only one end; give both or none"),
        ({"ci_high": 1.6}, "the interval has only one end; give both or none"),
        ({"ci_low": 1.6, "ci_high": 0.9}, "the interval does not hold the value; compare both with the source"),
        ({"ci_low": 1.6, "ci_high": 1.6}, "the interval does not hold the value; compare both with the source"),
    ],
)
def test_an_interval_is_whole_and_holds_its_value(effect: dict[str, float], message: str) -> None:
    assert messages(with_effect("Odds 1.2 (0.9 to 1.6)", value=1.2, **effect)) == [message]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,250 women, 12.5 per cent, −3 points", {1250, 12.5, 3}),
        ("from 1,234,567.8 to 2", {1234567.8, 2}),
        ("12,5 is not a thousand", {12, 5}),
        ("none", set()),
    ],
)
def test_numbers_are_read_as_printed_without_their_sign(text: str, found: set[float]) -> None:
    assert numbers(text) == found
