"""Which items, codes and texts an authored item holds, found by walking it once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.content.corpus import Path
from app.content.models import AuthoredItem
from app.content.models.authored import CodeRef, ItemRef
from app.identifiers import ENGLISH
from app.vocabulary import Kind

FIELDS: dict[str, Kind] = {
    "claim": Kind.CLAIM,
    "claims": Kind.CLAIM,
    "mechanisms": Kind.MECHANISM,
    "factors": Kind.FACTOR,
    "guidance": Kind.GUIDANCE,
    "foods": Kind.FOOD,
    "question": Kind.QUESTION,
    "notices": Kind.DISCLAIMER,
    "source": Kind.SOURCE,
    "sources": Kind.SOURCE,
    "safe_messaging": Kind.GUIDANCE,
    "fdc_source": Kind.SOURCE,
    "absorption_source": Kind.SOURCE,
}
"""Keys whose values are slugs, and of what."""

NOT_A_REFERENCE = "item"
"""The key under which a tombstone names what no longer exists."""


LINKS_ONLY = ("related", "left_out")
"""Keys under which an item only leads to others: it shows nothing of what they say."""


@dataclass(frozen=True)
class Mention:
    """Another item that an item refers to, and where."""

    path: Path
    kind: Kind
    slug: str


def walk(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value inside an authored item, with its path, outermost first."""
    yield path, node
    if isinstance(node, BaseModel) and not isinstance(node, ItemRef | CodeRef):
        for name in type(node).model_fields:
            yield from walk(getattr(node, name), (*path, name))
    elif isinstance(node, tuple):
        for i, child in enumerate(node):
            yield from walk(child, (*path, i))


def mentions(item: AuthoredItem) -> Iterator[Mention]:
    """Every item that `item` refers to, in authored order."""
    for path, value in walk(item):
        key = next((p for p in reversed(path) if isinstance(p, str)), "")
        if isinstance(value, ItemRef) and key != NOT_A_REFERENCE:
            yield Mention(path, value.kind, value.slug)
        elif isinstance(value, CodeRef):
            yield Mention(path, Kind.CODE, f"{value.system}/{value.code}")
        elif isinstance(value, str) and key in FIELDS:
            yield Mention(path, FIELDS[key], value)


def slugs_of(item: AuthoredItem, kind: Kind) -> list[str]:
    """The items of one kind that `item` rests on, each once, in authored order; mere links do not count."""
    rested_on = (m for m in mentions(item) if m.kind is kind and m.path[0] not in LINKS_ONLY)
    return list(dict.fromkeys(mention.slug for mention in rested_on))


def texts(item: AuthoredItem) -> Iterator[tuple[Path, dict[str, str]]]:
    """Every text of an item with its languages."""
    return ((path, value) for path, value in walk(item) if isinstance(value, dict))


def english(item: AuthoredItem) -> Iterator[tuple[Path, str]]:
    """The English of every text of an item; who reviewed it does not count."""
    return ((path, text[ENGLISH]) for path, text in texts(item) if path[0] != "review")


def languages_of(item: AuthoredItem) -> set[str]:
    """The languages an item is written in; who reviewed it does not count."""
    return {language for path, text in texts(item) if path[0] != "review" for language in text}
