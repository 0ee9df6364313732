"""The graph as a Mermaid flowchart: text that many editors and pages draw."""

from collections.abc import Iterator

from app.documents.envelope import Meta
from app.documents.graph import Graph, GraphNode
from app.formats.graph import words
from app.formats.graph.lines import Line
from app.formats.graph.palette import LIGHT, STROKES, fill
from app.formats.graph.picture import Picture, picture
from app.vocabulary import CertaintyLevel

DIRECTED = {"high": "==>", "moderate": "-->", "low": "-.->", "very-low": "-.->"}
TOGETHER = {"high": "===", "moderate": "---", "low": "-.-", "very-low": "-.-"}
DASHES = {CertaintyLevel.LOW: "8 4", CertaintyLevel.VERY_LOW: "2 4"}
PLAIN = str.maketrans({'"': "'", "`": "'", "#": "", ";": ",", "{": "(", "}": ")", "<": "‹", ">": "›", "|": "/"})
WIDTHS = {"high": "4px", "moderate": "2.4px", "low": "1.8px", "very-low": "1.8px"}


def mermaid(graph: Graph, meta: Meta) -> str:
    """The picture of the whole or of a part, with its disclaimer, notices and origin as comments and description."""
    shown = picture(graph)
    return "\n".join([*_head(shown, meta), *_nodes(shown, meta), *_lines(shown), *_styles(shown)]) + "\n"


def _head(shown: Picture, meta: Meta) -> Iterator[str]:
    required = (meta.disclaimer, *meta.notices)
    for text in (*(one.text for one in required), meta.attribution, shown.statement):
        yield f"%% {_one_line(text)}"
    yield "flowchart LR"
    yield f"  accTitle: {_plain(shown.title)}"
    described = (shown.summary, shown.statement, *(one.text for one in required), meta.attribution)
    yield f"  accDescr: {_plain(' '.join(described))}"


def _nodes(shown: Picture, meta: Meta) -> Iterator[str]:
    for node in shown.nodes:
        yield f'  {_id(node.slug)}["{_plain(f"{words.tag(node)}: {node.title}")}"]'
        if node.href:
            yield f'  click {_id(node.slug)} href "{node.href}" "{_plain(node.title)}"'
    yield f'  disclaimer(["{_plain(f"{meta.disclaimer.short_text} {meta.attribution}")}"])'


def _lines(shown: Picture) -> Iterator[str]:
    for line in shown.lines:
        link = (DIRECTED if line.directed else TOGETHER)[line.least]
        yield f'  {_id(line.subject)} {link}|"{_plain(_said(line))}"| {_id(line.object)}'
        yield f"  %% {words.claims_of(line)}"


def _said(line: Line) -> str:
    sign = words.SIGNS[line.direction]
    return " ".join(part for part in (sign, *_verbs(line), words.judged(line)) if part)


def _verbs(line: Line) -> list[str]:
    return [", ".join(dict.fromkeys(edge.relation.replace("-", " ") for edge in line.edges)) + "."]


def _styles(shown: Picture) -> Iterator[str]:
    """Colours of nodes and lines. What they say stands in the labels too."""
    fills: dict[str, list[GraphNode]] = {}
    for node in shown.nodes:
        fills.setdefault(fill(node.type, node.calcium_pool), []).append(node)
    for name, nodes in fills.items():
        yield f"  classDef {name} fill:{LIGHT[name]},stroke:{LIGHT['muted']},color:{LIGHT['ink']}"
        yield f"  class {','.join(_id(node.slug) for node in nodes)} {name}"
    for number, line in enumerate(shown.lines):
        dashes = f",stroke-dasharray:{DASHES[line.least]}" if line.least in DASHES else ""
        yield f"  linkStyle {number} stroke:{LIGHT[STROKES[line.status]]},stroke-width:{WIDTHS[line.least]}{dashes}"


def _id(slug: str) -> str:
    """A name that no word of Mermaid's can be."""
    return "n_" + slug.replace("-", "_")


def _plain(text: str) -> str:
    """Text without what means something to Mermaid: not all programs that draw it know its entities."""
    return _one_line(text).translate(PLAIN)


def _one_line(text: str) -> str:
    return " ".join(text.split())
