"""Rules of wording, for the English texts that readers see: no promise, no alarm, no dose, no bare figure.

They catch what can be caught by its words. Whether a sentence says more than its claims is still for editors to judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.content.corpus import Corpus, Entry, Path
from app.content.findings import Finding
from app.content.references import english
from app.vocabulary import Kind

READERS_SEE = {
    Kind.MECHANISM,
    Kind.FACTOR,
    Kind.GUIDANCE,
    Kind.QUESTION,
    Kind.TERM,
    Kind.CRISIS_LINE,
    Kind.OVERVIEW,
    Kind.GRAPH,
    Kind.DISCLAIMER,
    Kind.QUALITY,
}

UNMEASURED = {"title", "also_called", "service", "text_or_chat", "authority", "medicine", "part"}
"""Keys that hold names, of which a reading level says nothing."""


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


COUNT = (
    r"(\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half an?|one and a half|"
    r"an? (hundred|thousand))"
)
MEASURES = (
    r"(milligrams?|grams?|micrograms?|(international )?units?|tablets?|pills?|capsules?|drops?|gummies|"
    r"(tea|table)?spoons?|cups?|glasses)"
)
AMOUNT = (
    rf"\b({COUNT}[ -]?{MEASURES}|an? (tablet|pill|capsule) (a|per|each|every) (day|night)|"
    r"\d[\d.,]*[ -]?(mg|g|mcg|µg|iu|ml))\b(?!/)"
)
TIMES = (
    r"(twice|double|triple|half|(two|three|four|five|ten|\d+(\.\d+)?) times|one and a half times|"
    r"(two|three|\d+)-?fold)"
)
LIKELIHOOD = r"(risk|odds|chance|rate)s?"
RELATIVE = _any_of(
    rf"\b{TIMES} (the {LIKELIHOOD}|(as|more) (likely|common|often|high|many|insomnia))",
    rf"\b{LIKELIHOOD} (\w+ )?(doubled|tripled|halved)\b",
    rf"\b(doubled|tripled|halved) the {LIKELIHOOD}",
    rf"\b{LIKELIHOOD}\b[^.,]{{0,40}}\b{TIMES}",
    r"(\d\s?%|\d per ?cent|\ba (third|quarter|half)) (more|less|fewer|higher|lower|increased|reduced)\b",
    r"\b(rose|fell|risen|fallen|cut|reduction|increase|drop|rise)\b[^.]{0,25}\b(by|of) (\d+\s?%|half|a third)",
    rf"\b(raised?|lowered?|cut|raises|lowers|cuts) (the |its |their )?{LIKELIHOOD} by\b",
    r"\bodds ratio (was|is|of)\b",
)


@dataclass(frozen=True)
class Wording:
    """What a sentence may not say, unless something else in it makes it right, and what to do."""

    wrong: re.Pattern[str]
    advice: str
    unless: re.Pattern[str] | None = None

    def faults(self, text: str) -> Iterator[str]:
        """What is wrong in a text, with the words at fault."""
        for sentence in sentences(text):
            if (found := self.wrong.search(sentence)) and not (self.unless and self.unless.search(sentence)):
                yield f"`{found.group().strip()}`: {self.advice}"


REMEDY = r"(calcium|magnesium|milk|vitamin d|melatonin)"
PROMISE = Wording(
    _any_of(
        r"\b(cures?|curing|can be cured|heals?|guarantee[sd]?|miracle|risk-free|works for everyone)\b",
        r"\b(always|never) (works?|helps?|fails?)\b",
        r"\b(completely|totally|perfectly|entirely|100 ?%) safe\b",
        r"\b(has|have|with|are|is) no side effects\b|\bthere (is|are) no (risks?|harm)\b",
        r"\b(is|are|been) (\w+ )?proven to\b",
        rf"\bwill (fix|end|cure|solve)\b|\b({REMEDY}|this|it) will (help|make|let|stop)\b",
        rf"\b{REMEDY} (prevents|ends|stops) (insomnia|poor sleep)\b",
    ),
    "this promises too much; say what was found, and how sure it is",
    unless=_any_of(
        r"\b(no|not|never|nobody|nothing|none|cannot|neither|nor|unproven|whether|looked for|claim|say)\b"
        r"( [\w-]+){0,5} (cures?(?! \w+ like)|heals?|guarantees?|miracle|completely|totally|always|safe|proven|will)\b",
        r"\?$",
    ),
)
ALARM = Wording(
    _any_of(
        r"!",
        r"\b(deadly|lethal|fatal|shocking|terrifying|horrifying|killer|ticking|epidemic|alarming|scary|devastating|doomed)\b",
        r"\b(catastroph\w+|skyrocket\w*|time bomb|grave (risk|danger))\b",
        r"\bkill(s|ing)? you\b|\byou (could|will|may|might) die\b",
    ),
    "this alarms; say plainly what it is and what to do",
)
ORDER = r"((^|[.:;,] ?|\b(and|then|or|please|first|do|you (can|may|should|must|need to|ought to)) |^before \w+ )"
DOSE = Wording(
    _any_of(
        rf"{ORDER}(take|give|swallow|use|try|start with|aim for|get(?! help)|chew|add)\b[^.]{{0,40}}?{AMOUNT})",
        rf"{ORDER}(eat|have|drink) {AMOUNT})",
        rf"{ORDER}take (an?|one|your) ({REMEDY} )?(tablet|pill|capsule)s? (before|at|with|every|each)\b)",
        rf"\b(you|your (child|baby|body)) (may |should |must )?(needs?|has|have|gets?|requires?)\b[^.]{{0,30}}?"
        rf"{AMOUNT}",
        rf"\byour (daily )?dose\b[^.]{{0,30}}?{AMOUNT}|\bdose for you is\b",
        rf"{AMOUNT}[^.,]{{0,20}} (is|are) (enough|right|best) for you\b",
        rf"\b(women|men|adults|people) should (take|get|have) {AMOUNT}",
    ),
    "this is a dose for a person; say what was studied or published, and for which group",
)
PERCENTAGE = Wording(
    _any_of(r"\d+(\.\d+)?\s?%|\d+ per ?cent\b"),
    "a percentage of what, or compared with what? Say so in the same sentence",
    unless=_any_of(
        r"(%|per ?cent)( more| less| fewer| higher| lower)?( [a-z-]+)? (than|among)\b",
        r"(%|per ?cent)( [a-z-]+)? (of|in) (?!people slept|the end\b|all\b|an? (day|week|month|year)\b)",
        r"\b(than|compared|out of|against|relative to)\b",
        r"\b(of|among|in) (the |all )?\d[\d,]* [a-z]+,",
    ),
)
DEFICIENCY = Wording(
    _any_of(
        r"\b(blood|serum)[ -]calcium deficiency",
        r"\bdeficien(cy|t) (of|in) ((blood|serum) calcium|calcium in (the|your) blood)",
        r"\bcalcium deficiency (in|of) (the|your) blood|\bblood test (shows|found|finds) (a )?calcium deficiency",
        r"\bcalcium deficiency\b[^.]{0,40}\b(blood level|blood test|tetany|drip|spasms)\b",
        r"\bcalcium deficiency,? \(?(or |also called |that is |known as |means |is )*(a )?(low blood calc|hypocalc)",
        r"\b(hypocalc\w+|low blood calcium),? \(?(or|also called|that is|known as|is|means) (a )?(calcium )?deficiency",
        r"\bblood calcium is low\b[^.]*\bdeficien(cy|t)\b",
        r"\blow blood calcium (means|shows|comes from|from|in) [^.]{0,20}\b(eat|diet|food|intake|meals)\b",
        r"\b(dietary|intake)[ -]hypocalc\w+",
        r"\bhypocalc\w+ [^.]{0,15}\b(in|of|from) (a |the |your )?(low |poor )?(diet|intake|food)",
        r"\beating too little( calcium)? (causes|means|leads to) (hypocalc|low blood)",
    ),
    "`deficiency` is too little calcium from food, and low blood calcium is a medical condition; keep them apart",
    unless=_any_of(r"\b(not|rarely|seldom)\b"),
)
BY_SENTENCE = (PROMISE, ALARM, DOSE, PERCENTAGE, DEFICIENCY)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a decimal point does not end one."""
    return [sentence.strip() for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence.strip()]


