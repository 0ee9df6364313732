"""`/v1/graph`: whole and in part, in the form that a client takes, always with what must be shown."""

from typing import Any
from urllib.parse import quote

import pytest

from app.documents.envelope import Problem
from app.documents.graph import Graph

WHOLE = "/v1/graph"
MERMAID, SVG, JSON = "text/vnd.mermaid", "image/svg+xml", "application/json"
FORMS = {"json": JSON, "mermaid": MERMAID, "svg": SVG}


def data(client: Any, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200
    found: dict[str, Any] = response.json()["data"]
    Graph.model_validate(found)
    return found


def test_the_whole_is_what_was_published(client: Any) -> None:
    whole = data(client, WHOLE)
    assert (whole["kind"], whole["slug"], len(whole["digest"])) == ("graph", "graph", 64)
    assert "part" not in whole
    assert whole["left_out"]
    assert whole["picture"]


def test_edges_lead_to_their_claims(client: Any) -> None:
    for edge in data(client, f"{WHOLE}?about=factor/caffeine")["edges"]:
        claim = client.get(edge["claim"]["href"]).json()["data"]
        assert claim["certainty"] == edge["certainty"]
        assert claim["conclusion"] == edge["conclusion"]


@pytest.mark.parametrize(
    "about",
    [
        "caffeine",
        "factor/caffeine",
        "mechanism/muscle-function",
        "guidance/cbt-i",
        "question/is-insomnia-related-to-calcium-deficiency",
        "claim/factor-caffeine",
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_there_is_a_part_around_nodes_items_and_claims(client: Any, about: str, form: str) -> None:
    response = client.get(f"{WHOLE}?about={about}&format={form}")
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == FORMS[form]


def test_a_part_says_what_it_is_of(client: Any) -> None:
    part = data(client, f"{WHOLE}?about=factor/caffeine&depth=2")["part"]
    assert (part["about"], part["title"], part["depth"]) == ("factor/caffeine", "Caffeine", 2)
    assert part["of_edges"] == len(data(client, WHOLE)["edges"])


def test_a_part_carries_its_notices(client: Any) -> None:
    """All of what it shows, and no others."""
    body = client.get(f"{WHOLE}?about=factor/caffeine").json()
    assert [notice["id"] for notice in body["meta"]["notices"]] == body["data"]["notices"] == ["evidence-is-uncertain"]
    assert len(client.get(WHOLE).json()["meta"]["notices"]) > 1


@pytest.mark.parametrize(
    ("accept", "got"),
    [
        (JSON, JSON),
        (SVG, SVG),
        (MERMAID, MERMAID),
        ("*/*", JSON),
        ("image/*", SVG),
        ("text/html, image/svg+xml;q=0.9, */*;q=0.1", SVG),
        ("text/vnd.mermaid, application/json;q=0.5", MERMAID),
    ],
)
def test_accept_chooses_the_form(client: Any, accept: str, got: str) -> None:
    response = client.get(f"{WHOLE}?about=caffeine", headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == got
    assert "Accept" in response.headers["vary"].split(", ")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("accept", ["text/html", JSON, SVG, "application/json;q=0"])
def test_format_goes_before_accept(client: Any, form: str, accept: str) -> None:
    """A link in a page works, whatever the program behind it says it takes."""
    response = client.get(f"{WHOLE}?about=caffeine&format={form}", headers={"Accept": accept})
    assert response.headers["content-type"].partition(";")[0] == FORMS[form]


def test_who_takes_none_of_the_forms_is_told_which_there_are(client: Any) -> None:
    response = client.get(WHOLE, headers={"Accept": "text/html"})
    assert response.status_code == 406
    assert response.json()["available"] == [JSON, MERMAID, SVG]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_carries_the_disclaimer(client: Any, form: str) -> None:
    """In its header, and inside."""
    response = client.get(f"{WHOLE}?about=calcium-tablets&format={form}")
    meta = client.get(f"{WHOLE}?about=calcium-tablets").json()["meta"]
    assert len(response.headers.get_list("health-disclaimer")) == 1
    assert response.headers["knowledge-edition"] == meta["edition"]["id"]
    assert response.headers["content-language"] == "en"
    assert meta["disclaimer"]["text"] in response.text
    assert meta["attribution"] in response.text
    assert {notice["id"] for notice in meta["notices"]} >= {"supplements", "pregnancy"}
    for notice in meta["notices"]:
        assert notice["text"].split(".")[0] in response.text


def test_each_form_names_the_others(client: Any) -> None:
    links = client.get(f"{WHOLE}?about=caffeine&format=svg").headers.get_list("link")
    assert f'</v1/graph?about=caffeine&format=mermaid>; rel="alternate"; type="{MERMAID}"' in ", ".join(links)


def test_a_picture_runs_nothing(client: Any) -> None:
    headers = client.get(f"{WHOLE}?format=svg").headers
    assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("form", FORMS)
def test_it_is_kept_and_asked_for_again_like_other_content(client: Any, form: str) -> None:
    path = f"{WHOLE}?about=caffeine&format={form}"
    response = client.get(path)
    assert response.headers["cache-control"].startswith("public, max-age=300")
    again = client.get(path, headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.request("HEAD", path)
    assert (head.status_code, head.headers["etag"]) == (200, response.headers["etag"])


@pytest.mark.parametrize("form", ["", *FORMS])
def test_forms_have_tags_of_their_own(client: Any, form: str) -> None:
    tags = {client.get(f"{WHOLE}?format={other}").headers["etag"] for other in FORMS if other != form}
    assert client.get(f"{WHOLE}?format={form or 'json'}").headers["etag"] not in tags or not form


@pytest.mark.parametrize(
    ("about", "near"),
    [
        ("factor/cafeine", "/v1/graph?about=factor%2Fcaffeine"),
        ("low-blod-calcium", "/v1/graph?about=low-blood-calcium"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_the_graph_does_not_know_is_a_404_with_what_may_be_meant(
    client: Any, about: str, near: str, form: str
) -> None:
    response = client.get(f"{WHOLE}?about={about}&format={form}")
    assert response.status_code == 404
    assert near in Problem.model_validate(response.json()).model_dump()["suggestions"]


@pytest.mark.parametrize("about", ["food/whole-milk", "nothing/at-all", "/", "factor/", "<script>", "é/ü"])
def test_whatever_else_is_asked_for_is_unknown(client: Any, about: str) -> None:
    assert client.get(f"{WHOLE}?about={quote(about)}").status_code == 404


@pytest.mark.parametrize(
    "query", ["depth=0", "depth=4", "depth=x", "format=png", "about=", "abuot=x", "format=svg&format=json"]
)
def test_what_cannot_be_asked_is_refused(client: Any, query: str) -> None:
    assert client.get(f"{WHOLE}?{query}").status_code == 422


def test_a_withdrawn_item_is_gone_from_the_graph(later: Any) -> None:
    """Its tombstone answers, as at its own address."""
    response = later.get(f"{WHOLE}?about=food/buttermilk")
    assert response.status_code == 410
    assert response.json()["withdrawn"]["replacement"]["slug"] == "skim-milk"


def test_a_pinned_graph_leads_to_the_latest(later: Any) -> None:
    response = later.get(f"{WHOLE}?about=caffeine&edition=2026.11.1&format=svg")
    assert response.headers["cache-control"] == "public, max-age=3600"
    assert '</v1/graph?about=caffeine&format=svg>; rel="latest-version"' in ", ".join(response.headers.get_list("link"))
    missing = later.get(f"{WHOLE}?about=cafeine&edition=2026.11.1").json()
    assert "/v1/graph?edition=2026.11.1&about=caffeine" in missing["suggestions"]


def test_another_language_gets_english_said_plainly(later: Any) -> None:
    meta = later.get(f"{WHOLE}?about=caffeine&lang=es").json()["meta"]
    assert meta["language"] == "en"
    assert "language_note" in meta
