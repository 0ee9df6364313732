"""The OpenAPI document: what SDKs are generated from and what the reference shows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.disclaimer import BUILT_IN
from app.main import create_app
from app.settings import Settings

Json = dict[str, Any]

SNAPSHOT = Path(__file__).parents[1] / "openapi" / "openapi.json"
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
ALWAYS = {name: {"$ref": f"#/components/headers/{name}"} for name in ("Health-Disclaimer", "Link")}
WITHOUT_UNIT = {
    "CountedFood": {"grams"},
    "FoodEaten": {"servings", "grams"},
    "Effect": {"value", "ci_low", "ci_high"},  # `unit` stands beside them, since it is another for every study
    "Readability": {"grade"},
    "SearchHit": {"score"},
}
"""Fields that hold numbers which are no amounts, or have their unit beside them."""
UNITS = ("_mg", "_mg_per_100g", "_mg_per_serving", "_mg_per_day", "_g", "_percent")


@pytest.fixture(scope="module")
def document(app: FastAPI) -> Json:
    """The document that the service gives."""
    return app.openapi()


@pytest.fixture(scope="module")
def schemas(document: Json) -> dict[str, Json]:
    """The schemas by name."""
    found: dict[str, Json] = document["components"]["schemas"]
    return found


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    """Every operation with its path."""
    for path, methods in document["paths"].items():
        ((method, operation),) = methods.items()
        assert method in ("get", "post")
        yield path, operation


def fields(schemas: dict[str, Json]) -> Iterator[tuple[str, str, Json]]:
    """Every field with the name of its schema."""
    for name, schema in schemas.items():
        for field, described in schema.get("properties", {}).items():
            yield name, field, described


def parts(value: Any) -> Iterator[Json]:
    """Every object inside a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from parts(child)


def sent(document: Json) -> set[str]:
    """The names of all schemas that a body is made of."""
    found: set[str] = set()
    bodies: list[Any] = [
        operation["requestBody"] for _, operation in operations(document) if "requestBody" in operation
    ]
    while bodies:
        refs = [str(part["$ref"]) for part in parts(bodies.pop()) if "$ref" in part]
        new = {ref.rpartition("/")[2] for ref in refs} - found
        found |= new
        bodies += [document["components"]["schemas"][name] for name in new]
    return {name for name in found if document["components"]["schemas"][name]["type"] == "object"}


def resolved(document: Json, ref: str) -> Any:
    """What a reference inside the document points at."""
    value: Any = document
    for key in ref.removeprefix("#/").split("/"):
        value = value[key]
    return value


def test_the_snapshot_is_what_the_service_gives(client: Any, document: Json) -> None:
    """Run `make openapi` after a change, and look at what it does to those who use the API."""
    assert SNAPSHOT.read_text(encoding="utf-8") == json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    assert client.get("/openapi.json").json() == document


def test_it_does_not_depend_on_the_content(document: Json, tmp_path: Path) -> None:
    """A service without any store gives the same."""
    assert create_app(Settings(database_url=f"sqlite:///{tmp_path}/nothing.db")).openapi() == document


def test_the_public_address_is_the_server() -> None:
    """Where one is set; otherwise addresses are relative."""
    assert "servers" not in create_app(Settings()).openapi()
    public = create_app(Settings.load({}, public_url="https://casomnia.example/"))
    assert public.openapi()["servers"] == [{"url": "https://casomnia.example"}]


def test_its_schemas_are_json_schemas(document: Json, schemas: dict[str, Json]) -> None:
    """Version 3.1, and every schema is one of JSON Schema 2020-12."""
    assert document["openapi"].startswith("3.1.")
    for schema in schemas.values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_every_reference_leads_somewhere_and_every_schema_is_used(document: Json, schemas: dict[str, Json]) -> None:
    """Nothing dangles."""
    refs = {part["$ref"] for part in parts(document) if isinstance(part.get("$ref"), str)}
    assert all(resolved(document, ref) for ref in refs)
    assert {ref.rpartition("/")[2] for ref in refs if "/schemas/" in ref} == schemas.keys()


def test_every_operation_is_named_for_its_handler(app: FastAPI, document: Json) -> None:
    """So SDK methods have the names of this code, each once."""
    handlers = {route.path: route.name for route in iter_route_contexts(app.routes)}
    ids = {path: operation["operationId"] for path, operation in operations(document)}
    assert ids == {path: handlers[path] for path in ids}
    assert len(set(ids.values())) == len(ids)
    assert all(re.fullmatch(r"(get|list|compare|estimate|check)_[a-z_]+", name) for name in ids.values())


