"""`/v1/crisis-lines`: whom to call, by country, and the same lines inside the guidance that names them."""

from typing import Any

import pytest

from app.identifiers import EU_MEMBERS
from app.vocabulary import CrisisScope

Document = dict[str, Any]
LIST = "/v1/crisis-lines"
SCOPES = list(CrisisScope)
BEYOND = ("EU", "ZZ")


def ask(client: Any, address: str) -> Document:
    """The body of an answer."""
    response = client.get(address)
    assert response.status_code == 200, address
    body: Document = response.json()
    return body


@pytest.fixture(scope="module")
def lines(client: Any) -> list[Document]:
    """All lines."""
    body = ask(client, f"{LIST}?limit=100")
    assert "next" not in body["links"]
    data: list[Document] = body["data"]
    return data


@pytest.fixture(scope="module")
def guidance(client: Any) -> list[Document]:
    """All guidance that names lines."""
    found: list[Document] = []
    address: str | None = "/v1/guidance?limit=100"
    while address:
        body = ask(client, address)
        found += [item for item in body["data"] if "crisis_lines" in item]
        address = body["links"].get("next")
    return found


def place(item: Document) -> tuple[Any, ...]:
    """Where a line stands in the list."""
    some = "region" in item, "for_whom" in item, item["recheck_before_publishing"]
    return item["country"] in BEYOND, item["country"], SCOPES.index(item["scopes"][0]), *some, item["slug"]


def test_lines_stand_by_country_the_most_urgent_need_first(lines: list[Document]) -> None:
    """Those for everyone before those for some; `EU` and `ZZ` come last."""
    assert lines == sorted(lines, key=place)
    assert lines[-1]["country"] == "ZZ"
    assert len({item["slug"] for item in lines}) == len(lines) > 40


@pytest.mark.parametrize(
    ("query", "countries"),
    [
        ("country=GB", ["GB", "ZZ"]),
        ("country=ZZ", ["ZZ"]),
        ("country=GB&country=US", ["GB", "US", "ZZ"]),
        ("country=EU", ["EU", "ZZ"]),
        ("country=IE", ["IE", "EU", "ZZ"]),
        ("country=IE&country=GB", ["GB", "IE", "EU", "ZZ"]),
        ("country=FR", ["EU", "ZZ"]),
        ("country=FR&country=GB", ["GB", "EU", "ZZ"]),
    ],
)
def test_the_lines_of_some_countries(client: Any, lines: list[Document], query: str, countries: list[str]) -> None:
    """A repeated filter means or; those of the union in its member states, and those for any country always."""
    found = ask(client, f"{LIST}?limit=100&{query}")["data"]
    assert found == [item for item in lines if item["country"] in countries]
    assert list(dict.fromkeys(item["country"] for item in found)) == countries


@pytest.mark.parametrize("country", sorted(EU_MEMBERS))
def test_every_member_state_gets_the_lines_of_the_union(client: Any, country: str) -> None:
    """112, and no line of a third country."""
    found = ask(client, f"{LIST}?limit=100&country={country}")["data"]
    assert "eu-112" in [item["slug"] for item in found]
    assert {item["country"] for item in found} <= {country, *BEYOND}


@pytest.mark.parametrize("country", ["GB", "US", "CH", "NO", "ZZ", "XX"])
def test_no_other_country_does(client: Any, country: str) -> None:
    """The United Kingdom has left."""
    assert "EU" not in {item["country"] for item in ask(client, f"{LIST}?limit=100&country={country}")["data"]}


@pytest.mark.parametrize("query", ["country=gb", "country=Gb", "country=fr", "country=zz", "country=gb&country=US"])
def test_a_country_may_be_written_in_lower_case(client: Any, query: str) -> None:
    """Who needs help does not look at the shift key."""
    names = "&".join(f"country={part.removeprefix('country=').upper()}" for part in query.split("&"))
    assert ask(client, f"{LIST}?limit=100&{query}")["data"] == ask(client, f"{LIST}?limit=100&{names}")["data"]


@pytest.mark.parametrize("scope", SCOPES)
def test_the_lines_for_a_need(client: Any, lines: list[Document], scope: str) -> None:
    """Also those that are for others too."""
    found = ask(client, f"{LIST}?limit=100&scope={scope}")["data"]
    assert found == [item for item in lines if scope in item["scopes"]]
    assert found


def test_two_needs_mean_or_and_a_country_besides_means_and(client: Any, lines: list[Document]) -> None:
    """What is left fits both filters."""
    found = ask(client, f"{LIST}?country=GB&scope=suicide&scope=poison")["data"]
    needs = {"suicide", "poison"}
    assert found == [item for item in lines if item["country"] in ("GB", "ZZ") and needs & {*item["scopes"]}]
    assert len([item for item in found if item["country"] == "GB"]) > 1


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("country=FR&scope=emergency", ["eu-112", "any-emergency"]),
        ("country=IE&scope=emergency", ["eu-112", "any-emergency"]),
        ("country=XX&scope=emergency", ["any-emergency"]),
        ("country=FR&scope=poison", ["any-poison"]),
        ("country=IE&scope=health-advice", ["any-health-advice"]),
    ],
)
def test_where_we_know_no_line_those_for_any_country_are_left(client: Any, query: str, slugs: list[str]) -> None:
    """Never another country's lines."""
    assert [item["slug"] for item in ask(client, f"{LIST}?{query}")["data"]] == slugs


