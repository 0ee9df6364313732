"""One group's values of all authorities side by side, and why they differ as far as something that was read says so."""

from collections.abc import Iterator, Sequence

from app.documents.addresses import href
from app.documents.data import ReferenceIntake
from app.documents.document import ClaimReference
from app.documents.evidence import Claim
from app.documents.intakes import AuthorityValues, Group, Reason, ValueRange
from app.intakes.groups import (
    AVERAGE_REQUIREMENT,
    RECOMMENDED,
    UPPER_LIMIT,
    applying,
    is_child,
    is_pregnant_or_breastfeeding,
    values,
)
from app.vocabulary import Authority, IntakeMetric, Kind

METHODS = "The panels of experts used different methods."
SOME_ADEQUATE = "Some are an adequate intake (AI). That is used where there are too few data to find the average need."
UNKNOWN = "Nothing that we read says why the values for this group differ."


def authorities(rows: Sequence[ReferenceIntake], group: Group) -> list[AuthorityValues]:
    """What each authority published for a group, also those that published nothing for it."""
    return [_of_authority(authority, [r for r in rows if r.authority is authority], group) for authority in Authority]


def _of_authority(authority: Authority, rows: Sequence[ReferenceIntake], group: Group) -> AuthorityValues:
    return AuthorityValues(
        authority=authority,
        recommended=values(rows, group, RECOMMENDED),
        average_requirement=values(rows, group, AVERAGE_REQUIREMENT),
        upper_limit=values(rows, group, UPPER_LIMIT),
    )


def recommended_range(rows: Sequence[ReferenceIntake], group: Group) -> ValueRange | None:
    """How far the recommended values lie apart."""
    found = [row.value_mg_per_day for row in applying(rows, group, RECOMMENDED)]
    return ValueRange(lowest_mg_per_day=min(found), highest_mg_per_day=max(found)) if found else None


def why_they_differ(rows: Sequence[ReferenceIntake], group: Group, methods: Claim | None) -> Iterator[Reason]:
    """What a claim says of it (it speaks of healthy adults only), and what the rows themselves show."""
    found = applying(rows, group, RECOMMENDED)
    if len({row.value_mg_per_day for row in found}) < 2:
        return
    if methods and not is_child(group) and not is_pregnant_or_breastfeeding(group):
        yield Reason(statement=METHODS, claims=[_reference(methods)])
    else:
        yield Reason(statement=UNKNOWN, claims=[])
    years = [row.reference_year for row in found]
    if min(years) < max(years):
        yield Reason(statement=f"The reports are of different years, from {min(years)} to {max(years)}.", claims=[])
    if IntakeMetric.AI in (metrics := {row.metric for row in found}) and len(metrics) > 1:
        yield Reason(statement=SOME_ADEQUATE, claims=[])


def _reference(claim: Claim) -> ClaimReference:
    same = {name: getattr(claim, name) for name in set(ClaimReference.model_fields) - {"href", "citations"}}
    cited = {evidence.source.slug: evidence.source for evidence in claim.evidence}
    return ClaimReference(**same, href=href(Kind.CLAIM, claim.slug), citations=[*cited.values()])
