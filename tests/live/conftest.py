"""A real `casomnia serve` on a free port of this machine, ended after each test."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

CONSOLE_SCRIPT = (str(Path(sys.executable).parent / "casomnia"),)
START_SECONDS = 30.0
STOP_SECONDS = 20.0


class Server:
    """A serving process with its log."""

    def __init__(self, folder: Path, command: tuple[str, ...], options: tuple[str, ...]) -> None:
        self.port = _free_port()
        self.log_file = folder / f"log-{self.port}"
        clean = {name: value for name, value in os.environ.items() if not name.upper().startswith("CASOMNIA_")}
        with self.log_file.open("w") as log:
            self.process = subprocess.Popen(
                [*command, "serve", "--port", str(self.port), *options],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=clean,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        """All it wrote so far, on standard output and standard error."""
        return self.log_file.read_text(encoding="utf-8")

    def get(self, path: str, **options: Any) -> httpx.Response:
        """One request on a connection of its own."""
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=30) as client:
            return client.get(path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        """The same with a body."""
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=30) as client:
            return client.post(path, **options)

    def connect(self) -> socket.socket:
        """A raw connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def wait_for(self, ready: Callable[[], bool], seconds: float = START_SECONDS) -> float:
        """Wait until something holds; tells how long it took."""
        begun = time.monotonic()
        while not ready():
            assert self.process.poll() is None, self.log
            assert time.monotonic() - begun < seconds, f"waited {seconds} s in vain\n{self.log}"
            time.sleep(0.05)
        return time.monotonic() - begun

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            return self.get("/livez").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> int:
        """End it as a supervisor would; tells its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """End whatever is left of it and its workers: the process group that it was started in."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(STOP_SECONDS)


Serve = Callable[..., Server]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers and waits until they answer."""
    started: list[Server] = []

    def serve(*options: str, command: tuple[str, ...] = CONSOLE_SCRIPT) -> Server:
        server = Server(tmp_path, command, options)
        started.append(server)
        server.wait_for(server.answers)
        return server

    yield serve
    for server in started:
        with suppress(subprocess.TimeoutExpired):
            server.stop()
        server.kill()


@pytest.fixture
def own_store(store: str, tmp_path: Path) -> str:
    """A copy of the store with one edition of the real content, to publish into."""
    return f"sqlite:///{shutil.copy(store.removeprefix('sqlite:///'), tmp_path / 'own.db')}"


@pytest.fixture
def with_routes(tmp_path: Path) -> tuple[str, ...]:
    """The command `casomnia` with two routes more: one that is slow, and one that breaks over what was asked."""
    script = tmp_path / "with_routes.py"
    script.write_text(
        """
import asyncio
import app.main
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from app.cli import main

build = app.main.from_environment

async def slow(request: Request) -> PlainTextResponse:
    print("slow has begun", flush=True)
    await asyncio.sleep(float(request.query_params["seconds"]))
    return PlainTextResponse("slow is done")

async def broken(request: Request) -> PlainTextResponse:
    raise RuntimeError(f"cannot deal with {request.query_params['q']}")

def from_environment():
    application = build()
    application.add_route("/slow", slow)
    application.add_route("/broken", broken)
    return application

app.main.from_environment = from_environment
main()
""",
        encoding="utf-8",
    )
    return (sys.executable, str(script))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
