"""`Twice the odds` says nothing of how common a thing is, so a text with such a figure says that it is relative."""

from datetime import date

import pytest

from app.content.corpus import Corpus, Entry, Lines
from app.content.language import relative_figures_are_said_to_be_relative
from app.content.models import Term

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}

RELATIVE_FIGURES = [
    "Twice the odds of poor sleep.",
    "It is double the risk.",
    "It doubled the risk of stones.",
    "It tripled the rate.",
    "It is half the odds.",
    "Twice as likely to lie awake.",
    "Three times as common.",
    "2.5 times the risk.",
    "One and a half times the odds.",
    "17% more likely.",
    "It was 17 per cent lower.",
    "Sleep loss was a quarter less likely.",
    "A third fewer falls.",
    "17% more than with dummy pills.",
    "The odds of insomnia were 1.5 times as high.",
    "The risk was two times higher.",
]
ABSOLUTE_FIGURES = [
    "4 in 100 users",
    "17 in 100 against 15 in 100.",
    "20% of adults sleep badly.",
    "A third of the adults slept badly.",
    "Half of the adults slept badly.",
    "They wake three times a night.",
    "They wake twice a week.",
    "Half an hour later.",
    "Twice the amount of calcium.",
    "The risk is not known. People got up 3 times.",
]


def relative(text: str) -> list[str]:
    term = Term.model_validate({"slug": "word", "title": "Word", "definition": text, "review": REVIEW})
    found = relative_figures_are_said_to_be_relative(Corpus((Entry(term, Lines("content/terms.yaml", {})),)))
    return [finding.message for finding in found]


@pytest.mark.parametrize("text", RELATIVE_FIGURES)
def test_a_relative_figure_is_said_to_be_relative(text: str) -> None:
    (message,) = relative(text)
    assert message.endswith(": say in the same text that this figure is relative")
    assert relative(f"{text} This figure is relative.") == [], "anywhere in the same text will do"
    assert relative(f"{text} We told our relatives.") == [message], "but it has to be the word"


@pytest.mark.parametrize("text", ABSOLUTE_FIGURES)
def test_a_figure_that_is_not_relative_needs_no_such_word(text: str) -> None:
    assert relative(text) == []


def test_the_real_content_says_so_wherever_it_has_one(corpus: Corpus) -> None:
    assert list(relative_figures_are_said_to_be_relative(corpus)) == []
