"""No response without its disclaimer: one row for every way in which a response can arise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.disclaimer import BUILT_IN
from app.pages.docs import ASSETS

Ask = Callable[..., httpx.Response]
Disclaimed = Callable[[httpx.Response], dict[str, Any]]


@dataclass(frozen=True)
class Way:
    """How a response arises: what is asked of which service (a fixture), and the status that comes."""

    name: str
    status: int
    path: str = "/v1/factors"
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    service: str = "app"
    again: bool = False
    """Whether it was asked before, so that it need not be made."""


PREFLIGHT = {"Origin": "https://reader.example", "Access-Control-Request-Method": "GET"}
PREFLIGHT_OF_POST = PREFLIGHT | {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
}

WAYS = (
    Way("an item", 200, "/v1/factors/calcium-deficiency"),
    Way("a list", 200),
    Way("a list of nothing", 200, "/v1/factors?slug=nothing"),
    Way("a pinned edition", 200, "/v1/factors?edition=2026.11.1"),
    Way("another origin", 200, headers={"Origin": "https://reader.example"}),
    Way("a response with a wrong disclaimer", 200, "/test/wrong", service="breaking"),
    Way("a redirect", 307, "/"),
    Way("a client that has it", 304, headers={"If-None-Match": "*"}),
    Way("an item from the shelf", 200, "/v1/factors/calcium-deficiency", again=True),
    Way("a coded item from the shelf", 200, headers={"Accept-Encoding": "br"}, again=True),
    Way("304 from the shelf", 304, headers={"If-None-Match": "*"}, again=True),
    Way("HEAD from the shelf", 200, method="HEAD", again=True),
    Way("HEAD that has it from the shelf", 304, method="HEAD", headers={"If-None-Match": "*"}, again=True),
    Way("an asset from the shelf", 200, "/docs/assets/docs.js", again=True),
    Way("a media type there is not", 406, headers={"Accept": "text/html"}),
    Way("a media type there is not, of what is on the shelf", 406, headers={"Accept": "text/html"}, again=True),
    Way("HEAD of a media type there is not", 406, method="HEAD", headers={"Accept": "text/html"}),
    Way("a personal request", 200, headers={"Cookie": "mary=4711"}),
    Way("a question too long to remember", 200, headers={"Accept-Language": "en," * 2000}),
    Way("HEAD of a list", 200, method="HEAD"),
    Way("HEAD of nothing", 404, "/v1/nothing", method="HEAD"),
    Way("HEAD of a crash", 500, "/test/handler", method="HEAD", service="breaking"),
    Way("HEAD that has it", 304, method="HEAD", headers={"If-None-Match": "*"}),
    Way("OPTIONS", 204, method="OPTIONS"),
    Way("OPTIONS of nothing", 404, "/v1/nothing", method="OPTIONS"),
    Way("a preflight", 200, method="OPTIONS", headers=PREFLIGHT),
    Way("a preflight for HEAD", 200, method="OPTIONS", headers=PREFLIGHT | {"Access-Control-Request-Method": "HEAD"}),
    Way("an unknown path", 404, "/nothing"),
    Way("an unknown path under v1", 404, "/v1/nothing"),
    Way("a trailing slash", 404, "/v1/factors/"),
    Way("an unknown slug", 404, "/v1/factors/nothing"),
    Way("an unknown edition", 404, "/v1/editions/2020.1.1"),
    Way("an unknown pin", 404, "/v1/factors?edition=2020.1.1"),
    Way("an unknown code", 404, "/v1/codes/icd-10-cm/Q99"),
    Way("an unknown asset", 404, "/docs/assets/nothing.js"),
    Way("a slug with a NUL", 422, "/v1/factors/%00"),
    Way("a method that is not allowed", 405, method="POST"),
    Way("a method that does not exist", 405, method="BREW"),
    Way("a withdrawn item", 410, "/test/withdrawn", service="breaking"),
    Way("another refusal of HTTP", 413, "/test/too-large", service="breaking"),
    Way("an unknown parameter", 422, "/v1/factors?limt=3"),
    Way("a body of no media type", 415, "/v1/intake-estimates", method="POST"),
    Way("no body", 400, "/v1/intake-estimates", method="POST", headers={"Content-Type": "application/json"}),
    Way(
        "a body that says it is too large",
        413,
        "/v1/intake-estimates",
        method="POST",
        headers={"Content-Type": "application/json", "Content-Length": "99999999"},
    ),
    Way("a GET where only POST is answered", 405, "/v1/intake-estimates"),
    Way("a preflight for POST", 200, "/v1/intake-estimates", method="OPTIONS", headers=PREFLIGHT_OF_POST),
    Way("an unknown value", 422, "/v1/factors?category=medica"),
    Way("an unknown terminology", 422, "/v1/codes/icd-9/E58"),
    Way("a crash in a handler", 500, "/test/handler", service="breaking"),
    Way("a crash in a dependency", 500, "/test/dependency", service="breaking"),
    Way("a crash halfway through a body", 500, "/test/halfway", service="breaking"),
    Way("a crash in the store", 500, service="with_broken_store"),
    Way("a crash in the CORS layer", 500, service="with_broken_cors"),
    Way("a preflight that crashes", 500, method="OPTIONS", headers=PREFLIGHT, service="with_broken_cors"),
    Way("a crash in the methods layer", 500, service="with_broken_methods"),
    Way("a crash in the layer of representations", 500, service="with_broken_representations"),
    Way("a missing store", 503, service="missing"),
    Way("an empty store", 503, service="empty"),
    Way("nothing published", 503, service="unpublished"),
    Way("a locked store", 503, service="locked"),
    Way("a corrupt store", 503, service="corrupt"),
    Way("an overwritten store", 503, service="overwritten"),
    Way("a store of another schema", 503, service="of_another_schema"),
    Way("an edition without its disclaimer", 503, service="without_disclaimer"),
    Way("an edition with a damaged disclaimer", 503, service="with_damaged_disclaimer"),
    Way("a damaged edition", 503, service="with_damaged_edition"),
    Way("readiness without a store", 503, "/readyz", service="missing"),
    Way("liveness without a store", 200, "/livez", service="missing"),
    Way("documentation without a store", 200, "/docs", service="missing"),
    Way("OpenAPI without a store", 200, "/openapi.json", service="missing"),
    Way("an unknown path without a store", 404, "/v1/nothing", service="missing"),
    Way("a refused parameter without a store", 422, "/v1/factors?limt=3", service="missing"),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_no_response_without_its_disclaimer(
    way: Way, ask: Ask, disclaimed: Disclaimed, request: pytest.FixtureRequest
) -> None:
    """However a response arises, it carries the disclaimer once, and its body carries it too."""
    service = request.getfixturevalue(way.service)
    if way.again:
        ask(service, "GET", way.path, headers={**way.headers, "Accept": "*/*", "If-None-Match": ""})
    response = ask(service, way.method, way.path, headers=way.headers)
    assert response.status_code == way.status
    parameters = disclaimed(response)
    if response.content and way.path != "/openapi.json" and "json" in response.headers.get("content-type", ""):
        shown = response.json()["meta"]["disclaimer"]
        assert shown["display"] == "required"
        assert parameters == {"v": shown["version"], "lang": shown["language"], "href": shown["url"]}


IN_TROUBLE = [way for way in WAYS if way.status == 503]


@pytest.mark.parametrize("way", IN_TROUBLE, ids=lambda way: way.name)
def test_without_a_disclaimer_in_the_store_the_built_in_one_is_served_and_no_content(
    way: Way, ask: Ask, request: pytest.FixtureRequest
) -> None:
    """What cannot be served with its own disclaimer is not served at all."""
    response = ask(request.getfixturevalue(way.service), way.method, way.path)
    body = response.json()
    assert body["meta"]["disclaimer"] == BUILT_IN.published()
    assert "edition" not in body["meta"]
    assert "data" not in body
    assert "knowledge-edition" not in response.headers
    assert response.headers["retry-after"] == "2"
    assert response.headers["cache-control"] == "no-store"


CRASHES = [way for way in WAYS if way.status == 500 and way.method == "GET"]


@pytest.mark.parametrize("way", CRASHES, ids=lambda way: way.name)
def test_a_crash_tells_nobody_what_was_asked(
    way: Way, ask: Ask, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the response nor the log has the message of the exception; the log says where it was."""
    response = ask(request.getfixturevalue(way.service), way.method, f"{way.path}?lang=en-insomnia")
    said = response.text + caplog.text
    assert "what a person asked" not in said
    assert "en-insomnia" not in said
    assert "RuntimeError while answering a request" in caplog.text
    assert response.headers["content-type"] == "application/problem+json"


