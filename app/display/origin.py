"""The rules about where a display comes from: its edition, its attribution, its licence, and that its items exist."""

from app.disclaimer import LICENSE, attribution
from app.display.facts import Edition, Facts, Item
from app.display.finding import finding, listed, to_add
from app.display.words import Words, phrase
from app.documents.display import DisplayFinding
from app.vocabulary import DisplayRule, DisplayStatus

PASS, FAIL, WARNING, NOT_APPLICABLE = DisplayStatus
NAME = "Casomnia"
LICENCES = tuple(
    map(phrase, (LICENSE, "CC BY 4.0", "Creative Commons Attribution 4.0", "Attribution 4.0 International"))
)
LICENCE_PAGE = "creativecommons.org/licenses/by/4.0"


def edition(facts: Facts) -> DisplayFinding:
    """The edition exists, and is the current one."""
    named, rule = facts.edition, DisplayRule.EDITION
    if named.unknown:
        message = (
            f"There is no edition `{named.unknown}`; all else was held against the current one, `{named.current.id}`."
        )
        return finding(rule, FAIL, message, suggestions=list(named.near))
    if named.shown.id == named.current.id:
        return finding(rule, PASS, f"Edition `{named.shown.id}` is the current one.")
    return finding(rule, WARNING, _superseded(named, facts), suggestions=[f"/v1/editions/{named.current.id}"])


def _superseded(named: Edition, facts: Facts) -> str:
    changed = [f"{item.kind}/{item.slug}" for item in facts.items if item.has_changed]
    what = f"it changed {listed(changed)}" if changed else "none of the items shown has changed"
    return f"Edition `{named.shown.id}` is superseded: the current one is `{named.current.id}`, and {what}."


def origin(words: Words, facts: Facts) -> DisplayFinding:
    """The name of the service and the edition stand."""
    shown = facts.edition.shown
    missing = [f"`{part}`" for part in (NAME, shown.id) if not words.has(phrase(part))]
    if missing:
        message = f"The attribution lacks {' and '.join(missing)}."
        return finding(DisplayRule.ATTRIBUTION, FAIL, message, **to_add(attribution(shown)))
    return finding(DisplayRule.ATTRIBUTION, PASS, "The origin is named, with its edition.")


def licence(words: Words, links: tuple[str, ...], facts: Facts) -> DisplayFinding:
    """The licence stands, in words or as a link."""
    if any(map(words.has, LICENCES)) or any(LICENCE_PAGE in leads for leads in links):
        return finding(DisplayRule.LICENCE, PASS, "The licence is named.")
    message = f"The licence of the content, {LICENSE}, is not named."
    return finding(DisplayRule.LICENCE, FAIL, message, **to_add(attribution(facts.edition.shown)))


def item(facts: Facts, shown: Item) -> DisplayFinding:
    """The item exists in its edition, and was not taken back since."""
    rule, named = DisplayRule.ITEM, facts.edition
    if gone := shown.withdrawn:
        message = f"It was taken back on {gone.since}: {gone.reason} Take it out" + (
            f", and show {gone.replacement.title} instead." if gone.replacement else "."
        )
        instead = [gone.replacement.href] if gone.replacement else None
        return finding(rule, FAIL, message, shown, suggestions=instead)
    if shown.shown is None:
        message = f"There is no {shown.kind} `{shown.slug}` in edition `{named.shown.id}`."
        return finding(rule, FAIL, message, shown, suggestions=list(shown.near) or None)
    if shown.current is None:
        message = f"Edition `{named.current.id}` no longer has it."
        return finding(rule, WARNING, message, shown)
    if shown.has_changed:
        message = f"Edition `{named.current.id}` says something else of it; show that."
        return finding(rule, WARNING, message, shown)
    return finding(rule, PASS, "The item exists, and was not taken back.", shown)
