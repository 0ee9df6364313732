"""The report in Markdown."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from benchmarks import machine
from benchmarks.growth import COLD_ITEMS, FILTER, HOT_ITEMS, KINDS, LIST, Size
from benchmarks.hot import ITEM, Hot
from benchmarks.hot import LIST as HOT_LIST
from benchmarks.larger import COPIED
from benchmarks.load import CONNECTIONS
from benchmarks.results import Results
from benchmarks.rounds import Figures, Plan
from benchmarks.searching import QUERIES, ROWS, SHARED, Searching
from benchmarks.start import Start
from benchmarks.switch import Switch
from benchmarks.targets import Row, rows

VERDICTS = {True: "met", False: "**missed**", None: "–"}


def written(results: Results) -> str:
    """All of it."""
    parts = [_head(results), _targets(rows(results))]
    if results.hot:
        parts.append(_hot(results.hot))
    if results.growth:
        parts.append(_growth(results.growth))
    if results.searching:
        parts.append(_searching(results.searching))
    if results.switch:
        parts.append(_switch(results.switch))
    if results.start:
        parts.append(_start(results.start))
    return "\n\n".join(parts) + "\n"


def _head(results: Results) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, by `make bench`{_plan(results.plan)} "
        "All ratios are of medians over rounds in which every case is run once in turn.",
        "",
        *(f"- {name}: {said}" for name, said in machine.described().items()),
        f"- load: wrk, 1 thread, {CONNECTIONS} connections that stay open; load average before the first round "
        f"{results.busy:.2f}",
    ]
    return "\n".join(lines)


def _plan(plan: Plan) -> str:
    quick = " (**quick: to try it, not to quote it**)" if plan.quick else ""
    return f": {plan.rounds} rounds of {plan.seconds} s for each case{quick}."


def _targets(found: Iterable[Row]) -> str:
    table = _table(
        ("figure", "target", "measured", ""),
        ((row.figure, row.target, row.measured, VERDICTS[row.met]) for row in found),
    )
    return f"## Targets\n\n{table}\n\n![requests a second, and latency by size](report.svg)"


def _hot(hot: Hot) -> str:
    cells = ((name, *_cells(figures), f"{hot.sizes[name]:,}") for name, figures in hot.figures.items())
    return f"""## One item, and what stands beside us

`{ITEM}`; the list is `{HOT_LIST}`. The bare application and nginx send the bytes and headers of our
own answer; the textbook service makes the same JSON. Datasette shows the row of the store that holds the item, as the
JSON of its row page: once as `datasette serve` does it, and once without its log of every
request. *Cold* is our service with `CASOMNIA_CACHE_BYTES=0`: every response is made, and coded, anew.
All servers of Python run on the same uvicorn with uvloop and httptools; each server has one process.

{_table(("case", *HEADINGS, "bytes"), cells)}"""


def _growth(sizes: list[Size]) -> str:
    cells = ((f"{kind} at {size.published.times}×", *_cells(size.figures[kind])) for kind in KINDS for size in sizes)
    return f"""## Growth

The real content, with copies of every {", ".join(COPIED[:-1])} and {COPIED[-1]}, each copy linked within itself
(`larger.py` says why the pages are not copied); composed and published by the project's own functions.

{_table(SIZE_HEADINGS, (_size(size) for size in sizes))}

Items are claims from all over the edition: {HOT_ITEMS} in turn for hot, up to {COLD_ITEMS:,} for cold. The list is
`{LIST}`, the filter `{FILTER}`.
Memory is read after all load.

{_table(("case", *HEADINGS), cells)}"""


SIZE_HEADINGS = ("size", "items", "compose s", "write s", "store MB", "start s", "MiB per worker")


def _size(size: Size) -> tuple[str, ...]:
    of = size.published
    times = (f"{of.compose:.1f}", f"{of.write:.1f}", f"{of.store_bytes / 1e6:.0f}", f"{size.start_seconds:.2f}")
    return (f"{of.times}×", f"{of.items:,}", *times, f"{size.resident_mib:.0f}")


def _searching(searching: Searching) -> str:
    cells = ((name, *_cells(figures)) for name, figures in searching.figures.items())
    return f"""## Search

Datasette's own search (`_search`) on the table of our full-text index, as JSON, beside `/v1/search` on the same
store: {len(SHARED)} questions in turn that both answer, {ROWS} rows each. Ours also looks for synonyms and other
spellings, ranks, cuts snippets and counts by kind; Datasette's rows hold the whole texts. Below,
{len(QUERIES)} questions of all sorts at each size. No answer of ours is kept: each is made anew.

{_table(("case", *HEADINGS), cells)}"""


def _switch(switch: Switch) -> str:
    load, calm = switch.load, switch.calm
    names = ("p50", "p90", "p99", "p999", "most")
    latencies = (
        (label, f"{run.rate:,.0f}", *(f"{getattr(run, name):.2f}" for name in names))
        for label, run in (("without a change", calm), ("an edition a second", load))
    )
    return f"""## Edition switch under load

{switch.published} editions, one a second, published by a process of its own in {switch.publish_seconds:.2f} s each
(median), on the core of the load. Every one changes every factor. wrk asks for `{ITEM}` all the
time; a checking client asks for items and lists, with and without condition and coding. Of each answer it compares
the header `Knowledge-Edition`, `meta.edition.id`, the digest of the data with its bytes, and that digest with what the
store holds for the edition.

- load: {load.requests:,} requests, {load.refused} refused, {load.failed} failed
- checking client: {switch.answers:,} answers of {switch.seen} editions, {len(switch.mixed)} mixed; latency on the
  core of the load: {_latencies(switch.checked)}
- errors of both: {switch.errors}
{"".join(f"  - mixed: {mixed}{chr(10)}" for mixed in switch.mixed[:10])}
{_table(("load", "requests/s", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "longest ms"), latencies)}"""


def _latencies(checked: tuple[float, float, float]) -> str:
    return "median {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms".format(*checked)


def _start(starts: dict[str, Start]) -> str:
    cells = (
        (name, f"{start.middle[0]:.2f}", f"{min(start.seconds):.2f}–{max(start.seconds):.2f}", *_mib(start))
        for name, start in starts.items()
    )
    headings = ("server", "first 200 after s", "range", "MiB at first 200", "MiB after load")
    return f"""## Start

From the start of the process to its first 200, and the memory it and its children hold; medians.

{_table(headings, cells)}"""


def _mib(start: Start) -> tuple[str, str]:
    return f"{start.middle[1]:.0f}", f"{start.middle[2]:.0f}"


HEADINGS = ("requests/s", "range", "p50 ms", "p99 ms", "errors")


def _cells(figures: Figures) -> tuple[str, ...]:
    slowest, fastest = figures.rates
    spread = f"{slowest:,.0f}–{fastest:,.0f}"
    return (f"{figures.rate:,.0f}", spread, f"{figures.p50:.3f}", f"{figures.p99:.3f}", str(figures.errors))


def _table(headings: tuple[str, ...], cells: Iterable[tuple[str, ...]]) -> str:
    def lines() -> Iterator[str]:
        yield _line(headings)
        yield _line(tuple("---" for _ in headings))
        for row in cells:
            yield _line(row)

    return "\n".join(lines())


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
