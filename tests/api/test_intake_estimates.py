"""`POST /v1/intake-estimates`: published values of a group beside a list of foods; never a dose, never a person."""

import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.envelope import Problem
from app.documents.intakes import IntakeEstimate

PATH = "/v1/intake-estimates"
ADULT = {"authority": "iom", "age_years": 30, "sex": "female"}
Json = dict[str, Any]


def post(client: Any, body: Any, path: str = PATH, **kwargs: Any) -> httpx.Response:
    """Send a body."""
    response: httpx.Response = client.request("POST", path, json=body, **kwargs)
    return response


def estimated(client: Any, **body: Any) -> Json:
    """The whole answer."""
    response = post(client, {"group": ADULT} | body)
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    IntakeEstimate.model_validate(answer["data"])
    return answer


def refused(client: Any, **body: Any) -> list[tuple[str, str]]:
    """Where it is wrong and what is wrong there."""
    response = post(client, {"group": ADULT} | body)
    assert response.status_code == 422, response.text
    assert response.headers["cache-control"] == "no-store"
    Problem.model_validate(response.json())
    return [(error["field"], error["message"]) for error in response.json()["errors"]]


def notices(answer: Json) -> list[str]:
    """The notices to show, in their order."""
    return [notice["id"] for notice in answer["meta"]["notices"]]


def test_a_list_by_hand(client: Any) -> None:
    """Sums, values and shares, each with where it comes from."""
    answer = estimated(
        client,
        foods=[
            {"slug": "whole-milk", "servings": 2},
            {"slug": "boiled-spinach", "grams": 90},
            {"slug": "feta-cheese", "grams": 30},
        ],
        supplements=[{"elemental_mg": 250, "label": "tablet"}],
    )
    data = answer["data"]
    assert [(food["slug"], food["calcium_mg"], food.get("absorbable_mg")) for food in data["foods"]] == [
        ("whole-milk", 552, 177.0),
        ("boiled-spinach", 122, 6.2),
        ("feta-cheese", 148, None),
    ]
    assert data["supplements"][0].items() >= {"label": "tablet", "elemental_mg": 250}.items()
    assert (data["totals"]["food_mg"], data["totals"]["supplement_mg"], data["totals"]["total_mg"]) == (822, 250, 1072)
    found = {name: data[name]["values"] for name in ("recommended", "average_requirement", "upper_limit")}
    assert {name: [(v["value_mg_per_day"], v["share_percent"]) for v in values] for name, values in found.items()} == {
        "recommended": [(1000, 107)],
        "average_requirement": [(800, 134)],
        "upper_limit": [(2500, 43)],
    }
    (value,) = found["recommended"]
    assert (value["metric"], value["confidence"], value["source"]["slug"]) == ("rda", "primary", "iom-2011-dri-calcium")
    assert client.get(value["href"]).json()["data"][0]["slug"] == value["slug"]


def test_what_it_is_and_is_not_is_said(client: Any) -> None:
    """About a group, no advice, no dose, as complete as the list; and nothing patient-specific."""
    answer = estimated(client)
    assert "whole group" in answer["data"]["about"]
    assert "no dose" in answer["data"]["about"]
    assert "as complete as the list" in answer["data"]["totals"]["statement"]
    assert answer["meta"]["intended_use"]["patient_specific"] is False
    assert answer["meta"]["disclaimer"]["display"] == "required"
    assert answer["links"] == {"self": PATH}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"foods": [{"slug": "raw-egg", "servings": 1}]},
        {"supplements": [{"elemental_mg": 100}]},
        {"group": {"authority": "uk", "age_years": 8}},
        {"group": {"authority": "nnr", "age_years": 80, "sex": "male"}},
        {"group": {"authority": "anz", "age_years": 30, "state": "pregnancy"}},
    ],
)
def test_three_notices_always(client: Any, body: Json) -> None:
    """Supplements, kidney disease and pregnancy, whatever is on the list and whoever the group is."""
    assert {"supplements", "kidney-disease", "pregnancy"} <= {*notices(estimated(client, **body))}


