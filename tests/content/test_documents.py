"""The published models: an unknown value is absent, never null, and their schemas say so."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.content.compose import Composition
from app.documents.data import Food
from app.documents.digest import canonical
from app.documents.document import Document, ItemDocument, Reference
from app.documents.envelope import Links
from app.vocabulary import Kind

REQUIRED = {"kind", "slug", "title", "summary", "review", "readability", "codes", "related", "digest", "language"}


def subclasses(model: type[Document]) -> Iterator[type[Document]]:
    for child in model.__subclasses__():
        if child.__module__.startswith("app.") and not child.__pydantic_generic_metadata__["parameters"]:
            yield child
        yield from subclasses(child)


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from schemas(child)


@pytest.mark.parametrize("model", sorted(set(subclasses(Document)), key=lambda model: model.__name__))
def test_no_schema_allows_null(model: type[Document]) -> None:
    for schema in schemas(TypeAdapter(model).json_schema(mode="serialization")):
        assert schema.get("type") != "null"
        assert schema.get("default", "") is not None


@pytest.mark.parametrize("model", sorted(set(subclasses(Document)), key=lambda model: model.__name__))
def test_every_field_is_described(model: type[Document]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", sorted(set(subclasses(ItemDocument)), key=lambda model: model.__name__))
def test_what_all_items_have_is_required(model: type[Document]) -> None:
    schema = model.model_json_schema(mode="serialization")
    assert set(schema["required"]) >= REQUIRED


def test_an_optional_field_is_not_required_in_the_schema() -> None:
    schema = Food.model_json_schema(mode="serialization")
    assert "fdc_id" in schema["properties"]
    assert "fdc_id" not in schema["required"]
    assert "default" not in schema["properties"]["fdc_id"]


def test_names_that_python_keeps_for_itself_are_published_as_they_are() -> None:
    assert Links(self="/v1/foods").published() == {"self": "/v1/foods"}


def test_documents_are_frozen() -> None:
    link = Reference(kind=Kind.FOOD, slug="milk", title="Milk", href="/v1/foods/milk")
    with pytest.raises(ValueError, match="frozen"):
        link.title = "Cheese"


def test_documents_take_fields_that_later_versions_add() -> None:
    """Within version 1 documents only gain fields: today's code must read tomorrow's."""
    whole = {"kind": "food", "slug": "milk", "title": "Milk", "href": "/v1/foods/milk", "tomorrow": 1}
    assert Reference.model_validate(whole).slug == "milk"


def test_canonical_json_is_sorted_compact_and_without_the_digest(composition: Composition) -> None:
    factor = next(composed for composed in composition.documents if composed.slug == "sleep-environment")
    body = canonical(factor.document.model_copy(update={"digest": "anything"}))
    assert body == factor.body
    assert body.startswith('{"category":"environmental","certainty":{"level":"low",')
    assert json.loads(body) | {"digest": ""} == factor.document.published()
