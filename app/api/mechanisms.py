"""`/v1/mechanisms`: ways calcium may affect sleep."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import MechanismList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.prose import Mechanism
from app.vocabulary import Kind

router = ContentRouter("/v1/mechanisms", tag="mechanisms")


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
