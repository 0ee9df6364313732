"""What can be counted of quality: each measure is a share of the corpus, and depends on no date."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from app.content.corpus import Corpus
from app.content.language import measured_texts
from app.content.models import (
    Claim,
    CrisisLine,
    Factor,
    Guidance,
    Mechanism,
    Overview,
    Question,
    Recognition,
    Source,
    Synonyms,
    Withdrawal,
)
from app.content.models.authored import Passage, Review, Step
from app.content.models.evidence import Evidence
from app.content.readability import grade
from app.content.references import texts, walk
from app.identifiers import ENGLISH
from app.vocabulary import (
    CertaintyLevel,
    ConclusionStatus,
    GuidanceKind,
    Kind,
    LineConfidence,
    QualityMeasure,
    ReadAs,
    ReviewStatus,
    Stance,
)

T = TypeVar("T")
Measure = Callable[[Corpus], "Share"]

Page = Mechanism | Factor | Guidance | Question | Overview
CHOICES = {
    GuidanceKind.EVALUATION,
    GuidanceKind.NUTRITION,
    GuidanceKind.BEHAVIOUR,
    GuidanceKind.TREATMENT,
    GuidanceKind.SUPPLEMENT_SAFETY,
}
"""Guidance that a person may choose to follow; help in danger, refusals and medicines that clash are no choice."""

CONTRARY = {Stance.CONTRADICTS, Stance.MIXED}
FIRST_HAND = {LineConfidence.OFFICIAL, LineConfidence.OFFICIAL_COPY}
LOW = {CertaintyLevel.LOW, CertaintyLevel.VERY_LOW}
UNSETTLED = {ConclusionStatus.MIXED, ConclusionStatus.CONTRADICTED}
SHORT_PASSAGE_WORDS = 60
SHORT_LIST_ENTRIES = 7
YEAR = timedelta(days=366)

UNREVIEWED = (Recognition, Synonyms, Withdrawal)


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        """To one decimal, never rounded up: 100 means all of them. Of nothing it is 0."""
        return self.count * 1000 // self.of / 10 if self.of else 0.0

    def reaches(self, percent: int) -> bool:
        """Whether it is at least so many per cent; a share of nothing reaches nothing."""
        return bool(self.of) and self.count * 100 >= percent * self.of


def share_of(things: Iterable[T], is_so: Callable[[T], object]) -> Share:
    """Of how many things something is so."""
    found = [bool(is_so(thing)) for thing in things]
    return Share(sum(found), len(found))


def _claims(corpus: Corpus) -> Iterator[Claim]:
    return (claim for _, claim in corpus.of(Claim))


def _findings(corpus: Corpus) -> Iterator[Evidence]:
    return (evidence for claim in _claims(corpus) for evidence in claim.evidence)


def _sources(corpus: Corpus) -> Iterator[Source]:
    """All but pages that back only rows of data."""
    return (source for _, source in corpus.of(Source) if not source.data_only)


def reviews(corpus: Corpus) -> Iterator[Review]:
    """The reviews of all items; tombstones and words to search by have none."""
    return (entry.item.review for entry in corpus.entries if not isinstance(entry.item, UNREVIEWED))


def _pages(corpus: Corpus) -> Iterator[Page]:
    return (entry.item for entry in corpus.entries if isinstance(entry.item, Page))


def _guidance(corpus: Corpus) -> Iterator[Guidance]:
    return (item for _, item in corpus.of(Guidance))


def _choices(corpus: Corpus) -> Iterator[Guidance]:
    return (item for item in _guidance(corpus) if item.guidance_kind in CHOICES)


def _passages(corpus: Corpus) -> Iterator[Passage | Step]:
    return (node for page in _pages(corpus) for _, node in walk(page) if isinstance(node, Passage | Step))


def _lists(corpus: Corpus) -> Iterator[tuple[Step, ...]]:
    """The lists of steps and signs that guidance holds."""
    for item in _guidance(corpus):
        yield from (node for _, node in walk(item) if isinstance(node, tuple) and node and isinstance(node[0], Step))


def _texts(corpus: Corpus) -> Iterator[str]:
    """The texts that readers see; what the statement says of itself does not count."""
    return (text for entry, _, text in measured_texts(corpus) if entry.item.kind is not Kind.QUALITY)


def _lists_contrary(claim: Claim) -> bool:
    return any(evidence.stance in CONTRARY for evidence in claim.evidence)


def _is_clinical(review: Review) -> bool:
    return review.status is not ReviewStatus.EDITORIAL


def _lasts_a_year(review: Review) -> bool:
    return review.next_review - review.last_reviewed <= YEAR


def _is_translated(page: Page) -> bool:
    """Whether all of its texts stand in one more language; who reviewed it does not count."""
    languages = (set(text) for path, text in texts(page) if path[0] != "review")
    return bool(set.intersection(*languages) - {ENGLISH})


def _has_grounds(passage: Passage | Step) -> bool:
    """Whether it names what it rests on; a practice point names nothing."""
    return bool(passage.claims or getattr(passage, "foods", ()) or getattr(passage, "sources", ()))


def _is_short(passage: Passage | Step) -> bool:
    return len(passage.text[ENGLISH].split()) <= SHORT_PASSAGE_WORDS


def _are_given(*fields: str) -> Measure:
    """The choices that have all of some fields."""
    return lambda corpus: share_of(_choices(corpus), lambda item: all(getattr(item, field) for field in fields))


def _are_read(*how: ReadAs) -> Measure:
    return lambda corpus: share_of(_findings(corpus), lambda evidence: evidence.read in how)


def _sources_with(is_so: Callable[[Source], object]) -> Measure:
    return lambda corpus: share_of(_sources(corpus), is_so)


def _claims_with(is_so: Callable[[Claim], object]) -> Measure:
    return lambda corpus: share_of(_claims(corpus), is_so)


def _texts_at(hardest: float) -> Measure:
    return lambda corpus: share_of(_texts(corpus), lambda text: grade(text) <= hardest)


def _mixed_with_contrary(corpus: Corpus) -> Share:
    """Of claims whose conclusion is mixed or contradicted, those that list a source which disagrees."""
    return share_of((c for c in _claims(corpus) if c.conclusion.status in UNSETTLED), _lists_contrary)


def _pages_with_notices(corpus: Corpus) -> Share:
    # Imported here because composing imports this module.
    from app.content.compose.notices import notices_of

    return share_of(_pages(corpus), lambda page: notices_of(corpus, page))


def _lines_read_first_hand(corpus: Corpus) -> Share:
    """Of the lines to call or write to, those that were read on their own page or a copy of it."""
    lines = (line for _, line in corpus.of(CrisisLine) if line.confidence)
    return share_of(lines, lambda line: line.confidence in FIRST_HAND)


M = QualityMeasure
MEASURES: dict[QualityMeasure, Measure] = {
    M.CLAIMS_WITH_EVIDENCE: _claims_with(lambda c: any(e.stance is not Stance.BACKGROUND for e in c.evidence)),
    M.CLAIMS_WITH_CAVEATS: _claims_with(lambda claim: claim.caveats),
    M.CLAIMS_WITH_CONTRARY_EVIDENCE: _claims_with(_lists_contrary),
    M.CLAIMS_OF_LOW_CERTAINTY: _claims_with(lambda claim: claim.certainty.level in LOW),
    M.MIXED_CONCLUSIONS_WITH_CONTRARY_EVIDENCE: _mixed_with_contrary,
    M.FINDINGS_READ_IN_FULL: _are_read(ReadAs.FULL_TEXT, ReadAs.OFFICIAL_PAGE),
    M.FINDINGS_READ_AS_ABSTRACTS: _are_read(ReadAs.ABSTRACT),
    M.SOURCES_WITH_IDENTIFIERS: _sources_with(lambda s: s.doi or s.pmid or s.pmcid or s.url),
    M.SOURCES_WITH_YEAR: _sources_with(lambda source: source.year),
    M.SOURCES_WITH_FUNDING: _sources_with(lambda source: source.funding),
    M.SOURCES_CHECKED_FOR_RETRACTION: _sources_with(lambda source: source.retraction.checked_on),
    M.CLINICALLY_REVIEWED: lambda corpus: share_of(reviews(corpus), _is_clinical),
    M.DUE_WITHIN_A_YEAR: lambda corpus: share_of(reviews(corpus), _lasts_a_year),
    M.TRANSLATED: lambda corpus: share_of(_pages(corpus), _is_translated),
    M.PAGES_WITH_NOTICES: _pages_with_notices,
    M.PAGES_WITH_SUMMARY: lambda corpus: share_of(_pages(corpus), lambda page: page.summary),
    M.PASSAGES_WITH_GROUNDS: lambda corpus: share_of(_passages(corpus), _has_grounds),
    M.SHORT_PASSAGES: lambda corpus: share_of(_passages(corpus), _is_short),
    M.SHORT_LISTS: lambda corpus: share_of(_lists(corpus), lambda steps: len(steps) <= SHORT_LIST_ENTRIES),
    M.TEXTS_AT_GRADE_8: _texts_at(8.0),
    M.TEXTS_AT_GRADE_6: _texts_at(6.0),
    M.GUIDANCE_WITH_STEPS: lambda corpus: share_of(_guidance(corpus), lambda item: item.steps),
    M.CHOICES_WITH_BENEFITS: _are_given("benefits"),
    M.CHOICES_WITH_RISKS: _are_given("risks"),
    M.CHOICES_WITH_BENEFITS_AND_RISKS: _are_given("benefits", "risks"),
    M.CHOICES_WITH_ALTERNATIVES: _are_given("alternatives"),
    M.CHOICES_WITH_IF_UNTREATED: _are_given("if_untreated"),
    M.CHOICES_WITH_QUESTIONS: _are_given("questions_to_ask"),
    M.CRISIS_LINES_READ_FIRST_HAND: _lines_read_first_hand,
}
"""How each share is counted."""


def measured(corpus: Corpus) -> dict[QualityMeasure, Share]:
    """Every share of a corpus, in the order of their names' vocabulary."""
    return {name: MEASURES[name](corpus) for name in QualityMeasure}
