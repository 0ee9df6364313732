"""The check as a function: of any content it says something, and it says the same of the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.content.compose import Composition
from app.disclaimer import BUILT_IN
from app.display.check import check
from app.display.facts import Facts, Wording
from app.display.standing import How, contradiction, denied_by_name, standings
from app.display.words import Words, phrase
from app.documents.display import DisplayCheck
from app.documents.document import ItemDocument
from app.vocabulary import DisplayFormat, DisplayRule, DisplayStatus

ITEMS = ("overview/overview", "guidance/suicidal-thoughts", "factor/no-such-thing")
SIZE = 100_000
STATEMENT = "Low calcium and poor sleep go together in some studies, but no one has shown that one leads to the other. "

SHORT = phrase(BUILT_IN.short_text)


def test_next_to_our_own_texts_nothing_is_taken_back(composition: Composition) -> None:
    """Danger signs say "do not ignore", findings say "no study has shown": that denies something else."""
    shown = [made.document for made in composition.documents if isinstance(made.document, ItemDocument)]
    texts = [text for document in shown for text in (document.title, document.summary)]
    for text in dict.fromkeys(texts):
        for display in (f"{text}\n\n{BUILT_IN.short_text}", f"{BUILT_IN.short_text}\n\n{text}"):
            assert {found.how for found in standings(Words.of(display), SHORT)} <= {How.WHOLE, How.DOUBTFUL}, text
        assert not contradiction(Words.of(text))
        assert not denied_by_name(Words.of(text))


def status(found: DisplayCheck, rule: DisplayRule) -> tuple[DisplayStatus, str]:
    """Status and message of the only finding of a rule."""
    (finding,) = [finding for finding in found.findings if finding.rule is rule]
    return finding.status, finding.message


def test_an_earlier_wording_is_not_the_current_one(against: Callable[..., Facts]) -> None:
    facts = replace(against(), older={"general": (Wording(0, ("We are no doctors at all.", "No doctors.")),)})
    found = status(check("We are no doctors at all.", DisplayFormat.TEXT, facts), DisplayRule.DISCLAIMER)
    assert found[0] is DisplayStatus.FAIL
    assert "earlier wording (version 0); the current one is version 1" in found[1]


def test_where_a_text_was_cut_is_said(against: Callable[..., Facts]) -> None:
    found = status(check(BUILT_IN.text[:100], DisplayFormat.TEXT, against()), DisplayRule.DISCLAIMER)
    assert "cut short or changed after" in found[1]


def test_an_item_that_is_gone_without_a_tombstone_is_a_warning(against: Callable[..., Facts]) -> None:
    facts = against("factor/noise")
    gone = replace(facts, items=tuple(replace(item, current=None) for item in facts.items))
    found = status(check("Noise can wake you.", DisplayFormat.TEXT, gone), DisplayRule.ITEM)
    assert found[0] is DisplayStatus.WARNING


def test_an_item_that_has_changed_is_a_warning(against: Callable[..., Facts]) -> None:
    facts = against("factor/noise")
    (item,) = facts.items
    changed = replace(facts, items=(replace(item, current={**item.document, "digest": "another"}),))
    found = check("Noise can wake you.", DisplayFormat.TEXT, changed)
    assert status(found, DisplayRule.ITEM)[0] is DisplayStatus.WARNING


def test_more_hiding_rules_than_are_followed_are_a_failure(against: Callable[..., Facts]) -> None:
    sheet = "".join(f".a{i} {{ display: none }}" for i in range(200))
    found = check(f"<style>{sheet}</style>", DisplayFormat.HTML, against())
    assert status(found, DisplayRule.STYLE_SHEETS)[0] is DisplayStatus.FAIL


def test_a_conclusion_that_no_item_has_is_a_warning(against: Callable[..., Facts]) -> None:
    found = check("Conclusion: not studied", DisplayFormat.TEXT, against("food/whole-milk"))
    assert status(found, DisplayRule.CONCLUSION)[0] is DisplayStatus.WARNING


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
