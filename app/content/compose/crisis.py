"""Documents of crisis lines, and the lines that guidance shows."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from app.content.compose import wording
from app.content.compose.order import order_of
from app.content.compose.view import View
from app.content.models import crisis as written
from app.documents import crisis as published
from app.vocabulary import CrisisScope, Kind


def crisis_line(view: View, item: written.CrisisLine) -> published.CrisisLine:
    """A crisis line's document."""
    contact = _contact(view, item)
    return published.CrisisLine(
        **view.common(item, wording.crisis_summary(published.CrisisContact(**contact), view.title(item))),
        **contact,
        record_year=item.record_year,
        verified=item.verified,
        source=view.citation(item.source) if item.source else None,
    )


def lines_for(view: View, scopes: Sequence[CrisisScope]) -> list[published.CountryLines]:
    """The lines of every country for some needs, the first need first."""
    fitting = [item for _, item in view.corpus.of(written.CrisisLine) if set(scopes).intersection(item.scopes)]
    fitting.sort(key=lambda item: (order_of(item)[:3], _rank(item, scopes), item.slug))
    return [
        published.CountryLines(country=country, lines=[_reference(view, item) for item in items])
        for country, items in groupby(fitting, key=lambda item: item.country)
    ]


def _rank(item: written.CrisisLine, scopes: Sequence[CrisisScope]) -> int:
    return min(scopes.index(scope) for scope in item.scopes if scope in scopes)


def _reference(view: View, item: written.CrisisLine) -> published.CrisisLineReference:
    return published.CrisisLineReference(
        **view.reference(Kind.CRISIS_LINE, item.slug).model_dump(), **_contact(view, item)
    )


def _contact(view: View, item: written.CrisisLine) -> dict[str, Any]:
    texts = {name: getattr(item, name) for name in ("text_or_chat", "hours", "for_whom", "note")}
    return {
        "country": item.country,
        "region": item.region,
        "scopes": list(item.scopes),
        "number": item.number,
        **{name: view.say(text) if text else None for name, text in texts.items()},
        "languages": list(item.languages),
        "url": item.url,
        "confidence": item.confidence,
        "recheck_before_publishing": item.recheck_before_publishing,
    }
