"""What holds where a text meets somebody in danger, and where a child or a pregnancy is meant."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, Claim, Guidance, Question, Term
from app.content.safety import (
    crisis_texts_show_no_risk_figures,
    danger_signs_are_whole,
    nothing_is_played_down,
    only_safety_rests_on_records,
    some_people_get_no_amount,
)
from app.vocabulary import Audience, CrisisScope, GuidanceKind, Urgency

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}
SAFETY = {GuidanceKind.DANGER_SIGN, GuidanceKind.REFUSAL, GuidanceKind.SAFE_MESSAGING}
NAMED = {"text": "Call for help.", "practice_point": True}


def guidance(**more: Any) -> Guidance:
    """A danger sign that is whole unless told otherwise."""
    whole = {
        "slug": "some-sign",
        "title": "A sign",
        "summary": "Call for help.",
        "guidance_kind": "danger-sign",
        "urgency": "emergency",
        "audience": ["adults"],
        "signs": [NAMED],
        "steps": [NAMED],
        "crisis_lines": ["emergency"],
        "review": REVIEW,
    }
    return Guidance.model_validate(whole | more)


def claim(**more: Any) -> Claim:
    """A claim that names no figure unless told otherwise."""
    whole = {
        "slug": "some-claim",
        "area": "factor:stress",
        "subject": "Stress",
        "relation": "is-associated-with",
        "object": "sleep",
        "statement": "Stress and sleep go together.",
        "plain_statement": "Stress and sleep go together.",
        "direction": "not-applicable",
        "conclusion": {"status": "supported", "statement": "They likely do."},
        "calcium_pool": "none",
        "certainty": {"level": "moderate", "rationale": "Two surveys."},
        "applies_to": "Adults",
        "evidence": [{"source": "survey", "stance": "supports", "read": "abstract", "finding": "20% of 500 mg."}],
        "review": REVIEW,
    }
    return Claim.model_validate(whole | more)


def question(title: str, answer: str = "Ask a doctor.", **more: Any) -> Question:
    whole = {
        "slug": "some-question",
        "title": title,
        "summary": "Ask a doctor.",
        "short_answer": "Ask a doctor.",
        "answer": [{"text": answer, "claims": ["some-claim"]}],
        "certainty": {"level": "moderate", "rationale": "Two surveys."},
        "review": REVIEW,
    }
    return Question.model_validate(whole | more)


def term(title: str, definition: str) -> Term:
    return Term.model_validate({"slug": "some-term", "title": title, "definition": definition, "review": REVIEW})


def corpus_of(*items: AuthoredItem) -> Corpus:
    return Corpus(tuple(Entry(item, Lines(f"content/{item.kind}/{item.slug}.yaml", {})) for item in items))


def figures(*items: AuthoredItem) -> list[str]:
    return [finding.message for finding in crisis_texts_show_no_risk_figures(corpus_of(*items))]


def amounts(*items: AuthoredItem) -> list[str]:
    return [finding.message for finding in some_people_get_no_amount(corpus_of(*items))]


FIGURES = [
    "About 20% recover.",
    "About 20 % recover.",
    "About 20 per cent recover.",
    "About 20 percent recover.",
    "It happens to 1 in 5.",
    "It happens to 4 in 100 people.",
    "It happens to 1 in every 1,000.",
    "It happens to 3 out of 10.",
    "It happens to one in five people.",
    "It happens to one in ten people.",
    "It happens to half of all people.",
    "They have twice the risk.",
    "They have double the odds.",
    "They have triple the risk.",
    "They are twice as likely to die.",
    "It is 3 times as likely.",
    "It is 3 times more common.",
    "It is a third less likely.",
    "The odds ratio was high.",
    "Two thirds recover.",
    "Three quarters recover.",
    "Most people with it recover.",
    "It happens to sixteen in every hundred.",
]
NO_FIGURES = [
    "Call 999 in the first hour.",
    "In the US, call 988. It is open 24 hours, every day.",
    "Stay with them for 1 or 2 hours.",
    "Give 30 presses, then 2 breaths.",
    "Go to the hospital if it lasts 5 minutes or more.",
    "Do not wait half an hour.",
    "It is more likely at night.",
    "Say it twice if you have to.",
]


@pytest.mark.parametrize("text", FIGURES)
def test_a_danger_sign_shows_no_risk_figure(text: str) -> None:
    (message,) = figures(guidance(summary=text))
    assert message.endswith(": a crisis text shows no risk figures; take it out")


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_to_call_and_times_are_no_risk_figures(text: str) -> None:
    assert figures(guidance(summary=text)) == []


STEPS = ("signs", "steps", "do_not", "do_while_waiting", "cautions", "when_to_seek_care", "alternatives", "risks")


@pytest.mark.parametrize(
    "where",
    [
        {"title": FIGURES[0]},
        *({key: [NAMED | {"text": FIGURES[0]}]} for key in (*STEPS, "benefits")),
        {"usually_not": [FIGURES[0]]},
        {"questions_to_ask": [FIGURES[0]]},
        {"if_untreated": NAMED | {"text": FIGURES[0]}},
    ],
    ids=lambda where: next(iter(where)),
)
def test_none_in_any_of_its_texts(where: dict[str, Any]) -> None:
    assert len(figures(guidance(**where))) == 1


@pytest.mark.parametrize(
    ("kind", "lines", "found"),
    [
        ("danger-sign", [], True),
        ("refusal", ["emergency"], True),
        ("refusal", ["health-advice"], True),
        ("safe-messaging", ["suicide"], True),
        ("safe-messaging", [], False),
        ("evaluation", ["health-advice"], False),
        ("refusal", [], False),
        ("treatment", [], False),
    ],
)
def test_it_holds_in_danger_signs_and_in_safety_texts_that_say_whom_to_call(
    kind: str, lines: list[str], found: bool
) -> None:
    assert bool(figures(guidance(guidance_kind=kind, crisis_lines=lines, summary=FIGURES[0]))) is found


SHOWN: list[dict[str, Any]] = [
    {"title": FIGURES[0]},
    {"title": "Stress", "statement": FIGURES[0]},
    {"plain_statement": FIGURES[0]},
    {"conclusion": {"status": "supported", "statement": FIGURES[0]}},
]


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: list(shown)[-1])
def test_none_in_the_claims_it_cites(shown: dict[str, Any]) -> None:
    cites = guidance(steps=[{"text": "Call.", "claims": ["some-claim"]}])
    assert len(figures(cites, claim(**shown))) == 1
    assert figures(cites, claim()) == [], "the findings behind a claim are not shown"
    assert figures(guidance(), claim(**shown)) == [], "a claim of others is none of its business"
    assert figures(cites) == [], "a claim that is missing is found by another rule"


def test_a_claim_that_is_only_related_is_linked_by_its_title() -> None:
    with_title = claim(title="Stress", statement=FIGURES[0])
    assert figures(guidance(related=["claim/some-claim"]), with_title) == []


SUICIDE = "Thoughts of suicide: "


def test_no_figure_stands_beside_suicide_in_any_text() -> None:
    for item in (
        question("Why?", SUICIDE + FIGURES[4]),
        guidance(guidance_kind="treatment", crisis_lines=[], summary=SUICIDE + FIGURES[4]),
        term("Suicidal thoughts", SUICIDE + FIGURES[4]),
    ):
        (message,) = figures(item)
        assert message == "`1 in 5` beside suicide: show no figure; link the claim"
    assert figures(question("Why?", FIGURES[4])) == []
    assert figures(question("Why?", f"{SUICIDE}call a crisis line.")) == []


@pytest.mark.parametrize("shown", SHOWN[1:3], ids=lambda shown: list(shown)[-1])
def test_no_page_shows_a_claim_that_has_a_figure_beside_suicide(shown: dict[str, Any]) -> None:
    risk = claim(**{key: SUICIDE + FIGURES[11] if text == FIGURES[0] else text for key, text in shown.items()})
    assert len(figures(question("Why?"), risk)) == 1
    assert figures(risk) == [], "an expert may read the claim itself"
    linked = guidance(guidance_kind="treatment", crisis_lines=[], related=["claim/some-claim"])
    assert figures(linked, risk) == [], "a link is allowed"


AMOUNTS = ["500 mg", "1,200 mg", "1.5 g", "10 mcg", "0.5 µg", "400 IU", "two tablets", "half a tablet", "6 gummies"]
SPARED = [Audience.PARENTS, Audience.PREGNANCY_AND_BREASTFEEDING, Audience.AFTER_BIRTH]


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("audience", SPARED)
def test_no_amount_where_a_child_or_a_pregnancy_is_meant(audience: str, amount: str) -> None:
    spoken = f"The label may say {amount}."
    (message,) = amounts(guidance(audience=["adults", audience], summary=spoken))
    assert message == f"`{amount}`: no amount where a child or a pregnancy is meant; take it out"
    assert amounts(guidance(audience=["adults"], summary=spoken)) == []


@pytest.mark.parametrize("audience", [audience for audience in Audience if audience not in SPARED])
def test_others_may_read_amounts(audience: str) -> None:
    assert amounts(guidance(audience=[audience], summary="Adults take 500 mg.")) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Can my child take calcium?", True),
        ("Calcium for children", True),
        ("Is my baby awake because of low calcium?", True),
        ("Babies and sleep", True),
        ("Vitamin D for infants", True),
        ("Do teenagers need more?", True),
        ("Is it safe in pregnancy?", True),
        ("I am PREGNANT", True),
        ("Calcium and breastfeeding", True),
        ("Calcium while I breast-feed", True),
        ("How much calcium do adults need?", False),
        ("Is calcium safe?", False),
        ("Childcare and stress", False),
    ],
)
def test_a_title_tells_it_as_well(title: str, found: bool) -> None:
    assert bool(amounts(question(title, "Some are told to take 500 mg."))) is found
    assert bool(amounts(term(title, "It is about 500 mg."))) is found
    assert amounts(question(title)) == []


def test_a_measured_level_is_no_amount() -> None:
    assert amounts(guidance(audience=["parents"], summary="A level of 8.5 mg/dL. For 3 days or 20 kg.")) == []


def test_no_amount_in_the_claims_they_are_shown() -> None:
    cites = guidance(audience=["parents"], steps=[{"text": "Ask.", "claims": ["some-claim"]}])
    for shown in SHOWN:
        told = {key: "They took 500 mg." if text == FIGURES[0] else text for key, text in shown.items()}
        if "conclusion" in told:
            told["conclusion"] = {"status": "supported", "statement": "They took 500 mg."}
        assert len(amounts(cites, claim(**told))) == 1, shown
    assert amounts(cites, claim()) == []


@pytest.mark.parametrize("scopes", list(permutations(CrisisScope, 2)), ids="+".join)
def test_nothing_is_played_down_where_suicide_comes_next_to_the_emergency_number(scopes: tuple[str, ...]) -> None:
    soft = guidance(crisis_lines=scopes, safe_messaging="safe-messaging", usually_not=["It is mostly nothing."])
    found = [finding.message for finding in nothing_is_played_down(corpus_of(soft))]
    forbidden = scopes == (CrisisScope.EMERGENCY, CrisisScope.SUICIDE)
    assert found == (["`usually_not` never stands here; delete it"] if forbidden else [])
    assert list(nothing_is_played_down(corpus_of(soft.model_copy(update={"usually_not": ()})))) == []


def test_a_poisoning_may_say_what_is_mostly_harmless() -> None:
    """There the poison line comes before the one for suicide."""
    poisoning = guidance(crisis_lines=["emergency", "poison", "suicide"], usually_not=["One tablet too many."])
    assert list(nothing_is_played_down(corpus_of(poisoning))) == []


@pytest.mark.parametrize("kind", GuidanceKind)
@pytest.mark.parametrize("key", [*STEPS, "benefits", "if_untreated"])
@pytest.mark.parametrize(
    "ground", [{"practice_point": True}, {"sources": ["page"]}, {"claims": ["some-claim"], "sources": ["page"]}]
)
def test_records_and_practice_points_are_for_safety_texts(kind: GuidanceKind, key: str, ground: dict[str, Any]) -> None:
    step = {"text": "Do this.", **ground}
    plain = {"signs": [], "steps": [{"text": "Do this.", "claims": ["some-claim"]}]}
    item = guidance(**plain | {"guidance_kind": kind, key: step if key == "if_untreated" else [step]})
    assert len(list(only_safety_rests_on_records(corpus_of(item)))) == (kind not in SAFETY)


@pytest.mark.parametrize("kind", GuidanceKind)
@pytest.mark.parametrize("ground", [{"claims": ["some-claim"]}, {"foods": ["milk"]}])
def test_claims_and_foods_are_for_all(kind: GuidanceKind, ground: dict[str, Any]) -> None:
    item = guidance(guidance_kind=kind, signs=[], steps=[{"text": "Do this.", **ground}])
    assert list(only_safety_rests_on_records(corpus_of(item))) == []


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ({"signs": []}, "a danger sign has `signs`; add them"),
        ({"crisis_lines": []}, "a danger sign says whom to call; add `crisis_lines`"),
        ({"urgency": "self-care"}, "a danger sign is not `self-care`; it is soon at least"),
        ({"urgency": "routine"}, "a danger sign is not `routine`; it is soon at least"),
        ({"crisis_lines": ["suicide"]}, "lines for suicide come with `safe_messaging`; add it"),
    ],
)
def test_a_danger_sign_is_whole(missing: dict[str, Any], message: str) -> None:
    assert [finding.message for finding in danger_signs_are_whole(corpus_of(guidance(**missing)))] == [message]


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY])
def test_a_whole_danger_sign_is_soon_at_least(urgency: Urgency) -> None:
    assert list(danger_signs_are_whole(corpus_of(guidance(urgency=urgency)))) == []


def test_other_guidance_needs_neither_signs_nor_lines_but_the_rules_of_talk_about_suicide() -> None:
    refusal = guidance(guidance_kind="refusal", urgency="routine", signs=[], crisis_lines=[])
    assert list(danger_signs_are_whole(corpus_of(refusal))) == []
    lines = refusal.model_copy(update={"crisis_lines": (CrisisScope.SUICIDE,)})
    assert len(list(danger_signs_are_whole(corpus_of(lines)))) == 1
    assert list(danger_signs_are_whole(corpus_of(lines.model_copy(update={"safe_messaging": "safe-messaging"})))) == []