@pytest.mark.parametrize("age", [1, 8, 17])
def test_children_have_their_notice_and_guidance(client: Any, age: int) -> None:
    """First of all; an adult has neither."""
    answer = estimated(client, group={"authority": "iom", "age_years": age})
    assert "children" in notices(answer)
    assert answer["data"]["guidance"][0]["slug"] == "child-or-baby-dose"
    adult = estimated(client)
    assert "children" not in notices(adult)
    assert "child-or-baby-dose" not in [one["slug"] for one in adult["data"]["guidance"]]


@pytest.mark.parametrize("state", ["pregnancy", "lactation"])
def test_pregnancy_has_its_guidance(client: Any, state: str) -> None:
    group = ADULT | {"state": state}
    assert estimated(client, group=group)["data"]["guidance"][0]["slug"] == "pregnancy-dose"


@pytest.mark.parametrize(
    "group", [{"authority": "iom", "age_years": 9}, ADULT | {"state": "pregnancy"}, ADULT | {"state": "lactation"}]
)
def test_no_share_of_supplements_for_those_to_whom_no_dose_is_given(client: Any, group: Json) -> None:
    """The sum and the published value are there, with the reason and whom to ask."""
    data = estimated(client, group=group, supplements=[{"elemental_mg": 500}])["data"]
    (value,) = data["upper_limit"]["values"]
    assert "share_percent" not in value
    assert "could be read as a dose" in data["upper_limit"]["statement"]
    assert data["totals"]["total_mg"] == 500
    assert estimated(client, group=group)["data"]["upper_limit"]["values"][0]["share_percent"] == 0


@pytest.mark.parametrize(
    "age", [{"age_years": 0}, {"age_years": 0, "age_months": 11}, {"age_months": 0}, {"age_months": 11}]
)
@pytest.mark.parametrize("body", [{}, {"foods": [{"slug": "nothing-such", "servings": 1}]}])
def test_a_baby_is_refused_with_the_fitting_guidance(client: Any, age: Json, body: Json) -> None:
    """With its notices and without a number."""
    response = post(client, body | {"group": {"authority": "iom"} | age})
    problem = response.json()
    assert response.status_code == 422
    assert [error["field"] for error in problem["errors"]] == ["group.age_years"]
    assert [one["href"] for one in problem["guidance"]] == ["/v1/guidance/child-or-baby-dose"]
    assert client.get(problem["guidance"][0]["href"]).status_code == 200
    assert "under one year" in problem["detail"]
    assert "doctor, nurse or pharmacist" in problem["detail"]
    assert " mg" not in problem["detail"]
    assert {"children", "supplements"} <= {*notices(problem)}


def test_a_year_old_is_not_a_baby(client: Any) -> None:
    """From the first birthday on."""
    for age in ({"age_years": 1, "age_months": 0}, {"age_months": 12}):
        assert estimated(client, group={"authority": "iom"} | age)["data"]["group"]["age_years"] == 1


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ({"authority": "uk", "age_years": 30}, "upper_limit"),
        ({"authority": "who-fao", "age_years": 30}, "average_requirement"),
        ({"authority": "nnr", "age_years": 10}, "recommended"),
        ({"authority": "nnr", "age_years": 30, "state": "pregnancy"}, "recommended"),
        ({"authority": "efsa", "age_years": 8}, "upper_limit"),
        ({"authority": "iom", "age_years": 60, "sex": "female", "state": "pregnancy"}, "recommended"),
    ],
)
def test_a_group_without_a_value_is_said_to_have_none(client: Any, group: Json, name: str) -> None:
    """In words; never null, and never a value of another group."""
    found = estimated(client, group=group)["data"][name]
    assert found["values"] == []
    assert found["statement"].startswith("We know of no ")


def test_entries_of_one_food_add_up(client: Any) -> None:
    """Servings and grams, in any order."""
    once = estimated(client, foods=[{"slug": "whole-milk", "servings": 1}, {"slug": "whole-milk", "grams": 100}])
    assert [(food["slug"], food["calcium_mg"], food["grams"]) for food in once["data"]["foods"]] == [
        ("whole-milk", 389, 344.0)
    ]


def test_foods_keep_the_order_in_which_they_came(client: Any) -> None:
    slugs = ["tap-water", "raw-egg", "almonds", "tap-water"]
    data = estimated(client, foods=[{"slug": slug, "servings": 1} for slug in slugs])["data"]
    assert [food["slug"] for food in data["foods"]] == slugs[:3]


