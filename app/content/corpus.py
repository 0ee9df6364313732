"""The whole authored content as one value, and the places it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from app.content.findings import Place
from app.content.models import AuthoredItem
from app.vocabulary import Kind

Path = tuple[str | int, ...]
T = TypeVar("T")

ANY = "*"
"""Stands in `Corpus.unread` for the slug of an item whose name could not be read either."""


@dataclass(frozen=True)
class Lines:
    """Where each key and entry of a file stands."""

    file: str
    at: Mapping[Path, int]

    def place(self, path: Path, base: Path = ()) -> Place:
        """The place of `path` below `base`, or of the nearest thing around it that exists.

        A review that the entries of a file share stands at its head.
        """
        shared = path[:1] == ("review",) and (*base, "review") not in self.at
        path = path if shared else base + path
        while path and path not in self.at:
            path = path[:-1]
        return Place(self.file, self.at.get(path, 1))


@dataclass(frozen=True)
class Entry:
    """One authored item and where it stands."""

    item: AuthoredItem
    lines: Lines
    base: Path = ()

    def place(self, path: Path = ()) -> Place:
        """The place of a field of this item."""
        return self.lines.place(path, self.base)


@dataclass(frozen=True)
class Corpus:
    """Everything authored.

    `unread` names items that exist but have errors of their own; `plain_words` need no term of the glossary.
    """

    entries: tuple[Entry, ...]
    unread: frozenset[tuple[Kind, str]] = field(default=frozenset())
    plain_words: frozenset[str] = field(default=frozenset())

    @cached_property
    def by_name(self) -> dict[tuple[Kind, str], AuthoredItem]:
        """Items by kind and slug."""
        return {(e.item.kind, e.item.slug): e.item for e in self.entries}

    def knows(self, kind: Kind, slug: str) -> bool:
        """Whether an item of this name was authored, even with errors."""
        return (kind, slug) in self.by_name or self.lost(kind, slug)

    def lost(self, kind: Kind, slug: str) -> bool:
        """Whether an item of this name may have been authored, but has errors of its own."""
        return not self.unread.isdisjoint({(kind, slug), (kind, ANY)})

    def slugs(self, kind: Kind) -> list[str]:
        """All slugs of a kind, sorted."""
        return sorted(s for k, s in {*self.by_name, *self.unread} if k is kind and s != ANY)

    def of(self, item_type: type[T]) -> Iterator[tuple[Entry, T]]:
        """The entries of one type of item, each with its item."""
        return ((entry, entry.item) for entry in self.entries if isinstance(entry.item, item_type))
