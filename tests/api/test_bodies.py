"""Bodies of POST: what is read, and how everything else is refused: clearly, and without a word of what was sent."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from enum import StrEnum
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Query, Request
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from starlette.responses import Response

from app.api import envelope, responses
from app.api.bodies import Body, Line, Number, PostRoute, Whole, parsed
from app.api.parameters import Selection
from app.documents.document import Absent
from app.documents.envelope import Links, Problem
from app.errors import MalformedBody
from app.main import create_app
from app.settings import Settings

JSON = {"Content-Type": "application/json"}
MOST = 2048
TYPED = "what-a-person-typed"


class Colour(StrEnum):
    """A closed set."""

    RED = "red"
    GREEN = "green"


class Part(Body):
    """A part."""

    slug: Line
    weight_g: Number = Field(default=1, gt=0, le=100)
    colour: Colour = Colour.RED


class Whatever(Body):
    """A body."""

    parts: list[Part] = Field(default_factory=list, max_length=3)
    count: Whole = Field(default=0, ge=0, le=10)
    main: Part | Absent = None
    note: Line | Absent = None


router = APIRouter(route_class=PostRoute)


@router.post("/v1/whatever")
async def post_whatever(request: Request, chosen: Annotated[Selection, Query()], body: Whatever) -> Response:
    """Say it back."""
    choice = responses.choose(request, chosen)
    links = Links(self=envelope.address("/v1/whatever", chosen))
    return envelope.respond(request, envelope.dumped(body), responses.plain_meta(choice), links, envelope.PRIVATE)


@pytest.fixture(scope="module")
def posting(client: Any, store: str) -> Iterator[Any]:
    """A client of a service with a route that takes a body."""
    service = create_app(Settings(database_url=store, body_bytes=MOST))
    service.include_router(router)
    yield type(client)(service)
    service.state.editions.close()


def refused(posting: Any, status: int, content: Any, headers: dict[str, str] = JSON, query: str = "") -> dict[str, Any]:
    """The problem with a body."""
    response = posting.request("POST", f"/v1/whatever{query}", content=content, headers=headers)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert TYPED not in response.text
    body: dict[str, Any] = response.json()
    Problem.model_validate(body)
    assert body["meta"]["disclaimer"]["display"] == "required"
    assert len(response.content) < 20_000
    return body


def fault(posting: Any, content: str | bytes) -> dict[str, Any]:
    """The one field that is wrong."""
    (error,) = refused(posting, 422, content)["errors"]
    return dict(error)


def test_a_body_is_answered_in_private(posting: Any) -> None:
    """No cache keeps it, and no link carries on where it was asked."""
    response = posting.request("POST", "/v1/whatever", json={"parts": [{"slug": "a"}]})
    assert response.status_code == 200
    assert response.json()["data"]["parts"] == [{"slug": "a", "weight_g": 1.0, "colour": "red"}]
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "etag" not in response.headers


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
        "application/vnd.example+json",
        "application/ld+json",
    ],
)
def test_json_by_any_of_its_names(posting: Any, media_type: str) -> None:
    """With or without a charset."""
    assert (
        posting.request("POST", "/v1/whatever", content="{}", headers={"Content-Type": media_type}).status_code == 200
    )


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "text/json"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/jsonp"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": ";;;"},
        JSON | {"Content-Encoding": "gzip"},
    ],
)
def test_other_media_types_are_refused(posting: Any, headers: dict[str, str]) -> None:
    """With the one there is."""
    assert refused(posting, 415, "{}", headers)["available"] == ["application/json"]
    response = posting.request("POST", "/v1/whatever", content="{}", headers=headers)
    assert response.headers["accept"] == "application/json"


def test_a_body_that_says_it_is_too_large_is_not_read(posting: Any) -> None:
    """One byte more than the limit is too much; the limit is not."""
    body = '{"count": 1}'
    assert posting.request("POST", "/v1/whatever", content=body.ljust(MOST), headers=JSON).status_code == 200
    problem = refused(posting, 413, body.ljust(MOST + 1))
    assert problem["type"] == "/docs#problem-too-large"
    assert "2,048 bytes" in problem["detail"]


def test_a_body_without_a_length_is_read_no_further_than_the_limit(posting: Any) -> None:
    """Nobody says how long it will be, and it does not end."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 100 * MOST:
            sent += 512
            yield b" " * 512

    refused(posting, 413, endless())
    assert sent <= MOST + 1024


