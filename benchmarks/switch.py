"""Editions that change under full load: errors, mixed responses, latency."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from app.store.engine import opened
from app.store.publish import published_names
from app.vocabulary import Kind
from benchmarks import servers
from benchmarks.hot import ITEM
from benchmarks.load import Load, Run
from benchmarks.machine import LOAD_CORE, pinned
from benchmarks.rounds import Plan
from benchmarks.witness import Witness

SETTLING_SECONDS = 3


@dataclass(frozen=True)
class Switch:
    """What was found while editions changed, and while they did not."""

    published: int
    publish_seconds: float
    seen: int
    """Editions that the checking client saw, the one before the first included."""
    answers: int
    """What the checking client looked at."""
    errors: int
    mixed: tuple[str, ...]
    load: Run
    calm: Run
    """The same load, without any change of edition."""
    checked: tuple[float, float, float]
    """The checking client's own latencies in ms: the middle one, p99, the longest."""


def measure(store: Path, plan: Plan, say: Callable[[str], None]) -> Switch:
    """Load, publish and look, all at once."""
    server = servers.casomnia("ours", store, ITEM)
    with servers.running(server):
        load = Load(server.url)
        calm = load.run(max(plan.seconds, 2))
        publisher = _publisher(store, plan.switches)
        wrk = load.begin(plan.switches + SETTLING_SECONDS)
        witness = _looked_on(server.port, wrk)
        published = [json.loads(line) for line in publisher.communicate()[0].splitlines()]
    run = Run.of(wrk)
    witness.compare(_held(store, (edition for edition, *_ in witness.shown)))
    say(f"switch: {len(published)} published, {witness.editions} seen, {witness.errors} errors, {witness.mixed[:3]}")
    return Switch(
        published=len(published),
        publish_seconds=median(one["seconds"] for one in published),
        seen=witness.editions,
        answers=sum(witness.answers.values()),
        errors=witness.errors + run.refused + run.failed,
        mixed=tuple(witness.mixed),
        load=run,
        calm=calm,
        checked=_summary(witness.milliseconds),
    )


def _summary(milliseconds: list[float]) -> tuple[float, float, float]:
    return median(milliseconds), quantiles(milliseconds, n=100)[-1], max(milliseconds)


def _publisher(store: Path, times: int) -> subprocess.Popen[str]:
    """The process that publishes, from the moment it is ready to."""
    command = pinned(LOAD_CORE, [sys.executable, "-m", "benchmarks.switching", str(store), str(times)])
    publisher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    if publisher.stdout is None or publisher.stdout.readline() != "ready\n":
        raise RuntimeError("the publishing process did not start")
    return publisher


def _looked_on(port: int, wrk: subprocess.Popen[str]) -> Witness:
    """A client that looks for as long as the load lasts."""
    witness = Witness(port)
    for _ in witness.watch():
        if wrk.poll() is not None:
            return witness
    return witness


def _held(store: Path, editions: Iterable[str]) -> dict[str, set[tuple[Kind, str, str]]]:
    """Kind, slug and digest of everything in some editions."""
    with opened(f"sqlite:///{store}") as connection:
        names = {edition: published_names(connection, edition) for edition in set(editions)}
    return {
        edition: {(kind, slug, digest) for (kind, slug), digests in held.items() for digest in digests}
        for edition, held in names.items()
    }
