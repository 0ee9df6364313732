"""Which column of a picture each node stands in: from what acts, over calcium and the body, to how people sleep."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.graph.broad import CALCIUM
from app.formats.graph.lines import Line
from app.formats.graph.picture import Picture
from app.vocabulary import NodeType

WIDTH = 800.0
MARGIN = 12.0
GUTTERS: dict[int, tuple[float, ...]] = {1: (), 2: (200,), 3: (110, 110), 4: (64, 84, 112)}
"""The room between columns, by how many there are; most lines lead to the last one."""
WIDEST_BOX = 230.0


@dataclass(frozen=True)
class Columns:
    """The column of every node, where each column begins, and how wide all of them are."""

    of: Mapping[str, int]
    left: tuple[float, ...]
    width: float

    @property
    def last(self) -> int:
        """The one on the right."""
        return len(self.left) - 1

    def sides(self, line: Line) -> tuple[int, int]:
        """On which side of its subject a line begins and of its object it ends: 1 is the right one.

        Within a column it goes around: on the right, but on the left of the last one.
        """
        subject, object_ = self.of[line.subject], self.of[line.object]
        if subject == object_:
            return (-1, -1) if subject == self.last > 0 else (1, 1)
        return (1, -1) if subject < object_ else (-1, 1)

    def passed(self, line: Line) -> list[int]:
        """The columns that a line passes between its ends."""
        subject, object_ = self.of[line.subject], self.of[line.object]
        step = 1 if subject < object_ else -1
        return list(range(subject + step, object_, step))

    def edge(self, column: int, side: int) -> float:
        """Where a column begins or ends."""
        return self.left[column] + (self.width if side > 0 else 0)


def columns(picture: Picture) -> Columns:
    """Columns that hold something, side by side in the middle of the picture."""
    of = _columns(picture)
    count = max(of.values()) + 1
    gutters = GUTTERS[count]
    width = min((WIDTH - 2 * MARGIN - sum(gutters)) / count, WIDEST_BOX)
    first = (WIDTH - count * width - sum(gutters)) / 2
    return Columns(of, tuple(first + i * width + sum(gutters[:i]) for i in range(count)), width)


def _columns(picture: Picture) -> dict[str, int]:
    types = {node.slug: node.type for node in picture.nodes}
    acting = {line.subject for line in picture.lines}
    beside: defaultdict[str, set[NodeType]] = defaultdict(set)
    for line in picture.lines:
        beside[line.subject].add(types[line.object])
        beside[line.object].add(types[line.subject])
    found = {slug: _column(type_, slug in acting, beside[slug]) for slug, type_ in types.items()}
    if len({*found.values()}) == 1:
        found = {slug: int(slug not in acting) for slug in found}
    used = sorted({*found.values()})
    return {slug: used.index(column) for slug, column in found.items()}


def _column(type_: NodeType, acts: bool, beside: set[NodeType]) -> int:
    match type_:
        case NodeType.CALCIUM_STATE:
            return 1
        case NodeType.HORMONE:
            return 0 if acts else 2
        case NodeType.FACTOR:
            return 0 if beside & CALCIUM or beside == {NodeType.PROCESS} else 2
        case NodeType.PROCESS | NodeType.SYMPTOM:
            return 2
        case NodeType.GUIDANCE:
            return 2 if acts else 3
        case _:
            return 3
