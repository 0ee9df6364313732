"""`/v1/codes`: from a code of a terminology to the items that answer to it."""

from typing import Any

import pytest


def items_of(client: Any, address: str) -> dict[str, str]:
    """The items of a code, each with how it matches."""
    return {item["href"]: item["match"] for item in client.get(f"/v1/codes/{address}").json()["data"]["items"]}


@pytest.mark.parametrize("code", ["G47.00", "G4700", "g47.00", "g4700"])
def test_an_icd_code_may_be_written_in_any_way(client: Any, code: str) -> None:
    """With and without its dot, in any case; the canonical address is one."""
    body = client.get(f"/v1/codes/icd-10-cm/{code}").json()
    assert body["data"]["code"] == "G47.00"
    assert body["data"]["display"] == "Insomnia, unspecified"
    assert body["links"]["self"] == "/v1/codes/icd-10-cm/G47.00"
    assert body["data"] == client.get("/v1/codes/icd-10-cm/G47.00").json()["data"]


def test_dietary_calcium_deficiency_leads_to_its_factor(client: Any) -> None:
    """E58 is the code of the factor itself."""
    assert items_of(client, "icd-10-cm/E58")["/v1/factors/calcium-deficiency"] == "exact"
    assert items_of(client, "icd-10/E58")["/v1/factors/calcium-deficiency"] == "exact"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("E58.9", "E58"), ("G47.001", "G47.00"), ("G47.0099", "G47.00"), ("G47.8", "G47"), ("E5899", "E58")],
)
def test_an_unlisted_child_is_answered_by_its_nearest_listed_parent(client: Any, asked: str, answered: str) -> None:
    """The data says which code answers."""
    body = client.get(f"/v1/codes/icd-10-cm/{asked}").json()
    assert body["data"]["code"] == answered
    assert body["links"]["self"] == f"/v1/codes/icd-10-cm/{answered}"


def test_a_category_answers_for_the_codes_under_it(client: Any) -> None:
    """It was not listed itself, and says so."""
    body = client.get("/v1/codes/icd-10-cm/G47").json()
    assert "its own entry was not read" in body["data"]["verified"]
    assert "display" not in body["data"]
    assert {item["match"] for item in body["data"]["items"]} == {"narrower"}
    assert all(item["matched_code"].startswith("G47.") for item in body["data"]["items"])


def test_exact_matches_come_first_then_parents_then_children(client: Any) -> None:
    """And each item once."""
    order = ("exact", "broader", "narrower")
    for code in ("icd-10-cm/E58", "icd-10-cm/G47", "icd-10-cm/G47.00", "icd-10-cm/E55", "mesh/D007319"):
        items = client.get(f"/v1/codes/{code}").json()["data"]["items"]
        assert [item["match"] for item in items] == sorted((item["match"] for item in items), key=order.index)
        assert len({item["href"] for item in items}) == len(items)


@pytest.mark.parametrize(
    "address", ["mesh/D0073199", "rxnorm/18971", "loinc/17861-66", "snomed-ct/5291005123", "mesh/D00"]
)
def test_a_longer_number_of_another_system_is_another_thing(client: Any, address: str) -> None:
    """Only ICD and ATC codes begin with their parent's code; RxNorm 18971 has nothing to do with 1897."""
    assert client.get(f"/v1/codes/{address}").status_code == 404


@pytest.mark.parametrize("address", ["mesh/d007319", "loinc/17861-6", "rxnorm/1897", "atc/a12aa04"])
def test_codes_of_every_system_are_found(client: Any, address: str) -> None:
    """In any case."""
    system, _, code = address.partition("/")
    data = client.get(f"/v1/codes/{address}").json()["data"]
    assert (data["system"], data["code"]) == (system, code.upper())


def test_snomed_ct_is_served_without_its_licensed_names(client: Any) -> None:
    """Codes only."""
    for code in ("5291005", "34713006", "66931009", "193462001"):
        data = client.get(f"/v1/codes/snomed-ct/{code}").json()["data"]
        assert "display" not in data
        assert data["title"] == code


@pytest.mark.parametrize("address", ["icd-10-cm/Q99", "icd-10-cm/G", "rxnorm/0", "icd-10-cm/%20", "icd-10-cm/🥛"])
def test_an_unknown_code_is_a_404(client: Any, address: str) -> None:
    """In words."""
    response = client.get(f"/v1/codes/{address}")
    assert response.status_code == 404
    assert response.json()["detail"].startswith("there is no code `")


def test_an_unknown_code_suggests_near_ones(client: Any) -> None:
    """Of the same terminology first."""
    suggestions = client.get("/v1/codes/mesh/D0073199").json()["suggestions"]
    assert suggestions[0] == "/v1/codes/mesh/D007319"


def test_an_unknown_terminology_is_refused_with_those_there_are(client: Any) -> None:
    """And the near one."""
    (error,) = client.get("/v1/codes/icd10/E58").json()["errors"]
    assert error["field"] == "system"
    assert error["allowed"] == ["icd-10-cm", "icd-10", "mesh", "loinc", "rxnorm", "atc", "snomed-ct"]
    assert error["suggestion"] == "icd-10"


@pytest.mark.parametrize("junk", ["G47!!'--", "G47.00999", "E58 or 1=1", "G", "47.00"])
def test_what_is_no_code_is_not_answered_by_a_parent(client: Any, junk: str) -> None:
    """A code has its terminology's form."""
    assert client.get(f"/v1/codes/icd-10-cm/{junk}").status_code == 404
