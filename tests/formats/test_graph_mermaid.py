"""The graph as Mermaid: it keeps to the grammar of flowcharts, and carries what must be shown."""

import re

import pytest

from app.documents.envelope import Meta
from app.documents.graph import Graph
from app.formats.graph.mermaid import mermaid
from app.formats.graph.picture import picture
from app.vocabulary import CertaintyLevel

ID = r"n_[a-z0-9_]+"
QUOTED = r'"[^"#;{}<>|`]+"'
GRAMMAR = (
    r"%% .+",
    r"flowchart LR",
    r"  accTitle: [^#;{}]+",
    r"  accDescr: [^#;{}]+",
    rf"  {ID}\[{QUOTED}\]",
    rf'  click {ID} href "/v1/[^"]+" {QUOTED}',
    rf"  disclaimer\(\[{QUOTED}\]\)",
    rf"  {ID} (==>|-->|-\.->|===|---|-\.-)\|{QUOTED}\| {ID}",
    r"  %% /v1/claims.+",
    r"  classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}",
    rf"  class {ID}(,{ID})* [a-z]+",
    r"  linkStyle \d+ stroke:#[0-9a-f]{6},stroke-width:[\d.]+px(,stroke-dasharray:\d \d)?",
)
"""Every line that there can be. The forms were tried with Mermaid 11 itself."""
MOST_TEXT, MOST_EDGES = 50_000, 500
"""What Mermaid draws at most, unless it is told otherwise."""


def test_every_line_keeps_to_the_grammar(shown: Graph, meta: Meta) -> None:
    lines = mermaid(shown, meta).removesuffix("\n").split("\n")
    assert [line for line in lines if not any(re.fullmatch(form, line) for form in GRAMMAR)] == []
    assert next(line for line in lines if not line.startswith("%% ")) == "flowchart LR"


def test_what_is_joined_is_there(shown: Graph, meta: Meta) -> None:
    made = mermaid(shown, meta)
    named = set(re.findall(rf"^  ({ID})\[", made, re.M))
    joined = re.findall(rf"^  ({ID}) \S+\|.+\| ({ID})$", made, re.M)
    assert {end for ends in joined for end in ends} == named
    assert len(joined) == len(picture(shown).lines)
    assert len(re.findall(r"^  linkStyle", made, re.M)) == len(joined)


def test_mermaid_draws_it_without_being_told_otherwise(shown: Graph, meta: Meta) -> None:
    made = mermaid(shown, meta)
    assert len(made) < MOST_TEXT
    assert len(picture(shown).lines) < MOST_EDGES


def test_every_line_says_how_sure_we_are(shown: Graph, meta: Meta) -> None:
    for label in re.findall(r'\|"(.+)"\|', mermaid(shown, meta)):
        assert "ertainty" in label
        assert any(level.replace("-", " ") in label for level in CertaintyLevel)
        assert "evidence" in label or "not studied" in label


def test_every_claim_is_named(shown: Graph, meta: Meta) -> None:
    made = mermaid(shown, meta)
    for line in picture(shown).lines:
        assert all(edge.claim.slug in made for edge in line.edges)


def test_it_carries_what_must_be_shown(shown: Graph, meta: Meta) -> None:
    """As comments for who reads it, as description for who hears it, and in a box for who sees it."""
    made = mermaid(shown, meta)
    for required in (meta.disclaimer.text, meta.notices[0].text, meta.attribution):
        assert f"%% {required}\n" in made
    described = next(line for line in made.split("\n") if "accDescr" in line)
    assert meta.disclaimer.text in described
    assert "Call if you are in danger" in described
    assert meta.disclaimer.short_text in next(line for line in made.split("\n") if line.startswith("  disclaimer("))


@pytest.mark.parametrize("title", ['"] --> x', "a\n%% b", "{x}", "#quot;", "<b>|x|</b>", "`md`"])
def test_no_title_breaks_out(graph: Graph, meta: Meta, title: str) -> None:
    nodes = [node.model_copy(update={"title": title}) for node in graph.nodes]
    test_every_line_keeps_to_the_grammar(graph.model_copy(update={"nodes": nodes, "title": title}), meta)


def test_the_same_graph_is_written_the_same(shown: Graph, meta: Meta) -> None:
    assert mermaid(shown, meta) == mermaid(shown, meta)
