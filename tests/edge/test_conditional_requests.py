"""Conditional requests (RFC 9110, section 13) and what caches are told."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.edge.conditional import KEPT_ON_304

LIST = "/v1/factors?limit=2"
Ask = Callable[..., httpx.Response]


@pytest.fixture
def fresh_service(serve: Callable[[str], FastAPI], store: str) -> FastAPI:
    """A service that was asked nothing yet."""
    return serve(store)


@pytest.fixture(scope="module")
def fresh(client: Any) -> httpx.Response:
    """The response whose tag is tried."""
    response: httpx.Response = client.get(LIST)
    return response


def test_the_tag_is_strong_and_belongs_to_the_bytes(client: Any, fresh: httpx.Response) -> None:
    """Same bytes, same tag; other bytes, another tag."""
    assert fresh.headers["etag"].startswith('"')
    assert client.get(LIST).headers["etag"] == fresh.headers["etag"]
    assert client.get("/v1/factors?limit=3").headers["etag"] != fresh.headers["etag"]


@pytest.mark.parametrize(
    "if_none_match", ["{}", "W/{}", '"other", {}', '{}, "other"', '"other",W/{}', "*", '"a", "b" , {} ,"c"']
)
def test_a_client_that_has_it_gets_304(client: Any, fresh: httpx.Response, if_none_match: str) -> None:
    """Tags compare weakly, lists and `*` count."""
    response = client.get(LIST, headers={"If-None-Match": if_none_match.format(fresh.headers["etag"])})
    assert response.status_code == 304
    assert response.content == b""


@pytest.mark.parametrize("if_none_match", ['"other"', "", "nonsense", '"', 'W/"other", "another"'])
def test_a_client_that_has_something_else_gets_it_anew(client: Any, if_none_match: str) -> None:
    """Also when its header is nonsense."""
    assert client.get(LIST, headers={"If-None-Match": if_none_match}).status_code == 200


def test_tags_on_several_lines_count_together(client: Any, fresh: httpx.Response) -> None:
    """A list header may come in parts."""
    lines = [("If-None-Match", '"other"'), ("If-None-Match", fresh.headers["etag"])]
    assert client.get(LIST, headers=lines).status_code == 304


@pytest.mark.parametrize(
    ("if_modified_since", "status"),
    [
        ("Sun, 22 Nov 2026 12:00:00 GMT", 304),
        ("Mon, 23 Nov 2026 00:00:00 GMT", 304),
        ("Sun, 22 Nov 2026 11:59:59 GMT", 200),
        ("Sat, 01 Jan 2000 00:00:00 GMT", 200),
        ("yesterday", 200),
        ("", 200),
    ],
)
def test_a_date_counts_where_there_is_no_tag(client: Any, if_modified_since: str, status: int) -> None:
    """The edition was published on 22 November 2026 at 12:00."""
    assert client.get(LIST, headers={"If-Modified-Since": if_modified_since}).status_code == status


def test_a_tag_counts_before_a_date(client: Any) -> None:
    """With both, the date is not looked at."""
    both = {"If-None-Match": '"other"', "If-Modified-Since": "Mon, 23 Nov 2026 00:00:00 GMT"}
    assert client.get(LIST, headers=both).status_code == 200


def test_a_304_has_the_headers_that_the_200_would_have(client: Any, fresh: httpx.Response) -> None:
    """All that caches need, and nothing about a body."""
    response = client.get(LIST, headers={"If-None-Match": "*"})
    for name in KEPT_ON_304 - {"content-location", "date", "expires"}:
        assert response.headers[name] == fresh.headers[name], name
    assert response.headers["surrogate-key"] == "edition-2026.11.1 current"
    assert not {"content-length", "content-type"} & set(response.headers)
    assert set(response.headers) <= KEPT_ON_304


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://reader.example"}, {"Origin": "null"}])
def test_a_304_can_be_read_from_every_origin(client: Any, fresh: httpx.Response, origin: dict[str, str]) -> None:
    """A browser would hide it otherwise. It is the same for all, so that a cache may hand it to any."""
    response = client.get(LIST, headers={"If-None-Match": "*"} | origin)
    assert response.status_code == 304
    for name in ("access-control-allow-origin", "access-control-expose-headers"):
        assert response.headers[name] == fresh.headers[name]
    assert "Origin" not in response.headers["vary"]


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/factors?limt=3", "/"])
def test_only_successes_have_a_tag(client: Any, path: str) -> None:
    """A problem is never `not modified`."""
    response = client.get(path, headers={"If-None-Match": "*"})
    assert response.status_code in (307, 404, 422)
    assert "etag" not in response.headers


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/docs/assets/docs.js", "/livez"])
def test_what_is_not_content_has_a_tag_too(client: Any, path: str) -> None:
    """Pages and files need not be sent twice."""
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("path", "cache_control"),
    [
        ("/v1", "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"),
        ("/v1/overview", "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"),
        ("/v1/factors", "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"),
        ("/v1/codes/icd-10-cm/E58", "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"),
        ("/v1/editions", "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"),
        ("/v1/factors?edition=2026.11.1", "public, max-age=3600"),
        ("/v1/factors/calcium-deficiency?edition=2026.11.1", "public, max-age=3600"),
        ("/v1/nothing", "no-store"),
        ("/v1/factors?limt=3", "no-store"),
        ("/livez", "no-store"),
        ("/readyz", "no-store"),
    ],
)
def test_what_caches_are_told(client: Any, path: str, cache_control: str) -> None:
    """A correction is never hidden for long, and trouble never kept."""
    assert client.get(path).headers["cache-control"] == cache_control


CONTENT = ("/v1/factors", "/v1/factors/calcium-deficiency", "/v1/editions/2026.11.1", "/v1", "/v1/factors?slug=nothing")


@pytest.mark.parametrize("path", CONTENT)
def test_what_a_response_depends_on(client: Any, path: str) -> None:
    """The three headers that are negotiated over, and no other."""
    assert client.get(path).headers["vary"] == "Accept, Accept-Language, Accept-Encoding"


@pytest.mark.parametrize("path", CONTENT)
def test_what_a_cdn_can_purge_it_by(client: Any, path: str) -> None:
    """Its edition; and `current`, unless it is pinned and stays as it is when another edition comes."""
    assert client.get(path).headers["surrogate-key"] == "edition-2026.11.1 current"
    if path.startswith("/v1/factors"):
        pinned = f"{path}{'&' if '?' in path else '?'}edition=2026.11.1"
        assert client.get(pinned).headers["surrogate-key"] == "edition-2026.11.1"


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/factors?limt=3", "/docs/assets/docs.js"])
def test_what_is_no_content_has_no_key(client: Any, path: str) -> None:
    """Nothing of it changes with an edition, or it is never kept."""
    assert "surrogate-key" not in client.get(path).headers


def test_a_condition_on_what_is_not_on_the_shelf_yet(fresh_service: FastAPI, ask: Ask, fresh: httpx.Response) -> None:
    """The first question to a process may already be conditional, as after a restart."""
    tag = fresh.headers["etag"]
    first = ask(fresh_service, "GET", LIST, headers={"If-None-Match": tag})
    second = ask(fresh_service, "GET", LIST, headers={"If-None-Match": tag})
    assert first.status_code == second.status_code == 304
    assert first.headers == second.headers
    assert ask(fresh_service, "GET", LIST).content == fresh.content


def test_every_process_has_the_same_tags(fresh_service: FastAPI, ask: Ask, fresh: httpx.Response) -> None:
    """They are made of the bytes, so a client may be answered by another worker each time."""
    assert ask(fresh_service, "GET", LIST).headers == fresh.headers
