"""`/v1/terms`: glossary entries."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import ListSelection, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.data import Term
from app.documents.envelope import Envelope, ListEnvelope
from app.vocabulary import Kind

router = ContentRouter("/v1/terms", tag="terms")


class TermResponse(Envelope[Term]):
    """One term."""


class TermListResponse(ListEnvelope[Term]):
    """A page of terms."""


@router.get("", response_model=TermListResponse, responses=LIST)
async def list_terms(request: Request, chosen: Annotated[ListSelection, Query()]) -> Response:
    """List glossary entries, by title."""
    return responses.page(request, Kind.TERM, chosen)


@router.get("/{slug}", response_model=TermResponse, responses=ITEM | GONE)
async def get_term(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one term."""
    return responses.item(request, Kind.TERM, slug, chosen)
