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
COUNT = r"(\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half an?)"
AMOUNT = (
    rf"\b({COUNT}[ -]?(milligrams?|grams?|micrograms?|(international )?units?|tablets?|pills?|capsules?|drops?|gummies|"
    r"spoons?|teaspoons?|tablespoons?)|an? (tablet|pill|capsule) (a|per|each|every) (day|night)|"
    r"\d[\d.,]*[ -]?(mg|g|mcg|µg|iu|ml))\b(?!/)"
)
TIMES = (
    r"(twice|double|triple|half|(two|three|four|five|ten|\d+(\.\d+)?) times|one and a half times|"
    r"(two|three|\d+)-?fold)"
)
LIKELIHOOD = r"(risk|odds|chance|rate)s?"
RELATIVE = (
    rf"\b{TIMES} (the {LIKELIHOOD}|(as|more) (likely|common|often|high|many))"
    rf"|\b{LIKELIHOOD} (\w+ )?(doubled|tripled|halved)\b|\b(doubled|tripled|halved) the {LIKELIHOOD}"
    rf"|\b{LIKELIHOOD}\b[^.,]{{0,40}}\b{TIMES}"
    r"|(\d\s?%|\d per ?cent|\ba (third|quarter|half)) (more|less|fewer|higher|lower|increased|reduced)\b"
    r"|\b(rose|fell|risen|fallen|cut|reduction|increase|drop|rise)\b[^.]{0,25}\b(by|of) (\d+\s?%|half|a third)"
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
        r"\b(cures?|curing|can be cured|heals?|guarantee[sd]?|miracle|(always|never) (works?|helps?|fails?)|"
        r"(completely|totally|perfectly|entirely|100 ?%) safe|risk-free|(has|have|with|are|is) no side effects|"
        r"(is|are|been) (\w+ )?proven to|works for everyone|will (fix|end|cure|solve))\b"
    ),
    "this promises too much; say what was found, and how sure it is",
    unless=_any_case(
        r"\b(no|not|never|nobody|nothing|none|cannot|neither|nor|unproven|whether|looked for|claim|say)\b"
        r"( [\w-]+){0,5} (cures?|heals?|guarantees?|miracle|completely|totally|always|safe|proven|will)\b|\?$"
    ),
)
ALARM = Wording(
    _any_case(
        r"!|\b(deadly|lethal|shocking|terrifying|horrifying|killer|(will|could|can) kill you|time bomb|ticking|"
        r"epidemic|alarming|scary|devastating|catastroph\w+|skyrocket\w*|doomed|you (could|will|may|might) die)\b"
    ),
    "this alarms; say plainly what it is and what to do",
)
DOSE = Wording(
    _any_case(
        r"((^|[.:;,] ?|\b(and|then|or|please|first|do|you (can|may|should|must|need to|ought to)) |^before \w+ )"
        rf"((take|give|swallow|use|try|start with|aim for|get(?! help)|chew|add)\b[^.]{{0,40}}?"
        rf"|(eat|have|drink) ){AMOUNT}"
        r"|\b(you|your (child|baby)) (may |should |must )?(needs?|have|has|requires?|gets?)\b[^.]{0,30}?"
        rf"{AMOUNT}|\byour (daily )?dose\b[^.]{{0,30}}?{AMOUNT})"
    ),
    "this is a dose for a person; say what was studied or published, and for which group",
)
PERCENTAGE = Wording(
    _any_case(r"\d+(\.\d+)?\s?%|\d+ per ?cent\b"),
    "a percentage of what, or compared with what? Say so in the same sentence",
    unless=_any_case(
        r"(%|per ?cent)( more| less| fewer| higher| lower)?( [a-z-]+)? "
        r"(of|than|among|in(?! an? (day|week|month|year)))\b"
        r"|\b(than|compared|out of|against|relative to)\b|\b(of|among|in) (the |all )?\d[\d,]* [a-z]+,"
    ),
)
DEFICIENCY = Wording(
    _any_case(
        r"\b(blood|serum)[ -]calcium deficiency|\bdeficien(cy|t) (of|in) (blood|serum) calcium"
        r"|\bcalcium deficiency (in|of) (the|your) blood|\bblood test (shows|found|finds) (a )?calcium deficiency"
        r"|\bcalcium deficiency [^.]{0,40}\b(blood level|blood test|tetany)"
        r"|\bcalcium deficiency,? \(?(or |also called |that is |known as |means |is )*(a )?"
        r"(low blood calcium|hypocalc\w+)"
        r"|\b(hypocalc\w+|low blood calcium),? \(?(or|also called|that is|known as|is|means) (a )?(calcium )?deficiency"
        r"|\bblood calcium is low\b[^.]*\bdeficien(cy|t)\b"
        r"|\b(dietary|intake)[ -]hypocalc\w+"
        r"|\beating too little( calcium)? (causes|means|leads to) (hypocalc|low blood)"
        r"|\bhypocalc\w+ [^.]{0,15}\b(in|of|from) (a |the |your )?(low )?(diet|intake|food)"
        r"|\blow blood calcium (from|in) (the |your )?(diet|food|meals)"
    ),
    "`deficiency` is too little calcium from food, and low blood calcium is a medical condition; keep them apart",
    unless=_any_case(r"\b(not|rarely|seldom)\b"),
)
BY_SENTENCE = (PROMISE, ALARM, DOSE, PERCENTAGE, DEFICIENCY)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a decimal point does not end one."""
    return [sentence.strip() for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence.strip()]


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
