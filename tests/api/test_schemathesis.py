"""Schemathesis asks everything that OpenAPI allows, and much that it does not, with all its checks on."""

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import settings
from schemathesis import Case

from app.main import create_app
from app.settings import Settings

service = schemathesis.openapi.from_asgi("/openapi.json", create_app(Settings()))
"""Tests are made of it before there is a store; what it says does not depend on one."""

NAMES: dict[str, dict[str, str]] = {
    "/v1/mechanisms/{slug}": {"slug": "nerve-excitability"},
    "/v1/factors/{slug}": {"slug": "calcium-deficiency"},
    "/v1/guidance/{slug}": {"slug": "professional-evaluation"},
    "/v1/questions/{slug}": {"slug": "is-insomnia-related-to-calcium-deficiency"},
    "/v1/claims/{slug}": {"slug": "factor-caffeine"},
    "/v1/sources/{slug}": {},
    "/v1/foods/{slug}": {"slug": "whole-milk"},
    "/v1/terms/{slug}": {"slug": "certainty"},
    "/v1/crisis-lines/{slug}": {"slug": "us-988"},
    "/v1/codes/{system}/{code}": {"system": "icd-10-cm", "code": "G47.00"},
    "/v1/disclaimers/{id}": {"id": "general"},
    "/v1/editions/{id}": {"id": "2026.11.1"},
}
"""Items that there are: those that Schemathesis makes up there are not."""

ACCEPTANCE = schemathesis.checks.CHECKS.get_one("positive_data_acceptance")
service.config.checks.negative_data_rejection.expected_statuses += ["413"]
"""What is too long for a field may be too long for a body."""
UNSAYABLE = {"/v1/intake-estimates": [ACCEPTANCE], "/v1/reference-intakes/compare": [ACCEPTANCE]}
"""Checks of routes that refuse what a schema cannot: foods that there are not, babies, and groups without an age."""


@service.parametrize()
@settings(max_examples=20, deadline=None)
def test_the_service_keeps_its_own_description(case: Case[Any], app: FastAPI) -> None:
    """Status, headers, schema and refusal of every operation are as documented, and the disclaimer is there once."""
    case.operation.app = app
    response = case.call_and_validate(excluded_checks=UNSAYABLE.get(case.path, []))
    assert response.status_code < 500
    assert len(response.headers["health-disclaimer"]) == 1


@pytest.mark.parametrize("path", NAMES)
def test_items_that_there_are_keep_it_too(client: Any, app: FastAPI, path: str) -> None:
    """Their whole documents fit their schemas."""
    names = NAMES[path] or {"slug": client.get("/v1/sources?limit=1").json()["data"][0]["slug"]}
    response = service[path]["GET"].Case(path_parameters=names).call_and_validate(app=app)
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/v1/intake-estimates", "/v1/display-checks"])
def test_examples_of_bodies_keep_it_too(app: FastAPI, path: str) -> None:
    """They are accepted, with all checks on."""
    content = app.openapi()["paths"][path]["post"]["requestBody"]["content"]["application/json"]
    schema = app.openapi()["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    for example in schema["examples"]:
        case = service[path]["POST"].Case(body=example, media_type="application/json")
        assert case.call_and_validate(app=app).status_code == 200


def test_no_route_with_a_name_in_it_is_forgotten(app: FastAPI) -> None:
    """Each has an item above."""
    assert {path for path in app.openapi()["paths"] if "{" in path} == NAMES.keys()
