"""A real server: what it answers to nonsense, how it ends, what it keeps to itself."""

import json
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.content.compose import Composition
from app.disclaimer import BUILT_IN, health_disclaimer
from app.store.engine import SCHEMA_REVISION

Serve = Callable[..., Any]

CONSOLE_SCRIPT = Path(sys.executable).parent / "casomnia"
SECRET = "calcium-pills-for-mary-4711"  # noqa: S105 - what a person may ask, and nobody else may know


def exchange(server: Any, request: bytes) -> tuple[str, list[str], bytes]:
    """Send bytes, and read the status line, the header lines and the body until the server closes."""
    with server.connect() as connection:
        connection.sendall(request)
        return parsed(read_all(connection))


def read_all(connection: socket.socket) -> bytes:
    """Everything until the other side closes."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def parsed(response: bytes) -> tuple[str, list[str], bytes]:
    """The status line, the header lines and the body."""
    head, _, body = response.partition(b"\r\n\r\n")
    status, *headers = head.decode("latin-1").split("\r\n")
    return status, headers, body


def disclaimers(headers: list[str]) -> list[str]:
    """The values of the header that must be there exactly once."""
    return [line.partition(": ")[2] for line in headers if line.lower().startswith("health-disclaimer:")]


MALFORMED = {
    "garbage": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "words": b"how do I sleep better?\r\n\r\n",
    "unknown method": b"FETCH /v1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "header without colon": b"GET /v1 HTTP/1.1\r\nHost x\r\n\r\n",
    "header with NUL": b"GET /v1 HTTP/1.1\r\nHost: x\x00y\r\n\r\n",
    "path that is not ASCII": "GET /v1/terms/café HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "space in path": b"GET /v1/terms/a b HTTP/1.1\r\nHost: x\r\n\r\n",
    "unknown version": b"GET /v1 HTTP/9.9\r\nHost: x\r\n\r\n",
    "two lengths": b"GET /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "length that is no number": b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
}


def malformed_requests_get_a_problem_with_its_disclaimer(server: Any) -> None:
    for name, request in MALFORMED.items():
        status, headers, body = exchange(server, request)
        assert status == "HTTP/1.1 400 Bad Request", name
        assert disclaimers(headers) == [health_disclaimer(BUILT_IN)], name
        assert "Content-Type: application/problem+json" in headers, name
        assert f"Content-Length: {len(body)}" in headers, name
        problem = json.loads(body)
        assert problem["status"] == 400, name
        assert problem["meta"]["disclaimer"]["text"] == BUILT_IN.text, name


UNUSUAL = {
    "HTTP/1.0": b"GET /livez HTTP/1.0\r\n\r\n",
    "absolute address": b"GET http://other.example/livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "tunnel": b"CONNECT other.example:443 HTTP/1.0\r\n\r\n",
    "asterisk": b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "web socket": b"GET /livez HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    "HTTP/2 in clear text": b"GET /livez HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "undecodable path": b"GET /v1/terms/%ff%fe HTTP/1.0\r\n\r\n",
    "NUL in path": b"GET /v1/terms/%00 HTTP/1.0\r\n\r\n",
    "two slashes": b"GET //v1//terms HTTP/1.0\r\n\r\n",
    "long path": b"GET /v1/terms/" + b"a" * 60_000 + b" HTTP/1.0\r\n\r\n",
    "long header": b"GET /livez HTTP/1.0\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n",
    "many headers": b"GET /livez HTTP/1.0\r\n" + b"X-Many: a\r\n" * 5_000 + b"\r\n",
    "body with GET": b"GET /livez HTTP/1.0\r\nContent-Length: 4\r\n\r\nbody",
}


def unusual_requests_get_exactly_one_disclaimer(server: Any) -> None:
    for name, request in UNUSUAL.items():
        status, headers, _ = exchange(server, request)
        assert status.startswith("HTTP/1.1 "), name
        assert int(status.split()[1]) < 500, name
        assert len(disclaimers(headers)) == 1, name


def test_nothing_leaves_without_its_disclaimer_whatever_is_sent(serve: Serve, store: str) -> None:
    """And the server does not break over it."""
    server = serve("--database-url", store)
    malformed_requests_get_a_problem_with_its_disclaimer(server)
    unusual_requests_get_exactly_one_disclaimer(server)
    assert server.answers()
    assert "Traceback" not in server.log


def test_requests_in_flight_are_finished(serve: Serve, store: str, with_routes: tuple[str, ...]) -> None:
    """SIGTERM ends it with 0, after the last answer."""
    server = serve("--database-url", store, command=with_routes)
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(exchange, server, b"GET /slow?seconds=1.5 HTTP/1.1\r\nHost: x\r\n\r\n")
        server.wait_for(lambda: "slow has begun" in server.log)
        assert server.stop() == 0
        status, headers, body = answer.result(timeout=30)
    assert (status, body) == ("HTTP/1.1 200 OK", b"slow is done")
    assert len(disclaimers(headers)) == 1
    assert "Traceback" not in server.log


def test_a_reader_who_is_slow_gets_everything(serve: Serve, store: str) -> None:
    """An answer that was begun when SIGTERM came is delivered whole."""
    server = serve("--database-url", store)
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(30)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(b"GET /v1/claims?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n")
        begun = connection.recv(100)
        server.process.terminate()
        server.wait_for(lambda: "Shutting down" in server.log)
        status, headers, body = parsed(begun + read_all(connection))
    assert status == "HTTP/1.1 200 OK"
    assert f"content-length: {len(body)}" in headers
    assert len(json.loads(body)["data"]) == 100
    assert server.process.wait(20) == 0


def test_requests_that_take_too_long_are_told_so(serve: Serve, store: str, with_routes: tuple[str, ...]) -> None:
    """When the time of grace is over, they get a problem that carries the disclaimer."""
    server = serve("--database-url", store, "--grace-seconds", "1", command=with_routes)
    with ThreadPoolExecutor(1) as other:
        answer = other.submit(exchange, server, b"GET /slow?seconds=60 HTTP/1.1\r\nHost: x\r\n\r\n")
        server.wait_for(lambda: "slow has begun" in server.log)
        assert server.stop() == 0
        status, headers, body = answer.result(timeout=30)
    assert status.split()[1] in ("500", "503")
    assert len(disclaimers(headers)) == 1
    assert json.loads(body)["meta"]["disclaimer"]["text"] == BUILT_IN.text


@pytest.mark.parametrize("length", ["Content-Length: 2000000", "Transfer-Encoding: chunked"])
def test_a_body_that_is_too_large_is_refused_before_it_is_whole(serve: Serve, store: str, length: str) -> None:
    """And the connection is closed, since the rest of it was not read."""
    server = serve("--database-url", store, "--body-bytes", "1024")
    chunk = b"800\r\n" + b" " * 2048 + b"\r\n"
    head = f"POST /v1/intake-estimates HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
    status, headers, body = exchange(server, head.encode() + chunk)
    assert status.split()[1] == "413"
    assert "connection: close" in headers
    assert len(disclaimers(headers)) == 1
    assert "1,024 bytes" in json.loads(body)["detail"]
    with server.connect() as connection:
        connection.sendall(head.encode())  # and then nothing more
    assert server.stop() == 0
    assert "while answering a request" not in server.log


def test_what_people_ask_is_not_logged(serve: Serve, store: str, with_routes: tuple[str, ...]) -> None:
    """Neither when it is answered nor when it is refused or breaks something."""
    server = serve("--database-url", store, "--log-level", "debug", command=with_routes)
    statuses = {
        f"/v1/claims?source={SECRET}": 200,
        f"/v1/terms?slug={SECRET}": 200,
        f"/v1/terms?{SECRET}=1": 422,
        f"/v1/foods?min_mg_per_serving={SECRET}": 422,
        f"/v1/terms/{SECRET}": 404,
        f"/{SECRET}?q={SECRET}": 404,
        f"/broken?q={SECRET}": 500,
    }
    assert {path: server.get(path).status_code for path in statuses} == statuses
    group = {"authority": "iom", "age_years": 30}
    bodies = (
        {"group": group, "supplements": [{"elemental_mg": 1, "label": SECRET}]},
        {"group": group, "foods": [{"slug": SECRET, "servings": 1}]},
        {"group": group, SECRET: SECRET},
        SECRET,
    )
    answers = [server.post("/v1/intake-estimates", json=body).status_code for body in bodies]
    assert answers == [200, 422, 422, 422]
    exchange(server, f"GET /v1?q={SECRET} HTTP/9.9\r\nX-Asked: {SECRET}\r\n\r\n".encode())
    exchange(server, f"POST /v1?q={SECRET} HTTP/1.0\r\nContent-Length: {len(SECRET)}\r\n\r\n{SECRET}".encode())
    assert server.stop() == 0
    assert "RuntimeError while answering a request" in server.log, "what broke is logged"
    assert SECRET not in server.log
    assert "mary" not in server.log.lower()


@pytest.mark.parametrize(
    ("revision", "advice"), [("0001", "run `casomnia publish`, which migrates it"), ("9999", "upgrade Casomnia")]
)
def test_a_store_of_another_schema_is_refused(own_store: str, revision: str, advice: str) -> None:
    with sqlite3.connect(own_store.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
    command = [CONSOLE_SCRIPT, "serve", "--port", "0", "--database-url", own_store]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    said = f"casomnia: the store has schema {revision}, this version needs {SCHEMA_REVISION}; {advice}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_missing_store_is_unavailable_until_something_is_published(
    serve: Serve, tmp_path: Path, store: str, composition: Composition
) -> None:
    server = serve("--database-url", f"sqlite:///{tmp_path}/later.db")
    for path in ("/v1/overview", "/readyz", "/v1/terms/ai"):
        refused = server.get(path)
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.headers.get_list("health-disclaimer") == [health_disclaimer(BUILT_IN)]
        assert refused.json()["meta"]["disclaimer"]["text"] == BUILT_IN.text
        assert "casomnia publish" in refused.json()["detail"]
        assert "retry-after" in refused.headers
    assert server.get("/livez").status_code == 200
    (tmp_path / "copy.db").write_bytes(Path(store.removeprefix("sqlite:///")).read_bytes())
    (tmp_path / "copy.db").replace(tmp_path / "later.db")
    server.wait_for(lambda: server.get("/readyz").status_code == 200, seconds=10)
    assert server.get("/v1/overview").json()["meta"]["edition"]["digest"] == composition.digest
