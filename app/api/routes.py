"""The routes of content, made for speed: a request passes by the routers of other nouns, and one without a query has
no parameters to validate, so its handler is called at once.
"""

from collections.abc import Callable, Coroutine
from inspect import signature
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from app.api.parameters import LONGEST_NAME

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class ContentRouter(APIRouter):
    """The routes of one noun. FastAPI would try each of them for every request; most differ in the prefix already."""

    def __init__(self, prefix: str, tag: str) -> None:
        super().__init__(prefix=prefix, tags=[tag], route_class=ContentRoute)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether one of the routes takes the request."""
        if not scope["path"].startswith(scope.get("root_path", "") + self.prefix):
            return Match.NONE, {}
        return super().matches(scope)


class ContentRoute(APIRoute):
    """Takes `request`, `chosen` and perhaps a `slug`. Whatever is out of the ordinary is validated by FastAPI."""

    def get_route_handler(self) -> Handler:
        """The handler of this route."""
        validated = super().get_route_handler()
        parameters = signature(self.endpoint).parameters
        if not {"request", "chosen"} <= {*parameters} <= {"request", "chosen", "slug"}:
            return validated
        defaults = parameters["chosen"].annotation.__origin__()

        async def handler(request: Request) -> Response:
            if request.scope["query_string"] or not _is_ordinary(request.path_params.get("slug", "a")):
                return await validated(request)
            response: Response = await self.endpoint(request=request, chosen=defaults, **request.path_params)
            return response

        return handler


def _is_ordinary(slug: str) -> bool:
    return 0 < len(slug) <= LONGEST_NAME and slug.isprintable()
