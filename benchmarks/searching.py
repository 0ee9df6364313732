"""A person's questions: ours beside Datasette's own full-text search over the same index, and at several sizes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import servers
from benchmarks.growth import store_of
from benchmarks.load import Load
from benchmarks.rounds import Case, Figures, Plan, measured
from benchmarks.servers import Server

ROWS = 10
"""Rows of each answer, of everybody."""
QUERIES = (
    "is my insomnia due to lack of calcium",
    "cant sleep leg cramps",
    "do i have hypocalcemia",
    "insomnia",
    "calcium sleep",
    "magnesium",
    "vitamin d deficiency",
    "kidney stones calcium tablets",
    "calcium with antibiotics",
    "what is cbt-i",
    "restless legs",
    "E58",
    "parathyroid hormone",
    "spinach",
    "insomina",
    "best laptop",
)
"""Long and short ones, common and rare words, a code, a misspelt word, and one that nothing answers."""
SHARED = ("insomnia", "magnesium", "calcium sleep", "vitamin d deficiency", "parathyroid hormone", "spinach")
"""Those that Datasette answers as well: it knows no synonyms, and wants every word."""


@dataclass(frozen=True)
class Searching:
    """The figures by name."""

    figures: dict[str, Figures]

    def ratio(self, one: str, other: str) -> float:
        """How many times as many requests a second one has as the other."""
        return self.figures[one].rate / self.figures[other].rate


def name(times: int) -> str:
    """What the case of a size is called."""
    return f"search at {times}×"


def measure(folder: Path, plan: Plan, sizes: tuple[int, ...], say: Callable[[str], None]) -> Searching:
    """Ask everybody the same questions in turn, and us at every size that was published."""
    with ExitStack() as stack:
        cases = [case for server, case in _cases(folder, sizes) if stack.enter_context(servers.running(server))]
        return Searching(measured(cases, plan, say))


def _cases(folder: Path, sizes: tuple[int, ...]) -> Iterator[tuple[Server, Case]]:
    store = store_of(folder, 1)
    shared = [_ours(query) for query in SHARED]
    theirs = [_datasette(store, query) for query in SHARED]
    for server, paths in (
        (servers.casomnia("ours, search", store, shared[0]), shared),
        (servers.datasette(store, theirs[0]), theirs),
        (servers.lean_datasette(store, theirs[0]), theirs),
    ):
        yield server, _case(server.name, server, paths, folder)
    for times in sizes:
        paths = [_ours(query) for query in QUERIES]
        server = servers.casomnia(name(times), store_of(folder, times), paths[0])
        yield server, _case(name(times), server, paths, folder)


def _case(called: str, server: Server, paths: list[str], folder: Path) -> Case:
    file = folder / f"{called.replace(', ', '-').replace(' ', '-')}.txt"
    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    return Case(called, Load(server.at("/"), paths=file))


def _ours(query: str) -> str:
    return f"/v1/search?{urlencode({'q': query, 'limit': ROWS})}"


def _datasette(store: Path, query: str) -> str:
    """Datasette's page of the rows that its own search finds in our index, as JSON."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        listed = (
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE search_index_%' ORDER BY rowid DESC"
        )
        (index,) = connection.execute(listed).fetchone()
    return f"/{store.stem}/{index}.json?{urlencode({'_search': query, '_size': ROWS})}"
