"""Larger content: the real one, with copies of its claims, sources, terms, foods and reference intakes.

A copy's items have the copy's number at the end of their slugs and refer only to items of the same copy. Pages are not
copied: each of them uses the one term of a name, whose list of related items would grow with every copy. Terms of a
copy lead to its claims in the place of pages, so that a copied claim has as many related items as the real one. What is
copied therefore stays about as large as it was, and passes every rule of `casomnia check`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from app.content.corpus import Corpus, Entry
from app.content.links import READ
from app.content.models import AuthoredItem, Term
from app.content.models.authored import ItemRef
from app.content.references import FIELDS, mentions
from app.vocabulary import Kind

COPIED = (Kind.CLAIM, Kind.SOURCE, Kind.TERM, Kind.FOOD, Kind.REFERENCE_INTAKE)
Leads = dict[str, list[str]]
"""From the slug of a term to the claims it leads to in the copies."""
LEADING = (*READ, Kind.OVERVIEW)
"""Pages that lead to claims."""


def larger(corpus: Corpus, times: int) -> Corpus:
    """The content with every item of the copied kinds as often as said."""
    entries, leads = [*corpus.entries], _leads(corpus)
    for number in range(2, times + 1):
        entries += _copy(corpus, leads, number)
    return replace(corpus, entries=tuple(entries))


def _copy(corpus: Corpus, leads: Leads, number: int) -> Iterator[Entry]:
    for entry in corpus.entries:
        if entry.item.kind in COPIED:
            yield replace(entry, item=_renamed(entry.item, leads, number))


def _leads(corpus: Corpus) -> Leads:
    """Every lead from a page to a claim, dealt out to the terms."""
    terms, leads = [term.slug for _, term in corpus.of(Term)], _led_to(corpus)
    return {slug: leads[first :: len(terms)] for first, slug in enumerate(terms)}


def _led_to(corpus: Corpus) -> list[str]:
    """The claims that pages lead to, each as often as pages do."""
    pages = (entry.item for entry in corpus.entries if entry.item.kind in LEADING)
    return [slug for page in pages for slug in dict.fromkeys(m.slug for m in mentions(page) if m.kind is Kind.CLAIM)]


def _renamed(item: AuthoredItem, leads: Leads, number: int) -> AuthoredItem:
    """A copy of an item: its own slug and all references numbered, without codes, which cannot be made up.

    It has no examples either: what people type who need it, they type for the item that it is a copy of.
    """
    changed: dict[str, Any] = {"slug": _numbered(item.slug, number), **_references(item, number)}
    if isinstance(item, Term):
        own = tuple(_reference(ref.kind, ref.slug, number) for ref in item.related if ref.kind in COPIED)
        changed["related"] = (*own, *(_reference(Kind.CLAIM, slug, number) for slug in leads[item.slug]))
    return item.model_copy(update=changed | {"codes": (), "examples": ()})


def _references(node: BaseModel, number: int) -> dict[str, Any]:
    """The fields of an item, or of a part of it, that refer to copied items."""
    found: dict[str, Any] = {}
    for name in type(node).model_fields:
        value = getattr(node, name)
        if FIELDS.get(name) in COPIED and value:
            found[name] = _numbered(value, number) if isinstance(value, str) else _all_numbered(value, number)
        elif isinstance(value, BaseModel):
            found[name] = _part(value, number)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            found[name] = tuple(_part(part, number) for part in value)
    return found


def _part(part: BaseModel, number: int) -> BaseModel:
    changed = _references(part, number)
    return part.model_copy(update=changed) if changed else part


def _reference(kind: Kind, slug: str, number: int) -> ItemRef:
    return ItemRef.model_validate(f"{kind}/{_numbered(slug, number)}")


def _all_numbered(slugs: tuple[str, ...], number: int) -> tuple[str, ...]:
    return tuple(_numbered(slug, number) for slug in slugs)


def _numbered(slug: str, number: int) -> str:
    return f"{slug[:115]}-{number}"
