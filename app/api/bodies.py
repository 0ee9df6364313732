"""Bodies of POST: read up to a limit and parsed strictly, before anything looks at what they say."""

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated, Any

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import BeforeValidator, ConfigDict, StringConstraints, field_validator
from pydantic_core import from_json
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from werkzeug.http import parse_options_header

from app.api.invalid import shortened
from app.api.parameters import LONGEST_NAME, NO_NUL
from app.documents.document import Document
from app.errors import BodyTooLarge, MalformedBody, UnsupportedMediaType


def _number(value: Any) -> Any:
    """JSON tells numbers from text and from true and false; pydantic would take one for the other."""
    if isinstance(value, (str, bool)):
        raise ValueError("must be a number, without quotes")
    return value


NUMBER = BeforeValidator(_number)
"""For numbers of a body; bounds go before it, else they are lost to the schema where the value may be absent."""
Number = Annotated[float, NUMBER]
Whole = Annotated[int, NUMBER]
Line = Annotated[str, StringConstraints(pattern=NO_NUL, max_length=LONGEST_NAME)]


class Body(Document):
    """Base of all that a body holds: unknown fields are refused, and null is no value."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_null(cls, value: Any) -> Any:
        if value is None:
            raise ValueError("must not be null; leave it out")
        return value


class PostRoute(APIRoute):
    """A route whose body is read here. What comes in is neither kept nor logged."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of this route."""
        validated = super().get_route_handler()

        async def handler(request: Request) -> Response:
            require_json(request.headers)
            raw = await _read(request, request.app.state.settings.body_bytes)
            return await validated(_Parsed(request, raw, parsed(raw)))

        return handler


class _Parsed(Request):
    """A request whose body was read and parsed already."""

    def __init__(self, request: Request, raw: bytes, value: Any) -> None:
        super().__init__(request.scope, request.receive)
        self._raw = raw
        self._value = value

    async def body(self) -> bytes:
        """The bytes that came."""
        return self._raw

    async def json(self) -> Any:
        """What they say."""
        return self._value


def require_json(headers: Mapping[str, str]) -> None:
    """Refuse what does not say that it is JSON, in UTF-8 and as it is."""
    media_type, options = parse_options_header(headers.get("content-type"))
    kind, _, subtype = media_type.lower().partition("/")
    is_json = kind == "application" and (subtype == "json" or subtype.endswith("+json"))
    if not is_json or options.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaType("send the body as JSON in UTF-8, with `Content-Type: application/json`")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("send the body as it is, without `Content-Encoding`")


async def _read(request: Request, most_bytes: int) -> bytes:
    """The whole body; one that says it is too large is not read at all, one that turns out to be is read no further."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > most_bytes:
        raise BodyTooLarge(most_bytes)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most_bytes:
                raise BodyTooLarge(most_bytes)
    except ClientDisconnect as problem:
        raise MalformedBody("the body ended before it was whole") from problem
    return bytes(body)


def parsed(raw: bytes) -> Any:
    """The value of a JSON text; what is wrong with one is said with its place, never with its words."""
    if not raw:
        raise MalformedBody("there is no body; send a JSON object")
    try:
        from_json(raw, allow_inf_nan=False)  # stricter than Python's own, and says where; but it lets names repeat
        return json.loads(raw.decode(), object_pairs_hook=_each_once)
    except ValueError as problem:
        raise MalformedBody(f"the body could not be read as JSON: {problem}") from problem


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"`{shortened(name)}` stands twice in one object")
        found[name] = value
    return found
