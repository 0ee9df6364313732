"""Content with some items in Spanish: Spanish documents where there are any, the English ones elsewhere."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from app.content.compose import Composed, Composition, compose
from app.content.corpus import Corpus
from app.content.models import AuthoredItem
from app.content.references import languages_of, texts
from app.vocabulary import Kind

TRANSLATED = {
    (Kind.FACTOR, "sleep-environment"),
    (Kind.GUIDANCE, "balanced-diet"),
    (Kind.CLAIM, "factor-noise"),
    (Kind.TERM, "melatonin"),
    (Kind.DISCLAIMER, "general"),
}


def in_spanish(node: Any) -> Any:
    """The same item with a second language beside the first, in every text."""
    if isinstance(node, dict):
        return node | {"es": f"ES {node['en']}"}
    if isinstance(node, tuple):
        return tuple(in_spanish(child) for child in node)
    if isinstance(node, BaseModel):
        return node.model_copy(update={name: in_spanish(getattr(node, name)) for name in type(node).model_fields})
    return node


@pytest.fixture(scope="module")
def translated(corpus: Corpus) -> Corpus:
    """The real content with five items translated."""

    def item(authored: AuthoredItem) -> AuthoredItem:
        return in_spanish(authored) if (authored.kind, authored.slug) in TRANSLATED else authored

    return replace(corpus, entries=tuple(replace(entry, item=item(entry.item)) for entry in corpus.entries))


@pytest.fixture(scope="module")
def bilingual(translated: Corpus) -> Composition:
    """Its documents."""
    return compose(translated)


def by_name(composition: Composition, language: str) -> dict[tuple[Kind, str], Composed]:
    return {(c.kind, c.slug): c for c in composition.documents if c.language == language}


def test_the_languages_in_use_are_those_of_the_items(bilingual: Composition, composition: Composition) -> None:
    assert bilingual.languages == ("en", "es")
    assert composition.languages == ("en",)


def test_every_language_has_every_document_at_the_same_place(bilingual: Composition) -> None:
    english, spanish = by_name(bilingual, "en"), by_name(bilingual, "es")
    assert set(english) == set(spanish)
    assert all(english[name].position == spanish[name].position for name in english)
    assert all(english[name].notices == spanish[name].notices for name in english)


def test_a_translated_item_has_a_document_of_its_own(bilingual: Composition) -> None:
    for name in TRANSLATED:
        english, spanish = by_name(bilingual, "en")[name], by_name(bilingual, "es")[name]
        assert getattr(spanish.document, "language") == "es"  # noqa: B009 (documents differ in their fields)
        assert spanish.digest != english.digest
        assert '"ES ' in spanish.body


def test_elsewhere_the_english_document_is_served_unchanged(bilingual: Composition) -> None:
    english, spanish = by_name(bilingual, "en"), by_name(bilingual, "es")
    for name in set(spanish) - TRANSLATED:
        assert replace(spanish[name], language="en") == english[name]
        assert getattr(spanish[name].document, "language", "en") == "en"


def test_links_inside_a_translation_use_the_titles_of_its_language(bilingual: Composition) -> None:
    factor = by_name(bilingual, "es")[Kind.FACTOR, "sleep-environment"].document.published()
    claims = {claim["slug"]: claim for claim in factor["claims"]}
    assert claims["factor-noise"]["statement"].startswith("ES ")
    assert not claims["factor-temperature"]["statement"].startswith("ES "), "not translated, so in English"
    assert {term["slug"]: term["title"] for term in factor["terms"]}["melatonin"].startswith("ES ")


def test_an_english_document_does_not_change_because_others_are_translated(
    bilingual: Composition, composition: Composition
) -> None:
    before, after = by_name(composition, "en"), by_name(bilingual, "en")
    changed = {name for name in before if before[name].digest != after[name].digest}
    assert changed <= {(Kind.DISCLAIMER, "general"), (Kind.QUALITY, "quality")}, (
        "one lists translations, one counts them"
    )
    assert (Kind.DISCLAIMER, "general") in changed


def test_a_disclaimer_lists_all_its_languages_in_each_of_them(bilingual: Composition) -> None:
    for language in ("en", "es"):
        general = by_name(bilingual, language)[Kind.DISCLAIMER, "general"].document.published()
        assert [translation["language"] for translation in general["translations"]] == ["en", "es"]
        assert general["text"] == general["translations"][["en", "es"].index(language)]["text"]


def test_the_walk_finds_every_text(translated: Corpus) -> None:
    for entry in translated.entries:
        if (entry.item.kind, entry.item.slug) in TRANSLATED:
            assert languages_of(entry.item) == {"en", "es"}
            assert all(set(text) == {"en", "es"} for _, text in texts(entry.item))
