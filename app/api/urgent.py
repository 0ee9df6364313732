"""Help for the danger that a person's words speak of: one way to it, for every route that takes such words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.api.responses import Choice
from app.asking.understanding import Understood
from app.disclaimer import in_order
from app.documents.addresses import addressed, href, reference
from app.documents.answers import IfThisIsAboutYou, Refusal, UrgentHelp
from app.documents.envelope import DisclaimerMeta
from app.store import read
from app.vocabulary import CrisisScope, Kind

MOST_QUIET = 2
MOST_REFUSALS = 2


@dataclass(frozen=True)
class Help:
    """What is shown of dangers and requests. Where help stands `alone`, nothing else is shown."""

    urgent: list[UrgentHelp]
    refusals: list[Refusal]
    quiet: IfThisIsAboutYou | None
    notices: list[DisclaimerMeta]

    @property
    def alone(self) -> bool:
        """Whether the rules of safe messaging let nothing stand beside it."""
        return any(one.safe_messaging for one in self.urgent)

    @property
    def bars_figures(self) -> bool:
        """Whether no figure may stand beside it: with help, refusals, and wherever words touch suicide."""
        lines = (self.quiet.crisis_lines or "") if self.quiet else ""
        return self.is_there or f"scope={CrisisScope.SUICIDE}" in lines

    def leading(self, choice: Choice, others: Iterable[str]) -> list[DisclaimerMeta]:
        """The notices of the help, and after them those of what stands beside it."""
        here = {notice.id for notice in self.notices}
        rest = in_order(slug for slug in others if slug not in here)
        return [*self.notices, *choice.served.notices(choice.language, rest)]

    @property
    def is_there(self) -> bool:
        """Whether anything is shown that comes before an answer."""
        return bool(self.urgent or self.refusals)


def help_for(connection: Connection, choice: Choice, heard: Understood) -> Help:
    """The guidance for what was heard. It is always that of the newest edition, since help must be up to date."""
    urgent = [_urgent(found) for found in _guidance(connection, choice, heard.dangers.urgent)]
    alone = any(one.safe_messaging for one in urgent)
    requests = [slug for slug in heard.requests if not alone or slug == BESIDE_SUICIDE][:MOST_REFUSALS]
    refusals = [_refusal(found) for found in _guidance(connection, choice, requests)]
    quiet = None if urgent else _quiet(connection, choice, heard.dangers.quiet)
    current = choice.editions.current()
    shown = in_order(
        notice for notices in (*(u.notices for u in urgent), *(r.notices for r in refusals)) for notice in notices
    )
    return Help(urgent, refusals, quiet, current.notices(current.language_for(choice.language), shown))


BESIDE_SUICIDE = "dangerous-amounts"
"""The one refusal that stands beside help for suicide: who asks for a deadly amount is told that we name none."""


def _guidance(connection: Connection, choice: Choice, slugs: Iterable[str]) -> list[dict[str, Any]]:
    """Guidance of the newest edition; what was taken back since is left out."""
    current = choice.editions.current()
    language = current.language_for(choice.language)
    stored = (read.document(connection, current.meta.id, language, Kind.GUIDANCE, slug) for slug in slugs)
    return [document.values for document in stored if document]


def _urgent(found: dict[str, Any]) -> UrgentHelp:
    rules = found.get("safe_messaging", {}).get("slug") if _puts_suicide_first(found) else None
    return UrgentHelp.model_validate(
        addressed(found)
        | {
            "crisis_lines": _lines(found),
            "safe_messaging": href(Kind.GUIDANCE, rules) if rules else None,
        }
    )


def _refusal(found: dict[str, Any]) -> Refusal:
    return Refusal.model_validate(addressed(found))


def _quiet(connection: Connection, choice: Choice, slugs: Sequence[str]) -> IfThisIsAboutYou | None:
    """One line that leads to the sign."""
    found = _guidance(connection, choice, slugs[:MOST_QUIET])
    if not found:
        return None
    said = texts(connection, choice)
    line = said.get("quiet_line" if _puts_suicide_first(found[0]) else "quiet_line_of_signs", "")
    references = [reference(one) for one in found]
    return IfThisIsAboutYou(text=line, guidance=references, crisis_lines=_lines(found[0]))


def texts(connection: Connection, choice: Choice) -> dict[str, Any]:
    """What readers are told beside what was found."""
    current = choice.editions.current()
    language = current.language_for(choice.language)
    stored = read.document(connection, current.meta.id, language, Kind.RECOGNITION, "answers")
    return stored.values if stored else {}


def _scopes(found: dict[str, Any]) -> list[CrisisScope]:
    """What lines a guidance item shows: the scopes of those that have only one."""
    lines = [line for country in found.get("crisis_lines", ()) for line in country["lines"]]
    only = {line["scopes"][0] for line in lines if len(line["scopes"]) == 1}
    return [scope for scope in CrisisScope if scope in only]


def _lines(found: dict[str, Any]) -> str | None:
    scopes = _scopes(found)
    return f"/v1/crisis-lines?{'&'.join(f'scope={scope}' for scope in scopes)}" if scopes else None


def _puts_suicide_first(found: dict[str, Any]) -> bool:
    return _scopes(found)[:2] == [CrisisScope.EMERGENCY, CrisisScope.SUICIDE] and CrisisScope.POISON not in _scopes(
        found
    )
