"""The check as a function: of any content it says something, and it says the same of the same."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.content.compose import Composition
from app.disclaimer import BUILT_IN
from app.display.check import check
from app.display.facts import Facts
from app.display.standing import How, contradiction, denied_by_name, standings
from app.display.words import Words, phrase
from app.vocabulary import DisplayFormat, DisplayRule, DisplayStatus

ITEMS = ("overview/overview", "guidance/suicidal-thoughts", "factor/no-such-thing")
SIZE = 100_000
STATEMENT = "Low calcium and poor sleep go together in some studies, but no one has shown that one leads to the other. "

SHORT = phrase(BUILT_IN.short_text)


def test_next_to_our_own_texts_nothing_is_taken_back(composition: Composition) -> None:
    """Danger signs say "do not ignore", findings say "no study has shown": that denies something else."""
    texts = [text for made in composition.documents for text in (made.document.title, made.document.summary)]
    for text in dict.fromkeys(texts):
        for display in (f"{text}\n\n{BUILT_IN.short_text}", f"{BUILT_IN.short_text}\n\n{text}"):
            assert {found.how for found in standings(Words.of(display), SHORT)} <= {How.WHOLE, How.DOUBTFUL}, text
        assert not contradiction(Words.of(text))
        assert not denied_by_name(Words.of(text))


HOSTILE = {
    "one word": "x ",
    "the short text": "This is not medical advice, and no doctor has reviewed it. ",
    "denied": "not: This is not medical advice, and no doctor has reviewed it.\n",
    "a beginning": "This is information about health in general. It is not ",
    "a statement": STATEMENT,
    "a statement with its certainty": f"{STATEMENT}Low certainty. ",
    "certainty": "certainty low ",
    "contradictions": "this is medical advice? ",
    "names": "ignore disclaimer. ",
    "ligatures": "ﷺ",
    "strikes": "~~a",
    "marks": "a\u0301\u0301",
    "empty lines": " \n",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_judged(against: Callable[..., Facts], part: str) -> None:
    found = check(part * (SIZE // len(part)), DisplayFormat.TEXT, against(*ITEMS))
    assert not found.compliant


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.text(), written=st.sampled_from(DisplayFormat))
def test_it_says_the_same_of_the_same(against: Callable[..., Facts], content: str, written: DisplayFormat) -> None:
    facts = against(*ITEMS)
    found = check(content, written, facts)
    assert found == check(content, written, facts)
    assert found.compliant == (DisplayStatus.FAIL not in {finding.status for finding in found.findings})
    assert all(finding.message.endswith((".", "”", "?")) for finding in found.findings)
    assert all((finding.text_to_add is None) == (finding.html_to_add is None) for finding in found.findings)
    assert {finding.rule for finding in found.findings if finding.item} <= {
        DisplayRule.ITEM,
        DisplayRule.NOTICE,
        DisplayRule.CERTAINTY,
        DisplayRule.STEPS,
        DisplayRule.CRISIS_LINES,
    }
