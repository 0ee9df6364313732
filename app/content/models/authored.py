"""What everything authors write has in common: strict, frozen, with its languages side by side.

A `Text` is `{en: …, es: …}`; a plain string is English. A reference to an item whose kind is clear is its slug;
elsewhere it is `kind/slug`.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    model_validator,
)

from app.identifiers import ENGLISH, LanguageTag, Slug, Words
from app.vocabulary import CertaintyLevel, CodeSystem, ConclusionStatus, Kind, ReviewStatus


def _side_by_side(value: Any) -> Any:
    return {ENGLISH: value} if isinstance(value, str) else value


def _has_english(value: dict[str, str]) -> dict[str, str]:
    if ENGLISH not in value:
        raise ValueError("the English text is missing: every text has at least `en`")
    return value


Text = Annotated[dict[LanguageTag, Words], BeforeValidator(_side_by_side), AfterValidator(_has_english)]


class Authored(BaseModel):
    """Base of everything authors write."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


def _parts(value: Any, form: str, example: str, known: type[StrEnum]) -> list[str]:
    """The two parts of a reference; the first is of a vocabulary."""
    if not isinstance(value, str) or value.count("/") != 1:
        raise ValueError(f"write it as `{form}`, as in `{example}`")
    first, second = value.split("/")
    if first not in list(known):
        raise ValueError(f"`{first}` is not one of {', '.join(known)}")
    return [first, second]


class ItemRef(Authored):
    """`kind/slug`, as in `factor/caffeine`."""

    kind: Kind
    slug: Slug

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        kind, slug = _parts(value, "kind/slug", "factor/psychological-stress", Kind)
        return handler({"kind": kind, "slug": slug})


class CodeRef(Authored):
    """`system/code`, as in `icd-10-cm/G47.00`."""

    system: CodeSystem
    code: Words

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        system, code = _parts(value, "system/code", "icd-10-cm/G47.00", CodeSystem)
        return handler({"system": system, "code": code})


class Review(Authored):
    """Who looked at an item, and when it is due again."""

    status: ReviewStatus
    reviewers: Text
    last_reviewed: date
    next_review: date


class Certainty(Authored):
    level: CertaintyLevel
    rationale: Text


class Conclusion(Authored):
    status: ConclusionStatus
    statement: Text


class Item(Authored):
    """What every item has. `examples` are what people type who need it: search learns from them; none is published."""

    kind: ClassVar[Kind]
    slug: Slug
    title: Text
    summary: Text
    review: Review
    codes: tuple[CodeRef, ...] = ()
    related: tuple[ItemRef, ...] = ()
    notices: tuple[Slug, ...] = ()
    examples: tuple[Words, ...] = ()


class Step(Authored):
    """A step or sign of guidance. In safety texts it may rest on the records it was taken from, or be common sense."""

    text: Text
    claims: tuple[Slug, ...] = ()
    foods: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()
    practice_point: bool = False

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        rests_on = bool(self.claims or self.foods or self.sources)
        if rests_on is self.practice_point:
            raise ValueError(
                "name the `claims`, `foods` or `sources` this text rests on, or else say `practice_point: true`; "
                "no statement stands without its ground"
            )
        return self


class Passage(Authored):
    """A paragraph of an explanation or answer: it always rests on claims."""

    text: Text
    claims: tuple[Slug, ...] = Field(min_length=1)
