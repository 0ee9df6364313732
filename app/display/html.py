"""What a reader sees of HTML: its text, without what is hidden, struck through or no text at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.display.sheets import MOST_SELECTORS, Hiding, hiding
from app.display.styles import ENDABLE, Effects, effects
from app.display.words import LINE, PARAGRAPH, STRUCK, word_set

MOST_TAGS = 10_000
MOST_TANGLES = 100_000
"""Elements that a parser must invent, at most: unclosed `<b>` and its like are opened anew in every paragraph."""

UNSEEN = word_set(
    "head title script style template noscript noframes noembed iframe object embed audio video canvas textarea select "
    "datalist option progress meter rp desc metadata defs symbol clippath mask dialog"
)
INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q ruby samp small span "
    "strong sub sup time tspan tt u var wbr s del strike rt"
)
"""Elements that do not end a word or a line. All others do."""
STRIKING = frozenset({"s", "del", "strike"})
_STRIKES = {"text-decoration", "text-decoration-line"}
_CLOSED = "closed"
_ENTERED = ENDABLE | _STRIKES | {_CLOSED}
"""Ways of being out of sight that something within may still be seen in."""
_NOSCRIPT = re.compile(r"<(/?)noscript(?=[\s/>])", re.IGNORECASE)
_FORMATTING = re.compile(r"<(?:big|code|font|strike|strong|small|em|tt|b|i|s|u)(?=[\s/>])[^>]*>?", re.IGNORECASE)
_REGULAR = re.compile(r"""<[a-z]+(?:\s+[\w:-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?)*\s*/?>""", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """What a display shows."""

    text: str
    """Paragraphs divided by empty lines; what is struck through is one sign."""
    links: tuple[str, ...] = ()
    """Where links that can be seen lead."""
    sheets_elsewhere: bool = False
    """Whether it names style sheets that are not part of it."""
    too_many_rules: bool = False
    """Whether its own style sheets have more rules that hide than are followed."""


def is_tangled(html: str) -> bool:
    """Whether a parser would have to invent very many elements. What cannot be told apart here counts each time."""
    spelled = _FORMATTING.findall(html)
    regular = {tag for tag in spelled if _REGULAR.fullmatch(tag)}
    irregular = sum(not _REGULAR.fullmatch(tag) for tag in spelled)
    return (len(regular) + irregular) * html.count("<") > MOST_TANGLES


def shown(html: str) -> Shown:
    """What a reader sees of HTML, as far as that can be told from the HTML alone."""
    from selectolax.lexbor import LexborHTMLParser  # here, since few requests need it

    tree = LexborHTMLParser(_with_scripting(html))
    rules = [rule for sheet in tree.css("style") for rule in hiding(sheet.text())]
    walk = _Walk(_hidden_by(tree, rules[:MOST_SELECTORS]))
    walk.over(tree.root)
    elsewhere = tree.css_first("link[rel~=stylesheet i]") is not None or any(
        "@import" in sheet.text().lower() for sheet in tree.css("style")
    )
    return Shown("".join(walk.text), tuple(walk.links), elsewhere, len(rules) > MOST_SELECTORS)


def _with_scripting(html: str) -> str:
    """HTML as a browser that runs scripts reads it: without what is meant for others."""
    kept, end, skipping = [], 0, False
    for tag in _NOSCRIPT.finditer(html):
        if skipping == bool(tag[1]):
            kept += [] if skipping else [html[end : tag.start()]]
            end, skipping = tag.start(), not skipping
    return "".join(kept) + ("" if skipping else html[end:])


def _hidden_by(tree: Any, rules: Iterable[Hiding]) -> dict[int, Effects]:
    """What style sheets hide, by element.

    Of the parts of a selector only the last must fit, and the others be there: it may hide too much, never too little.
    """
    from selectolax.lexbor import SelectolaxError

    @cache
    def chosen(selector: str) -> tuple[int, ...]:
        try:
            return tuple(node.mem_id for node in tree.css(selector))
        except (ValueError, SelectolaxError):  # no selector, which hides nothing in a browser either
            return ()

    found: dict[int, Effects] = {}
    for selector, hides in rules:
        for node in chosen(selector[-1]) if all(map(chosen, selector)) else ():
            found[node] = found.get(node, {}) | hides
    return found


class _Walk:
    """Goes through a tree in order, without recursion, since HTML can be as deep as it is long."""

    def __init__(self, sheets: dict[int, Effects]) -> None:
        self.sheets = sheets
        self.text: list[str] = []
        self.links: list[str] = []

    def over(self, root: Any) -> None:
        """Take in everything under a node."""
        waiting: list[tuple[Any, frozenset[str], str]] = [(root, frozenset(), "")]
        while waiting:
            node, hidden, closing = waiting.pop()
            if closing:
                self.text.append(closing)
                continue
            if node.next is not None and node is not root:
                waiting.append((node.next, hidden, ""))
            self._enter(node, hidden, waiting)

    def _enter(self, node: Any, outer: frozenset[str], waiting: list[Any]) -> None:
        if node.is_text_node:
            self._take(node, outer)
            return
        if not node.is_element_node or (node.tag in UNSEEN and "open" not in node.attributes):
            return
        hidden = self._hidden(node, outer)
        if not hidden <= _ENTERED:
            return
        self._break(node, hidden, waiting)
        if node.child is not None:
            waiting.append((node.child, hidden, ""))

    def _break(self, node: Any, hidden: frozenset[str], waiting: list[Any]) -> None:
        if node.tag == "br":
            self.text.append(LINE)
        elif node.tag == "a" and not hidden and node.child and (leads := node.attributes.get("href")):
            self.links.append(leads)
        elif node.tag not in INLINE:
            self.text.append(PARAGRAPH)
            waiting.append((None, hidden, PARAGRAPH))

    def _take(self, node: Any, hidden: frozenset[str]) -> None:
        if hidden and hidden <= _STRIKES:
            self.text.append(STRUCK)
        elif not hidden:
            self.text.append(re.sub(r"\s+", " ", node.text_content or ""))

    def _hidden(self, node: Any, outer: frozenset[str]) -> frozenset[str]:
        """In which ways a node is out of sight: those of what it stands in, and its own."""
        given = node.attributes
        found = effects(given.get("style") or "")
        for name, on in self.sheets.get(node.mem_id, {}).items():
            found.setdefault(name, on)
        if "hidden" in given or "popover" in given or given.get("aria-hidden") == "true":
            found["hidden"] = True
        if node.tag in STRIKING:
            found["text-decoration"] = True
        if node.tag == "details" and "open" not in given:
            found[_CLOSED] = True
        begun = {name for name, on in found.items() if on}
        return (outer - _ended(node, found)) | begun


def _ended(node: Any, found: Effects) -> set[str]:
    """The ways of being out of sight that end here; what sums up closed details is always seen."""
    summary = {_CLOSED} if node.tag == "summary" and node.parent.tag == "details" else set()
    return summary | {name for name, on in found.items() if not on and name in ENDABLE}
