"""CORS is open to all, and says so to all: a cache may hand what one origin got to another."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class OriginsLayer:
    """Starlette answers preflights; every other response has the same two headers, whoever asks."""

    def __init__(self, app: ASGIApp, exposed: list[str]) -> None:
        self.app = app
        self.exposed = exposed
        self.preflights = CORSMiddleware(app, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or _is_preflight(scope):
            await self.preflights(scope, receive, send)
            return

        async def send_to_all(message: Message) -> None:
            if message["type"] == "http.response.start":
                open_to_all(MutableHeaders(scope=message), self.exposed)
            await send(message)

        await self.app(scope, receive, send_to_all)


def open_to_all(headers: MutableHeaders, exposed: list[str]) -> None:
    """Let scripts of any origin read a response, and these of its headers."""
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = ", ".join(exposed)


def _is_preflight(scope: Scope) -> bool:
    asked = Headers(scope=scope)
    return bool(scope["method"] == "OPTIONS" and "origin" in asked and "access-control-request-method" in asked)
