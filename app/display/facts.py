"""What a display is held against: its edition, the texts it must carry, and the documents of the items it shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.documents.addresses import reference
from app.documents.document import Reference
from app.documents.envelope import DisclaimerMeta, EditionMeta, Withdrawn
from app.vocabulary import Kind

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Edition:
    """The edition that a display shows, and the one that is current."""

    shown: EditionMeta
    current: EditionMeta
    unknown: str = ""
    """What was named, where there is no such edition; the current one then stands for it."""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """An item that a display shows, as its edition has it and as the current one does."""

    kind: Kind
    slug: str
    shown: Json | None = None
    current: Json | None = None
    withdrawn: Withdrawn | None = None
    notices: tuple[DisclaimerMeta, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def document(self) -> Json:
        """The newest that is known of it."""
        return self.current or self.shown or {}

    @property
    def has_changed(self) -> bool:
        """Whether the current edition says something else of it."""
        return bool(self.shown and self.current and self.shown["digest"] != self.current["digest"])


@dataclass(frozen=True)
class Wording:
    """How a disclaimer or notice was worded once."""

    version: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """All that a display is held against."""

    edition: Edition
    disclaimer: DisclaimerMeta
    items: tuple[Item, ...] = ()
    older: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    """Earlier wordings of the disclaimer and the notices, by id."""


@dataclass(frozen=True)
class Statement:
    """A sentence of ours that must not stand without how sure we are of it, nor a status without the sentence."""

    text: str
    level: str
    status: str
    about: Reference


def statements(document: Json) -> Iterator[Statement]:
    """The statements of an item: its own, and those of the claims and items it holds."""
    if "certainty" in document and "conclusion" in document:
        yield from _of(document)
    for value in document.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from statements(part)


def _of(document: Json) -> Iterator[Statement]:
    level, conclusion = document["certainty"], document["conclusion"]
    about = document if "title" in document else document.get("question")
    if not isinstance(level, dict) or not about:
        return
    texts = [document.get("statement"), document.get("plain_statement"), conclusion["statement"]]
    for text in dict.fromkeys(filter(None, texts)):
        yield Statement(text, level["level"], conclusion["status"], reference(about))