def test_over_the_limit_help_leads(client: Any) -> None:
    """Also with an authority that gives no limit."""
    answer = estimated(client, group={"authority": "uk", "age_years": 40}, supplements=[{"elemental_mg": 5000}])
    assert notices(answer)[0] == "emergency"
    assert [one["slug"] for one in answer["data"]["guidance"]][:2] == [
        "too-many-calcium-tablets",
        "upper-limit-for-calcium",
    ]
    assert all(client.get(one["href"]).status_code == 200 for one in answer["data"]["guidance"])


@pytest.mark.parametrize(
    ("slug", "near"),
    [
        ("milk-whole", "whole-milk"),
        ("Whole Milk", "whole-milk"),
        ("whole_milk", "whole-milk"),
        ("spinach-boiled", "boiled-spinach"),
        ("fetta-cheese", "feta-cheese"),
    ],
)
def test_an_unknown_food_names_near_ones(client: Any, slug: str, near: str) -> None:
    """And does not repeat what was sent."""
    response = post(client, {"group": ADULT, "foods": [{"slug": "almonds", "grams": 1}, {"slug": slug, "servings": 1}]})
    (error,) = response.json()["errors"]
    assert (response.status_code, error["field"], error["suggestion"]) == (422, "foods[1].slug", near)
    assert f"`{near}`" in error["message"]
    assert slug not in response.text


