"""The documented order of lists."""

from typing import Any

from app.content.models import AuthoredItem, CrisisLine, Guidance, ReferenceIntake, Term
from app.identifiers import BEYOND_COUNTRIES, ENGLISH
from app.vocabulary import CrisisScope, GuidanceKind, Kind, Urgency


def order_of(item: AuthoredItem) -> tuple[Any, ...]:
    """The order of lists.

    The most urgent guidance first, and in it danger signs; intakes by authority and age; terms by title; crisis lines
    by country; all else by slug.
    """
    kind = list(Kind).index(item.kind)
    match item:
        case Guidance():
            urgency, sign = list(Urgency).index(item.urgency), item.guidance_kind is GuidanceKind.DANGER_SIGN
            return (kind, -urgency, not sign, not (sign and item.puts_suicide_first), item.slug)
        case ReferenceIntake():
            return (kind, item.authority, item.age_unit, item.age_min or 0, item.slug)
        case CrisisLine():
            scope = list(CrisisScope).index(item.scopes[0])
            return (kind, item.country in BEYOND_COUNTRIES, item.country, scope, *reach_of(item))
        case Term():
            return (kind, item.title[ENGLISH].casefold(), item.slug)
        case _:
            return (kind, 0, item.slug)


def reach_of(item: CrisisLine) -> tuple[Any, ...]:
    """Lines for the whole country and for everyone come before those for some, and well-read numbers before others."""
    return (bool(item.region), bool(item.for_whom), item.recheck_before_publishing, item.slug)
