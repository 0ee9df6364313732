"""The public contract, pinned: routes, envelope, fields by kind. A test that fails here is a promise that breaks."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.disclaimer import BUILT_IN
from app.documents.envelope import Links, ListMeta, Meta, PageLinks
from app.main import from_environment
from app.store.columns import DOCUMENTS
from app.vocabulary import Kind

ROUTES = """
GET /
GET /docs
GET /docs/assets/{name}
GET /livez
GET /openapi.json
GET /readyz
GET /v1
GET /v1/answers
GET /v1/claims
GET /v1/claims/{slug}
GET /v1/codes/{system}/{code}
GET /v1/crisis-lines
GET /v1/crisis-lines/{slug}
GET /v1/disclaimers
GET /v1/disclaimers/{id}
GET /v1/editions
GET /v1/editions/{id}
GET /v1/factors
GET /v1/factors/{slug}
GET /v1/foods
GET /v1/foods/{slug}
GET /v1/graph
GET /v1/guidance
GET /v1/guidance/{slug}
GET /v1/mechanisms
GET /v1/mechanisms/{slug}
GET /v1/overview
GET /v1/quality
GET /v1/questions
GET /v1/questions/{slug}
GET /v1/reference-intakes
GET /v1/reference-intakes/compare
GET /v1/search
GET /v1/sources
GET /v1/sources/{slug}
GET /v1/synonyms
GET /v1/terms
GET /v1/terms/{slug}
POST /v1/display-checks
POST /v1/intake-estimates
"""

COMMON = "kind slug title summary review readability codes related mentioned_by digest"
FIELDS = {
    Kind.MECHANISM: "system calcium_pool explanation pathway symptoms conclusion certainty claims factors guidance "
    "terms",
    Kind.FACTOR: "contributes_to category role modifiable explanation relation_to_calcium certainty claims guidance "
    "terms",
    Kind.GUIDANCE: "guidance_kind urgency audience signs steps do_not do_while_waiting usually_not crisis_lines "
    "safe_messaging cautions interactions when_to_seek_care if_untreated alternatives questions_to_ask benefits risks "
    "recommendation claims terms",
    Kind.QUESTION: "short_answer answer certainty claims mechanisms factors guidance terms",
    Kind.CLAIM: "statement plain_statement subject relation object calcium_pool applies_to direction conclusion "
    "certainty evidence caveats terms",
    Kind.SOURCE: "authors year container_title volume issue pages doi pmid pmcid url csl_type design population "
    "sample_size funding retraction verified",
    Kind.FOOD: "group diets calcium_mg_per_100g serving serving_g calcium_mg_per_serving "
    "fractional_absorption_percent absorbable_mg_per_serving low_bioavailability fortified usable_source fdc_id source",
    Kind.REFERENCE_INTAKE: "authority reference_year metric life_stage sex state age_min age_max age_unit "
    "value_mg_per_day confidence source",
    Kind.TERM: "definition also_called",
    Kind.CRISIS_LINE: "country region scopes number text_or_chat hours languages url for_whom note confidence "
    "recheck_before_publishing record_year verified source",
    Kind.DISCLAIMER: "text short_text version",
}
"""The table of fields by kind."""

PARTS = {
    "Certainty": "level rationale",
    "Citation": "kind slug title href citation",
    "ClaimReference": "kind slug title href statement certainty conclusion citations",
    "Conclusion": "status statement",
    "CountryLines": "country lines",
    "CrisisLineReference": "kind slug title href country region scopes number text_or_chat hours languages url "
    "for_whom note confidence recheck_before_publishing record_year last_reviewed",
    "DisclaimerMeta": "id version language text short_text display url digest",
    "Edition": "id published_at digest counts changes",
    "EditionMeta": "id published_at digest",
    "Evidence": "source stance finding effect read",
    "FactorSummary": "kind slug title href summary contributes_to modifiable certainty",
    "GuidanceSummary": "kind slug title href guidance_kind summary",
    "IntendedUse": "purpose not_for patient_specific",
    "Meta": "disclaimer notices edition language license attribution intended_use withdrawn",
    "Page": "total limit offset",
    "Passage": "text claims foods sources practice_point",
    "PathwayStep": "cause effect claim",
    "Problem": "type title status detail instance errors suggestions available withdrawn meta",
    "Recommendation": "strength authority",
    "Reference": "kind slug title href",
    "RelationToCalcium": "calcium_pool statement claims",
    "Retraction": "status checked_on",
    "Review": "status reviewers last_reviewed next_review",
    "SafeMessaging": "kind slug title href rules",
    "Verified": "record fields",
    "Withdrawn": "since reason replacement",
}
"""The fields of what stands inside documents and around them."""

SEED = """
/v1/mechanisms/nerve-excitability
/v1/mechanisms/muscle-function
/v1/mechanisms/hormone-regulation
/v1/factors/calcium-deficiency
/v1/factors/psychological-stress
/v1/factors/lifestyle-habits
/v1/factors/sleep-environment
/v1/factors/medical-conditions
/v1/guidance/professional-evaluation
/v1/guidance/balanced-diet
/v1/guidance/calcium-rich-foods
/v1/questions/is-insomnia-related-to-calcium-deficiency
"""
"""Addresses that exist for ever."""

LISTS = (
    "mechanisms",
    "factors",
    "guidance",
    "questions",
    "claims",
    "sources",
    "foods",
    "reference-intakes",
    "terms",
    "crisis-lines",
)


def items_of(client: Any, noun: str) -> list[dict[str, Any]]:
    """Every item of a list, read page by page."""
    items: list[dict[str, Any]] = []
    address = f"/v1/{noun}?limit=100"
    while address:
        body = client.get(address).json()
        items += body["data"]
        address = body["links"].get("next", "")
    return items


def test_these_are_the_routes(app: FastAPI) -> None:
    """One line each; HEAD and OPTIONS come with every one."""
    found = {
        f"{method} {route.path}"
        for route in iter_route_contexts(app.routes)
        for method in (route.methods or ())
        if method != "HEAD"
    }
    assert sorted(found) == ROUTES.split("\n")[1:-1]


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_of_a_kind_is_there(kind: Kind) -> None:
    """Fields may be added, and none may go."""
    assert {*COMMON.split(), *FIELDS[kind].split()} <= {*DOCUMENTS[kind].model_fields}


@pytest.mark.parametrize("name", PARTS)
def test_every_field_of_a_part_is_there(app: FastAPI, name: str) -> None:
    """Under the name that generated SDKs use."""
    assert {*PARTS[name].split()} <= {*app.openapi()["components"]["schemas"][name]["properties"]}


@pytest.mark.parametrize("address", SEED.split())
def test_the_seed_items_stay(client: Any, address: str) -> None:
    """Under their slugs."""
    assert client.get(address).json()["data"]["slug"] == address.rpartition("/")[2]


@pytest.mark.parametrize("address", [*(f"/v1/{noun}?limit=1" for noun in LISTS), "/v1/disclaimers", "/v1/editions"])
def test_the_envelope_of_a_list(client: Any, address: str) -> None:
    """Data, meta with its page, links between pages, and nothing else."""
    response = client.get(address)
    body = response.json()
    assert response.headers["content-type"] == "application/json"
    assert list(body) == ["data", "meta", "links"]
    assert isinstance(body["data"], list)
    ListMeta.model_validate(body["meta"])
    PageLinks.model_validate(body["links"])
    assert body["meta"].keys() == ListMeta.model_fields.keys() - {"language_note", "withdrawn", "withdrawn_items"}
    assert body["links"].keys() <= {"self", "first", "prev", "next", "last"}


@pytest.mark.parametrize(
    "address", [*SEED.split(), "/v1/overview", "/v1/codes/icd-10-cm/E58", "/v1/editions/2026.11.1"]
)
def test_the_envelope_of_an_item(client: Any, address: str) -> None:
    """Data, meta, a link to itself, and nothing else."""
    body = client.get(address).json()
    assert list(body) == ["data", "meta", "links"]
    assert isinstance(body["data"], dict)
    Meta.model_validate(body["meta"])
    Links.model_validate(body["links"])
    assert body["links"] == {"self": address}


def test_what_meta_says(client: Any) -> None:
    """Beside the disclaimer: what this is for, whose it is, and which edition."""
    response = client.get("/v1/factors")
    meta = response.json()["meta"]
    assert meta["edition"]["id"] == response.headers["knowledge-edition"] == "2026.11.1"
    assert meta["edition"]["published_at"] == "2026-11-22T12:00:00Z"
    assert meta["license"] == "CC-BY-4.0"
    assert meta["attribution"] == "Casomnia, edition 2026.11.1 (CC-BY-4.0)"
    assert meta["intended_use"]["patient_specific"] is False
    assert meta["disclaimer"]["text"] == BUILT_IN.text


def test_the_index_leads_to_every_resource(client: Any, app: FastAPI) -> None:
    """Each link answers, and no list is left out."""
    entries = client.get("/v1").json()["data"]
    found = {entry["href"].partition("?")[0] for entry in entries}
    assert all(entry["name"] and entry["description"] for entry in entries)
    for entry in entries:
        assert client.get(entry["href"]).status_code == (200 if entry["method"] == "GET" else 405)
        assert entry["method"] in client.request("OPTIONS", entry["href"]).headers["allow"]
    assert {path for path in app.openapi()["paths"] if "{" not in path and path.startswith("/v1/")} <= {
        address.partition("?")[0] for address in found
    }


def test_the_overview_is_the_whole_picture(client: Any) -> None:
    """Bottom line with its certainty, every mechanism, factors by category, the most urgent guidance first."""
    overview = client.get("/v1/overview").json()["data"]
    assert overview["bottom_line"].keys() == {"conclusion", "certainty", "statements", "question"}
    assert overview["bottom_line"]["certainty"]["level"] in ("high", "moderate", "low", "very-low")
    mechanisms = {item["slug"] for item in overview["mechanisms"]}
    factors = {item["slug"] for group in overview["factors"] for item in group["factors"]}
    guidance = [item["slug"] for group in overview["guidance"] for item in group["guidance"]]
    for noun, slugs in (("mechanisms", mechanisms), ("factors", factors)):
        assert slugs == {item["slug"] for item in items_of(client, noun)}
    assert guidance == [item["slug"] for item in items_of(client, "guidance")]
    categories = {item["slug"]: item["category"] for item in items_of(client, "factors")}
    for group in overview["factors"]:
        assert {categories[item["slug"]] for item in group["factors"]} == {group["category"]}


def test_a_status_is_never_shown_without_its_statement(client: Any) -> None:
    """A null trial supports `makes no difference`, so the word alone misleads."""

    def check(value: Any) -> None:
        if isinstance(value, dict):
            if "conclusion" in value:
                assert value["conclusion"].keys() == {"status", "statement"}
                assert value["conclusion"]["statement"]
            if "certainty" in value and isinstance(value["certainty"], dict):
                assert value["certainty"].keys() == {"level", "rationale"}
            value = list(value.values())
        if isinstance(value, list):
            for child in value:
                check(child)

    check(client.get("/v1/overview").json()["data"])
    for noun in ("mechanisms", "factors", "guidance", "questions", "claims"):
        check(items_of(client, noun))


def test_nobody_with_a_clinical_licence_is_claimed(client: Any) -> None:
    """Every review is editorial and says so in words."""
    for noun in LISTS:
        for item in items_of(client, noun):
            assert item["review"]["status"] == "editorial"
            assert "nobody with a clinical licence" in item["review"]["reviewers"].lower()


def test_addresses_are_relative_to_the_root(client: Any) -> None:
    """Whatever host the service is reached at."""
    body = client.get("/v1/factors?limit=1", headers={"Host": "elsewhere.example"}).text
    assert "elsewhere.example" not in body
    assert "casomnia.test" not in body


def test_a_server_makes_the_service_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, store: str, client: Any
) -> None:
    """With the store that `CASOMNIA_DATABASE_URL` names."""
    monkeypatch.setenv("CASOMNIA_DATABASE_URL", store)
    service = from_environment()
    assert type(client)(service).get("/readyz").status_code == 200
    service.state.editions.close()


def test_live_and_ready(client: Any) -> None:
    """In the same envelope as everything."""
    for path, status in (("/livez", "live"), ("/readyz", "ready")):
        body = client.get(path).json()
        assert body["data"] == {"status": status}
        assert body["links"] == {"self": path}
        assert body["meta"]["edition"]["id"] == "2026.11.1"
