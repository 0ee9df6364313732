"""The one mapping from exceptions to responses: RFC 9457 problems that carry the same `meta` as everything else."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from app.api import envelope
from app.api.invalid import field_problems
from app.disclaimer import BUILT_IN
from app.documents.envelope import DisclaimerMeta, FieldProblem, Meta, Problem, Withdrawn
from app.edge.disclaimer import STATE_KEY
from app.errors import (
    BodyTooLarge,
    InvalidValues,
    MalformedBody,
    NotAcceptable,
    RefusedGroup,
    RepeatedParameter,
    RequestError,
    StoreError,
    UnknownItem,
    UnsupportedMediaType,
    WithdrawnItem,
)
from app.identifiers import ENGLISH
from app.store.editions import Editions, Served

PROBLEM_JSON = "application/problem+json"
SERVED_KEY, LANGUAGE_KEY = "served", "language"
"""Under these keys of the request's state stand the edition and language chosen for it."""

TYPES: dict[int, tuple[str, str, str]] = {
    400: ("malformed", "Malformed request", "The request could not be read as HTTP, or its body not as JSON."),
    404: ("not-found", "Not found", "There is nothing at this address; `suggestions` may hold what was meant."),
    405: ("method-not-allowed", "Method not allowed", "The address exists, but not for this method; see `Allow`."),
    406: (
        "not-acceptable",
        "Not acceptable",
        "This exists, but in no media type of `Accept`; `available` says in which.",
    ),
    410: ("withdrawn", "Withdrawn", "The item was taken back; `withdrawn` says when, why, and what to read instead."),
    413: ("too-large", "Body too large", "The body is longer than is read; `detail` says how long it may be."),
    415: (
        "unsupported-media-type",
        "Unsupported media type",
        "The body is no JSON in UTF-8, or is compressed; `available` says what is read.",
    ),
    422: (
        "invalid-parameters",
        "Invalid parameters",
        "`errors` says of each parameter, and of each field of a body, what is wrong and what is allowed.",
    ),
    500: ("internal-error", "Internal error", "Something broke here; the request was fine. It was logged."),
    503: ("unavailable", "Unavailable", "There is no content to serve right now; try again in a moment."),
}
"""Name, title and meaning of every sort of problem, by status. The documentation page prints this table."""


def problem(scope: Scope, status: int, detail: str, notices: Iterable[DisclaimerMeta] = (), **more: Any) -> Response:
    """A problem as a response, from the edition and in the language of the request, where those were chosen already."""
    state = scope.setdefault("state", {})
    editions: Editions | None = scope["app"].state.editions if "app" in scope else None
    served: Served | None = state.get(SERVED_KEY) or (editions.last_known() if editions else None)
    disclaimer = served.disclaimer(state.get(LANGUAGE_KEY, ENGLISH)) if served else BUILT_IN
    state[STATE_KEY] = disclaimer
    meta = envelope.meta(disclaimer, notices, edition=served.meta if served else None)
    document = made(scope.get("path", "/"), status, detail, meta, **more)
    headers = {"Cache-Control": envelope.NEVER, "Content-Language": disclaimer.language, **envelope.NO_REFERRER}
    if status == 503:
        headers["Retry-After"] = "2"
    return Response(envelope.dumped(document), status, headers, PROBLEM_JSON)


def made(path: str, status: int, detail: str, meta: Meta, **more: Any) -> Problem:
    """The body of a problem."""
    name, title, _ = TYPES.get(status, ("error", HTTPStatus(status).phrase, ""))
    return Problem(
        type=f"/docs#problem-{name}", title=title, status=status, detail=detail, instance=path, meta=meta, **more
    )


def register(app: FastAPI) -> None:
    """Let every exception become a problem."""

    @app.exception_handler(RequestError)
    async def _(request: Request, error: RequestError) -> Response:
        return _refused(request, error)

    @app.exception_handler(RequestValidationError)
    async def _(request: Request, error: RequestValidationError) -> Response:
        return _invalid(request, list(field_problems(request, error)))

    @app.exception_handler(StoreError)
    async def _(request: Request, error: StoreError) -> Response:
        return problem(request.scope, 503, str(error))

    @app.exception_handler(HTTPException)
    async def _(request: Request, error: HTTPException) -> Response:
        return _http(request, error)

    @app.exception_handler(Exception)
    async def _(request: Request, _error: Exception) -> Response:
        return crashed(request.scope)


def crashed(scope: Scope) -> Response:
    """The answer when something broke. It says nothing of what, since that may hold what was asked."""
    return problem(scope, 500, "something broke while answering; the request itself was fine")


def _refused(request: Request, error: RequestError) -> Response:
    scope, detail = request.scope, str(error)
    match error:
        case MalformedBody():
            return problem(scope, 400, detail)
        case UnknownItem():
            return problem(scope, 404, detail, suggestions=list(error.near) or None)
        case NotAcceptable():
            return problem(scope, 406, detail, available=list(error.available))
        case WithdrawnItem():
            return problem(scope, 410, detail, withdrawn=Withdrawn.model_validate(error.withdrawn))
        case BodyTooLarge():
            return _with(problem(scope, 413, detail), {"Connection": "close"})  # the rest of it is not read
        case UnsupportedMediaType():
            return _with(problem(scope, 415, detail, available=[envelope.JSON]), {"Accept": envelope.JSON})
        case RepeatedParameter():
            return _invalid(request, [FieldProblem(field=error.name, message=detail)])
        case InvalidValues():
            return _invalid(request, error.errors)
        case RefusedGroup():
            fault = FieldProblem(field=error.field, message=detail)
            return problem(scope, 422, detail, error.notices, errors=[fault], guidance=error.guidance)
    raise error


def _http(request: Request, error: HTTPException) -> Response:
    path, headers = request.url.path, error.headers or {}
    if error.status_code == 404:
        near = _near(path, request.app)
        detail = f"there is nothing at `{path}`; /v1 lists what there is"
        return problem(request.scope, 404, detail, suggestions=near or None)
    if error.status_code == 405:
        detail = f"`{path}` does not answer {request.method}; the header `Allow` says what it answers"
        return _with(problem(request.scope, 405, detail), headers)
    return _with(problem(request.scope, error.status_code, str(error.detail)), headers)


def _with(response: Response, headers: Mapping[str, str]) -> Response:
    response.headers.update(headers)
    return response


def _near(path: str, app: FastAPI) -> list[str]:
    """What may have been meant: the same without its trailing slash, or a path that reads alike."""
    if path.rstrip("/") != path:
        return [path.rstrip("/")] if path.rstrip("/") else []
    return get_close_matches(path, [known for known in app.openapi()["paths"] if "{" not in known], n=3, cutoff=0.7)


def _invalid(request: Request, errors: list[FieldProblem]) -> Response:
    detail = "; ".join(f"{error.field}: {error.message}" for error in errors)
    return problem(request.scope, 422, detail, errors=errors)
