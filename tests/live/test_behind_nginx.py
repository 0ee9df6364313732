"""The nginx configuration that we ship, tried in front of a real `casomnia serve`."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.disclaimer import BUILT_IN, health_disclaimer, terms_link

Serve = Callable[..., Any]

CONFIGURATION = Path(__file__).parents[2] / "docs" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
ITEM = "/v1/factors/calcium-deficiency"
START_SECONDS = 20.0
ENCODINGS = {
    "identity": "",
    "gzip": "gzip, deflate",
    "br": "gzip, deflate, br",
    "zstd": "gzip, deflate, br, zstd",
}

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


class Front:
    """Our configuration on a free port, before a server of ours."""

    def __init__(self, folder: Path, server: Any) -> None:
        self.server = server
        self.port = _free_port()
        text = CONFIGURATION.read_text(encoding="utf-8")
        ports = {"127.0.0.1:8000": f"127.0.0.1:{server.port}", "127.0.0.1:8080": f"127.0.0.1:{self.port}"}
        for shipped, free in ports.items():
            assert text.count(shipped) == 1
            text = text.replace(shipped, free)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        (folder / "front").mkdir()
        user = ["-g", "user root;"] if os.geteuid() == 0 else []  # another user could not reach the folder of a test
        self.log = folder / "nginx.log"
        with self.log.open("w") as log:
            command = [str(NGINX), "-p", f"{folder}/front/", "-c", f"{folder}/nginx.conf", *user]
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """One request on a connection of its own."""
        lines = {"Accept-Encoding": ""} | {name.replace("_", "-"): value for name, value in headers.items()}
        with httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=30) as client:
            return client.request(method, path, headers=lines)

    def wait(self) -> None:
        """Until it listens."""
        begun = time.monotonic()
        while True:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            assert time.monotonic() - begun < START_SECONDS
            time.sleep(0.05)

    def stop(self) -> None:
        """End it with its workers."""
        self.process.terminate()
        self.process.wait(START_SECONDS)


@pytest.fixture
def front(serve: Serve, store: str, tmp_path: Path) -> Iterator[Front]:
    """A server of ours with nginx in front."""
    front = Front(tmp_path, serve("--database-url", store))
    try:
        front.wait()
        yield front
    finally:
        front.stop()


def seen(response: httpx.Response) -> str:
    """What nginx says of its cache; whatever it says, the disclaimer is there once."""
    assert len(response.headers.get_list("health-disclaimer")) == 1
    return str(response.headers["x-cache-status"])


def test_the_second_request_is_a_hit(front: Front) -> None:
    """With the same bytes, the same tag and the disclaimer; for HEAD and for any host too."""
    missed, hit = front.get(ITEM), front.get(ITEM)
    assert (seen(missed), seen(hit)) == ("MISS", "HIT")
    direct = front.server.get(ITEM, headers={"Accept-Encoding": ""})
    for name in ("etag", "health-disclaimer", "link", "vary", "surrogate-key", "cache-control", "knowledge-edition"):
        assert hit.headers[name] == missed.headers[name] == direct.headers[name], name
    assert hit.content == missed.content == direct.content
    assert seen(front.get(ITEM, "HEAD")) == "HIT"
    assert seen(front.get(ITEM, Host="evil.example")) == "HIT"


def test_every_coding_is_kept_by_itself(front: Front) -> None:
    """However a client words it, it hits what another one with the same best coding had fetched."""
    plain = front.server.get(ITEM).json()
    for coding, accepted in ENCODINGS.items():
        missed = front.get(ITEM, Accept_Encoding=accepted)
        hit = front.get(ITEM, Accept_Encoding=f"{accepted}, x-other")
        assert (seen(missed), seen(hit)) == ("MISS", "HIT")
        for response in (missed, hit):
            assert response.headers.get("content-encoding", "identity") == coding
            assert response.json() == plain
    refusing = front.get(ITEM, Accept_Encoding="gzip, br;q=0, zstd;q=0")
    assert refusing.headers["content-encoding"] == "gzip"


def test_nginx_answers_conditions_by_itself(front: Front) -> None:
    """With all headers of a 304; a tag of one coding does not stand for another."""
    tag = front.get(ITEM).headers["etag"]
    unchanged = front.get(ITEM, If_None_Match=tag)
    assert (unchanged.status_code, seen(unchanged)) == (304, "HIT")
    for name in ("etag", "cache-control", "vary", "link", "knowledge-edition", "access-control-allow-origin"):
        assert name in unchanged.headers
    assert front.get(ITEM, If_None_Match=tag, Accept_Encoding="gzip").status_code == 200


def test_languages_are_kept_apart(front: Front) -> None:
    """What is served to one language is not handed to another."""
    notes: dict[str, list[tuple[str, bool]]] = {}
    for language in ("en", "es", "en", "es"):
        response = front.get(ITEM, Accept_Language=language)
        notes.setdefault(language, []).append((seen(response), "language_note" in response.json()["meta"]))
    assert notes == {"en": [("MISS", False), ("HIT", False)], "es": [("MISS", True), ("HIT", True)]}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/v1/nothing", {}, 404),
        ("/v1/factors?limt=3", {}, 422),
        (ITEM, {"Accept": "text/html"}, 406),
        ("/readyz", {}, 200),
        (ITEM, {"Cookie": "mary=4711"}, 200),
        (ITEM, {"Authorization": "Basic bWFyeTo0NzEx"}, 200),
    ],
)
def test_what_nginx_does_not_keep(front: Front, path: str, headers: dict[str, str], status: int) -> None:
    """Errors, health checks, and whatever a person may be known by."""
    for _ in range(2):
        response = front.get(path, **headers)
        assert response.status_code == status
        assert seen(response) in ("MISS", "BYPASS")


def test_what_nginx_answers_by_itself_has_the_disclaimer_too(front: Front) -> None:
    """While our server is down, and for what is no HTTP."""
    hit = front.get(ITEM)
    front.server.stop()
    down = front.get("/v1/overview")
    assert down.status_code == 503
    assert down.headers["content-type"] == "application/problem+json"
    assert down.headers.get_list("health-disclaimer") == [health_disclaimer(BUILT_IN)]
    assert down.headers["link"] == terms_link(BUILT_IN)
    assert down.headers["cache-control"] == "no-store"
    assert down.json()["meta"]["disclaimer"] == BUILT_IN.published()
    kept = front.get(ITEM)
    assert (seen(kept), kept.content) == ("HIT", hit.content), "what is fresh is served on"
    with socket.create_connection(("127.0.0.1", front.port), timeout=30) as connection:
        connection.sendall(b"how do I sleep better?\r\n\r\n")
        said = connection.recv(65536).decode()
    assert "400 Bad Request" in said
    assert f"Health-Disclaimer: {health_disclaimer(BUILT_IN)}" in said


def test_the_problem_in_the_configuration_is_one_of_ours() -> None:
    """Its text is that of the built-in disclaimer, and changes with it."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    (body,) = re.findall(r"return 503 '(.*)';", text)
    assert json.loads(body)["meta"]["disclaimer"] == BUILT_IN.published()
    assert text.count(f"'{health_disclaimer(BUILT_IN)}'") == 1


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
