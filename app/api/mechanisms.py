"""`/v1/mechanisms`: ways calcium may affect sleep."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import MechanismList, Selection, SlugInPath
from app.api.routes import ContentRoute
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.prose import Mechanism
from app.vocabulary import Kind

router = APIRouter(prefix="/v1/mechanisms", tags=["mechanisms"], route_class=ContentRoute)


class MechanismResponse(Envelope[Mechanism]):
    """One mechanism."""


class MechanismListResponse(ListEnvelope[Mechanism]):
    """A page of mechanisms."""


@router.get("", response_model=MechanismListResponse, responses=LIST)
async def list_mechanisms(request: Request, chosen: Annotated[MechanismList, Query()]) -> Response:
    """List ways calcium may affect sleep, by slug."""
    return responses.page(request, Kind.MECHANISM, chosen)


@router.get("/{slug}", response_model=MechanismResponse, responses=ITEM | GONE)
async def get_mechanism(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one mechanism."""
    return responses.item(request, Kind.MECHANISM, slug, chosen)
