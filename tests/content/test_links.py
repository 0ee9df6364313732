"""The web of items: nothing stands alone, every claim can be come by, and a link is seen from both sides."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.content.compose import Composition
from app.content.corpus import ANY, Corpus, Entry, Lines
from app.content.links import (
    READ,
    claims_can_be_come_by,
    nothing_is_an_orphan,
    pages_are_connected,
    terms_are_used,
)
from app.content.models import AuthoredItem, Claim, Overview, Question, Term
from app.documents.addresses import COLLECTIONS, href
from app.documents.document import ItemDocument
from app.vocabulary import Design, IntakeMetric, Kind

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}
SURE = {"level": "low", "rationale": "Few studies."}
RULES = [nothing_is_an_orphan, claims_can_be_come_by, pages_are_connected, terms_are_used]


def question(slug: str, *related: str, claim: str = "shared", answer: str = "Ask.") -> Question:
    """A question with one claim, and links to other items."""
    return Question.model_validate(
        {
            "slug": slug,
            "title": "Why?",
            "summary": "Ask.",
            "short_answer": "Ask.",
            "answer": [{"text": answer, "claims": [claim]}],
            "certainty": SURE,
            "related": related,
            "review": REVIEW,
        }
    )


def claim(slug: str) -> Claim:
    return Claim.model_validate(
        {
            "slug": slug,
            "area": "factor:stress",
            "subject": "Stress",
            "relation": "is-associated-with",
            "object": "sleep",
            "statement": "Stress and sleep go together.",
            "plain_statement": "Stress and sleep go together.",
            "direction": "not-applicable",
            "conclusion": {"status": "supported", "statement": "They may."},
            "calcium_pool": "none",
            "certainty": SURE,
            "applies_to": "Adults",
            "evidence": [{"source": "survey", "stance": "supports", "read": "abstract", "finding": "They do."}],
            "review": REVIEW,
        }
    )


def term(slug: str, title: str, *related: str, definition: str = "A word.") -> Term:
    return Term.model_validate(
        {"slug": slug, "title": title, "definition": definition, "related": related, "review": REVIEW}
    )


def overview(asks: str) -> Overview:
    return Overview.model_validate(
        {
            "slug": "overview",
            "title": "All of it",
            "summary": "Ask.",
            "question": asks,
            "conclusion": {"status": "insufficient", "statement": "It cannot be told."},
            "certainty": SURE,
            "statements": [{"text": "Ask.", "claims": ["of-the-overview"]}],
            "review": REVIEW,
        }
    )


def corpus_of(*items: AuthoredItem) -> Corpus:
    return Corpus(tuple(Entry(item, Lines(f"content/{item.slug}.yaml", {})) for item in items))


def found(rule: Callable[[Corpus], Any], *items: AuthoredItem) -> list[tuple[str, str]]:
    """Where something is wrong, and what."""
    return [(finding.place.file.removeprefix("content/"), finding.message) for finding in rule(corpus_of(*items))]


A, B, C, D = (f"question/{letter}" for letter in "abcd")


def test_an_orphan_is_a_page_that_nothing_leads_to() -> None:
    pages = question("a", B), question("b"), question("c", C)
    message = "nothing leads to this question; link it from an item that it belongs to"
    assert found(nothing_is_an_orphan, *pages) == [("a.yaml", message), ("c.yaml", message)], (
        "a link to oneself is none"
    )
    assert found(nothing_is_an_orphan, question("a", B), question("b", A)) == []


def test_the_overview_leads_to_its_question() -> None:
    assert found(nothing_is_an_orphan, overview("a"), question("a")) == []


def test_only_pages_can_be_orphans() -> None:
    assert found(nothing_is_an_orphan, claim("alone"), term("alone", "Alone")) == []


def test_a_claim_that_no_item_leads_to_is_found() -> None:
    wrong = ("lost.yaml", "no item leads to the claim `lost`; use it or link it")
    assert found(claims_can_be_come_by, claim("lost")) == [wrong]
    assert found(claims_can_be_come_by, claim("lost"), question("a")) == [wrong], "its own claim is another one"


@pytest.mark.parametrize(
    "leading",
    [
        question("a", claim="lost"),
        question("a", "claim/lost"),
        term("word", "Word", "claim/lost"),
        overview("a"),
    ],
    ids=["its passage", "its link", "a term's link", "the overview"],
)
def test_whatever_people_read_leads_to_claims(leading: AuthoredItem) -> None:
    lost = "of-the-overview" if leading.kind is Kind.OVERVIEW else "lost"
    assert found(claims_can_be_come_by, claim(lost), leading) == []


def test_two_islands_are_found_at_every_page_of_the_second() -> None:
    islands = question("a", B), question("b"), question("c", D), question("d", C)
    message = "no way leads from here to `a` and the rest; link it with an item that it concerns"
    assert found(pages_are_connected, *islands) == [("c.yaml", message), ("d.yaml", message)]


@pytest.mark.parametrize("bridge", [("a", C), ("b", D), ("d", A)])
def test_one_link_in_either_direction_joins_them(bridge: tuple[str, str]) -> None:
    links = {"a": [B], "b": [], "c": [D], "d": [C]}
    links[bridge[0]].append(bridge[1])
    assert found(pages_are_connected, *(question(slug, *related) for slug, related in links.items())) == []


def test_a_claim_or_a_term_that_two_pages_share_is_no_way_between_them() -> None:
    pages = question("a", B, "term/word"), question("b"), question("c", D, "term/word"), question("d")
    assert len(found(pages_are_connected, *pages, claim("shared"), term("word", "Word"))) == 2


def test_a_page_alone_and_no_page_at_all_are_connected() -> None:
    assert found(pages_are_connected, question("a")) == []
    assert found(pages_are_connected) == []


def test_a_term_that_no_text_uses_is_found() -> None:
    wrong = ("oxalate.yaml", "no text uses the term `oxalate`; delete it, or link it")
    unused = term("oxalate", "Oxalate")
    assert found(terms_are_used, unused) == [wrong]
    assert found(terms_are_used, unused, term("salt", "Salt", A, definition="Oxalate is one.")) == [wrong]
    assert found(terms_are_used, unused, question("a", answer="Spinach holds oxalates.")) == []
    assert found(terms_are_used, unused, question("a", "term/oxalate")) == []
    assert found(terms_are_used, term("oxalate", "Oxalate", "food/spinach")) == []


@pytest.mark.parametrize("word", [*IntakeMetric, *Design])
def test_a_word_of_the_data_is_used_there(word: str) -> None:
    assert found(terms_are_used, term(word, "Something else")) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("unread", [(Kind.FACTOR, "diet"), (Kind.TERM, ANY)])
def test_they_wait_until_everything_can_be_read(rule: Callable[[Corpus], Any], unread: tuple[Kind, str]) -> None:
    broken = corpus_of(question("a"), question("b"), claim("lost"), term("oxalate", "Oxalate"))
    assert list(rule(broken)) != []
    assert list(rule(replace(broken, unread=frozenset({unread})))) == [], "the missing link may stand there"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_real_content_hangs_together(corpus: Corpus, rule: Callable[[Corpus], Any]) -> None:
    assert list(rule(corpus)) == []


def help_pages(composition: Composition) -> set[str]:
    """Danger signs with rules of talk about suicide: they show only what their authors name."""
    every = [composed for composed in composition.documents if composed.kind is Kind.GUIDANCE]
    guidance = {composed.slug: json.loads(composed.body) for composed in every}
    found = {
        slug
        for slug, values in guidance.items()
        if values.get("guidance_kind") == "danger-sign" and "safe_messaging" in values
    }
    assert found >= {"suicidal-thoughts", "worried-about-someone", "too-much-calcium", "too-many-sleeping-pills"}
    return found


def test_what_is_written_as_related_stands_on_both_sides(corpus: Corpus, composition: Composition) -> None:
    one_sided = {(Kind.GUIDANCE, slug) for slug in help_pages(composition)}
    documents = {(composed.kind, composed.slug): composed.document for composed in composition.documents}
    related = {
        name: {(reference.kind, reference.slug) for reference in document.related}
        for name, document in documents.items()
        if isinstance(document, ItemDocument)
    }
    for entry in corpus.entries:
        name = (entry.item.kind, entry.item.slug)
        for ref in getattr(entry.item, "related", ()):
            assert (ref.kind, ref.slug) in related[name], entry.place()
            assert name in related[ref.kind, ref.slug] or (ref.kind, ref.slug) in one_sided, entry.place()


def test_a_page_that_another_shows_as_related_leads_back(composition: Composition) -> None:
    """In whatever field: a mechanism has its factors under `factors`. Only help for someone in a crisis does not."""
    one_sided = {href(Kind.GUIDANCE, slug) for slug in help_pages(composition)}
    shown = [composed for composed in composition.documents if composed.kind is not Kind.RECOGNITION]
    bodies = {href(composed.kind, composed.slug): composed.body for composed in shown}
    links = [
        (address, reference["href"])
        for address, body in bodies.items()
        for reference in json.loads(body).get("related", ())
        if reference["kind"] in READ and any(address.startswith(f"/v1/{COLLECTIONS[kind]}/") for kind in READ)
    ]
    assert len(links) > 100
    assert [link for link in links if f'"{link[0]}"' not in bodies[link[1]] and link[1] not in one_sided] == []
