"""Each measure of quality against hand-made content: what raises its share, and what lowers it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, Claim, CrisisLine, Guidance, Question, Source, Withdrawal
from app.content.quality.measures import MEASURES, Share, measured
from app.vocabulary import QualityMeasure as M

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}
LOW = {"level": "low", "rationale": "Few studies."}
HIGH = {"level": "high", "rationale": "Many studies."}
SUPPORTING = {"source": "survey", "stance": "supports", "read": "abstract", "finding": "They do."}
CONTRARY = SUPPORTING | {"stance": "contradicts", "read": "full-text"}
MIXED = SUPPORTING | {"stance": "mixed", "read": "official-page"}
BACKGROUND = SUPPORTING | {"stance": "background", "read": "secondary"}
MIXED_CONCLUSION = {"status": "mixed", "statement": "They may."}
LONG = {"text": "word " * 61, "practice_point": True}
SHORT = {"text": "word " * 60, "practice_point": True}
HARD = "Physiological homeostatic dysregulation characteristically precipitates considerable insomnia."


def claim(*evidence: dict[str, Any], **other: Any) -> Claim:
    return Claim.model_validate(
        {
            "slug": "a-claim",
            "area": "factor:stress",
            "subject": "Stress",
            "relation": "is-associated-with",
            "object": "sleep",
            "statement": "Stress and sleep go together.",
            "plain_statement": "Stress and sleep go together.",
            "direction": "not-applicable",
            "conclusion": {"status": "supported", "statement": "They may."},
            "calcium_pool": "none",
            "certainty": LOW,
            "applies_to": "Adults",
            "evidence": evidence or (SUPPORTING,),
            "review": REVIEW,
        }
        | other
    )


def without_evidence() -> Claim:
    """A claim that no author could write: the model refuses it, and the measure would still see it."""
    return claim().model_copy(update={"evidence": ()})


def source(**other: Any) -> Source:
    common = {
        "slug": "survey",
        "csl_type": "webpage",
        "title": "A survey",
        "retraction": {"status": "not-checked"},
        "verified": [{"record": "page", "fields": ["title"]}],
        "review": REVIEW,
    }
    return Source.model_validate(common | other)


def guidance(kind: str = "treatment", **other: Any) -> Guidance:
    common = {
        "slug": "a-way",
        "title": "A way",
        "summary": "Ask.",
        "guidance_kind": kind,
        "urgency": "routine",
        "audience": ["adults"],
        "steps": [SHORT],
        "review": REVIEW,
    }
    return Guidance.model_validate(common | other)


def question(**other: Any) -> Question:
    common = {
        "slug": "why",
        "title": "Why?",
        "summary": "Ask.",
        "short_answer": "Ask.",
        "answer": [{"text": "Ask.", "claims": ["a-claim"]}],
        "certainty": LOW,
        "review": REVIEW,
    }
    return Question.model_validate(common | other)


def bilingual(text: str) -> dict[str, str]:
    return {"en": text, "es": "Pregunta."}


def line(confidence: str | None, recheck: bool = False) -> CrisisLine:
    return CrisisLine.model_validate(
        {
            "slug": "a-line",
            "service": "A line",
            "country": "GB",
            "scopes": ["suicide"],
            "languages": ["en"],
            "confidence": confidence,
            "recheck_before_publishing": recheck,
            "review": REVIEW,
        }
        | ({"number": "1", "source": "survey", "verified": "read"} if confidence else {"note": "Call."})
    )


def corpus_of(*items: AuthoredItem) -> Corpus:
    return Corpus(tuple(Entry(item, Lines("made.yaml", {})) for item in items))


def step(**ground: Any) -> dict[str, Any]:
    return {"text": "Ask."} | ground


STEP = [step(practice_point=True)]
GAVE_BOTH = guidance(benefits=STEP, risks=STEP)
IN_SPANISH = question(
    **{name: bilingual("Ask.") for name in ("title", "summary", "short_answer")},
    answer=[{"text": bilingual("Ask."), "claims": ["a-claim"]}],
    certainty=LOW | {"rationale": bilingual("Few studies.")},
)
OVER_A_YEAR = REVIEW | {"next_review": date(2027, 11, 24)}


@pytest.mark.parametrize(
    ("measure", "good", "bad", "beside"),
    [
        (M.CLAIMS_WITH_EVIDENCE, claim(), without_evidence(), source()),
        (M.CLAIMS_WITH_EVIDENCE, claim(BACKGROUND, MIXED), claim(BACKGROUND), source()),
        (M.CLAIMS_WITH_CAVEATS, claim(caveats=["It is small."]), claim(), source()),
        (M.CLAIMS_WITH_CONTRARY_EVIDENCE, claim(SUPPORTING, CONTRARY), claim(SUPPORTING, BACKGROUND), source()),
        (M.CLAIMS_OF_LOW_CERTAINTY, claim(), claim(certainty=HIGH), source()),
        (
            M.MIXED_CONCLUSIONS_WITH_CONTRARY_EVIDENCE,
            claim(MIXED, conclusion=MIXED_CONCLUSION),
            claim(conclusion=MIXED_CONCLUSION),
            claim(CONTRARY),
        ),
        (M.FINDINGS_READ_IN_FULL, claim(CONTRARY), claim(SUPPORTING), source()),
        (M.FINDINGS_READ_IN_FULL, claim(MIXED), claim(BACKGROUND), source()),
        (M.FINDINGS_READ_AS_ABSTRACTS, claim(SUPPORTING), claim(BACKGROUND), source()),
        (M.SOURCES_WITH_IDENTIFIERS, source(doi="10.1000/a"), source(), source(data_only=True)),
        (M.SOURCES_WITH_IDENTIFIERS, source(pmid="123"), source(), claim()),
        (M.SOURCES_WITH_IDENTIFIERS, source(url="https://example.org/a"), source(), claim()),
        (M.SOURCES_WITH_YEAR, source(year=2020), source(), source(data_only=True, year=2020)),
        (M.SOURCES_WITH_FUNDING, source(funding="A fund"), source(), claim()),
        (
            M.SOURCES_CHECKED_FOR_RETRACTION,
            source(retraction={"status": "none-found", "checked_on": date(2026, 11, 22)}),
            source(retraction={"status": "corrected"}),
            claim(),
        ),
        (M.TRANSLATED, IN_SPANISH, question(title={"en": "Why?", "es": "¿Por qué?"}), claim()),
        (M.PAGES_WITH_NOTICES, guidance(notices=["emergency"]), guidance(), source()),
        (M.PAGES_WITH_SUMMARY, question(), question().model_copy(update={"summary": {}}), claim()),
        (M.PASSAGES_WITH_GROUNDS, question(), guidance(), claim()),
        (M.PASSAGES_WITH_GROUNDS, guidance(steps=[step(foods=["milk"])]), guidance(), claim()),
        (M.PASSAGES_WITH_GROUNDS, guidance("refusal", steps=[step(sources=["survey"])]), guidance(), claim()),
        (M.SHORT_PASSAGES, guidance(steps=[SHORT]), guidance(steps=[LONG]), claim()),
        (M.SHORT_LISTS, guidance(steps=[SHORT] * 7), guidance(steps=[SHORT] * 8), question()),
        (M.GUIDANCE_WITH_STEPS, guidance(), guidance().model_copy(update={"steps": ()}), question()),
        (M.CHOICES_WITH_BENEFITS, guidance(benefits=STEP), guidance(), guidance("danger-sign")),
        (M.CHOICES_WITH_RISKS, guidance("nutrition", risks=STEP), guidance("behaviour"), guidance("refusal")),
        (M.CHOICES_WITH_BENEFITS_AND_RISKS, GAVE_BOTH, guidance(risks=STEP), guidance("medicine-interaction")),
        (M.CHOICES_WITH_ALTERNATIVES, guidance(alternatives=STEP), guidance(), guidance("safe-messaging")),
        (M.CHOICES_WITH_IF_UNTREATED, guidance(if_untreated=STEP[0]), guidance(), guidance("danger-sign")),
        (M.CHOICES_WITH_QUESTIONS, guidance("evaluation", questions_to_ask=["Why?"]), guidance(), question()),
        (M.CRISIS_LINES_READ_FIRST_HAND, line("official"), line("news", recheck=True), line(None)),
        (M.CRISIS_LINES_READ_FIRST_HAND, line("official-copy"), line("secondary", recheck=True), line(None)),
    ],
)
def test_what_raises_a_share_and_what_lowers_it(
    measure: M, good: AuthoredItem, bad: AuthoredItem, beside: AuthoredItem
) -> None:
    """`beside` is not counted at all."""
    count = MEASURES[measure]
    assert count(corpus_of(good, beside)) == Share(1, 1)
    assert count(corpus_of(good, bad, beside)) == Share(1, 2)
    assert count(corpus_of(bad, beside)) == Share(0, 1)
    assert count(corpus_of(beside)) == Share(0, 0)


def test_a_claim_without_evidence_lowers_the_share() -> None:
    share = MEASURES[M.CLAIMS_WITH_EVIDENCE]
    assert share(corpus_of(claim(), claim())).percent == 100
    assert share(corpus_of(claim(), claim(), without_evidence())).percent == 66.6


def test_reviews_are_counted_of_all_items_but_tombstones() -> None:
    tomb = Withdrawal.model_validate({"item": "term/old", "since": date(2026, 1, 1), "reason": "It was wrong."})
    corpus = corpus_of(claim(), source(), question(review=OVER_A_YEAR), tomb)
    assert MEASURES[M.CLINICALLY_REVIEWED](corpus) == Share(0, 3)
    assert MEASURES[M.DUE_WITHIN_A_YEAR](corpus) == Share(2, 3)


def test_a_review_by_a_clinician_would_count() -> None:
    item = question()
    signed = item.model_copy(update={"review": item.review.model_copy(update={"status": "clinical"})})
    assert MEASURES[M.CLINICALLY_REVIEWED](corpus_of(item, signed)) == Share(1, 2)


def test_reading_levels_are_counted_over_the_texts_that_readers_see() -> None:
    corpus = corpus_of(question(short_answer=HARD), source(title=HARD))
    share = MEASURES[M.TEXTS_AT_GRADE_8](corpus)
    assert share.of - share.count == 1
    assert MEASURES[M.TEXTS_AT_GRADE_6](corpus).count <= share.count


def test_every_measure_is_counted() -> None:
    assert list(measured(corpus_of())) == list(M)
    assert set(measured(corpus_of()).values()) == {Share(0, 0)}


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_never_rounded_up(count: int, more: int) -> None:
    share = Share(count, count + more)
    assert share.percent < 100
    assert share.percent <= 100 * count / (count + more) + 1e-9
    assert Share(more, more).percent == 100


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 100))
def test_a_share_reaches_what_its_shown_value_reaches(count: int, more: int, percent: int) -> None:
    share = Share(count, count + more)
    assert share.reaches(percent) == (share.of > 0 and share.percent >= percent)


def test_the_order_of_files_does_not_matter(corpus: Corpus) -> None:
    assert measured(Corpus(corpus.entries[::-1])) == measured(corpus)
