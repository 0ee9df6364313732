"""The document of the graph: nodes and edges as authored, with what their claims, pages and mechanisms say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.content.compose.notices import notices_of
from app.content.compose.order import order_of
from app.content.compose.view import Name, View
from app.content.corpus import Corpus
from app.content.models import Claim, Factor, Mechanism
from app.content.models import graph as written
from app.content.references import slugs_of
from app.disclaimer import in_order
from app.documents import graph as published
from app.vocabulary import FactorCategory, Kind, NodeType

ABOUT = (Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION)
"""The kinds of items that a part of the graph can be about, besides claims and nodes."""


def graph(view: View, item: written.Graph) -> published.Graph:
    """The whole graph. What it requires to be shown is what any of its edges requires."""
    used_by = _used_by(view.corpus)
    nodes = [_node(view, node) for node in sorted(item.nodes, key=_place)]
    edges = [_edge(view, edge, used_by[edge.claim]) for edge in item.edges]
    notices = in_order(notice for edge in edges for notice in edge.notices)
    return published.Graph(
        **view.common(item, view.say(item.summary)) | {"notices": list(notices)},
        nodes=nodes,
        edges=edges,
        items=[view.reference(*name) for name in _once(used_by[edge.claim] for edge in item.edges)],
        left_out=[
            published.LeftOut(reason=view.say(left.reason), claims=view.references(Kind.CLAIM, left.claims))
            for left in item.left_out
        ],
        picture=view.say(item.picture),
    )


def _place(node: written.Node) -> int:
    return list(NodeType).index(node.type)


def _node(view: View, node: written.Node) -> published.GraphNode:
    page = node.page and view.reference(node.page.kind, node.page.slug)
    return published.GraphNode(
        slug=node.slug,
        type=node.type,
        title=view.say(node.title) if node.title else page.title if page else node.slug,
        calcium_pool=node.calcium_pool,
        category=_category(view, node),
        within=node.within,
        page=page,
        href=page.href if page else None,
        notices=list(notices_of(view.corpus, view.item(node.page.kind, node.page.slug))) if node.page else [],
    )


def _category(view: View, node: written.Node) -> FactorCategory | None:
    page = view.item(node.page.kind, node.page.slug) if node.page else None
    return page.category if isinstance(page, Factor) and node.type is NodeType.FACTOR else None


def _edge(view: View, edge: written.Edge, used_by: list[Name]) -> published.GraphEdge:
    claim = view.item(Kind.CLAIM, edge.claim)
    if not isinstance(claim, Claim):
        raise TypeError(edge.claim)
    return published.GraphEdge(
        subject=edge.subject,
        relation=claim.relation,
        object=edge.object,
        directed=claim.relation.is_directed,
        direction=claim.direction,
        calcium_pool=claim.calcium_pool,
        certainty=view.certainty(claim.certainty),
        conclusion=view.conclusion(claim.conclusion),
        claim=view.reference(Kind.CLAIM, edge.claim),
        plain_statement=view.say(claim.plain_statement),
        pathways=list(_steps(view, edge.claim)),
        rested_on_by=[f"{kind}/{slug}" for kind, slug in used_by],
        notices=list(notices_of(view.corpus, claim)),
    )


def _steps(view: View, claim: str) -> Iterator[published.GraphStep]:
    """The steps of pathways that rest on a claim."""
    for item in sorted((item for _, item in view.corpus.of(Mechanism)), key=order_of):
        for step in item.pathway:
            if step.claim == claim:
                mechanism = view.reference(Kind.MECHANISM, item.slug)
                yield published.GraphStep(mechanism=mechanism, cause=view.say(step.cause), effect=view.say(step.effect))


def _used_by(corpus: Corpus) -> defaultdict[str, list[Name]]:
    """By claim: the items that rest on it."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for item in sorted((entry.item for entry in corpus.entries if entry.item.kind in ABOUT), key=order_of):
        for slug in slugs_of(item, Kind.CLAIM):
            found[slug].append((item.kind, item.slug))
    return found


def _once(names: Iterable[list[Name]]) -> list[Name]:
    """Items, each once, by kind and slug."""
    return sorted({name for some in names for name in some}, key=lambda name: (list(Kind).index(name[0]), name[1]))
