"""The media type of a response (RFC 9110, 12.5.1): there is JSON, and whoever takes none of it is told so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.negotiation import media_type
from app.documents.envelope import Problem

ITEM = "/v1/factors/calcium-deficiency"
PATHS = (
    ITEM,
    "/v1",
    "/v1/overview",
    "/v1/factors",
    "/v1/codes/icd-10-cm/E58",
    "/v1/disclaimers/general",
    "/v1/editions",
)
BROWSERS = {
    "Firefox": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Chrome": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7",
    "fetch and curl": "*/*",
    "jQuery": "application/json, text/javascript, */*; q=0.01",
    "axios": "application/json, text/plain, */*",
    "old Java": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
    "Retrofit": "application/json; charset=utf-8",
    "Apple": 'application/json;charset="UTF-8"',
}
WELCOME = [
    "application/json",
    "APPLICATION/JSON",
    "application/*",
    "*/*",
    "text/html, */*;q=0.001",
    "text/html;q=1, application/json;q=0.1",
    "application/json;q=0.001",
    "application/ld+json, application/json;q=0.5",
    "",
]
REFUSED = [
    "text/html",
    "text/*",
    "application/xml, text/csv;q=0.5",
    "application/json;q=0",
    "application/json;q=0, */*",
    "application/json;q=0.0, text/html",
    "*/*;q=0",
    "application/problem+json",
    "application/json;version=2",
    "image/png",
]
HOSTILE = [
    b"\xff\xfe, \x80/\x81",
    b"a" * 8000,
    b"a/b," * 2000,
    b"application/json;q=" + b"9" * 8000,
    b"application/json;q=nan",
    b"*/*;q=inf",
    b"*/*;q=-1",
    b"*/*;q=1e9",
    b",,,;;;===",
    b"/",
    b"*/json",
    b'application/json;x="',
    b'"',
    "text/café".encode(),
]


def refused(client: Any, path: str, accept: str) -> dict[str, Any]:
    """The problem that a client gets which takes nothing there is."""
    response = client.get(path, headers={"Accept": accept})
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    Problem.model_validate(body)
    return body


@pytest.mark.parametrize("accept", BROWSERS.values(), ids=list(BROWSERS))
def test_what_browsers_and_libraries_send_works(client: Any, accept: str) -> None:
    """Whoever opens an address in a browser sees the data."""
    response = client.get(ITEM, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize("accept", WELCOME)
@pytest.mark.parametrize("path", PATHS)
def test_whoever_takes_json_gets_it(client: Any, path: str, accept: str) -> None:
    """However little it is liked, and without the header too."""
    assert client.get(path, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("accept", REFUSED)
@pytest.mark.parametrize("path", PATHS)
def test_whoever_does_not_take_json_is_told_what_there_is(client: Any, path: str, accept: str) -> None:
    """The more exact range counts: JSON that is not wanted is not covered by `*/*`."""
    body = refused(client, path, accept)
    assert body["available"] == ["application/json"]
    assert body["detail"] == "this exists only as application/json; ask for that in `Accept`, or leave `Accept` out"
    assert body["type"] == "/docs#problem-not-acceptable"


def test_a_refusal_carries_the_disclaimer(client: Any) -> None:
    """The one in force, in its body and in its header."""
    shown = refused(client, ITEM, "text/html")["meta"]["disclaimer"]
    assert shown["display"] == "required"
    assert shown["digest"] == client.get(ITEM).json()["meta"]["disclaimer"]["digest"]
    header = client.get(ITEM, headers={"Accept": "text/html"}).headers["health-disclaimer"]
    assert header == f'"general";v={shown["version"]};lang="en";href="/v1/disclaimers/general"'


def test_a_refusal_is_never_kept(client: Any) -> None:
    """By nobody; and what was refused to one is served to the next."""
    response = client.get(ITEM, headers={"Accept": "text/html"})
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers
    assert client.get(ITEM).status_code == 200
    assert client.get(ITEM, headers={"Accept": "text/html", "If-None-Match": "*"}).status_code == 406
    assert client.request("HEAD", ITEM, headers={"Accept": "text/html"}).status_code == 406


def test_accept_on_several_lines_counts_as_one(client: Any) -> None:
    """A list header may come in parts."""
    lines = [("Accept", "text/html"), ("Accept", "application/json;q=0.5")]
    assert client.get(ITEM, headers=lines).status_code == 200
    assert client.get(ITEM, headers=[("Accept", "text/html"), ("Accept", "text/csv")]).status_code == 406


def test_caches_are_told_that_accept_counts(client: Any) -> None:
    """Though there is one media type: another client is refused."""
    assert "Accept" in client.get(ITEM).headers["vary"].split(", ")


@pytest.mark.parametrize("accept", HOSTILE, ids=lambda accept: repr(accept[:20]))
def test_a_hostile_header_breaks_nothing(client: Any, accept: bytes) -> None:
    """It is read as far as it can be, and not sent back."""
    response = client.get(ITEM, headers={"Accept": accept})
    assert response.status_code in (200, 406)
    assert response.json()["meta"]["disclaimer"]["display"] == "required"
    assert len(response.content) < 100_000


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/docs", "/openapi.json", "/docs/assets/docs.js"])
def test_outside_v1_there_is_nothing_to_choose(client: Any, path: str) -> None:
    """A probe or a browser that asks for something else gets what there is."""
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/factors?limt=3"])
def test_problems_come_as_what_they_are(client: Any, path: str) -> None:
    """Also to a client that takes no problems: a refusal to refuse would help nobody."""
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code in (404, 422)
    assert response.headers["content-type"] == "application/problem+json"


RANGES = st.sampled_from(["application/json", "application/*", "*/*", "text/html", "text/*", "image/png", "*", "x"])
QUALITIES = st.sampled_from(["", ";q=0", ";q=1", ";q=0.5", ";q=2", ";q=x", "; Q=0", ";charset=utf-8", ';a="b,c"'])
ACCEPTS = st.lists(st.tuples(RANGES, QUALITIES).map("".join)).map(", ".join) | st.text()


@given(accept=st.none() | ACCEPTS, available=st.permutations(["application/json", "text/html", "text/csv"]))
def test_any_header_gets_what_there_is_or_nothing(accept: str | None, available: list[str]) -> None:
    """And without a header the first there is."""
    assert media_type(accept, available) in {*available, None}
    assert media_type(None, available) == media_type("", available) == available[0]
