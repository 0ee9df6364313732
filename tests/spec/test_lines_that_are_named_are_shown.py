"""Guidance that sends somebody to a poison line or a crisis line shows which one."""

from datetime import date
from typing import Any

import pytest

from app.content.corpus import Corpus, Entry, Lines
from app.content.findings import Finding
from app.content.models import Guidance
from app.content.rules import RULES
from app.content.safety import lines_that_are_named_are_shown
from app.vocabulary import CrisisScope, GuidanceKind

STEP = {"text": "Ask.", "practice_point": True}
WHOLE: dict[str, Any] = {
    "slug": "some-step",
    "title": "A step",
    "summary": "Ask.",
    "guidance_kind": "refusal",
    "urgency": "routine",
    "audience": ["adults"],
    "steps": [STEP],
    "review": {
        "status": "editorial",
        "reviewers": "The editors, and a poison line",
        "last_reviewed": date(2026, 11, 22),
        "next_review": date(2027, 11, 22),
    },
}


def found(**more: Any) -> list[Finding]:
    """What the rule says of one guidance; who reviewed it does not count."""
    item = Guidance.model_validate(WHOLE | more)
    return list(
        lines_that_are_named_are_shown(
            Corpus((Entry(item, Lines("content/guidance/some-step.yaml", {("summary",): 4})),))
        )
    )


NAMED = [
    ("Call a poison line.", CrisisScope.POISON, "poison line"),
    ("POISON LINES help for free.", CrisisScope.POISON, "poison line"),
    ("A Crisis Line can help.", CrisisScope.SUICIDE, "crisis line"),
]


def test_it_is_one_of_the_rules() -> None:
    assert lines_that_are_named_are_shown in RULES


@pytest.mark.parametrize(("text", "scope", "words"), NAMED)
def test_a_line_that_is_named_but_not_shown_is_found_where_it_is_named(text: str, scope: str, words: str) -> None:
    (finding,) = found(summary=text)
    assert finding.message == f"it names a {words}; add `{scope}` to `crisis_lines`"
    assert (finding.place.file, finding.place.line) == ("content/guidance/some-step.yaml", 4)


@pytest.mark.parametrize(("text", "scope", "words"), NAMED)
@pytest.mark.parametrize("shown", CrisisScope)
def test_only_the_line_that_is_named_will_do(text: str, scope: str, words: str, shown: CrisisScope) -> None:
    lines = [shown] if shown is CrisisScope.EMERGENCY else [CrisisScope.EMERGENCY, shown]
    assert bool(found(summary=text, crisis_lines=lines)) is (shown != scope), words


def test_whoever_names_both_shows_both() -> None:
    both = "Call a poison line or a crisis line."
    assert len(found(summary=both)) == 2
    assert len(found(summary=both, crisis_lines=["poison"])) == 1
    assert found(summary=both, crisis_lines=["poison", "suicide"]) == []


@pytest.mark.parametrize(
    "where",
    [
        {"title": "The poison line"},
        *(
            {key: [STEP | {"text": "Call a poison line."}]}
            for key in ("signs", "steps", "do_not", "do_while_waiting", "cautions", "when_to_seek_care")
        ),
        {"usually_not": ["A call to the poison line."]},
        {"questions_to_ask": ["What is the poison line?"]},
        {"if_untreated": STEP | {"text": "Call a poison line."}},
    ],
    ids=lambda where: next(iter(where)),
)
def test_in_any_of_its_texts(where: dict[str, Any]) -> None:
    assert len(found(**where)) == 1
    assert found(**where, crisis_lines=["poison"]) == []


@pytest.mark.parametrize("kind", GuidanceKind)
def test_it_holds_for_all_guidance_but_the_rules_of_talk_about_suicide(kind: GuidanceKind) -> None:
    """Those speak to the people who build on this service, and stand beside lines elsewhere."""
    assert bool(found(guidance_kind=kind, summary=NAMED[0][0])) is (kind is not GuidanceKind.SAFE_MESSAGING)


@pytest.mark.parametrize("text", ["Call for help.", "A line of poison.", "In a crisis, call.", "Read the label line."])
def test_other_words_name_no_line(text: str) -> None:
    assert found(summary=text) == []
