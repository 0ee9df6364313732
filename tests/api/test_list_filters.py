"""Filters: each does what it says, a repeated one means *or*, two mean *and*, in whatever combination."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.identifiers import EU_MEMBERS
from app.vocabulary import (
    Audience,
    Authority,
    CalciumPool,
    CertaintyLevel,
    ConclusionStatus,
    Contribution,
    CrisisScope,
    Design,
    Diet,
    FactorCategory,
    FoodGroup,
    GuidanceKind,
    Sex,
    System,
    Urgency,
)

Document = dict[str, Any]
Documents = dict[str, list[Document]]
Meaning = Callable[[Document, Any], bool]


def one_of(name: str) -> Meaning:
    """The field has one of the values."""
    return lambda item, values: item.get(name) in values


def any_of(name: str) -> Meaning:
    """The field, a list, has any of the values."""
    return lambda item, values: bool({*item[name]} & {*values})


def level_of(item: Document, values: list[str]) -> bool:
    """The certainty is one of these."""
    return item["certainty"]["level"] in values


def status_of(item: Document, values: list[str]) -> bool:
    """The conclusion is one of these."""
    return item["conclusion"]["status"] in values


def cites(item: Document, values: list[str]) -> bool:
    """The evidence comes from one of these sources."""
    return any(evidence["source"]["slug"] in values for evidence in item["evidence"])


def rich(item: Document, mg: int) -> bool:
    """A serving has so much, and the body can use it."""
    return item["calcium_mg_per_serving"] >= mg and not item["low_bioavailability"]


def for_sex(item: Document, values: list[str]) -> bool:
    """It is for this sex, or for any."""
    return item["sex"] in (*values, "any")


def for_country(item: Document, values: list[str]) -> bool:
    """It is of this country, of the union that the country is in, or of any."""
    union = ["EU"] if EU_MEMBERS & {*values} else []
    return item["country"] in (*values, *union, "ZZ")


def for_age(item: Document, years: int) -> bool:
    """Some month of that year of life is within its ages, both ends included."""
    unit = 12 if item["age_unit"] == "years" else 1
    youngest = item.get("age_min", 1000) * unit
    oldest = (item["age_max"] + 1) * unit - 1 if "age_max" in item else 10_000
    oldest = min(oldest, 11) if unit == 1 else oldest  # an infant is one until the first birthday
    return any(youngest <= month <= oldest for month in range(years * 12, years * 12 + 12))


def for_stage(item: Document, values: list[str]) -> bool:
    """The whole name of the stage, or the words it begins with."""
    return any(item["life_stage"] == value or item["life_stage"].startswith(f"{value} ") for value in values)


MEANINGS: dict[str, dict[str, Meaning]] = {
    "/v1/mechanisms": {"system": one_of("system"), "certainty": level_of},
    "/v1/factors": {
        "category": one_of("category"),
        "modifiable": one_of("modifiable"),
        "contributes_to": one_of("contributes_to"),
    },
    "/v1/guidance": {
        "guidance_kind": one_of("guidance_kind"),
        "urgency": one_of("urgency"),
        "audience": any_of("audience"),
    },
    "/v1/questions": {},
    "/v1/claims": {
        "certainty": level_of,
        "conclusion": status_of,
        "calcium_pool": one_of("calcium_pool"),
        "source": cites,
    },
    "/v1/sources": {
        "design": one_of("design"),
        "year_from": lambda item, year: item.get("year", -1) >= year,
        "year_to": lambda item, year: item.get("year", 10_000) <= year,
    },
    "/v1/foods": {"group": one_of("group"), "diet": any_of("diets"), "min_mg_per_serving": rich},
    "/v1/reference-intakes": {
        "authority": one_of("authority"),
        "sex": for_sex,
        "age_years": for_age,
        "life_stage": for_stage,
    },
    "/v1/terms": {},
    "/v1/crisis-lines": {"country": for_country, "scope": any_of("scopes")},
    "/v1/disclaimers": {},
}

WORDS: dict[str, Any] = {
    "system": System,
    "certainty": CertaintyLevel,
    "category": FactorCategory,
    "modifiable": (True, False),
    "contributes_to": Contribution,
    "guidance_kind": GuidanceKind,
    "urgency": Urgency,
    "audience": Audience,
    "conclusion": ConclusionStatus,
    "calcium_pool": CalciumPool,
    "design": Design,
    "group": FoodGroup,
    "diet": Diet,
    "authority": Authority,
    "sex": Sex,
    "scope": CrisisScope,
}
NUMBERS = {
    "year_from": st.integers(1970, 2030),
    "year_to": st.integers(1970, 2030),
    "min_mg_per_serving": st.integers(0, 1000),
    "age_years": st.integers(0, 130),
}


def values_of(name: str, items: list[Document]) -> st.SearchStrategy[Any]:
    """Values of a filter, with some that occur and some that do not."""
    if name in NUMBERS:
        return NUMBERS[name]
    if name == "source":
        words = sorted({evidence["source"]["slug"] for item in items for evidence in item["evidence"]})
    elif name == "country":
        words = sorted({item["country"] for item in items} | {"AQ", "FR"})
    elif name == "life_stage":
        stages = {item["life_stage"] for item in items}
        words = sorted(stages | {stage.split()[0] for stage in stages} | {"adult", "%"})
    elif name == "slug":
        words = [*(item["slug"] for item in items), "nothing"]
    else:
        words = list(WORDS[name])
    return st.lists(st.sampled_from(words), min_size=1, max_size=3)


def written(value: Any) -> Any:
    """A value as a query has it."""
    return (
        [written(one) for one in value]
        if isinstance(value, list)
        else str(value).replace("True", "true").replace("False", "false")
    )


@pytest.mark.parametrize("path", MEANINGS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_combination_of_filters_gives_exactly_what_fits(
    client: Any, documents: Documents, path: str, data: st.DataObject
) -> None:
    """The same as going through all documents by hand, in the same order."""
    meanings = {**MEANINGS[path], "slug": one_of("slug")}
    names = data.draw(st.sets(st.sampled_from(sorted(meanings))))
    chosen = {name: data.draw(values_of(name, documents[path])) for name in sorted(names)}
    body = client.get(path, params={"limit": 100, **{name: written(value) for name, value in chosen.items()}}).json()
    fitting = [item for item in documents[path] if all(meanings[name](item, value) for name, value in chosen.items())]
    assert body["meta"]["page"]["total"] == len(fitting)
    assert body["data"] == fitting[:100]


@pytest.mark.parametrize("path", MEANINGS)
def test_these_are_the_filters(app: Any, path: str) -> None:
    """No others, and all of them documented."""
    documented = {parameter["name"] for parameter in app.openapi()["paths"][path]["get"]["parameters"]}
    assert documented == {*MEANINGS[path], "lang", "edition", "limit", "offset", "slug"}


def total(client: Any, address: str) -> int:
    """How many match."""
    found: int = client.get(address).json()["meta"]["page"]["total"]
    return found


def test_a_repeated_filter_means_or(client: Any) -> None:
    """The parts add up."""
    high, low = total(client, "/v1/claims?certainty=high"), total(client, "/v1/claims?certainty=low")
    assert min(high, low) > 0
    assert total(client, "/v1/claims?certainty=high&certainty=low") == high + low


def test_two_filters_mean_and(client: Any) -> None:
    """What is left fits both."""
    items = client.get("/v1/claims?certainty=high&calcium_pool=blood-calcium&limit=100").json()["data"]
    assert items
    assert {(item["certainty"]["level"], item["calcium_pool"]) for item in items} == {("high", "blood-calcium")}


@pytest.mark.parametrize(
    "address",
    [
        "/v1/claims?source=nothing",
        "/v1/claims?slug=nothing",
        "/v1/sources?year_from=2020&year_to=2010",
        "/v1/sources?year_to=0",
        "/v1/foods?min_mg_per_serving=10000",
        "/v1/reference-intakes?life_stage=nobody",
        "/v1/crisis-lines?country=AQ&slug=gb-999",
    ],
)
def test_what_nothing_fits_is_an_empty_list(client: Any, address: str) -> None:
    """Not an error."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.json()["data"] == []
    assert response.json()["meta"]["page"] == {"total": 0, "limit": 25, "offset": 0}


def test_spinach_is_never_found_as_rich(client: Any) -> None:
    """It has much calcium, but the body can use little of it."""
    spinach = client.get("/v1/foods/boiled-spinach").json()["data"]
    assert spinach["calcium_mg_per_serving"] >= 100
    assert not spinach["usable_source"]
    found = client.get("/v1/foods?min_mg_per_serving=100&limit=100").json()["data"]
    assert found
    assert all(not item["low_bioavailability"] for item in found)


def test_a_batch_of_slugs(client: Any) -> None:
    """In the order of the list, each once; unknown ones are left out."""
    address = "/v1/factors?slug=sleep-environment&slug=nothing&slug=calcium-deficiency&slug=calcium-deficiency"
    assert [item["slug"] for item in client.get(address).json()["data"]] == ["calcium-deficiency", "sleep-environment"]
