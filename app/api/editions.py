"""`/v1/editions`: what was published, when, and what changed."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import ITEM, LIST
from app.api.parameters import EditionList, IdInPath, Language
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.frame import Edition

router = ContentRouter("/v1/editions", tag="editions")


class EditionResponse(Envelope[Edition]):
    """One edition."""


class EditionListResponse(ListEnvelope[Edition]):
    """A page of editions."""


@router.get("", response_model=EditionListResponse, responses=LIST)
async def list_editions(request: Request, chosen: Annotated[EditionList, Query()]) -> Response:
    """List what was published, the newest first."""
    return responses.edition_list(request, chosen)


@router.get("/{id}", response_model=EditionResponse, responses=ITEM)
async def get_edition(
    request: Request,
    edition_id: IdInPath,
    chosen: Annotated[Language, Query()],
) -> Response:
    """Get one edition: its digest, its counts, and what changed in it."""
    return responses.edition(request, edition_id, chosen)
