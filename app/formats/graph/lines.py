"""The lines of a picture: claims about the same two things share one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.documents.graph import GraphEdge
from app.vocabulary import CertaintyLevel, ConclusionStatus, Direction


@dataclass(frozen=True)
class Line:
    """The claims between two nodes, the more certain first."""

    subject: str
    object: str
    edges: tuple[GraphEdge, ...]

    @property
    def best(self) -> CertaintyLevel:
        """The certainty of its most certain claim."""
        return self.edges[0].certainty.level

    @property
    def least(self) -> CertaintyLevel:
        """The certainty of its least certain claim. It is drawn so, since a shared line must not promise more."""
        return self.edges[-1].certainty.level

    @property
    def status(self) -> ConclusionStatus:
        """What the evidence says of all its claims; where that differs, mixed."""
        found = {edge.conclusion.status for edge in self.edges}
        return found.pop() if len(found) == 1 else ConclusionStatus.MIXED

    @property
    def direction(self) -> Direction:
        """What all its claims say of the object; where that differs, mixed."""
        found = {edge.direction for edge in self.edges}
        said = found - {Direction.NOT_APPLICABLE} or found
        return said.pop() if len(said) == 1 else Direction.MIXED

    @property
    def directed(self) -> bool:
        """Whether one of its claims says that the subject acts on the object."""
        return any(edge.directed for edge in self.edges)


def merged(edges: Iterable[GraphEdge], within: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines between nodes, or between what nodes stand within, in the order of the edges."""
    found: dict[tuple[str, str], list[GraphEdge]] = {}
    for edge in edges:
        ends = within.get(edge.subject, edge.subject), within.get(edge.object, edge.object)
        if ends[0] != ends[1]:
            found.setdefault(ends, []).append(edge)
    return tuple(
        Line(*ends, tuple(sorted(group, key=lambda edge: -edge.certainty.level.rank))) for ends, group in found.items()
    )
