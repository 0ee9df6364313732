"""`/livez` and `/readyz`, for whatever watches over the service."""

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api import envelope
from app.api.openapi import LIVE, READY
from app.documents.document import Document
from app.documents.envelope import Envelope, Links
from app.store.editions import Editions

router = APIRouter(tags=["operations"])


class Status(Document):
    """How the service is."""

    status: Literal["live", "ready"]
    """live: the process answers. ready: it has an edition to serve."""


class StatusResponse(Envelope[Status]):
    """How the service is, with the disclaimer that goes on everything."""


@router.get("/livez", response_model=StatusResponse, responses=LIVE)
async def get_liveness(request: Request) -> Response:
    """Say that the process answers; the store is not asked."""
    editions: Editions = request.app.state.editions
    return _status(request, "live", editions)


@router.get("/readyz", response_model=StatusResponse, responses=READY)
async def get_readiness(request: Request) -> Response:
    """Say whether there is an edition to serve."""
    editions: Editions = request.app.state.editions
    editions.current()
    return _status(request, "ready", editions)


def _status(request: Request, status: Literal["live", "ready"], editions: Editions) -> Response:
    served = editions.last_known()
    meta = envelope.meta(editions.disclaimer_in_force(), edition=served.meta if served else None)
    return envelope.respond(request, Status(status=status).compact, meta, Links(self=request.url.path))
