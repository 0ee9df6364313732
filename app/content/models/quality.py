"""The statement of quality: each item of each instrument, judged by figures or by editors, with the reason."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from app.content.models.authored import Authored, Review, Text
from app.identifiers import Url, Words
from app.vocabulary import Instrument, Kind, QualityMeasure, Verdict

NUMBERS: dict[Instrument, tuple[int, ...]] = {
    Instrument.DISCERN: (*range(1, 17),),
    Instrument.PIF_TICK: (*range(1, 11),),
    Instrument.PEMAT_P: (*range(1, 13), *range(15, 27)),  # 13 and 14 are for audiovisual materials only
    Instrument.CDC_INDEX: (*range(1, 21),),
}
"""The numbers of an instrument's items, as its makers gave them."""

NEEDS_NOTHING = (Verdict.PASS, Verdict.NOT_APPLICABLE)
ONLY_INFORM = {
    QualityMeasure.CLAIMS_WITH_CONTRARY_EVIDENCE,
    QualityMeasure.CLAIMS_OF_LOW_CERTAINTY,
    QualityMeasure.FINDINGS_READ_AS_ABSTRACTS,
    QualityMeasure.PAGES_WITH_NOTICES,
}
"""Measures of which more is not better, so that no verdict comes from them."""


class Criterion(Authored):
    """One item of an instrument, in our own words.

    `measures` decide the verdict: the worst of them counts. Where a `verdict` is given it is a judgement. `figures`
    only stand beside it.
    """

    number: int = Field(ge=1, le=99)
    part: Text | None = None
    criterion: Text
    verdict: Verdict | None = None
    measures: tuple[QualityMeasure, ...] = ()
    figures: tuple[QualityMeasure, ...] = ()
    reason: Text
    to_pass: Text | None = None

    @model_validator(mode="after")
    def _is_judged(self) -> Self:
        if self.verdict is None and not self.measures:
            raise ValueError("give the `measures` that decide it, or a `verdict`")
        if wrong := sorted(ONLY_INFORM.intersection(self.measures)):
            raise ValueError(f"more of `{wrong[0]}` is not better, so it decides nothing; put it under `figures`")
        if self.verdict is Verdict.NOT_APPLICABLE and (self.measures or self.figures):
            raise ValueError("what is not applicable has no figures; delete them, or judge it")
        if self.to_pass is None and self.verdict not in NEEDS_NOTHING:
            raise ValueError("say in `to_pass` what would make it pass")
        return self


class ReadAt(Authored):
    """A page on which an instrument's items were read."""

    url: Url
    what: Text


class AppliedInstrument(Authored):
    """An instrument and our verdicts on its items; those of our own are numbered from 1."""

    slug: Instrument
    name: Words
    version: Text
    purpose: Text
    scoring: Text
    read_at: tuple[ReadAt, ...] = ()
    items: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        found = tuple(item.number for item in self.items)
        wanted = NUMBERS.get(self.slug, (*range(1, len(found) + 1),))
        if found != wanted:
            raise ValueError(f"its items are numbered {_listed(wanted)}; here are {_listed(found)}")
        if self.slug in NUMBERS and not self.read_at:
            raise ValueError("name in `read_at` the pages on which its items were read")
        return self


class MeasureDescription(Authored):
    """What a measure counts, in words."""

    name: QualityMeasure
    what: Text


class Quality(Authored):
    kind: ClassVar[Kind] = Kind.QUALITY
    slug: Literal["quality"]
    title: Text
    summary: Text
    judged: Text
    pass_at_percent: int = Field(ge=1, le=100)
    partial_at_percent: int = Field(ge=1, le=100)
    measures: tuple[MeasureDescription, ...]
    instruments: tuple[AppliedInstrument, ...]
    limits: tuple[Text, ...] = Field(min_length=1)
    review: Review

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.partial_at_percent >= self.pass_at_percent:
            raise ValueError("`partial_at_percent` is below `pass_at_percent`; mend one of them")
        _each_once("measures", [measure.name for measure in self.measures], QualityMeasure)
        _each_once("instruments", [instrument.slug for instrument in self.instruments], Instrument)
        return self


def _each_once(key: str, found: Sequence[str], wanted: Iterable[str]) -> None:
    if wrong := sorted(name for name in {*wanted, *found} if found.count(name) != 1):
        raise ValueError(f"`{key}` has each name once; see to {', '.join(wrong)}")


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
