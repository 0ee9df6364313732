"""Content codings (RFC 9110, 8.4 and 12.5.3): each client gets the one it likes best, and the same document."""

import asyncio
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import brotli
import httpx
import pytest
import zstandard
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse, Response

from app.edge import coding

Ask = Callable[..., httpx.Response]

ITEM = "/v1/factors/calcium-deficiency"
DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.ZstdDecompressor().decompress(body),
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "identity": lambda body: body,
}
PATHS = (
    ITEM,
    "/v1/factors?limit=2",
    "/v1",
    "/v1/editions/2026.11.1",
    "/openapi.json",
    "/docs",
    "/docs/assets/swagger-ui.css",
)


@dataclass(frozen=True)
class Answer:
    """An answer as it goes over the wire."""

    status_code: int
    headers: httpx.Headers
    content: bytes


def coded(client: Any, path: str, accepted: str | bytes | None, method: str = "GET", **condition: str) -> Answer:
    """What a client gets that sends just these headers, and decodes nothing."""
    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in condition.items()]
    if accepted is not None:
        headers.append((b"Accept-Encoding", accepted if isinstance(accepted, bytes) else accepted.encode()))
    request = httpx.Request(method, f"http://casomnia.test{path}", headers=headers)

    async def ask() -> Answer:
        response = await httpx.ASGITransport(client.app).handle_async_request(request)
        content = b"".join([part async for part in response.aiter_raw()])
        return Answer(response.status_code, response.headers, content)

    return asyncio.run(ask())


def coding_of(response: Answer | httpx.Response) -> str:
    """How a body is coded."""
    return str(response.headers.get("content-encoding", "identity"))


CHOICES = [
    (None, "identity"),
    ("", "identity"),
    ("identity", "identity"),
    ("gzip", "gzip"),
    ("br", "br"),
    ("zstd", "zstd"),
    ("gzip, deflate, br, zstd", "zstd"),
    ("gzip, deflate, br", "br"),
    ("gzip, deflate", "gzip"),
    ("gzip;q=1.0, br;q=0.9", "gzip"),
    ("br;q=0.5, zstd;q=0.4, gzip;q=0.6", "gzip"),
    ("gzip;q=0.5, identity", "identity"),
    ("identity;q=0.5, gzip;q=0.5", "gzip"),
    ("*", "zstd"),
    ("zstd;q=0, *", "br"),
    ("gzip, *;q=0", "gzip"),
    ("*;q=0.1, gzip;q=0.5", "gzip"),
    ("zstd;q=0", "identity"),
    ("GZIP", "gzip"),
    (" gzip ;q=0.5 ,  br;q=0.4", "gzip"),
    ("gzip;q=0.001", "gzip"),
    ("gzip;q=0", "identity"),
    ("deflate, compress", "identity"),
    ("aws-chunked, exi, pack200-gzip", "identity"),
]


@pytest.mark.parametrize(("accepted", "best"), CHOICES)
def test_the_best_coding_is_taken(client: Any, accepted: str | None, best: str) -> None:
    """By q-values; of those liked equally the one that is smallest and quickest to read. `*` is any not named."""
    assert coding_of(coded(client, ITEM, accepted)) == best


@pytest.mark.parametrize("accepted", ["identity;q=0", "*;q=0", "identity;q=0, deflate", "identity;q=0, gzip;q=0"])
def test_where_nothing_is_welcome_the_body_comes_as_it_is(client: Any, accepted: str) -> None:
    """RFC 9110 leaves it to the server, and most clients that say so can read it after all."""
    response = coded(client, ITEM, accepted)
    assert response.status_code == 200
    assert coding_of(response) == "identity"


def test_an_old_name_is_no_reason_to_fail(client: Any) -> None:
    """`x-gzip` is not answered with `gzip`: the body comes as it is."""
    assert coding_of(coded(client, ITEM, "x-gzip, x-compress")) == "identity"


HOSTILE = [
    b"\xff\xfe;q=1, \x80\x81",
    b"a" * 8000,
    b"gzip," * 1600,
    b"gzip;q=" + b"9" * 8000,
    b";" * 8000,
    b"gzip;q=nan",
    b"gzip;q=inf",
    b"gzip;q=-1",
    b"gzip;q=1e9",
    b'gzip;q="1"',
    b",,,;;;===\x01\x7f",
    b"gzip;q=0.5;q=0;q=1",
    b'"',
    b"\t",
    "gzíp, ｇｚｉｐ".encode(),
    b"../../etc/passwd",
    b"gzip\\, br",
]


@pytest.mark.parametrize("accepted", HOSTILE, ids=lambda accepted: repr(accepted[:20]))
def test_a_hostile_header_gets_the_document_all_the_same(client: Any, accepted: bytes) -> None:
    """In some coding that can be read, and the header is not sent back."""
    response = coded(client, ITEM, accepted)
    assert response.status_code == 200
    plain = coded(client, ITEM, None)
    assert DECODERS[coding_of(response)](response.content) == plain.content
    assert response.headers.keys() - {"content-encoding"} == plain.headers.keys()


