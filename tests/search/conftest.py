"""The judged queries, against the real content."""

import pytest

from app.content.compose import Composition
from tests.search.judged import Query, load
from tests.search.report import items


@pytest.fixture(scope="session")
def everything(composition: Composition) -> frozenset[str]:
    """Every item there is, each `kind/slug`."""
    return items(composition)


@pytest.fixture(scope="session")
def queries(everything: frozenset[str]) -> list[Query]:
    """The project's own judged queries."""
    return load(everything)
