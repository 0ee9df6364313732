"""The targets, with what was measured for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.growth import Size
from benchmarks.hot import Hot
from benchmarks.results import Results
from benchmarks.searching import Searching, name

MOST_MIB = 110


@dataclass(frozen=True)
class Row:
    """One row of the table. `met` is unknown where nothing was measured, or where there is no target."""

    figure: str
    target: str
    measured: str
    met: bool | None


def rows(results: Results) -> Iterator[Row]:
    """The table, row by row."""
    yield _of_hot(results.hot, "hot item GET ÷ bare uvicorn, same bytes and headers", "≥ 0.80, aim at 0.95", _bare)
    beside = "hot item GET ÷ Datasette; ÷ textbook FastAPI + SQLModel; ÷ nginx static"
    yield _of_hot(results.hot, beside, "report; ≥ 20; ≥ 40; –", _beside)
    yield _of_hot(results.hot, "cold item GET ÷ Datasette", "≥ 2.5", _cold)
    yield _of_hot(results.hot, "304 ÷ hot item GET", "≥ 0.95", _not_modified)
    yield _of_growth(results.growth, "hot latency at 100× content ÷ at 1×", "≤ 1.25", _slower("hot item", 1.25))
    yield _of_growth(results.growth, "cold item latency at 100× ÷ at 1×", "≤ 1.3", _slower("cold item", 1.3))
    yield _of_search(results, "search: requests/s ÷ Datasette's own over the same index", "≥ 2", _beside_datasette)
    yield _of_search(results, "search: p99 at 100× ÷ at 1×", "≤ 3", _search_growth)
    memory = "resident memory per worker at 1×; at 100×"
    yield _of_growth(results.growth, memory, "≤ 110 MiB; ≤ 1.5 times that", _memory)
    yield _of_switch(results)


Found = tuple[str, bool]


def _of_hot(hot: Hot | None, figure: str, target: str, judge: Callable[[Hot], Found]) -> Row:
    return Row(figure, target, *judge(hot)) if hot else _unmeasured(figure, target)


def _of_growth(sizes: list[Size], figure: str, target: str, judge: Callable[[Size, Size], Found]) -> Row:
    return Row(figure, target, *judge(sizes[0], sizes[-1])) if sizes else _unmeasured(figure, target)


def _of_search(results: Results, figure: str, target: str, judge: Callable[[Searching], Found | None]) -> Row:
    found = judge(results.searching) if results.searching else None
    return Row(figure, target, *found) if found else _unmeasured(figure, target)


def _of_switch(results: Results) -> Row:
    figure, target, switch = "errors or mixed responses during 30 edition switches at full load", "0", results.switch
    if switch is None:
        return _unmeasured(figure, target)
    wrong = switch.errors + len(switch.mixed)
    return Row(figure, target, f"{wrong} in {switch.published} switches", wrong == 0)


def _unmeasured(figure: str, target: str) -> Row:
    return Row(figure, target, "not measured in this run", None)


def _bare(hot: Hot) -> Found:
    ratio = hot.ratio("ours, hot", "bare ASGI")
    return f"{ratio:.2f}", ratio >= 0.80


def _beside(hot: Hot) -> Found:
    """Two of the three have a target."""
    names = ("Datasette", "Datasette, no log", "textbook FastAPI", "nginx, static file")
    of_datasette, of_lean, of_textbook, of_nginx = (hot.ratio("ours, hot", name) for name in names)
    said = f"Datasette {of_datasette:.1f} (no log {of_lean:.1f}); textbook {of_textbook:.1f}; nginx {of_nginx:.2f}"
    return said, of_datasette >= 20 and of_textbook >= 40


def _cold(hot: Hot) -> Found:
    ratio, lean = (hot.ratio("ours, cold", name) for name in ("Datasette", "Datasette, no log"))
    return f"{ratio:.2f} (no log {lean:.2f})", ratio >= 2.5


def _not_modified(hot: Hot) -> Found:
    ratio = hot.ratio("ours, 304", "ours, hot")
    return f"{ratio:.2f}", ratio >= 0.95


def _beside_datasette(searching: Searching) -> Found:
    ratio, lean = (searching.ratio("ours, search", name) for name in ("Datasette", "Datasette, no log"))
    return f"{ratio:.1f} (no log {lean:.1f})", ratio >= 2


def _search_growth(searching: Searching) -> Found | None:
    """Unknown where only one size was published."""
    first, last = (searching.figures.get(name(times)) for times in (1, 100))
    if not first or not last:
        return None
    return f"{last.p99 / first.p99:.2f}", last.p99 / first.p99 <= 3


def _slower(kind: str, most: float) -> Callable[[Size, Size], Found]:
    def judge(first: Size, last: Size) -> Found:
        ratio = last.figures[kind].p50 / first.figures[kind].p50
        return f"{ratio:.2f}", ratio <= most

    return judge


def _memory(first: Size, last: Size) -> Found:
    ratio = last.resident_mib / first.resident_mib
    return f"{first.resident_mib:.0f} MiB; {ratio:.2f} times", first.resident_mib <= MOST_MIB and ratio <= 1.5
