"""What cannot be answered as asked is refused in words: what is wrong, what is allowed, what may have been meant."""

from typing import Any
from urllib.parse import parse_qsl

import pytest

from app.documents.envelope import Problem

LISTS = (
    "/v1/mechanisms",
    "/v1/factors",
    "/v1/guidance",
    "/v1/questions",
    "/v1/claims",
    "/v1/sources",
    "/v1/foods",
    "/v1/reference-intakes",
    "/v1/terms",
    "/v1/crisis-lines",
    "/v1/disclaimers",
    "/v1/editions",
)


def problem(client: Any, address: str, status: int) -> dict[str, Any]:
    """A problem with the shape of all problems."""
    response = client.get(address)
    assert response.status_code == status, address
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    Problem.model_validate(body)
    assert body.keys() <= Problem.model_fields.keys()
    assert body["status"] == status
    assert body["instance"] == address.partition("?")[0]
    assert body["meta"]["disclaimer"]["display"] == "required"
    return body


def refused(client: Any, address: str) -> dict[str, Any]:
    """The one thing that is wrong with an address."""
    body = problem(client, address, 422)
    (error,) = body["errors"]
    assert body["detail"] == f"{error['field']}: {error['message']}"
    return dict(error)


@pytest.mark.parametrize("path", LISTS)
def test_a_misspelt_parameter_is_named_with_the_near_one(client: Any, path: str) -> None:
    """No misspelt filter goes unnoticed."""
    error = refused(client, f"{path}?limt=3")
    assert (error["field"], error["suggestion"]) == ("limt", "limit")
    assert {"limit", "offset", "slug", "lang"} <= {*error["allowed"]}
    assert error["message"] == "there is no such parameter; did you mean `limit`?"


@pytest.mark.parametrize(
    "address",
    [
        "/v1?zzz=1",
        "/v1/overview?zzz=1",
        "/v1/factors/calcium-deficiency?zzz=1",
        "/v1/factors/calcium-deficiency?limit=1",
        "/v1/codes/icd-10-cm/E58?zzz=1",
        "/v1/editions/2026.11.1?edition=2026.11.1",
    ],
)
def test_unknown_parameters_are_refused_everywhere_under_v1(client: Any, address: str) -> None:
    """With those there are."""
    error = refused(client, address)
    assert "lang" in error["allowed"]
    assert error["field"] not in error["allowed"]


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/docs", "/openapi.json", "/docs/assets/docs.js", "/"])
def test_unknown_parameters_are_ignored_outside_v1(client: Any, path: str) -> None:
    """Probes and browsers add what they like."""
    assert client.get(f"{path}?zzz=1").status_code == client.get(path).status_code


@pytest.mark.parametrize(
    ("address", "field", "near"),
    [
        ("/v1/factors?category=medica", "category", "medical"),
        ("/v1/factors?contributes_to=insomia", "contributes_to", "insomnia"),
        ("/v1/mechanisms?system=nervous", "system", "nervous-system"),
        ("/v1/guidance?urgency=emergancy", "urgency", "emergency"),
        ("/v1/guidance?guidance_kind=nutriton", "guidance_kind", "nutrition"),
        ("/v1/guidance?audience=adult", "audience", "adults"),
        ("/v1/claims?certainty=very_low", "certainty", "very-low"),
        ("/v1/claims?conclusion=suported", "conclusion", "supported"),
        ("/v1/claims?calcium_pool=blood_calcium", "calcium_pool", "blood-calcium"),
        ("/v1/sources?design=randomized-trial", "design", "randomised-trial"),
        ("/v1/foods?group=diary", "group", "dairy"),
        ("/v1/foods?diet=vegam", "diet", "vegan"),
        ("/v1/crisis-lines?scope=poisons", "scope", "poison"),
        ("/v1/reference-intakes?authority=esfa", "authority", "efsa"),
        ("/v1/reference-intakes?sex=femal", "sex", "female"),
        ("/v1/search?kind=foods&q=milk", "kind", "food"),
    ],
)
def test_an_unknown_value_is_refused_with_all_that_are_allowed(
    client: Any, address: str, field: str, near: str
) -> None:
    """And the near one. Following the suggestion works."""
    error = refused(client, address)
    assert (error["field"], error["suggestion"]) == (field, near)
    assert near in error["allowed"]
    path, others = address.partition("?")[0], asked(address)
    assert all(client.get(path, params=others | {field: value}).status_code == 200 for value in error["allowed"])


def test_nothing_near_no_suggestion(client: Any) -> None:
    """Only what is allowed."""
    assert "suggestion" not in refused(client, "/v1/foods?diet=zzzzzz")


BOUNDS = [
    *((path, "limit", 1, 100) for path in LISTS),
    *((path, "offset", 0, 1_000_000) for path in LISTS),
    ("/v1/search?q=milk", "limit", 1, 100),
    ("/v1/search?q=milk", "offset", 0, 1_000_000),
    ("/v1/sources", "year_from", 0, 9999),
    ("/v1/sources", "year_to", 0, 9999),
    ("/v1/foods", "min_mg_per_serving", 0, 10_000),
    ("/v1/reference-intakes", "age_years", 0, 130),
    ("/v1/reference-intakes/compare", "age_years", 0, 130),
    ("/v1/reference-intakes/compare", "age_months", 0, 35),
    ("/v1/graph", "depth", 1, 3),
]


def asked(path: str) -> dict[str, str]:
    """The query that an address has already."""
    return dict(parse_qsl(path.partition("?")[2]))


