"""HEAD and OPTIONS say what GET would, for every route."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class MethodsLayer:
    """Names HEAD and OPTIONS wherever methods are listed, and turns OPTIONS' 405 into a 204."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = scope["method"]
        bodiless = False

        async def send_for_method(message: Message) -> None:
            nonlocal bodiless
            if message["type"] == "http.response.start" and (method == "OPTIONS" or message["status"] == 405):
                message = _start(method, message)
                bodiless = message["status"] == 204
            elif bodiless:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, send_for_method)


def _start(method: str, message: Message) -> Message:
    headers = MutableHeaders(raw=list(message["headers"]))
    if "allow" in headers:
        headers["Allow"] = _allowed(headers["allow"])
    status = message["status"]
    if method == "OPTIONS" and status == 405:  # the routes know what is allowed; saying so is all OPTIONS asks
        status = 204
        for name in ("content-length", "content-type"):
            del headers[name]
    return {**message, "status": status, "headers": headers.raw}


def _allowed(listed: str) -> str:
    methods = {method.strip() for method in listed.split(",")} | {"OPTIONS"}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))
