"""The outermost layer alone, around small applications that misbehave."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.disclaimer import BUILT_IN, health_disclaimer, terms_link
from app.edge.disclaimer import STATE_KEY, DisclaimerLayer, put_on

ASKED = "what a person asked"
START: Message = {"type": "http.response.start", "status": 200, "headers": []}
SPANISH = BUILT_IN.model_copy(update={"language": "es", "version": 2})


def crashed(_: Scope) -> Response:
    """What the layer sends for a crash."""
    return PlainTextResponse("crashed", status_code=500)


@dataclass
class Outcome:
    """What left the layer, and what it raised."""

    sent: list[Message] = field(default_factory=list)
    raised: BaseException | None = None


def outcome_of(app: ASGIApp, scope: dict[str, Any] | None = None) -> Outcome:
    """What the layer makes of an application."""
    outcome = Outcome()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        outcome.sent.append(message)

    layer = DisclaimerLayer(app, in_force=lambda: BUILT_IN, on_crash=crashed)
    try:
        asyncio.run(layer(scope or {"type": "http", "method": "GET", "path": "/"}, receive, send))
    except BaseException as raised:
        outcome.raised = raised
    return outcome


def headers_of(message: Message, name: bytes) -> list[str]:
    """All values of one header."""
    return [value.decode() for key, value in message["headers"] if key.lower() == name]


async def breaks_before(scope: Scope, receive: Receive, send: Send) -> None:
    """Breaks before anything was sent."""
    raise RuntimeError(ASKED)


async def breaks_after_start(scope: Scope, receive: Receive, send: Send) -> None:
    """Breaks with half a body sent."""
    await send({**START, "headers": []})
    await send({"type": "http.response.body", "body": b"half", "more_body": True})
    raise RuntimeError(ASKED)


async def breaks_after_end(scope: Scope, receive: Receive, send: Send) -> None:
    """Breaks when all is sent, as a background task may."""
    await PlainTextResponse("whole")(scope, receive, send)
    raise RuntimeError(ASKED)


async def is_cancelled(scope: Scope, receive: Receive, send: Send) -> None:
    """Is cut off before it answered."""
    raise asyncio.CancelledError


async def is_cancelled_after_start(scope: Scope, receive: Receive, send: Send) -> None:
    """Is cut off in the middle of its answer."""
    await send({**START, "headers": []})
    raise asyncio.CancelledError


def test_a_crash_before_the_response_is_answered_here() -> None:
    """The client gets a whole response with the disclaimer."""
    start, body = outcome_of(breaks_before).sent
    assert start["status"] == 500
    assert headers_of(start, b"health-disclaimer") == [health_disclaimer(BUILT_IN)]
    assert body["body"] == b"crashed"


def test_a_crash_after_the_response_started_closes_the_connection() -> None:
    """What has left carries the disclaimer, and no second response is tried."""
    outcome = outcome_of(breaks_after_start)
    assert isinstance(outcome.raised, RuntimeError)
    start, half = outcome.sent
    assert headers_of(start, b"health-disclaimer") == [health_disclaimer(BUILT_IN)]
    assert half["more_body"]


def test_a_crash_after_a_whole_response_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The client has everything; the log says where it broke, and not with what."""
    outcome = outcome_of(breaks_after_end)
    assert outcome.raised is None
    start, _ = outcome.sent
    assert start["status"] == 200
    assert "breaks_after_end" in caplog.text
    assert ASKED not in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


def test_a_cancelled_request_is_answered_and_stays_cancelled() -> None:
    """When the server stops waiting, the client still gets a response with the disclaimer."""
    outcome = outcome_of(is_cancelled)
    assert isinstance(outcome.raised, asyncio.CancelledError)
    start, _ = outcome.sent
    assert start["status"] == 500
    assert headers_of(start, b"health-disclaimer") == [health_disclaimer(BUILT_IN)]


def test_a_request_cancelled_in_its_answer_gets_no_second_one() -> None:
    """Half an answer cannot be mended."""
    outcome = outcome_of(is_cancelled_after_start)
    assert isinstance(outcome.raised, asyncio.CancelledError)
    (start,) = outcome.sent
    assert headers_of(start, b"health-disclaimer") == [health_disclaimer(BUILT_IN)]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"health-disclaimer", b"none")],
        [(b"health-disclaimer", b"none"), (b"x-else", b"x"), (b"health-disclaimer", b"nothing")],
        [(b"link", terms_link(BUILT_IN).encode())],
        [(b"health-disclaimer", health_disclaimer(BUILT_IN).encode()), (b"link", terms_link(BUILT_IN).encode())],
    ],
)
def test_exactly_one_right_header_and_link_whatever_was_set_inside(headers: list[tuple[bytes, bytes]]) -> None:
    """Missing, wrong, doubled or already right: what leaves is the same."""
    message = {**START, "headers": headers}
    put_on(message, BUILT_IN)
    assert headers_of(message, b"health-disclaimer") == [health_disclaimer(BUILT_IN)]
    assert headers_of(message, b"link") == [terms_link(BUILT_IN)]


def test_the_header_names_the_disclaimer_of_the_body() -> None:
    """A response in another language, or of an older edition, says so in its header too."""

    async def spanish(scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"][STATE_KEY] = SPANISH
        await PlainTextResponse("hola")(scope, receive, send)

    start, _ = outcome_of(spanish).sent
    assert headers_of(start, b"health-disclaimer") == ['"general";v=2;lang="es";href="/v1/disclaimers/general"']


def test_other_connections_pass_through() -> None:
    """Starting up and shutting down are not responses."""
    seen: list[str] = []

    async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])
        await send({"type": "lifespan.startup.complete"})

    assert outcome_of(lifespan, {"type": "lifespan"}).sent == [{"type": "lifespan.startup.complete"}]
    assert seen == ["lifespan"]
