"""The document of a display check: whether what an app shows still carries what it must."""

from app.documents.document import Absent, Document, Reference
from app.vocabulary import DisplayRule, DisplayStatus, Kind


class DisplayedItem(Document):
    """An item that the app says it shows."""

    kind: Kind
    """What the item is."""
    slug: str
    """The item's stable name within its kind, as it was sent."""
    title: str | Absent = None
    """The item's title; absent where there is no such item."""
    href: str | Absent = None
    """Where the item is, relative to the root of this service; absent where there is no such item."""


class DisplayFinding(Document):
    """What came of one rule, for the whole display or for one item."""

    rule: DisplayRule
    """What was looked for."""
    status: DisplayStatus
    """`pass`, `fail`, `warning` (worth mending, but not required) or `not-applicable`."""
    item: DisplayedItem | Absent = None
    """The item it concerns; absent where it concerns the whole display."""
    about: Reference | Absent = None
    """The disclaimer, notice or claim that was looked for."""
    message: str
    """What was found, and what to do, in a sentence or two."""
    text_to_add: str | Absent = None
    """The exact text that mends it, as a paragraph of its own; absent where nothing has to be added."""
    html_to_add: str | Absent = None
    """The same as HTML."""
    words_to_remove: str | Absent = None
    """Words of the display that have to go, in lower case and without punctuation."""
    suggestions: list[str] | Absent = None
    """Addresses of what may have been meant, or of what to show instead."""


class DisplayCheck(Document):
    """Whether a display carries what it must."""

    compliant: bool
    """True when no finding is a `fail`."""
    summary: str
    """How many rules failed, in one sentence."""
    findings: list[DisplayFinding]
    """One for each rule that was looked at: first those of the whole display, then item by item as they were sent."""
    text_to_add: str | Absent = None
    """All texts to add, each once, with empty lines between them; absent where nothing has to be added."""
    html_to_add: str | Absent = None
    """The same as HTML."""
    limits: list[str]
    """What this check cannot see."""
