"""`GET /v1/reference-intakes/compare`: one group's values of all authorities, and why they differ."""

from typing import Any

import pytest

from app.documents.intakes import IntakeComparison

PATH = "/v1/reference-intakes/compare"
Json = dict[str, Any]


def compared(client: Any, query: str) -> Json:
    """The whole answer."""
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    IntakeComparison.model_validate(answer["data"])
    return answer


def figures(answer: Json, name: str) -> dict[str, list[int]]:
    """The values of one sort by authority."""
    return {
        one["authority"]: [value["value_mg_per_day"] for value in one[name]["values"]]
        for one in answer["data"]["authorities"]
    }


def test_an_adult_group_by_hand(client: Any) -> None:
    """Every authority is there; who has no value says so."""
    answer = compared(client, "age_years=30&sex=female")
    assert figures(answer, "recommended") == {
        "iom": [1000],
        "efsa": [950],
        "uk": [700],
        "who-fao": [1000],
        "nnr": [950],
        "anz": [1000],
    }
    assert figures(answer, "average_requirement")["efsa"] == [750]
    assert figures(answer, "upper_limit") == {
        "iom": [2500],
        "efsa": [2500],
        "uk": [],
        "who-fao": [],
        "nnr": [],
        "anz": [],
    }
    assert answer["data"]["recommended_range"] == {"lowest_mg_per_day": 700, "highest_mg_per_day": 1000}
    uk = next(one for one in answer["data"]["authorities"] if one["authority"] == "uk")
    assert "no upper limit" in uk["upper_limit"]["statement"]
    assert uk["recommended"]["values"][0].keys() >= {"metric", "reference_year", "confidence", "source"}


def test_why_they_differ_rests_on_a_claim_or_on_the_values(client: Any) -> None:
    """The claim stands there with its certainty, its conclusion and its sources."""
    methods, years = compared(client, "age_years=30")["data"]["why_they_differ"]
    (claim,) = methods["claims"]
    assert claim["slug"] == "guidance-how-much"
    assert "different methods" in claim["certainty"]["rationale"]
    assert claim["citations"]
    assert years == {"statement": "The reports are of different years, from 1991 to 2023.", "claims": []}


@pytest.mark.parametrize("query", ["age_years=9", "age_years=30&state=pregnancy", "age_years=0&age_months=3"])
def test_the_claim_speaks_of_adults_only(client: Any, query: str) -> None:
    """For other groups nothing that was read says why, and that is said."""
    reasons = compared(client, query)["data"]["why_they_differ"]
    assert reasons[0]["statement"].startswith("Nothing that we read says why")
    assert all(reason["claims"] == [] for reason in reasons)


def test_an_adequate_intake_is_not_quite_a_recommendation(client: Any) -> None:
    """Beside values of another kind that is said."""
    reasons = compared(client, "age_years=0&age_months=3")["data"]["why_they_differ"]
    assert any("adequate intake" in reason["statement"] for reason in reasons)


def test_where_there_is_one_value_there_is_nothing_to_explain(client: Any) -> None:
    """In a pregnancy at 16 only two give a value, and it is the same one."""
    answer = compared(client, "age_years=16&sex=female&state=pregnancy")
    assert {value for values in figures(answer, "recommended").values() for value in values} == {1300}
    assert answer["data"]["why_they_differ"] == []


def test_where_there_is_no_value_there_is_no_range(client: Any) -> None:
    """Rather than a null."""
    assert "recommended_range" not in compared(client, "age_years=7&state=lactation")["data"]


def test_months_alone_are_an_age(client: Any) -> None:
    """For a small child; in what is sent back they are years and months."""
    answer = compared(client, "age_months=7")
    assert figures(answer, "recommended") == figures(compared(client, "age_years=0&age_months=7"), "recommended")
    assert answer["data"]["group"].items() >= {"age_years": 0, "age_months": 7}.items()
    assert compared(client, "age_months=30")["data"]["group"].items() >= {"age_years": 2, "age_months": 6}.items()


def test_both_sexes_where_none_is_said(client: Any) -> None:
    assert sorted(figures(compared(client, "age_years=55"), "recommended")["iom"]) == [1000, 1200]


@pytest.mark.parametrize(
    ("query", "there", "first"),
    [
        ("age_years=30", {"supplements", "kidney-disease", "pregnancy"}, "personal-dose"),
        ("age_years=0&age_months=6", {"children", "supplements"}, "child-or-baby-dose"),
        ("age_years=18", {"children"}, "personal-dose"),
        ("age_years=30&state=lactation", {"pregnancy"}, "pregnancy-dose"),
    ],
)
def test_notices_and_guidance_fit_the_group(client: Any, query: str, there: set[str], first: str) -> None:
    answer = compared(client, query)
    assert there <= {notice["id"] for notice in answer["meta"]["notices"]}
    assert answer["data"]["guidance"][0]["slug"] == first
    assert "none is a dose" in answer["data"]["about"]


def test_the_list_and_the_comparison_agree(client: Any) -> None:
    """Every value is the row that it links to."""
    for one in compared(client, "age_years=45&sex=male")["data"]["authorities"]:
        for name in ("recommended", "average_requirement", "upper_limit"):
            for value in one[name]["values"]:
                (row,) = client.get(value["href"]).json()["data"]
                assert row.items() >= {key: value[key] for key in value.keys() - {"href"}}.items()


def test_it_is_kept_like_all_content(client: Any) -> None:
    """It says nothing of a person."""
    response = client.get(f"{PATH}?age_years=30")
    assert response.headers["cache-control"].startswith("public, max-age=300")
    assert client.get(f"{PATH}?age_years=30", headers={"If-None-Match": response.headers["etag"]}).status_code == 304
    pinned = client.get(f"{PATH}?age_years=30&edition=2026.11.1")
    assert pinned.headers["cache-control"] == "public, max-age=3600"
    assert f'<{PATH}?age_years=30>; rel="latest-version"' in pinned.headers["link"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "age_years"),
        ("sex=male", "age_years"),
        ("age_years=30&sx=male", "sx"),
        ("age_years=30&sex=mal", "sex"),
        ("age_years=30&state=pregnant", "state"),
        ("age_years=30&age_years=31", "age_years"),
        ("age_years=30&age_months=12", "age_months"),
        ("age_months=36", "age_months"),
        ("age_years=30&sex=male&state=lactation", "state"),
    ],
)
def test_what_is_wrong_is_named(client: Any, query: str, field: str) -> None:
    response = client.get(f"{PATH}?{query}")
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]
