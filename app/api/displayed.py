"""What a display is held against, read from the store."""

import json
from collections.abc import Iterable
from difflib import get_close_matches

from sqlalchemy import Connection

from app.api import negotiation, responses
from app.api.parameters import UNSEARCHED
from app.api.responses import Choice
from app.disclaimer import in_order
from app.display.facts import Edition, Facts, Item, Json, Wording
from app.documents.addresses import href
from app.documents.envelope import DisclaimerMeta
from app.identifiers import ENGLISH
from app.store import read
from app.store.editions import Served
from app.vocabulary import Kind

MOST_SUGGESTED = 5
"""Unknown items for which near ones are looked for; more are no slips of the pen."""


def versions(choice: Choice, edition: str) -> tuple[Edition, Served]:
    """The edition that is named, or the current one where none is or where there is none of this name."""
    current = choice.served
    named = choice.editions.pinned(edition) if edition else current
    if named is None:
        near = tuple(responses.near_editions(choice.editions, edition))
        return Edition(current.meta, current.meta, unknown=edition, near=near), current
    return Edition(named.meta, current.meta), named


def facts(choice: Choice, edition: Edition, shown: Served, language: str, items: Iterable[tuple[Kind, str]]) -> Facts:
    """The texts and documents that a display has to do with."""
    current = choice.served
    language = negotiation.lookup([language], current.languages) or ENGLISH
    with choice.editions.connected() as connection:
        found = [_item(connection, shown, current, language, *name) for name in dict.fromkeys(items)]
        return Facts(
            edition=edition,
            disclaimer=current.disclaimer(language),
            items=tuple(_with_suggestions(connection, shown, language, found)),
            older=_older(connection, current, language),
        )


def _item(connection: Connection, shown: Served, current: Served, language: str, kind: Kind, slug: str) -> Item:
    if kind in UNSEARCHED:  # no reader sees one
        return Item(kind, slug)
    now = _document(connection, current, language, kind, slug)
    here = now if shown is current else _document(connection, shown, language, kind, slug)
    return Item(
        kind,
        slug,
        shown=here,
        current=now,
        withdrawn=None if now else responses.tombstone(connection, current, language, kind, slug),
        notices=_notices(current, language, here, now),
    )


def _document(connection: Connection, served: Served, language: str, kind: Kind, slug: str) -> Json | None:
    found = read.document(connection, served.meta.id, served.language_for(language), kind, slug)
    return found.values if found else None


def _notices(current: Served, language: str, *documents: Json | None) -> tuple[DisclaimerMeta, ...]:
    """The notices that an item requires in either edition, as they are worded now."""
    slugs = in_order(slug for document in documents if document for slug in document["notices"])
    return tuple(current.notices(language, tuple(slug for slug in slugs if slug in current.disclaimers[language])))


def _with_suggestions(connection: Connection, served: Served, language: str, items: list[Item]) -> Iterable[Item]:
    unknown = [item for item in items if not item.document and not item.withdrawn][:MOST_SUGGESTED]
    for item in items:
        yield item if item not in unknown else _suggesting(connection, served, language, item)


def _suggesting(connection: Connection, served: Served, language: str, item: Item) -> Item:
    if item.kind in UNSEARCHED:
        return item
    known = read.slugs(connection, served.meta.id, served.language_for(language), item.kind)
    near = get_close_matches(item.slug, known, n=3, cutoff=0.5)
    return Item(item.kind, item.slug, near=tuple(href(item.kind, slug) for slug in near))


def _older(connection: Connection, current: Served, language: str) -> dict[str, tuple[Wording, ...]]:
    """Wordings that are no longer current, by id."""
    found: dict[str, tuple[Wording, ...]] = {}
    for document in map(json.loads, read.disclaimers(connection, language)):
        texts = (document["text"], document["short_text"])
        newest = current.disclaimers[language].get(document["id"])
        if newest and texts != (newest.text, newest.short_text):
            found[newest.id] = (*found.get(newest.id, ()), Wording(document["version"], texts))
    return found
