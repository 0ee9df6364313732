"""Crisis lines: what authors may write, and how the lines of many countries are composed for one need."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from app.content.compose import compose
from app.content.compose.crisis import lines_for
from app.content.compose.view import View
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, CrisisLine, Source
from app.documents.crisis import CountryLines
from app.vocabulary import CrisisScope, Kind, LineConfidence

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}
EVERYTHING: dict[str, Any] = {
    "region": "England",
    "number": "111",
    "text_or_chat": "text 111",
    "hours": "24 hours, every day",
    "languages": ["en", "others through interpreters"],
    "url": "https://example.org/help",
    "for_whom": "children and teens",
    "note": "Free.",
    "confidence": "official",
    "record_year": 2024,
    "verified": "The service's own page: number.",
    "source": "own-page",
}
UNKNOWN_IS_ABSENT = set(EVERYTHING) - {"languages"}
RECHECK = "We did not read this on its own page."


def line(slug: str = "gb-999", country: str = "GB", *scopes: str, **more: Any) -> CrisisLine:
    """A line of which nothing else is known, unless told otherwise."""
    whole = {"slug": slug, "country": country, "service": "Help", "scopes": scopes or ["emergency"], "review": REVIEW}
    return CrisisLine.model_validate(whole | more)


def own_page() -> Source:
    return Source.model_validate(
        {
            "slug": "own-page",
            "csl_type": "webpage",
            "title": "Help",
            "url": "https://example.org/help",
            "data_only": True,
            "retraction": {"status": "not-checked"},
            "verified": [{"record": "the page", "fields": ["title"]}],
            "review": REVIEW,
        }
    )


def corpus_of(*items: AuthoredItem) -> Corpus:
    return Corpus(tuple(Entry(item, Lines("content/crisis-lines.yaml", {})) for item in items))


def published(item: CrisisLine) -> dict[str, Any]:
    """The document of one line."""
    made = next(c for c in compose(corpus_of(item, own_page())).documents if c.kind is Kind.CRISIS_LINE)
    return made.document.published()


def shown(groups: list[CountryLines]) -> list[tuple[str, list[str]]]:
    return [(group.country, [line.slug for line in group.lines]) for group in groups]


def for_needs(items: list[CrisisLine], *scopes: str) -> list[tuple[str, list[str]]]:
    return shown(lines_for(View(corpus_of(*items), "en"), [CrisisScope(scope) for scope in scopes]))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        *(({"country": country}, "country") for country in ("gb", "G", "GBR", "United Kingdom", "G1", "", None, 44)),
        ({"scopes": []}, "scopes"),
        ({"scopes": "emergency"}, "scopes"),
        ({"scopes": ["police"]}, "scopes"),
        ({"confidence": "rumour"}, "confidence"),
        ({"confidence": "Official"}, "confidence"),
        ({"number": 999}, "number"),
        ({"number": " "}, "number"),
        ({"service": {"es": "Ayuda"}}, "service"),
        ({"url": "example.org"}, "url"),
        ({"record_year": 1989}, "record_year"),
        ({"recheck_before_publishing": "perhaps"}, "recheck_before_publishing"),
        ({"phone": "999"}, "phone"),
        ({"slug": "GB 999"}, "slug"),
    ],
)
def test_a_line_is_refused(wrong: dict[str, Any], where: str) -> None:
    with pytest.raises(ValidationError) as refused:
        line(**{"slug": "gb-999", "country": "GB"} | wrong)
    assert {error["loc"][0] for error in refused.value.errors()} == {where}


@pytest.mark.parametrize("missing", ["country", "scopes", "service", "review", "slug"])
def test_a_line_needs_a_country_a_need_a_name_and_a_review(missing: str) -> None:
    whole = line().model_dump()
    del whole[missing]
    with pytest.raises(ValidationError, match=missing):
        CrisisLine.model_validate(whole)


@pytest.mark.parametrize("country", ["GB", "EU", "ZZ"])
@pytest.mark.parametrize("confidence", LineConfidence)
def test_a_line_is_of_a_country_of_europe_or_of_any(country: str, confidence: str) -> None:
    made = line("line", country, confidence=confidence)
    assert (made.country, made.confidence) == (country, confidence)


def test_a_line_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        line().number = "112"  # type: ignore[misc]


def test_what_is_unknown_is_absent() -> None:
    document = published(line())
    assert not UNKNOWN_IS_ABSENT & set(document)
    assert document["languages"] == []
    assert document["recheck_before_publishing"] is False
    assert document["summary"] == "Help (GB)."
    (group,) = lines_for(View(corpus_of(line()), "en"), [CrisisScope.EMERGENCY])
    (reference,) = group.published()["lines"]
    assert not UNKNOWN_IS_ABSENT & set(reference)


@pytest.mark.parametrize("name", sorted(UNKNOWN_IS_ABSENT))
def test_what_is_known_is_shown_as_written(name: str) -> None:
    ground = {"number": ("confidence", "source", "verified")}.get(name, ())
    document = published(line(**{known: EVERYTHING[known] for known in (name, *ground)}))
    assert UNKNOWN_IS_ABSENT & set(document) == {name, *ground}
    if name == "source":
        assert document["source"]["slug"] == "own-page"
    else:
        assert document[name] == EVERYTHING[name]


def test_the_summary_says_how_to_call() -> None:
    known = line(**EVERYTHING)
    whole = "Help (England, GB), for children and teens. Call 111. Or text 111. Open: 24 hours, every day."
    assert published(known)["summary"] == whole
    second_hand = published(known.model_copy(update={"recheck_before_publishing": True}))
    assert second_hand["summary"].startswith(f"{whole} {RECHECK}")
    assert second_hand["summary"].endswith("If it does not work, call your emergency number.")
    assert second_hand["recheck_before_publishing"] is True
    advice = line("any", "ZZ", note="Call your local emergency number.")
    assert published(advice)["summary"] == "Help (ZZ). Call your local emergency number."


@pytest.mark.parametrize(
    ("known", "summary"),
    [
        ({}, "Help (GB)."),
        ({"region": "England"}, "Help (England, GB)."),
        ({"for_whom": "children"}, "Help (GB), for children."),
        ({"region": "England", "for_whom": "children"}, "Help (England, GB), for children."),
    ],
)
def test_the_summary_says_where_and_for_whom_it_is(known: dict[str, Any], summary: str) -> None:
    assert published(line(**known))["summary"] == summary


def test_a_line_without_a_number_says_how_else_to_reach_it() -> None:
    assert published(line(text_or_chat="text 85258"))["summary"] == "Help (GB). Text 85258."
    assert published(line(url="https://example.org/help"))["summary"] == "Help (GB). See https://example.org/help."


def test_no_number_without_the_record_that_printed_it() -> None:
    with pytest.raises(ValidationError, match="a number stands only with its `source`"):
        line(number="111")


def test_lines_are_grouped_by_country_and_those_beyond_countries_come_last() -> None:
    countries = ["ZZ", "US", "EU", "AR", "GB", "CN"]
    lines = [line(f"{country.lower()}-1", country) for country in countries]
    assert [country for country, _ in for_needs(lines, "emergency")] == ["AR", "CN", "GB", "US", "EU", "ZZ"]


def test_only_lines_that_meet_a_need_are_shown() -> None:
    lines = [line("gb-999", "GB"), line("gb-poison", "GB", "poison"), line("us-poison", "US", "poison")]
    assert for_needs(lines, "emergency") == [("GB", ["gb-999"])], "a country without a fitting line is left out"
    assert for_needs(lines, "suicide") == []
    assert for_needs(lines) == []
    assert for_needs(lines, "poison") == [("GB", ["gb-poison"]), ("US", ["us-poison"])]


FIVE = [
    line("a-advice", "GB", "health-advice"),
    line("b-emergency", "GB", "emergency"),
    line("c-suicide", "GB", "suicide"),
    line("d-advice-and-suicide", "GB", "health-advice", "suicide"),
    line("e-poison", "GB", "poison"),
]


@pytest.mark.parametrize(
    ("scopes", "order"),
    [
        (["emergency", "suicide"], ["b-emergency", "c-suicide", "d-advice-and-suicide"]),
        (["suicide", "emergency"], ["c-suicide", "d-advice-and-suicide", "b-emergency"]),
        (["health-advice", "suicide"], ["a-advice", "d-advice-and-suicide", "c-suicide"]),
        (["poison", "suicide", "emergency"], ["e-poison", "c-suicide", "d-advice-and-suicide", "b-emergency"]),
        (list(CrisisScope), ["b-emergency", "c-suicide", "d-advice-and-suicide", "e-poison", "a-advice"]),
    ],
    ids=lambda value: "+".join(value),
)
def test_within_a_country_the_first_need_comes_first(scopes: list[str], order: list[str]) -> None:
    """A line for two needs stands with the first of them that is asked for; equals stand by slug."""
    for lines in (FIVE, FIVE[::-1]):
        assert for_needs(lines, *scopes) == [("GB", order)]


def test_a_line_inside_a_document_says_what_the_line_says() -> None:
    known = line(**EVERYTHING)
    (group,) = lines_for(View(corpus_of(known, own_page()), "en"), [CrisisScope.EMERGENCY])
    (reference,) = group.published()["lines"]
    document = published(known)
    of_its_own = {"href": "/v1/crisis-lines/gb-999", "last_reviewed": document["review"]["last_reviewed"]}
    assert reference == {key: document[key] for key in reference if key not in of_its_own} | of_its_own
    assert set(EVERYTHING) - set(reference) == {"verified", "source"}
    assert (reference["record_year"], reference["last_reviewed"]) == (2024, "2026-11-22")


def test_a_line_is_shown_in_the_readers_language() -> None:
    both = line(service={"en": "Help", "es": "Ayuda"}, hours={"en": "Always", "es": "Siempre"})
    (group,) = lines_for(View(corpus_of(both), "es"), [CrisisScope.EMERGENCY])
    (reference,) = group.published()["lines"]
    assert (reference["title"], reference["hours"]) == ("Ayuda", "Siempre")