@given(st.binary(max_size=300) | st.text("gzipbrstd;q=0.19*, ").map(str.encode))
def test_any_header_leads_to_a_coding_there_is(accepted: bytes) -> None:
    """Whatever its bytes."""
    assert coding.preferred(accepted) in {*coding.CODERS, coding.IDENTITY}


def test_what_is_remembered_of_headers_stays_small() -> None:
    """A long one is not read, so that it need not be remembered."""
    assert coding.preferred(b"gzip" + b" " * coding.LONGEST) == "identity"
    assert coding.preferred(b"gzip" + b" " * (coding.LONGEST - 4)) == "gzip"


@pytest.mark.parametrize("name", coding.CODERS)
@pytest.mark.parametrize("path", PATHS)
def test_what_is_coded_is_the_same_document(client: Any, path: str, name: str) -> None:
    """Smaller, of the length that it says, and the same bytes once decoded; so it is from the shelf."""
    plain = coded(client, path, "identity")
    for _ in range(2):
        response = coded(client, path, name)
        assert coding_of(response) == name
        assert DECODERS[name](response.content) == plain.content
        assert len(response.content) < len(plain.content)
        assert int(response.headers["content-length"]) == len(response.content)


@pytest.mark.parametrize("path", PATHS)
def test_every_coding_has_a_strong_tag_of_its_own(client: Any, path: str) -> None:
    """A strong tag promises the same bytes, and those of two codings differ."""
    tags = [coded(client, path, name).headers["etag"] for name in DECODERS]
    assert len(set(tags)) == 4
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


@pytest.mark.parametrize("had", DECODERS)
@pytest.mark.parametrize("wanted", DECODERS)
def test_the_tag_of_one_coding_does_not_stand_for_another(client: Any, had: str, wanted: str) -> None:
    """Else a cache would put the length of one on the bytes of the other."""
    tag = coded(client, ITEM, had).headers["etag"]
    for if_none_match in (tag, f"W/{tag}", f'"other", {tag}'):
        response = coded(client, ITEM, wanted, if_none_match=if_none_match)
        assert response.status_code == (304 if had == wanted else 200)
    assert coded(client, ITEM, wanted, if_none_match="*").status_code == 304


@pytest.mark.parametrize("accepted", [None, "", "identity", "gzip", "deflate", "*;q=0"])
@pytest.mark.parametrize("path", PATHS)
def test_caches_are_told_that_there_was_a_choice(client: Any, path: str, accepted: str | None) -> None:
    """Also where the body came as it is, and on 304: it would have been another for somebody else."""
    response = coded(client, path, accepted)
    assert response.headers["vary"].split(", ").count("Accept-Encoding") == 1
    unchanged = coded(client, path, accepted, if_none_match=response.headers["etag"])
    assert unchanged.status_code == 304
    assert unchanged.headers["vary"] == response.headers["vary"]
    assert not {"content-encoding", "content-length", "content-type"} & unchanged.headers.keys()


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br", "zstd"])
def test_head_says_what_get_would(client: Any, accepted: str) -> None:
    """Every header is the same, in each coding."""
    got, asked = coded(client, ITEM, accepted), coded(client, ITEM, accepted, "HEAD")
    assert asked.headers == got.headers
    assert asked.content == b""


def test_pictures_are_not_coded_again(client: Any) -> None:
    """They are already, and there is no choice to speak of."""
    response = coded(client, "/docs/assets/favicon-32x32.png", "gzip, br, zstd")
    assert coding_of(response) == "identity"
    assert "vary" not in response.headers


@pytest.mark.parametrize(("size", "name"), [(0, "identity"), (499, "identity"), (500, "zstd"), (5000, "zstd")])
def test_what_is_small_is_sent_as_it_is(
    serve: Callable[..., FastAPI], store: str, ask: Ask, size: int, name: str
) -> None:
    """From 500 bytes on there is something to save, and only then a choice."""
    service = serve(store)

    async def sized() -> Response:
        return PlainTextResponse("x" * size)

    service.add_api_route("/test/sized", sized)
    response = ask(service, "GET", "/test/sized", headers={"Accept-Encoding": "zstd"})
    assert coding_of(response) == name
    assert ("vary" in response.headers) == (size >= coding.SMALLEST)
    assert response.content == b"x" * size


def test_problems_are_not_coded(client: Any) -> None:
    """They are rare and never kept; their length is that of their body."""
    response = coded(client, "/v1/nothing", "gzip, br, zstd")
    assert coding_of(response) == "identity"
    assert int(response.headers["content-length"]) == len(response.content)
