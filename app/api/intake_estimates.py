"""`/v1/intake-estimates`: calcium in a list of foods and supplements, beside the published values of a group."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Self

from fastapi import APIRouter, Query, Request
from pydantic import ConfigDict, Field, StringConstraints, field_validator, model_validator
from starlette.responses import Response

from app.api import envelope, responses
from app.api.bodies import NUMBER, Body, Line, Number, PostRoute
from app.api.intakes import Reader
from app.api.invalid import MOST_ERRORS
from app.api.openapi import POSTED
from app.api.parameters import NO_NUL, Selection
from app.disclaimer import in_order
from app.documents import intakes
from app.documents.data import Food
from app.documents.document import Absent
from app.documents.envelope import Envelope, FieldProblem
from app.errors import InvalidValues, RefusedGroup
from app.intakes import estimates, groups, safety
from app.intakes.estimates import Amount
from app.vocabulary import Authority, GroupState, Kind, Sex

router = APIRouter(prefix="/v1/intake-estimates", tags=["intake-estimates"], route_class=PostRoute)

MOST_SERVINGS, MOST_GRAMS, MOST_MG = 200, 10_000, 10_000
MOST_MG_IN_ALL = 20_000


class FoodEaten(Body):
    """An amount of a food. Entries of the same food add up."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["servings"]}, {"required": ["grams"]}]})

    slug: Line
    """The food's slug, as under `/v1/foods`."""
    servings: Annotated[float, Field(ge=0, le=MOST_SERVINGS), NUMBER] | Absent = None
    """How many servings; the food's `serving` says how much one is. Either this or `grams`."""
    grams: Annotated[float, Field(ge=0, le=MOST_GRAMS), NUMBER] | Absent = None
    """Weight of the edible part in g. All entries of one food together weigh 10,000 g at most."""

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        if (self.servings is None) is (self.grams is None):
            raise ValueError("give either `servings` or `grams`")
        return self


class SupplementTaken(Body):
    """A supplement, by the calcium in it."""

    elemental_mg: Number = Field(ge=0, le=MOST_MG)
    """mg of elemental calcium, as the label gives it: not the weight of the whole salt. All supplements together hold
    20,000 mg at most."""
    label: Annotated[str, StringConstraints(pattern=NO_NUL, max_length=60)] | Absent = None
    """A name of your own for it; it comes back with the answer."""


class GroupSent(Body):
    """The group whose published values the sum is set beside. It is a group, not a person."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["age_years"]}, {"required": ["age_months"]}]})

    authority: Authority
    """Whose values."""
    age_years: Annotated[int, Field(ge=0, le=130), NUMBER] | Absent = None
    """Age in whole years. Under one year nothing is worked out. This, `age_months`, or both are needed."""
    age_months: Annotated[int, Field(ge=0, le=35), NUMBER] | Absent = None
    """For small children: age in months, or beside `age_years` the months beyond it (0 to 11). Without it the whole
    year of life is meant."""
    sex: Sex = Sex.ANY
    """The sex; without it, values for either are listed."""
    state: GroupState = GroupState.NONE
    """Pregnancy or breastfeeding."""

    @model_validator(mode="after")
    def _possible(self) -> Self:
        self.group()
        return self

    def group(self) -> intakes.Group:
        """The group by itself."""
        return groups.group_of(self.age_years, self.age_months, self.sex, self.state)


class IntakeList(Body):
    """What was eaten and taken in a day, and the group to set it beside."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "foods": [{"slug": "whole-milk", "servings": 2}, {"slug": "boiled-spinach", "grams": 90}],
                    "supplements": [{"elemental_mg": 250, "label": "tablet"}],
                    "group": {"authority": "iom", "age_years": 30, "sex": "female"},
                },
                {
                    "foods": [{"slug": "boiled-kale", "grams": 130}],
                    "group": {"authority": "efsa", "age_years": 28, "sex": "female", "state": "pregnancy"},
                },
            ]
        }
    )

    foods: list[FoodEaten] = Field(default_factory=list, max_length=100)
    """Foods and drinks."""
    supplements: list[SupplementTaken] = Field(default_factory=list, max_length=50)
    """Tablets and other supplements; antacids of calcium carbonate too."""
    group: GroupSent
    """The group whose published values the sum is set beside."""

    @field_validator("supplements")
    @classmethod
    def _in_all(cls, supplements: list[SupplementTaken]) -> list[SupplementTaken]:
        if sum(one.elemental_mg for one in supplements) > MOST_MG_IN_ALL:
            raise ValueError(f"must not hold more than {MOST_MG_IN_ALL:,} mg together")
        return supplements


class IntakeEstimateResponse(Envelope[intakes.IntakeEstimate]):
    """Sums, and the published values of a group."""


