"""`/v1/reference-intakes/compare`: one group's published values, of all authorities side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.intakes import Reader
from app.api.openapi import COMPARISON
from app.api.parameters import GroupSelection
from app.documents.envelope import Envelope, FieldProblem
from app.documents.intakes import Group, IntakeComparison
from app.errors import InvalidValues
from app.intakes import comparison, groups, safety
from app.intakes.groups import ImpossibleGroup

router = APIRouter(prefix="/v1/reference-intakes", tags=["reference-intakes"])

METHODS = "guidance-how-much"
"""The claim that says why authorities differ."""


class IntakeComparisonResponse(Envelope[IntakeComparison]):
    """One group's published values side by side."""


@router.get("/compare", response_model=IntakeComparisonResponse, responses=COMPARISON)
async def compare_reference_intakes(request: Request, chosen: Annotated[GroupSelection, Query()]) -> Response:
    """Compare what all authorities published for one group, in mg of elemental calcium a day, and why they differ.

    None of it is a dose. An authority without a value for the group is listed and says so.
    """
    choice = responses.choose(request, chosen)
    group = _group(chosen)
    with choice.editions.connected() as connection:
        compared, notices = _compared(Reader(connection, choice), group)
    return responses.worked_out(request, choice, chosen, compared, notices, choice.cache)


def _group(chosen: GroupSelection) -> Group:
    try:
        return groups.group_of(chosen.age_years, chosen.age_months, chosen.sex, chosen.state)
    except ImpossibleGroup as problem:
        raise InvalidValues([FieldProblem(field=problem.field, message=str(problem))]) from problem


def _compared(reader: Reader, group: Group) -> tuple[IntakeComparison, list[str]]:
    """The answer, and the notices that it requires."""
    rows, methods = reader.reference_intakes(), reader.claim(METHODS)
    compared = IntakeComparison(
        about=safety.ABOUT_COMPARISONS,
        group=group,
        authorities=comparison.authorities(rows, group),
        recommended_range=comparison.recommended_range(rows, group),
        why_they_differ=[*comparison.why_they_differ(rows, group, methods)],
        guidance=reader.guidance(safety.guidance_of_comparison(group)),
        withdrawn_items=reader.withdrawn or None,
    )
    of_claim = methods.notices if methods else []
    return compared, [*safety.ALWAYS, *safety.notices_of_group(group), *groups.notices(rows, group), *of_claim]
