"""Dangers and requests in the loose words that people type: what happened, in passing, without naming it."""

import pytest

from app.asking.understanding import Understanding

DANGERS = {
    "drowsy-driving": ["driving home from nights and my eyes keep shutting", "dozing at red lights"],
    "kidney-stone-danger": ["agony in my side cant pee takes calcium", "pain under my ribs at the back and high fever"],
    "pregnancy-warning-signs": ["pregnant and my face and hands have suddenly swollen", "baby hasnt moved today"],
    "too-many-sleeping-pills": ["she took her night pills then took them again", "室友吃了一整板安眠药"],
    "too-much-calcium": ["my husband ate half a tub of tums", "me equivoqué y tomé calcio tres veces hoy"],
    "child-swallowed-tablets": ["my 3 year old has been at my calcium tablets", "my niece just swallowed my temazepam"],
    "baby-or-child-very-unwell": ["babys cry is weird and high pitched", "5 day old baby hasnt fed in 12 hours"],
    "baby-stops-breathing": [
        "my baby keeps pausing her breathing when asleep",
        "no breath from my baby for 10 seconds",
    ],
    "stops-breathing-in-sleep": ["dad holds his breath while snoring for ages", "me despierto sin aire en la noche"],
    "high-calcium-or-confusion": ["calcium of 3.4 and cant stop being sick", "血钙3.5一直呕吐"],
    "stopped-pills-or-alcohol-suddenly": ["been sober 36 hours hands wont stop shaking", "安眠药断了浑身难受出汗"],
    "acting-while-asleep": ["my wife found me in the garden at 4am after my sleeping pill", "ambien made me drive"],
}
REQUESTS = {
    "diagnosis": [
        "do you think its my calcium or my thyroid",
        "im tired and crampy and i forget things is my calcium low",
    ],
    "treat-overdose-at-home": ["how do i make him sick he swallowed too many tablets"],
    "should-i-go-or-wait": ["is it ok to leave it til monday"],
    "read-my-test": ["calcium flagged as high"],
    "more-sleeping-pills": ["should i take the other half of my pill"],
    "medicine-for-someone-else": ["my friend offered me xanax to sleep"],
}
QUIET = ["baby has blue eyes", "i take 2 calcium tablets a day", "i fell asleep on the bus home", "toddler wont nap"]


@pytest.mark.parametrize(("slug", "text"), [(slug, text) for slug, texts in DANGERS.items() for text in texts])
def test_danger_is_heard_in_passing(understanding: Understanding, slug: str, text: str) -> None:
    assert slug in understanding.understand(text).dangers.said


@pytest.mark.parametrize(("slug", "text"), [(slug, text) for slug, texts in REQUESTS.items() for text in texts])
def test_a_request_we_refuse_is_heard(understanding: Understanding, slug: str, text: str) -> None:
    assert slug in understanding.understand(text).requests


@pytest.mark.parametrize("text", QUIET)
def test_everyday_words_stay_quiet(understanding: Understanding, text: str) -> None:
    assert not understanding.understand(text).dangers.said


def test_a_general_question_is_not_refused(understanding: Understanding) -> None:
    assert not understanding.understand("how much calcium do adults need").requests
