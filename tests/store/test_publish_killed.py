"""A publish that is killed at any moment leaves the old edition or the new one, whole."""

import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.content.compose import Composition
from app.errors import StoreUnavailable
from app.store import read
from app.store.engine import opened
from app.store.publish import Published
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]

PUBLISHER = """
import os, pickle, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from sqlalchemy import event
from app.store.engine import writer
from app.store.publish import publish

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def run(file, moment, at):
    engine, sent = writer(f"sqlite:///{file}"), []

    def statement(*_):
        sent.append(1)
        if moment == "statement" and len(sent) == at:
            die()

    def commit(*_):
        def watch():
            while os.stat(file).st_size < at:
                pass
            die()
        if moment == "size":
            Thread(target=watch, daemon=True).start()

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    publish(engine, composition, datetime(2026, 11, 23, tzinfo=UTC))
    print(len(sent), flush=True)
    os._exit(0)

composition = pickle.loads(Path(sys.argv[1]).read_bytes())
for plan in sys.argv[2:]:
    file, moment, at = plan.split(",")
    if not os.fork():
        run(file, moment, int(at))
    pid, status = os.wait()
    print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
"""
"""Publishes in one process after another, each killed at its moment: before its n-th statement, or while it commits,
as soon as the file has a size."""

Kill = Callable[[list[tuple[Path, str, int]]], list[str]]


@pytest.fixture(scope="module")
def newer(composition: Composition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content in another state, as a file that the publisher reads."""
    file = tmp_path_factory.mktemp("newer") / "composition"
    dropped = next(c for c in composition.documents if c.kind is Kind.TERM)
    rest = tuple(c for c in composition.documents if c is not dropped)
    file.write_bytes(pickle.dumps(Composition(rest, composition.languages)))
    return file


@pytest.fixture
def kill(newer: Path) -> Kill:
    """Runs the publisher on several stores, and tells of each line that it wrote."""

    def kill(plans: list[tuple[Path, str, int]]) -> list[str]:
        wanted = [f"{file},{moment},{at}" for file, moment, at in plans]
        command = [sys.executable, "-c", PUBLISHER, str(newer), *wanted]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout.split()

    return kill


@pytest.fixture
def copies(store: str, tmp_path: Path) -> Callable[[int], list[Path]]:
    """Copies of the store with one edition."""

    def copies(number: int) -> list[Path]:
        files = [tmp_path / f"{i}.db" for i in range(number)]
        return [Path(shutil.copy(store.removeprefix("sqlite:///"), file)) for file in files]

    return copies


def verify(file: Path) -> list[str]:
    """What `casomnia editions verify` prints of a store that it finds whole."""
    done = CliRunner().invoke(cli, ["editions", "--database-url", f"sqlite:///{file}", "verify"])
    assert done.exit_code == 0, done.output
    return done.output.split("\n")[:-1]


def advice(file: Path) -> str:
    """What a reader is told that cannot read before the store was put right."""
    try:
        with opened(f"sqlite:///{file}") as connection:
            read.latest_edition(connection)
    except StoreUnavailable as problem:
        return str(problem)
    return ""


OLD, BOTH = ["2026.11.1: whole"], ["2026.11.1: whole", "2026.11.2: whole"]


def test_publishing_unharmed(copies: Callable[[int], list[Path]], kill: Kill) -> None:
    (file,) = copies(1)
    statements, end = kill([(file, "none", 0)])
    assert end == "done"
    assert int(statements) > 40, "the moments below are spread over these"
    assert verify(file) == BOTH


def test_killed_before_the_commit(copies: Callable[[int], list[Path]], kill: Kill) -> None:
    """The old edition stands."""
    files = copies(8)
    moments = (1, 2, 8, 15, 22, 28, 34, 40)
    assert kill([(file, "statement", at) for file, at in zip(files, moments, strict=True)]) == ["killed"] * 8
    for file in files:
        assert "locked" not in advice(file)
        assert verify(file) == OLD
        assert advice(file) == ""


def test_killed_in_the_commit(copies: Callable[[int], list[Path]], kill: Kill) -> None:
    """One of the two stands, and readers are told what to do where the commit has to be rolled back."""
    files = copies(8)
    before = files[0].stat().st_size
    shares = (0.0, 0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
    ends = kill([(file, "size", before + 1 + int(before * share)) for file, share in zip(files, shares, strict=True)])
    assert ends.count("killed") >= 4
    for file in files:
        told = advice(file)
        assert told == "" or "run `casomnia editions verify`, which puts the store right" in told
        assert verify(file) in (OLD, BOTH)
        assert advice(file) == ""


def test_killed_in_the_first_migration(tmp_path: Path, newer: Path, put: Put, kill: Kill) -> None:
    """The next publish completes what is left of the store."""
    moments = [("statement", at) for at in (1, 3, 10, 30, 50)] + [("size", at) for at in (1, 50_000, 200_000)]
    files = [tmp_path / f"{i}.db" for i in range(len(moments))]
    ends = kill([(file, moment, at) for file, (moment, at) in zip(files, moments, strict=True)])
    assert ends.count("killed") >= 5
    composition = pickle.loads(newer.read_bytes())  # noqa: S301 - written above
    for file in files:
        assert put(f"sqlite:///{file}", composition).edition.id == "2026.11.1"
        assert verify(file) == OLD


def test_a_killed_publish_can_be_done_again(
    copies: Callable[[int], list[Path]], newer: Path, put: Put, kill: Kill
) -> None:
    """Without anybody verifying first: a writer rolls back by itself."""
    (file,) = copies(1)
    kill([(file, "statement", 30)])
    composition = pickle.loads(newer.read_bytes())  # noqa: S301 - written above
    assert put(f"sqlite:///{file}", composition).edition.id == "2026.11.2"
    assert verify(file) == BOTH
