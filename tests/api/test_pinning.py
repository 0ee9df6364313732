"""Pinned editions, and what becomes of an item that was taken back."""

from typing import Any

import pytest

from app.api.envelope import PINNED, UNPINNED

BUTTERMILK = {
    "since": "2026-11-23",
    "reason": "The figure was wrong.",
    "replacement": {
        "kind": "food",
        "slug": "skim-milk",
        "title": "Milk, skim",
        "href": "/v1/foods/skim-milk",
    },
}
FIRST_ONLY = {"If-Modified-Since": "Sun, 22 Nov 2026 12:00:00 GMT"}


@pytest.mark.parametrize(
    "path", ["/v1/foods/skim-milk", "/v1/foods?limit=1", "/v1/overview", "/v1/quality", "/v1/codes/mesh/D007319"]
)
def test_a_pin_gives_the_edition_that_was_reviewed(later: Any, path: str) -> None:
    """The newest is served without a pin, the named one with it, and each says which it is."""
    pinned = f"{path}{'&' if '?' in path else '?'}edition=2026.11.1"
    new, old = later.get(path), later.get(pinned)
    for response, edition, cache in ((new, "2026.11.2", UNPINNED), (old, "2026.11.1", PINNED)):
        assert response.headers["knowledge-edition"] == edition
        assert response.json()["meta"]["edition"]["id"] == edition
        assert response.json()["meta"]["attribution"] == f"Casomnia, edition {edition} (CC-BY-4.0)"
        assert response.headers["cache-control"] == cache
    assert new.headers["last-modified"] == "Mon, 23 Nov 2026 12:00:00 GMT"
    assert old.headers["last-modified"] == "Sun, 22 Nov 2026 12:00:00 GMT"
    assert new.headers["etag"] != old.headers["etag"]


@pytest.mark.parametrize(
    ("pinned", "latest"),
    [
        ("/v1/foods/skim-milk?edition=2026.11.1", "/v1/foods/skim-milk"),
        ("/v1/foods?limit=1&edition=2026.11.1", "/v1/foods?limit=1"),
        ("/v1/codes/icd-10-cm/g4700?edition=2026.11.1&lang=en", "/v1/codes/icd-10-cm/G47.00?lang=en"),
    ],
)
def test_a_pinned_response_leads_to_the_newest(later: Any, pinned: str, latest: str) -> None:
    """The same thing, without the pin; an unpinned one needs no such link."""
    assert f'<{latest}>; rel="latest-version"' in later.get(pinned).headers["link"].split(", ")
    assert "latest-version" not in later.get(latest).headers["link"]


@pytest.mark.parametrize("code", ["G47.00€", "G47.00é", "G47.00%0D%0AX-Other: 1", "G47.00%2F", "G47.00%3F"])
def test_no_address_breaks_the_headers_of_a_pinned_response(later: Any, code: str) -> None:
    """Links name the code that answers, not what was typed."""
    response = later.get(f"/v1/codes/icd-10-cm/{code}", params={"edition": "2026.11.1"})
    assert response.status_code in (200, 404)
    if response.status_code == 200:
        assert '</v1/codes/icd-10-cm/G47.00>; rel="latest-version"' in response.headers["link"]
    assert "x-other" not in response.headers


@pytest.mark.parametrize("edition", ["2026.11.3", "2020.1.1", "latest", "2026-11-1", "🥛"])
def test_an_unknown_pin_is_a_404_that_suggests_editions(later: Any, edition: str) -> None:
    """Whatever form it has."""
    response = later.get("/v1/foods", params={"edition": edition})
    assert response.status_code == 404
    body = response.json()
    assert f"`{edition}`" in body["detail"]
    assert "/v1/editions/2026.11.2" in body["suggestions"]
    assert later.get(body["suggestions"][0]).status_code == 200


def test_a_withdrawn_item_is_gone_with_its_reason_and_replacement(later: Any) -> None:
    """410 says when, why, and what to read instead."""
    response = later.get("/v1/foods/buttermilk")
    assert response.status_code == 410
    body = response.json()
    assert body["type"] == "/docs#problem-withdrawn"
    assert body["withdrawn"] == BUTTERMILK
    assert body["detail"] == "the food `buttermilk` was taken back on 2026-11-23: The figure was wrong."
    assert later.get(body["withdrawn"]["replacement"]["href"]).status_code == 200


def test_an_item_may_be_withdrawn_without_a_replacement(later: Any) -> None:
    """Then there is none, and no null."""
    body = later.get("/v1/terms/high-certainty").json()
    assert body["status"] == 410
    assert body["withdrawn"] == {"since": "2026-11-23", "reason": "It said nothing."}


