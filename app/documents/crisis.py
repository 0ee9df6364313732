"""The documents of crisis lines: whom to call, by country."""

from datetime import date
from typing import Literal

from app.documents.document import Absent, Citation, Document, ItemDocument, Reference
from app.vocabulary import CrisisScope, Kind, LineConfidence


class CrisisContact(Document):
    """How to reach a service. Nothing here is guessed: what no record printed is absent."""

    country: str
    """ISO 3166-1 alpha-2; `EU` for the European Union, `ZZ` for any country. Never show one country's line as local
    to another."""
    region: str | Absent = None
    """The part of the country it serves; absent for all of it."""
    scopes: list[CrisisScope]
    """What it is for: emergency, suicide, poison, health-advice."""
    number: str | Absent = None
    """The number to call, as printed in the record; absent where it is reached otherwise."""
    text_or_chat: str | Absent = None
    """How to write to it."""
    hours: str | Absent = None
    """When it is open, as printed; absent where the record printed none."""
    languages: list[str]
    """Languages spoken there: BCP 47 tags, or words."""
    url: str | Absent = None
    """Its own page."""
    for_whom: str | Absent = None
    """Whom it serves; absent for everyone."""
    note: str | Absent = None
    """What else to know."""
    confidence: LineConfidence | Absent = None
    """Where the number was read; absent for advice that names no line."""
    recheck_before_publishing: bool
    """True where the number was read only in news or second-hand: say so, and show the emergency number next to it."""
    record_year: int | Absent = None
    """The year of the record; absent where it printed none."""


class CrisisLine(ItemDocument, CrisisContact):
    """A crisis line, emergency number, poison line or nurse line of one country."""

    kind: Literal[Kind.CRISIS_LINE]
    """Always `crisis-line`."""
    verified: str | Absent = None
    """What kind of record was read, and which fields were seen in it."""
    source: Citation | Absent = None
    """The record."""


class CrisisLineReference(Reference, CrisisContact):
    """A crisis line inside another document, with what is needed to call it, and with how old that is."""

    last_reviewed: date
    """ISO 8601 date on which we last looked at the record."""


class CountryLines(Document):
    """Whom to call in one country: its own lines, and what holds in any country for needs it has no line for."""

    country: str
    """ISO 3166-1 alpha-2. For a country that is not listed show `ZZ`, and `EU` before it in a member state."""
    lines: list[CrisisLineReference]
    """In the order in which to show them: the most urgent need first, lines for everyone before those for some."""
