"""The picture of the graph: everything in it can be read, by eyes, by screen readers, in light and in dark."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest

from app.documents.envelope import Meta
from app.documents.graph import Graph
from app.formats.graph.columns import MARGIN, WIDTH
from app.formats.graph.letters import width, wrapped
from app.formats.graph.palette import DARK, FILLS, LIGHT, POOL_FILLS, STROKES, Colours
from app.formats.graph.part import around
from app.formats.graph.picture import MOST_LINES, picture
from app.formats.graph.svg import svg
from app.formats.graph.words import told
from app.vocabulary import CertaintyLevel, ConclusionStatus

NAME = "{http://www.w3.org/2000/svg}"
SIZES = {"head": 20 * 1.12, "small": 11.5, "tag": 11, "badge": 11, "strong": 12 * 1.12}


def drawn(graph: Graph, meta: Meta) -> ElementTree.Element:
    return ElementTree.fromstring(svg(graph, meta))  # noqa: S314 - our own


def texts(root: ElementTree.Element) -> str:
    return " ".join(element.text or "" for element in root.iter(f"{NAME}text"))


Rectangle = tuple[float, float, float, float]


def numbers(element: ElementTree.Element) -> Rectangle:
    x, y, wide, high = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def apart(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01 or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
    )


def rectangles(root: ElementTree.Element) -> list[Rectangle]:
    """The boxes and badges of the drawing."""
    [group] = [g for g in root.findall(f"{NAME}g") if g.get("transform")]
    return [numbers(rect) for rect in group.iter(f"{NAME}rect")]


def lines_of_text(root: ElementTree.Element) -> Iterator[tuple[Rectangle, str]]:
    """The room that each line of text takes, outside the drawing."""
    inside = {text for g in root.findall(f"{NAME}g") if g.get("transform") for text in g.iter(f"{NAME}text")}
    for element in root.iter(f"{NAME}text"):
        if element not in inside:
            size = next((SIZES[name] for name in element.get("class", "").split() if name in SIZES), 12)
            x, y = float(element.get("x", "0")), float(element.get("y", "0"))
            yield (x, y - size * 0.8, x + width(element.text or "", size), y + size * 0.2), element.text or ""


def test_it_is_well_formed_and_says_what_it_is(shown: Graph, meta: Meta) -> None:
    root = drawn(shown, meta)
    assert root.tag == f"{NAME}svg"
    title, desc = root.find(f"{NAME}title"), root.find(f"{NAME}desc")
    assert title is not None
    assert desc is not None
    assert (title.text or "").startswith("The web of causes")
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == desc.get("id")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_its_description_tells_every_claim_in_it(shown: Graph, meta: Meta) -> None:
    desc = drawn(shown, meta).findtext(f"{NAME}desc") or ""
    for line in picture(shown).lines:
        assert told(line, picture(shown)) in desc
        assert all(edge.plain_statement in desc for edge in line.edges)


def test_every_node_is_labelled_and_leads_to_its_item(shown: Graph, meta: Meta) -> None:
    root, seen = drawn(shown, meta), picture(shown)
    said = texts(root)
    links = {link.get("href"): link.get("aria-label", "") for link in root.iter(f"{NAME}a")}
    for node in seen.nodes:
        assert all(word in said for word in node.title.split() if len(word) < 12)
        if node.href:
            assert node.href in links
    assert all(link.get("aria-label") or "".join(link.itertext()) for link in root.iter(f"{NAME}a"))


def test_it_leads_to_the_same_as_data(client: Any, shown: Graph, meta: Meta) -> None:
    links = [link.get("href") or "" for link in drawn(shown, meta).iter(f"{NAME}a")]
    [data] = [link for link in links if "format=json" in link]
    body = client.get(data).json()["data"]
    assert len(body["edges"]) == len(shown.edges)


def test_every_line_is_told_in_a_list_that_leads_to_its_claims(shown: Graph, meta: Meta) -> None:
    links = {link.get("href") or "" for link in drawn(shown, meta).iter(f"{NAME}a")}
    for line in picture(shown).lines:
        for edge in line.edges:
            assert any(edge.claim.href == link or f"slug={edge.claim.slug}" in link for link in links)


def test_nothing_lies_over_anything_else(every_part: list[Graph], graph: Graph, meta: Meta) -> None:
    """Boxes and badges, in every picture that there is one claim away, and in that of the whole."""
    for part in (graph, *every_part):
        found = rectangles(drawn(part, meta))
        clashes = [(one, other) for one, other in combinations(found, 2) if not apart(one, other)]
        assert not clashes, part.part


def test_nothing_is_cut_off(every_part: list[Graph], graph: Graph, meta: Meta) -> None:
    for part in (graph, *every_part):
        root = drawn(part, meta)
        height = float((root.get("viewBox") or "").split()[3])
        assert all(left >= 0 and right <= WIDTH for left, _, right, _ in rectangles(root))
        for (left, top, right, bottom), text in lines_of_text(root):
            assert left >= MARGIN - 0.01, text
            assert right <= WIDTH, text
            assert 0 <= top < bottom <= height, text


def test_lines_of_text_do_not_meet(shown: Graph, meta: Meta) -> None:
    found = list(lines_of_text(drawn(shown, meta)))
    assert not [pair for pair in combinations(found, 2) if not apart(pair[0][0], pair[1][0])]


def test_titles_fit_into_their_boxes(every_part: list[Graph], graph: Graph, meta: Meta) -> None:
    for part in (graph, *every_part):
        for box in drawn(part, meta).iter(f"{NAME}a"):
            rect = box.find(f"{NAME}rect")
            for text in box.iter(f"{NAME}text") if rect is not None else ():
                left, top, right, bottom = numbers(rect) if rect is not None else (0, 0, 0, 0)
                assert left + width(text.text or "", 12) <= right
                assert top + 8 <= float(text.get("y", "0")) <= bottom - 3


def test_no_text_is_smaller_than_eleven_pixels(graph: Graph, meta: Meta) -> None:
    root = drawn(graph, meta)
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", root.findtext(f"{NAME}style") or "")]
    assert min(sizes) >= 11
    assert (root.get("viewBox") or "").split()[2] == "800"


def test_certainty_is_told_without_colour(graph: Graph, meta: Meta) -> None:
    """Each level has a width and dashes of its own, and the key names them all."""
    root = drawn(graph, meta)
    style, said = root.findtext(f"{NAME}style") or "", texts(root)
    looks = [re.search(rf"\.{level}{{([^}}]*)}}", style) for level in CertaintyLevel]
    assert len({look and look.group(1) for look in looks}) == len(CertaintyLevel)
    for word in ("high", "moderate", "low", "very low", "is mixed", "is not enough", "speaks against it"):
        assert word in said


def test_it_carries_what_must_be_shown(shown: Graph, meta: Meta) -> None:
    root = drawn(shown, meta)
    said, described = texts(root), root.findtext(f"{NAME}desc") or ""
    for required in (meta.disclaimer.text, *(notice.text for notice in meta.notices), meta.attribution):
        assert required in said
        assert required in described


def test_help_for_those_in_danger_comes_first(shown: Graph, meta: Meta) -> None:
    said = texts(drawn(shown, meta))
    assert said.index("Call if you are in danger") < said.index("How sure we are") < said.index(meta.disclaimer.text)


def test_the_whole_says_what_it_leaves_out_and_what_stands_together(graph: Graph, meta: Meta) -> None:
    said, seen = texts(drawn(graph, meta)), picture(graph)
    assert graph.picture in said
    assert len(seen.lines) <= 80
    for title, members in seen.groups:
        assert f"{title}: {', '.join(members)}." in said


def test_a_part_too_big_to_read_is_drawn_in_broad_strokes(shown: Graph) -> None:
    seen = picture(shown)
    if shown.part and len({(e.subject, e.object) for e in shown.edges}) <= MOST_LINES:
        assert {node.slug for node in seen.nodes} == {node.slug for node in shown.nodes}
        assert {edge.claim.slug for line in seen.lines for edge in line.edges} == {e.claim.slug for e in shown.edges}
    else:
        assert seen.statement.endswith(shown.picture)


@pytest.mark.parametrize("depth", [2, 3])
def test_there_is_a_picture_of_every_part(graph: Graph, depth: int) -> None:
    """However big: with what was asked for in it, alone or in what it stands within."""
    for about in (node.slug for node in graph.nodes):
        part = around(graph, about, depth)
        assert part is not None
        seen = picture(part)
        near = {edge.claim.slug for edge in graph.edges if about in (edge.subject, edge.object)}
        drawn_edges = {edge.claim.slug for line in seen.lines for edge in line.edges}
        assert drawn_edges, about
        assert near & drawn_edges, about
        assert {slug for line in seen.lines for slug in (line.subject, line.object)} <= {n.slug for n in seen.nodes}


def test_a_shared_line_promises_no_more_than_its_least_certain_claim(graph: Graph) -> None:
    for line in picture(graph).lines:
        assert line.least.rank == min(edge.certainty.level.rank for edge in line.edges)
        assert line.best.rank == max(edge.certainty.level.rank for edge in line.edges)
        if line.status is ConclusionStatus.SUPPORTED:
            assert all(edge.conclusion.status is ConclusionStatus.SUPPORTED for edge in line.edges)


def test_the_same_graph_is_drawn_the_same(shown: Graph, meta: Meta) -> None:
    assert svg(shown, meta) == svg(shown, meta)


def test_it_holds_no_script_and_loads_nothing(shown: Graph, meta: Meta) -> None:
    made = svg(shown, meta)
    assert "<script" not in made
    assert not re.search(r"\son\w+=|url\(|@import|<image|<use|javascript:|https?://(?!www\.w3\.org/2000/svg)", made)


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", '"><a href="javascript:x">', "a & b", "]]>"])
def test_text_is_escaped(graph: Graph, meta: Meta, text: str) -> None:
    named = graph.model_copy(update={"title": text})
    assert drawn(named, meta).findtext(f"{NAME}title") == text


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_enough(colours: Colours) -> None:
    """WCAG AA: 4.5 for text, 3 for lines."""
    for fill in {*FILLS.values(), *POOL_FILLS.values(), "page", "badge"}:
        assert contrast(colours["ink"], colours[fill]) >= 4.5
        assert contrast(colours["muted"], colours[fill]) >= 4.5
    assert contrast(colours["link"], colours["page"]) >= 4.5
    for stroke in STROKES.values():
        assert contrast(colours[stroke], colours["page"]) >= 3


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_breaks_where_it_must() -> None:
    assert wrapped("a short line", 12, 500) == ["a short line"]
    assert wrapped("", 12, 50) == [""]
    lines = wrapped("hypoparathyroidism of the parathyroid glands", 12, 90)
    assert all(width(line, 12) <= 90 for line in lines)
    assert lines[0].endswith("-")


def test_what_orders_the_picture_is_loaded_only_to_draw() -> None:
    """It is big, and most processes never draw."""
    program = "import sys, app.main; sys.exit('igraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
