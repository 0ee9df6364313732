"""`python -m benchmarks`: measure, and write report.md and report.svg."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import growth, hot, machine, plot, report, searching, start, switch
from benchmarks.results import Results
from benchmarks.rounds import Plan

PARTS = ("hot", "growth", "search", "switch", "start")
FULL = Plan(rounds=5, seconds=5)
QUICK = Plan(rounds=2, seconds=1, starts=2, quick=True)


def main() -> None:
    """Measure what was asked for, in a folder that is gone afterwards, and write the report."""
    chosen = _arguments()
    machine.require_two_cores()
    results = Results(QUICK if chosen.quick else FULL, busy=machine.load_average())
    with TemporaryDirectory(prefix="casomnia-benchmarks-") as folder:
        Path(folder).chmod(0o755)  # nginx reads in it as a user without rights
        _measure(results, Path(folder), chosen.only)
    plot.draw(results, chosen.output / "report.svg")
    (chosen.output / "report.md").write_text(report.written(results), encoding="utf-8")
    print(f"wrote {chosen.output / 'report.md'}")


def _measure(results: Results, folder: Path, parts: list[str]) -> None:
    """Each part starts its own servers; only growth needs more than the real content."""
    plan, store = results.plan, growth.store_of(folder, 1)
    if "growth" in parts:
        results.growth = growth.measure(folder, plan, _say)
    else:
        growth.publish(1, folder, _say)
    if "hot" in parts:
        results.hot = hot.measure(store, _subfolder(folder, "hot"), plan, _say)
    if "search" in parts:
        sizes = tuple(size.published.times for size in results.growth) or (1,)
        results.searching = searching.measure(folder, plan, sizes, _say)
    if "start" in parts:
        results.start = start.measure(store, _subfolder(folder, "start"), plan, _say)
    if "switch" in parts:  # the last one, since it changes the store
        results.switch = switch.measure(store, plan, _say)


def _subfolder(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short rounds: to try it, not to quote it")
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent, help="folder of the report")
    return parser.parse_args()


def _parts(text: str) -> list[str]:
    parts = text.split(",")
    if unknown := set(parts) - set(PARTS):
        raise ValueError(unknown)
    return parts


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
