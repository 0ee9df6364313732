"""`/v1/search` as a client sees it."""

import logging
from typing import Any
from urllib.parse import quote

import pytest

from app.asking.entries import KINDS


def ask(client: Any, query: str, **parameters: Any) -> Any:
    """The body of a search."""
    response = client.get("/v1/search", params={"q": query, **parameters})
    assert response.status_code == 200, response.text
    return response.json()


def test_a_hit_says_what_it_is_and_where_it_matched(client: Any) -> None:
    body = ask(client, "does milk help you sleep", limit=1)
    (hit,) = body["data"]["hits"]
    assert (hit["kind"], hit["slug"]) == ("question", "does-milk-help-you-sleep")
    assert hit["href"] == "/v1/questions/does-milk-help-you-sleep"
    assert "title" in hit["matched"]
    assert 0 < hit["score"] <= 1
    text = hit["snippet"]["text"]
    assert "milk" in [text[mark["start"] : mark["end"]].lower() for mark in hit["snippet"]["highlights"]]
    assert hit["certainty"] in ("high", "moderate", "low", "very-low")
    assert "urgency" not in hit


def test_every_hit_leads_to_its_item(client: Any) -> None:
    for hit in ask(client, "calcium", limit=100)["data"]["hits"][::7]:
        found = client.get(hit["href"]).json()["data"]
        item = found[0] if isinstance(found, list) else found
        assert (item["title"], item["summary"]) == (hit["title"], hit["summary"])


def test_every_kind_can_be_found(client: Any) -> None:
    found = {facet["kind"] for query in ("calcium", "poison", "suicide") for facet in _facets(client, query)}
    assert found == set(KINDS)


def _facets(client: Any, query: str) -> Any:
    return ask(client, query)["data"]["facets"]


def test_notices_of_all_hits_are_in_the_meta(client: Any) -> None:
    body = ask(client, "calcium tablets")
    needed = {notice for hit in body["data"]["hits"] for notice in hit["notices"]}
    assert needed == {notice["id"] for notice in body["meta"]["notices"]}


def test_pages(client: Any) -> None:
    body = ask(client, "milk", limit=10, kind=["food", "term"])
    assert body["meta"]["page"]["total"] == 20
    assert body["links"]["next"] == "/v1/search?q=milk&kind=food&kind=term&limit=10&offset=10"
    rest = client.get(body["links"]["next"]).json()
    assert "next" not in rest["links"]
    assert len({(hit["kind"], hit["slug"]) for hit in body["data"]["hits"] + rest["data"]["hits"]}) == 20


def test_facets_do_not_follow_the_kind(client: Any) -> None:
    assert ask(client, "milk", kind="food")["data"]["facets"] == ask(client, "milk")["data"]["facets"]


def test_nobody_keeps_what_was_asked(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for query in ("a secret of mine", "x" * 201):
        headers = client.get("/v1/search", params={"q": query}).headers
        assert headers["cache-control"] in ("private, no-store", "no-store")
        assert headers["referrer-policy"] == "no-referrer"
    ours = [record.getMessage() for record in caplog.records if record.name != "httpx"]
    assert "secret" not in "".join(ours)


def test_the_answer_is_made_anew_each_time(client: Any) -> None:
    assert client.get("/v1/search?q=milk").headers["cache-control"] == "private, no-store"
    assert "age" not in client.get("/v1/search?q=milk").headers


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "q"),
        ("?q=", "q"),
        (f"?q={'x' * 201}", "q"),
        ("?q=milk&kind=foods", "kind"),
        ("?q=milk&kind=withdrawal", "kind"),
        ("?q=milk&kind=synonyms", "kind"),
        ("?q=milk&limit=0", "limit"),
        ("?q=milk&limit=101", "limit"),
        ("?q=milk&query=milk", "query"),
        ("?q=milk&q=tea", "q"),
    ],
)
def test_what_is_refused(client: Any, query: str, field: str) -> None:
    response = client.get(f"/v1/search{query}")
    assert response.status_code == 422
    assert field in [error["field"] for error in response.json()["errors"]]


def test_a_refusal_does_not_repeat_what_was_asked(client: Any) -> None:
    assert "secret" not in client.get("/v1/search", params={"q": "secret " * 30}).text


@pytest.mark.parametrize("query", [" ", "?!", '"', "\x00", "🥛🥛", "%", "' OR 1=1 --", "calcium\x00sleep", "كالسيوم"])
def test_any_text_is_a_query(client: Any, query: str) -> None:
    body = client.get(f"/v1/search?q={quote(query)}").json()
    assert body["data"]["urgent"] == []
    assert body["meta"]["disclaimer"]["id"] == "general"


def test_did_you_mean(client: Any) -> None:
    assert ask(client, "insomina")["data"]["did_you_mean"] == "insomnia"
    assert "did_you_mean" not in ask(client, "insomnia")["data"]


def test_a_pinned_edition_is_searched_as_it_was(later: Any) -> None:
    """What was taken back later is found in the edition that had it, and is said to be withdrawn."""
    pinned = ask(later, "buttermilk", edition="2026.11.1", kind="food")
    assert "buttermilk" in [hit["slug"] for hit in pinned["data"]["hits"]]
    assert [item["slug"] for item in pinned["meta"]["withdrawn_items"]] == ["buttermilk"]
    newest = ask(later, "buttermilk", kind="food")
    assert "buttermilk" not in [hit["slug"] for hit in newest["data"]["hits"]]
    assert later.get("/v1/search?q=milk&edition=2020.1.1").status_code == 404


def test_another_language(later: Any) -> None:
    body = ask(later, "español", lang="es")
    assert "lifestyle-habits" in [hit["slug"] for hit in body["data"]["hits"] if hit["language"] == "es"]
    assert body["meta"]["language"] == "es"
    mixed = ask(later, "sleeplessness", lang="es")
    assert {hit["language"] for hit in mixed["data"]["hits"]} >= {"en"}
    assert "language_note" in mixed["meta"]
