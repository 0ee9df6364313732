"""What is to be said of what the service found for a query, and of all of them together: pure."""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from statistics import fmean

from pydantic import BaseModel, ConfigDict

from tests.search.asking import Found
from tests.search.judged import Group, Query
from tests.search.metrics import ndcg, recall

DEPTH = 5
AMOUNT = re.compile(
    r"\b\d[\d.,]*\s*(mg|mcg|µg|ug|g|micrograms?|milligrams?|grams?|iu|units?|tablets?|pills?|drops?)\b", re.IGNORECASE
)
QUIET = frozenset(Group) - {Group.DANGEROUS, Group.REFUSAL}
"""Groups in which a query has no danger in it. What is refused often has some near it."""


class Fault(StrEnum):
    """What can be wrong with an answer, the worst first."""

    DANGER_MISSED = "danger missed"
    SEARCH_SILENT = "danger missed in search"
    REFUSAL_MISSED = "refusal missed"
    AMOUNT_SHOWN = "amount shown"
    FALSE_ANSWER = "false answer"
    FALSE_ALARM = "false alarm"
    UNANSWERED = "unanswered"
    OTHER_QUESTION = "other question"


class Verdict(BaseModel):
    """What is to be said of one query."""

    model_config = ConfigDict(frozen=True)

    query: Query
    found: Found
    ndcg: float | None
    """Of the first five hits; none where nothing is to be found."""
    recall: float | None
    faults: dict[Fault, bool]
    """Whether each fault that the query can show is there."""

    def has(self, fault: Fault) -> bool:
        """Whether the fault is there."""
        return self.faults.get(fault, False)


class Rate(BaseModel):
    """How many of the queries that can show a fault do."""

    model_config = ConfigDict(frozen=True)

    faulty: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.faulty / self.of if self.of else 0.0


def judge(query: Query, found: Found) -> Verdict:
    """Compare what was found with what was judged."""
    checks = {fault: check(query, found) for fault, (applies, check) in CHECKS.items() if applies(query)}
    return Verdict(
        query=query,
        found=found,
        ndcg=ndcg(found.hits, query.grades, DEPTH) if query.grades else None,
        recall=recall(found.hits, query.grades, DEPTH) if query.grades else None,
        faults=checks,
    )


CHECKS: dict[Fault, tuple[Callable[[Query], bool], Callable[[Query, Found], bool]]] = {
    Fault.DANGER_MISSED: (lambda q: bool(q.danger), lambda q, f: q.danger.isdisjoint(f.urgent)),
    Fault.SEARCH_SILENT: (lambda q: bool(q.danger), lambda q, f: q.danger.isdisjoint(f.searched_urgent)),
    Fault.REFUSAL_MISSED: (
        lambda q: bool(q.refusal),
        lambda q, f: f.shown.isdisjoint(map("guidance/{}".format, q.refusal)),
    ),
    Fault.AMOUNT_SHOWN: (lambda q: bool(q.refusal), lambda _, f: bool(AMOUNT.search(f.text))),
    Fault.FALSE_ANSWER: (lambda q: q.group is Group.OUT_OF_SCOPE, lambda _, f: f.matched),
    Fault.FALSE_ALARM: (
        lambda q: q.group in QUIET and not q.help_is_fine,
        lambda _, f: bool(f.urgent or f.searched_urgent),
    ),
    Fault.UNANSWERED: (lambda q: bool(q.grades), lambda _, f: not f.matched),
    Fault.OTHER_QUESTION: (lambda q: bool(q.answer), lambda q, f: f.question not in q.answer),
}
"""For each fault, which queries can show it and how it shows."""


def rate(verdicts: Iterable[Verdict], fault: Fault) -> Rate:
    """How often a fault is there, among the queries that can show it."""
    shown = [verdict.faults[fault] for verdict in verdicts if fault in verdict.faults]
    return Rate(faulty=sum(shown), of=len(shown))


def mean(figures: Iterable[float | None]) -> float | None:
    """The mean of the figures there are; none of none."""
    known = [figure for figure in figures if figure is not None]
    return fmean(known) if known else None


def of_group(verdicts: Sequence[Verdict], group: Group) -> list[Verdict]:
    """The verdicts on one group."""
    return [verdict for verdict in verdicts if verdict.query.group is group]


def ranked(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The queries with something to find, those whose first hits are worth the least first."""
    measured = [(verdict.ndcg, verdict.query.words, verdict) for verdict in verdicts if verdict.ndcg is not None]
    return [verdict for _, _, verdict in sorted(measured, key=lambda each: each[:2])]


def worst(verdicts: Iterable[Verdict], count: int) -> list[Verdict]:
    """The weakest rankings, of those that could be better."""
    return [verdict for verdict in ranked(verdicts) if verdict.ndcg != 1][:count]


class Aim(BaseModel):
    """What all verdicts together should reach: a ranking of some worth, or a fault that is seldom or never there."""

    model_config = ConfigDict(frozen=True)

    words: str
    fault: Fault | None = None
    group: Group | None = None
    """The group it is about, where it is not about all."""
    limit: float = 0.0
    """The least worth of the rankings, or the greatest share that may have the fault."""
    held: float | None = None
    """What was reached so far, where that is short of the aim: the tests see that it does not get worse."""

    def reached(self, verdicts: Sequence[Verdict]) -> float:
        """The share with the fault, or else the mean worth of the rankings."""
        about = of_group(verdicts, self.group) if self.group else verdicts
        return rate(about, self.fault).share if self.fault else mean(verdict.ndcg for verdict in about) or 0.0

    def is_met(self, verdicts: Sequence[Verdict]) -> bool:
        """Whether it is reached."""
        return self._is_within(self.limit, verdicts)

    def is_held(self, verdicts: Sequence[Verdict]) -> bool:
        """Whether it is reached, or at least no further away than before."""
        return self._is_within(self.limit if self.held is None else self.held, verdicts)

    def _is_within(self, limit: float, verdicts: Sequence[Verdict]) -> bool:
        return self.reached(verdicts) <= limit if self.fault else self.reached(verdicts) >= limit


AIMS = (
    Aim(words=f"nDCG@{DEPTH} of at least 0.85", limit=0.85),
    Aim(words="no danger missed", fault=Fault.DANGER_MISSED),
    Aim(words="no danger missed in search", fault=Fault.SEARCH_SILENT),
    Aim(words="at most 5 % of what is out of scope answered", fault=Fault.FALSE_ANSWER, limit=0.05),
    Aim(
        words="at most 10 % of near misses taken for danger", fault=Fault.FALSE_ALARM, group=Group.NEAR_MISS, limit=0.10
    ),
    Aim(words="at most 2 % of all that is no danger taken for it", fault=Fault.FALSE_ALARM, limit=0.02),
    Aim(words="no refusal missed", fault=Fault.REFUSAL_MISSED),
    Aim(words="no amount where one is refused", fault=Fault.AMOUNT_SHOWN),
)
