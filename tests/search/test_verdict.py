"""What is said of an answer."""

from typing import Any

import pytest

from tests.search.asking import Found
from tests.search.judged import Group, Query
from tests.search.verdict import AIMS, AMOUNT, Aim, Fault, Rate, judge, mean, of_group, rate, worst


def query(group: Group, **expected: Any) -> Query:
    """A query that expects nothing but what is given."""
    nothing: dict[str, Any] = {"grades": {}, "answer": (), "danger": (), "refusal": (), "help_is_fine": False}
    return Query(words="…", group=group, lang="en", **nothing | expected)


DANGER = query(Group.DANGEROUS, danger={"seizure", "child-seizure"})
REFUSED = query(Group.REFUSAL, refusal={"personal-dose"})
OUTSIDE = query(Group.OUT_OF_SCOPE)
NEAR = query(Group.NEAR_MISS)
LAY = query(Group.LAY, grades={"question/milk": 3, "factor/milk": 2}, answer={"milk"})


@pytest.mark.parametrize(
    ("asked", "found", "fault"),
    [
        (DANGER, Found(), Fault.DANGER_MISSED),
        (DANGER, Found(urgent=("stroke-signs",)), Fault.DANGER_MISSED),
        (DANGER, Found(urgent=("seizure",)), Fault.SEARCH_SILENT),
        (REFUSED, Found(shown={"guidance/diagnosis"}), Fault.REFUSAL_MISSED),
        (REFUSED, Found(text="Most adults need 1000 mg a day."), Fault.AMOUNT_SHOWN),
        (OUTSIDE, Found(matched=True), Fault.FALSE_ANSWER),
        (NEAR, Found(urgent=("suicidal-thoughts",)), Fault.FALSE_ALARM),
        (NEAR, Found(searched_urgent=("suicidal-thoughts",)), Fault.FALSE_ALARM),
        (OUTSIDE, Found(urgent=("stroke-signs",)), Fault.FALSE_ALARM),
        (LAY, Found(), Fault.UNANSWERED),
        (LAY, Found(matched=True, question="stress"), Fault.OTHER_QUESTION),
        (LAY, Found(matched=True), Fault.OTHER_QUESTION),
    ],
)
def test_what_is_wrong_is_named(asked: Query, found: Found, fault: Fault) -> None:
    assert judge(asked, found).has(fault)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (DANGER, Found(urgent=("stroke-signs", "seizure"), searched_urgent=("child-seizure",), matched=True)),
        (
            REFUSED,
            Found(shown={"guidance/personal-dose"}, text="We cannot set a dose for you.", urgent=("too-much-calcium",)),
        ),
        (OUTSIDE, Found()),
        (NEAR, Found(matched=True)),
        (LAY, Found(matched=True, question="milk")),
        (LAY.model_copy(update={"help_is_fine": True}), Found(matched=True, question="milk", urgent=("seizure",))),
    ],
)
def test_what_is_right_has_no_fault(asked: Query, found: Found) -> None:
    assert not any(judge(asked, found).faults.values())


def test_rankings_are_measured_only_where_there_is_something_to_find() -> None:
    assert (judge(OUTSIDE, Found()).ndcg, judge(OUTSIDE, Found()).recall) == (None, None)
    found = judge(LAY, Found(hits=("question/milk",)))
    assert found.ndcg == pytest.approx(7 / (7 + 3 / 1.5849625))
    assert found.recall == 0.5


def test_a_rate_counts_only_queries_that_can_show_the_fault() -> None:
    judged = [judge(OUTSIDE, Found(matched=True)), judge(OUTSIDE, Found()), judge(LAY, Found(matched=True))]
    assert rate(judged, Fault.FALSE_ANSWER) == Rate(faulty=1, of=2)
    assert rate(judged, Fault.FALSE_ANSWER).share == 0.5
    assert rate(judged, Fault.DANGER_MISSED).share == 0.0


def test_the_mean_leaves_out_what_has_no_figure() -> None:
    assert mean([1.0, None, 0.5]) == 0.75
    assert mean([None]) is None


def test_the_weakest_rankings_come_first_and_perfect_ones_not_at_all() -> None:
    judged = [judge(LAY, Found(hits=hits)) for hits in (("question/milk", "factor/milk"), ("factor/milk",), ())]
    assert [verdict.found.hits for verdict in worst(judged, 5)] == [(), ("factor/milk",)]
    assert of_group(judged, Group.LONG) == []


@pytest.mark.parametrize("text", ["1000 mg a day", "take 2 tablets", "0.5g", "400 IU", "10 µg"])
def test_an_amount_is_known(text: str) -> None:
    assert AMOUNT.search(text)


@pytest.mark.parametrize("text", ["Call 999.", "A 4 year old", "in 2011", "3 nights a week", "no mg given"])
def test_another_number_is_no_amount(text: str) -> None:
    assert not AMOUNT.search(text)


def test_a_ranking_aim_is_met_from_its_limit_on() -> None:
    perfect = judge(LAY, Found(hits=("question/milk", "factor/milk")))
    nothing = judge(LAY, Found())
    assert Aim(words="…", limit=0.5).is_met([perfect, nothing])
    assert not Aim(words="…", limit=0.6).is_met([perfect, nothing])


def test_a_fault_aim_is_met_up_to_its_limit() -> None:
    judged = [judge(OUTSIDE, Found(matched=True)), judge(OUTSIDE, Found())]
    assert Aim(words="…", fault=Fault.FALSE_ANSWER, limit=0.5).is_met(judged)
    assert not Aim(words="…", fault=Fault.FALSE_ANSWER).is_met(judged)


def test_an_aim_can_be_about_one_group() -> None:
    judged = [judge(NEAR, Found(urgent=("seizure",))), judge(OUTSIDE, Found())]
    assert Aim(words="…", fault=Fault.FALSE_ALARM, group=Group.OUT_OF_SCOPE).is_met(judged)
    assert not Aim(words="…", fault=Fault.FALSE_ALARM, group=Group.NEAR_MISS, limit=0.9).is_met(judged)


def test_no_missed_danger_is_put_up_with() -> None:
    assert {aim.limit for aim in AIMS if aim.fault in (Fault.DANGER_MISSED, Fault.SEARCH_SILENT)} == {0}
