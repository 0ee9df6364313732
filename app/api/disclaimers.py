"""`/v1/disclaimers`: the mandatory text and the notices, in all languages."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import IdInPath, ListSelection, Selection
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.frame import Disclaimer
from app.vocabulary import Kind

router = ContentRouter("/v1/disclaimers", tag="disclaimers")


class DisclaimerResponse(Envelope[Disclaimer]):
    """One disclaimer or notice."""


class DisclaimerListResponse(ListEnvelope[Disclaimer]):
    """A page of disclaimers and notices."""


@router.get("", response_model=DisclaimerListResponse, responses=LIST)
async def list_disclaimers(request: Request, chosen: Annotated[ListSelection, Query()]) -> Response:
    """List the disclaimer and the notices, by slug, each with all its translations."""
    return responses.page(request, Kind.DISCLAIMER, chosen)


@router.get("/{id}", response_model=DisclaimerResponse, responses=ITEM | GONE)
async def get_disclaimer(
    request: Request,
    disclaimer_id: IdInPath,
    chosen: Annotated[Selection, Query()],
) -> Response:
    """Get one disclaimer or notice with all its translations."""
    return responses.item(request, Kind.DISCLAIMER, disclaimer_id, chosen)
