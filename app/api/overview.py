"""`/v1/overview`: the whole picture in one call."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import ITEM
from app.api.parameters import Selection
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope
from app.documents.frame import Overview
from app.vocabulary import Kind

router = ContentRouter("/v1/overview", tag="overview")


class OverviewResponse(Envelope[Overview]):
    """The whole picture."""


@router.get("", response_model=OverviewResponse, responses=ITEM)
async def get_overview(request: Request, chosen: Annotated[Selection, Query()]) -> Response:
    """Get the bottom line with its certainty, the mechanisms, the factors by category and the guidance by urgency."""
    return responses.item(request, Kind.OVERVIEW, "overview", chosen)
