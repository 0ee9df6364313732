"""The documented order of lists."""

from typing import Any

from app.content.models import AuthoredItem, CrisisLine, Guidance, ReferenceIntake, Term
from app.identifiers import ENGLISH
from app.vocabulary import CrisisScope, GuidanceKind, Kind, Urgency

BEYOND_COUNTRIES = ("EU", "ZZ")
"""Codes that stand for many countries, or for any; they come last."""


def order_of(item: AuthoredItem) -> tuple[Any, ...]:
    """The order of lists.

    The most urgent guidance first, and in it danger signs; intakes by authority and age; terms by title; crisis lines
    by country; all else by slug.
    """
    kind = list(Kind).index(item.kind)
    match item:
        case Guidance():
            urgency, sign = list(Urgency).index(item.urgency), item.guidance_kind is GuidanceKind.DANGER_SIGN
            return (kind, -urgency, not sign, not (sign and _is_about_suicide(item)), item.slug)
        case ReferenceIntake():
            return (kind, item.authority, item.age_unit, item.age_min or 0, item.slug)
        case CrisisLine():
            scope = list(CrisisScope).index(item.scopes[0])
            some = bool(item.region), bool(item.for_whom), item.recheck_before_publishing
            return (kind, item.country in BEYOND_COUNTRIES, item.country, scope, *some, item.slug)
        case Term():
            return (kind, item.title[ENGLISH].casefold(), item.slug)
        case _:
            return (kind, 0, item.slug)


def _is_about_suicide(item: Guidance) -> bool:
    """Where the line beside the emergency number is one for suicide."""
    return item.crisis_lines[:2] == (CrisisScope.EMERGENCY, CrisisScope.SUICIDE)
