"""How each server is started: all on the same core, each on a free port, and those of Python under the same uvicorn."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from time import monotonic, sleep

from benchmarks.asking import Answer, ask
from benchmarks.machine import SERVER_CORE, pinned

HERE = Path(__file__).parent
PATIENCE_SECONDS = 60
UVICORN = ["-m", "uvicorn", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-server-header"]
MADE_BY_SERVER = {"date", "server", "connection", "content-length"}


@dataclass(frozen=True)
class Server:
    """A server that can be started. `path` is what it is asked for."""

    name: str
    command: list[str]
    port: int
    path: str
    environment: dict[str, str] = field(default_factory=dict)
    quiet: bool = False
    """Whether what it prints is thrown away: one that logs every request would bury everything else."""

    @property
    def url(self) -> str:
        """The address of what it is asked for."""
        return self.at(self.path)

    def at(self, path: str) -> str:
        """The address of any path."""
        return f"http://127.0.0.1:{self.port}{path}"


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    server: Server
    pid: int
    seconds: float
    """From the start of its process to its first 200."""


def casomnia(name: str, store: Path, path: str, cache_bytes: int | None = None) -> Server:
    """Our own service; with a cache of 0 bytes it makes every response anew."""
    port = _free_port()
    settings = {"DATABASE_URL": f"sqlite:///{store}", "PORT": str(port), "LOG_LEVEL": "warning"}
    if cache_bytes is not None:
        settings["CACHE_BYTES"] = str(cache_bytes)
    command = [str(Path(sys.executable).with_name("casomnia")), "serve"]
    return Server(name, command, port, path, {f"CASOMNIA_{key}": value for key, value in settings.items()})


def bare(answer: Path, path: str) -> Server:
    """An application that does nothing but send."""
    return _python("bare ASGI", "benchmarks.bare:app", path, {"BENCHMARK_ANSWER": str(answer)})


def textbook(store: Path, path: str) -> Server:
    """The textbook service over the same store."""
    return _python("textbook FastAPI", "benchmarks.textbook:app", path, {"BENCHMARK_STORE": str(store)})


def datasette(store: Path, path: str) -> Server:
    """Datasette over the same store, as its own command serves it; the store may be taken for immutable."""
    port = _free_port()
    command = [
        str(Path(sys.executable).with_name("datasette")),
        "serve",
        "--immutable",
        str(store),
        "--port",
        str(port),
    ]
    return Server("Datasette", command, port, path, quiet=True)


def lean_datasette(store: Path, path: str) -> Server:
    """Datasette without its access log, on the same options of uvicorn as everybody else."""
    return _python("Datasette, no log", "benchmarks.datasette_app:app", path, {"BENCHMARK_STORE": str(store)})


def nginx(answer: Answer, folder: Path, path: str) -> Server:
    """A static file with the bytes and headers of an answer, which the worker may read."""
    file = folder / "www" / path.lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(answer.body)
    for made in (folder, *folder.rglob("*")):
        made.chmod(0o755)
    port, configuration = _free_port(), folder / "nginx.conf"
    template = Template((HERE / "nginx.conf").read_text(encoding="utf-8"))
    configuration.write_text(template.substitute(folder=folder, port=port, headers=_headers(answer)), encoding="utf-8")
    return Server("nginx, static file", ["nginx", "-p", str(folder), "-c", str(configuration)], port, path)


def save(answer: Answer, file: Path) -> None:
    """Keep an answer for the bare application to send."""
    headers = [
        (name, value) for name, value in answer.headers if name.lower() not in MADE_BY_SERVER - {"content-length"}
    ]
    file.write_text(json.dumps({"headers": headers, "body": answer.body.decode()}), encoding="utf-8")


@contextmanager
def running(server: Server) -> Iterator[Running]:
    """Start a server, wait for its first 200, and stop it in the end."""
    started = monotonic()
    output = subprocess.DEVNULL if server.quiet else None
    process = subprocess.Popen(
        pinned(SERVER_CORE, server.command), env=os.environ | server.environment, stdout=output, stderr=output
    )
    try:
        _wait(server, process)
        yield Running(server, process.pid, monotonic() - started)
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while monotonic() < end and process.poll() is None:
        try:
            if ask(server.port, server.path).status == 200:
                return
        except ConnectionError:
            pass
        sleep(0.005)
    raise RuntimeError(f"{server.name} does not answer on {server.url}")


def _python(name: str, app: str, path: str, environment: dict[str, str]) -> Server:
    port = _free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
    return Server(name, [sys.executable, *UVICORN, *options, app], port, path, environment)


def _headers(answer: Answer) -> str:
    """The headers of an answer as directives of nginx."""
    kept = [(name, value) for name, value in answer.headers if name.lower() not in MADE_BY_SERVER | {"content-type"}]
    return "\n        ".join(f"add_header {name} '{value}';" for name, value in kept)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
