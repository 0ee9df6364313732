"""`/v1/crisis-lines`: whom to call, by country."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import CrisisLineList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.crisis import CrisisLine
from app.documents.envelope import Envelope, ListEnvelope
from app.vocabulary import Kind

router = ContentRouter("/v1/crisis-lines", tag="crisis-lines")


class CrisisLineResponse(Envelope[CrisisLine]):
    """One crisis line."""


class CrisisLineListResponse(ListEnvelope[CrisisLine]):
    """A page of crisis lines."""


@router.get("", response_model=CrisisLineListResponse, responses=LIST)
async def list_crisis_lines(request: Request, chosen: Annotated[CrisisLineList, Query()]) -> Response:
    """List whom to call, by country, the most urgent need first; `EU` and `ZZ` (any country) come last."""
    return responses.page(request, Kind.CRISIS_LINE, chosen)


@router.get("/{slug}", response_model=CrisisLineResponse, responses=ITEM | GONE)
async def get_crisis_line(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one crisis line, with the record its number was read in."""
    return responses.item(request, Kind.CRISIS_LINE, slug, chosen)
