"""What a picture of the graph shows, and what is said of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from app.documents.graph import Graph, GraphNode
from app.formats.graph.broad import broad
from app.formats.graph.lines import Line, merged
from app.formats.graph.part import around

MOST_LINES = 60
"""A part with more lines is drawn as the whole is, in broad strokes."""


@dataclass(frozen=True)
class Picture:
    """What is drawn."""

    title: str
    summary: str
    statement: str
    """What is left out, and how to see it."""
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


def _broad(graph: Graph, title: str, statement: str) -> Picture:
    """With whatever is one claim away from what was asked for."""
    nearest = graph.part and around(graph, graph.part.about, depth=1)
    left = broad(graph, nearest.edges if nearest else ())
    lines = merged(left.edges, left.within)
    return Picture(title, graph.summary, statement, _data(graph), left.nodes, lines, left.groups)


def _data(graph: Graph) -> str:
    part = graph.part and {"about": graph.part.about, "depth": graph.part.depth}
    return f"/v1/graph?{urlencode({**(part or {}), 'format': 'json'}, safe='/')}"
