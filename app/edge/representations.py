"""Representations: each is made and coded once per process, and sent from memory until another edition is served.

A representation is one body in one language and content coding. What was asked for (path, query, and the headers that
are negotiated over) leads to it; two ways of asking for the same thing lead to the same one.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.documents.envelope import DisclaimerMeta
from app.edge import coding
from app.edge.conditional import KEPT_ON_304, not_modified
from app.edge.disclaimer import STATE_KEY, Sealed, sealed

Asked = tuple[str, bytes, str, bytes, bytes]
"""Path, query, coding, and the raw `Accept` and `Accept-Language`."""

PERSONAL = {b"authorization", b"cookie"}
WITH_PARAMETERS = "/v1"
"""Under this, unknown parameters are refused. Elsewhere they change nothing, and so are no part of what is asked."""
LONGEST_ASKED = 2_000
"""Bytes of a question that is remembered; longer ones are answered anew each time."""
QUESTION, ANSWER, HEADER = 400, 1_000, 150
"""Bytes that a question, an answer and each of its headers take besides their own, as measured."""


@dataclass(frozen=True)
class Representation:
    """What goes over the wire: the head of a 200, the body, and the head of the 304 once somebody has it already."""

    start: Message
    body: Message
    etag: bytes
    last_modified: str | None

    @cached_property
    def not_modified(self) -> Message:
        """The head of the 304."""
        kept = [(name, value) for name, value in self.start["headers"] if name.decode() in KEPT_ON_304]
        return Sealed({**self.start, "status": 304, "headers": kept})

    @property
    def size(self) -> int:
        """Bytes that it takes: small ones are mostly head."""
        headers = self.start["headers"]
        return ANSWER + len(self.body["body"]) + sum(HEADER + len(name) + len(value) for name, value in headers)


class Shelf:
    """What was asked lately and what was answered, bounded in bytes: what was not asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._answers: OrderedDict[Asked, Representation] = OrderedDict()
        self._uses: dict[bytes, tuple[Representation, int]] = {}

    def get(self, asked: Asked) -> Representation | None:
        """What was answered to this before."""
        found = self._answers.get(asked)
        if found is not None:
            self._answers.move_to_end(asked)
        return found

    def known(self, etag: bytes) -> Representation | None:
        """A representation that was made before, for whoever asked."""
        return self._uses[etag][0] if etag in self._uses else None

    def put(self, asked: Asked, answer: Representation) -> None:
        """Keep an answer, and let go of the oldest ones where there is no room."""
        if asked in self._answers or _weight(asked) + answer.size > self.most_bytes:
            return
        self._answers[asked] = answer
        held, uses = self._uses.get(answer.etag, (answer, 0))
        self._uses[answer.etag] = (held, uses + 1)
        self.bytes += _weight(asked) + (0 if uses else answer.size)
        while self.bytes > self.most_bytes:
            self._forget_oldest()

    def clear(self) -> None:
        """Forget everything."""
        self._answers.clear()
        self._uses.clear()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def _forget_oldest(self) -> None:
        asked, answer = self._answers.popitem(last=False)
        held, uses = self._uses.pop(answer.etag)
        self.bytes -= _weight(asked)
        if uses > 1:
            self._uses[answer.etag] = (held, uses - 1)
        else:
            self.bytes -= held.size


def _weight(asked: Asked) -> int:
    return QUESTION + sum(map(len, asked))


