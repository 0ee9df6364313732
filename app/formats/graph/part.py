"""A part of the graph: what stands around one node, item or claim."""

from collections.abc import Iterable

from app.disclaimer import in_order
from app.documents.document import Reference
from app.documents.graph import Graph, GraphEdge, GraphNode, GraphPart

AWAY = {1: "one claim", 2: "two claims", 3: "three claims"}


def around(graph: Graph, about: str, depth: int) -> Graph | None:
    """What stands at most `depth` edges away from a node, an item or a claim; nothing where there is no such here."""
    title = names(graph).get(about)
    if title is None:
        return None
    meant = {node.slug for node in graph.nodes if about in (node.slug, _page(node))}
    edges = [edge for edge in graph.edges if {edge.subject, edge.object} & meant or about in _named_by(edge)]
    slugs = meant | ends(edges)
    for _ in range(depth - 1):
        edges = [edge for edge in graph.edges if {edge.subject, edge.object} & slugs]
        slugs |= ends(edges)
    nodes = [node for node in graph.nodes if node.slug in slugs]
    shown = [edge.notices for edge in edges] + [node.notices for node in nodes if node.slug in meant]
    resting = {name for edge in edges for name in edge.rested_on_by}
    return graph.model_copy(
        update={
            "nodes": nodes,
            "edges": edges,
            "items": [item for item in graph.items if _name(item) in resting],
            "left_out": None,
            "notices": list(in_order(notice for notices in shown for notice in notices)),
            "part": _part(graph, about, title, depth, len(nodes), len(edges)),
        }
    )


def names(graph: Graph) -> dict[str, str]:
    """Everything that a part can be about, with its title: nodes by their slugs, items and claims as `kind/slug`."""
    claims = {_name(edge.claim): edge.claim.title for edge in graph.edges}
    pages = {_page(node): node.page.title for node in graph.nodes if node.page}
    items = {_name(item): item.title for item in graph.items}
    return claims | pages | items | {node.slug: node.title for node in graph.nodes}


def _named_by(edge: GraphEdge) -> list[str]:
    return [*edge.rested_on_by, _name(edge.claim)]


def _page(node: GraphNode) -> str:
    return _name(node.page) if node.page else ""


def _name(item: Reference) -> str:
    return f"{item.kind}/{item.slug}"


def ends(edges: Iterable[GraphEdge]) -> set[str]:
    """The nodes that edges join."""
    return {slug for edge in edges for slug in (edge.subject, edge.object)}


def _part(graph: Graph, about: str, title: str, depth: int, nodes: int, edges: int) -> GraphPart:
    further = f" A greater depth shows more, up to {max(AWAY)}." if depth < max(AWAY) else ""
    return GraphPart(
        about=about,
        title=title,
        depth=depth,
        of_nodes=len(graph.nodes),
        of_edges=len(graph.edges),
        statement=(
            f"This shows what is at most {AWAY[depth]} away: {nodes} of {len(graph.nodes)} nodes and "
            f"{edges} of {len(graph.edges)} edges.{further} The whole is at /v1/graph."
        ),
    )