def test_a_food_like_none_there_is(client: Any) -> None:
    ((field, message),) = refused(client, foods=[{"slug": "zzzzzz", "servings": 1}])
    assert (field, message) == ("foods[0].slug", "there is no such food; /v1/foods lists them all")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"foods": [{"slug": "raw-egg", "servings": -1}]}, "foods[0].servings"),
        ({"foods": [{"slug": "raw-egg", "servings": 201}]}, "foods[0].servings"),
        ({"foods": [{"slug": "raw-egg", "grams": -0.1}]}, "foods[0].grams"),
        ({"foods": [{"slug": "raw-egg", "grams": 10_001}]}, "foods[0].grams"),
        ({"foods": [{"slug": "raw-egg", "grams": "50"}]}, "foods[0].grams"),
        ({"foods": [{"slug": "raw-egg", "grams": True}]}, "foods[0].grams"),
        ({"foods": [{"slug": "raw-egg"}]}, "foods[0]"),
        ({"foods": [{"slug": "raw-egg", "grams": 1, "servings": 1}]}, "foods[0]"),
        ({"foods": [{"servings": 1}]}, "foods[0].slug"),
        ({"foods": [{"slug": "x" * 201, "servings": 1}]}, "foods[0].slug"),
        ({"foods": [{"slug": "a\x00", "servings": 1}]}, "foods[0].slug"),
        ({"foods": [{"slug": "raw-egg", "servings": 1}] * 101}, "foods"),
        ({"foods": [{"slug": "still-mineral-water", "servings": 20}] * 2}, "foods[1]"),
        ({"supplements": [{"elemental_mg": -1}]}, "supplements[0].elemental_mg"),
        ({"supplements": [{"elemental_mg": 10_001}]}, "supplements[0].elemental_mg"),
        ({"supplements": [{"elemental_mg": 10_000}] * 3}, "supplements"),
        ({"supplements": [{"elemental_mg": 1}] * 51}, "supplements"),
        ({"supplements": [{"elemental_mg": 1, "label": "x" * 61}]}, "supplements[0].label"),
        ({"supplements": [{"label": "x"}]}, "supplements[0].elemental_mg"),
        ({"supplements": [{"mg": 1, "elemental_mg": 1}]}, "supplements[0].mg"),
        ({"group": ADULT | {"age_years": -1}}, "group.age_years"),
        ({"group": ADULT | {"age_years": 131}}, "group.age_years"),
        ({"group": ADULT | {"age_years": 30.5}}, "group.age_years"),
        ({"group": ADULT | {"age_months": 12}}, "group"),
        ({"group": {"authority": "iom", "age_months": 36}}, "group.age_months"),
        ({"group": ADULT | {"authority": "esfa"}}, "group.authority"),
        ({"group": ADULT | {"state": "including-pregnancy-and-lactation"}}, "group.state"),
        ({"group": ADULT | {"sex": "male", "state": "pregnancy"}}, "group"),
        ({"group": {"authority": "iom"}}, "group"),
        ({"group": {"age_years": 1}}, "group.authority"),
        ({"group": None}, "group"),
        ({"foodz": []}, "foodz"),
    ],
)
def test_what_is_absurd_is_refused_by_its_place(client: Any, body: Json, field: str) -> None:
    """With a 422 that says what would be right."""
    ((found, message),) = refused(client, **body)
    assert found == field
    assert message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_json(client: Any, number: str) -> None:
    """With a 400 that says where."""
    content = (
        f'{{"foods": [{{"slug": "raw-egg", "grams": {number}}}], "group": {{"authority": "iom", "age_years": 3}}}}'
    )
    response = client.request("POST", PATH, content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert "line 1 column" in response.json()["detail"]


@pytest.mark.parametrize("amount", [0, 200])
def test_both_ends_are_in(client: Any, amount: int) -> None:
    """As documented."""
    data = estimated(client, foods=[{"slug": "raw-egg", "servings": amount}])["data"]
    assert data["totals"]["total_mg"] == 28 * amount


def test_nothing_is_kept(client: Any) -> None:
    """By no cache, and no address says what was eaten."""
    response = post(client, {"group": ADULT})
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["knowledge-edition"] == "2026.11.1"
    assert "etag" not in response.headers


def test_get_is_not_how_to_ask(client: Any) -> None:
    """A list of what someone eats has no place in an address."""
    response = client.get(PATH)
    assert (response.status_code, response.headers["allow"]) == (405, "OPTIONS, POST")


def test_unknown_parameters_are_refused(client: Any) -> None:
    """As everywhere under `/v1`."""
    response = post(client, {"group": ADULT}, path=f"{PATH}?editon=2026.11.1")
    assert (response.status_code, response.json()["errors"][0]["suggestion"]) == (422, "edition")
    assert post(client, {"group": ADULT}, path=f"{PATH}?edition=2020.1.1").status_code == 404
    assert post(client, {"group": ADULT}, headers={"Accept": "text/html"}).status_code == 406


def test_a_pinned_edition_says_what_was_taken_back(later: Any) -> None:
    """A food of the first edition that the second withdrew; the newest no longer has it."""
    body = {"group": ADULT, "foods": [{"slug": "buttermilk", "servings": 1}]}
    pinned = post(later, body, path=f"{PATH}?edition=2026.11.1")
    assert pinned.status_code == 200
    assert [one["slug"] for one in pinned.json()["data"]["withdrawn_items"]] == ["buttermilk"]
    assert 'rel="latest-version"' in pinned.headers["link"]
    assert post(later, body).status_code == 422


def test_another_language_is_said_plainly(later: Any) -> None:
    """Notices come in it; the sentences of the estimate are English so far."""
    answer = post(later, {"group": ADULT}, path=f"{PATH}?lang=es").json()
    assert answer["meta"]["language"] == "es"
    assert all(notice["language"] == "es" for notice in answer["meta"]["notices"])
    assert "`en`" in answer["meta"]["language_note"]


amounts = st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=3))
anything = st.fixed_dictionaries(
    {
        "foods": st.lists(
            st.fixed_dictionaries(
                {"slug": st.sampled_from(["whole-milk", "raw-egg", "x", ""])},
                optional={"servings": amounts, "grams": amounts},
            ),
            max_size=3,
        ),
        "group": st.fixed_dictionaries(
            {"authority": st.sampled_from(["iom", "efsa", "uk", "x"]), "age_years": st.integers(-1, 140) | amounts},
            optional={"state": st.sampled_from(["none", "pregnancy"]), "sex": st.sampled_from(["male", "female"])},
        ),
    }
)


@settings(deadline=None, max_examples=60)
@given(body=anything)
def test_whatever_is_sent_is_answered_or_refused(client: Any, body: Json) -> None:
    """Never a crash, and never an answer without its three notices."""
    response = client.request("POST", PATH, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert response.status_code in (200, 400, 422)
    if response.status_code == 200:
        assert {"supplements", "kidney-disease", "pregnancy"} <= {*notices(response.json())}
        assert body["group"]["age_years"] >= 1
