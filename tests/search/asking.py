"""What the service found: the one place that knows the form of its answers."""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

from tests.search.judged import Query

Get = Callable[[str, dict[str, str | int]], dict[str, Any]]
"""The JSON body that a path answers with these query parameters."""

LOOKED_AT = 10


class Found(BaseModel):
    """What came back for one query."""

    model_config = ConfigDict(frozen=True)

    hits: tuple[str, ...] = ()
    """Of `/v1/search`, best first, each `kind/slug`."""
    searched_urgent: tuple[str, ...] = ()
    """Slugs of the danger signs that `/v1/search` leads with."""
    matched: bool = False
    question: str | None = None
    """Slug of the question that answers it."""
    urgent: tuple[str, ...] = ()
    """Slugs of the danger signs that `/v1/answers` leads with."""
    shown: frozenset[str] = frozenset()
    """Every item that `/v1/answers` refers to, each `kind/slug`."""
    text: str = ""
    """All that `/v1/answers` gives to read, without what leads in danger."""


def ask(get: Get, query: Query) -> Found:
    """Ask for hits and for an answer, in no language: people in danger write in their own, whatever an app has set."""
    searched = get("/v1/search", {"q": query.words, "limit": LOOKED_AT})["data"]
    answer = get("/v1/answers", {"q": query.words})["data"]
    read = {name: value for name, value in answer.items() if name not in ("urgent", "scope")}
    return Found(
        hits=tuple(map(_name, searched["hits"])),
        searched_urgent=tuple(sign["slug"] for sign in searched["urgent"]),
        matched=answer["matched"],
        question=answer.get("question", {}).get("slug"),
        urgent=tuple(sign["slug"] for sign in answer["urgent"]),
        shown=frozenset(_name(part) for part in _objects(answer) if "kind" in part and "slug" in part),
        text="\n".join(_strings(read)),
    )


def _name(item: dict[str, Any]) -> str:
    return f"{item['kind']}/{item['slug']}"


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in _inner(value):
        yield from _objects(inner)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in _inner(value):
        yield from _strings(inner)


def _inner(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
