"""`/v1/foods`: calcium in foods."""

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import GONE, ITEM, LIST
from app.api.parameters import FoodList, Selection, SlugInPath
from app.api.routes import ContentRouter
from app.documents.data import Food
from app.documents.envelope import Envelope, ListEnvelope
from app.vocabulary import Kind

router = ContentRouter("/v1/foods", tag="foods")


class FoodResponse(Envelope[Food]):
    """One food."""


class FoodListResponse(ListEnvelope[Food]):
    """A page of foods."""


@router.get("", response_model=FoodListResponse, responses=LIST)
async def list_foods(request: Request, chosen: Annotated[FoodList, Query()]) -> Response:
    """List calcium in foods, by slug."""
    return responses.page(request, Kind.FOOD, chosen)


@router.get("/{slug}", response_model=FoodResponse, responses=ITEM | GONE)
async def get_food(request: Request, slug: SlugInPath, chosen: Annotated[Selection, Query()]) -> Response:
    """Get one food."""
    return responses.item(request, Kind.FOOD, slug, chosen)