def test_the_reason_is_told_in_the_language_asked_for(later: Any) -> None:
    """Where it was translated."""
    assert later.get("/v1/foods/buttermilk?lang=es").json()["withdrawn"]["reason"] == "La cifra era incorrecta."


def test_a_pinned_item_that_was_taken_back_later_is_served_and_says_so(later: Any) -> None:
    """Whoever pinned it still gets what they reviewed, with the correction."""
    response = later.get("/v1/foods/buttermilk?edition=2026.11.1")
    assert response.status_code == 200
    assert response.json()["data"]["slug"] == "buttermilk"
    assert response.json()["meta"]["withdrawn"] == BUTTERMILK


def test_a_pinned_list_says_which_of_its_items_were_taken_back_later(later: Any) -> None:
    """A batch is how SDKs read, so it must not hide a correction."""
    response = later.get("/v1/foods?slug=buttermilk&slug=skim-milk&edition=2026.11.1")
    named = {"item_kind": "food", "slug": "buttermilk"}
    assert response.json()["meta"]["withdrawn_items"] == [BUTTERMILK | named]
    assert response.headers["last-modified"] == "Mon, 23 Nov 2026 12:00:00 GMT"
    for path in ("/v1/foods?slug=skim-milk&edition=2026.11.1", "/v1/foods", "/v1/terms?edition=2026.11.1&limit=1"):
        assert "withdrawn_items" not in later.get(path).json()["meta"]


def test_a_problem_of_a_pinned_request_keeps_its_pin(later: Any) -> None:
    """It speaks of the pinned edition, and what it suggests is there."""
    body = later.get("/v1/foods/buttermlk?edition=2026.11.1").json()
    assert body["meta"]["edition"]["id"] == "2026.11.1"
    assert body["suggestions"][0] == "/v1/foods/buttermilk?edition=2026.11.1"
    assert later.get(body["suggestions"][0]).status_code == 200


def test_other_items_are_not_withdrawn(later: Any) -> None:
    """Pinned or not."""
    for path in ("/v1/foods/skim-milk?edition=2026.11.1", "/v1/foods/skim-milk", "/v1/foods?edition=2026.11.1"):
        assert "withdrawn" not in later.get(path).json()["meta"]


def test_a_correction_reaches_a_client_that_only_knows_a_date(later: Any) -> None:
    """What it kept from the first edition does not have the withdrawal, so it has changed."""
    assert later.get("/v1/foods/buttermilk?edition=2026.11.1", headers=FIRST_ONLY).status_code == 200
    assert later.get("/v1/foods/skim-milk?edition=2026.11.1", headers=FIRST_ONLY).status_code == 304


def test_a_withdrawn_item_is_in_no_list_of_the_new_edition(later: Any) -> None:
    """It stays in the old one."""
    assert later.get("/v1/foods?slug=buttermilk").json()["meta"]["page"]["total"] == 0
    assert later.get("/v1/foods?slug=buttermilk&edition=2026.11.1").json()["meta"]["page"]["total"] == 1


def test_editions_are_listed_newest_first_with_what_changed(later: Any) -> None:
    """Each with its counts; a batch of ids works as for every list."""
    body = later.get("/v1/editions").json()
    assert [edition["id"] for edition in body["data"]] == ["2026.11.2", "2026.11.1"]
    new, old = body["data"]
    assert {"kind": "food", "slug": "buttermilk", "change": "withdrawn"} in new["changes"]
    assert {"kind": "factor", "slug": "lifestyle-habits", "change": "changed"} in new["changes"]
    assert new["languages"] == ["en", "es"]
    assert old["changes"] == []
    foods = [count["documents"] for edition in (old, new) for count in edition["counts"] if count["kind"] == "food"]
    assert foods[0] == foods[1] + 1
    assert body["data"][1] == later.get("/v1/editions/2026.11.1").json()["data"]
    assert later.get("/v1/editions?slug=2026.11.1&slug=1999.1.1").json()["data"] == [old]
    assert later.get("/v1/editions?limit=1&offset=1").json()["data"] == [old]


def test_an_unknown_edition_is_a_404_that_suggests_near_ones(later: Any) -> None:
    """And the newest, where none is near."""
    assert later.get("/v1/editions/2026.11.22").json()["suggestions"] == [
        "/v1/editions/2026.11.2",
        "/v1/editions/2026.11.1",
    ]
    assert later.get("/v1/editions/nothing").json()["suggestions"] == ["/v1/editions/2026.11.2"]


def test_a_pin_holds_on_every_page(later: Any) -> None:
    """Links between pages keep it."""
    links = later.get("/v1/foods?edition=2026.11.1&limit=10&offset=10").json()["links"]
    assert all("edition=2026.11.1" in address for address in links.values())
