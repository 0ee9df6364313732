"""`/v1/quality` as apps get it."""

from typing import Any

import pytest

from app.api.envelope import PINNED, UNPINNED


def test_it_is_one_document_of_the_edition(client: Any) -> None:
    response = client.get("/v1/quality")
    body = response.json()
    assert response.status_code == 200
    assert response.headers["cache-control"] == UNPINNED
    assert response.headers["knowledge-edition"] == body["meta"]["edition"]["id"]
    assert body["meta"]["disclaimer"]["text"]
    assert (body["data"]["kind"], body["data"]["slug"]) == ("quality", "quality")
    assert body["data"]["self_assessment"] is True
    assert body["links"]["self"] == "/v1/quality"


def test_it_says_plainly_that_no_clinician_reviewed_anything(client: Any) -> None:
    instruments = client.get("/v1/quality").json()["data"]["instruments"]
    own = next(instrument for instrument in instruments if instrument["slug"] == "casomnia")
    assert own["items"][0]["verdict"] == "fail"
    assert own["items"][0]["measures"][0]["name"] == "clinically-reviewed"


def test_what_is_overdue_on_a_day_can_be_told(client: Any) -> None:
    due = client.get("/v1/quality").json()["data"]["reviews_due"]
    assert sum(one["items"] for one in due if one["due"] < "2026-11-22") == 0
    assert sum(one["items"] for one in due if one["due"] < "2099-01-01") == sum(one["items"] for one in due)


def test_its_figures_are_those_of_the_documents_beside_it(
    client: Any, documents: dict[str, list[dict[str, Any]]]
) -> None:
    """As an app would count them, from the lists."""
    figures = {one["name"]: (one["count"], one["of"]) for one in client.get("/v1/quality").json()["data"]["measures"]}
    claims, guidance = documents["/v1/claims"], documents["/v1/guidance"]
    sources = [source for source in documents["/v1/sources"] if not source["data_only"]]
    evidence = [one for claim in claims for one in claim["evidence"]]
    in_full = [one for one in evidence if one["read"] in ("full-text", "official-page")]
    assert figures["findings-read-in-full"] == (len(in_full), len(evidence))
    assert figures["sources-with-funding"] == (sum("funding" in source for source in sources), len(sources))
    assert figures["guidance-with-steps"] == (sum(bool(item["steps"]) for item in guidance), len(guidance))
    statuses = {item["review"]["status"] for items in documents.values() for item in items}
    assert statuses == {"editorial"}
    assert figures["clinically-reviewed"][0] == 0


def test_a_pinned_statement_is_that_of_its_edition(later: Any) -> None:
    old = later.get("/v1/quality?edition=2026.11.1")
    new = later.get("/v1/quality")
    assert old.headers["cache-control"] == PINNED
    assert 'rel="latest-version"' in old.headers["link"]
    due = [sum(one["items"] for one in r.json()["data"]["reviews_due"]) for r in (old, new)]
    assert due[0] - due[1] == 2, "two items were taken back"


def test_a_language_that_it_lacks_gets_english_and_says_so(later: Any) -> None:
    body = later.get("/v1/quality?lang=es").json()
    assert body["data"]["language"] == body["meta"]["language"] == "en"
    assert body["meta"]["language_note"]
    whole = {one["name"]: one["count"] for one in body["data"]["measures"]}
    assert whole["translated"] == 0, "a page that is half in Spanish has not been translated"


@pytest.mark.parametrize(("path", "near"), [("/v1/quality?langg=en", "lang"), ("/v1/quality?limit=1", "lang")])
def test_unknown_parameters_are_refused(client: Any, path: str, near: str) -> None:
    response = client.get(path)
    assert response.status_code == 422
    assert near in response.text
