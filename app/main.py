"""The application: a table of contents."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

from app import __version__
from app.api import (
    answers,
    claims,
    codes,
    crisis_lines,
    disclaimers,
    display_checks,
    editions,
    factors,
    foods,
    graph,
    guidance,
    index,
    intake_comparison,
    intake_estimates,
    mechanisms,
    openapi,
    operations,
    overview,
    problems,
    quality,
    questions,
    reference_intakes,
    search,
    sources,
    synonyms,
    terms,
)
from app.disclaimer import BUILT_IN
from app.edge.disclaimer import HEADER, DisclaimerLayer
from app.edge.methods import MethodsLayer
from app.edge.origins import OriginsLayer, open_to_all
from app.edge.representations import RepresentationLayer
from app.pages import docs
from app.settings import Settings
from app.store.editions import Editions

ROUTERS = (
    index,
    overview,
    search,
    answers,
    mechanisms,
    factors,
    guidance,
    questions,
    graph,
    claims,
    sources,
    foods,
    reference_intakes,
    intake_comparison,
    intake_estimates,
    terms,
    crisis_lines,
    codes,
    synonyms,
    disclaimers,
    display_checks,
    editions,
    quality,
    operations,
    docs,
)
EXPOSED = ["Allow", "Content-Language", "ETag", HEADER, "Knowledge-Edition", "Last-Modified", "Link", "Retry-After"]


class Casomnia(FastAPI):
    """FastAPI inside our edge, which nothing can get around."""

    def build_middleware_stack(self) -> ASGIApp:
        """The layers every request passes, the outermost first."""
        editions: Editions = self.state.editions
        in_force = editions.disclaimer_in_force
        layers: tuple[Callable[[ASGIApp], ASGIApp], ...] = (
            lambda app: DisclaimerLayer(app, in_force=in_force, on_crash=_crashed),
            lambda app: RepresentationLayer(app, editions.followed, in_force, self.state.settings.cache_bytes),
            lambda app: OriginsLayer(app, EXPOSED),
            MethodsLayer,
        )
        app = super().build_middleware_stack()
        for layer in reversed(layers):
            app = layer(app)
        return app

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if not self.openapi_schema:
            self.openapi_schema = openapi.describe(self)
        return self.openapi_schema


def create_app(settings: Settings) -> FastAPI:
    """The service over the store that the settings name."""
    app = Casomnia(
        title="Casomnia",
        version=__version__,
        summary=openapi.SUMMARY,
        description=openapi.DESCRIPTION,
        contact={"name": "Casomnia editors"},
        license_info={"name": "MIT (code), CC BY 4.0 (content)"},
        terms_of_service=BUILT_IN.url,
        openapi_tags=openapi.TAGS,
        servers=[{"url": str(settings.public_url).rstrip("/")}] if settings.public_url else None,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # slow, and it could record what people ask
        generate_unique_id_function=_operation_id,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.editions = Editions(settings.database_url)
    problems.register(app)
    for noun in ROUTERS:
        app.include_router(noun.router)
    return app


def from_environment() -> FastAPI:
    """The application of the environment's settings, for servers that start several processes."""
    settings = Settings.load(os.environ)
    logging.getLogger("casomnia").setLevel(settings.log_level.upper())
    return create_app(settings)


def _crashed(scope: Scope) -> Response:
    """What the outermost layer answers by itself; scripts of any origin may read that too."""
    response = problems.crashed(scope)
    response.raw_headers.extend(open_to_all(EXPOSED))
    return response


def _operation_id(route: APIRoute) -> str:
    return route.name


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    watch = asyncio.create_task(app.state.editions.watch())
    yield
    watch.cancel()
    app.state.editions.close()
