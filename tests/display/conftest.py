"""What displays are held against: the real content."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI

from app.api.displayed import facts, versions
from app.api.responses import Choice
from app.display.facts import Facts
from app.vocabulary import Kind


@pytest.fixture(scope="session")
def against(app: FastAPI) -> Callable[..., Facts]:
    """The facts about some items, named `kind/slug`."""

    def found(*items: str, edition: str = "", language: str = "en") -> Facts:
        editions: Any = app.state.editions
        choice = Choice(editions, editions.current(), [], "en", pinned=False)
        named = [(Kind(kind), slug) for kind, _, slug in (item.partition("/") for item in items)]
        return facts(choice, *versions(choice, edition), language, named)

    return found
