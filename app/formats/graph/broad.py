"""The broad strokes of a graph that is too big to read: what leads to sleep, with what is alike in one place."""

from collections.abc import Collection
from dataclasses import dataclass

from app.documents.graph import Graph, GraphEdge, GraphNode
from app.formats.graph.part import ends
from app.vocabulary import NodeType

CALCIUM = {NodeType.CALCIUM_STATE, NodeType.HORMONE}
"""What factors of calcium act on."""


@dataclass(frozen=True)
class Broad:
    """What is left: nodes, the edges to draw, and by node the one it stands within."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    within: dict[str, str]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """The title of each node that stands for several, and theirs."""


def broad(graph: Graph, kept: Collection[GraphEdge] = ()) -> Broad:
    """The edges that lead to sleep, and those that are kept in any case."""
    leading = _leading_to_sleep(graph)
    edges = tuple(edge for edge in graph.edges if edge in leading or edge in kept)
    joined = ends(edges)
    groups = {node.slug: group for node in graph.nodes if node.slug in joined and (group := _group(node, edges, graph))}
    within = {slug: group.slug for slug, group in groups.items()}
    known = {node.slug: node for node in (*graph.nodes, *groups.values())}
    left = {within.get(slug, slug) for slug in joined}
    shown = tuple(_counted(node, [*within.values()]) for slug, node in known.items() if slug in left)
    members = ((node.title, tuple(n.title for n in graph.nodes if within.get(n.slug) == node.slug)) for node in shown)
    return Broad(shown, edges, within, tuple((title, some) for title, some in members if some))


def _counted(node: GraphNode, within: list[str]) -> GraphNode:
    """A made-up node says how many it stands for; a wider one is one of them itself."""
    is_made_up = node.page is None and node.slug in within and node.href is not None
    return node.model_copy(update={"title": f"{node.title} ({within.count(node.slug)})"}) if is_made_up else node


def _leading_to_sleep(graph: Graph) -> list[GraphEdge]:
    """The edges on a way to sleep, and the steps of mechanisms. What only goes together leads both ways."""
    types = {node.slug: node.type for node in graph.nodes if _may_lead(node)}
    leading = {slug for slug, type_ in types.items() if type_ is NodeType.SLEEP_OUTCOME}
    edges = [edge for edge in graph.edges if edge.subject in types and edge.object in types]
    found: list[GraphEdge] = []
    while len(found) != len(found := [edge for edge in edges if _leads(edge, leading)]):
        leading |= ends(found)
    return [edge for edge in edges if edge in found or edge.pathways]


def _leads(edge: GraphEdge, to: set[str]) -> bool:
    return edge.object in to or (not edge.directed and edge.subject in to)


def _may_lead(node: GraphNode) -> bool:
    """Not what may happen to health besides, nor what is no factor of insomnia or of too little calcium."""
    return node.type is not NodeType.HEALTH_OUTCOME and (node.type is not NodeType.FACTOR or node.category is not None)


def _group(node: GraphNode, edges: Collection[GraphEdge], graph: Graph) -> GraphNode | None:
    """What a node stands within: a wider one, what can be done, or the factors of its category on its side."""
    if node.within:
        return next((wider for wider in graph.nodes if wider.slug == node.within), None)
    if node.type is NodeType.GUIDANCE:
        return GraphNode(slug="all-guidance", type=node.type, title="What can be done", href="/v1/guidance", notices=[])
    if node.type is NodeType.FACTOR and node.category:
        return _factors(node, CALCIUM & {other.type for other in graph.nodes if other.slug in _beside(node, edges)})
    return None


def _beside(node: GraphNode, edges: Collection[GraphEdge]) -> set[str]:
    return ends(edge for edge in edges if node.slug in (edge.subject, edge.object))


def _factors(node: GraphNode, calcium: Collection[NodeType]) -> GraphNode:
    """The factors of a category: those that lower calcium stand apart from those of sleep."""
    category = node.category or ""
    return GraphNode(
        slug=f"{category}-factors{'-and-calcium' if calcium else ''}",
        type=node.type,
        title=f"{category.replace('-', ' ').capitalize()}{', lowering calcium' if calcium else ''}",
        href=f"/v1/factors?category={category}",
        notices=[],
    )
