"""What every published document is made of."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from app.vocabulary import CalciumPool, CertaintyLevel, CodeSystem, ConclusionStatus, Kind, ReviewStatus

Absent = SkipJsonSchema[None]
"""In a union: the value may be left out (and is never null)."""


class Document(BaseModel):
    """Base of everything readers get. A value that is unknown is left out; it is never null."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say of a value that may be absent only that it is not required: absent is not null."""
        json_schema = handler(schema)
        for field in handler.resolve_ref_schema(json_schema).get("properties", {}).values():
            if "default" in field and field["default"] is None:
                del field["default"]
        return json_schema

    @property
    def compact(self) -> str:
        """The document as compact JSON, without what is unknown."""
        return self.model_dump_json(by_alias=True, exclude_none=True)

    def published(self) -> dict[str, Any]:
        """The document as plain JSON values, without what is unknown."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Reference(Document):
    """A link to another item."""

    kind: Kind
    """What the item is."""
    slug: str
    """The item's stable name within its kind."""
    title: str
    """The item's title."""
    href: str
    """Where the item is, relative to the root of this service."""


class Certainty(Document):
    """How sure we are (GRADE), and why."""

    level: CertaintyLevel
    """high, moderate, low or very-low."""
    rationale: str
    """Why this level."""


class Conclusion(Document):
    """What the evidence says of a statement. Show the status only together with its statement."""

    status: ConclusionStatus
    """supported, contradicted, mixed, insufficient or not-studied: of the statement as worded."""
    statement: str
    """The conclusion in one plain sentence."""


class Citation(Reference):
    """A source, cited in one line."""

    citation: str
    """Authors, year, title, container, volume, issue, pages and DOI, as far as they were verified."""


class ClaimReference(Reference):
    """A claim inside another document, with what is needed to show it honestly."""

    statement: str
    """The claim in exact words."""
    plain_statement: str
    """The claim in plain words, for readers."""
    calcium_pool: CalciumPool
    """Which calcium the claim is about; `none` when it is not about calcium itself."""
    conclusion: Conclusion
    """What the evidence says of the claim as worded."""
    certainty: Certainty
    """How sure we are of the claim as worded."""
    citations: list[Citation]
    """The sources of its evidence."""


class Passage(Document):
    """A paragraph or step, with the claims it rests on."""

    text: str
    """Plain text."""
    claims: list[Reference]
    """The claims that carry this text; each stands in full under the document's `claims`."""
    foods: list[Reference]
    """The foods whose figures carry this text."""
    sources: list[Citation] | Absent = None
    """In safety texts: the records read for it, where no claim carries it."""
    practice_point: Literal[True] | Absent = None
    """In safety texts: this rests on common sense or common knowledge; no record was read for it."""


class CodeReference(Document):
    """A code of a terminology that the item answers to."""

    system: CodeSystem
    """The terminology."""
    code: str
    """The code as the terminology writes it."""
    display: str | Absent = None
    """The terminology's name for the code; absent where its licence does not allow it."""
    href: str
    """Where the items of this code are listed."""


class Review(Document):
    """Who looked at an item. `editorial` means: nobody with a clinical licence."""

    status: ReviewStatus
    """Always `editorial` so far: nobody with a clinical licence has reviewed anything."""
    reviewers: str
    """Who reviewed it, in words."""
    last_reviewed: date
    """ISO 8601 date."""
    next_review: date
    """ISO 8601 date on which it is due again."""


class Readability(Document):
    """How hard the text that readers see first is to read."""

    metric: Literal["flesch-kincaid-grade"]
    """The measure used."""
    grade: float
    """US school grade of the summary; decimal points are not counted as ends of sentences."""


class ItemDocument(Document):
    """What the documents of all kinds have in common."""

    slug: str
    """The item's stable name within its kind. It is never reused."""
    language: str
    """BCP 47 tag of the language this text is in."""
    title: str
    """A short name, as plain text."""
    summary: str
    """The item in a few plain sentences."""
    review: Review
    """Who looked at it, and when it is due again."""
    readability: Readability
    """The measured reading level of the summary."""
    codes: list[CodeReference]
    """Codes of terminologies that this item answers to."""
    related: list[Reference]
    """Other items worth reading; links stand on both sides, but for danger signs with `safe_messaging`."""
    mentioned_by: list[Reference] | Absent = None
    """What else refers to this item."""
    notices: list[str]
    """Ids of the notices that must be shown with this item; their texts stand in `meta.notices`."""
    digest: str
    """SHA-256 (hex) of this document's canonical JSON (RFC 8785) without this field. It never changes in an edition."""
