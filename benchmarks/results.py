"""Everything that one run found."""

from dataclasses import dataclass, field

from benchmarks.growth import Size
from benchmarks.hot import Hot
from benchmarks.rounds import Plan
from benchmarks.searching import Searching
from benchmarks.start import Start
from benchmarks.switch import Switch


@dataclass
class Results:
    """What was not asked for stays empty."""

    plan: Plan
    busy: float
    """The load average before the first measurement."""
    hot: Hot | None = None
    growth: list[Size] = field(default_factory=list)
    searching: Searching | None = None
    switch: Switch | None = None
    start: dict[str, Start] = field(default_factory=dict)
