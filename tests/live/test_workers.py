"""Several workers: each serves a new edition soon, and no answer mixes two editions."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from app.content.compose import Composition
from app.store.engine import writer
from app.store.publish import publish

Serve = Callable[..., Any]

PATHS = ("/v1/overview", "/v1/claims?limit=100", "/v1/foods/whole-milk", "/v1/editions", "/readyz")
FIRST, SECOND = "2026.11.1", "2026.12.1"
PATIENCE_SECONDS = 15.0


def publish_without(url: str, composition: Composition, slug: str) -> None:
    """Publish a new edition in which one item is missing."""
    rest = tuple(composed for composed in composition.documents if composed.slug != slug)
    engine = writer(url)
    assert publish(engine, replace(composition, documents=rest), datetime(2026, 12, 1, tzinfo=UTC)).is_new
    engine.dispose()


def workers_of(pid: int) -> list[int]:
    """The processes that serve, among the children of a process."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]


@contextmanager
def held(pids: list[int]) -> Iterator[None]:
    """Processes that stand still meanwhile, so that the others have to answer."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def edition_of(server: Any, path: str) -> str:
    """The edition of one answer, which is the same in its header and in its body.

    A machine so busy that a commit outlasts a reader's patience says so, and is asked again.
    """
    response = server.get(path)
    while response.status_code == 503 and "locked by another process" in response.json()["detail"]:
        assert "knowledge-edition" not in response.headers
        response = server.get(path)
    assert response.status_code == 200, f"{response.text}\n{server.log}"
    edition = str(response.headers["knowledge-edition"])
    assert response.json()["meta"]["edition"]["id"] == edition
    return edition


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found through /proc")
def test_a_new_edition_reaches_every_worker(serve: Serve, own_store: str, composition: Composition) -> None:
    """Within two seconds on a machine that is not busy; how long it took is printed, only a generous bound asserted."""
    server = serve("--database-url", own_store, "--workers", "2")
    server.wait_for(lambda: server.log.count("Application startup complete") == 2)
    workers = workers_of(server.process.pid)
    assert len(workers) == 2
    enough = Event()

    def ask_all_the_time(path: str) -> set[str]:
        seen = {edition_of(server, path)}
        while not enough.wait(0.01):
            seen.add(edition_of(server, path))
        return seen

    with ThreadPoolExecutor(len(PATHS)) as readers:
        asked = [readers.submit(ask_all_the_time, path) for path in PATHS]
        try:
            publish_without(own_store, composition, "ai")
            begun = time.monotonic()
            server.wait_for(lambda: edition_of(server, "/v1/overview") == SECOND, PATIENCE_SECONDS)
        finally:
            enough.set()
        seen = {edition for answers in asked for edition in answers.result(timeout=60)}
    assert seen == {FIRST, SECOND}

    for worker in workers:
        with held([other for other in workers if other != worker]):
            server.wait_for(lambda: edition_of(server, "/v1/overview") == SECOND, PATIENCE_SECONDS)
            assert {edition_of(server, path) for path in PATHS} == {SECOND}
    print(f"every worker served the new edition after {time.monotonic() - begun:.1f} s")
    assert server.get("/v1/terms/ai").status_code == 404
    assert server.get(f"/v1/terms/ai?edition={FIRST}").json()["meta"]["edition"]["id"] == FIRST
    assert server.stop() == 0
    assert "Traceback" not in server.log
