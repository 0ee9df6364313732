"""Plain language: what readers meet first reads at US grade 8 or below."""

import pytest

from app.content.compose import Composition
from app.content.readability import grade
from app.content.rules import HARDEST_GRADE, PLAIN
from app.vocabulary import Kind


def test_the_limit_is_grade_eight() -> None:
    assert HARDEST_GRADE == 8.0


def test_it_is_measured_on_what_readers_meet_first() -> None:
    assert {"summary", "short_answer", "plain_statement", "short_text", "definition"} == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Noise, heat and bright screens can get in the way of sleep.",
        "If you need help at once, call your local emergency number now.",
        "Ask your doctor first.",
    ],
)
def test_plain_words_in_short_sentences_pass(text: str) -> None:
    assert grade(text) <= HARDEST_GRADE


@pytest.mark.parametrize(
    "text",
    [
        "Physiological homeostatic dysregulation characteristically precipitates considerable insomnia.",
        "Participants were subsequently randomised to supplementation, notwithstanding heterogeneous comorbidities.",
    ],
)
def test_learned_words_do_not(text: str) -> None:
    assert grade(text) > HARDEST_GRADE


@pytest.mark.parametrize(
    ("decimal", "whole"),
    [
        ("The odds of waking were 1.25 times as high in people with less calcium in their food each day",
         "The odds of waking were 125 times as high in people with less calcium in their food each day"),
        ("They slept 7.5 hours and 6.25 hours in the two groups of people that were part of the study",
         "They slept 75 hours and 625 hours in the two groups of people that were part of the study"),
        ("Read edition 2026.11.1 of this page for what was known about calcium and sleep in that month",
         "Read edition 2026111 of this page for what was known about calcium and sleep in that month"),
    ],
)  # fmt: skip
def test_a_decimal_point_does_not_end_a_sentence(decimal: str, whole: str) -> None:
    assert grade(decimal) == grade(whole)


def test_a_full_stop_does() -> None:
    long = "The people in the study slept for seven hours and the other people in the study slept for six hours"
    assert grade(long.replace(" and the", ". The")) < grade(long)


@pytest.mark.parametrize("text", ["…", "1", "?!", "é", "失眠"])
def test_any_text_has_a_grade(text: str) -> None:
    assert isinstance(grade(text), float)


def test_every_summary_that_consumers_read_is_at_grade_8_or_below(composition: Composition) -> None:
    """Those of sources and codes name publications and terms as they are."""
    spoken = [c for c in composition.documents if c.kind not in (Kind.SOURCE, Kind.CODE, Kind.WITHDRAWAL)]
    hard = {c.slug: c.document.readability.grade for c in spoken if c.document.readability.grade > 8}  # type: ignore[attr-defined]
    assert hard == {}