@pytest.mark.parametrize("length", ["9" * 400, "1000000"])
def test_absurd_lengths(posting: Any, length: str) -> None:
    """As announced."""
    refused(posting, 413, "{}", JSON | {"Content-Length": length})


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("", "there is no body"),
        ("{", "line 1 column 1"),
        ('{\n "parts": [,]}', "line 2 column 12"),
        ("{'parts': []}", "line 1 column 2"),
        ('{"parts": []} x', "line 1 column 15"),
        ('{"count": NaN}', "line 1 column 11"),
        ('{"count": Infinity}', "line 1 column 11"),
        ('{"count": -Infinity}', "line 1 column 12"),
        ('{"count": 01}', "line 1"),
        ('{"count": ' + "9" * 1500 + "}", None),
        ('{"count": 1, "count": 2}', "`count` stands twice"),
        ("[" * 1000, "recursion limit"),
        ('{"main":' * 220, "recursion limit"),
        ('"\\ud800"', "line 1"),
        ('{"slug": "\x00"}', "line 1 column 11"),
        (b"\xff\xfe{\x00}\x00", "line 1 column 1"),
        (b'{"slug": "\xe9"}', "line 1"),
        (b"\x1f\x8b\x08\x00", "line 1 column 1"),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(posting: Any, content: str | bytes, where: str | None) -> None:
    """Deep nesting, names that stand twice and numbers that are none are no JSON to us."""
    if where is None:
        assert fault(posting, content)["field"] == "count"
    else:
        assert where in refused(posting, 400, content)["detail"]


@pytest.mark.parametrize(
    ("content", "field", "message"),
    [
        ("[]", "body", "must be a JSON object"),
        ("null", "body", "must be a JSON object"),
        ('"x"', "body", "must be a JSON object"),
        ('{"count": "1"}', "count", "must be a number, without quotes"),
        ('{"count": true}', "count", "must be a number, without quotes"),
        ('{"count": 1.5}', "count", "integer"),
        ('{"count": 1e999}', "count", "finite"),
        ('{"count": 11}', "count", "less than or equal to 10"),
        ('{"count": null}', "count", "must not be null; leave it out"),
        ('{"main": null}', "main", "must not be null; leave it out"),
        ('{"note": ""}', "note", "must not be empty or hold NUL"),
        ('{"note": null}', "note", "must not be null; leave it out"),
        ('{"main": {"slug": 1}}', "main.slug", "string"),
        ('{"main": 3}', "main", "must be a JSON object"),
        ('{"parts": {}}', "parts", "list"),
        ('{"parts": [{}]}', "parts[0].slug", "required"),
        ('{"parts": [{"slug": "a"}, {"slug": ""}]}', "parts[1].slug", "must not be empty or hold NUL"),
        ('{"parts": [{"slug": "a\\u0000"}]}', "parts[0].slug", "must not be empty or hold NUL"),
        ('{"parts": [{"slug": "a", "weight_g": 1e300}]}', "parts[0].weight_g", "less than or equal to 100"),
        ('{"parts": [{"slug": "a", "weight_g": 1e999}]}', "parts[0].weight_g", "finite"),
    ],
)
def test_a_wrong_field_is_named_by_its_place(posting: Any, content: str, field: str, message: str) -> None:
    """With what would be right."""
    error = fault(posting, content)
    assert error["field"] == field
    assert message in error["message"]


