"""The graph as a picture: SVG that says in words all that it draws, in light and dark."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, tostring

from app.documents.envelope import Meta
from app.documents.graph import Graph, GraphNode
from app.formats.graph import words
from app.formats.graph.badges import HEIGHT, Badge, badges
from app.formats.graph.columns import MARGIN, WIDTH
from app.formats.graph.layout import FONT, LEADING, PADDING, TAG, Box, Layout, Route, layout
from app.formats.graph.legend import legend
from app.formats.graph.letters import BOLD, wrapped
from app.formats.graph.lines import Line
from app.formats.graph.palette import DARK, LIGHT, STROKES, fill, variables
from app.formats.graph.picture import Picture, picture

ROOM = WIDTH - 2 * MARGIN
HEAD, NOTE = 20.0, 11.5
DANGER = "emergency"
"""The notice that comes first."""
FAMILY = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif"
STYLE = f"""
svg{{{variables(LIGHT)}background:var(--page);font-family:{FAMILY};font-size:{FONT}px}}
@media (prefers-color-scheme:dark){{svg{{{variables(DARK)}}}}}
text{{fill:var(--ink)}} .muted{{fill:var(--muted)}} .head{{font-size:{HEAD}px;font-weight:600}}
.small{{font-size:{NOTE}px}} .strong{{font-weight:600}} .tag{{font-size:11px;fill:var(--muted)}}
.badge{{font-size:11px;font-weight:600;text-anchor:middle}}
.line{{fill:none;stroke-linecap:butt}} .high{{stroke-width:4}} .moderate{{stroke-width:2.4}}
.low{{stroke-width:1.8;stroke-dasharray:8 4}} .very-low{{stroke-width:1.8;stroke-dasharray:2 4}}
.supported{{stroke:var(--supported)}} .mixed{{stroke:var(--mixed)}} .insufficient{{stroke:var(--insufficient)}}
.contradicted{{stroke:var(--contradicted)}} .head-of{{stroke-width:1.4;stroke-dasharray:none}}
.pill{{fill:var(--badge);stroke-width:1.2}} a text.link{{fill:var(--link);text-decoration:underline}}
a:focus{{outline:none}} a:focus rect{{stroke:var(--link);stroke-width:3}}
a:focus text.link{{fill:var(--ink);text-decoration-thickness:3px}}
"""


def svg(graph: Graph, meta: Meta) -> str:
    """The picture of the whole or of a part, with its disclaimer, notices and origin."""
    shown, placed = _in_reading_order(picture(graph))
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "{http://www.w3.org/XML/1998/namespace}lang": graph.language,
            "role": "graphics-document document",
            "aria-labelledby": "title",
            "aria-describedby": "desc",
        },
    )
    SubElement(root, "title", {"id": "title"}).text = shown.title
    SubElement(root, "desc", {"id": "desc"}).text = "\n".join(_described(shown, meta))
    SubElement(root, "style").text = STYLE
    SubElement(root, "rect", {"width": "100%", "height": "100%", "style": "fill:var(--page)"})
    y = _heading(root, shown, [notice.text for notice in meta.notices if notice.id == DANGER])
    y = legend(root, y)
    y = _drawing(root, shown, placed, y)
    y = _list(root, shown, y)
    y = _groups(root, shown, y)
    y = _footer(root, meta, y)
    root.attrib |= {"viewBox": f"0 0 {WIDTH:.0f} {y:.0f}", "width": f"{WIDTH:.0f}", "height": f"{y:.0f}"}
    return tostring(root, encoding="unicode")


def _in_reading_order(shown: Picture) -> tuple[Picture, Layout]:
    """Lines are numbered by where they end: column by column, from top to bottom."""
    placed = layout(shown)
    pairs = sorted(zip(shown.lines, placed.routes, strict=True), key=lambda pair: (pair[1].x, pair[1].y))
    lines, routes = zip(*pairs, strict=True)
    return replace(shown, lines=lines), replace(placed, routes=routes)


def _described(shown: Picture, meta: Meta) -> Iterable[str]:
    """The text alternative: every claim in the picture in plain words."""
    yield from (shown.summary, shown.statement)
    for number, line in enumerate(shown.lines, 1):
        yield f"{number}. {words.told(line, shown)}"
        yield from (f"   {words.stated(edge)}" for edge in line.edges)
    yield from _required(meta)


def _required(meta: Meta) -> list[str]:
    """What must be shown wherever this is."""
    return [*(shown.text for shown in (meta.disclaimer, *meta.notices)), meta.attribution]


def _heading(root: Element, shown: Picture, danger: Sequence[str]) -> float:
    """What it is, with help for those in danger before everything else."""
    y = _written(root, wrapped(shown.title, HEAD * BOLD, ROOM), MARGIN + HEAD, HEAD + 6, "head")
    for text in danger:
        y = _written(root, wrapped(text, FONT * BOLD, ROOM), y, LEADING + 1, "strong") + 4
    y = _written(root, wrapped(shown.summary, FONT, ROOM), y, LEADING + 1)
    return _written(root, wrapped(shown.statement, NOTE, ROOM), y + 2, LEADING, "small muted") + 4


def _written(
    root: Element, lines: Sequence[str], y: float, leading: float, style: str = "", x: float = MARGIN
) -> float:
    """Lines of text, and where the next one would stand."""
    for line in lines:
        SubElement(root, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", **({"class": style} if style else {})}).text = line
        y += leading
    return y


def _drawing(root: Element, shown: Picture, placed: Layout, y: float) -> float:
    group = SubElement(root, "g", {"transform": f"translate(0 {y:.1f})"})
    label = "Lines between the boxes; the list below tells each of them in words."
    lines = SubElement(group, "g", {"role": "img", "aria-label": label})
    for line, route in zip(shown.lines, placed.routes, strict=True):
        _line(lines, line, route)
    for line, badge in zip(shown.lines, badges(shown.lines, placed.routes), strict=True):
        _badge(lines, line, badge)
    _boxes(group, shown, placed)
    return y + placed.height + 34


def _line(group: Element, line: Line, route: Route) -> None:
    stroke = STROKES[line.status]
    SubElement(group, "path", {"d": route.path, "class": f"line {line.least} {stroke}"})
    if line.directed:
        tip, back = route.x, route.x - route.heading * 9
        points = f"M{tip:.1f} {route.y:.1f}L{back:.1f} {route.y - 5:.1f}V{route.y + 5:.1f}Z"
        inside = stroke if stroke == "supported" else "page"
        SubElement(group, "path", {"d": points, "class": f"head-of {stroke}", "style": f"fill:var(--{inside})"})


def _badge(group: Element, line: Line, badge: Badge) -> None:
    left, top = badge.x - badge.width / 2, badge.y - HEIGHT / 2
    place = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{badge.width:.1f}", "height": f"{HEIGHT:.0f}", "rx": "4"}
    SubElement(group, "rect", {**place, "class": f"pill {STROKES[line.status]}"})
    SubElement(group, "text", {"x": f"{badge.x:.1f}", "y": f"{badge.y + 4:.1f}", "class": "badge"}).text = badge.text


def _boxes(group: Element, shown: Picture, placed: Layout) -> None:
    for node, box in zip(shown.nodes, placed.boxes, strict=True):
        parent = group
        if node.href:
            parent = SubElement(group, "a", {"href": node.href, "aria-label": f"{node.title} ({words.tag(node)})"})
        _box(parent, node, box)


def _box(parent: Element, node: GraphNode, box: Box) -> None:
    place = {"x": f"{box.x:.1f}", "y": f"{box.y:.1f}", "width": f"{box.width:.1f}", "height": f"{box.height:.1f}"}
    colour = fill(node.type, node.calcium_pool)
    SubElement(parent, "rect", {**place, "rx": "6", "style": f"fill:var(--{colour});stroke:var(--muted)"})
    text = TAG + len(box.lines) * LEADING
    y = box.y + (box.height - text) / 2 + 10
    x = box.x + PADDING
    _written(parent, [words.tag(node)], y, 0, "tag", x)
    _written(parent, box.lines, y + TAG + 1, LEADING, x=x)


def _list(root: Element, shown: Picture, y: float) -> float:
    """Every line in words, each leading to its claims."""
    y = _written(root, ["What the lines say"], y, 20, "strong")
    indent = MARGIN + 30
    for number, line in enumerate(shown.lines, 1):
        link = SubElement(root, "a", {"href": words.claims_of(line)})
        _written(link, [f"{number}"], y, 0, "small link strong")
        told = wrapped(words.told(line, shown), NOTE, WIDTH - indent - MARGIN)
        y = _written(link, told, y, LEADING, "small", indent) + 3
    link = SubElement(root, "a", {"href": shown.data})
    return _written(link, ["All of this as data, with every claim"], y + 4, LEADING, "small link") + 12


def _groups(root: Element, shown: Picture, y: float) -> float:
    """What each box stands for that stands for several."""
    if shown.groups:
        y = _written(root, ["What stands together"], y, 20, "strong")
    for title, members in shown.groups:
        y = _written(root, wrapped(f"{title}: {', '.join(members)}.", NOTE, ROOM), y, LEADING, "small") + 3
    return y + 12


def _footer(root: Element, meta: Meta, y: float) -> float:
    """What must be shown: the whole disclaimer, the notices, and the origin."""
    SubElement(root, "path", {"d": f"M{MARGIN} {y:.1f}H{WIDTH - MARGIN}", "style": "stroke:var(--rule)"})
    y = _written(root, wrapped(meta.disclaimer.text, FONT * BOLD, ROOM), y + 22, LEADING + 1, "strong")
    for notice in (notice for notice in meta.notices if notice.id != DANGER):
        y = _written(root, wrapped(notice.text, NOTE, ROOM), y + 4, LEADING, "small")
    return _written(root, wrapped(meta.attribution, NOTE, ROOM), y + 6, LEADING, "small muted") + 6
