"""The rules about danger signs: steps in their order and from the first, and lines to call that can be relied on."""

from collections.abc import Iterator

from app.display.facts import Item, Json
from app.display.finding import finding, to_add
from app.display.words import Words, phrase
from app.documents.display import DisplayFinding
from app.identifiers import ANYWHERE
from app.vocabulary import CrisisScope, DisplayRule, DisplayStatus, GuidanceKind

PASS, FAIL, WARNING, NOT_APPLICABLE = DisplayStatus


def danger(words: Words, item: Item) -> Iterator[DisplayFinding]:
    """What holds for danger signs only."""
    document = item.document
    if document.get("guidance_kind") != GuidanceKind.DANGER_SIGN:
        return
    yield _steps(words, item, [step["text"] for step in document["steps"]])
    if "crisis_lines" in document:
        yield from _lines(words, item, document)


def _steps(words: Words, item: Item, steps: list[str]) -> DisplayFinding:
    rule = DisplayRule.STEPS
    there = [words.find(phrase(step)) for step in steps]
    if not any(there):
        return finding(rule, NOT_APPLICABLE, "None of its steps stands word for word.", item)
    adding = to_add("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
    if not there[0]:
        return finding(
            rule, FAIL, "Its first step is left out; the steps stand in the order in which to act.", item, **adding
        )
    if not _in_order([places for places in there if places]):
        return finding(
            rule, FAIL, "Its steps are not in their order, which is the order in which to act.", item, **adding
        )
    if not all(there):
        return finding(rule, WARNING, "Some of its steps are left out.", item, **adding)
    return finding(rule, PASS, "Its steps stand, in their order.", item)


def _in_order(there: list[list[int]]) -> bool:
    last = -1
    for places in there:
        last = next((place for place in places if place > last), -1)
        if last < 0:
            return False
    return True


def _lines(words: Words, item: Item, document: Json) -> Iterator[DisplayFinding]:
    """At least one way to reach help is shown, and the emergency number next to a line that must be checked again."""
    rule = DisplayRule.CRISIS_LINES
    by_country = {group["country"]: group["lines"] for group in document["crisis_lines"]}
    shown = {country: [line for line in lines if _is_shown(words, line)] for country, lines in by_country.items()}
    if not any(shown.values()):
        adding = to_add("\n".join(_in_words(line) for line in by_country.get(ANYWHERE, [])))
        message = "None of its lines to call is shown. Show those of the reader's country, or those for any country."
        yield finding(rule, FAIL, message, item, **adding)
        return
    lacking = [country for country, lines in shown.items() if _lacks_emergency(words, lines, by_country[country])]
    for country in lacking:
        numbers = [_in_words(line) for line in by_country[country] if _is_emergency(line)]
        message = f"A line of `{country}` was read only second-hand; the emergency number must stand next to it."
        yield finding(rule, FAIL, message, item, **to_add("\n".join(numbers)))
    if not lacking:
        yield finding(rule, PASS, "A way to reach help is shown.", item)


def _lacks_emergency(words: Words, shown: list[Json], lines: list[Json]) -> bool:
    """Whether a line that must be checked again is shown without the emergency number of its country."""
    numbers = [line for line in lines if _is_emergency(line)]
    doubtful = any(line["recheck_before_publishing"] for line in shown)
    return doubtful and bool(numbers) and not any(_is_shown(words, line) for line in numbers)


def _is_emergency(line: Json) -> bool:
    return CrisisScope.EMERGENCY in line["scopes"] and "number" in line


def _is_shown(words: Words, line: Json) -> bool:
    """Whether its number stands, or else its name: a line without a number is reached otherwise."""
    reached = line.get("number") or line.get("text_or_chat") or line.get("note") or line["title"]
    return words.has(phrase(reached)) or ("number" not in line and words.has(phrase(line["title"])))


def _in_words(line: Json) -> str:
    ways = [line[name] for name in ("number", "text_or_chat", "note") if name in line]
    return f"{line['title']}: {'. '.join(ways)}"
