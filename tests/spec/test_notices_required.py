"""Which notices stand beside the general disclaimer, and on what."""

from datetime import date
from typing import Any

import pytest

from app.content.compose import Composition
from app.content.compose.notices import notices_of
from app.content.corpus import Corpus
from app.content.models import Claim, Disclaimer, Factor, Food, Guidance, Mechanism, Overview, Question, ReferenceIntake
from app.content.references import slugs_of
from app.disclaimer import GENERAL, NOTICES, UNCERTAIN, in_order
from app.identifiers import ENGLISH
from app.vocabulary import CertaintyLevel, GuidanceKind, Kind

CALLS = (GuidanceKind.DANGER_SIGN, GuidanceKind.REFUSAL)
"""Guidance that says "call now" or "ask a doctor": nobody is to wonder there whether the evidence is good enough."""

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}


def intake(**update: Any) -> ReferenceIntake:
    """An adult's recommended intake unless told otherwise."""
    row = {
        "slug": "row",
        "authority": "iom",
        "reference_year": 2011,
        "metric": "rda",
        "life_stage": "Adults",
        "sex": "any",
        "state": "none",
        "age_min": 19,
        "age_max": 50,
        "age_unit": "years",
        "value_mg_per_day": 1000,
        "confidence": "primary",
        "source": "iom-2011",
        "verified": "read",
        "review": REVIEW,
    }
    return ReferenceIntake.model_validate(row | update)


def shown_claims(corpus: Corpus, item: Mechanism | Factor | Guidance | Question) -> list[Claim]:
    """The claims that an item shows."""
    claims = [corpus.by_name[Kind.CLAIM, slug] for slug in slugs_of(item, Kind.CLAIM)]
    return [claim for claim in claims if isinstance(claim, Claim)]


def says_it_calls(item: Mechanism | Factor | Guidance | Question) -> bool:
    """Whether it is a danger sign or a refusal."""
    return isinstance(item, Guidance) and item.guidance_kind in CALLS


def claim_of(corpus: Corpus, level: CertaintyLevel) -> Claim:
    """Some claim without notices of its own, as sure as told."""
    some = next(claim for _, claim in corpus.of(Claim) if not claim.notices)
    return some.model_copy(update={"certainty": some.certainty.model_copy(update={"level": level})})


@pytest.mark.parametrize(
    ("update", "notices"),
    [
        ({}, ()),
        ({"age_min": 18}, ()),
        ({"age_min": 17}, ("children",)),
        ({"age_min": 0, "age_max": 6, "age_unit": "months"}, ("children",)),
        ({"age_min": 18, "age_max": 24, "age_unit": "months"}, ("children",)),
        ({"age_min": None, "age_max": None}, ()),
        ({"sex": "female", "state": "pregnancy"}, ("pregnancy",)),
        ({"sex": "female", "state": "lactation", "age_min": 14}, ("children", "pregnancy")),
        ({"sex": "female", "state": "including-pregnancy-and-lactation"}, ("pregnancy",)),
        ({"metric": "ul"}, ("supplements",)),
        ({"metric": "ul", "age_min": 1}, ("children", "supplements")),
    ],
)
def test_intakes_of_children_of_pregnancy_and_upper_limits(update: dict[str, Any], notices: tuple[str, ...]) -> None:
    assert notices_of(Corpus(()), intake(**update)) == notices


@pytest.mark.parametrize("level", CertaintyLevel)
def test_low_and_very_low_certainty_is_said_beside_the_claim(corpus: Corpus, level: CertaintyLevel) -> None:
    uncertain = level in (CertaintyLevel.LOW, CertaintyLevel.VERY_LOW)
    assert notices_of(corpus, claim_of(corpus, level)) == ((UNCERTAIN,) if uncertain else ())


def test_what_an_author_asks_for_comes_first_and_nothing_twice(corpus: Corpus) -> None:
    factor = corpus.by_name[Kind.FACTOR, "sleep-environment"]
    assert isinstance(factor, Factor)
    asked = factor.model_copy(update={"notices": ("emergency", UNCERTAIN, "emergency")})
    assert notices_of(corpus, asked) == ("emergency", UNCERTAIN)


def test_the_overview_has_the_notices_of_everything_it_shows(corpus: Corpus) -> None:
    overview = next(overview for _, overview in corpus.of(Overview))
    shown = {
        n for kind in (Mechanism, Factor, Guidance) for _, item in corpus.of(kind) for n in notices_of(corpus, item)
    }
    assert set(notices_of(corpus, overview)) >= shown


