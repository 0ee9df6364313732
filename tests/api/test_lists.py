"""Lists: their order, their pages and the links between these."""

import re
from typing import Any

import pytest

Documents = dict[str, list[dict[str, Any]]]

SCOPES = ("emergency", "suicide", "poison", "health-advice")
URGENCIES = ("emergency", "urgent", "soon", "routine", "self-care")
ORDERS: dict[str, Any] = {
    "/v1/mechanisms": lambda item: item["slug"],
    "/v1/factors": lambda item: item["slug"],
    "/v1/guidance": lambda item: (
        URGENCIES.index(item["urgency"]),
        item["guidance_kind"] != "danger-sign",
        item["guidance_kind"] != "danger-sign" or needs(item)[:2] != ["emergency", "suicide"],
        item["slug"],
    ),
    "/v1/questions": lambda item: item["slug"],
    "/v1/claims": lambda item: item["slug"],
    "/v1/sources": lambda item: item["slug"],
    "/v1/foods": lambda item: item["slug"],
    "/v1/reference-intakes": lambda item: (item["authority"], item["age_unit"], item.get("age_min", 0), item["slug"]),
    "/v1/terms": lambda item: (item["title"].casefold(), item["slug"]),
    "/v1/crisis-lines": lambda item: (
        item["country"] in ("EU", "ZZ"),
        item["country"],
        SCOPES.index(item["scopes"][0]),
        "region" in item,
        "for_whom" in item,
        item["recheck_before_publishing"],
        item["slug"],
    ),
    "/v1/disclaimers": lambda item: item["slug"],
}


def needs(item: dict[str, Any]) -> list[str]:
    """What guidance names lines for, in its order; in any country there is a line for each."""
    groups = {group["country"]: group["lines"] for group in item.get("crisis_lines", [])}
    return list(dict.fromkeys(scope for line in groups.get("ZZ", []) for scope in line["scopes"]))


def header_links(response: Any) -> dict[str, str]:
    """The links of an RFC 8288 header by relation."""
    return {rel: target for target, rel in re.findall(r'<([^>]*)>; rel="([^"]*)"', response.headers["link"])}


@pytest.mark.parametrize("path", ORDERS)
def test_a_list_has_its_documented_order(documents: Documents, path: str) -> None:
    """Each item once."""
    assert documents[path] == sorted(documents[path], key=ORDERS[path])
    assert len({item["slug"] for item in documents[path]}) == len(documents[path])


def test_guidance_begins_with_what_cannot_wait(documents: Documents) -> None:
    """Help about suicide, then the other danger signs, then what else is an emergency."""
    first = [item for item in documents["/v1/guidance"] if item["urgency"] == "emergency"]
    assert [item["slug"] for item in first[:3]] == ["after-birth-mind", "suicidal-thoughts", "worried-about-someone"]
    signs = [item["guidance_kind"] == "danger-sign" for item in first]
    assert signs == sorted(signs, reverse=True)
    assert documents["/v1/guidance"][: len(first)] == first


@pytest.mark.parametrize("path", ORDERS)
@pytest.mark.parametrize("limit", [3, 25, 100])
def test_walking_the_pages_gives_every_item_once(client: Any, documents: Documents, path: str, limit: int) -> None:
    """Forwards by `next`, as in the header so in the body, and backwards by `prev`."""
    address: str | None = f"{path}?limit={limit}"
    pages: list[dict[str, Any]] = []
    while address:
        response = client.get(address)
        body = response.json()
        assert body["meta"]["page"] == {"total": len(documents[path]), "limit": limit, "offset": limit * len(pages)}
        links = {rel: target for rel, target in body["links"].items() if rel != "self"}
        assert header_links(response) == {**links, "terms-of-service": "/v1/disclaimers/general"}
        pages.append(body)
        address = body["links"].get("next")
    assert [item for body in pages for item in body["data"]] == documents[path]
    first, last = pages[0]["links"]["self"], pages[-1]["links"]["self"]
    assert all(body["links"]["first"] == first and body["links"]["last"] == last for body in pages)
    assert [body["links"].get("prev") for body in pages] == [None, *(body["links"]["self"] for body in pages[:-1])]


def test_limit_and_offset_have_defaults(client: Any) -> None:
    """25 items from the first; the canonical address leaves defaults out."""
    body = client.get("/v1/claims?limit=25&offset=0").json()
    assert body["meta"]["page"]["limit"] == len(body["data"]) == 25
    assert body["links"]["self"] == body["links"]["first"] == "/v1/claims"
    assert client.get("/v1/claims").json() == body


def test_beyond_the_end_there_is_nothing_but_a_way_back(client: Any, documents: Documents) -> None:
    """An empty page, with links to the last ones."""
    body = client.get("/v1/factors?limit=2&offset=1000").json()
    assert body["data"] == []
    assert body["meta"]["page"]["total"] == len(documents["/v1/factors"])
    assert "next" not in body["links"]
    assert client.get(body["links"]["prev"]).json()["data"] == documents["/v1/factors"][-2:]
    assert client.get(body["links"]["last"]).json()["data"][-1] == documents["/v1/factors"][-1]


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/v1/factors?offset=1&limit=2", "/v1/factors?limit=2&offset=1"),
        ("/v1/factors?modifiable=true&limit=2", "/v1/factors?limit=2&modifiable=true"),
        ("/v1/factors?modifiable=true&modifiable=false", "/v1/factors?modifiable=true&modifiable=false"),
        ("/v1/sources?year_to=2020&year_from=02010", "/v1/sources?year_from=2010&year_to=2020"),
        ("/v1/factors?slug=b%20c&slug=a", "/v1/factors?slug=b+c&slug=a"),
        ("/v1/factors?lang=en&edition=2026.11.1", "/v1/factors?lang=en&edition=2026.11.1"),
    ],
)
def test_the_canonical_address(client: Any, asked: str, canonical: str) -> None:
    """Parameters in their documented order; following it gives the same."""
    body = client.get(asked).json()
    assert body["links"]["self"] == canonical
    assert client.get(canonical).json() == body


def test_links_between_pages_keep_the_filters(client: Any) -> None:
    """Each link is an address that the service answers."""
    links = client.get("/v1/factors?modifiable=true&limit=1&offset=1").json()["links"]
    assert set(links) == {"self", "first", "prev", "next", "last"}
    for address in links.values():
        assert "modifiable=true" in address
        assert client.get(address).status_code == 200
