"""The rules about texts that must be shown: the disclaimer and the notices, in their current wording."""

from collections.abc import Iterator

from app.display.denials import DENIALS, ENGLISH_DENIALS, Denials
from app.display.facts import Facts, Item
from app.display.finding import finding, reference, to_add
from app.display.standing import How, Standing, contradiction, denied_by_name, standings
from app.display.words import Words, phrase
from app.documents.display import DisplayFinding
from app.documents.envelope import DisclaimerMeta
from app.vocabulary import DisplayRule, DisplayStatus

PASS, FAIL, WARNING, NOT_APPLICABLE = DisplayStatus
_ORDER = [How.DENIED, How.WHOLE, How.DOUBTFUL, How.WITHIN, How.MISSING]
"""A text that is taken back in one place is taken back; otherwise the best place counts."""
ENOUGH = 4
"""Words of a text that stand in order before it is taken for a text that was cut or changed."""


def disclaimer(words: Words, facts: Facts) -> Iterator[DisplayFinding]:
    """The general disclaimer stands, is current, and is not taken back anywhere."""
    named = denied_by_name(words, ENGLISH_DENIALS)
    found = Standing(How.DENIED, named) if named else stands(words, facts.disclaimer)
    yield _finding(DisplayRule.DISCLAIMER, "the disclaimer", words, facts, facts.disclaimer, found, None)
    said = contradiction(words)
    message = "Nobody may say this of the information shown: it is no advice, and no clinician has reviewed it."
    if said:
        yield finding(DisplayRule.CONTRADICTION, FAIL, f"{message} Take it out.", words_to_remove=said)
    else:
        yield finding(
            DisplayRule.CONTRADICTION, PASS, "Nothing shown contradicts the disclaimer in words that are known."
        )


def link(words: Words, links: tuple[str, ...], facts: Facts) -> DisplayFinding:
    """Where only the short text stands, the whole one should be one link away."""
    required, rule = facts.disclaimer, DisplayRule.DISCLAIMER_LINK
    if words.has(phrase(required.text)):
        return finding(rule, NOT_APPLICABLE, "The whole text stands, so no link to it is needed.")
    if any(required.url in leads for leads in links) or words.has(phrase(required.url)):
        return finding(rule, PASS, "A link leads to the whole disclaimer.")
    message = f"The whole disclaimer does not stand here; show it, or a link to {required.url} on this service."
    return finding(
        rule, WARNING, message, about=reference(required, "The disclaimer"), **to_add(required.text, required.language)
    )


def notices(words: Words, facts: Facts, item: Item) -> Iterator[DisplayFinding]:
    """Each notice that an item requires stands, is current, and is not taken back."""
    for notice in item.notices:
        name = f"the notice `{notice.id}`"
        yield _finding(DisplayRule.NOTICE, name, words, facts, notice, stands(words, notice), item)
    if not item.notices:
        yield finding(DisplayRule.NOTICE, NOT_APPLICABLE, "This item requires no notice.", item)


def stands(words: Words, required: DisclaimerMeta) -> Standing:
    """How a required text stands, whole or short; in the one place or the other."""
    found = [
        standing
        for denials in _denials(required.language)
        for text in (required.text, required.short_text)
        for standing in standings(words, phrase(text), denials)
    ]
    return min(found, key=lambda standing: _ORDER.index(standing.how), default=Standing(How.MISSING))


def _denials(language: str) -> list[Denials]:
    own = DENIALS.get(language.partition("-")[0].lower(), ENGLISH_DENIALS)
    return [ENGLISH_DENIALS] if own is ENGLISH_DENIALS else [ENGLISH_DENIALS, own]


def _finding(
    rule: DisplayRule,
    name: str,
    words: Words,
    facts: Facts,
    required: DisclaimerMeta,
    found: Standing,
    item: Item | None,
) -> DisplayFinding:
    about = reference(required, name.replace("`", "")[:1].upper() + name.replace("`", "")[1:])
    adding = to_add(required.text, required.language)
    capital = f"{name[0].upper()}{name[1:]}"
    match found.how:
        case How.WHOLE:
            return finding(rule, PASS, f"{capital} stands, in its current wording.", item, about=about)
        case How.DOUBTFUL:
            message = f"{capital} stands, but the words next to it could be read as taking it back: “{found.beside}”."
            return finding(rule, WARNING, message, item, about=about)
        case How.DENIED:
            message = f"{capital} is taken back by words next to it or about it. Take them out, and let it stand."
            missing = {} if _is_whole(words, required) else adding
            return finding(rule, FAIL, message, item, about=about, words_to_remove=found.beside, **missing)
        case How.WITHIN:
            message = f"{capital} stands only as part of a longer sentence (“{found.beside}”). Let it stand by itself."
        case How.MISSING:
            message = f"{capital} {_why_missing(words, facts, required)}."
    return finding(rule, FAIL, message, item, about=about, **adding)


def _is_whole(words: Words, required: DisclaimerMeta) -> bool:
    return any(
        standing.how is How.WHOLE
        for text in (required.text, required.short_text)
        for standing in standings(words, phrase(text))
    )


def _why_missing(words: Words, facts: Facts, required: DisclaimerMeta) -> str:
    for older in facts.older.get(required.id, ()):
        if any(words.has(phrase(text)) for text in older.texts):
            return (
                f"stands in an earlier wording (version {older.version}); the current one is version {required.version}"
            )
    nearest = max((phrase(required.text), phrase(required.short_text)), key=words.furthest)
    reached = words.furthest(nearest)
    if reached >= ENOUGH:
        return f"is cut short or changed after “{' '.join(nearest[max(reached - 5, 0) : reached])}”"
    return "is missing"
