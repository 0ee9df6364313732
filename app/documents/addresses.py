"""The one canonical address of every item."""

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