SAMPLES = {
    "/v1/search": "/v1/search?q=insomnia",
    "/v1/mechanisms/{slug}": "/v1/mechanisms/nerve-excitability",
    "/v1/factors/{slug}": "/v1/factors/calcium-deficiency",
    "/v1/guidance/{slug}": "/v1/guidance/balanced-diet",
    "/v1/questions/{slug}": "/v1/questions/is-insomnia-related-to-calcium-deficiency",
    "/v1/codes/{system}/{code}": "/v1/codes/icd-10-cm/E58",
    "/v1/disclaimers/{id}": "/v1/disclaimers/general",
    "/v1/editions/{id}": "/v1/editions/2026.11.1",
    "/docs/assets/{name}": "/docs/assets/docs.css",
    "/v1/answers": "/v1/answers?q=calcium",
    "/v1/reference-intakes/compare": "/v1/reference-intakes/compare?age_years=30",
}
BODIES: dict[str, dict[str, Any]] = {
    "/v1/intake-estimates": {"group": {"authority": "iom", "age_years": 30}},
    "/v1/display-checks": {"content": "Sleep well."},
}
"""What the routes that take a body are sent."""


def test_no_route_without_the_disclaimer(app: FastAPI, client: Any, disclaimed: Disclaimed) -> None:
    """Walks the whole tree of routes, so that one added later cannot be forgotten."""
    paths = {str(route.path) for route in iter_route_contexts(app.routes)}
    assert {"/v1/overview", "/openapi.json", "/docs", "/livez"} <= paths
    for path in sorted(paths):
        collection = path.removesuffix("/{slug}")
        if path in SAMPLES or "{" not in path:
            address = SAMPLES.get(path, path)
        else:
            address = f"{collection}/{client.get(f'{collection}?limit=1').json()['data'][0]['slug']}"
        body = BODIES.get(path)
        response = client.request("POST" if body else "GET", address, json=body)
        assert response.status_code in (200, 307), path
        disclaimed(response)
        if path.startswith("/v1"):
            assert response.headers["content-type"] == "application/json", path
            assert response.json()["meta"]["disclaimer"]["display"] == "required", path


@pytest.mark.parametrize("name", ASSETS)
def test_no_asset_without_the_disclaimer(client: Any, disclaimed: Disclaimed, name: str) -> None:
    """Files carry the header too."""
    response = client.get(f"/docs/assets/{name}")
    assert response.status_code == 200
    disclaimed(response)


def test_a_disclaimer_of_an_inner_response_is_replaced(ask: Ask, breaking: FastAPI, disclaimed: Disclaimed) -> None:
    """A wrong header does not survive; the inner response's own links do."""
    response = ask(breaking, "GET", "/test/wrong")
    assert disclaimed(response)["href"] == "/v1/disclaimers/general"
    assert '</elsewhere>; rel="next"' in response.headers["link"]
