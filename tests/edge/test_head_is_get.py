"""HEAD is GET without its body (RFC 9110, 9.3.2), for every route, made anew or from the shelf."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

Ask = Callable[..., httpx.Response]

SAMPLES = {
    "/docs/assets/{name}": "/docs/assets/docs.css",
    "/v1/codes/{system}/{code}": "/v1/codes/icd-10-cm/E58",
    "/v1/disclaimers/{id}": "/v1/disclaimers/general",
    "/v1/editions/{id}": "/v1/editions/2026.11.1",
}
REFUSED = (
    "/v1/nothing",
    "/v1/factors/nothing",
    "/v1/factors?limt=3",
    "/v1/factors?edition=2020.1.1",
    "/docs/assets/nothing.js",
)


def addresses(client: Any) -> list[str]:
    """One address of every GET route."""
    paths = {str(route.path) for route in iter_route_contexts(client.app.routes) if "GET" in (route.methods or ())}
    return [SAMPLES.get(path) or _first(client, path) for path in sorted(paths)]


def _first(client: Any, path: str) -> str:
    if "{" not in path:
        return path
    collection = path.removesuffix("/{slug}")
    return f"{collection}/{client.get(f'{collection}?limit=1').json()['data'][0]['slug']}"


def same_but_for_the_body(head: httpx.Response, got: httpx.Response) -> None:
    """Status and every header; there is a length, but nothing of that length."""
    assert (head.status_code, head.headers) == (got.status_code, got.headers), got.url
    assert head.content == b""
    assert int(head.headers["content-length"]) > 0 or got.status_code == 307


def test_every_route_answers_head_like_get(client: Any, fresh: FastAPI, ask: Ask) -> None:
    """Asked first or after a GET: the shelf holds one answer for both."""
    for address in (*addresses(client), *REFUSED):
        made = ask(fresh, "HEAD", address)
        got = ask(fresh, "GET", address)
        same_but_for_the_body(made, got)
        same_but_for_the_body(ask(fresh, "HEAD", address), got)
        if got.status_code == 200:
            assert got.content


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br", "zstd"])
def test_head_and_get_are_one_question(
    fresh: FastAPI, ask: Ask, within: Callable[[FastAPI], Any], accepted: str
) -> None:
    """What HEAD had made is what GET gets, body and all."""
    inside = within(fresh)
    for method in ("HEAD", "GET", "HEAD"):
        response = ask(fresh, method, "/v1/overview", headers={"Accept-Encoding": accepted})
        assert response.status_code == 200
        assert bool(response.content) == (method == "GET")
    assert inside.asked == ["/v1/overview"]


def test_head_is_conditional_as_get_is(fresh: FastAPI, ask: Ask) -> None:
    """A 304 is the same for both."""
    tag = ask(fresh, "HEAD", "/v1/factors").headers["etag"]
    unchanged = [ask(fresh, method, "/v1/factors", headers={"If-None-Match": tag}) for method in ("GET", "HEAD")]
    assert [response.status_code for response in unchanged] == [304, 304]
    assert unchanged[0].headers == unchanged[1].headers
    assert ask(fresh, "HEAD", "/v1/factors", headers={"If-None-Match": '"other"'}).status_code == 200