@pytest.mark.parametrize(
    ("content", "field", "near", "allowed"),
    [
        ('{"part": []}', "part", "parts", ["parts", "count", "main", "note"]),
        ('{"parts": [{"slug": "a", "weigt_g": 1}]}', "parts[0].weigt_g", "weight_g", ["slug", "weight_g", "colour"]),
        ('{"main": {"slug": "a", "colr": "red"}}', "main.colr", "colour", ["slug", "weight_g", "colour"]),
        ('{"main": {"slug": "a", "colour": "gren"}}', "main.colour", "green", ["red", "green"]),
    ],
)
def test_an_unknown_field_or_value_names_the_near_one(
    posting: Any, content: str, field: str, near: str, allowed: list[str]
) -> None:
    """As for parameters."""
    error = fault(posting, content)
    assert (error["field"], error["suggestion"], error["allowed"]) == (field, near, allowed)
    assert f"did you mean `{near}`?" in error["message"]


def test_everything_wrong_is_said_at_once(posting: Any) -> None:
    """Of the parameters and of the body."""
    problem = refused(posting, 422, '{"count": -1, "parts": [{}]}', query="?limt=3")
    assert {error["field"] for error in problem["errors"]} == {"limt", "count", "parts[0].slug"}


def test_what_was_sent_is_never_repeated(posting: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in a problem nor in a log; names of fields are, as far as they are short."""
    caplog.set_level("DEBUG")
    for content in (
        f'{{"main": {{"slug": "a", "colour": "{TYPED}"}}}}',
        f'{{"count": "{TYPED}"}}',
        f'"{TYPED}"',
        f'{{"count": {TYPED}}}',
        f'{{"parts": ["{TYPED}"]}}',
        f'{{"{"x" * 200}{TYPED}": 1}}',
        f'{{"{"x" * 200}{TYPED}": 1, "{"x" * 200}{TYPED}": 1}}',
    ):
        refused(posting, 400 if TYPED + "}" in content or content.count(TYPED) > 1 else 422, content)
    assert TYPED not in caplog.text


def test_many_faults_are_cut_short(posting: Any) -> None:
    """An answer stays small, whatever was sent."""
    problem = refused(posting, 422, "{" + ", ".join(f'"x{i}": 1' for i in range(150)) + "}")
    assert 0 < len(problem["errors"]) <= 20


def test_a_body_that_breaks_off_is_no_crash(posting: Any) -> None:
    """The client went away; nobody needs to know why."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/v1/whatever", "query_string": b"", "headers": headers}
    asyncio.run(posting.app(scope | {"http_version": "1.1", "scheme": "http", "root_path": ""}, receive, send))
    assert sent[0]["status"] == 400


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_other_methods_are_told_of_post(posting: Any, method: str) -> None:
    """With a 405; OPTIONS says the same without being refused."""
    response = posting.request(method, "/v1/whatever")
    assert response.status_code == 405
    assert response.headers["allow"] == "OPTIONS, POST"
    options = posting.request("OPTIONS", "/v1/whatever")
    assert (options.status_code, options.headers["allow"]) == (204, "OPTIONS, POST")


def test_a_preflight_for_a_post_of_json(posting: Any) -> None:
    """A browser asks first, since JSON is no simple media type."""
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = posting.request("OPTIONS", "/v1/whatever", headers={"Origin": "https://reader.example"} | asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "content-type" in response.headers["access-control-allow-headers"]


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\u0019dabctrue nfl-+.eE\x00', max_size=60).map(str.encode))
def test_any_bytes_are_json_or_refused(raw: bytes) -> None:
    """Nothing else can happen."""
    with suppress(MalformedBody):
        parsed(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=10), children, max_size=3),
    max_leaves=12,
)


@given(body=json_values | st.fixed_dictionaries({}, optional=dict.fromkeys(Whatever.model_fields, json_values)))
def test_any_json_is_answered_or_refused(posting: Any, body: Any) -> None:
    """Never a crash."""
    response = posting.request("POST", "/v1/whatever", content=json.dumps(body), headers=JSON)
    assert response.status_code in (200, 400, 413, 422)