@router.post("", response_model=IntakeEstimateResponse, responses=POSTED)
async def estimate_intake(request: Request, chosen: Annotated[Selection, Query()], body: IntakeList) -> Response:
    """Add up the calcium in a list of foods and supplements, in mg, beside the published values of a group.

    Nothing is stored. It describes what an authority published for a group of people: it is no advice, no dose, and
    says nothing of what one person needs. The notices on supplements, kidney disease and pregnancy are always in
    `meta.notices`. A group under one year is refused with a 422 whose `guidance` says who can help. Where supplements
    are counted for a group of children, in pregnancy or while breastfeeding, no share is worked out.

    Of a food: servings x `calcium_mg_per_serving` + grams x `calcium_mg_per_100g` / 100, rounded to whole mg, halves
    up. The sums add these rounded amounts. A share is 100 x sum / value, rounded to whole per cent.
    """
    choice = responses.choose(request, chosen)
    with choice.editions.connected() as connection:
        reader = Reader(connection, choice)
        _refuse_babies(reader, body.group.group())
        found = reader.foods({food.slug for food in body.foods})
        if faults := [*_unknown(reader, body.foods, found), *_too_heavy(body.foods, found)]:
            raise InvalidValues(faults)
        estimate, notices = _estimate(reader, body, found)
    return responses.worked_out(request, choice, chosen, estimate, notices, envelope.PRIVATE)


def _refuse_babies(reader: Reader, group: intakes.Group) -> None:
    """Before anything is looked up, so that no number comes near it."""
    if safety.is_baby(group):
        served, language = reader.choice.served, reader.choice.language
        notices = served.notices(language, in_order([*safety.ALWAYS, *safety.notices_of_group(group)]))
        raise RefusedGroup(safety.NOT_FOR_BABIES, "group.age_years", reader.guidance(safety.BABIES), notices)


def _estimate(reader: Reader, body: IntakeList, found: Mapping[str, Food]) -> tuple[intakes.IntakeEstimate, list[str]]:
    """The answer, and the notices that it requires."""
    group, rows = body.group.group(), reader.reference_intakes()
    own = [row for row in rows if row.authority is body.group.authority]
    foods = [estimates.counted(found[slug], eaten) for slug, eaten in _together(body.foods).items()]
    supplements = [estimates.supplement(one.elemental_mg, one.label) for one in body.supplements]
    sums = estimates.totals(foods, supplements)
    over = safety.is_over(rows, group, sums)
    estimate = intakes.IntakeEstimate(
        about=safety.ABOUT_ESTIMATES,
        authority=body.group.authority,
        group=group,
        foods=foods,
        supplements=supplements,
        totals=sums,
        absorption=estimates.absorption(foods, sums),
        recommended=estimates.compared(own, group, groups.RECOMMENDED, sums),
        average_requirement=estimates.compared(own, group, groups.AVERAGE_REQUIREMENT, sums),
        upper_limit=estimates.compared(own, group, groups.UPPER_LIMIT, sums),
        guidance=reader.guidance(safety.guidance_of_estimate(group, sums, over)),
        withdrawn_items=reader.withdrawn or None,
    )
    of_foods = (notice for food in found.values() for notice in food.notices)
    notices = [*safety.notices_of_estimate(group, sums, over), *groups.notices(own, group), *of_foods]
    return estimate, notices


def _together(foods: Sequence[FoodEaten]) -> dict[str, Amount]:
    """Entries of the same food, put together in the order in which each was first sent."""
    eaten: dict[str, Amount] = {}
    for food in foods:
        eaten[food.slug] = eaten.get(food.slug, Amount()) + estimates.amount(food.servings, food.grams)
    return eaten


def _unknown(reader: Reader, foods: Sequence[FoodEaten], found: Mapping[str, Food]) -> Iterator[FieldProblem]:
    """Foods that there are not, each with a near one. What was sent is not repeated: it may be in a person's words."""
    missing = [(index, food.slug) for index, food in enumerate(foods) if food.slug not in found][:MOST_ERRORS]
    known = reader.slugs(Kind.FOOD) if missing else []
    for index, slug in missing:
        near = nearest(slug, known)
        hint = f"; did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else ""
        message = f"there is no such food{hint or '; /v1/foods lists them all'}"
        yield FieldProblem(field=f"foods[{index}].slug", message=message, suggestion=next(iter(near), None))


def nearest(slug: str, known: Iterable[str]) -> list[str]:
    """Slugs that read alike, whatever the order of their words."""
    by_words = {_in_order(name): name for name in known}
    return [by_words[words] for words in get_close_matches(_in_order(slug), by_words, n=3, cutoff=0.6)]


def _in_order(slug: str) -> str:
    return "-".join(sorted(re.findall(r"[a-z0-9]+", slug.lower())))


def _too_heavy(foods: Sequence[FoodEaten], found: Mapping[str, Food]) -> Iterator[FieldProblem]:
    for slug, eaten in _together(foods).items():
        if slug in found and eaten.weight(found[slug]) > MOST_GRAMS:
            last = max(index for index, food in enumerate(foods) if food.slug == slug)
            message = f"all entries of this food together must weigh {MOST_GRAMS:,} g or less"
            yield FieldProblem(field=f"foods[{last}]", message=message)
