"""CORS is open to all, and says so to all: a cache may hand what one origin got to another."""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RawHeaders = list[tuple[bytes, bytes]]


class OriginsLayer:
    """Starlette answers preflights; every other response has the same two headers, whoever asks."""

    def __init__(self, app: ASGIApp, exposed: list[str]) -> None:
        self.app = app
        self.headers = open_to_all(exposed)
        self.preflights = CORSMiddleware(app, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or _is_preflight(scope):
            await self.preflights(scope, receive, send)
            return

        async def send_to_all(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        await self.app(scope, receive, send_to_all)


def open_to_all(exposed: list[str]) -> RawHeaders:
    """What lets scripts of any origin read a response, and these of its headers."""
    return [
        (b"access-control-allow-origin", b"*"),
        (b"access-control-expose-headers", ", ".join(exposed).encode()),
    ]


def _is_preflight(scope: Scope) -> bool:
    asked = Headers(scope=scope)
    return bool(scope["method"] == "OPTIONS" and "origin" in asked and "access-control-request-method" in asked)
