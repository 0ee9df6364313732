"""`/v1/reference-intakes`: recommended intakes and upper limits, by authority and group."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import LIST
from app.api.parameters import ReferenceIntakeList
from app.api.routes import ContentRouter
from app.documents.data import ReferenceIntake
from app.documents.envelope import ListEnvelope
from app.vocabulary import Kind

router = ContentRouter("/v1/reference-intakes", tag="reference-intakes")


class ReferenceIntakeListResponse(ListEnvelope[ReferenceIntake]):
    """A page of reference intakes."""


@router.get("", response_model=ReferenceIntakeListResponse, responses=LIST)
async def list_reference_intakes(request: Request, chosen: Annotated[ReferenceIntakeList, Query()]) -> Response:
    """List published values for groups, in mg of elemental calcium a day, by authority and age. None is a dose."""
    return responses.page(request, Kind.REFERENCE_INTAKE, chosen)
