"""The document that search learns its words from."""

from typing import Literal

from app.documents.document import Document
from app.vocabulary import Kind


class StopWords(Document):
    """The words of a language that say nothing of what is sought."""

    language: str
    """BCP 47 tag."""
    words: list[str]
    """In the order of the file."""


class SynonymGroup(Document):
    """Whoever says one of `said` may mean any of `means`. For phrases that stand for each other both are the same."""

    language: str
    """BCP 47 tag."""
    said: list[str]
    """What people say."""
    means: list[str]
    """What they may mean."""


class Synonyms(Document):
    """What people say, and the words that the texts use for it. These are words to search by, not statements."""

    kind: Literal[Kind.SYNONYMS]
    """Always `synonyms`."""
    slug: str
    """Always `synonyms`: there is one such document."""
    language: str
    """BCP 47 tag of the language that every edition has; each group names its own."""
    stop_words: list[StopWords]
    """By language."""
    groups: list[SynonymGroup]
    """In the order of the file."""
    digest: str
    """SHA-256 (hex) of this document's canonical JSON (RFC 8785) without this field."""
