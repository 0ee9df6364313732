"""The complete set of documents of an edition, with their digests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.content.compose import crisis, data, evidence, frame, graph, prose, quality, recognition, search
from app.content.compose.order import order_of
from app.content.compose.view import View
from app.content.corpus import Corpus
from app.content.models import (
    AuthoredItem,
    Claim,
    Code,
    CrisisLine,
    Disclaimer,
    Factor,
    Food,
    Graph,
    Guidance,
    Mechanism,
    Overview,
    Quality,
    Question,
    Recognition,
    ReferenceIntake,
    Source,
    Synonyms,
    Term,
    Withdrawal,
)
from app.content.references import languages_of
from app.documents.digest import canonical, digest_of, edition_digest
from app.documents.document import Document
from app.identifiers import ENGLISH
from app.vocabulary import Kind

COMPOSERS: dict[type[AuthoredItem], Callable[[View, Any], Document]] = {
    Mechanism: prose.mechanism,
    Factor: prose.factor,
    Guidance: prose.guidance,
    Question: prose.question,
    Claim: evidence.claim,
    Source: evidence.source,
    Food: data.food,
    ReferenceIntake: data.reference_intake,
    Term: data.term,
    CrisisLine: crisis.crisis_line,
    Code: data.code,
    Disclaimer: frame.disclaimer,
    Overview: frame.overview,
    Quality: quality.quality,
    Graph: graph.graph,
    Recognition: recognition.recognition,
    Withdrawal: frame.withdrawal,
    Synonyms: search.synonyms,
}


@dataclass(frozen=True)
class Composed:
    """One document as it is published for readers of one language.

    `document.language` is the language of the text: English where the item is not translated.
    """

    kind: Kind
    slug: str
    language: str
    position: int
    document: Document
    body: str
    digest: str

    @property
    def notices(self) -> tuple[str, ...]:
        """The ids of the notices it requires; a tombstone has none."""
        return tuple(getattr(self.document, "notices", ()))


@dataclass(frozen=True)
class Composition:
    """All documents of an edition to be."""

    documents: tuple[Composed, ...]
    languages: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The digest of the edition to be."""
        return edition_digest(composed.digest for composed in self.documents)


def compose(corpus: Corpus, progress: Callable[[int], None] = lambda _: None) -> Composition:
    """Every document in every language of the corpus. `progress` is told of each one made."""
    languages = sorted({language for entry in corpus.entries for language in languages_of(entry.item)} | {ENGLISH})
    english = tuple(_in_language(View(corpus, ENGLISH), progress))
    documents = list(english)
    for language in languages:
        if language != ENGLISH:
            documents += _translated(View(corpus, language), english)
    return Composition(tuple(documents), tuple(languages))


def _in_language(view: View, progress: Callable[[int], None]) -> Iterator[Composed]:
    for position, item in enumerate(_items(view)):
        progress(1)
        yield _composed(view, item, position)


def _translated(view: View, english: tuple[Composed, ...]) -> Iterator[Composed]:
    """Translations, and the English document where there is none."""
    for item, fallback in zip(_items(view), english, strict=True):
        if view.language in languages_of(item):
            yield _composed(view, item, fallback.position)
        else:
            yield replace(fallback, language=view.language)


def _items(view: View) -> list[AuthoredItem]:
    authored = [entry.item for entry in view.corpus.entries]
    return sorted([*authored, *data.parent_codes(view.corpus)], key=order_of)


def _composed(view: View, item: AuthoredItem, position: int) -> Composed:
    document = COMPOSERS[type(item)](view, item)
    body = canonical(document)
    return Composed(item.kind, item.slug, view.language, position, document, body, digest_of(body))
