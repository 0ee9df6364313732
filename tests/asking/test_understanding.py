"""The rules of danger: it comes first, and where in doubt help is shown."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.asking.fitting import fitting_question, full_enough, is_answered, is_reading, without_figures
from app.asking.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("dying for a nap, and honestly I want to die", "suicidal-thoughts"),
        ("best laptop i want to die", "suicidal-thoughts"),
        ("my dad had a fit last night", "seizure"),
        ("I WANT TO DIE", "suicidal-thoughts"),
        ("iwanttodie", "suicidal-thoughts"),
        ("i w@nt to d1e", "suicidal-thoughts"),
        ("i waaant to dieeee", "suicidal-thoughts"),
        ("kms", "suicidal-thoughts"),
        ("feeling sucidal", "suicidal-thoughts"),
        ("what dose of sleeping tablets is fatal", "suicidal-thoughts"),
        ("had a siezure yesterday", "seizure"),
        ("i cant breethe", "cannot-breathe"),
        ("he stopped breathing", "cannot-breathe"),
    ],
)
def test_danger_comes_first(understanding: Understanding, text: str, slug: str) -> None:
    assert understanding.understand(text).dangers.urgent[0] == slug


TOUCHING = [
    "suicide",
    "seizure",
    "overdose",
    "hypocalcemia",
    "im not suicidal just tired",
    "can low calcium cause seizures",
    "research on insomnia and suicide",
    "no chest pain just cramps",
    "没有想自杀只是累",
]


@pytest.mark.parametrize("text", TOUCHING)
def test_what_only_touches_danger_gives_a_quiet_line(understanding: Understanding, text: str) -> None:
    heard = understanding.understand(text).dangers
    assert heard.said == ()
    assert heard.quiet


def test_a_deadly_amount_is_refused_as_well(understanding: Understanding) -> None:
    understood = understanding.understand("how many sleeping pills are fatal")
    assert understood.dangers.urgent[0] == "suicidal-thoughts"
    assert understood.requests[0] == "dangerous-amounts"


def test_two_signs_at_most_are_shown(understanding: Understanding) -> None:
    text = "baby not breathing, chest pain, stroke, i want to die, took too many pills, choking on a tablet"
    assert len(understanding.understand(text).dangers.urgent) == 2


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("how many mg should my baby take", "child-or-baby-dose"),
        ("what dose of calcium should i take", "personal-dose"),
        ("how much melatonin can i take while pregnant", "pregnancy-dose"),
        ("do I have hypocalcemia", "diagnosis"),
        ("is my insomnia due to lack of calcium", "diagnosis"),
        ("my calcium is 2.9 what does that mean", "read-my-test"),
        ("should i come off my diazepam", "stop-or-change-medicine"),
        ("can i take another zopiclone i am still awake", "more-sleeping-pills"),
        ("is a beer ok with zolpidem", "alcohol-and-pills"),
        ("how many melatonin gummies are deadly", "dangerous-amounts"),
        ("how to make him throw up the pills", "treat-overdose-at-home"),
        ("how many extra calcium tablets for my tingling", "extra-calcium-for-spasms"),
        ("can it wait until tomorrow", "should-i-go-or-wait"),
        ("am i ok to drive after a sleeping pill", "fit-to-drive"),
        ("can i use my husbands zopiclone", "medicine-for-someone-else"),
    ],
)
def test_every_request_that_is_refused(understanding: Understanding, text: str, slug: str) -> None:
    assert slug in understanding.understand(text).requests


@pytest.mark.parametrize("text", ["can i take ibuprofen with paracetamol", "sertraline starting dose"])
def test_what_is_asked_of_other_subjects_is_not_ours_to_refuse(understanding: Understanding, text: str) -> None:
    assert understanding.understand(text).requests == ()


def test_an_edition_without_recognitions_understands_nothing() -> None:
    understood = Understanding([]).understand("i want to die")
    assert understood.dangers.said == ()
    assert not understood.is_elsewhere


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_understood(understanding: Understanding, text: str) -> None:
    assert len(understanding.understand(text).dangers.urgent) <= 2


DANGERS = st.sampled_from(["i want to die", "my baby is not breathing", "我想死", "me quiero morir"])


@settings(max_examples=60, deadline=None)
@given(DANGERS, st.text("xyz jkq.!?", max_size=60))
def test_noise_does_not_hide_danger(understanding: Understanding, danger: str, noise: str) -> None:
    assert understanding.understand(f"{noise} {danger} {noise}").dangers.urgent


def test_danger_at_the_end_of_a_long_message_is_heard(understanding: Understanding) -> None:
    assert understanding.understand("晚" * 190 + "我想死").dangers.urgent
    assert understanding.understand("a b " * 45 + "i want to die").dangers.urgent


def test_fitting_needs_only_what_it_names() -> None:
    hit = SimpleNamespace(kind="question", slug="a", score=0.9, coverage=1.0, matched=("title",), needed=0.0)
    assert fitting_question([hit], [hit], []) == "a"
    assert fitting_question([hit], [hit], ["b"]) == "b"
    weak = SimpleNamespace(kind="question", slug="a", score=0.3, coverage=1.0, matched=("title",), needed=0.0)
    assert fitting_question([weak], [hit], []) is None
    assert without_figures(["no figure"])
    assert not without_figures(["half of them"])
    assert is_reading({"guidance_kind": "nutrition"}, [])
    assert not is_reading({"guidance_kind": "refusal", "slug": "x"}, [])


@pytest.mark.parametrize(("share", "fits", "answered"), [(0.1, False, False), (0.3, True, False), (0.5, True, True)])
def test_what_people_need_who_use_such_words_answers_without_holding_one(
    share: float, fits: bool, answered: bool
) -> None:
    hit = SimpleNamespace(kind="question", slug="a", score=0.3, coverage=0.0, matched=(), needed=share)
    nothing = Understanding([]).understand("")
    assert (fitting_question([hit], [hit], []) == "a") is fits
    assert is_answered([hit], nothing) is answered
    assert (list(full_enough([hit])) == [hit]) is answered
