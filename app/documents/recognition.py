"""What a person's words are understood by. It travels in the edition, and no route shows it."""

from typing import Literal

from app.documents.document import Absent, Document
from app.vocabulary import Kind, Recognises


class WordList(Document):
    """Words that patterns refer to by one name."""

    name: str
    """Its name, as patterns say it after `@`."""
    words: list[str]
    """The words, of all languages."""


class AskedAs(Document):
    """Other ways to ask a curated question."""

    question: str
    """Its slug."""
    patterns: list[str]
    """What asks it."""


class Recognition(Document):
    """What a danger sign or a refusal is recognised by, or the lists of words that all of them share."""

    kind: Literal[Kind.RECOGNITION]
    """Always `recognition`."""
    slug: str
    """The slug of the guidance; `words` for the lists."""
    language: str
    """BCP 47 tag; the words of all languages stand in the one document."""
    recognises: Recognises
    """danger, no-danger, request, no-request, no-item, other-subject or words."""
    rank: int
    """Which goes first where more than one is said: the lowest; the more urgent is lower."""
    patterns: list[str]
    """What says it."""
    always: list[str]
    """What says it even in a question of fact."""
    masks: list[str]
    """Harmless phrases that hold the same words."""
    quiet: list[str]
    """What only touches it."""
    lists: list[WordList]
    """Lists of words."""
    asked_as: list[AskedAs]
    """Other ways to ask the curated questions."""
    facts: list[str]
    """What makes a message a question of fact."""
    negations: list[str]
    """What denies the words after it."""
    fillers: list[str]
    """Words that say nothing."""
    ordinary: list[str]
    """Words that are no slips of others."""
    weights: str | Absent = None
    """What words, pairs of words and lists say for it, in thousandths, packed; of what is none: for any danger or
    request."""
    needs: dict[str, dict[str, int]] | Absent = None
    """By item (`kind/slug`, or nothing for none of them): what the stems of a message say for it, in hundredths."""
    quiet_line: str | Absent = None
    """What readers are told where words touch suicide."""
    quiet_line_of_signs: str | Absent = None
    """What readers are told where words touch another danger."""
    scope: str | Absent = None
    """What readers are told of what can be answered."""
    digest: str
    """SHA-256 (hex) of this document's canonical JSON (RFC 8785) without this field."""
