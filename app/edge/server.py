"""What the server underneath answers by itself: uvicorn's 400 on a malformed request, made to carry the disclaimer."""

from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.disclaimer import BUILT_IN, health_disclaimer, terms_link
from app.edge.disclaimer import HEADER


def malformed(body: bytes) -> bytes:
    """A whole HTTP response to a request that could not be read."""
    status = HTTPStatus.BAD_REQUEST
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: application/problem+json",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        f"{HEADER}: {health_disclaimer(BUILT_IN)}",
        f"Link: {terms_link(BUILT_IN)}",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


def protocol(body_of_400: bytes) -> type[HttpToolsProtocol]:
    """Uvicorn's protocol with our answer to malformed requests."""

    class Protocol(HttpToolsProtocol):
        """Answers a malformed request with a problem and the disclaimer."""

        def send_400_response(self, _: str) -> None:
            """Send the problem and close."""
            self.transport.write(malformed(body_of_400))
            self.transport.close()

    return Protocol
