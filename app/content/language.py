"""Rules of wording, for the English texts that readers see: no promise, no alarm, no dose, no bare figure.

They catch what can be caught by its words. Whether a sentence says more than its claims is still for editors to judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.content.corpus import Corpus, Entry, Path
from app.content.findings import Finding
from app.content.references import texts
from app.identifiers import ENGLISH
from app.vocabulary import Kind

READERS_SEE = {
    Kind.MECHANISM,
    Kind.FACTOR,
    Kind.GUIDANCE,
    Kind.QUESTION,
    Kind.TERM,
    Kind.CRISIS_LINE,
    Kind.OVERVIEW,
    Kind.DISCLAIMER,
}
NEGATION = re.compile(r"\b(no|not|never|nobody|nothing|none|cannot|neither|nor|without|unproven)\b", re.I)

AMOUNT = (
    r"\b(\d[\d.,]*|one|two|three|four|five|six|half an?)\s?"
    r"(mg|milligrams?|g|grams?|mcg|µg|micrograms?|iu|units?|tablets?|pills?|capsules?|drops?|gummies)\b(?!/)"
)
RELATIVE = (
    r"\b(twice|double[ds]?|triple[ds]?|half|(two|three|four|five|ten|\d+(\.\d+)?) times|one and a half times) "
    r"(the (risk|odds|chance|rate)|as (likely|common|often|high))"
    r"|\b(about )?(\d+(\.\d+)?\s?%|\d+ per ?cent|a (third|quarter|half)) (more|less|fewer|higher|lower)( likely)?\b"
    r"|\b(a third|a quarter|half as many|a half) fewer\b"
    r"|\b(odds|risk)[^.]{0,40}\b(two|three|four|one and a half|\d+(\.\d+)?) times\b"
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


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


PROMISE = Wording(
    _any_case(
        r"\b(cures?|cured|guarantee[sd]?|miracle|(always|never) (works?|helps?|fails?)|(completely|totally|perfectly|"
        r"entirely) safe|risk-free|no side effects|(is|are) proven to|works for everyone|will (fix|end|cure|solve))\b"
    ),
    "this promises too much; say what was found, and how sure it is",
    unless=NEGATION,
)
ALARM = Wording(
    _any_case(
        r"!|\b(deadly|shocking|terrifying|horrifying|nightmare|killer|toxic|ticking|epidemic|alarming|scary|"
        r"devastating|catastroph\w+|skyrocket\w*|doomed)\b"
    ),
    "this alarms; say plainly what it is and what to do",
)
DOSE = Wording(
    _any_case(
        rf"((^|[.:;,] ?|\b(and|then|or|please|you (can|may|should|must|need to)) )"
        rf"(take|give|swallow|use|start with|try|aim for|get|chew|add)\b"
        rf"|\b(you|your (child|baby)) (need|should have|must have|require)|\byour (daily )?dose)"
        rf"[^.]{{0,60}}?{AMOUNT}"
    ),
    "this is a dose for a person; say what was studied or published, and for which group",
)
PERCENTAGE = Wording(
    _any_case(r"\d\s?%|\d per ?cent\b"),
    "a percentage of what, or compared with what? Say so in the same sentence",
    unless=_any_case(
        r"(%|per ?cent)( more| less| fewer| higher| lower)?( [a-z-]+)? (of|than|in|among)\b"
        r"|\b(than|compared|out of|against|relative to)\b"
    ),
)
DEFICIENCY = Wording(
    _any_case(
        r"\b(blood|serum)[ -]calcium deficiency|\bdeficien(cy|t) (of|in) (blood|serum) calcium|"
        r"\bcalcium deficiency (in|of) (the|your) blood|"
        r"\bcalcium deficiency [^.]{0,40}\b(blood level|blood test|tetany)|"
        r"\b(dietary|eating|intake)[^.]{0,20}\bhypocalc\w+|\bhypocalc\w+[^.]{0,20}\b(diet|intake|food)|"
        r"\blow blood calcium (from|in) (the |your )?(diet|food|meals)|"
        r"\b(hypocalc\w+|low blood calcium),? (or|also called|that is|known as) (a )?(calcium )?deficiency"
    ),
    "`deficiency` is too little calcium from food, and low blood calcium is a medical condition; keep them apart",
    unless=_any_case(r"\bnot\b"),
)
BY_SENTENCE = (PROMISE, ALARM, DOSE, PERCENTAGE, DEFICIENCY)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a decimal point does not end one."""
    return [sentence.strip() for sentence in re.split(r"(?<=[.?!:])\s+", text) if sentence.strip()]


def reader_texts(corpus: Corpus) -> Iterator[tuple[Entry, Path, str]]:
    """Every English text that readers see, with where it stands."""
    for entry in corpus.entries:
        for path, text in texts(entry.item):
            if path[0] != "review" and _is_seen(entry, path):
                yield entry, path, text[ENGLISH]


def _is_seen(entry: Entry, path: Path) -> bool:
    """Of a claim readers see the plain words; its exact ones are for experts."""
    plain = path[-1] == "plain_statement" or path[-2:] == ("conclusion", "statement")
    return entry.item.kind in READERS_SEE or (entry.item.kind is Kind.CLAIM and plain)


def sentences_are_measured(corpus: Corpus) -> Iterator[Finding]:
    """No promise, alarm, dose, bare percentage or mix-up of diet and blood."""
    for entry, path, text in reader_texts(corpus):
        for wording in BY_SENTENCE:
            for fault in wording.faults(text):
                yield Finding(entry.place(path), fault)


def relative_figures_are_said_to_be_relative(corpus: Corpus) -> Iterator[Finding]:
    """`Twice the odds` says nothing of how common a thing is, so the text says that it is relative."""
    for entry, path, text in reader_texts(corpus):
        if (found := re.search(RELATIVE, text, re.I)) and not re.search(r"\brelative\b", text, re.I):
            message = f"`{found.group()}`: say in the same text that this figure is relative"
            yield Finding(entry.place(path), message)
