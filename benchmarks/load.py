"""Putting load on a server with `wrk`, on a core of its own."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.machine import LOAD_CORE, pinned

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 16


@dataclass(frozen=True)
class Load:
    """What is asked for, of whom; with `paths`, each line of that file in turn."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)
    paths: Path | None = None

    def command(self, seconds: int) -> list[str]:
        """The call of `wrk`."""
        headers = [part for name, value in self.headers.items() for part in ("-H", f"{name}: {value}")]
        wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT), *headers]
        return pinned(LOAD_CORE, [*wrk, self.url, *(["--", str(self.paths)] if self.paths else [])])

    def begin(self, seconds: int) -> subprocess.Popen[str]:
        """Start it, and go on."""
        return subprocess.Popen(self.command(seconds), stdout=subprocess.PIPE, text=True)

    def run(self, seconds: int) -> "Run":
        """Run it to its end."""
        return Run.of(self.begin(seconds))


@dataclass(frozen=True)
class Run:
    """What one run of `wrk` found. Latencies are in milliseconds."""

    rate: float
    requests: int
    refused: int
    """Answers with a status of 400 or more."""
    failed: int
    """Connections that broke, and answers that never came."""
    p50: float
    p90: float
    p99: float
    p999: float
    most: float

    @classmethod
    def of(cls, wrk: subprocess.Popen[str]) -> "Run":
        """Wait for `wrk` to end and read what it printed last."""
        printed, _ = wrk.communicate()
        if wrk.returncode:
            raise RuntimeError(f"wrk failed: {printed}")
        found = json.loads(printed.splitlines()[-1])
        latencies = {name: found[name] / 1000 for name in ("p50", "p90", "p99", "p999", "most")}
        counts = {name: found[name] for name in ("requests", "refused", "failed")}
        return cls(rate=found["requests"] / found["microseconds"] * 1e6, **counts, **latencies)
