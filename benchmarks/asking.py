"""Asking a server once, to see what it answers before it is measured."""

import http.client
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One response."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def ask(port: int, path: str, headers: dict[str, str] | None = None) -> Answer:
    """GET a path of a server on this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        return ask_on(connection, path, headers)
    finally:
        connection.close()


def ask_on(connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None) -> Answer:
    """The same on a connection that is open already."""
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    return Answer(response.status, tuple(response.getheaders()), response.read())
