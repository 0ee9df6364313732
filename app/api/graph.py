"""`/v1/graph`: the web of causes, as data and as a picture."""

from asyncio import to_thread
from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from app.api import envelope, responses
from app.api.openapi import GONE, ITEM, formats
from app.api.parameters import GraphSelection
from app.api.responses import Choice
from app.api.routes import ContentRouter
from app.documents.envelope import Envelope, Links, Meta, Withdrawn
from app.documents.graph import Graph
from app.errors import RequestError, UnknownItem
from app.formats.graph.mermaid import mermaid
from app.formats.graph.part import around, names
from app.formats.graph.svg import svg
from app.vocabulary import GraphFormat, Kind

router = ContentRouter("/v1/graph", tag="graph")

MEDIA_TYPES = {
    GraphFormat.JSON: envelope.JSON,
    GraphFormat.MERMAID: "text/vnd.mermaid",
    GraphFormat.SVG: "image/svg+xml",
}
RENDERERS: dict[GraphFormat, Callable[[Graph, Meta], str]] = {GraphFormat.MERMAID: mermaid, GraphFormat.SVG: svg}
NO_SCRIPTS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
"""A picture that is opened by itself loads nothing and runs nothing."""


class GraphResponse(Envelope[Graph]):
    """The web of causes, or a part of it."""


@router.get("", response_model=GraphResponse, responses=ITEM | GONE | formats(*MEDIA_TYPES.values()))
async def get_graph(request: Request, chosen: Annotated[GraphSelection, Query()]) -> Response:
    """Get the web of causes: what claims speak of, and every claim between.

    Whole, or the part around a node, an item or a claim; as JSON, as a Mermaid flowchart, or as an SVG picture that
    also tells in words all that it draws. Each edge names its claim, with its certainty, direction and conclusion;
    those that are contradicted, mixed or in doubt are there too. Calcium that is eaten, calcium in the blood and
    calcium that signals in cells are different nodes. An `about` that the graph does not know is a 404 that names near
    ones, and a withdrawn item a 410.
    """
    choice = responses.choose(request, chosen, () if chosen.format else tuple(MEDIA_TYPES.values()))
    found = responses.document(choice, Kind.GRAPH, "graph")
    as_ = chosen.format or _accepted(request)
    if as_ is GraphFormat.JSON and chosen.about is None:
        meta = responses.meta_of(choice, found.language, found.notices)
        return _respond(request, choice, chosen, meta, as_, found.data)
    graph = Graph.model_validate_json(found.data)
    taken_back = None
    if chosen.about is not None:
        graph, taken_back = _part(choice, graph, chosen.about, chosen.depth)
    meta = responses.meta_of(choice, found.language, tuple(graph.notices), taken_back)
    made = graph.compact if as_ is GraphFormat.JSON else await to_thread(RENDERERS[as_], graph, meta)
    return _respond(request, choice, chosen, meta, as_, made)


def _accepted(request: Request) -> GraphFormat:
    wanted = responses.wanted_type(request, tuple(MEDIA_TYPES.values()))
    return next(form for form, media_type in MEDIA_TYPES.items() if media_type == wanted)


def _part(choice: Choice, graph: Graph, about: str, depth: int) -> tuple[Graph, Withdrawn | None]:
    """A part, and whether what it is about was taken back later; a problem where there is no such thing."""
    part = around(graph, about, depth)
    kind, _, slug = about.partition("/")
    if not slug or kind not in [*Kind]:
        if part is None:
            raise _unknown(choice, graph, about)
        return part, None
    with choice.editions.connected() as connection:
        if part is None:
            raise responses.withdrawn(connection, choice, Kind(kind), slug) or _unknown(choice, graph, about)
        return part, responses.withdrawn_later(connection, choice, Kind(kind), slug)


def _unknown(choice: Choice, graph: Graph, about: str) -> RequestError:
    known = names(graph)
    near = get_close_matches(about, known, n=3, cutoff=0.7)
    chosen = GraphSelection(edition=choice.served.meta.id if choice.pinned else None)
    near = [envelope.address("/v1/graph", chosen, about=name) for name in near]
    detail = (
        f"the graph knows no `{about}`; its nodes, the items they stand for and the claims between are at /v1/graph"
    )
    return UnknownItem(detail, near)


def _respond(
    request: Request, choice: Choice, chosen: GraphSelection, meta: Meta, as_: GraphFormat, made: str
) -> Response:
    path = request.url.path
    links = [_alternate(path, chosen, other) for other in MEDIA_TYPES if other is not as_]
    extra = {"Link": ", ".join([*links, choice.latest(path, chosen)] if choice.pinned else links)}
    if meta.withdrawn:
        extra |= choice.corrected()
    if as_ is GraphFormat.JSON:
        return envelope.respond(request, made, meta, Links(self=envelope.address(path, chosen)), choice.cache, extra)
    extra |= NO_SCRIPTS
    return envelope.respond_as(request, MEDIA_TYPES[as_], made.encode(), meta, choice.cache, extra)


def _alternate(path: str, chosen: GraphSelection, other: GraphFormat) -> str:
    address = envelope.address(path, chosen, format=other)
    return f'<{address}>; rel="alternate"; type="{MEDIA_TYPES[other]}"'
