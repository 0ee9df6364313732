"""How well people's own words are understood: `python -m tests.search.report [FILE] [--all]`.

FILE is another file of judged queries, by default queries.yaml next to this module; `--all` shows each query's figures.
"""

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from app.content.compose import Composition, compose
from app.content.load import load as load_content
from app.main import create_app
from app.settings import Settings
from app.store.engine import writer
from app.store.publish import publish
from tests.search.asking import Get, ask
from tests.search.judged import QUERIES, Group, Query, load
from tests.search.verdict import AIMS, DEPTH, Fault, Verdict, judge, mean, of_group, ranked, rate, worst

CONTENT = Path(__file__).parents[2] / "content"
WORST = 20
WIDTH = 160


def items(composition: Composition) -> frozenset[str]:
    """Every item of an edition, each `kind/slug`."""
    return frozenset(f"{composed.kind}/{composed.slug}" for composed in composition.documents)


def verdicts(get: Get, queries: Sequence[Query]) -> list[Verdict]:
    """Ask all queries and judge what comes back."""
    return [judge(query, ask(get, query)) for query in queries]


def tables(judged: Sequence[Verdict], each: bool = False) -> Iterator[Table]:
    """The whole report: by group, what went wrong, the weakest rankings."""
    yield by_group(judged)
    yield aims(judged)
    yield faults(judged)
    yield rankings(
        ranked(judged) if each else worst(judged, WORST), "Every ranking" if each else "The weakest rankings"
    )


def by_group(judged: Sequence[Verdict]) -> Table:
    """A row for each group, and one for all."""
    table = Table(title="Judged queries by group")
    table.add_column("group", no_wrap=True)
    for heading in ("queries", f"nDCG@{DEPTH}", f"recall@{DEPTH}", *Fault):
        table.add_column(heading, justify="right")
    for group in Group:
        if chosen := of_group(judged, group):
            table.add_row(group, *_figures(chosen))
    table.add_section()
    table.add_row("all", *_figures(judged), style="bold")
    return table


def _figures(judged: Sequence[Verdict]) -> Iterator[str]:
    yield str(len(judged))
    yield _figure(mean(verdict.ndcg for verdict in judged))
    yield _figure(mean(verdict.recall for verdict in judged))
    for fault in Fault:
        counted = rate(judged, fault)
        yield f"{counted.faulty}/{counted.of}" if counted.of else "–"


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def aims(judged: Sequence[Verdict]) -> Table:
    """What is aimed at, and what was reached."""
    table = Table("aim", "reached", title="Aims")
    for aim in AIMS:
        table.add_row(aim.words, f"{aim.reached(judged):.3f} {'yes' if aim.is_met(judged) else 'NO'}")
    return table


def faults(judged: Sequence[Verdict]) -> Table:
    """Every query that went wrong, the gravest fault first."""
    table = Table("fault", "group", "query", "expected", "shown", title="What went wrong")
    for fault in Fault:
        for verdict in judged:
            if verdict.has(fault):
                table.add_row(
                    fault, verdict.query.group, verdict.query.words, _expected(verdict, fault), _shown(verdict)
                )
    return table


def _expected(verdict: Verdict, fault: Fault) -> str:
    query = verdict.query
    wanted = {
        Fault.DANGER_MISSED: query.danger,
        Fault.SEARCH_SILENT: query.danger,
        Fault.REFUSAL_MISSED: query.refusal,
        Fault.OTHER_QUESTION: query.answer,
    }
    return " or ".join(sorted(wanted.get(fault, ())))


def _shown(verdict: Verdict) -> str:
    found = verdict.found
    signs = ", ".join(dict.fromkeys(found.urgent + found.searched_urgent))
    return signs or found.question or ("passages" if found.matched else "nothing")


def rankings(judged: Sequence[Verdict], title: str) -> Table:
    """Rankings with the grade of each of the first hits, and the best items that are not among them."""
    table = Table("nDCG", "query", f"first {DEPTH} hits, with their grades", "best items missing", title=title)
    for verdict in judged:
        query, first = verdict.query, verdict.found.hits[:DEPTH]
        hits = "\n".join(f"{query.grades.get(hit, 0)} {hit}" for hit in first)
        missing = sorted(item for item, grade in query.grades.items() if grade == 3 and item not in first)
        table.add_row(
            _figure(verdict.ndcg), f"{query.words}\n[dim]{query.group}", hits, "\n".join(missing), end_section=True
        )
    return table


def asked(composition: Composition, folder: str, queries: Sequence[Query]) -> list[Verdict]:
    """Publish into the folder, start the service over it, and ask."""
    url = f"sqlite:///{folder}/casomnia.db"
    engine = writer(url)
    publish(engine, composition, datetime.now(UTC))
    engine.dispose()
    transport = httpx.ASGITransport(create_app(Settings(database_url=url)))
    with asyncio.Runner() as runner:
        client = httpx.AsyncClient(transport=transport, base_url="http://casomnia.test")

        def get(path: str, parameters: dict[str, str | int]) -> dict[str, Any]:
            response = runner.run(client.get(path, params=parameters))
            response.raise_for_status()
            body: dict[str, Any] = response.json()
            return body

        return verdicts(get, queries)


def main(arguments: Sequence[str]) -> None:
    """Print the report."""
    parser = ArgumentParser(
        prog="python -m tests.search.report", description="How well people's own words are understood."
    )
    parser.add_argument(
        "file", nargs="?", type=Path, default=QUERIES, help="judged queries (default: the project's own)"
    )
    parser.add_argument("--all", action="store_true", help="show each query's figures, not only the weakest")
    chosen = parser.parse_args(arguments)
    composition = compose(load_content(CONTENT).corpus)
    queries = load(items(composition), chosen.file)
    console = Console(width=WIDTH)
    with TemporaryDirectory() as folder:
        for table in tables(asked(composition, folder, queries), chosen.all):
            console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
