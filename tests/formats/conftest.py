"""The graph of the real content, whole and in parts."""

from datetime import UTC, datetime

import pytest

from app.content.compose import Composition
from app.disclaimer import BUILT_IN, INTENDED_USE, LICENSE, attribution
from app.documents.envelope import EditionMeta, Meta
from app.documents.graph import Graph
from app.formats.graph.part import around, names
from app.vocabulary import Kind

PARTS = (
    ("factor/caffeine", 1),
    ("factor/calcium-deficiency", 1),
    ("factor/sleep-environment", 2),
    ("mechanism/nerve-excitability", 1),
    ("guidance/cbt-i", 1),
    ("claim/guidance-iron", 1),
    ("insomnia", 1),
    ("emergency-care", 1),
    ("low-blood-calcium", 3),
    ("insomnia", 3),
    ("health-beyond-bone", 3),
)


@pytest.fixture(scope="session")
def graph(composition: Composition) -> Graph:
    """The whole."""
    [found] = [composed.document for composed in composition.documents if composed.kind is Kind.GRAPH]
    assert isinstance(found, Graph)
    return found


@pytest.fixture(scope="session")
def meta() -> Meta:
    """What must be shown with it, with a notice."""
    edition = EditionMeta(id="2026.11.1", published_at=datetime(2026, 11, 22, tzinfo=UTC), digest="d" * 64)
    notice = BUILT_IN.model_copy(update={"id": "emergency", "text": 'Call if you are in danger; "now" <here> #1.'})
    return Meta(
        disclaimer=BUILT_IN,
        notices=[notice],
        edition=edition,
        language="en",
        license=LICENSE,
        attribution=attribution(edition),
        intended_use=INTENDED_USE,
    )


@pytest.fixture(params=[None, *PARTS], ids=str)
def shown(request: pytest.FixtureRequest, graph: Graph) -> Graph:
    """The whole, and some parts."""
    part = around(graph, *request.param) if request.param else graph
    assert part is not None
    return part


@pytest.fixture(scope="session")
def every_part(graph: Graph) -> list[Graph]:
    """A part around everything that there is one around, one claim away; those that look alike once."""
    found = {
        tuple(edge.claim.slug for edge in part.edges): part for name in names(graph) if (part := around(graph, name, 1))
    }
    return list(found.values())
