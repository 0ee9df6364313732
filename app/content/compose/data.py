"""Documents of foods, reference intakes, terms and codes."""

from collections.abc import Iterator
from typing import Any, Literal

from app.content.compose import wording
from app.content.compose.view import View
from app.content.corpus import Corpus
from app.content.models import data as written
from app.content.models.authored import Authored
from app.documents import data as published
from app.documents.document import Document
from app.identifiers import HIERARCHICAL
from app.vocabulary import Kind


def food(view: View, item: written.Food) -> published.Food:
    """A food's document."""
    linked = {"source", "fdc_source", "absorption_source", "cross_check"}
    return published.Food(
        **view.common(item, wording.food_summary(item, view.title(item))),
        **_same_fields(item, published.Food, linked),
        source=view.citation(item.source),
        fdc_source=view.citation(item.fdc_source) if item.fdc_source else None,
        absorption_source=view.citation(item.absorption_source) if item.absorption_source else None,
        cross_check=_cross_check(view, item.cross_check),
    )


def _cross_check(view: View, item: written.CrossCheck | None) -> published.CrossCheck | None:
    if item is None:
        return None
    return published.CrossCheck(source=view.citation(item.source), mg=item.mg, serving=item.serving, note=item.note)


def reference_intake(view: View, item: written.ReferenceIntake) -> published.ReferenceIntake:
    """A reference intake's document."""
    return published.ReferenceIntake(
        **view.common(item, wording.intake_summary(item)),
        **_same_fields(item, published.ReferenceIntake, {"source"}),
        source=view.citation(item.source),
    )


def term(view: View, item: written.Term) -> published.Term:
    """A glossary entry's document."""
    return published.Term(
        **view.common(item, view.say(item.definition)),
        definition=view.say(item.definition),
        also_called=[view.say(text) for text in item.also_called],
    )


def code(view: View, item: written.Code) -> published.Code:
    """A code's document."""
    return published.Code(
        **view.common(item, wording.code_summary(item)),
        **_same_fields(item, published.Code, {"source"}),
        source=view.citation(item.source) if item.source else None,
        items=_matches(view, item),
    )


def parent_codes(corpus: Corpus) -> Iterator[written.Code]:
    """Category codes that are not listed themselves: they answer for the listed codes under them."""
    listed = {item.slug: item for _, item in corpus.of(written.Code)}
    parents: dict[str, written.Code] = {}
    for _, item in sorted(listed.items()):
        category = item.code.partition(".")[0]
        if item.system in HIERARCHICAL and category != item.code and f"{item.system}/{category}" not in listed:
            parent = written.Code(
                system=item.system,
                code=category,
                verified="Formed as the parent of the listed codes under it; its own entry was not read.",
                review=item.review,
            )
            parents.setdefault(parent.slug, parent)
    yield from parents.values()


def _same_fields(item: Authored, document: type[Document], linked: set[str]) -> dict[str, Any]:
    """Values that are published as they were written."""
    same = set(document.model_fields) & set(type(item).model_fields)
    return item.model_dump(include=same - linked - {"slug", "title", "codes", "related", "review"})


def _matches(view: View, item: written.Code) -> list[published.CodeMatch]:
    """The items that answer to a code: exact, of a parent, of children; in each, what cannot wait is first."""
    found: dict[tuple[Kind, str], published.CodeMatch] = {}
    ranked = sorted(
        (("exact", "broader", "narrower").index(match), not view.is_urgent(kind, slug), order, kind, slug, own, match)
        for order, (kind, slug, own) in enumerate(view.coded)
        if (match := _match(item, own))
    )
    for _, _, _, kind, slug, own, match in ranked:
        reference = view.reference(kind, slug)
        entry = published.CodeMatch(**reference.model_dump(), matched_code=own.partition("/")[2], match=match)
        found.setdefault((kind, slug), entry)
    return list(found.values())


def _match(item: written.Code, own: str) -> Literal["exact", "broader", "narrower"] | None:
    if own == item.slug:
        return "exact"
    if item.system not in HIERARCHICAL:
        return None
    if item.slug.startswith(own):
        return "broader"
    return "narrower" if own.startswith(item.slug) else None
