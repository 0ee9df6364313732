"""The judged set is whole: large enough, about everything, and about what there is."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from app.content.corpus import Corpus
from app.content.models import Guidance
from app.vocabulary import GuidanceKind, Kind
from tests.search.judged import QUERIES, TOPICS, Group, Query, UnknownItemError, load
from tests.search.metrics import GOOD

UNJUDGED = {Kind.DISCLAIMER, Kind.OVERVIEW, Kind.GRAPH, Kind.QUALITY, Kind.WITHDRAWAL, Kind.RECOGNITION, Kind.SYNONYMS}
"""Nobody looks for these by name, or they are not for readers."""
SMALLEST_GROUP = 15
CALCIUM = frozenset({"term/calcium", "factor/calcium-deficiency", "factor/caffeine"})
TOPIC = "milk: {good: [term/calcium], related: [factor/calcium-deficiency, factor/caffeine]}"


def slugs(corpus: Corpus, kind: GuidanceKind) -> set[str]:
    """Slugs of the guidance of one kind."""
    return {e.item.slug for e in corpus.entries if isinstance(e.item, Guidance) and e.item.guidance_kind is kind}


def folded(words: str) -> str:
    """The words without case and marks, as far as two queries would be the same."""
    return " ".join(re.findall(r"\w+", words.lower())) or words


def test_it_is_large_enough_in_every_group(queries: list[Query]) -> None:
    assert len(queries) >= 150
    assert all(count >= SMALLEST_GROUP for count in Counter(query.group for query in queries).values())
    assert {query.group for query in queries} == set(Group)


def test_no_query_is_asked_twice(queries: list[Query]) -> None:
    assert [words for words, count in Counter(folded(query.words) for query in queries).items() if count > 1] == []


def test_every_kind_of_item_is_looked_for(queries: list[Query]) -> None:
    best = {item.partition("/")[0] for query in queries for item, grade in query.grades.items() if grade == 3}
    assert best == set(Kind) - UNJUDGED


def test_every_curated_question_is_asked_in_other_words(queries: list[Query], everything: frozenset[str]) -> None:
    asked = {slug for query in queries for slug in query.answer}
    assert asked == {item.removeprefix("question/") for item in everything if item.startswith("question/")}


def test_every_danger_sign_is_in_some_query(queries: list[Query], corpus: Corpus) -> None:
    expected = {slug for query in queries for slug in query.danger}
    assert expected == slugs(corpus, GuidanceKind.DANGER_SIGN)


def test_every_refusal_is_in_some_query(queries: list[Query], corpus: Corpus) -> None:
    expected = {slug for query in queries for slug in query.refusal}
    assert expected == slugs(corpus, GuidanceKind.REFUSAL)


def test_danger_is_told_in_every_language_we_know_it_in(queries: list[Query]) -> None:
    assert {query.lang for query in queries if query.danger} == {"en", "es", "zh-Hans"}


def test_what_is_to_be_found_has_a_best_and_a_good_item(queries: list[Query]) -> None:
    assert [query.words for query in queries if query.grades and max(query.grades.values()) < GOOD] == []


@pytest.mark.parametrize("group", [Group.LAY, Group.CLINICAL, Group.MISSPELT, Group.LONG, Group.ONE_WORD, Group.LOOKUP])
def test_what_is_in_scope_has_something_to_be_found(queries: list[Query], group: Group) -> None:
    assert [query.words for query in queries if query.group is group and not query.grades] == []


@pytest.mark.parametrize("group", [Group.OUT_OF_SCOPE, Group.NEAR_MISS])
def test_what_is_out_of_scope_or_no_danger_expects_nothing(queries: list[Query], group: Group) -> None:
    expecting = [query for query in queries if query.group is group and (query.grades or query.danger or query.refusal)]
    assert expecting == []


def test_every_topic_is_about_something_that_is_asked() -> None:
    groups = yaml.safe_load(QUERIES.read_text(encoding="utf-8")).values()
    lines = [line for group in groups for line in group if isinstance(line, dict)]
    assert set(yaml.safe_load(TOPICS.read_text(encoding="utf-8"))) == {
        name for line in lines for name in line.get("about", ())
    }


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path]:
    """A file of queries that may be written, and one of topics."""
    (tmp_path / "topics.yaml").write_text(TOPIC)
    return tmp_path / "queries.yaml", tmp_path / "topics.yaml"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{q: a, about: [milk]}", {"term/calcium": 2, "factor/calcium-deficiency": 1, "factor/caffeine": 1}),
        (
            "{q: a, about: [milk], related: [term/calcium]}",
            {"term/calcium": 1, "factor/calcium-deficiency": 1, "factor/caffeine": 1},
        ),
        (
            "{q: a, best: [factor/caffeine], related: [factor/*]}",
            {"factor/caffeine": 3, "factor/calcium-deficiency": 1},
        ),
        ("a", {}),
    ],
)
def test_a_query_s_own_judgement_goes_before_its_topic_s_and_the_better_before_the_worse(
    written: tuple[Path, Path], line: str, expected: dict[str, int]
) -> None:
    written[0].write_text(f"lay: [{line}]")
    assert [query.grades for query in load(CALCIUM, *written)] == [expected]


@pytest.mark.parametrize("line", ["{q: a, best: [factor/milk]}", "{q: a, danger: [calcium]}", "{q: a, good: [food/*]}"])
def test_what_is_not_there_is_refused(written: tuple[Path, Path], line: str) -> None:
    written[0].write_text(f"lay: [{line}]")
    with pytest.raises(UnknownItemError):
        load(CALCIUM, *written)


@pytest.mark.parametrize("line", ["{q: a, bst: []}", f"{'a' * 201}", "{best: []}"])
def test_what_is_misspelt_or_too_long_to_ask_is_refused(written: tuple[Path, Path], line: str) -> None:
    written[0].write_text(f"lay: [{line}]")
    with pytest.raises(ValidationError):
        load(CALCIUM, *written)
