"""The same questions of editions of several sizes: latency, time to publish, size of the store, memory, start."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.load import Load
from benchmarks.machine import resident_mib
from benchmarks.publishing import Published
from benchmarks.rounds import Case, Figures, Plan, measured
from benchmarks.servers import Running

HOT_ITEMS = 150
COLD_ITEMS = 2_000
"""How many different claims are asked for; of a smaller edition, all it has."""
LIST = "/v1/claims?limit=10"
FILTER = "/v1/claims?certainty=moderate&calcium_pool=dietary-intake&limit=10"
KINDS = ("hot item", "cold item", "cold list", "cold filter")


@dataclass(frozen=True)
class Size:
    """What was found at one size."""

    published: Published
    figures: dict[str, Figures]
    start_seconds: float
    resident_mib: float
    """Of the one worker, after all load."""


@dataclass(frozen=True)
class Subject:
    """An edition, and the two processes that serve it: one that keeps representations, one that does not."""

    published: Published
    hot: Running
    cold: Running
    hot_paths: Path
    cold_paths: Path

    def cases(self) -> Iterator[Case]:
        """One case for each kind of question."""
        times, hot, cold = self.published.times, self.hot.server, self.cold.server
        loads = (
            Load(hot.at("/"), paths=self.hot_paths),
            Load(cold.at("/"), paths=self.cold_paths),
            Load(cold.at(LIST)),
            Load(cold.at(FILTER)),
        )
        return (Case(name(kind, times), load) for kind, load in zip(KINDS, loads, strict=True))


def name(kind: str, times: int) -> str:
    """What a case is called."""
    return f"{kind} at {times}×"


def measure(folder: Path, plan: Plan, say: Callable[[str], None]) -> list[Size]:
    """Publish every size, serve them all, and ask each in turn."""
    editions = [publish(times, folder, say) for times in plan.sizes]
    with ExitStack() as stack:
        subjects = [_served(one, folder, stack) for one in editions]
        of_sizes = zip(*(subject.cases() for subject in subjects), strict=True)
        found = measured([case for same_kind in of_sizes for case in same_kind], plan, say)
        for subject in subjects:
            _fill(subject)
        return [_size(subject, found) for subject in subjects]


def publish(times: int, folder: Path, say: Callable[[str], None]) -> Published:
    """Publish one size in a process of its own, so that its memory is given back."""
    command = [sys.executable, "-m", "benchmarks.publishing", str(times), str(store_of(folder, times))]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found = Published(**json.loads(done.stdout))
    say(f"published {times}×: {found.items} items in {found.compose + found.write:.1f} s")
    return found


def store_of(folder: Path, times: int) -> Path:
    """The store of one size."""
    return folder / f"casomnia{times}.db"


def _served(published: Published, folder: Path, stack: ExitStack) -> Subject:
    store = store_of(folder, published.times)
    hot_paths, cold_paths = folder / f"hot{published.times}.txt", folder / f"cold{published.times}.txt"
    slugs = _slugs(store)
    _write_paths(hot_paths, slugs, HOT_ITEMS)
    _write_paths(cold_paths, slugs, COLD_ITEMS)
    hot = stack.enter_context(servers.running(servers.casomnia("hot", store, LIST)))
    cold = stack.enter_context(servers.running(servers.casomnia("cold", store, LIST, cache_bytes=0)))
    return Subject(published, hot, cold, hot_paths, cold_paths)


def _slugs(store: Path) -> list[str]:
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return [slug for (slug,) in connection.execute("SELECT slug FROM claim ORDER BY position")]


def _write_paths(file: Path, slugs: list[str], most: int) -> None:
    """The paths of claims from all over the edition, evenly."""
    chosen = [slugs[at * len(slugs) // most] for at in range(most)] if len(slugs) > most else slugs
    file.write_text("".join(f"/v1/claims/{slug}\n" for slug in chosen), encoding="ascii")


def _fill(subject: Subject) -> None:
    """Let the process that keeps representations keep as many as it may, before its memory is read."""
    server = subject.hot.server
    Load(server.at("/"), paths=subject.cold_paths).run(3)
    Load(server.at(FILTER)).run(1)


def _size(subject: Subject, found: dict[str, Figures]) -> Size:
    of_kind = {kind: found[name(kind, subject.published.times)] for kind in KINDS}
    return Size(subject.published, of_kind, subject.hot.seconds, resident_mib(subject.hot.pid))
