"""Where the badges of lines stand: at the end of their line, or wherever else on it no other badge is."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.formats.graph import words
from app.formats.graph.layout import Route
from app.formats.graph.letters import BOLD, width
from app.formats.graph.lines import Line

SIZE, HEIGHT, NARROWEST, ARROW = 11.0, 15.0, 20.0, 11.0


@dataclass(frozen=True)
class Badge:
    """A number with its sign and mark, and the middle of where it stands."""

    text: str
    x: float
    y: float
    width: float

    def meets(self, other: "Badge") -> bool:
        """Whether one lies over the other."""
        return abs(self.x - other.x) < (self.width + other.width) / 2 and abs(self.y - other.y) < HEIGHT


def badges(lines: Sequence[Line], routes: Sequence[Route]) -> list[Badge]:
    """One for each line. Lines to the right have lanes of their own, so the others give way to them."""
    found: dict[int, Badge] = {}
    for i in sorted(range(len(lines)), key=lambda i: -routes[i].heading):
        choices = _choices(words.badge(i + 1, lines[i]), routes[i])
        free = (badge for badge in choices if not any(badge.meets(other) for other in found.values()))
        found[i] = next(free, choices[0])
    return [found[i] for i in range(len(lines))]


def _choices(text: str, route: Route) -> list[Badge]:
    room = max(width(text, SIZE) * BOLD + 4, NARROWEST)
    return [Badge(text, x + side * (ARROW + room / 2), y, room) for x, y, side in route.spots]
