"""`/v1`: every resource with its link."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import envelope, responses
from app.api.openapi import ITEM
from app.api.parameters import Language
from app.documents.envelope import Envelope, IndexEntry, Links

router = APIRouter(tags=["index"])

RESOURCES = {
    "/v1/overview": "The whole picture in one call: the bottom line, mechanisms, factors, guidance.",
    "/v1/search?q=insomnia": "Every item that holds a person's own words, as here one.",
    "/v1/answers?q=insomnia": "A person's own words, answered with what was published; danger first.",
    "/v1/mechanisms": "Ways calcium may affect sleep.",
    "/v1/factors": "What contributes to insomnia; calcium deficiency is one among many.",
    "/v1/guidance": "What a person can do, and how soon.",
    "/v1/questions": "Questions people ask, with their curated answers.",
    "/v1/graph": "The web of causes: what claims speak of and every claim between; as JSON, Mermaid or an SVG picture.",
    "/v1/claims": "Statements with certainty, direction, conclusion and all their evidence.",
    "/v1/sources": "Publications, with what was verified of them.",
    "/v1/foods": "Calcium in foods.",
    "/v1/reference-intakes": "Recommended intakes and upper limits of six authorities.",
    "/v1/reference-intakes/compare?age_years=30": "Values of all authorities for one group, and why they differ.",
    "/v1/intake-estimates": "Calcium in a list of foods and supplements, beside a group's published values.",
    "/v1/terms": "Glossary.",
    "/v1/crisis-lines": "Whom to call, by country: emergency, suicide, poison and health-advice lines.",
    "/v1/codes/icd-10-cm/G47.00": "The items that answer to a code of a terminology, as here to one of insomnia.",
    "/v1/synonyms": "The words that search knows: what people say, and the words that the texts use for it.",
    "/v1/disclaimers": "The mandatory disclaimer and the notices.",
    "/v1/display-checks": "Whether what an app shows still carries what it must.",
    "/v1/editions": "What was published, when, and what changed.",
    "/v1/quality": "How this edition fares by four instruments that judge health information, item by item.",
    "/openapi.json": "The machine-readable description of this service.",
    "/docs": "The documentation.",
}
POSTED = frozenset({"/v1/intake-estimates", "/v1/display-checks"})
"""Those that answer a body; none of them stores anything."""


class IndexResponse(Envelope[list[IndexEntry]]):
    """Every resource."""


@router.get("/v1", response_model=IndexResponse, responses=ITEM)
async def get_index(request: Request, chosen: Annotated[Language, Query()]) -> Response:
    """List every resource with its link."""
    entries = [
        IndexEntry(name=_name(href), href=href, method="POST" if href in POSTED else "GET", description=text)
        for href, text in RESOURCES.items()
    ]
    data = f"[{','.join(entry.compact for entry in entries)}]"
    links = Links(self=envelope.address("/v1", chosen))
    choice = responses.choose(request, chosen)
    return envelope.respond(request, data, responses.plain_meta(choice), links, choice.cache)


def _name(href: str) -> str:
    path = href.removeprefix("/v1").removeprefix("/").partition("?")[0]
    return "codes" if path.startswith("codes/") else path
