"""The check of a display: a table of contents of its rules."""

from collections.abc import Iterator

from app.display.danger import danger
from app.display.facts import Facts
from app.display.finding import finding
from app.display.html import Shown, shown
from app.display.origin import edition, item, licence, origin
from app.display.required import disclaimer, link, notices
from app.display.sureness import Quotes, certainty, conclusions
from app.display.words import PARAGRAPH, Words
from app.documents.display import DisplayCheck, DisplayFinding
from app.vocabulary import DisplayFormat, DisplayRule, DisplayStatus

LIMITS = [
    "Nothing is fetched: style sheets, scripts, pictures and frames that are not in the content are not looked at.",
    "Colours are not compared: letters in the colour of what is behind them count as shown.",
    "Words are compared, not meaning: a text that takes something back in words that are not known is not noticed.",
    "Only word for word quotations are recognised; statements in other words cannot be held against anything.",
    "That the display shows just the items that were named is taken on trust.",
]


def check(content: str, written: DisplayFormat, facts: Facts) -> DisplayCheck:
    """Whether a display carries what it must, rule by rule."""
    seen = shown(content) if written is DisplayFormat.HTML else Shown(content)
    findings = list(_findings(Words.of(seen.text), seen, facts))
    failed = sum(finding.status is DisplayStatus.FAIL for finding in findings)
    texts = dict.fromkeys((f.text_to_add, f.html_to_add) for f in findings if f.text_to_add and f.html_to_add)
    return DisplayCheck(
        compliant=not failed,
        summary=_summary(failed),
        findings=findings,
        text_to_add=PARAGRAPH.join(str(text) for text, _ in texts) or None,
        html_to_add="\n".join(str(html) for _, html in texts) or None,
        limits=LIMITS,
    )


def _findings(words: Words, seen: Shown, facts: Facts) -> Iterator[DisplayFinding]:
    quotes = Quotes(words, facts)
    yield edition(facts)
    yield from disclaimer(words, facts)
    yield link(words, seen.links, facts)
    yield origin(words, facts)
    yield licence(words, seen.links, facts)
    yield from conclusions(quotes)
    yield from _sheets(seen)
    for each in facts.items:
        yield item(facts, each)
        if each.document:
            yield from notices(words, facts, each)
            yield from certainty(quotes, each)
            yield from danger(words, each)


def _sheets(seen: Shown) -> Iterator[DisplayFinding]:
    if seen.too_many_rules:
        message = "Its style sheets have too many rules that hide something; send only what is shown."
        yield finding(DisplayRule.STYLE_SHEETS, DisplayStatus.FAIL, message)
    elif seen.sheets_elsewhere:
        message = "It names style sheets elsewhere, which are not fetched; see yourself that they hide nothing."
        yield finding(DisplayRule.STYLE_SHEETS, DisplayStatus.WARNING, message)


def _summary(failed: int) -> str:
    if not failed:
        return "The display carries what it must, as far as this check can see."
    return f"The display does not carry what it must: {failed} finding{'s' if failed > 1 else ''} to mend."
