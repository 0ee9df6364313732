"""Finding terms in texts, and words that are neither plain nor explained."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.content.compose import Composition
from app.content.compose.view import EXPLAINED_KINDS
from app.content.corpus import Corpus, Entry, Lines
from app.content.glossary import Glossary, is_easy, singular, technical_words_are_explained, words
from app.content.models import AuthoredItem, Food, Source, Term
from app.content.references import mentions
from app.identifiers import ENGLISH
from app.vocabulary import Kind

REVIEW = {
    "status": "editorial",
    "reviewers": "The xylophagous editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}
MADE_UP = "hyperphosphataemia"


def term(slug: str, title: str, *also: str, definition: str = "A word.") -> Term:
    return Term.model_validate(
        {"slug": slug, "title": title, "definition": definition, "also_called": also, "review": REVIEW}
    )


def corpus_of(*items: AuthoredItem, plain: frozenset[str] = frozenset()) -> Corpus:
    lines = Lines("content/terms.yaml", {("slug",): 3, ("title",): 4, ("definition",): 5})
    return Corpus(tuple(Entry(item, lines) for item in items), plain_words=plain)


TERMS = corpus_of(
    term("vitamin-d", "Vitamin D"),
    term("vitamin-d-deficiency", "Vitamin D deficiency", "lack of vitamin D"),
    term("kidney-stone", "Kidney stone"),
    term("supplement", "Supplements"),
    term("parkinson", "Parkinson's disease"),
    term("low-fat-food", "Low-fat food"),
    term("hypocalcaemia", "Hypocalcaemia", "hypocalcemia", "low blood calcium"),
    term("diagnosis", "Diagnosis"),
    term("virus", "Virus"),
    term("illness", "Illness"),
    term("rem", "REM sleep"),
)


def found(text: str, corpus: Corpus = TERMS) -> list[str]:
    return list(Glossary(corpus).terms_of(text))


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Vitamin D deficiency is common.", ["vitamin-d-deficiency"]),
        ("Vitamin D helps.", ["vitamin-d"]),
        ("A lack of vitamin D and vitamin D.", ["vitamin-d-deficiency", "vitamin-d"]),
        ("Vitamins and deficiency", []),
        ("vitamin. D", ["vitamin-d"]),
    ],
)
def test_the_longest_name_wins(text: str, slugs: list[str]) -> None:
    assert found(text) == slugs


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kidney stones hurt.", "kidney-stone"),
        ("A kidney stone hurts.", "kidney-stone"),
        ("KIDNEY STONES", "kidney-stone"),
        ("A kidney\nstone", "kidney-stone"),
        ("a supplement", "supplement"),
        ("Parkinson's disease", "parkinson"),
        ("Parkinson’s disease", "parkinson"),
        ("Parkinson disease", "parkinson"),
        ("the illness's end", "illness"),
        ("the virus’s end", "virus"),
        ("low-fat foods", "low-fat-food"),
        ("Low-Fat food", "low-fat-food"),
        ("hypocalcaemia", "hypocalcaemia"),
        ("hypocalcemia", "hypocalcaemia"),
        ("Low blood calcium", "hypocalcaemia"),
        ("(diagnosis)", "diagnosis"),
        ("REM sleep,", "rem"),
        ("rem sleep", "rem"),
    ],
)
def test_plurals_possessives_hyphens_and_other_names_are_found(text: str, slug: str) -> None:
    assert found(text) == [slug]


@pytest.mark.parametrize("text", ["", "12 mg", "stones", "a kidney", "supplementary", "remsleep", "blood calcium"])
def test_half_a_name_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("stones", "stone"),
        ("stone's", "stone"),
        ("stone’s", "stone"),
        ("illness", "illness"),
        ("virus", "virus"),
        ("diagnosis", "diagnosis"),
        ("gas", "gas"),
        ("is", "is"),
    ],
)
def test_a_word_without_its_ending(word: str, one: str) -> None:
    assert singular(word) == one


def test_words_are_letters_with_what_joins_them() -> None:
    assert words("It's 8.5 mg/dL, vitamin B12's low-fat naïve 血 word_two") == [
        *("it's", "mg", "dl", "vitamin", "b", "s", "low", "fat", "naïve", "血", "word", "two"),
    ]


def test_of_two_terms_with_one_name_the_first_has_it() -> None:
    assert found("salt", corpus_of(term("first", "Salt"), term("second", "Brine", "salt"))) == ["first"]


def test_what_an_item_uses_is_sorted_and_each_once() -> None:
    item = term("x", "Kidney stones", definition="Virus, illness, virus. The virus's kidney stone.")
    assert Glossary(TERMS).used_in(item) == ["illness", "kidney-stone", "virus"]


def test_names_are_english_and_reviewers_do_not_count() -> None:
    both = corpus_of(term("x", "Sodium").model_copy(update={"title": {"en": "Sodium", "es": "Sal"}}))
    assert found("Sal sodium", both) == ["x"]
    item = term("y", "Y", definition="No word.")
    reviewed = item.model_copy(update={"review": item.review.model_copy(update={"reviewers": {"en": "Sodium"}})})
    assert Glossary(both).used_in(reviewed) == []


PLAIN = frozenset({"calcium", "milligram", "sleepless", "rhythm"})


def unexplained(definition: str, plain: frozenset[str] = PLAIN) -> list[str]:
    corpus = corpus_of(term("word", "Word", definition=definition), *(e.item for e in TERMS.entries), plain=plain)
    return list(Glossary(corpus).unexplained(definition))


def test_a_word_that_is_neither_plain_nor_explained_is_found_with_its_place() -> None:
    corpus = corpus_of(term("word", "Word", definition=f"{MADE_UP.title()} is bad. {MADE_UP}!"), plain=PLAIN)
    (finding,) = technical_words_are_explained(corpus)
    assert finding.message == (
        f"`{MADE_UP}` is not explained; write it plainly, add it to terms.yaml, or list it in plain-words.yaml"
    )
    assert (finding.place.file, finding.place.line, finding.severity) == ("content/terms.yaml", 5, "error")
    explained = corpus_of(*(e.item for e in corpus.entries), term("new", MADE_UP), plain=PLAIN)
    assert list(technical_words_are_explained(explained)) == []
    listed = replace(corpus, plain_words=PLAIN | {MADE_UP})
    assert list(technical_words_are_explained(listed)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Calcium is in milk.",
        "Milligrams and rhythms of calcium's kind",
        "calcium-rich milk, low-calcium bread",
        "A kidney stone, Parkinson's disease and low blood calcium",
        "He stopped, tried, walked, is taking the biggest cakes, and slept badly.",
        "Women's and children’s beds, the girls' milk",
        "12 mg, 3.5",
    ],
)
def test_plain_words_terms_and_words_formed_from_them_need_no_more(text: str) -> None:
    assert set(unexplained(text)) <= {"mg"}, "a unit is a word like any other"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"Some {MADE_UP}.", MADE_UP),
        (f"Some {MADE_UP.upper()}!", MADE_UP),
        (f"Some {MADE_UP}'s.", f"{MADE_UP}'s"),
        (f"{MADE_UP}-rich milk", MADE_UP),
        (f"Milk {MADE_UP} milk", MADE_UP),
        ("Parkinsonism", "parkinsonism"),
    ],
)
def test_a_technical_word_is_found_in_every_form(text: str, word: str) -> None:
    assert unexplained(text) == [word]


def test_a_word_is_told_once_a_text() -> None:
    item = term("word", "Word", definition=f"{MADE_UP}, {MADE_UP}, xylophagous")
    found = [finding.message.split("`")[1] for finding in technical_words_are_explained(corpus_of(item, plain=PLAIN))]
    assert found == [MADE_UP, "xylophagous"]


@pytest.mark.parametrize("word", ["sleep", "sleeps", "slept", "milk", "a", "stopped", "taking", "tried", "badly"])
def test_words_known_to_children_are_easy(word: str) -> None:
    assert is_easy(word)


@pytest.mark.parametrize("word", [MADE_UP, "homeostasis", "xylophagous", "tetany"])
def test_technical_words_are_not(word: str) -> None:
    assert not is_easy(word)


def test_without_plain_words_nothing_is_judged() -> None:
    corpus = corpus_of(term("word", MADE_UP, definition=f"{MADE_UP} xylophagous"))
    assert list(technical_words_are_explained(corpus)) == []


def test_it_waits_until_every_item_can_be_read() -> None:
    broken = corpus_of(term("word", "Word", definition=MADE_UP), plain=PLAIN)
    assert len(list(technical_words_are_explained(broken))) == 1
    unread = replace(broken, unread=frozenset({(Kind.TERM, "lost")}))
    assert list(technical_words_are_explained(unread)) == [], "the missing term may explain it"


def test_names_of_services_foods_and_sources_are_names(corpus: Corpus) -> None:
    line = next(e for e in corpus.entries if e.item.kind is Kind.CRISIS_LINE)
    named = line.item.model_copy(update={"service": {"en": MADE_UP}, "text_or_chat": {"en": MADE_UP}, "note": None})
    source = next(source for _, source in corpus.of(Source)).model_copy(update={"title": MADE_UP})
    food = next(food for _, food in corpus.of(Food)).model_copy(update={"title": {"en": MADE_UP}})
    judged = corpus_of(named, source, food, plain=PLAIN)
    assert MADE_UP not in " ".join(finding.message for finding in technical_words_are_explained(judged))


def changed(corpus: Corpus, kind: Kind, slug: str, **update: Any) -> Corpus:
    """The corpus with some fields of one item replaced."""
    assert (kind, slug) in corpus.by_name
    named = [(e, (e.item.kind, e.item.slug) == (kind, slug)) for e in corpus.entries]
    return replace(
        corpus, entries=tuple(replace(e, item=e.item.model_copy(update=update)) if it else e for e, it in named)
    )


def test_every_word_of_the_real_content_is_plain_or_explained(corpus: Corpus) -> None:
    assert corpus.plain_words, "content/plain-words.yaml lists the plain words"
    assert list(technical_words_are_explained(corpus)) == []


@pytest.mark.parametrize(
    ("kind", "slug", "key"),
    [
        (Kind.FACTOR, "sleep-environment", "summary"),
        (Kind.QUESTION, "is-insomnia-related-to-calcium-deficiency", "short_answer"),
        (Kind.GUIDANCE, "balanced-diet", "title"),
        (Kind.CLAIM, "factor-noise", "statement"),
        (Kind.TERM, "melatonin", "definition"),
        (Kind.DISCLAIMER, "general", "text"),
        (Kind.OVERVIEW, "overview", "summary"),
    ],
)
def test_a_technical_word_put_into_the_real_content_is_found(corpus: Corpus, kind: Kind, slug: str, key: str) -> None:
    spoilt = changed(corpus, kind, slug, **{key: {"en": f"It is called {MADE_UP}."}})
    new = {finding.message for finding in technical_words_are_explained(spoilt)}
    assert [message for message in new if f"`{MADE_UP}`" in message], "content/plain-words.yaml lets rules judge"


def listed_in(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The terms that a document lists; only claims may leave them out."""
    terms: list[dict[str, Any]] = values.get("terms", []) if values["kind"] == "claim" else values["terms"]
    return terms


