"""Search over the real content: people's own words find what was written for them."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.asking.entries import KINDS
from app.asking.words import words
from app.store import read
from app.store.search import Found, search
from app.vocabulary import CertaintyLevel, Kind, Urgency

EDITION = "2026.11.1"


def found(connection: Connection, query: str, **options: Any) -> Found:
    """What search finds in the newest edition."""
    return search(connection, EDITION, "en", query, **options)


def first(connection: Connection, query: str, **options: Any) -> str:
    """The best hit."""
    hit = found(connection, query, **options).hits[0]
    return f"{hit.kind}/{hit.slug}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is my insomnia due to lack of calcium", "question/is-insomnia-related-to-calcium-deficiency"),
        ("What is CBT-I?", "question/what-is-cbt-i-and-does-it-work"),
        ("does milk help you sleep", "question/does-milk-help-you-sleep"),
        ("magnesium sleep", "question/does-magnesium-help-sleep"),
        ("is spinach good", "question/is-spinach-a-good-source-of-calcium"),
        ("safe in pregnancy", "question/is-calcium-safe-in-pregnancy"),
        ("calcium with antibiotics", "guidance/calcium-and-antibiotics"),
        ("suicide", "guidance/suicidal-thoughts"),
        ("i want to die", "guidance/suicidal-thoughts"),
        ("High prevalence of low dairy calcium intake", "source/alkhatatbeh-2020-dairy-calcium-students"),
        ("sardines", "food/canned-sardines-with-bones"),
        ("E58", "code/icd-10-cm/E58"),
        ("g47.00", "code/icd-10-cm/G47.00"),
        ("G4700", "code/icd-10-cm/G47.00"),
        ("Ca", "term/calcium"),
        ("PTH", "term/parathyroid-hormone"),
        ("Alkhatatbeh", "source/alkhatatbeh-2020-dairy-calcium-students"),
        ("10.1017/S1368980020002888", "source/alkhatatbeh-2020-dairy-calcium-students"),
        ("32830623", "source/alkhatatbeh-2020-dairy-calcium-students"),
        ("hotline uk", "crisis-line/gb-samaritans"),
    ],
)
def test_the_first_hit(reading: Connection, query: str, expected: str) -> None:
    assert first(reading, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("charley horse", "factor/night-leg-cramps"),
        ("cant sleep leg cramps", "guidance/night-leg-cramp-care"),
        ("hypocalcaemia", "term/low-blood-calcium"),
        ("hypocalcemia", "term/low-blood-calcium"),
        ("25-OH", "term/vitamin-d"),
        ("sleep apnea", "factor/sleep-apnoea"),
        ("wired but tired", "factor/hyperarousal"),
        ("tums", "term/calcium-carbonate"),
        ("peeing at night", "factor/night-time-urination"),
    ],
)
def test_other_words_find_it_too(reading: Connection, query: str, expected: str) -> None:
    assert expected in [f"{hit.kind}/{hit.slug}" for hit in found(reading, query).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("does it run in families, mum never slept either", "factor/genetics"),
        ("my gran is up at four every day", "question/why-do-older-people-sleep-less"),
    ],
)
def test_what_people_need_who_use_such_words_is_found(reading: Connection, query: str, expected: str) -> None:
    needed = {f"{hit.kind}/{hit.slug}": hit.needed for hit in found(reading, query).hits[:5]}
    assert needed.get(expected, 0) > 0


def test_what_needs_nothing_of_ours_says_so(reading: Connection) -> None:
    assert all(hit.needed < 0.35 for hit in found(reading, "acne treatment for teenagers").hits)


def test_low_calcium_may_be_of_the_diet_or_of_the_blood(reading: Connection) -> None:
    """Both are offered; a word for one of them does not lead to the other."""
    slugs = [hit.slug for hit in found(reading, "low calcium").hits[:10]]
    assert {"calcium-deficiency", "low-blood-calcium"} <= {*slugs}
    assert "calcium-deficiency" not in [hit.slug for hit in found(reading, "hypocalcaemia").hits[:10]]


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("insomina", "insomnia"),
        ("calcum deficency", "calcium deficiency"),
        ("is my baby sleping", "is my baby sleeping"),
        ("charlie hrose", "charlie horse"),
        ("insomnia", None),
        ("melatonine", None),
        ("mlk", None),
    ],
)
def test_did_you_mean(reading: Connection, query: str, mended: str | None) -> None:
    assert found(reading, query).did_you_mean == mended


def test_a_misspelt_query_finds_what_the_right_one_does(reading: Connection) -> None:
    right, wrong = found(reading, "calcium deficiency"), found(reading, "calcum deficency")
    assert wrong.hits == right.hits


def test_the_last_word_may_be_unfinished(reading: Connection) -> None:
    assert found(reading, "magnes").total == found(reading, "magnesium").total
    assert found(reading, "magnes ").did_you_mean is None
    assert found(reading, "insom").hits


def test_words_in_quotes_stand_together(reading: Connection) -> None:
    together, apart = found(reading, '"vitamin d helps"'), found(reading, "vitamin d helps")
    assert 0 < together.total < apart.total
    assert found(reading, '"sleep calcium melatonin spinach"').total == 0
    assert found(reading, '"?!" milk').total == found(reading, "milk").total


def test_kinds_and_facets(reading: Connection) -> None:
    everything = found(reading, "milk")
    assert sum(everything.facets.values()) == everything.total
    foods = found(reading, "milk", kinds=[Kind.FOOD])
    assert {hit.kind for hit in foods.hits} == {Kind.FOOD}
    assert foods.total == everything.facets[Kind.FOOD]
    assert foods.facets == everything.facets
    two = found(reading, "milk", kinds=[Kind.FOOD, Kind.TERM])
    assert two.total == everything.facets[Kind.FOOD] + everything.facets[Kind.TERM]


def test_pages_make_up_the_whole(reading: Connection) -> None:
    whole = found(reading, "calcium sleep", limit=100)
    parts = [found(reading, "calcium sleep", limit=7, offset=offset) for offset in range(0, 98, 7)]
    assert [hit for part in parts for hit in part.hits] == list(whole.hits[:98])
    assert {part.total for part in parts} == {whole.total}
    assert found(reading, "calcium sleep", offset=5_000).hits == ()


def test_certainty_and_urgency_ride_along(reading: Connection) -> None:
    hits = {(hit.kind, hit.slug): hit for hit in found(reading, "leg cramps").hits}
    assert isinstance(hits[Kind.FACTOR, "night-leg-cramps"].certainty, CertaintyLevel)
    assert isinstance(hits[Kind.GUIDANCE, "night-leg-cramp-care"].urgency, Urgency)
    assert hits[Kind.FACTOR, "night-leg-cramps"].urgency is None
    assert "evidence-is-uncertain" in hits[Kind.FACTOR, "night-leg-cramps"].notices


def test_scores_fall_and_equal_ones_are_in_the_order_of_the_lists(reading: Connection) -> None:
    hits = found(reading, "calcium", limit=100).hits
    order = [(-hit.score, KINDS.index(hit.kind)) for hit in hits]
    assert order == sorted(order)
    assert found(reading, "calcium", limit=100).hits == hits


def test_what_nobody_here_knows(reading: Connection) -> None:
    nothing = found(reading, "best laptop")
    assert (nothing.total, nothing.unknown, nothing.did_you_mean) == (0, ("laptop",), None)
    some = found(reading, "lisinopril dose")
    assert some.unknown == ("lisinopril",)
    assert max(hit.coverage for hit in some.hits) < 0.5


@pytest.mark.parametrize("query", ["", "   ", "?!", "…", "\x00", "🥛", "\u0301"])
def test_a_query_without_words_finds_nothing(reading: Connection, query: str) -> None:
    assert found(reading, query) == Found(complete=True)


def test_a_snippet_of_the_text_that_holds_it(reading: Connection) -> None:
    for hit in found(reading, "ferritin", limit=100).hits:
        shown = [hit.snippet.text[start:end] for start, end in hit.snippet.highlights]
        assert shown or not {"summary", "steps", "body"} & {*hit.matched}, hit.slug


def test_every_title_finds_its_item(reading: Connection) -> None:
    for kind in (Kind.QUESTION, Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE):
        for slug in read.slugs(reading, EDITION, "en", kind):
            document = read.document(reading, EDITION, "en", kind, slug)
            assert document is not None
            title = json.loads(document.body)["title"]
            assert slug in [hit.slug for hit in found(reading, title[:200]).hits[:3]], title


OPERATORS = st.sampled_from(
    ['"', "'", "*", "(", ")", "OR", "AND", "NOT", "NEAR(", "{title}:", "-", "^", "+", ":", "\x00", "--", ";", "\\", "%"]
)
PIECES = st.one_of(OPERATORS, st.sampled_from(["calcium", "sleep", "e58", "insomina", "a"]), st.text(max_size=20))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_any_text_is_a_query(reading: Connection, query: str) -> None:
    result = found(reading, query[:200])
    assert all(0 <= hit.score <= 1 for hit in result.hits)
    assert result.total >= len(result.hits)
    if not words(query[:200]):
        assert result.total == 0


@pytest.mark.parametrize("query", ["x" * 200, "a " * 100, "calcium " * 25, "q" * 100 + " " + "z" * 99, "1" * 200])
def test_long_queries(reading: Connection, query: str) -> None:
    assert found(reading, query).total >= 0
