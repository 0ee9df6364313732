"""Style sheets that a display brings along: which of its elements they take out of sight."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.display.styles import UNREADABLE, Effects, effects_of

MOST_SELECTORS = 100
"""Selectors of hiding rules that are followed; more are no style sheet of a few passages."""
DEEPEST = 3

MOST_PARTS = 4

Hiding = tuple[tuple[str, ...], Effects]
"""The parts of a selector, of which the last is what it styles, and what that takes out of sight."""


def hiding(sheet: str) -> list[Hiding]:
    """The rules that take something out of sight, under whatever condition, since it may be met."""
    import tinycss2  # here, since few requests need it

    try:
        return list(_hiding(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))
    except UNREADABLE:
        return [(("*",), {"unreadable": True})]


def _hiding(rules: Iterable[Any], depth: int = 0) -> Iterator[Hiding]:
    import tinycss2

    for rule in rules:
        if rule.type == "at-rule" and rule.content and depth < DEEPEST and not _is_for_paper(rule):
            within = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _hiding(within, depth + 1)
        elif rule.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            if hides := {name: True for name, on in effects_of(declared).items() if on}:
                yield from ((selector, hides) for selector in _selectors(rule.prelude))
            if depth < DEEPEST:
                yield from _hiding((part for part in declared if part.type == "qualified-rule"), depth + 1)


def _is_for_paper(rule: Any) -> bool:
    said = "".join(token.serialize() for token in rule.prelude).strip().lower()
    return rule.lower_at_keyword in ("keyframes", "font-face", "page") or said == "print"


def _selectors(prelude: Iterable[Any]) -> Iterator[tuple[str, ...]]:
    """The parts of each selector of a list. A selector that ends in a pseudo-element styles no element."""
    parts: list[list[Any]] = [[]]
    for token in [*prelude, None]:
        if token is None or _is(token, ","):
            written = [_stateless(part) for part in parts if part]
            if written and written[-1]:
                yield tuple(part for part in written if part)[-MOST_PARTS:]
            parts = [[]]
        elif token.type == "whitespace" or _is(token, ">", "+", "~"):
            parts.append([])
        else:
            parts[-1].append(token)


def _stateless(tokens: list[Any]) -> str:
    """A part without `:hover` and its like; nothing for a pseudo-element."""
    kept: list[Any] = []
    colons = 0
    for token in tokens:
        if _is(token, ":"):
            colons += 1
            if colons == 2:
                return ""
        elif colons:
            colons = 0
        elif not _is(token, "&"):  # stands for the rule around it
            kept.append(token)
    return "".join(token.serialize() for token in kept)


def _is(token: Any, *signs: str) -> bool:
    return token.type == "literal" and token.value in signs
