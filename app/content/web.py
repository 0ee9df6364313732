"""Rules of the graph: every claim has its place in it, every edge joins nodes that there are, and pools stay apart."""

from collections import Counter
from collections.abc import Iterator

from app.content.corpus import Corpus, Entry
from app.content.findings import Finding, did_you_mean
from app.content.models import Claim
from app.content.models.graph import Edge, Graph, Node
from app.vocabulary import Kind, Relation


def edges_join_nodes(corpus: Corpus) -> Iterator[Finding]:
    """Both ends of an edge are nodes, and different ones; no edge stands twice."""
    for entry, graph in corpus.of(Graph):
        known = [node.slug for node in graph.nodes]
        for i, edge in enumerate(graph.edges):
            for key, slug in (("subject", edge.subject), ("object", edge.object)):
                if slug not in known:
                    hint = did_you_mean(slug, known) or "; add it under `nodes`"
                    yield Finding(entry.place(("edges", i, key)), f"no node `{slug}`{hint}")
            if edge.subject == edge.object:
                yield Finding(entry.place(("edges", i)), "an edge joins two nodes; this one ends where it begins")
            if edge in graph.edges[:i]:
                yield Finding(entry.place(("edges", i)), "this edge stands above already; delete one")


def wider_nodes_exist(corpus: Corpus) -> Iterator[Finding]:
    """A node stands within another one of its type, which stands within none."""
    for entry, graph in corpus.of(Graph):
        wider = {node.slug: node.type for node in graph.nodes if node.within is None}
        for i, node in enumerate(graph.nodes):
            if node.within is not None and wider.get(node.within) is not node.type:
                message = f"`{node.within}` is no wider node of type {node.type}; name one that stands within no other"
                yield Finding(entry.place(("nodes", i, "within")), message)


def nodes_are_used_once(corpus: Corpus) -> Iterator[Finding]:
    """A slug names one node, and every node is the end of some edge."""
    for entry, graph in corpus.of(Graph):
        ends = {slug for edge in graph.edges for slug in (edge.subject, edge.object)}
        times = Counter(node.slug for node in graph.nodes)
        for i, node in enumerate(graph.nodes):
            if times[node.slug] > 1:
                yield Finding(entry.place(("nodes", i)), f"the node `{node.slug}` stands twice; rename or delete one")
            if node.slug not in ends:
                yield Finding(entry.place(("nodes", i)), f"no edge leads to `{node.slug}`; use it or delete it")


def claims_have_a_place(corpus: Corpus) -> Iterator[Finding]:
    """Every claim is an edge, or is left out with a reason, and never both."""
    for entry, graph in corpus.of(Graph):
        joined = {edge.claim for edge in graph.edges}
        left = {slug for left in graph.left_out for slug in left.claims}
        for claim_entry, claim in corpus.of(Claim):
            if claim.slug not in joined | left:
                message = f"the claim `{claim.slug}` is no edge; add it to graph.yaml, or to its `left_out`"
                yield Finding(claim_entry.place(("slug",)), message)
        for slug in sorted(joined & left):
            yield Finding(entry.place(("left_out",)), f"the claim `{slug}` is an edge and left out; delete one of them")


def pools_stay_apart(corpus: Corpus) -> Iterator[Finding]:
    """An edge joins a calcium state only if its claim is about that calcium, or says that one does not show another."""
    for entry, graph in corpus.of(Graph):
        nodes = {node.slug: node for node in graph.nodes}
        for i, edge in enumerate(graph.edges):
            claim = corpus.by_name.get((Kind.CLAIM, edge.claim))
            if isinstance(claim, Claim) and claim.relation is not Relation.DOES_NOT_SHOW:
                yield from _other_pools(entry, i, edge, claim, nodes)


def _other_pools(entry: Entry, i: int, edge: Edge, claim: Claim, nodes: dict[str, Node]) -> Iterator[Finding]:
    for key, slug in (("subject", edge.subject), ("object", edge.object)):
        pool = nodes[slug].calcium_pool if slug in nodes else None
        if pool and pool is not claim.calcium_pool:
            message = f"`{slug}` is {pool}, but the claim is about {claim.calcium_pool}; they are not one thing"
            yield Finding(entry.place(("edges", i, key)), f"{message}: name another node")
