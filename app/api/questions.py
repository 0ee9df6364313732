"""`/v1/questions`: questions people ask, with their curated answers."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import ListSelection, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, ListEnvelope
from app.documents.prose import Question
from app.vocabulary import Kind

router = ContentRouter("/v1/questions", tag="questions")


class QuestionResponse(Envelope[Question]):
    """One question."""


class QuestionListResponse(ListEnvelope[Question]):
    """A page of questions."""


@router.get("", response_model=QuestionListResponse, responses=LIST)
async def list_questions(request: Request, chosen: Annotated[ListSelection, Query()]) -> Response:
    """List questions people ask, with their curated answers, by slug."""
    return responses.page(request, Kind.QUESTION, chosen)


@router.get("/{slug}", response_model=QuestionResponse, responses=ITEM | GONE)
async def get_question(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one question."""
    return responses.item(request, Kind.QUESTION, slug, chosen)