def reader_texts(corpus: Corpus) -> Iterator[tuple[Entry, Path, str]]:
    """Every English text that readers see, with where it stands."""
    for entry in corpus.entries:
        for path, text in english(entry.item):
            if _is_seen(entry, path):
                yield entry, path, text


def _is_seen(entry: Entry, path: Path) -> bool:
    """Of a claim readers see the plain words; its exact ones are for experts."""
    plain = path[-1] == "plain_statement" or path[-2:] == ("conclusion", "statement")
    return entry.item.kind in READERS_SEE or (entry.item.kind is Kind.CLAIM and plain)


def measured_texts(corpus: Corpus) -> Iterator[tuple[Entry, Path, str]]:
    """The texts whose reading level is measured: all that readers see, but for names."""
    return (found for found in reader_texts(corpus) if key_of(found[1]) not in UNMEASURED)


def key_of(path: Path) -> str:
    """The key that a value stands under, also inside a list."""
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def sentences_are_measured(corpus: Corpus) -> Iterator[Finding]:
    """No promise, alarm, dose, bare percentage or mix-up of diet and blood."""
    for entry, path, text in reader_texts(corpus):
        for wording in BY_SENTENCE:
            for fault in wording.faults(text):
                yield Finding(entry.place(path), fault)


def relative_figures_are_said_to_be_relative(corpus: Corpus) -> Iterator[Finding]:
    """`Twice the odds` says nothing of how common a thing is, so the text says that it is relative."""
    for entry, path, text in reader_texts(corpus):
        if (found := RELATIVE.search(text)) and not re.search(r"\brelative\b", text, re.I):
            message = f"`{found.group()}`: say in the same text that this figure is relative"
            yield Finding(entry.place(path), message)