def test_an_item_has_the_notices_of_every_claim_it_shows(corpus: Corpus) -> None:
    """All of them; only that evidence is uncertain is not said beside danger signs and refusals."""
    for kind in (Mechanism, Factor, Guidance, Question):
        for _, item in corpus.of(kind):
            spared = {UNCERTAIN} if says_it_calls(item) else set()
            for claim in shown_claims(corpus, item):
                needed = set(notices_of(corpus, claim)) - spared
                assert needed <= set(notices_of(corpus, item)), f"{item.slug} shows {claim.slug}"


@pytest.mark.parametrize(
    ("begins", "notice"),
    [
        ("guidance:red-flag", "emergency"),
        ("guidance:safe-messaging", "emergency"),
        ("guidance:red-flag-child", "children"),
        ("guidance:refusal-child-dose", "children"),
        ("guidance:requirements-children", "children"),
        ("guidance:pregnancy", "pregnancy"),
        ("guidance:refusal-pregnancy-dose", "pregnancy"),
        ("factor:pregnancy", "pregnancy"),
        ("guidance:interaction", "supplements"),
        ("guidance:upper-limit", "supplements"),
        ("guidance:side-effects", "supplements"),
        ("guidance:kidney", "kidney-disease"),
    ],
)
def test_claims_of_some_areas_name_a_notice(corpus: Corpus, begins: str, notice: str) -> None:
    claims = [claim for _, claim in corpus.of(Claim) if claim.area.startswith(begins)]
    assert claims, begins
    assert [claim.slug for claim in claims if notice not in claim.notices] == []


def test_every_safety_claim_names_a_notice(corpus: Corpus) -> None:
    assert [claim.slug for _, claim in corpus.of(Claim) if claim.slug.startswith("safety-") and not claim.notices] == []


def test_guidance_that_rests_on_uncertain_claims_says_so(corpus: Corpus) -> None:
    usual = [guidance for _, guidance in corpus.of(Guidance) if not says_it_calls(guidance)]
    assert len(usual) >= 40
    assert [guidance.slug for guidance in usual if UNCERTAIN not in notices_of(corpus, guidance)] == []


def test_danger_signs_and_refusals_do_not_say_it(corpus: Corpus, composition: Composition) -> None:
    """A person in danger is told to call, not that evidence is uncertain; each claim still says how sure it is."""
    calls = [guidance for _, guidance in corpus.of(Guidance) if says_it_calls(guidance)]
    uncertain = [item for item in calls if any(UNCERTAIN in notices_of(corpus, c) for c in shown_claims(corpus, item))]
    assert {item.guidance_kind for item in uncertain} == set(CALLS), "otherwise this shows nothing"
    assert [item.slug for item in calls if UNCERTAIN in notices_of(corpus, item)] == []
    documents = {c.slug: c.document.published() for c in composition.documents if c.kind is Kind.GUIDANCE}
    for item in uncertain:
        levels = {claim["certainty"]["level"] for claim in documents[item.slug]["claims"]}
        assert levels & {CertaintyLevel.LOW, CertaintyLevel.VERY_LOW}


@pytest.mark.parametrize("guidance_kind", GuidanceKind)
def test_the_kind_of_guidance_alone_decides_it(corpus: Corpus, guidance_kind: GuidanceKind) -> None:
    """The other notices of its claims stay, whatever its kind."""
    item = corpus.by_name[Kind.GUIDANCE, "supplements-for-sleep"]
    assert isinstance(item, Guidance)
    notices = notices_of(corpus, item.model_copy(update={"guidance_kind": guidance_kind}))
    assert (UNCERTAIN in notices) is (guidance_kind not in CALLS)
    assert {*notices, UNCERTAIN} == {*notices_of(corpus, item)} > {UNCERTAIN}


def test_every_notice_in_use_is_written(corpus: Corpus, composition: Composition) -> None:
    used = {notice for composed in composition.documents for notice in composed.notices}
    assert used <= set(corpus.slugs(Kind.DISCLAIMER)) - {GENERAL}
    assert used == set(NOTICES), "a notice that nothing requires would never be seen"


def test_the_disclaimer_and_every_notice_exist_in_every_language_in_use(
    corpus: Corpus, composition: Composition
) -> None:
    for _, disclaimer in corpus.of(Disclaimer):
        assert set(disclaimer.text) == set(disclaimer.short_text) == set(composition.languages) >= {ENGLISH}


def test_food_and_words_need_no_notice(corpus: Corpus) -> None:
    assert all(notices_of(corpus, food) == () for _, food in corpus.of(Food))


def test_danger_comes_first_and_further_notices_last() -> None:
    assert in_order(["travel", "supplements", UNCERTAIN, "emergency", "supplements"]) == (
        "emergency",
        "supplements",
        UNCERTAIN,
        "travel",
    )
