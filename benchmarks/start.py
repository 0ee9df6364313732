"""From the start of a process to its first 200, and the memory it holds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import servers
from benchmarks.asking import ask
from benchmarks.hot import ITEM, beside
from benchmarks.load import Load
from benchmarks.machine import resident_mib
from benchmarks.rounds import WARM_UP_SECONDS, Plan
from benchmarks.servers import Server


@dataclass
class Start:
    """What the starts of one server found."""

    seconds: list[float] = field(default_factory=list)
    fresh_mib: list[float] = field(default_factory=list)
    """After the first 200."""
    warm_mib: list[float] = field(default_factory=list)
    """After a second of full load."""

    @property
    def middle(self) -> tuple[float, float, float]:
        """The medians."""
        return median(self.seconds), median(self.fresh_mib), median(self.warm_mib)


def measure(store: Path, folder: Path, plan: Plan, say: Callable[[str], None]) -> dict[str, Start]:
    """Start every server in turn, several times."""
    ours = servers.casomnia("ours", store, ITEM)
    with servers.running(ours):
        answer = ask(ours.port, ITEM)
    everybody = [ours, *beside(store, answer, folder)]
    found = {server.name: Start() for server in everybody}
    for _ in range(plan.starts):
        for server in everybody:
            _start(server, found[server.name])
            say(f"start: {server.name}: {found[server.name].seconds[-1]:.2f} s")
    return found


def _start(server: Server, found: Start) -> None:
    with servers.running(server) as running:
        found.seconds.append(running.seconds)
        found.fresh_mib.append(resident_mib(running.pid))
        Load(server.url).run(WARM_UP_SECONDS)
        found.warm_mib.append(resident_mib(running.pid))
