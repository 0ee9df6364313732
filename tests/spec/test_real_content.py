"""What holds of the content itself, as published."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.content.compose import Composition
from app.content.compose.data import parent_codes
from app.content.corpus import Corpus
from app.content.load import load
from app.content.models import (
    AuthoredItem,
    Claim,
    Code,
    CrisisLine,
    Factor,
    Food,
    Guidance,
    Mechanism,
    Overview,
    Question,
    ReferenceIntake,
    Source,
)
from app.content.models.authored import Passage, Step
from app.content.references import mentions, slugs_of, texts, walk
from app.content.rules import check
from app.vocabulary import (
    CertaintyLevel,
    CodeSystem,
    ConclusionStatus,
    Direction,
    GuidanceKind,
    Kind,
    Relation,
    ReviewStatus,
    Stance,
    Urgency,
)

CONTENT = Path(__file__).parents[2] / "content"
WRITTEN_ON = date(2026, 11, 22)

SEED = [
    (Kind.MECHANISM, "nerve-excitability"),
    (Kind.MECHANISM, "muscle-function"),
    (Kind.MECHANISM, "hormone-regulation"),
    (Kind.FACTOR, "calcium-deficiency"),
    (Kind.FACTOR, "psychological-stress"),
    (Kind.FACTOR, "lifestyle-habits"),
    (Kind.FACTOR, "sleep-environment"),
    (Kind.FACTOR, "medical-conditions"),
    (Kind.GUIDANCE, "professional-evaluation"),
    (Kind.GUIDANCE, "balanced-diet"),
    (Kind.GUIDANCE, "calcium-rich-foods"),
    (Kind.QUESTION, "is-insomnia-related-to-calcium-deficiency"),
]


DANGER_SIGNS = """
acting-while-asleep
after-birth-mind
after-neck-surgery
baby-or-child-very-unwell
baby-stops-breathing
cannot-breathe
chest-pain-or-bad-heartbeat
child-seizure
child-swallowed-tablets
choking-on-a-tablet
drowsy-driving
high-calcium-or-confusion
kidney-stone-danger
no-sleep-and-racing-mind
pregnancy-warning-signs
seizure
severe-low-calcium
stopped-pills-or-alcohol-suddenly
stops-breathing-in-sleep
stroke-signs
suicidal-thoughts
too-many-sleeping-pills
too-much-calcium
worried-about-someone
"""
REFUSALS = """
alcohol-and-pills
child-or-baby-dose
dangerous-amounts
diagnosis
extra-calcium-for-spasms
fit-to-drive
medicine-for-someone-else
more-sleeping-pills
personal-dose
pregnancy-dose
read-my-test
should-i-go-or-wait
stop-or-change-medicine
treat-overdose-at-home
"""


def test_it_can_be_read_and_breaks_no_rule(corpus: Corpus) -> None:
    assert load(CONTENT).findings == ()
    assert check(corpus, WRITTEN_ON) == []


@pytest.mark.parametrize(("kind", "slug"), SEED)
def test_the_seed_items_keep_their_slugs_for_ever(corpus: Corpus, kind: Kind, slug: str) -> None:
    assert (kind, slug) in corpus.by_name


def test_it_holds_everything_the_dossier_verified(corpus: Corpus, composition: Composition) -> None:
    sources = Counter(source.data_only for _, source in corpus.of(Source))
    assert (sources[False], sources[True]) == (246, 46)
    assert len(list(corpus.of(Claim))) == 165
    assert len(list(corpus.of(Food))) == 82
    assert len(list(corpus.of(ReferenceIntake))) == 88
    listed, parents = len(list(corpus.of(Code))), len(list(parent_codes(corpus)))
    assert listed == 163
    assert parents > 0
    assert sum(composed.kind is Kind.CODE for composed in composition.documents) == listed + parents
    assert len(composition.documents) == len(corpus.entries) + parents


@pytest.mark.parametrize(
    ("item_type", "least"), [(Mechanism, 10), (Factor, 40), (Guidance, 75), (Question, 45), (CrisisLine, 56)]
)
def test_it_covers_the_subject(corpus: Corpus, item_type: type[AuthoredItem], least: int) -> None:
    assert len(list(corpus.of(item_type))) >= least


def claims_by_area(corpus: Corpus, item_type: type[AuthoredItem]) -> set[str]:
    """The areas of the claims that items of one type cite or link."""
    items = [item for _, item in corpus.of(item_type)]
    named = {mention.slug for item in items for mention in mentions(item) if mention.kind is Kind.CLAIM}
    return {claim.area for _, claim in corpus.of(Claim) if claim.slug in named}


@pytest.mark.parametrize(
    ("item_type", "begins"), [(Guidance, "guidance:"), (Factor, "factor:"), (Factor, "deficiency-risk:")]
)
def test_every_area_of_the_dossier_became_an_item(corpus: Corpus, item_type: type[AuthoredItem], begins: str) -> None:
    """What was found out about a factor or about what to do stands where readers look for it."""
    areas = {claim.area for _, claim in corpus.of(Claim) if claim.area.startswith(begins)}
    assert areas
    assert areas - claims_by_area(corpus, item_type) == set()


@pytest.mark.parametrize(
    ("guidance_kind", "slugs"), [(GuidanceKind.DANGER_SIGN, DANGER_SIGNS), (GuidanceKind.REFUSAL, REFUSALS)]
)
def test_every_danger_sign_and_refusal_is_there(corpus: Corpus, guidance_kind: GuidanceKind, slugs: str) -> None:
    found = [item.slug for _, item in corpus.of(Guidance) if item.guidance_kind is guidance_kind]
    assert set(slugs.split()) <= set(found)


def test_a_danger_sign_is_never_routine_and_danger_to_life_is_an_emergency(corpus: Corpus) -> None:
    urgency = {item.slug: item.urgency for _, item in corpus.of(Guidance)}
    assert {urgency[slug] for slug in DANGER_SIGNS.split()} <= {Urgency.SOON, Urgency.URGENT, Urgency.EMERGENCY}
    for slug in ("suicidal-thoughts", "cannot-breathe", "stroke-signs", "seizure", "baby-stops-breathing"):
        assert urgency[slug] is Urgency.EMERGENCY


def test_every_claim_has_evidence_from_a_publication(corpus: Corpus) -> None:
    for _, claim in corpus.of(Claim):
        assert claim.evidence, claim.slug
        for slug in slugs_of(claim, Kind.SOURCE):
            source = corpus.by_name[Kind.SOURCE, slug]
            assert isinstance(source, Source)
            assert not source.data_only


def test_null_and_contrary_findings_are_listed(corpus: Corpus) -> None:
    claims = [claim for _, claim in corpus.of(Claim)]
    assert sum(claim.direction is Direction.NO_EFFECT for claim in claims) >= 5
    assert any(evidence.stance is Stance.CONTRADICTS for claim in claims for evidence in claim.evidence)
    assert any(claim.conclusion.status is not ConclusionStatus.SUPPORTED for claim in claims)


def test_a_mixed_or_uncertain_effect_is_concluded_mixed_or_insufficient(corpus: Corpus) -> None:
    open_relations = {Relation.IS_INCONSISTENTLY_LINKED_WITH, Relation.HAS_UNCERTAIN_EFFECT_ON}
    statuses = {claim.conclusion.status for _, claim in corpus.of(Claim) if claim.relation in open_relations}
    assert statuses <= {ConclusionStatus.MIXED, ConclusionStatus.INSUFFICIENT}


def test_no_conclusion_goes_beyond_the_certainty_of_its_claims(corpus: Corpus) -> None:
    for kind in (Mechanism, Factor, Question, Overview):
        for _, item in corpus.of(kind):
            claims = [corpus.by_name[Kind.CLAIM, slug] for slug in slugs_of(item, Kind.CLAIM)]
            best = max(claim.certainty.level.rank for claim in claims if isinstance(claim, Claim))
            assert item.certainty.level.rank <= best, item.slug


def test_ranks_follow_grade() -> None:
    ranks = [CertaintyLevel(level).rank for level in ("very-low", "low", "moderate", "high")]
    assert ranks == [0, 1, 2, 3]


def test_the_main_answer_claims_no_more_than_low_certainty(corpus: Corpus) -> None:
    overview = next(overview for _, overview in corpus.of(Overview))
    question = corpus.by_name[Kind.QUESTION, overview.question]
    assert isinstance(question, Question)
    assert overview.certainty.level.rank <= CertaintyLevel.LOW.rank
    assert question.certainty.level.rank <= CertaintyLevel.LOW.rank
    assert overview.conclusion.status is not ConclusionStatus.SUPPORTED


def test_addresses_stand_only_under_url(corpus: Corpus) -> None:
    for entry in corpus.entries:
        for path, value in walk(entry.item):
            if path[-1:] != ("url",):
                words = " ".join(value.values()) if isinstance(value, dict) else value if isinstance(value, str) else ""
                assert not re.search(r"https?:|www\.", words), entry.place(path)


def test_addresses_are_canonical_never_a_mirror_by_number(corpus: Corpus) -> None:
    for _, source in corpus.of(Source):
        assert not re.match(r"https?://[\d.:]+(/|$)", source.url or ""), source.slug


def test_no_name_of_snomed_ct_is_shipped(corpus: Corpus, composition: Composition) -> None:
    coded = [code for _, code in corpus.of(Code) if code.system is CodeSystem.SNOMED_CT]
    assert coded
    assert all(code.display is None for code in coded)
    for composed in composition.documents:
        if composed.kind is Kind.CODE and composed.slug.startswith(CodeSystem.SNOMED_CT):
            assert "display" not in composed.document.published()


def test_nobody_with_a_clinical_licence_has_reviewed_it_and_it_says_so(corpus: Corpus) -> None:
    reviews = [review for entry in corpus.entries if (review := getattr(entry.item, "review", None))]
    assert {review.status for review in reviews} == {ReviewStatus.EDITORIAL}
    assert all("Nobody with a clinical licence" in review.reviewers["en"] for review in reviews)


def test_what_was_not_checked_is_said_to_be_unchecked(corpus: Corpus) -> None:
    assert any(source.retraction.status == "not-checked" for _, source in corpus.of(Source))
    for _, source in corpus.of(Source):
        assert source.verified, source.slug
        assert source.retraction.status != "not-checked" or source.retraction.checked_on is None, source.slug


def test_guidance_gives_no_dose(corpus: Corpus) -> None:
    """Arithmetic on published values is fine; telling a person how much to take is not."""
    dose = re.compile(r"\btake (up to |about |at least )?\d", re.I)
    for entry, guidance in corpus.of(Guidance):
        for path, text in texts(guidance):
            assert not dose.search(text["en"]), entry.place(path)


def test_every_paragraph_rests_on_claims_and_every_step_on_something() -> None:
    """On claims, foods or a record that was read; or the step says that it is common sense."""
    with pytest.raises(ValidationError, match="claims"):
        Passage.model_validate({"text": "Milk cures everything."})
    with pytest.raises(ValidationError, match="no statement stands without its ground"):
        Step.model_validate({"text": "Milk cures everything."})
    for basis in ({"claims": ("a",)}, {"foods": ("whole-milk",)}, {"sources": ("a",)}, {"practice_point": True}):
        assert Step.model_validate({"text": "Milk holds calcium.", **basis}).model_dump(include={*basis}) == basis


def test_a_claim_cites_each_source_once(composition: Composition) -> None:
    for composed in composition.documents:
        for claim in getattr(composed.document, "claims", ()):
            slugs = [citation.slug for citation in claim.citations]
            assert len(slugs) == len(set(slugs)), claim.slug
