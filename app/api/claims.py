"""`/v1/claims`: statements on their four axes, with all their evidence."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import ClaimList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.evidence import Claim
from app.vocabulary import Kind

router = ContentRouter("/v1/claims", tag="claims")


class ClaimResponse(Envelope[Claim]):
    """One claim."""


class ClaimListResponse(ListEnvelope[Claim]):
    """A page of claims."""


@router.get("", response_model=ClaimListResponse, responses=LIST)
async def list_claims(request: Request, chosen: Annotated[ClaimList, Query()]) -> Response:
    """List statements on their four axes, with all their evidence, by slug."""
    return responses.page(request, Kind.CLAIM, chosen)


@router.get("/{slug}", response_model=ClaimResponse, responses=ITEM | GONE)
async def get_claim(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one claim."""
    return responses.item(request, Kind.CLAIM, slug, chosen)