class RepresentationLayer:
    """Answers GET and HEAD from the shelf; what is not there is made by the layers within, coded, tagged and kept."""

    def __init__(
        self,
        app: ASGIApp,
        edition: Callable[[], object],
        in_force: Callable[[], DisclaimerMeta],
        most_bytes: int,
    ) -> None:
        self.app = app
        self.edition = edition
        self.in_force = in_force
        self.shelf = Shelf(most_bytes)
        self._shelved: object = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        edition = self.edition()
        if edition is not self._shelved:
            self.shelf.clear()
            self._shelved = edition
        asked, condition, chosen = question(scope)
        found = self.shelf.get(asked) if asked else None
        if found is None:
            found = await self._made(scope, receive, send, asked, chosen, edition)
        if found is not None:
            await _answer(found, scope, send, condition)

    async def _made(
        self, scope: Scope, receive: Receive, send: Send, asked: Asked | None, preferred: str, edition: object
    ) -> Representation | None:
        """A new representation, kept if it may be; anything but a success is sent as it comes."""
        start, body = await _whole(self.app, {**scope, "method": "GET"}, receive)
        if start["status"] != 200:
            await _send_on(start, body, scope, send)
            return None
        headers = MutableHeaders(raw=[*start["headers"]])
        chosen = _coding(headers, body, preferred)
        etag = _tag(body, chosen)
        found = self.shelf.known(etag) or self._represent(scope, headers, body, chosen, etag)
        if asked and headers.get("cache-control", "").startswith("public") and self.edition() is edition:
            self.shelf.put(asked, found)
        return found

    def _represent(
        self, scope: Scope, headers: MutableHeaders, body: bytes, chosen: str, etag: bytes
    ) -> Representation:
        coded = body if chosen == coding.IDENTITY else coding.CODERS[chosen](body)
        if chosen != coding.IDENTITY:
            headers["Content-Encoding"] = chosen
        headers["Content-Length"] = str(len(coded))
        head: Message = {"type": "http.response.start", "status": 200, "headers": [*headers.raw, (b"etag", etag)]}
        return Representation(
            start=sealed(head, scope["state"].get(STATE_KEY) or self.in_force()),
            body={"type": "http.response.body", "body": coded},
            etag=etag,
            last_modified=headers.get("last-modified"),
        )


def question(scope: Scope) -> tuple[Asked | None, bytes | None, str]:
    """What is asked for (nothing where it is personal or too long to remember), on what condition, in which coding."""
    accept = language = b""
    accepted: bytes | None = None
    condition: bytes | None = None
    personal = False
    for name, value in scope["headers"]:
        if name == b"accept":
            accept += b"," + value
        elif name == b"accept-language":
            language += b"," + value
        elif name == b"accept-encoding":
            accepted = value if accepted is None else accepted + b"," + value
        elif name in (b"if-none-match", b"if-modified-since"):
            condition = value
        elif name in PERSONAL:
            personal = True
    path, preferred = scope["path"], coding.preferred(accepted)
    query = scope["query_string"] if path.startswith(WITH_PARAMETERS) else b""
    asked = (path, query, preferred, accept, language)
    if personal or sum(map(len, asked)) > LONGEST_ASKED:
        return None, condition, preferred
    return asked, condition, preferred


async def _whole(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """A response in one piece; bodies here are small and made at once."""
    start: Message = {}
    body = bytearray()

    async def hold(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, hold)
    return start, bytes(body)


def _coding(headers: MutableHeaders, body: bytes, preferred: str) -> str:
    """The coding to send a body in; that there is a choice is said to caches."""
    if not coding.is_worth_coding(headers.get("content-type", ""), body):
        return coding.IDENTITY
    headers.add_vary_header("Accept-Encoding")
    return preferred


def _tag(body: bytes, chosen: str) -> bytes:
    """A strong tag: of the bytes as made, and of how they are coded."""
    suffix = "" if chosen == coding.IDENTITY else f"-{chosen}"
    return f'"{sha256(body).hexdigest()[:32]}{suffix}"'.encode()


async def _send_on(start: Message, body: bytes, scope: Scope, send: Send) -> None:
    await send(start)
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


EMPTY: Message = {"type": "http.response.body", "body": b""}


async def _answer(found: Representation, scope: Scope, send: Send, condition: bytes | None) -> None:
    """Most clients that have it already send just its tag, so that is tried before the header is parsed."""
    if condition is not None and (condition == found.etag or _met(found, scope)):
        await send(found.not_modified)
        await send(EMPTY)
    else:
        await send(found.start)
        await send(EMPTY if scope["method"] == "HEAD" else found.body)


def _met(found: Representation, scope: Scope) -> bool:
    return not_modified(Headers(scope=scope), found.etag.decode(), found.last_modified)
