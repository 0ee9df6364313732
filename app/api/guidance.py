"""`/v1/guidance`: what a person can do."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import GuidanceList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.prose import Guidance
from app.vocabulary import Kind

router = ContentRouter("/v1/guidance", tag="guidance")


class GuidanceResponse(Envelope[Guidance]):
    """One guidance item."""


class GuidanceListResponse(ListEnvelope[Guidance]):
    """A page of guidance items."""


@router.get("", response_model=GuidanceListResponse, responses=LIST)
async def list_guidance(request: Request, chosen: Annotated[GuidanceList, Query()]) -> Response:
    """List what a person can do, the most urgent first, then by slug."""
    return responses.page(request, Kind.GUIDANCE, chosen)


@router.get("/{slug}", response_model=GuidanceResponse, responses=ITEM | GONE)
async def get_guidance(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one guidance item."""
    return responses.item(request, Kind.GUIDANCE, slug, chosen)
