"""`/v1/synonyms`: the words that search knows."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import ITEM
from app.api.parameters import Selection
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope
from app.documents.synonyms import Synonyms
from app.vocabulary import Kind

router = ContentRouter("/v1/synonyms", tag="synonyms")


class SynonymsResponse(Envelope[Synonyms]):
    """The words that search knows."""


@router.get("", response_model=SynonymsResponse, responses=ITEM)
async def get_synonyms(request: Request, chosen: Annotated[Selection, Query()]) -> Response:
    """Get what people say and the words that the texts use for it, by which search finds; of all languages in one.

    They are words to search by, not statements, and need not be shown to anybody.
    """
    return responses.item(request, Kind.SYNONYMS, "synonyms", chosen)