def test_every_operation_is_described(document: Json) -> None:
    """With one tag that is described too, a summary and a sentence."""
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    used = [operation["tags"] for _, operation in operations(document)]
    assert {tag for tags in used for tag in tags} == described
    for path, operation in operations(document):
        assert len(operation["tags"]) == 1, path
        assert operation["summary"], path
        assert operation["description"].endswith("."), path
        assert all(parameter["description"] for parameter in operation.get("parameters", [])), path


def test_every_schema_and_field_is_described(schemas: dict[str, Json]) -> None:
    """Docstrings of the documents become the reference."""
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []
    assert [(name, field) for name, field, described in fields(schemas) if not described.get("description")] == []


def test_amounts_have_their_unit_in_the_name(schemas: dict[str, Json]) -> None:
    """Numbers that are no whole numbers are amounts, and so is everything in mg."""
    for name, field, described in fields(schemas):
        amount = described.get("type") == "number" or re.search(r"\b(mg|grams?|in g)\b", described["description"])
        if amount and described.get("type") in ("number", "integer") and field not in WITHOUT_UNIT.get(name, ()):
            assert f"_{field}".endswith(UNITS), (name, field)


def test_nothing_is_null(document: Json) -> None:
    """Neither in responses nor in parameters, and nothing has null for a default."""
    for part in parts(document):
        assert "null" not in str(part.get("type"))
        assert "nullable" not in part
        assert part.get("default", "") is not None


def test_served_documents_may_grow(document: Json) -> None:
    """Strict SDKs would break on an added field. What is sent is the other way round: unknown fields are refused."""
    closed = {n for n, s in document["components"]["schemas"].items() if s.get("additionalProperties") is False}
    assert closed == sent(document)


def test_bounds_are_said_as_json_schema_has_them(schemas: dict[str, Json]) -> None:
    """A bound on what may be absent is easily lost on the way."""
    assert not any({"ge", "le", "gt", "lt"} & described.keys() for _, _, described in fields(schemas))


def test_every_response_names_the_disclaimer_header(document: Json) -> None:
    """It is a required one."""
    for path, operation in operations(document):
        for status, response in operation["responses"].items():
            assert response["headers"].items() >= ALWAYS.items(), (path, status)
    assert document["components"]["headers"]["Health-Disclaimer"]["required"] is True


def test_every_problem_is_a_problem(document: Json) -> None:
    """One media type and one schema for all of them; every route under `/v1` can refuse, break and be out of order."""
    for path, operation in operations(document):
        failures = {status: response for status, response in operation["responses"].items() if status >= "400"}
        assert all(response["content"] == PROBLEM for response in failures.values()), path
        if path.startswith("/v1"):
            assert failures.keys() >= {"404", "406", "422", "500", "503"}, path
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_items_that_can_be_withdrawn_say_so(document: Json) -> None:
    """With a 410."""
    gone = {path for path, operation in operations(document) if "410" in operation["responses"]}
    assert gone == {path for path in document["paths"] if path.endswith("/{slug}")} | {
        "/v1/disclaimers/{id}",
        "/v1/graph",
    }


OTHER_FORMS = {"/v1/graph": ("text/vnd.mermaid", "image/svg+xml")}
"""What there is besides JSON. That it carries the disclaimer is tested where it is made."""


def test_every_success_is_json_in_its_envelope(document: Json, schemas: dict[str, Json]) -> None:
    """`meta.disclaimer` is required all the way down, so no SDK can leave it out."""
    for path, operation in operations(document):
        content = operation["responses"]["200"]["content"]
        assert content.keys() == {"application/json", *OTHER_FORMS.get(path, ())}, path
        envelope = resolved(document, content["application/json"]["schema"]["$ref"])
        assert envelope["required"] == ["data", "meta", "links"], path
        meta = resolved(document, envelope["properties"]["meta"]["$ref"])
        assert "disclaimer" in meta["required"], path
        assert meta["properties"]["disclaimer"]["$ref"] == "#/components/schemas/DisclaimerMeta", path
    assert "meta" in schemas["Problem"]["required"]
    assert set(schemas["DisclaimerMeta"]["required"]) == schemas["DisclaimerMeta"]["properties"].keys()
    assert schemas["DisclaimerMeta"]["properties"]["display"]["const"] == "required"


def test_the_document_carries_the_disclaimer_itself(document: Json) -> None:
    """At its top and in its info, whole."""
    carried = document["x-disclaimer"]
    assert carried == document["info"]["x-disclaimer"]
    assert carried.items() >= BUILT_IN.published().items()
    assert carried["intended_use"]["patient_specific"] is False
    assert document["info"]["termsOfService"] == BUILT_IN.url
