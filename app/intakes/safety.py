"""What always goes with sums and published values: what they are not, whom to ask, and the notices to show."""

from collections.abc import Iterable, Iterator

from app.documents.data import ReferenceIntake
from app.documents.intakes import Group, Totals
from app.intakes.groups import UPPER_LIMIT, applying, is_child, is_pregnant_or_breastfeeding

ABOUT_ESTIMATES = "This adds up the calcium in a list of foods and supplements, and sets the sum beside values that \
were published for a whole group of people. It does not tell what one person needs. It is no advice and no dose."
ABOUT_COMPARISONS = "These are values that were published for a whole group of people, from all the authorities we \
read. They do not tell what one person needs. They are no advice, and none is a dose."
NOT_FOR_BABIES = "We work out nothing for a baby under one year, and we give no dose for a baby or child. Ask the \
child's doctor, nurse or pharmacist."
BABIES = ("child-or-baby-dose",)
"""The guidance that is shown instead."""
ALWAYS = ("supplements", "kidney-disease", "pregnancy")
"""Notices that every estimate carries, whatever is on its list."""


def is_baby(group: Group) -> bool:
    """Whether the group is under one year, or partly so."""
    return group.age_years == 0


def is_over(rows: Iterable[ReferenceIntake], group: Group, sums: Totals) -> bool:
    """Whether a sum is over the lowest upper limit that any authority gives for a group."""
    return any(sums.total_mg > row.value_mg_per_day for row in applying(rows, group, UPPER_LIMIT))


def notices_of_group(group: Group) -> Iterator[str]:
    """What a group requires by itself."""
    if is_child(group):
        yield "children"
    if is_pregnant_or_breastfeeding(group):
        yield "pregnancy"


def notices_of_estimate(group: Group, sums: Totals, over: bool) -> Iterator[str]:
    """What an estimate requires: three notices always, and where to get help when tablets take it over a limit."""
    yield from ALWAYS
    yield from notices_of_group(group)
    if over and sums.supplement_mg:
        yield "emergency"


def guidance_of_estimate(group: Group, sums: Totals, over: bool) -> list[str]:
    """What to read with an estimate, the most pressing first."""
    tablets = "child-swallowed-tablets" if is_child(group) else "too-many-calcium-tablets"
    return [
        *([tablets] if over and sums.supplement_mg else []),
        *(["upper-limit-for-calcium"] if over else []),
        *_guidance_of_group(group),
        "personal-dose",
        "kidney-disease-and-calcium",
        "calcium-intake-check",
    ]


def guidance_of_comparison(group: Group) -> list[str]:
    """What to read with a comparison."""
    return [*_guidance_of_group(group), "personal-dose", "how-much-calcium", "upper-limit-for-calcium"]


def _guidance_of_group(group: Group) -> Iterator[str]:
    if is_child(group):
        yield "child-or-baby-dose"
    if is_pregnant_or_breastfeeding(group):
        yield "pregnancy-dose"
