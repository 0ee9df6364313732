"""Interleaved rounds: every case runs once in each round, so that a busy moment of the machine hits them all alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.load import Load, Run

WARM_UP_SECONDS = 1


@dataclass(frozen=True)
class Plan:
    """How long to measure."""

    rounds: int
    seconds: int
    sizes: tuple[int, ...] = (1, 10, 100)
    switches: int = 30
    starts: int = 5
    quick: bool = False


@dataclass(frozen=True)
class Case:
    """One thing to measure."""

    name: str
    load: Load


@dataclass
class Figures:
    """What the rounds of one case found."""

    runs: list[Run] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests a second, the median of the rounds."""
        return median(run.rate for run in self.runs)

    @property
    def rates(self) -> tuple[float, float]:
        """The slowest and the fastest round."""
        return min(run.rate for run in self.runs), max(run.rate for run in self.runs)

    @property
    def p50(self) -> float:
        """The middle latency in ms, the median of the rounds."""
        return median(run.p50 for run in self.runs)

    @property
    def p99(self) -> float:
        """What 99 of 100 requests stay below, in ms, the median of the rounds."""
        return median(run.p99 for run in self.runs)

    @property
    def errors(self) -> int:
        """Answers that were refused or never came."""
        return sum(run.refused + run.failed for run in self.runs)


def measured(cases: Sequence[Case], plan: Plan, say: Callable[[str], None]) -> dict[str, Figures]:
    """The figures of every case by its name."""
    found = {case.name: Figures() for case in cases}
    for case in cases:
        case.load.run(WARM_UP_SECONDS)
    for number in range(1, plan.rounds + 1):
        for case in cases:
            run = case.load.run(plan.seconds)
            found[case.name].runs.append(run)
            say(f"round {number}: {case.name}: {run.rate:,.0f} requests/s, median {run.p50:.3f} ms")
    return found
