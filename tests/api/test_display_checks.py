"""`POST /v1/display-checks` as a client meets it: what it takes, refuses and says, and a service with a history."""

import logging
from typing import Any

import pytest

from app.api.display_checks import LONGEST_CONTENT, MOST_ITEMS
from app.disclaimer import BUILT_IN
from app.display.html import MOST_TAGS
from app.documents.display import DisplayCheck

TEXT = BUILT_IN.text
PRIVATE_WORDS = "my own words about my sleep"


def post(client: Any, **body: Any) -> Any:
    """Ask for a check."""
    return client.request("POST", "/v1/display-checks", json=body)


def finding(client: Any, rule: str, **body: Any) -> dict[str, Any]:
    """The only finding of a rule."""
    (found,) = [found for found in post(client, **body).json()["data"]["findings"] if found["rule"] == rule]
    return dict(found)


def test_it_answers_in_the_envelope_and_is_private(client: Any) -> None:
    response = post(client, content=TEXT, items=[{"kind": "overview", "slug": "overview"}])
    body = response.json()
    DisplayCheck.model_validate(body["data"])
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert body["links"] == {"self": "/v1/display-checks"}
    assert body["meta"]["disclaimer"]["text"] == TEXT
    assert body["meta"]["notices"][0]["id"] == "emergency"
    assert "null" not in response.text


def test_what_was_sent_is_neither_repeated_nor_logged(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = post(client, content=f"{PRIVATE_WORDS}\n\n{TEXT}\n\n{PRIVATE_WORDS}")
    assert PRIVATE_WORDS not in response.text
    assert PRIVATE_WORDS not in caplog.text


REFUSED = {
    "content": {"format": "html"},
    "format": {"content": "", "format": "markdown"},
    "language": {"content": "", "language": "?"},
    "items[0].kind": {"content": "", "items": [{"kind": "factors", "slug": "noise"}]},
    "items[0].slug": {"content": "", "items": [{"kind": "factor"}]},
    "itms": {"content": "", "itms": []},
    "items": {"content": "", "items": [{"kind": "factor", "slug": "noise"}] * (MOST_ITEMS + 1)},
    "edition": {"content": "", "edition": 2026},
}


@pytest.mark.parametrize("field", REFUSED)
def test_what_cannot_be_read_is_refused_by_its_place(client: Any, field: str) -> None:
    response = post(client, **REFUSED[field])
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ("a" * (LONGEST_CONTENT + 1), "text"),
        ("<p>" * (MOST_TAGS + 1), "html"),
        ("<p>" + "".join(f"<b id={i}>" for i in range(1000)) + "</p>" + "<p>x</p>" * 500, "html"),
    ],
)
def test_too_much_is_refused(client: Any, content: str, written: str) -> None:
    response = post(client, content=content, format=written)
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "content"


def test_an_unknown_parameter_is_refused(client: Any) -> None:
    assert client.request("POST", "/v1/display-checks?edition=2026.11.1", json={"content": ""}).status_code == 422


def test_an_item_named_twice_is_checked_once(client: Any) -> None:
    assert finding(client, "item", content="", items=[{"kind": "factor", "slug": "noise"}] * 2)["status"] == "pass"


@pytest.mark.parametrize("kind", ["withdrawal", "reference-intake", "code", "crisis-line"])
def test_any_kind_may_be_named(client: Any, kind: str) -> None:
    assert finding(client, "item", content="", items=[{"kind": kind, "slug": "no/such"}])["status"] == "fail"


def test_a_code_is_named_by_its_system_and_code(client: Any) -> None:
    found = finding(client, "item", content="", items=[{"kind": "code", "slug": "icd-10-cm/G47.00"}])
    assert found["status"] == "pass"
    assert found["item"]["href"] == "/v1/codes/icd-10-cm/G47.00"


def test_a_superseded_edition_is_named_with_the_current_one(later: Any) -> None:
    items = [{"kind": "factor", "slug": slug} for slug in ("lifestyle-habits", "noise")]
    found = finding(later, "edition", content=TEXT, edition="2026.11.1", items=items, language="es")
    assert found["status"] == "warning"
    assert "`2026.11.2`" in found["message"]
    assert "`factor/lifestyle-habits`" in found["message"]
    assert "noise" not in found["message"]


@pytest.mark.parametrize("edition", ["2026.11.1", "2026.11.2"])
def test_a_withdrawn_item_does_not_pass_whatever_the_edition(later: Any, edition: str) -> None:
    found = finding(later, "item", content=TEXT, items=[{"kind": "food", "slug": "buttermilk"}], edition=edition)
    assert found["status"] == "fail"
    assert "The figure was wrong." in found["message"]
    assert found["suggestions"] == ["/v1/foods/skim-milk"]


def test_one_without_a_replacement_neither(later: Any) -> None:
    found = finding(later, "item", content=TEXT, items=[{"kind": "term", "slug": "high-certainty"}])
    assert found["status"] == "fail"
    assert "suggestions" not in found


def test_the_texts_stand_in_the_language_of_the_display(later: Any) -> None:
    found = finding(later, "disclaimer", content=TEXT, language="es-MX")
    assert found["text_to_add"] == "(text, en español)"
    assert found["html_to_add"] == '<p lang="es">(text, en español)</p>'
    spanish = finding(later, "disclaimer", content="Hola.\n\n(text, en español)", language="es")
    assert spanish["status"] == "pass"


def test_a_language_without_texts_takes_the_english_ones(later: Any) -> None:
    assert finding(later, "disclaimer", content=TEXT, language="fr")["status"] == "pass"
