"""Requests without a query are answered at once; nothing but the time it takes tells them from validated ones."""

from typing import Any

import pytest

from app.api.parameters import LONGEST_NAME

ITEM = "/v1/factors/noise"


@pytest.mark.parametrize(
    ("at_once", "validated"),
    [
        ("/v1/factors", "/v1/factors?limit=25&offset=0"),
        ("/v1/guidance", "/v1/guidance?limit=25"),
        ("/v1/editions", "/v1/editions?offset=0"),
        (ITEM, f"{ITEM}?"),
    ],
)
def test_the_answer_is_the_same(client: Any, at_once: str, validated: str) -> None:
    one, other = client.get(at_once), client.get(validated)
    assert (one.status_code, one.content) == (other.status_code, other.content)
    assert one.headers["etag"] == other.headers["etag"]


@pytest.mark.parametrize(
    ("slug", "status"),
    [("a" * LONGEST_NAME, 404), ("a" * (LONGEST_NAME + 1), 422), ("no%00ise", 422), ("%0Anoise", 404), ("lärm", 404)],
)
def test_what_is_out_of_the_ordinary_is_validated(client: Any, slug: str, status: int) -> None:
    assert client.get(f"/v1/factors/{slug}").status_code == status
