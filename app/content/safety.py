"""Rules of the texts that meet people in danger, and of those about children and pregnancy."""

import re
from collections.abc import Iterator

from app.content.corpus import Corpus, Entry, Path
from app.content.findings import Finding
from app.content.language import AMOUNT, READERS_SEE, TIMES
from app.content.models import Claim, Guidance
from app.content.models.authored import Step
from app.content.references import english, slugs_of, walk
from app.identifiers import ENGLISH
from app.vocabulary import Audience, CrisisScope, GuidanceKind, Kind, Urgency

SAFETY = (GuidanceKind.DANGER_SIGN, GuidanceKind.REFUSAL, GuidanceKind.SAFE_MESSAGING)
FIGURE = (
    r"\d\s?%|\bper ?cent\b|\b\d[\d.,]* (out of|in) (every )?\d[\d,]*\b(?! (seconds|minutes|hours|days))|\bper \d[\d,]+"
    r"|\bodds ratio\b|\b(two thirds|three quarters|most people with)\b|\b\w+teen (in|of|out of) (a|every)\b"
    r"|\b(one|two|three|four|five|six|seven|eight|nine|half|a third|a quarter) (in|of|out of) "
    r"(\d|every|all|ten|five|four|three|a hundred|people|those|them)"
    rf"|\b{TIMES} (the |as |more |less |higher )?(risk|odds|likely|often|common|high)"
    rf"|\ba (third|quarter|half) (more|less) (likely|often|common)|\brisk\b[^.]{{0,20}}\b{TIMES}"
)


def only_safety_rests_on_records(corpus: Corpus) -> Iterator[Finding]:
    """Everywhere but in safety texts a step rests on claims or foods."""
    for entry, item in corpus.of(Guidance):
        for path, step in walk(item):
            if isinstance(step, Step) and item.guidance_kind not in SAFETY and (step.sources or step.practice_point):
                message = "only danger signs, refusals and safe messaging rest on sources or practice; name `claims`"
                yield Finding(entry.place(path), message)


def danger_signs_are_whole(corpus: Corpus) -> Iterator[Finding]:
    """A danger sign says how to tell it, how soon to act and whom to call; talk of suicide comes with its rules."""
    for entry, item in corpus.of(Guidance):
        if item.guidance_kind is GuidanceKind.DANGER_SIGN:
            if not item.signs:
                yield Finding(entry.place(("slug",)), "a danger sign has `signs`; add them")
            if not item.crisis_lines:
                yield Finding(entry.place(("slug",)), "a danger sign says whom to call; add `crisis_lines`")
            if item.urgency in (Urgency.SELF_CARE, Urgency.ROUTINE):
                yield Finding(entry.place(("urgency",)), f"a danger sign is not `{item.urgency}`; it is soon at least")
        if CrisisScope.SUICIDE in item.crisis_lines and not item.safe_messaging:
            yield Finding(entry.place(("crisis_lines",)), "lines for suicide come with `safe_messaging`; add it")


def crisis_texts_show_no_risk_figures(corpus: Corpus) -> Iterator[Finding]:
    """Beside a crisis answer no figure says how likely something is, in its own words or in those of its claims."""
    for entry, item in corpus.of(Guidance):
        for path, text in _shown_by(corpus, entry) if _is_for_a_crisis(item) else ():
            if found := re.search(FIGURE, text, re.I):
                yield Finding(entry.place(path), f"`{found.group()}`: a crisis text shows no risk figures; take it out")
    yield from _suicide_beside_figures(corpus)


def _is_for_a_crisis(item: Guidance) -> bool:
    return item.guidance_kind is GuidanceKind.DANGER_SIGN or bool(item.guidance_kind in SAFETY and item.crisis_lines)


