"""What search answers with."""

from typing import Literal

from app.documents.answers import IfThisIsAboutYou, UrgentHelp
from app.documents.document import Absent, Document, Reference
from app.documents.envelope import ListMeta, PageLinks
from app.vocabulary import CertaintyLevel, Kind, Urgency


class Highlight(Document):
    """A piece of a text to highlight."""

    start: int
    """Where it begins: how many Unicode code points stand before it. Not bytes, and not UTF-16 units."""
    end: int
    """Where it ends, counted likewise; the code point at this place is not part of it."""


class Snippet(Document):
    """A piece of an item's text around what was asked."""

    text: str
    """Plain text, without markup; `…` where it was cut."""
    highlights: list[Highlight]
    """The words that were asked for, in order; they do not overlap. Empty where another text of the item holds them."""


class SearchHit(Reference):
    """An item that was found."""

    summary: str
    """The item in a few plain sentences."""
    language: str
    """BCP 47 tag of the language this text is in."""
    score: float
    """0 to 1: how well it fits, comparable inside one answer. 1 is an item that holds all of it in all its texts."""
    matched: list[Literal["title", "names", "summary", "steps", "body"]]
    """Where it holds what was asked. `names` are other names, codes and identifiers, `body` is all else."""
    snippet: Snippet
    """A piece of its text around what was asked."""
    certainty: CertaintyLevel | Absent = None
    """How sure we are (GRADE); absent for kinds that are not graded."""
    urgency: Urgency | Absent = None
    """How soon to act; only for guidance."""
    notices: list[str]
    """Ids of the notices that must be shown with this item; their texts stand in `meta.notices`."""


class KindCount(Document):
    """How many items of one kind were found."""

    kind: Kind
    """The kind."""
    count: int
    """How many; where `complete` is false it may be more."""


class SearchResult(Document):
    """What was found."""

    urgent: list[UrgentHelp]
    """Help for danger that the words speak of; show it first. Empty unless there is such a sign."""
    if_this_is_about_you: IfThisIsAboutYou | Absent = None
    """A quiet line; absent where `urgent` says it all, or nothing touches danger."""
    hits: list[SearchHit]
    """A page of the items, the best first; among equal ones in the order of the lists."""
    complete: bool
    """False where a word is in so many items that `meta.page.total` is only a lower bound."""
    facets: list[KindCount]
    """How many items of each kind were found, whatever `kind` was asked for; `meta.page.total` follows `kind`."""
    did_you_mean: str | Absent = None
    """The query with its misspelt words mended. What was found was looked for in both spellings."""


class SearchResponse(Document):
    """What was found, with its meta."""

    data: SearchResult
    """The hits, with help and counts beside them."""
    meta: ListMeta
    """Disclaimer, notices, edition, language, licence, and the page."""
    links: PageLinks
    """Where this and its neighbours are."""
