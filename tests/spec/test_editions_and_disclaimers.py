"""What an edition's digest covers, and the disclaimer that stands on everything."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import http_sf
import pytest

from app.content.compose import Composition, compose
from app.content.corpus import Corpus
from app.content.models import Disclaimer, Factor
from app.disclaimer import BUILT_IN, GENERAL, INTENDED_USE, LICENSE, attribution, health_disclaimer, terms_link
from app.documents.envelope import EditionMeta
from app.vocabulary import DisclaimerRole, Kind


def with_summary(corpus: Corpus, summary: str) -> Corpus:
    """The corpus with one sentence of one factor changed."""
    entries = (
        replace(entry, item=entry.item.model_copy(update={"summary": {"en": summary}}))
        if isinstance(entry.item, Factor) and entry.item.slug == "sleep-environment"
        else entry
        for entry in corpus.entries
    )
    return replace(corpus, entries=tuple(entries))


def test_the_same_content_has_the_same_digest_whenever_and_wherever_it_is_published(
    corpus: Corpus, composition: Composition
) -> None:
    moved = (replace(e, lines=replace(e.lines, file=f"elsewhere/{e.lines.file}")) for e in corpus.entries)
    assert compose(replace(corpus, entries=tuple(moved))).digest == composition.digest


def test_one_changed_word_changes_it(corpus: Corpus, composition: Composition) -> None:
    assert compose(with_summary(corpus, "Noise can wake you.")).digest != composition.digest


def test_a_change_shows_in_every_document_that_shows_the_changed_text(corpus: Corpus, composition: Composition) -> None:
    changed = compose(with_summary(corpus, "Noise can wake you."))
    before = {(c.kind, c.slug): c.digest for c in composition.documents}
    assert {(c.kind, c.slug) for c in changed.documents if before[c.kind, c.slug] != c.digest} == {
        (Kind.FACTOR, "sleep-environment"),
        (Kind.OVERVIEW, "overview"),
    }


def test_the_digest_of_an_edition_covers_nothing_but_its_documents(composition: Composition) -> None:
    lines = "\n".join(sorted(composed.digest for composed in composition.documents))
    assert composition.digest == sha256(lines.encode()).hexdigest()
    other_order = replace(composition, documents=composition.documents[::-1], languages=("en", "es"))
    assert other_order.digest == composition.digest


def test_the_built_in_disclaimer_is_version_1_of_the_contents_word_for_word(corpus: Corpus) -> None:
    general = corpus.by_name[Kind.DISCLAIMER, GENERAL]
    assert isinstance(general, Disclaimer)
    assert (general.role, general.version) == (DisclaimerRole.DISCLAIMER, BUILT_IN.version)
    assert general.text == {BUILT_IN.language: BUILT_IN.text}
    assert general.short_text == {BUILT_IN.language: BUILT_IN.short_text}


def test_general_is_the_one_disclaimer_and_the_rest_are_notices(corpus: Corpus) -> None:
    roles = {item.slug: item.role for _, item in corpus.of(Disclaimer)}
    assert [slug for slug, role in roles.items() if role is DisclaimerRole.DISCLAIMER] == [GENERAL]


@pytest.mark.parametrize(
    "must_say", ["not medical advice", "not a diagnosis", "Nobody with a clinical licence", "emergency"]
)
def test_the_disclaimer_says_what_this_is_not(must_say: str) -> None:
    assert must_say in BUILT_IN.text
    assert BUILT_IN.display == "required"
    assert INTENDED_USE.patient_specific is False


def test_the_built_in_disclaimer_has_the_digest_of_its_text() -> None:
    assert BUILT_IN.digest == sha256(BUILT_IN.text.encode()).hexdigest()


def test_the_header_is_one_structured_item() -> None:
    header = health_disclaimer(BUILT_IN)
    assert header == '"general";v=1;lang="en";href="/v1/disclaimers/general"'
    value, parameters = http_sf.parse(header.encode(), tltype="item")
    assert value == "general"
    assert parameters == {"v": 1, "lang": "en", "href": "/v1/disclaimers/general"}
    assert terms_link(BUILT_IN) == '</v1/disclaimers/general>; rel="terms-of-service"'


def test_the_attribution_names_the_edition_where_one_is_known() -> None:
    edition = EditionMeta(id="2026.11.1", published_at=datetime(2026, 11, 22, tzinfo=UTC), digest="0" * 64)
    assert attribution(edition) == f"Casomnia, edition 2026.11.1 ({LICENSE})"
    assert attribution(None) == f"Casomnia ({LICENSE})"


def test_the_notices_of_an_item_are_part_of_its_document_and_so_of_the_digest(corpus: Corpus) -> None:
    without = [replace(e, item=e.item.model_copy(update={"notices": ()})) for e in corpus.entries]
    assert compose(Corpus(tuple(without))).digest != compose(corpus).digest
