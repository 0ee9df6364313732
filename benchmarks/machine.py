"""The machine: its cores, and what it and the programs on it are."""

import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

SERVER_CORE = 0
LOAD_CORE = 1
PACKAGES = ("uvicorn", "uvloop", "httptools", "fastapi", "starlette", "sqlmodel", "sqlalchemy", "pydantic", "datasette")


def pinned(core: int, command: list[str]) -> list[str]:
    """A command, kept on one core."""
    return ["taskset", "-c", str(core), *command]


def require_two_cores() -> None:
    """Server and load on one core would measure each other."""
    if not {SERVER_CORE, LOAD_CORE} <= os.sched_getaffinity(0):
        sys.exit("the benchmarks need cores 0 and 1: one for the server, one for the load")


def resident_mib(pid: int) -> float:
    """Memory that a process and its children hold, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024 + sum(map(resident_mib, map(int, children)))


def described() -> dict[str, str]:
    """What to know of the machine to judge the figures."""
    cores = len(os.sched_getaffinity(0))
    return {
        "processor": f"{_processor()}, {cores} cores; server on core {SERVER_CORE}, load on core {LOAD_CORE}",
        "memory": f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1024**3:.1f} GiB",
        "system": f"{_distribution()}, Linux {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "programs": ", ".join(_version(program) for program in ("wrk", "nginx")),
    }


def load_average() -> float:
    """How busy the machine was in the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found.group(1) if found else platform.machine()


def _distribution() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", "an unknown distribution")


def _version(program: str) -> str:
    """A program's version, wherever it prints it."""
    done = subprocess.run([program, "-v"], capture_output=True, text=True, check=False)
    found = re.search(rf"{program}[ /](\S*\d\S*)", done.stdout + done.stderr)
    return f"{program} {found.group(1) if found else '(version unknown)'}"