@pytest.mark.parametrize(("path", "name", "least", "most"), BOUNDS)
def test_every_integer_is_bounded(client: Any, path: str, name: str, least: int, most: int) -> None:
    """Both ends are in, one beyond is out, and so is everything that is no whole number in digits."""
    for value in (least, most):
        assert client.get(path, params=asked(path) | {name: value}).status_code == 200
    for wrong in (least - 1, most + 1, 10**30, "x", "", "1.0", "1e1", "+1", " 1", "0x1", "١", "true"):
        response = client.get(path, params=asked(path) | {name: wrong})
        assert response.status_code == 422, wrong
        assert [error["field"] for error in response.json()["errors"]] == [name]


def test_every_integer_is_among_them(app: Any) -> None:
    """None is forgotten, and OpenAPI gives the same bounds."""
    documented = [
        (path, parameter["name"], schema.get("minimum"), schema.get("maximum"))
        for path, operations in app.openapi()["paths"].items()
        for operation in operations.values()
        for parameter in operation.get("parameters", [])
        for schema in (parameter["schema"].get("items", parameter["schema"]),)
        if schema.get("type") == "integer"
    ]
    assert sorted(documented) == sorted((path.partition("?")[0], *bounds) for path, *bounds in BOUNDS)


@pytest.mark.parametrize("value", ["1", "yes", "True", "", "maybe"])
def test_yes_and_no_are_true_and_false(client: Any, value: str) -> None:
    """One way to write each."""
    assert refused(client, f"/v1/factors?modifiable={value}")["message"] == "must be `true` or `false`"


def test_everything_wrong_is_said_at_once(client: Any) -> None:
    """One error for each parameter."""
    body = problem(client, "/v1/sources?limit=0&limt=1&design=novel&year_from=-1&lang=!", 422)
    assert {error["field"] for error in body["errors"]} == {"limit", "limt", "design", "year_from", "lang"}
    assert len(body["errors"]) == 5


@pytest.mark.parametrize("address", ["/v1/factors?slug=%00", "/v1/claims?source=a%00b", "/v1/factors/a%00b"])
def test_names_without_nul(client: Any, address: str) -> None:
    """Databases do not take it."""
    assert client.get(address).status_code == 422


def test_a_batch_has_a_hundred_names_at_most(client: Any) -> None:
    """Of two hundred letters at most."""
    assert client.get("/v1/foods", params={"slug": ["x"] * 100}).status_code == 200
    assert client.get("/v1/foods", params={"slug": ["x"] * 101}).status_code == 422
    assert client.get("/v1/foods", params={"slug": "x" * 200}).status_code == 200
    assert client.get("/v1/foods", params={"slug": "x" * 201}).status_code == 422
    assert client.get(f"/v1/foods/{'x' * 201}").status_code == 422


@pytest.mark.parametrize(
    ("address", "suggestion"),
    [
        ("/v1/factors/calcium", "/v1/factors/calcium-deficiency"),
        ("/v1/factors/Lifestyle-Habits", "/v1/factors/lifestyle-habits"),
        ("/v1/mechanisms/nerve-excitabilty", "/v1/mechanisms/nerve-excitability"),
        ("/v1/guidance/balanced", "/v1/guidance/balanced-diet"),
        ("/v1/foods/wholemilk", "/v1/foods/whole-milk"),
        ("/v1/terms/certainy", "/v1/terms/certainty"),
        ("/v1/crisis-lines/us-98", "/v1/crisis-lines/us-988"),
        ("/v1/disclaimers/generl", "/v1/disclaimers/general"),
        ("/v1/editions/2026.11.7", "/v1/editions/2026.11.1"),
        ("/v1/factors/", "/v1/factors"),
        ("/v1/factor", "/v1/factors"),
        ("/v1/", "/v1"),
        ("/v1/reference_intakes", "/v1/reference-intakes"),
        ("/livezz", "/livez"),
    ],
)
def test_what_is_not_there_suggests_what_may_have_been_meant(client: Any, address: str, suggestion: str) -> None:
    """And the suggestion is there."""
    body = problem(client, address, 404)
    assert suggestion in body["suggestions"]
    assert client.get(suggestion).status_code == 200


@pytest.mark.parametrize("path", ["/v1/factors/zzzzzz", "/zzzzzz", "/v1/reference-intakes/some-row"])
def test_what_is_not_there_has_no_suggestion_where_nothing_is_near(client: Any, path: str) -> None:
    """But words."""
    body = problem(client, path, 404)
    assert "suggestions" not in body or path.startswith("/v1/reference")
    assert f"`{path.rpartition('/')[2]}`" in body["detail"] or f"`{path}`" in body["detail"]


@pytest.mark.parametrize("path", [*LISTS, "/v1", "/v1/overview", "/v1/factors/calcium-deficiency", "/livez", "/docs"])
def test_no_trailing_slash(client: Any, path: str) -> None:
    """One canonical URL per resource, and no redirects between two."""
    assert client.get(f"{path}/").status_code == 404


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("/v1/factors", "limit", ("1", "2")),
        ("/v1/factors", "lang", ("es", "en")),
        ("/v1/sources", "year_from", ("2000", "2010")),
        ("/v1/foods", "min_mg_per_serving", ("100", "200")),
        ("/v1/overview", "edition", ("2026.11.1", "2026.11.1")),
        ("/v1/editions", "offset", ("0", "1")),
    ],
)
def test_a_second_value_is_not_passed_over(client: Any, path: str, name: str, values: tuple[str, str]) -> None:
    """A parameter that takes one value refuses two."""
    response = client.get(path, params=[(name, value) for value in values])
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"] == name
    assert "keep one" in error["message"]


def test_many_errors_are_cut_short(client: Any) -> None:
    """An answer stays small, whatever was asked."""
    response = client.get("/v1/factors", params={f"x{i}": "1" for i in range(500)})
    assert response.status_code == 422
    assert 0 < len(response.json()["errors"]) <= 20
    assert len(response.content) < 20_000
