"""What a code answers with: exact codes, those of a parent, those of children; and parents nobody listed."""

from datetime import date
from typing import Any

import pytest

from app.content.compose import compose
from app.content.compose.data import parent_codes
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, Code, Guidance, Term

REVIEW: dict[str, Any] = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}


def term(slug: str, *codes: str) -> Term:
    return Term.model_validate({"slug": slug, "title": slug, "definition": "A word.", "codes": codes, "review": REVIEW})


def code(name: str, **more: Any) -> Code:
    system, _, value = name.partition("/")
    return Code.model_validate({"system": system, "code": value, "verified": "read", "review": REVIEW} | more)


def matches(items: list[AuthoredItem]) -> dict[str, list[tuple[str, str, str]]]:
    """For every code the items that answer to it, as slug, matched code and kind of match."""
    documents = compose(Corpus(tuple(Entry(item, Lines("x.yaml", {})) for item in items))).documents
    return {
        composed.slug: [(m["slug"], m["matched_code"], m["match"]) for m in composed.document.published()["items"]]
        for composed in documents
        if composed.kind == "code"
    }


def test_exact_codes_come_first_then_those_of_parents_then_those_of_children() -> None:
    found = matches(
        [
            term("child", "icd-10-cm/G47.01"),
            term("own", "icd-10-cm/G47.0"),
            term("parent", "icd-10-cm/G47"),
            term("cousin", "icd-10-cm/G47.3"),
            *(code(f"icd-10-cm/{value}") for value in ("G47", "G47.0", "G47.01", "G47.3")),
        ]
    )
    assert found["icd-10-cm/G47.0"] == [
        ("own", "G47.0", "exact"),
        ("parent", "G47", "broader"),
        ("child", "G47.01", "narrower"),
    ]
    assert [slug for slug, _, _ in found["icd-10-cm/G47"]] == ["parent", "child", "cousin", "own"]
    assert found["icd-10-cm/G47.3"] == [("cousin", "G47.3", "exact"), ("parent", "G47", "broader")]


def guidance(slug: str, urgency: str, *codes: str) -> Guidance:
    whole = {
        "slug": slug,
        "title": slug,
        "summary": "Ask.",
        "guidance_kind": "refusal",
        "urgency": urgency,
        "audience": ["adults"],
        "steps": [{"text": "Ask.", "practice_point": True}],
        "codes": codes,
        "review": REVIEW,
    }
    return Guidance.model_validate(whole)


def test_what_cannot_wait_comes_first_among_those_that_match_equally() -> None:
    """But never before what matches better."""
    items: list[AuthoredItem] = [
        term("own", "icd-10-cm/G47.0"),
        guidance("in-time", "soon", "icd-10-cm/G47.0"),
        guidance("now", "emergency", "icd-10-cm/G47.0"),
        guidance("today", "urgent", "icd-10-cm/G47.0"),
        guidance("of-the-parent", "emergency", "icd-10-cm/G47"),
        code("icd-10-cm/G47.0"),
        code("icd-10-cm/G47"),
    ]
    for order in (items, items[::-1]):
        found = [slug for slug, _, _ in matches(order)["icd-10-cm/G47.0"]]
        assert {*found[:2]} == {"now", "today"}
        assert {*found[2:4]} == {"own", "in-time"}
        assert found[4:] == ["of-the-parent"]


def test_an_item_answers_once_with_its_nearest_code() -> None:
    found = matches(
        [term("both", "icd-10/G47", "icd-10/G47.0"), *(code(f"icd-10/{value}") for value in ("G47", "G47.0"))]
    )
    assert found == {"icd-10/G47": [("both", "G47", "exact")], "icd-10/G47.0": [("both", "G47.0", "exact")]}


@pytest.mark.parametrize(
    ("short", "long", "is_parent"),
    [
        ("icd-10/G47", "icd-10/G47.0", True),
        ("icd-10-cm/E20.8", "icd-10-cm/E20.81", True),
        ("atc/A12", "atc/A12AA04", True),
        ("icd-10/G47.0", "icd-10-cm/G47.00", False),
        ("mesh/D000001", "mesh/D000001123", False),
        ("rxnorm/18", "rxnorm/1897", False),
        ("snomed-ct/529100", "snomed-ct/5291005", False),
    ],
)
def test_a_beginning_is_a_parent_only_where_codes_are_built_so(short: str, long: str, is_parent: bool) -> None:
    found = matches([term("above", short), term("below", long), code(short), code(long)])
    assert [slug for slug, _, _ in found[short]] == ["above", "below"] if is_parent else ["above"]
    assert [slug for slug, _, _ in found[long]] == (["below", "above"] if is_parent else ["below"])


def test_a_category_that_is_not_listed_answers_for_the_codes_under_it() -> None:
    items: list[AuthoredItem] = [
        term("insomnia", "icd-10-cm/G47.00"),
        code("icd-10-cm/G47.00", display="Insomnia, unspecified"),
        code("icd-10-cm/G47.01"),
        code("icd-10/E58"),
        code("atc/A12AA04"),
        code("mesh/D007319"),
    ]
    corpus = Corpus(tuple(Entry(item, Lines("x.yaml", {})) for item in items))
    (parent,) = parent_codes(corpus)
    assert (parent.slug, parent.display) == ("icd-10-cm/G47", None)
    assert "its own entry was not read" in parent.verified, "what was not checked is said to be unchecked"
    assert matches(items)["icd-10-cm/G47"] == [("insomnia", "G47.00", "narrower")]


def test_a_listed_category_is_not_made_up_again() -> None:
    items = [code("icd-10-cm/G47"), code("icd-10-cm/G47.00")]
    assert not list(parent_codes(Corpus(tuple(Entry(item, Lines("x.yaml", {})) for item in items))))


def test_a_code_in_a_document_has_its_name_where_that_may_be_shown() -> None:
    named, unnamed = (
        code("mesh/D007319", display="Sleep Initiation and Maintenance Disorders"),
        code("snomed-ct/193462001"),
    )
    items = [term("insomnia", "mesh/D007319", "snomed-ct/193462001"), named, unnamed]
    composed = compose(Corpus(tuple(Entry(item, Lines("x.yaml", {})) for item in items))).documents
    document = next(c.document.published() for c in composed if c.slug == "insomnia")
    assert document["codes"] == [
        {
            "system": "mesh",
            "code": "D007319",
            "display": "Sleep Initiation and Maintenance Disorders",
            "href": "/v1/codes/mesh/D007319",
        },
        {"system": "snomed-ct", "code": "193462001", "href": "/v1/codes/snomed-ct/193462001"},
    ]
