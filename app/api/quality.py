"""`/v1/quality`: how this edition fares by instruments that judge health information."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import ITEM
from app.api.parameters import Selection
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope
from app.documents.quality import Quality
from app.vocabulary import Kind

router = ContentRouter("/v1/quality", tag="quality")


class QualityResponse(Envelope[Quality]):
    """The statement of quality."""


@router.get("", response_model=QualityResponse, responses=ITEM)
async def get_quality(request: Request, chosen: Annotated[Selection, Query()]) -> Response:
    """Get our own verdict on every item of DISCERN, PIF TICK, PEMAT-P and the CDC Clear Communication Index.

    Each item is `pass`, `partial`, `fail` or `not-applicable`: computed from shares counted in the edition (in per
    cent) where it can be, else judged, with the reason and what would make it pass. It is a self-assessment: nobody
    certified it, no instrument's score is given, and nobody with a clinical licence has reviewed the content. It
    depends on no date; compare `reviews_due` with today to know what is overdue.
    """
    return responses.item(request, Kind.QUALITY, "quality", chosen)
