"""Documents of crisis lines, and the lines that guidance shows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.content.compose import wording
from app.content.compose.order import order_of, reach_of
from app.content.compose.view import View
from app.content.models import crisis as written
from app.documents import crisis as published
from app.identifiers import BEYOND_COUNTRIES, areas_of
from app.vocabulary import CrisisScope, Kind


def crisis_line(view: View, item: written.CrisisLine) -> published.CrisisLine:
    """A crisis line's document."""
    contact = _contact(view, item)
    return published.CrisisLine(
        **view.common(item, wording.crisis_summary(published.CrisisContact(**contact), view.title(item))),
        **contact,
        verified=item.verified,
        source=view.citation(item.source) if item.source else None,
    )


def lines_for(view: View, scopes: Sequence[CrisisScope]) -> list[published.CountryLines]:
    """The lines of every country for some needs, the first need first."""
    fitting = [item for _, item in view.corpus.of(written.CrisisLine) if set(scopes).intersection(item.scopes)]
    countries = dict.fromkeys(item.country for item in sorted(fitting, key=order_of))
    return [
        published.CountryLines(
            country=country,
            lines=[_reference(view, item) for item in sorted(_lines_in(country, fitting, scopes), key=_shown(scopes))],
        )
        for country in countries
    ]


def _lines_in(
    country: str, lines: Sequence[written.CrisisLine], scopes: Sequence[CrisisScope]
) -> Iterator[written.CrisisLine]:
    """A country's own lines; and those of the union and of any country for each need that no line of its meets."""
    met: set[CrisisScope] = set()
    for area in areas_of(country):
        here = [line for line in lines if line.country == area and {*line.scopes}.intersection(scopes) - met]
        yield from here
        met |= {scope for line in here if not line.region and not line.for_whom for scope in line.scopes}


def _shown(scopes: Sequence[CrisisScope]) -> Callable[[written.CrisisLine], tuple[Any, ...]]:
    """The first need first; lines for the whole country and for everyone before those for some."""

    def place(item: written.CrisisLine) -> tuple[Any, ...]:
        need = min(scopes.index(scope) for scope in item.scopes if scope in scopes)
        return (need, item.country in BEYOND_COUNTRIES, *reach_of(item))

    return place


def _reference(view: View, item: written.CrisisLine) -> published.CrisisLineReference:
    return published.CrisisLineReference(
        **view.reference(Kind.CRISIS_LINE, item.slug).model_dump(),
        **_contact(view, item),
        last_reviewed=item.review.last_reviewed,
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
        "record_year": item.record_year,
    }
