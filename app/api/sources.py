"""`/v1/sources`: publications, with what was verified of them."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import Selection, SlugInPath, SourceList
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.evidence import Source
from app.vocabulary import Kind

router = ContentRouter("/v1/sources", tag="sources")


class SourceResponse(Envelope[Source]):
    """One source."""


class SourceListResponse(ListEnvelope[Source]):
    """A page of sources."""


@router.get("", response_model=SourceListResponse, responses=LIST)
async def list_sources(request: Request, chosen: Annotated[SourceList, Query()]) -> Response:
    """List publications, with what was verified of them, by slug."""
    return responses.page(request, Kind.SOURCE, chosen)


@router.get("/{slug}", response_model=SourceResponse, responses=ITEM | GONE)
async def get_source(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one source."""
    return responses.item(request, Kind.SOURCE, slug, chosen)
