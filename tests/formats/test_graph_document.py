"""The graph of the real content: what its edges say is what their claims say, and its parts are parts of it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.compose import Composition, compose
from app.content.corpus import Corpus
from app.documents.evidence import Claim
from app.documents.graph import Graph
from app.formats.graph.part import around, names
from app.vocabulary import CalciumPool, ConclusionStatus, Kind, NodeType


@pytest.fixture(scope="session")
def claims(composition: Composition) -> dict[str, Claim]:
    return {c.slug: c.document for c in composition.documents if isinstance(c.document, Claim)}


def test_every_edge_says_what_its_claim_says(graph: Graph, claims: dict[str, Claim]) -> None:
    for edge in graph.edges:
        claim = claims[edge.claim.slug]
        assert edge.claim.href == f"/v1/claims/{claim.slug}"
        assert edge.certainty == claim.certainty
        assert edge.conclusion == claim.conclusion
        assert (edge.relation, edge.direction) == (claim.relation, claim.direction)
        assert edge.calcium_pool == claim.calcium_pool
        assert edge.notices == claim.notices


def test_every_claim_is_an_edge_or_said_to_be_none(graph: Graph, claims: dict[str, Claim]) -> None:
    joined = {edge.claim.slug for edge in graph.edges}
    left = {claim.slug for some in graph.left_out or () for claim in some.claims}
    assert joined | left == claims.keys()
    assert not joined & left


def test_what_is_in_doubt_is_not_hidden(graph: Graph) -> None:
    found = {edge.conclusion.status for edge in graph.edges}
    assert {ConclusionStatus.MIXED, ConclusionStatus.INSUFFICIENT} <= found


def test_every_sort_of_node_is_there(graph: Graph) -> None:
    assert {node.type for node in graph.nodes} == {*NodeType}
    pools = {node.calcium_pool for node in graph.nodes if node.type is NodeType.CALCIUM_STATE}
    assert pools == {*CalciumPool} - {CalciumPool.NONE}


def test_no_node_is_two_kinds_of_calcium(graph: Graph) -> None:
    """What is claimed of one calcium touches no other, but to say that it does not show it."""
    pools = {node.slug: node.calcium_pool for node in graph.nodes}
    for edge in graph.edges:
        touched = {pool for pool in (pools[edge.subject], pools[edge.object]) if pool}
        assert touched <= {edge.calcium_pool} or edge.relation == "does-not-show"


def test_edges_join_nodes_and_nodes_have_edges(graph: Graph) -> None:
    ends = {slug for edge in graph.edges for slug in (edge.subject, edge.object)}
    assert ends == {node.slug for node in graph.nodes}
    assert len({node.slug for node in graph.nodes}) == len(graph.nodes)
    assert len({node.title for node in graph.nodes}) == len(graph.nodes)


def test_a_node_leads_to_its_item(client: Any, graph: Graph) -> None:
    for address in {node.href for node in graph.nodes if node.href}:
        assert client.get(address).status_code == 200


def test_every_step_of_a_mechanism_is_at_its_claim(graph: Graph, composition: Composition) -> None:
    mechanisms = [json.loads(c.body) for c in composition.documents if c.kind is Kind.MECHANISM]
    steps = {(m["slug"], step["claim"]["slug"], step["cause"]) for m in mechanisms for step in m["pathway"]}
    found = {(s.mechanism.slug, edge.claim.slug, s.cause) for edge in graph.edges for s in edge.pathways}
    assert steps == found


def test_every_factor_has_a_part(graph: Graph, composition: Composition) -> None:
    """Also a broad one that no claim names by itself: the claims it rests on are around it."""
    for composed in composition.documents:
        if composed.kind in (Kind.FACTOR, Kind.MECHANISM):
            assert around(graph, f"{composed.kind}/{composed.slug}", 1)


def test_the_same_content_makes_the_same_graph(corpus: Corpus, graph: Graph) -> None:
    again = [c.document for c in compose(corpus).documents if c.kind is Kind.GRAPH]
    assert again == [graph]


def test_it_requires_every_notice_of_its_edges(graph: Graph) -> None:
    assert {*graph.notices} == {notice for edge in graph.edges for notice in edge.notices}


def test_a_part_is_around_what_was_asked_for(graph: Graph) -> None:
    part = around(graph, "factor/caffeine", 1)
    assert part is not None
    assert {edge.claim.slug for edge in part.edges} == {"factor-caffeine", "factor-caffeine-timing"}
    assert {node.slug for node in part.nodes} == {"caffeine", "sleep-length", "time-before-bed"}
    assert part.part is not None
    assert (part.part.title, part.part.of_edges) == ("Caffeine", len(graph.edges))
    assert f"2 of {len(graph.edges)} edges" in part.part.statement


def test_a_part_requires_the_notices_of_what_it_shows(graph: Graph) -> None:
    """Its edges', and those of the page it is about; not those of the whole."""
    caffeine, tablets = around(graph, "factor/caffeine", 1), around(graph, "calcium-tablets", 1)
    assert caffeine is not None
    assert caffeine.notices == ["evidence-is-uncertain"]
    assert tablets is not None
    assert {"supplements", "kidney-disease"} <= {*tablets.notices}


@pytest.mark.parametrize("about", ["", "caffein", "factor/", "food/whole-milk", "factor/caffeine/", "CAFFEINE", "é"])
def test_there_is_no_part_around_what_is_not_there(graph: Graph, about: str) -> None:
    assert around(graph, about, 1) is None


@given(data=st.data())
def test_a_deeper_part_holds_the_shallower_one(graph: Graph, data: st.DataObject) -> None:
    about = data.draw(st.sampled_from(sorted(names(graph))))
    parts = [part for depth in (1, 2, 3) if (part := around(graph, about, depth))]
    assert len(parts) == 3
    for part, deeper in zip(parts, [*parts[1:], graph], strict=True):
        assert {n.slug for n in part.nodes} <= {n.slug for n in deeper.nodes}
        assert {e.claim.slug for e in part.edges} <= {e.claim.slug for e in deeper.edges}
        assert {slug for e in part.edges for slug in (e.subject, e.object)} <= {n.slug for n in part.nodes}
