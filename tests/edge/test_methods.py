"""OPTIONS, methods that are refused, and CORS, on every route."""

from collections.abc import Callable
from typing import Any

import httpx
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


ORIGINS = [{}, {"Origin": "https://reader.example"}, {"Origin": "null"}, {"Origin": "not an origin"}]


def open_to_all(response: httpx.Response) -> None:
    """Any script may read it, and the headers that count; no cookie or password goes with it."""
    assert response.headers.get_list("access-control-allow-origin") == ["*"]
    assert response.headers.get_list("access-control-expose-headers") == [", ".join(EXPOSED)]
    assert "access-control-allow-credentials" not in response.headers
    assert "Origin" not in response.headers.get("vary", "")


@pytest.mark.parametrize("path", PATHS)
def test_any_origin_may_read_every_response(client: Any, path: str) -> None:
    """Whether or not an origin asks: a cache may hand what one got to another."""
    answers = [client.get(path, headers=origin) for origin in ORIGINS]
    for answer in answers:
        open_to_all(answer)
        assert answer.headers == answers[0].headers
        assert answer.content == answers[0].content


def test_the_disclaimer_is_among_what_a_script_can_see() -> None:
    """With all that a client needs to follow links, pin an edition or ask again."""
    assert {"Health-Disclaimer", "Knowledge-Edition", "Link", "ETag", "Retry-After"} <= set(EXPOSED)


@pytest.mark.parametrize(
    ("service", "method", "path", "headers", "status"),
    [
        ("app", "HEAD", "/v1/factors", {}, 200),
        ("app", "GET", "/v1/factors", {"If-None-Match": "*"}, 304),
        ("app", "GET", "/v1/factors", {"Accept": "text/html"}, 406),
        ("app", "OPTIONS", "/v1/factors", {}, 204),
        ("app", "POST", "/v1/factors", {}, 405),
        ("breaking", "GET", "/test/withdrawn", {}, 410),
        ("breaking", "GET", "/test/handler", {}, 500),
        ("breaking", "POST", "/test/handler", {}, 405),
        ("with_broken_methods", "GET", "/v1/factors", {}, 500),
        ("with_broken_representations", "GET", "/v1/factors", {}, 500),
        ("missing", "GET", "/v1/factors", {}, 503),
    ],
)
@pytest.mark.parametrize("origin", ORIGINS[:2], ids=["no origin", "an origin"])
def test_any_origin_may_read_what_is_no_success(
    request: pytest.FixtureRequest,
    ask: Callable[..., httpx.Response],
    service: str,
    method: str,
    path: str,
    headers: dict[str, str],
    status: int,
    origin: dict[str, str],
) -> None:
    """Else a browser would only say that something failed."""
    response = ask(request.getfixturevalue(service), method, path, headers=headers | origin)
    assert response.status_code == status
    open_to_all(response)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/v1/factors", "/v1/nothing", "/livez"])
def test_a_preflight_is_answered(client: Any, path: str, method: str) -> None:
    """For every path, whatever header is to be sent, such as `If-None-Match`."""
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "if-none-match, x-anything"}
    response = client.request("OPTIONS", path, headers=ORIGIN | asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert method in response.headers["access-control-allow-methods"]
    assert "if-none-match" in response.headers["access-control-allow-headers"]
    assert int(response.headers["access-control-max-age"]) >= 600


@pytest.mark.parametrize("headers", [{}, ORIGIN, {"Access-Control-Request-Method": "GET"}])
def test_options_without_origin_and_method_is_no_preflight(client: Any, headers: dict[str, str]) -> None:
    """It is told what is allowed, as without CORS."""
    response = client.request("OPTIONS", "/v1/factors", headers=headers)
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    open_to_all(response)


def test_there_are_no_cookies(app: FastAPI, client: Any) -> None:
    """Nothing follows a reader."""
    for path in PATHS:
        assert "set-cookie" not in client.get(path).headers, path
