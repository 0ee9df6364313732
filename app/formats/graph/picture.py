"""What a picture of the graph shows: nodes and lines. Claims about the same two things share a line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from app.documents.graph import Graph, GraphEdge, GraphNode
from app.vocabulary import CertaintyLevel, ConclusionStatus, Direction, NodeType

MOST_LINES = 60
"""A part with more lines is drawn as the whole is, in broad strokes."""
CALCIUM = {NodeType.CALCIUM_STATE, NodeType.HORMONE}
"""What factors of calcium act on."""


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


@dataclass(frozen=True)
class Picture:
    """What is drawn, and what is said of it."""

    title: str
    summary: str
    statement: str
    data: str
    """Where the same is as JSON, with nothing left out."""
    nodes: tuple[GraphNode, ...]
    lines: tuple[Line, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The title of each node that stands for several, and theirs."""


def picture(graph: Graph) -> Picture:
    """The whole in broad strokes, or a part in full as long as it can be read."""
    if graph.part is None:
        return _broad(graph, graph.title, graph.picture)
    title, lines = f"{graph.title}: {graph.part.title}", merged(graph.edges, {})
    if len(lines) > MOST_LINES:
        return _broad(graph, title, f"{graph.part.statement} {graph.picture}")
    return Picture(title, graph.summary, graph.part.statement, _data(graph), tuple(graph.nodes), lines)


def _data(graph: Graph) -> str:
    part = graph.part and {"about": graph.part.about, "depth": graph.part.depth}
    return f"/v1/graph?{urlencode({**(part or {}), 'format': 'json'}, safe='/')}"


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


def _broad(graph: Graph, title: str, statement: str) -> Picture:
    """What leads to sleep, with what is alike together."""
    edges = _leading_to_sleep(graph)
    ends = {slug for edge in edges for slug in (edge.subject, edge.object)}
    groups = {node.slug: group for node in graph.nodes if node.slug in ends and (group := _group(node, edges, graph))}
    nodes = {groups[slug].slug if slug in groups else slug for slug in ends}
    known = {node.slug: node for node in (*graph.nodes, *groups.values())}
    shown = tuple(_counted(node, groups) for slug, node in known.items() if slug in nodes)
    lines = merged(edges, {slug: group.slug for slug, group in groups.items()})
    return Picture(title, graph.summary, statement, _data(graph), shown, lines, tuple(_members(shown, groups, graph)))


def _counted(node: GraphNode, groups: Mapping[str, GraphNode]) -> GraphNode:
    """A made-up node says how many it stands for; a wider one is one of them."""
    count = [group.slug for group in groups.values()].count(node.slug)
    is_made_up = node.page is None and node.href is not None
    return node.model_copy(update={"title": f"{node.title} ({count})"}) if is_made_up and count else node


def _members(
    shown: Iterable[GraphNode], groups: Mapping[str, GraphNode], graph: Graph
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in shown:
        members = [n.title for n in graph.nodes if n.slug in groups and groups[n.slug].slug == node.slug]
        if members:
            yield node.title, tuple(members)


def _leading_to_sleep(graph: Graph) -> list[GraphEdge]:
    """The edges on a way to sleep, and the steps of mechanisms. What only goes together leads both ways."""
    types = {node.slug: node.type for node in graph.nodes if _is_shown(node)}
    leading = {slug for slug, type_ in types.items() if type_ is NodeType.SLEEP_OUTCOME}
    edges = [edge for edge in graph.edges if edge.subject in types and edge.object in types]
    found: list[GraphEdge] = []
    while len(found) != len(found := [edge for edge in edges if _leads(edge, leading)]):
        leading |= {slug for edge in found for slug in (edge.subject, edge.object)}
    return [edge for edge in edges if edge in found or edge.pathways]


def _leads(edge: GraphEdge, to: set[str]) -> bool:
    return edge.object in to or (not edge.directed and edge.subject in to)


def _is_shown(node: GraphNode) -> bool:
    """Not what may happen to health besides, nor what is no factor of insomnia or of too little calcium."""
    return node.type is not NodeType.HEALTH_OUTCOME and (node.type is not NodeType.FACTOR or node.category is not None)


def _group(node: GraphNode, edges: list[GraphEdge], graph: Graph) -> GraphNode | None:
    """What a node stands within: a wider node, what can be done, or the factors of its category on either side."""
    if node.within:
        return next(wider for wider in graph.nodes if wider.slug == node.within)
    if node.type is NodeType.GUIDANCE:
        return GraphNode(slug="all-guidance", type=node.type, title="What can be done", href="/v1/guidance", notices=[])
    if node.type is not NodeType.FACTOR or node.category is None:
        return None
    types = {other.slug: other.type for other in graph.nodes}
    neighbours = {
        slug for edge in edges if node.slug in (edge.subject, edge.object) for slug in (edge.subject, edge.object)
    }
    side = "-and-calcium" if CALCIUM.intersection(types[slug] for slug in neighbours) else ""
    title = f"{node.category.replace('-', ' ').capitalize()}{', lowering calcium' if side else ''}"
    return GraphNode(
        slug=f"{node.category}-factors{side}",
        type=node.type,
        title=title,
        href=f"/v1/factors?category={node.category}",
        notices=[],
    )
