"""Plain language: what readers see is at US grade 8 or below."""

from dataclasses import replace

import pytest

from app.content.compose import Composition
from app.content.corpus import Corpus
from app.content.language import UNMEASURED, reader_texts
from app.content.models import Guidance
from app.content.readability import grade
from app.content.rules import HARDEST_GRADE, reading_level
from app.vocabulary import Kind


def test_the_limit_is_grade_eight() -> None:
    assert HARDEST_GRADE == 8.0


def test_it_is_measured_on_every_text_that_readers_see(corpus: Corpus) -> None:
    paths = [path for _, path, _ in reader_texts(corpus)]
    measured = {path[-1] if isinstance(path[-1], str) else path[-2] for path in paths} - UNMEASURED
    assert {"summary", "short_answer", "text", "plain_statement", "statement", "short_text", "definition"} <= measured
    assert {"cause", "effect", "advice", "questions_to_ask", "usually_not", "note"} <= measured
    in_steps = {path[0] for path in paths if path[-1] == "text"}
    assert {"explanation", "symptoms", "steps", "signs", "do_not", "answer"} <= in_steps
    assert {"title", "also_called", "service", "text_or_chat", "authority", "medicine", "part"} == UNMEASURED


def test_a_hard_text_is_found_wherever_it_stands(corpus: Corpus) -> None:
    hard = {"en": "Physiological homeostatic dysregulation characteristically precipitates considerable insomnia."}
    entry = next(entry for entry, _ in corpus.of(Guidance))
    step = entry.item.steps[0].model_copy(update={"text": hard})  # type: ignore[union-attr]
    changed = replace(entry, item=entry.item.model_copy(update={"steps": (step,)}))
    assert [finding.message[:21] for finding in reading_level(Corpus((changed,)))] == ["`text` reads at grade"]


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
    """Those of sources, codes and crisis lines name publications, terms and services as they are."""
    named = (Kind.SOURCE, Kind.CODE, Kind.CRISIS_LINE, Kind.WITHDRAWAL, Kind.RECOGNITION, Kind.SYNONYMS)
    spoken = [c for c in composition.documents if c.kind not in named]
    hard = {c.slug: c.document.readability.grade for c in spoken if c.document.readability.grade > 8}  # type: ignore[attr-defined]
    assert hard == {}
