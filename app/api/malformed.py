"""What the server underneath answers by itself: uvicorn's 400 on a malformed request, made to carry the disclaimer."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.api import envelope
from app.api.problems import PROBLEM_JSON, made
from app.disclaimer import BUILT_IN, health_disclaimer, terms_link
from app.edge.disclaimer import HEADER

DETAIL = "the request could not be read as HTTP; check its first line and headers"


def malformed() -> bytes:
    """A whole HTTP response to a request that could not be read."""
    body = made("/", 400, DETAIL, envelope.meta()).compact.encode()
    lines = (
        "HTTP/1.1 400 Bad Request",
        f"Content-Type: {PROBLEM_JSON}",
        f"Content-Length: {len(body)}",
        f"Cache-Control: {envelope.NEVER}",
        f"{HEADER}: {health_disclaimer(BUILT_IN)}",
        f"Link: {terms_link(BUILT_IN)}",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


class Protocol(HttpToolsProtocol):
    """uvicorn's protocol with our answer to malformed requests."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words are not needed
        """Send the problem and close."""
        self.transport.write(malformed())
        self.transport.close()
