"""The graph as authored: every claim has its place, every edge its ends, and the three calcium pools stay apart."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from app.content.corpus import Corpus, Entry, Lines
from app.content.findings import Finding
from app.content.models import Claim
from app.content.models.graph import Graph, Node
from app.content.web import (
    claims_have_a_place,
    edges_join_nodes,
    nodes_are_used_once,
    pools_stay_apart,
    wider_nodes_exist,
)

Rule = Callable[[Corpus], Iterator[Finding]]
RULES: list[Rule] = [edges_join_nodes, nodes_are_used_once, claims_have_a_place, pools_stay_apart, wider_nodes_exist]
REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": "2026-11-22",
    "next_review": "2027-11-22",
}
EATEN = {"slug": "eaten", "type": "calcium-state", "calcium_pool": "dietary-intake", "title": "Calcium eaten"}
BLOOD = {"slug": "blood", "type": "calcium-state", "calcium_pool": "blood-calcium", "title": "Calcium in the blood"}
SLEEP = {"slug": "sleep", "type": "sleep-outcome", "title": "Sleep"}
EDGE = {"claim": "one", "subject": "eaten", "object": "sleep"}


def claim(slug: str = "one", pool: str = "dietary-intake", relation: str = "is-associated-with") -> Claim:
    return Claim.model_validate(
        {
            "slug": slug,
            "area": "association",
            "subject": "Calcium",
            "relation": relation,
            "object": "sleep",
            "statement": "They go together.",
            "plain_statement": "They go together.",
            "direction": "increases",
            "conclusion": {"status": "supported", "statement": "They may."},
            "calcium_pool": pool,
            "certainty": {"level": "low", "rationale": "Few studies."},
            "applies_to": "Adults",
            "evidence": [{"source": "survey", "stance": "supports", "read": "abstract", "finding": "They do."}],
            "review": REVIEW,
        }
    )


def graph(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], left_out: tuple[str, ...] = ()) -> Graph:
    return Graph.model_validate(
        {
            "slug": "graph",
            "title": "The web",
            "summary": "A web.",
            "picture": "Nothing is left out.",
            "nodes": nodes,
            "edges": edges,
            "left_out": [{"reason": "It ties no two things.", "claims": left_out}] if left_out else [],
            "review": REVIEW,
        }
    )


def found(rule: Rule, *items: Claim | Graph) -> list[str]:
    corpus = Corpus(tuple(Entry(item, Lines("graph.yaml", {})) for item in items))
    return [finding.message for finding in rule(corpus)]


@pytest.mark.parametrize("rule", RULES)
def test_a_sound_graph_has_no_findings(rule: Rule) -> None:
    assert found(rule, claim(), graph([EATEN, SLEEP], [EDGE])) == []


@pytest.mark.parametrize("rule", RULES)
def test_content_without_a_graph_is_not_asked_for_one(rule: Rule) -> None:
    assert found(rule, claim()) == []


def test_an_edge_ends_at_nodes_that_there_are() -> None:
    [message] = found(edges_join_nodes, claim(), graph([EATEN, SLEEP], [EDGE | {"object": "slep"}]))
    assert "no node `slep`" in message
    assert "did you mean `sleep`" in message


def test_an_edge_joins_two_nodes_once() -> None:
    assert found(edges_join_nodes, graph([EATEN], [EDGE | {"object": "eaten"}])) == [
        "an edge joins two nodes; this one ends where it begins"
    ]
    assert found(edges_join_nodes, graph([EATEN, SLEEP], [EDGE, EDGE])) == [
        "this edge stands above already; delete one"
    ]


def test_a_node_has_a_name_of_its_own_and_an_edge() -> None:
    messages = found(nodes_are_used_once, graph([EATEN, SLEEP, SLEEP, BLOOD], [EDGE]))
    assert messages[:2] == ["the node `sleep` stands twice; rename or delete one"] * 2
    assert messages[2:] == ["no edge leads to `blood`; use it or delete it"]


def test_a_claim_is_an_edge_or_left_out_with_a_reason() -> None:
    [message] = found(claims_have_a_place, claim(), claim("two"), graph([EATEN, SLEEP], [EDGE]))
    assert "`two` is no edge" in message
    assert found(claims_have_a_place, claim(), claim("two"), graph([EATEN, SLEEP], [EDGE], ("two",))) == []


def test_a_claim_is_not_both() -> None:
    [message] = found(claims_have_a_place, claim(), graph([EATEN, SLEEP], [EDGE], ("one",)))
    assert "is an edge and left out" in message


def test_a_claim_about_calcium_eaten_says_nothing_of_calcium_in_the_blood() -> None:
    [message] = found(pools_stay_apart, claim(), graph([BLOOD, SLEEP], [EDGE | {"subject": "blood"}]))
    assert "`blood` is blood-calcium, but the claim is about dietary-intake" in message


def test_a_claim_about_no_calcium_joins_no_calcium() -> None:
    [message] = found(pools_stay_apart, claim(pool="none"), graph([EATEN, SLEEP], [EDGE]))
    assert "the claim is about none" in message


def test_that_one_pool_does_not_show_another_may_be_said() -> None:
    edge = EDGE | {"subject": "blood", "object": "eaten"}
    assert found(pools_stay_apart, claim(relation="does-not-show"), graph([BLOOD, EATEN], [edge])) == []


@pytest.mark.parametrize("within", ["nothing", "eaten", "deep"])
def test_a_wider_node_is_of_the_same_type_and_stands_within_no_other(within: str) -> None:
    deep = {"slug": "deep", "type": "sleep-outcome", "title": "Deep sleep", "within": "sleep"}
    light = {"slug": "light", "type": "sleep-outcome", "title": "Light sleep", "within": within}
    assert found(wider_nodes_exist, graph([EATEN, SLEEP, deep], [EDGE])) == []
    [message] = found(wider_nodes_exist, graph([EATEN, SLEEP, deep, light], [EDGE]))
    assert f"`{within}` is no wider node of type sleep-outcome" in message


@pytest.mark.parametrize(
    "node",
    [
        {"slug": "eaten", "type": "calcium-state", "title": "Calcium"},
        {"slug": "eaten", "type": "calcium-state", "calcium_pool": "none", "title": "Calcium"},
        {"slug": "sleep", "type": "sleep-outcome", "calcium_pool": "blood-calcium", "title": "Sleep"},
        {"slug": "sleep", "type": "sleep-outcome"},
    ],
)
def test_only_calcium_states_have_a_pool_and_every_node_a_name(node: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Node.model_validate(node)
