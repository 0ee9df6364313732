"""The one canonical address of every item."""

from collections.abc import Mapping
from typing import Any

from app.documents.document import Reference
from app.vocabulary import Kind

COLLECTIONS: dict[Kind, str] = {
    Kind.MECHANISM: "mechanisms",
    Kind.FACTOR: "factors",
    Kind.GUIDANCE: "guidance",
    Kind.QUESTION: "questions",
    Kind.CLAIM: "claims",
    Kind.SOURCE: "sources",
    Kind.FOOD: "foods",
    Kind.REFERENCE_INTAKE: "reference-intakes",
    Kind.TERM: "terms",
    Kind.CRISIS_LINE: "crisis-lines",
    Kind.CODE: "codes",
    Kind.DISCLAIMER: "disclaimers",
}
"""The path segment of each kind under `/v1`."""


def href(kind: Kind, slug: str) -> str:
    """The address of an item, relative to the root of the service."""
    if kind in (Kind.OVERVIEW, Kind.GRAPH, Kind.QUALITY, Kind.SYNONYMS):  # there is one of each
        return f"/v1/{kind}"
    if kind is Kind.REFERENCE_INTAKE:  # a table without pages of its own: one row is a list of one
        return f"/v1/reference-intakes?slug={slug}"
    return f"/v1/{COLLECTIONS[kind]}/{slug}"


def addressed(published: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a published document, with its address."""
    return {**published, "href": href(Kind(published["kind"]), published["slug"])}


def reference(published: Mapping[str, Any]) -> Reference:
    """A link to a published document."""
    return Reference.model_validate(addressed(published))
