"""What uvicorn answers by itself to a request that is no HTTP."""

import json
from typing import Any

import http_sf

from app.api.malformed import Protocol, malformed


def split() -> tuple[str, dict[str, str], dict[str, Any]]:
    """Status line, headers and body of the response."""
    head, _, body = malformed().partition(b"\r\n\r\n")
    status, *lines = head.decode("ascii").split("\r\n")
    return status, dict(line.split(": ", 1) for line in lines), json.loads(body)


def test_it_is_a_whole_response() -> None:
    """Its length is right, and the connection ends."""
    status, headers, _ = split()
    assert status == "HTTP/1.1 400 Bad Request"
    assert int(headers["Content-Length"]) == len(malformed().partition(b"\r\n\r\n")[2])
    assert headers["Connection"] == "close"
    assert headers["Cache-Control"] == "no-store"


def test_it_carries_the_disclaimer() -> None:
    """In its header, its link and its body."""
    _, headers, body = split()
    item: Any = http_sf.parse(headers["Health-Disclaimer"].encode(), tltype="item")
    name, parameters = item
    shown = body["meta"]["disclaimer"]
    assert name == shown["id"] == "general"
    assert parameters == {"v": shown["version"], "lang": shown["language"], "href": shown["url"]}
    assert headers["Link"] == f'<{shown["url"]}>; rel="terms-of-service"'
    assert shown["display"] == "required"


def test_it_is_a_problem_like_all_others() -> None:
    """RFC 9457."""
    _, headers, body = split()
    assert headers["Content-Type"] == "application/problem+json"
    assert (body["type"], body["status"], body["title"]) == ("/docs#problem-malformed", 400, "Malformed request")


def test_the_protocol_sends_it_and_closes() -> None:
    """Uvicorn's own words are not used."""

    class Transport:
        written, closed = b"", False

        def write(self, data: bytes) -> None:
            self.written += data

        def close(self) -> None:
            self.closed = True

    protocol = Protocol.__new__(Protocol)
    protocol.transport = transport = Transport()  # type: ignore[assignment]
    protocol.send_400_response("Invalid HTTP request received.")
    assert transport.written == malformed()
    assert transport.closed
