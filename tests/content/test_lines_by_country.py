"""Whom to call in one country: its own lines, and those of the union or of any country for needs they leave unmet."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from app.content.compose.crisis import lines_for
from app.content.compose.view import View
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import CrisisLine
from app.identifiers import EU_MEMBERS
from app.vocabulary import CrisisScope

REVIEW = {
    "status": "editorial",
    "reviewers": "The editors",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}


def line(slug: str, *scopes: str, **more: Any) -> CrisisLine:
    """A line of the country that its slug begins with; `any` is for any country."""
    country = slug.partition("-")[0].upper().replace("ANY", "ZZ")
    whole = {"slug": slug, "country": country, "service": "Help", "scopes": scopes, "review": REVIEW}
    return CrisisLine.model_validate(whole | more)


EU_112 = line("eu-112", "emergency")
ANY_EMERGENCY = line("any-emergency", "emergency")
ANY_SUICIDE = line("any-suicide", "suicide")
BEYOND = [EU_112, ANY_EMERGENCY, ANY_SUICIDE]


def for_needs(lines: list[CrisisLine], *scopes: str) -> dict[str, list[str]]:
    """By country; the order in which authors wrote the lines makes no difference."""
    found = []
    for items in (lines, lines[::-1]):
        corpus = Corpus(tuple(Entry(item, Lines("content/crisis-lines.yaml", {})) for item in items))
        groups = lines_for(View(corpus, "en"), [CrisisScope(scope) for scope in scopes])
        found.append({group.country: [shown.slug for shown in group.lines] for group in groups})
    assert found[0] == found[1]
    assert list(found[0]) == list(found[1])
    return found[0]


def test_the_member_states() -> None:
    assert len(EU_MEMBERS) == 27
    assert {"FR", "DE", "IE", "ES", "GR", "HR"} <= EU_MEMBERS
    assert EU_MEMBERS.isdisjoint({"GB", "UK", "CH", "NO", "IS", "TR", "UA", "EL", "EU", "ZZ"})


@pytest.mark.parametrize("country", sorted(EU_MEMBERS))
def test_a_member_state_without_an_emergency_line_of_its_own_gets_that_of_the_union(country: str) -> None:
    """And nothing for any country in its place."""
    own = line(f"{country.lower()}-suicide", "suicide")
    assert for_needs([own, *BEYOND], "emergency", "suicide")[country] == ["eu-112", own.slug]
    assert for_needs([own, *BEYOND], "suicide", "emergency")[country] == [own.slug, "eu-112"]


@pytest.mark.parametrize("country", ["ch", "gb", "no", "us"])
def test_elsewhere_the_union_says_nothing(country: str) -> None:
    own = line(f"{country}-suicide", "suicide")
    assert for_needs([own, *BEYOND], "emergency", "suicide")[country.upper()] == ["any-emergency", own.slug]


def test_a_country_that_meets_every_need_itself_shows_its_own_lines_only() -> None:
    own = [line("es-112", "emergency"), line("es-024", "suicide")]
    assert for_needs([*own, *BEYOND], "emergency", "suicide")["ES"] == ["es-112", "es-024"]
    both = line("gb-111", "suicide", "emergency")
    assert for_needs([both, *BEYOND], "emergency", "suicide")["GB"] == ["gb-111"]


def test_what_no_line_nearer_meets_is_left_to_any_country() -> None:
    own = line("fr-15", "emergency")
    assert for_needs([own, *BEYOND], "emergency", "suicide")["FR"] == ["fr-15", "any-suicide"]


def test_what_nobody_asks_for_is_left_out() -> None:
    own = line("gb-999", "emergency")
    assert for_needs([own, *BEYOND], "emergency")["GB"] == ["gb-999"]
    assert for_needs([own, *BEYOND], "suicide") == {"ZZ": ["any-suicide"]}


def test_the_union_itself_and_any_country_stand_last() -> None:
    """Who lives in a member state that is not listed needs no more than the group of the union."""
    own = line("us-911", "emergency")
    assert list(for_needs([*BEYOND, own], "emergency", "suicide")) == ["US", "EU", "ZZ"]
    found = for_needs([*BEYOND, own], "emergency", "suicide")
    assert found["EU"] == ["eu-112", "any-suicide"]
    assert found["ZZ"] == ["any-emergency", "any-suicide"]


@pytest.mark.parametrize("some", [{"region": "Corsica"}, {"for_whom": "children"}], ids=["regional", "for some"])
def test_a_line_for_a_region_or_for_some_meets_no_need(some: dict[str, str]) -> None:
    """It is shown, and so is whatever everyone in the country can call."""
    own = line("fr-some", "emergency", **some)
    assert for_needs([own, *BEYOND], "emergency")["FR"] == ["fr-some", "eu-112"]
    whole = line("fr-15", "emergency")
    assert for_needs([own, whole, *BEYOND], "emergency")["FR"] == ["fr-15", "fr-some"]
    of_the_union = line("eu-112", "emergency", **some)
    assert for_needs([line("fr-suicide", "suicide"), of_the_union, ANY_EMERGENCY], "emergency", "suicide")["FR"] == [
        "any-emergency",
        "eu-112",
        "fr-suicide",
    ], "beyond the country too, lines for everyone come first"


def test_a_line_that_is_to_be_checked_again_meets_its_need() -> None:
    own = line("fr-15", "emergency", recheck_before_publishing=True)
    assert for_needs([own, *BEYOND], "emergency")["FR"] == ["fr-15"]


def test_each_line_stands_once_in_a_country_though_it_meets_two_needs() -> None:
    both = line("any-both", "emergency", "suicide")
    assert for_needs([line("gb-poison", "poison"), both], "emergency", "suicide", "poison")["GB"] == [
        "any-both",
        "gb-poison",
    ]


IN_ORDER = [
    line("fr-z", "emergency"),
    line("fr-y", "emergency", recheck_before_publishing=True),
    line("fr-x", "emergency", for_whom="children"),
    line("fr-w", "emergency", for_whom="children", recheck_before_publishing=True),
    line("fr-v", "emergency", region="Corsica"),
    line("fr-u", "emergency", region="Corsica", for_whom="children"),
    line("fr-t", "suicide", region="Corsica"),
    line("any-b", "suicide"),
    line("any-a", "suicide", for_whom="children"),
]
"""Against the alphabet."""


def test_within_a_country() -> None:
    """The need, own lines, the whole country, everyone, what needs no second look, and only then the slug."""
    assert for_needs(IN_ORDER, "emergency", "suicide")["FR"] == [item.slug for item in IN_ORDER]


@pytest.mark.parametrize("scopes", list(permutations(CrisisScope)), ids="+".join)
def test_the_need_comes_before_everything_else(scopes: tuple[CrisisScope, ...]) -> None:
    """Where a country has one kind of line only, the rest stands between as the reader needs it."""
    own = [line("fr-poison", "poison", region="Corsica")]
    anywhere = [line(f"any-{scope}", scope) for scope in CrisisScope]
    expected = [slug for scope in scopes for slug in ([own[0].slug] if scope == "poison" else []) + [f"any-{scope}"]]
    assert for_needs([*own, *anywhere], *scopes)["FR"] == expected
