"""The documentation page and its assets, all served from here: it works without internet."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.api.problems import TYPES
from app.documents.envelope import DisclaimerMeta
from app.store.editions import Editions

router = APIRouter(include_in_schema=False)

HERE = Path(__file__).parent
SWAGGER_UI = files("fastapi_swagger") / "resources"
ASSETS = {
    "swagger-ui.css": (SWAGGER_UI, "text/css"),
    "swagger-ui-bundle.js": (SWAGGER_UI, "text/javascript"),
    "favicon-32x32.png": (SWAGGER_UI, "image/png"),
    "docs.css": (HERE / "static", "text/css"),
    "docs.js": (HERE / "static", "text/javascript"),
}
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
)


@router.get("/")
async def get_root() -> Response:
    """Send a browser to the documentation."""
    return RedirectResponse("/docs")


@router.get("/docs")
async def get_docs(request: Request) -> Response:
    """Show the documentation, with the disclaimer on top."""
    editions: Editions = request.app.state.editions
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "Content-Language": "en"}
    page = docs_page(editions.disclaimer_in_force(), TYPES.values())
    return Response(page, media_type="text/html", headers=headers)


@router.get("/openapi.json")
async def get_openapi(request: Request) -> Response:
    """Send the description of this service; it changes only with its version."""
    return JSONResponse(request.app.openapi(), headers={"Cache-Control": "public, max-age=300"})


@router.get("/docs/assets/{name}")
async def get_docs_asset(name: str) -> Response:
    """Send one file of the documentation page."""
    if name not in ASSETS:
        raise HTTPException(404)
    folder, media_type = ASSETS[name]
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response((folder / name).read_bytes(), media_type=media_type, headers=headers)


def docs_page(disclaimer: DisclaimerMeta, problems: Iterable[tuple[str, str, str]]) -> str:
    """The page as HTML."""
    template = Template((HERE / "templates" / "docs.html").read_text(encoding="utf-8"))
    listed = "\n".join(
        f'<dt id="problem-{escape(name)}">{escape(title)}</dt><dd>{escape(meaning)}</dd>'
        for name, title, meaning in problems
    )
    return template.substitute(
        title="Please note.", text=escape(disclaimer.text), url=escape(disclaimer.url), problems=listed
    )
