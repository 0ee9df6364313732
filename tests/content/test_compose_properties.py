"""What holds of composing whatever the content: any text, any order."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.compose import compose
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, Claim, Code, Factor, Guidance, Overview, Question, Source, Term, Withdrawal
from app.content.references import languages_of
from app.vocabulary import Urgency

LINES = Lines("content/generated.yaml", {})
DAY = date(2026, 11, 22)


def review(reviewers: str = "The editors") -> dict[str, Any]:
    return {"status": "editorial", "reviewers": reviewers, "last_reviewed": DAY, "next_review": DAY}


def source(slug: str) -> Source:
    return Source.model_validate(
        {
            "slug": slug,
            "csl_type": "article-journal",
            "title": f"About {slug}",
            "retraction": {"status": "not-checked"},
            "verified": [{"record": "PubMed record", "fields": ["title"]}],
            "review": review(),
        }
    )


def claim(slug: str, source_slug: str) -> Claim:
    texts = dict.fromkeys(("subject", "object", "statement", "plain_statement", "applies_to"), f"About {slug}.")
    return Claim.model_validate(
        texts
        | {
            "slug": slug,
            "area": "association",
            "relation": "is-associated-with",
            "direction": "not-applicable",
            "conclusion": {"status": "insufficient", "statement": "It cannot be told."},
            "calcium_pool": "none",
            "certainty": {"level": "very-low", "rationale": "One small study."},
            "evidence": [{"source": source_slug, "stance": "mixed", "read": "abstract", "finding": "Some."}],
            "review": review(),
        }
    )


def guidance(slug: str, urgency: Urgency) -> Guidance:
    return Guidance.model_validate(
        {
            "slug": slug,
            "title": slug,
            "summary": "Do this.",
            "guidance_kind": "behaviour",
            "urgency": urgency,
            "audience": ["everyone"],
            "steps": [{"text": "Step.", "claims": ["claim-1"]}],
            "notices": ["children" if urgency is Urgency.URGENT else "pregnancy"],
            "review": review(),
        }
    )


def small_content() -> list[AuthoredItem]:
    """One or more of most kinds, with everything that could depend on an order: ties, parents, notices, back links."""
    passage = [{"text": "So it is.", "claims": ["claim-1", "claim-2"]}]
    common = {
        "title": "Title",
        "summary": "In short.",
        "certainty": {"level": "very-low", "rationale": "One."},
        "review": review(),
    }
    conclusion = {"status": "insufficient", "statement": "It cannot be told."}
    return [
        source("source-1"),
        source("source-2"),
        claim("claim-1", "source-1"),
        claim("claim-2", "source-2"),
        guidance("act-now", Urgency.URGENT),
        guidance("act-later", Urgency.ROUTINE),
        Factor.model_validate(
            common
            | {
                "slug": "factor-1",
                "contributes_to": "insomnia",
                "category": "medical",
                "modifiable": False,
                "explanation": passage,
                "relation_to_calcium": {"calcium_pool": "none", "statement": "Nothing ties it to calcium."},
                "codes": ["icd-10/G47.0"],
                "related": ["guidance/act-now"],
            }
        ),
        Question.model_validate(common | {"slug": "question-1", "short_answer": "Perhaps.", "answer": passage}),
        Term.model_validate({"slug": "b", "title": "same", "definition": "One.", "review": review()}),
        Term.model_validate({"slug": "a", "title": "Same", "definition": "Another.", "review": review()}),
        *(
            Code.model_validate(
                {"system": "icd-10", "code": code, "verified": "read", "review": review(f"Reader of {code}")}
            )
            for code in ("G47.0", "G47.3")
        ),
        Overview.model_validate(
            common
            | {
                "slug": "overview",
                "question": "question-1",
                "conclusion": conclusion,
                "statements": [{"text": "Perhaps.", "certainty": "very-low", "claims": ["claim-1"]}],
            }
        ),
        Withdrawal.model_validate(
            {"item": "term/old", "since": DAY, "reason": "It was wrong.", "replacement": "term/a"}
        ),
    ]


def corpus_of(items: list[AuthoredItem]) -> Corpus:
    return Corpus(tuple(Entry(item, LINES) for item in items))


SMALL = small_content()
COMPOSED = compose(corpus_of(SMALL))
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip)
TAGS = st.sampled_from(["es", "zh-Hans", "de", "ar"])


@given(st.permutations(SMALL))
@settings(max_examples=25, deadline=None)
def test_the_order_of_files_and_entries_does_not_matter(items: list[AuthoredItem]) -> None:
    assert compose(corpus_of(items)) == COMPOSED


@given(WORDS, WORDS, st.dictionaries(TAGS, WORDS, max_size=2))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_as_canonical_json(title: str, definition: str, translations: dict[str, str]) -> None:
    term = Term.model_validate(
        {"slug": "word", "title": {"en": title}, "definition": {"en": definition} | translations, "review": review()}
    )
    composition = compose(corpus_of([term]))
    assert composition.languages == tuple(sorted({"en", *translations}))
    for composed in composition.documents:
        values = json.loads(composed.body)
        assert values["definition"] == term.definition[composed.language]
        assert values["title"] == title.strip(), "an untranslated text falls back to English"
        assert rfc8785.dumps(values).decode() == composed.body
        assert composed.digest == sha256(composed.body.encode()).hexdigest()
        assert type(composed.document).model_validate(values | {"digest": composed.digest})


@given(st.floats(min_value=0, max_value=40_000), st.floats(min_value=0.01, max_value=5_000))
@settings(max_examples=60, deadline=None)
def test_any_figure_survives_as_canonical_json(value: float, weight: float) -> None:
    evidence = {"measure": "other", "value": -value, "ci_low": -weight, "n": 1}
    item = claim("claim-1", "source-1")
    changed = item.model_dump(exclude={"codes"}) | {
        "evidence": [item.evidence[0].model_dump() | {"effect": evidence}],
        "codes": [],
    }
    composition = compose(corpus_of([Claim.model_validate(changed), source("source-1")]))
    effect = json.loads(next(c.body for c in composition.documents if c.slug == "claim-1"))["evidence"][0]["effect"]
    assert effect == {"measure": "other", "value": -value, "ci_low": -weight, "n": 1}


@given(WORDS)
@settings(max_examples=30, deadline=None)
def test_a_change_of_any_word_changes_the_digest_of_the_edition(definition: str) -> None:
    terms = [item for item in SMALL if item.slug == "a"]
    changed = terms[0].model_copy(update={"definition": {"en": definition}})
    rest = [item for item in SMALL if item is not terms[0]]
    same = {"en": definition} == terms[0].definition  # type: ignore[union-attr]
    assert (compose(corpus_of([*rest, changed])).digest == COMPOSED.digest) is same


def test_who_reviewed_an_item_does_not_count_as_a_translation() -> None:
    both = Term.model_validate(
        {
            "slug": "a",
            "title": "A",
            "definition": "B",
            "review": review() | {"reviewers": {"en": "The editors", "es": "La redacción"}},
        }
    )
    assert languages_of(both) == {"en"}
    assert compose(corpus_of([both])).languages == ("en",)


def test_an_empty_corpus_has_no_documents() -> None:
    empty = compose(Corpus(()))
    assert (empty.documents, empty.languages) == ((), ("en",))
    assert empty.digest == sha256(b"").hexdigest()
