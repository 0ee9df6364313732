"""Conditional requests: a strong `ETag` on every successful body, and 304 to a client that has it already."""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from werkzeug.http import parse_date, parse_etags

KEPT_ON_304 = {
    "cache-control",
    "content-language",
    "content-location",
    "date",
    "etag",
    "expires",
    "knowledge-edition",
    "last-modified",
    "link",
    "vary",
}


class ConditionalLayer:
    """Holds a whole body back until it knows its tag; bodies here are small and made at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _release(Headers(scope=scope), start, bytes(body), send)

        await self.app(scope, receive, hold)


async def _release(request: Headers, start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=list(start["headers"]))
    status = start["status"]
    if status == 200:
        headers["ETag"] = f'"{sha256(body).hexdigest()[:32]}"'
        if not_modified(request, headers):
            status, body = 304, b""
            headers = MutableHeaders(raw=[(k, v) for k, v in headers.raw if k.decode() in KEPT_ON_304])
    await send({**start, "status": status, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


def not_modified(request: Headers, response: Headers) -> bool:
    """Whether the client has this representation (RFC 9110, 13.1): tags count before dates."""
    if "if-none-match" in request:
        tags = parse_etags(", ".join(request.getlist("if-none-match")))
        return tags.contains_weak(response["etag"].strip('"'))
    since, modified = parse_date(request.get("if-modified-since")), parse_date(response.get("last-modified"))
    return since is not None and modified is not None and modified <= since