def test_documents_list_exactly_the_terms_that_their_texts_use(corpus: Corpus, composition: Composition) -> None:
    glossary = Glossary(corpus)
    listed = 0
    for composed in composition.documents:
        values = json.loads(composed.body)
        if composed.kind in EXPLAINED_KINDS:
            assert composed.kind is not Kind.CLAIM or values.get("terms") != [], "claims without any leave it out"
            slugs = [reference["slug"] for reference in listed_in(values)]
            assert slugs == glossary.used_in(corpus.by_name[composed.kind, composed.slug]), composed.slug
            listed += len(slugs)
    assert listed > 100


def test_every_listed_term_has_a_name_that_stands_in_the_document(corpus: Corpus, composition: Composition) -> None:
    names = {term.slug: [name[ENGLISH] for name in (term.title, *term.also_called)] for _, term in corpus.of(Term)}
    for composed in composition.documents:
        if composed.kind in EXPLAINED_KINDS:
            shown = [singular(word) for word in words(composed.body)]
            for reference in listed_in(json.loads(composed.body)):
                wanted = [{singular(word) for word in words(name)} for name in names[reference["slug"]]]
                assert any(name <= {*shown} for name in wanted), f"{composed.slug}: {reference['slug']}"


def test_the_use_of_a_term_is_no_link(corpus: Corpus, composition: Composition) -> None:
    """Words like `calcium` stand everywhere; a term leads to what its author or another names, and to nothing else."""
    documents = {(composed.kind, composed.slug): json.loads(composed.body) for composed in composition.documents}
    named = {
        ((entry.item.kind, entry.item.slug), mention.slug)
        for entry in corpus.entries
        for mention in mentions(entry.item)
        if mention.kind is Kind.TERM
    }
    named |= {((ref.kind, ref.slug), term.slug) for _, term in corpus.of(Term) for ref in term.related}
    used = 0
    for (kind, slug), values in documents.items():
        for reference in listed_in(values) if kind in EXPLAINED_KINDS else ():
            back = documents[Kind.TERM, reference["slug"]]
            linked = [(other["kind"], other["slug"]) for other in (*back["related"], *back.get("mentioned_by", ()))]
            assert ((kind, slug) in linked) is (((kind, slug), reference["slug"]) in named), (slug, reference["slug"])
            used += ((kind, slug), reference["slug"]) not in named
    assert used > 100, "otherwise this shows nothing"


def test_claims_list_their_terms(composition: Composition) -> None:
    claims = [json.loads(composed.body) for composed in composition.documents if composed.kind is Kind.CLAIM]
    assert len([values for values in claims if "terms" in values]) > 50