@pytest.mark.parametrize("query", ["country=FR&slug=gb-999", "country=XX&slug=eu-112", "slug=nothing"])
def test_where_nothing_fits_the_list_is_empty(client: Any, query: str) -> None:
    """Not an error."""
    body = ask(client, f"{LIST}?{query}")
    assert body["data"] == []
    assert body["meta"]["page"]["total"] == 0
    assert body["meta"]["disclaimer"]["text"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        *(
            (f"country={country}", "country")
            for country in ("gbr", "GBR", "G", "g", "G1", "", "United+Kingdom", "G%00")
        ),
        ("scope=police", "scope"),
        ("scope=Suicide", "scope"),
        ("scope=", "scope"),
        ("contry=GB", "contry"),
        ("confidence=official", "confidence"),
    ],
)
def test_what_is_no_country_or_need_is_refused(client: Any, query: str, parameter: str) -> None:
    """So that a slip never looks like a country without lines."""
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 422
    assert parameter in response.json()["errors"][0]["field"]
    assert response.json()["meta"]["disclaimer"]["text"]


def test_these_are_the_filters(app: Any) -> None:
    """No others, and all of them documented."""
    documented = {parameter["name"] for parameter in app.openapi()["paths"][LIST]["get"]["parameters"]}
    assert documented == {"country", "scope", "lang", "edition", "limit", "offset", "slug"}


def test_every_line_can_be_got_by_itself(client: Any, lines: list[Document]) -> None:
    """The same as in the list."""
    for item in lines:
        assert ask(client, f"{LIST}/{item['slug']}")["data"] == item


def test_a_line_says_where_its_number_was_read(client: Any) -> None:
    """With the record, and how to reach it otherwise."""
    line = ask(client, f"{LIST}/us-988")["data"]
    assert (line["kind"], line["country"], line["scopes"], line["number"]) == ("crisis-line", "US", ["suicide"], "988")
    assert line["confidence"] == "official-copy"
    assert line["recheck_before_publishing"] is False
    assert line["verified"]
    assert client.get(line["source"]["href"]).status_code == 200
    assert "region" not in line, "what is not known is absent"


def test_an_unknown_line_is_not_found(client: Any) -> None:
    """With the disclaimer, as everywhere."""
    response = client.get(f"{LIST}/gb-nothing")
    assert response.status_code == 404
    assert response.headers["health-disclaimer"].startswith('"general"')


@pytest.mark.parametrize("address", [LIST, f"{LIST}/gb-999", f"{LIST}?country=FR", "/v1/guidance/suicidal-thoughts"])
def test_no_line_comes_without_its_disclaimer(client: Any, address: str) -> None:
    """In the header and in `meta`, with what it is not for."""
    response = client.get(address)
    meta = response.json()["meta"]
    header = response.headers["health-disclaimer"]
    assert header.startswith(f'"general";v={meta["disclaimer"]["version"]};lang="en"')
    assert meta["disclaimer"]["url"] in header
    assert meta["disclaimer"]["display"] == "required"
    assert "call your local emergency number" in meta["disclaimer"]["text"]
    assert "emergencies" in meta["intended_use"]["not_for"]


def test_danger_signs_carry_the_lines_by_country(guidance: list[Document], lines: list[Document]) -> None:
    """Each group holds lines that hold in its country only, and what they say is what the lines themselves say."""
    whole = {item["slug"]: {**item, "last_reviewed": item["review"]["last_reviewed"]} for item in lines}
    assert len(guidance) > 20
    for item in guidance:
        countries = [group["country"] for group in item["crisis_lines"]]
        assert len(countries) == len({*countries}), item["slug"]
        assert countries[-1] == "ZZ", item["slug"]
        for group in item["crisis_lines"]:
            assert group["lines"], item["slug"]
            for line in group["lines"]:
                union = ["EU"] if group["country"] in EU_MEMBERS else []
                assert line["country"] in (group["country"], *union, "ZZ"), item["slug"]
                assert line["country"] == whole[line["slug"]]["country"], item["slug"]
                assert line["href"] == f"{LIST}/{line['slug']}"
                same = {key: value for key, value in line.items() if key != "href"}
                assert same == {key: whole[line["slug"]].get(key) for key in same}, line["slug"]
                assert line.get("number") == whole[line["slug"]].get("number"), line["slug"]


def test_thoughts_of_suicide_meet_every_country_that_has_a_line(client: Any, lines: list[Document]) -> None:
    """The emergency number first, then the crisis lines."""
    data = ask(client, "/v1/guidance/suicidal-thoughts")["data"]
    needs = {"emergency", "suicide"}
    groups = {group["country"]: group["lines"] for group in data["crisis_lines"]}
    assert groups.keys() == {item["country"] for item in lines if needs & {*item["scopes"]}}
    assert [line["slug"] for line in groups["US"]] == ["us-911", "us-988"]
    assert groups["GB"][0]["slug"] == "gb-999"
    assert groups["IE"][0]["slug"] == "eu-112", "Ireland has no emergency line of its own"
    assert "any-emergency" not in [line["slug"] for line in groups["IE"]]
    assert [line["slug"] for line in groups["AR"]][:2] == ["ar-107", "any-emergency"], "107 is for one city"
    assert groups["EU"][0]["slug"] == "eu-112"
    assert {line["country"] for line in groups["EU"]} == {"EU", "ZZ"}, "who lives in France finds all in one group"
    assert data["safe_messaging"]["rules"]
    assert "usually_not" not in data


def test_a_danger_sign_requires_its_notice(client: Any) -> None:
    """Beside the general disclaimer."""
    body = ask(client, "/v1/guidance/suicidal-thoughts")
    assert "emergency" in [notice["id"] for notice in body["meta"]["notices"]]
