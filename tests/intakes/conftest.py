"""The real rows and foods, as documents."""

import pytest

from app.content.compose import Composition
from app.documents.data import Food, ReferenceIntake

Rows = list[ReferenceIntake]
Foods = dict[str, Food]


@pytest.fixture(scope="session")
def rows(composition: Composition) -> Rows:
    """Every reference intake."""
    documents = (composed.document for composed in composition.documents if composed.language == "en")
    return [document for document in documents if isinstance(document, ReferenceIntake)]


@pytest.fixture(scope="session")
def foods(composition: Composition) -> Foods:
    """Every food, by slug."""
    documents = (composed.document for composed in composition.documents if composed.language == "en")
    return {document.slug: document for document in documents if isinstance(document, Food)}
