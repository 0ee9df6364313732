"""`/v1/factors`: what contributes to insomnia."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import FactorList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.prose import Factor
from app.vocabulary import Kind

router = ContentRouter("/v1/factors", tag="factors")


class FactorResponse(Envelope[Factor]):
    """One factor."""


class FactorListResponse(ListEnvelope[Factor]):
    """A page of factors."""


@router.get("", response_model=FactorListResponse, responses=LIST)
async def list_factors(request: Request, chosen: Annotated[FactorList, Query()]) -> Response:
    """List what contributes to insomnia, by slug."""
    return responses.page(request, Kind.FACTOR, chosen)


@router.get("/{slug}", response_model=FactorResponse, responses=ITEM | GONE)
async def get_factor(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one factor."""
    return responses.item(request, Kind.FACTOR, slug, chosen)