def _suicide_beside_figures(corpus: Corpus) -> Iterator[Finding]:
    """A text that speaks of suicide has no figure, and no page shows a claim that has one."""
    for entry in corpus.entries:
        if entry.item.kind in READERS_SEE:
            for path, text in _shown_by(corpus, entry):
                if "suicid" in text.lower() and (found := re.search(FIGURE, text, re.I)):
                    yield Finding(
                        entry.place(path), f"`{found.group()}` beside suicide: show no figure; link the claim"
                    )


def some_people_get_no_amount(corpus: Corpus) -> Iterator[Finding]:
    """What speaks to parents or in pregnancy holds no amount, not even in the claims it shows."""
    for entry in corpus.entries:
        if entry.item.kind in READERS_SEE and _is_for_child_or_pregnancy(entry):
            for path, text in _shown_by(corpus, entry):
                if found := re.search(AMOUNT, text, re.I):
                    message = f"`{found.group()}`: no amount where a child or a pregnancy is meant; take it out"
                    yield Finding(entry.place(path), message)


def _is_for_child_or_pregnancy(entry: Entry) -> bool:
    audience = {*getattr(entry.item, "audience", ())} & SPARED
    title: dict[str, str] = getattr(entry.item, "title", {})
    return bool(audience or SPARED_TITLE.search(title.get(ENGLISH, "")))


SPARED = {Audience.PARENTS, Audience.PREGNANCY_AND_BREASTFEEDING, Audience.AFTER_BIRTH}
SPARED_TITLE = re.compile(
    r"\b(child(ren|hood|'s|’s)?|bab(y|ies)|infan\w+|toddlers?|newborns?|kids?|teen\w*|adolescen\w+|my (son|daughter)|"
    r"pregnan\w+|expecting|nursing|lactation|breast[ -]?feed\w*)\b",
    re.I,
)


def lines_that_are_named_are_shown(corpus: Corpus) -> Iterator[Finding]:
    """Guidance that sends readers to a poison or crisis line shows which."""
    for entry, item in corpus.of(Guidance):
        for path, text in english(item) if item.guidance_kind is not GuidanceKind.SAFE_MESSAGING else ():
            for words, scope in NAMED_LINES.items():
                if words in text.lower() and scope not in item.crisis_lines:
                    yield Finding(entry.place(path), f"it names a {words}; add `{scope}` to `crisis_lines`")


NAMED_LINES = {"poison line": CrisisScope.POISON, "crisis line": CrisisScope.SUICIDE}


def nothing_is_played_down(corpus: Corpus) -> Iterator[Finding]:
    """Where the first line beside the emergency number is one for suicide, nobody reads what it usually is instead."""
    for entry, item in corpus.of(Guidance):
        if item.usually_not and item.puts_suicide_first:
            yield Finding(entry.place(("usually_not",)), "`usually_not` never stands here; delete it")


def _shown_by(corpus: Corpus, entry: Entry) -> Iterator[tuple[Path, str]]:
    """What a page shows: its own texts, and those of claims."""
    yield from english(entry.item)
    yield from _cited_texts(corpus, entry)


def _cited_texts(corpus: Corpus, entry: Entry) -> list[tuple[Path, str]]:
    """What a page shows of the claims it cites, and of those it only links, at the place of the page."""
    cited = set(slugs_of(entry.item, Kind.CLAIM))
    linked = {ref.slug for ref in getattr(entry.item, "related", ()) if ref.kind is Kind.CLAIM} - cited
    shown = [text for slug in sorted(cited) for text in _shown_texts(corpus, slug)]
    shown += [text for slug in sorted(linked) for text in _shown_texts(corpus, slug)[:1]]
    return [(("slug",), text[ENGLISH]) for text in shown]


def _shown_texts(corpus: Corpus, slug: str) -> list[dict[str, str]]:
    """The texts of a claim that stand on a page that cites it; its title first."""
    claim = corpus.by_name.get((Kind.CLAIM, slug))
    if not isinstance(claim, Claim):
        return []
    exact, plain = claim.statement, claim.plain_statement
    return [claim.title or exact, exact, plain, claim.conclusion.statement, claim.certainty.rationale]
