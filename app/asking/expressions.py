"""The query language of FTS5. Only words come into it, in quotes, so that nothing a person types is an operator."""

from collections.abc import Iterable

from app.asking.query import Part

MOST_ALSO = 3
"""So many other phrases for a part are looked for."""


def phrase(words: Iterable[str]) -> str:
    """Words that stand together."""
    return f'"{" ".join(words)}"'


def all_of(parts: Iterable[Part]) -> str:
    """Every part, as asked or in other words."""
    return " AND ".join(f"({_any_of(part)})" for part in parts)


def _any_of(part: Part) -> str:
    own = " AND ".join(phrase([word]) for word in part.own)
    return " OR ".join([f"({own})", *map(phrase, part.also[:MOST_ALSO])])
