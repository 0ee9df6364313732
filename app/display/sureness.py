"""The rules about statements that are quoted: never without how sure we are, nor a conclusion without its statement."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.display.facts import Facts, Item, Statement, statements
from app.display.finding import finding, to_add
from app.display.words import Words, phrase, word_set
from app.documents.display import DisplayFinding
from app.vocabulary import CertaintyLevel, ConclusionStatus, DisplayRule, DisplayStatus, Kind

PASS, FAIL, WARNING, NOT_APPLICABLE = DisplayStatus
NEAR = 40
"""Words within which a certainty belongs to a statement."""
LEVELS = {phrase(level): str(level) for level in sorted(CertaintyLevel, key=len, reverse=True)}
STATUSES = {phrase(status): str(status) for status in ConclusionStatus}
BETWEEN = word_set("is of the evidence level rating this claim grade in it for statement finding overall")
"""Words that may stand between `certainty` and its level, or between `conclusion` and its status."""
ASKED = phrase("how sure we are")

Said = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True)
class Quotes:
    """The statements that a display quotes, and the certainties it names."""

    words: Words
    facts: Facts

    @cached_property
    def by_item(self) -> dict[tuple[Kind, str], dict[Said, Statement]]:
        """The statements of each item, by their words."""
        heard: dict[str, Said] = {}
        found: dict[tuple[Kind, str], dict[Said, Statement]] = {}
        for item in self.facts.items:
            of_it = found.setdefault((item.kind, item.slug), {})
            for statement in of_item(item):
                said = heard.get(statement.text) or heard.setdefault(statement.text, phrase(statement.text))
                of_it[said] = statement
        return found

    @cached_property
    def stated(self) -> dict[Said, list[Statement]]:
        """Every statement of the items shown, by its words."""
        found: dict[Said, list[Statement]] = {}
        for of_it in self.by_item.values():
            for said, statement in of_it.items():
                found.setdefault(said, []).append(statement)
        return found

    @cached_property
    def spans(self) -> dict[Said, list[Span]]:
        """Where each of them is quoted; one inside a longer one is no quotation of its own."""
        found = sorted((at, -(at + len(said))) for said in self.stated for at in self.words.find(said))
        spans: dict[Said, list[Span]] = {said: [] for said in self.stated}
        reached = 0
        for start, end in dict.fromkeys((start, -end) for start, end in found):
            if end > reached:
                spans[self.words.words[start:end]].append((start, end))
                reached = end
        return spans

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(start for spans in self.spans.values() for start, _ in spans)

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(end for spans in self.spans.values() for _, end in spans)

    @cached_property
    def levels(self) -> list[tuple[int, str]]:
        """Where a certainty is named, and which."""
        return sorted(_levels(self.words))

    def beside(self, span: Span) -> tuple[set[str], set[str]]:
        """The levels named in a quotation's paragraph, and those named near it, up to the next quotation."""
        start, end = span
        first = max([*self._ends[: bisect_right(self._ends, start)][-1:], start - NEAR])
        last = min([*self._starts[bisect_left(self._starts, end) :][:1], end + NEAR])
        around = self.levels[bisect_left(self.levels, (first, "")) : bisect_left(self.levels, (last, ""))]
        here = {level for place, level in around if not self._is_divided(place, span)}
        return here, {level for _, level in around}

    def _is_divided(self, place: int, span: Span) -> bool:
        """Whether a paragraph ends between a place and a quotation."""
        start, end = span
        between = range(end, place + 1) if place >= end else range(place + 1, start + 1)
        return any(self.words.ends_paragraph(word) for word in between)


def of_item(item: Item) -> list[Statement]:
    """The statements of an item, in both editions."""
    both = [statement for document in (item.shown, item.current) if document for statement in statements(document)]
    return list({(statement.text, statement.level): statement for statement in both}.values())


def certainty(quotes: Quotes, item: Item) -> Iterator[DisplayFinding]:
    """Each statement of an item that is quoted stands with how sure we are of it."""
    rule, quoted = DisplayRule.CERTAINTY, False
    for said, statement in quotes.by_item[item.kind, item.slug].items():
        if not (spans := quotes.spans[said]):
            continue
        quoted = True
        right = {other.level for other in quotes.stated[said]}
        beside = [quotes.beside(span) for span in spans]
        wrong = next((sorted(here)[0] for here, _ in beside if here and not here & right), "")
        adding = _with_certainty(statement)
        if wrong:
            message = f"A statement is shown as of {wrong} certainty; it is of {statement.level} certainty."
            gone = " ".join(phrase(wrong))
            yield finding(rule, FAIL, message, item, about=statement.about, words_to_remove=gone, **adding)
        elif any(around & right for _, around in beside):
            yield finding(rule, PASS, "A statement is quoted with its certainty.", item, about=statement.about)
        else:
            message = f"A statement is quoted without its certainty, which is {statement.level}: “{statement.text}”"
            yield finding(rule, FAIL, message, item, about=statement.about, **adding)
    if not quoted:
        yield finding(rule, NOT_APPLICABLE, "No statement of this item is quoted word for word.", item)


def conclusions(quotes: Quotes) -> Iterator[DisplayFinding]:
    """A conclusion in one word stands only together with the statement it is about."""
    rule = DisplayRule.CONCLUSION
    named = {status for _, status in _statuses(quotes.words)}
    for status in sorted(named):
        stated = {said: s for said, group in quotes.stated.items() for s in group if s.status == status}
        if any(quotes.spans[said] for said in stated):
            yield finding(rule, PASS, f"The conclusion `{status}` stands with a statement it is about.")
        elif stated:
            first = next(iter(stated.values()))
            message = f"The conclusion `{status}` stands without the statement it is about."
            yield finding(rule, FAIL, message, about=first.about, **_with_certainty(first))
        else:
            yield finding(rule, WARNING, f"No item shown has the conclusion `{status}`.")
    if not named:
        yield finding(rule, NOT_APPLICABLE, "No conclusion is named in one word.")


def _with_certainty(statement: Statement) -> dict[str, Any]:
    return to_add(f"“{statement.text}” Certainty: {statement.level}.")


def _levels(words: Words) -> Iterator[tuple[int, str]]:
    """`low certainty`, `certainty: low`, `how sure we are: low`."""
    for place in words.find(("certainty",)):
        before = next(
            (level for said, level in LEVELS.items() if words.words[max(place - len(said), 0) : place] == said), ""
        )
        if before or (before := _said_after(words, place + 1, LEVELS)):
            yield place, before
    for place in words.find(ASKED):
        if level := _said_after(words, place + len(ASKED), LEVELS):
            yield place, level


def _statuses(words: Words) -> Iterator[tuple[int, str]]:
    for place in words.find(("conclusion",)):
        if status := _said_after(words, place + 1, STATUSES):
            yield place, status


def _said_after(words: Words, place: int, values: dict[tuple[str, ...], str]) -> str:
    """The value that is named here, a few words between left aside."""
    for at in range(place, place + 5):
        found = next((value for said, value in values.items() if words.words[at : at + len(said)] == said), "")
        if found or words.words[at : at + 1] == () or words.words[at] not in BETWEEN:
            return found
    return ""
