"""Sums of what was sent, and the share of a group's published values that they come to. All rounding is here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from app.documents.addresses import href
from app.documents.data import Food, ReferenceIntake
from app.documents.document import Reference
from app.documents.intakes import (
    Absorption,
    ComparedValue,
    ComparedValues,
    CountedFood,
    CountedSupplement,
    Group,
    Totals,
)
from app.intakes.groups import Sort, is_child, is_pregnant_or_breastfeeding, values
from app.vocabulary import Kind

COMPLETE_AS_SENT = "The sum holds only what is on the list, so it is as complete as the list is."
SOME_IS_LOST = "The body takes up only a part of the calcium in food. These shares are averages from studies, and the \
share falls as a portion gets larger."
UNKNOWN_ABSORPTION = "It is unknown here how much of this calcium the body takes up."
NO_SHARE_FOR_A_CHILD = "We set no sum with supplements beside a value for children, since it could be read as a dose. \
Ask the child's doctor, nurse or pharmacist."
NO_SHARE_IN_PREGNANCY = "We set no sum with supplements beside a value for pregnancy or breastfeeding, since it could \
be read as a dose. Ask a midwife or doctor."
WHOLE, TENTH = Decimal(1), Decimal("0.1")


@dataclass(frozen=True)
class Amount:
    """How much of a food: servings and grams add up."""

    servings: Decimal = field(default=Decimal(0))
    grams: Decimal = field(default=Decimal(0))

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.servings + other.servings, self.grams + other.grams)

    def weight(self, food: Food) -> Decimal:
        """Weight of all of it in g."""
        return self.servings * decimal(food.serving_g) + self.grams


def amount(servings: float | None, grams: float | None) -> Amount:
    """An amount as it was sent."""
    return Amount(decimal(servings or 0), decimal(grams or 0))


def decimal(value: float) -> Decimal:
    """A number as it was written: 0.1 is a tenth, not the nearest binary fraction."""
    return Decimal(str(value))


def rounded(value: Decimal, to: Decimal = WHOLE) -> Decimal:
    """Halves go up."""
    return value.quantize(to, ROUND_HALF_UP)


def counted(food: Food, eaten: Amount) -> CountedFood:
    """A food with the calcium in all that was eaten of it."""
    of_grams = eaten.grams * decimal(food.calcium_mg_per_100g) / 100
    same = food.model_dump(
        include={"kind", "slug", "title", "low_bioavailability", "availability_note", "fractional_absorption_percent"}
    )
    return CountedFood(
        **same,
        href=href(Kind.FOOD, food.slug),
        grams=float(rounded(eaten.weight(food), TENTH)),
        calcium_mg=int(rounded(eaten.servings * food.calcium_mg_per_serving + of_grams)),
        absorption_source=food.absorption_source,
        absorbable_mg=_absorbable(food, eaten, of_grams),
        absorption_note=_unknown_absorption(food),
        source=food.source,
    )


def _absorbable(food: Food, eaten: Amount, mg_of_grams: Decimal) -> float | None:
    """Known only where it was worked out for a serving: the share falls as the load rises."""
    if food.absorbable_mg_per_serving is None or food.fractional_absorption_percent is None:
        return None
    of_servings = eaten.servings * decimal(food.absorbable_mg_per_serving)
    return float(rounded(of_servings + mg_of_grams * decimal(food.fractional_absorption_percent) / 100, TENTH))


def _unknown_absorption(food: Food) -> str | None:
    return (food.absorption_note or UNKNOWN_ABSORPTION) if food.absorbable_mg_per_serving is None else None


def supplement(elemental_mg: float, label: str | None) -> CountedSupplement:
    """A supplement as it is counted."""
    return CountedSupplement(
        label=label, elemental_mg=int(rounded(decimal(elemental_mg))), absorption_note=UNKNOWN_ABSORPTION
    )


def totals(foods: Iterable[CountedFood], supplements: Iterable[CountedSupplement]) -> Totals:
    """The sums."""
    of_foods = sum(food.calcium_mg for food in foods)
    of_supplements = sum(one.elemental_mg for one in supplements)
    return Totals(
        statement=COMPLETE_AS_SENT,
        food_mg=of_foods,
        supplement_mg=of_supplements,
        total_mg=of_foods + of_supplements,
    )


def absorption(foods: Sequence[CountedFood], sums: Totals) -> Absorption:
    """What is known of how much of it the body takes up."""
    known = [food for food in foods if food.absorbable_mg is not None]
    measured = sum(food.calcium_mg for food in known)
    poor = [food for food in foods if food.low_bioavailability]
    lost, unknown = sum(food.calcium_mg for food in poor), sums.total_mg - measured
    return Absorption(
        statement=_on_absorption(lost, unknown),
        absorbable_mg=float(sum((decimal(food.absorbable_mg or 0) for food in known), Decimal(0))),
        measured_mg=measured,
        unknown_mg=unknown,
        low_bioavailability_mg=lost,
        low_bioavailability=[Reference(**food.model_dump(include=set(Reference.model_fields))) for food in poor],
    )


def _on_absorption(lost: int, unknown: int) -> str:
    little = f"Of the sum, {lost} mg is in foods from which the body takes up little." if lost else ""
    open_ = f"For {unknown} mg of the sum it is unknown, and we assume nothing." if unknown else ""
    return " ".join(part for part in (SOME_IS_LOST, little, open_) if part)


def compared(rows: Sequence[ReferenceIntake], group: Group, sort: Sort, sums: Totals) -> ComparedValues:
    """A sort of values for a group, with the share of each that the sum comes to, where one is worked out."""
    found = values(rows, group, sort)
    withheld = _withheld(group, sums) if found.values else None
    return ComparedValues(
        statement=f"{found.statement} {withheld}" if withheld else found.statement,
        values=[
            ComparedValue(
                **{name: getattr(value, name) for name in type(value).model_fields},
                share_percent=None if withheld else share(sums.total_mg, value.value_mg_per_day),
            )
            for value in found.values
        ],
        notes=found.notes,
    )


def _withheld(group: Group, sums: Totals) -> str | None:
    """Why no share is worked out: with supplements it would be a dose check, for those to whom no dose is given."""
    if not sums.supplement_mg:
        return None
    if is_child(group):
        return NO_SHARE_FOR_A_CHILD
    return NO_SHARE_IN_PREGNANCY if is_pregnant_or_breastfeeding(group) else None


def share(total_mg: int, value_mg_per_day: int) -> int:
    """A sum as a share of a value, in per cent."""
    return int(rounded(Decimal(100 * total_mg) / value_mg_per_day))
