"""HEAD, OPTIONS and CORS, on every route."""

from typing import Any

import pytest
from fastapi import FastAPI

from app.main import EXPOSED

PATHS = (
    "/",
    "/docs",
    "/docs/assets/docs.css",
    "/livez",
    "/openapi.json",
    "/readyz",
    "/v1",
    "/v1/claims?limit=1",
    "/v1/codes/icd-10-cm/E58",
    "/v1/crisis-lines?limit=1",
    "/v1/disclaimers",
    "/v1/disclaimers/general",
    "/v1/editions",
    "/v1/editions/2026.11.1",
    "/v1/factors",
    "/v1/factors/calcium-deficiency",
    "/v1/factors?limt=3",
    "/v1/foods?limit=1",
    "/v1/guidance",
    "/v1/guidance/balanced-diet",
    "/v1/mechanisms",
    "/v1/mechanisms/muscle-function",
    "/v1/nothing",
    "/v1/overview",
    "/v1/questions",
    "/v1/reference-intakes?limit=1",
    "/v1/sources?limit=1",
    "/v1/terms?limit=1",
)
ORIGIN = {"Origin": "https://reader.example"}


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_its_body(client: Any, path: str) -> None:
    """Status and every header are the same."""
    got, asked = client.get(path), client.request("HEAD", path)
    assert asked.content == b""
    assert asked.status_code == got.status_code
    assert asked.headers == got.headers


@pytest.mark.parametrize("path", [path for path in PATHS if "?" not in path and path != "/v1/nothing"])
def test_options_says_what_is_allowed(client: Any, path: str) -> None:
    """Without a body."""
    response = client.request("OPTIONS", path)
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    assert response.content == b""
    assert not {"content-length", "content-type"} & set(response.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/v1/factors", "/livez", "/docs", "/openapi.json"])
def test_other_methods_are_refused_and_told_what_is_allowed(client: Any, method: str, path: str) -> None:
    """There is nothing to write."""
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    body = response.json()
    assert body["type"] == "/docs#problem-method-not-allowed"
    assert f"does not answer {method}" in body["detail"]
    assert "`Allow`" in body["detail"]


def test_any_origin_may_read_and_see_the_headers(client: Any) -> None:
    """CORS is open, and the disclaimer among what a script can see."""
    headers = client.get("/v1/factors", headers=ORIGIN).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["access-control-expose-headers"].split(", ") == EXPOSED
    assert {"Health-Disclaimer", "Knowledge-Edition", "Link", "ETag"} <= set(EXPOSED)
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/factors?limt=3"])
def test_any_origin_may_read_a_problem(client: Any, path: str) -> None:
    """Else a browser would only say that something failed."""
    assert client.get(path, headers=ORIGIN).headers["access-control-allow-origin"] == "*"


def test_a_preflight_is_answered(client: Any) -> None:
    """Any header may be sent, such as `If-None-Match`."""
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match, x-anything"}
    response = client.request("OPTIONS", "/v1/factors", headers=ORIGIN | asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert "GET" in response.headers["access-control-allow-methods"]
    assert "if-none-match" in response.headers["access-control-allow-headers"]


def test_there_are_no_cookies(app: FastAPI, client: Any) -> None:
    """Nothing follows a reader."""
    for path in PATHS:
        assert "set-cookie" not in client.get(path).headers, path
