"""One item, served by everybody: ours hot, cold, as 304, compressed, and as a list; and what stands beside us."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.asking import Answer, ask
from benchmarks.load import Load
from benchmarks.rounds import Case, Figures, Plan, measured
from benchmarks.servers import Server

SLUG = "noise"
ITEM = f"/v1/factors/{SLUG}"
LIST = "/v1/factors?limit=10"


@dataclass(frozen=True)
class Hot:
    """The figures by name, and how many bytes each answer's body has."""

    figures: dict[str, Figures]
    sizes: dict[str, int]

    def ratio(self, one: str, other: str) -> float:
        """How many times as many requests a second one has as the other."""
        return self.figures[one].rate / self.figures[other].rate


def measure(store: Path, folder: Path, plan: Plan, say: Callable[[str], None]) -> Hot:
    """Start everybody, see that their answers are what they should be, and measure them in turn."""
    with ExitStack() as stack:

        def start(server: Server) -> Server:
            stack.enter_context(servers.running(server))
            return server

        ours = start(servers.casomnia("ours", store, ITEM))
        answer = ask(ours.port, ITEM)
        others = [start(server) for server in beside(store, answer, folder)]
        cold = start(servers.casomnia("ours, cold", store, ITEM, cache_bytes=0))
        ceiling, *rest = (Case(server.name, Load(server.url)) for server in others)
        cases = [ceiling, *_ours(ours, answer), *_cold(cold), *rest]  # what is compared most closely stands together
        sizes = {case.name: _size(case) for case in cases}
        _require_same(sizes)
        return Hot(measured(cases, plan, say), sizes)


def beside(store: Path, answer: Answer, folder: Path) -> list[Server]:
    """Everybody else."""
    saved = folder / "answer.json"
    servers.save(answer, saved)
    return [
        servers.bare(saved, ITEM),
        servers.nginx(answer, folder / "nginx", ITEM),
        servers.datasette(store, row_page(store)),
        servers.lean_datasette(store, row_page(store)),
        servers.textbook(store, ITEM),
    ]


def row_page(store: Path) -> str:
    """Datasette's JSON page of the row that holds the item."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        newest = "SELECT id FROM edition ORDER BY number DESC LIMIT 1"
        query = f"SELECT id FROM factor WHERE slug = ? AND language = 'en' AND edition_id = ({newest})"  # noqa: S608
        row_id = connection.execute(query, [SLUG]).fetchone()[0]
    return f"/{store.stem}/factor/{row_id}.json"


def _ours(server: Server, answer: Answer) -> list[Case]:
    return [
        Case("ours, hot", Load(server.url)),
        Case("ours, 304", Load(server.url, {"If-None-Match": answer.header("ETag")})),
        Case("ours, hot, br", Load(server.url, {"Accept-Encoding": "br"})),
        Case("ours, hot list of 10", Load(server.at(LIST))),
    ]


def _cold(server: Server) -> list[Case]:
    return [
        Case("ours, cold", Load(server.url)),
        Case("ours, cold, br", Load(server.url, {"Accept-Encoding": "br"})),
        Case("ours, cold list of 10", Load(server.at(LIST))),
    ]


def _size(case: Case) -> int:
    """Bytes of the body that a case gets; its status is what it should be."""
    _, _, rest = case.load.url.partition("127.0.0.1:")
    port, _, path = rest.partition("/")
    answer = ask(int(port), f"/{path}", case.load.headers)
    if answer.status != (304 if "If-None-Match" in case.load.headers else 200):
        raise RuntimeError(f"{case.name} answers {answer.status}")
    return len(answer.body)


def _require_same(sizes: dict[str, int]) -> None:
    """Whoever is compared with us sends as many bytes; Datasette's page is of its own making."""
    same = {sizes[name] for name in ("ours, hot", "ours, cold", "bare ASGI", "nginx, static file", "textbook FastAPI")}
    if len(same) > 1:
        raise RuntimeError(f"the answers differ: {sizes}")
