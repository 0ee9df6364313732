"""The outermost layer: nothing leaves without the disclaimer, whatever made the response."""

import logging
import traceback
from asyncio import CancelledError
from collections.abc import Callable
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.disclaimer import health_disclaimer, terms_link
from app.documents.envelope import DisclaimerMeta

log = logging.getLogger("casomnia")

HEADER = "Health-Disclaimer"
STATE_KEY = "disclaimer"
"""Under this key of the request's state stands the disclaimer of the body, where it has one."""


class Sealed(dict[str, Any]):
    """The start of a response that has its disclaimer already. Only `sealed` makes one."""


class DisclaimerLayer:
    """Puts exactly one `Health-Disclaimer` and its link on every response, and answers for whatever crashes inside."""

    def __init__(
        self, app: ASGIApp, in_force: Callable[[], DisclaimerMeta], on_crash: Callable[[Scope], Response]
    ) -> None:
        self.app = app
        self.in_force = in_force
        self.on_crash = on_crash

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; connections other than HTTP pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        started = finished = False

        async def send_with_disclaimer(message: Message) -> None:
            nonlocal started, finished
            if type(message) is Sealed:
                started = True
            elif message["type"] == "http.response.start":
                started = True
                put_on(message, state.get(STATE_KEY) or self.in_force())
            finished = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        try:
            await self.app(scope, receive, send_with_disclaimer)
        except CancelledError:  # the server stops and has waited long enough
            if not started:
                await self.on_crash(scope)(scope, receive, send_with_disclaimer)
            raise
        except Exception as problem:
            log_without_values(problem)
            if started and not finished:
                raise  # half a body cannot be mended: the server closes the connection
            if not started:
                await self.on_crash(scope)(scope, receive, send_with_disclaimer)


def sealed(message: Message, disclaimer: DisclaimerMeta) -> Message:
    """The start of a response that is sent many times, with its disclaimer put on once."""
    message = Sealed({**message, "headers": [*message["headers"]]})
    put_on(message, disclaimer)
    return message


def put_on(message: Message, disclaimer: DisclaimerMeta) -> None:
    """Set the header and the link on the start of a response."""
    headers = MutableHeaders(scope=message)
    headers[HEADER] = health_disclaimer(disclaimer)
    if terms_link(disclaimer) not in headers.getlist("link"):
        headers.append("Link", terms_link(disclaimer))


def log_without_values(problem: Exception) -> None:
    """Log where something crashed, but not its message: that may hold what a person asked."""
    where = "".join(traceback.format_tb(problem.__traceback__))
    log.error("%s while answering a request\n%s", type(problem).__name__, where)
