"""What stands around every document: `meta`, `links`, and the shape of a problem."""

from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from pydantic import Field

from app.documents.document import Absent, Document, Reference
from app.vocabulary import Kind


class DisclaimerMeta(Document):
    """A disclaimer or notice that must be shown with the data."""

    id: str
    """Its name; `general` is on everything."""
    version: int
    """Goes up with every change of meaning."""
    language: str
    """BCP 47 tag of the text."""
    text: str
    """The whole text."""
    short_text: str
    """The text in one sentence, for small places."""
    display: Literal["required"]
    """It must be shown wherever the data is shown."""
    url: str
    """Where it is, relative to the root of this service."""
    digest: str
    """SHA-256 (hex) of its published document, or of its built-in text."""


class EditionMeta(Document):
    """The edition that the data comes from."""

    id: str
    """year.month.number; pass it as `edition=` to pin what was reviewed."""
    published_at: datetime
    """ISO 8601, UTC."""
    digest: str
    """SHA-256 (hex) over the digests of all its documents."""


class IntendedUse(Document):
    """What this information is for, and what it is not for."""

    purpose: str
    """What it is for."""
    not_for: list[str]
    """What it must not be used for."""
    patient_specific: Literal[False]
    """Nothing here is about one person."""


class Withdrawn(Document):
    """An item that was taken back after the edition that was asked for."""

    since: date
    """ISO 8601 date."""
    reason: str
    """Why, in plain words."""
    replacement: Reference | Absent = None
    """What to read instead."""


class WithdrawnItemMeta(Withdrawn):
    """An item of a pinned list that was taken back later."""

    item_kind: Kind
    """Its kind."""
    slug: str
    """Its slug."""


class Meta(Document):
    """What must be known of every body; a client that drops it shows health information without its disclaimer."""

    disclaimer: DisclaimerMeta
    """The general disclaimer. Showing it is required."""
    notices: list[DisclaimerMeta]
    """Further texts that these items require. Showing them is required."""
    edition: EditionMeta | Absent = None
    """The edition the data comes from; absent when none is known."""
    language: str
    """BCP 47 tag of the language that was served."""
    language_note: str | Absent = None
    """Says so in words when another language was asked for."""
    license: str
    """SPDX id of the licence of the content."""
    attribution: str
    """How to name the origin."""
    intended_use: IntendedUse
    """What this is for, and what not."""
    withdrawn: Withdrawn | Absent = None
    """Only when a pinned item was taken back later."""


class Page(Document):
    """Which part of a list this is."""

    total: int
    """How many items match."""
    limit: int
    """How many a page holds at most."""
    offset: int
    """How many stand before this page."""


class ListMeta(Meta):
    """Meta of a list."""

    page: Page
    """Which part of the list this is."""
    withdrawn_items: list[WithdrawnItemMeta] | Absent = None
    """Items on this page of a pinned list that were taken back later; absent when there is none."""


class Links(Document):
    """Links of one document, relative to the root of this service."""

    self_: str = Field(alias="self", description="The canonical address of this response.")


class PageLinks(Links):
    """Links of a page of a list."""

    first: str
    """The first page."""
    prev: str | Absent = None
    """The page before; absent on the first."""
    next: str | Absent = None
    """The page after; absent on the last."""
    last: str
    """The last page."""


T = TypeVar("T")


class Envelope(Document, Generic[T]):
    """One document with its meta."""

    data: T
    """The document."""
    meta: Meta
    """Disclaimer, notices, edition, language, licence."""
    links: Links
    """Where this is."""


class ListEnvelope(Document, Generic[T]):
    """A page of documents with its meta."""

    data: list[T]
    """The documents, whole."""
    meta: ListMeta
    """Disclaimer, notices, edition, language, licence, and the page."""
    links: PageLinks
    """Where this and its neighbours are."""


class FieldProblem(Document):
    """What is wrong with one parameter, or with one field of a body."""

    field: str
    """Its name; in a body the place where it stands, as in `foods[0].slug`. `body` is the body as a whole."""
    message: str
    """What is wrong, and what would be right."""
    allowed: list[str] | Absent = None
    """The values or names that are allowed, where they are a closed set."""
    suggestion: str | Absent = None
    """The nearest allowed one."""


class Problem(Document):
    """An error (RFC 9457), with the same meta as everything else."""

    type: str
    """What sort of problem, as a link to its description."""
    title: str
    """The sort of problem, in words."""
    status: int
    """The HTTP status code."""
    detail: str
    """What is wrong here, and what to do."""
    instance: str
    """The path that was asked for."""
    errors: list[FieldProblem] | Absent = None
    """What is wrong with each parameter and each field of a body."""
    suggestions: list[str] | Absent = None
    """Addresses of what may have been meant."""
    available: list[str] | Absent = None
    """The media types there are, where none of them is accepted; for a body, those that are read."""
    withdrawn: Withdrawn | Absent = None
    """For an item that was taken back."""
    guidance: list[Reference] | Absent = None
    """What to show instead, where something is refused for safety."""
    meta: Meta
    """Disclaimer, notices, language, licence; the edition where one is known."""


class IndexEntry(Document):
    """One resource of this service."""

    name: str
    """Its name."""
    href: str
    """Where it is, relative to the root of this service."""
    method: Literal["GET", "POST"]
    """How to ask it; a POST stores nothing."""
    description: str
    """What it holds, or what it works out."""
