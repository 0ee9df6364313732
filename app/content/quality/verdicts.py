"""From shares to verdicts: the worst figure counts, and a judgement may be harsher than the figures, never kinder."""

from collections.abc import Iterator, Mapping

from app.content.corpus import Corpus
from app.content.findings import Finding
from app.content.models import Quality
from app.content.models.quality import Criterion
from app.content.quality.measures import MEASURES, Share
from app.vocabulary import Basis, Kind, QualityMeasure, Verdict

Shares = Mapping[QualityMeasure, Share]


def verdict_of(share: Share, pass_at_percent: int, partial_at_percent: int) -> Verdict:
    """What one share comes to."""
    if share.reaches(pass_at_percent):
        return Verdict.PASS
    return Verdict.PARTIAL if share.reaches(partial_at_percent) else Verdict.FAIL


def computed(quality: Quality, criterion: Criterion, shares: Shares) -> Verdict | None:
    """What the figures alone allow: the worst of them; nothing where no figure decides."""
    found = (
        verdict_of(shares[name], quality.pass_at_percent, quality.partial_at_percent) for name in criterion.measures
    )
    return max(found, key=list(Verdict).index, default=None)


def verdict(quality: Quality, criterion: Criterion, shares: Shares) -> Verdict:
    """The verdict on one item: as judged, but never better than its figures."""
    verdicts = [v for v in (criterion.verdict, computed(quality, criterion, shares)) if v]
    return max(verdicts, key=list(Verdict).index)


def basis(criterion: Criterion) -> Basis:
    """Where its verdict comes from."""
    return Basis.JUDGED if criterion.verdict else Basis.COMPUTED


def quality_is_stated(corpus: Corpus) -> Iterator[Finding]:
    """`/v1/quality` has something to show."""
    if corpus.entries and not any(kind is Kind.QUALITY for kind, _ in (*corpus.by_name, *corpus.unread)):
        yield Finding(corpus.entries[0].place(), "the content does not state its quality; write quality.yaml")


def judgements_are_not_kind(corpus: Corpus) -> Iterator[Finding]:
    """No judgement is kinder than its figures. It waits until every item can be read and counted."""
    for entry, quality in corpus.of(Quality) if not corpus.unread else ():
        shares = {name: MEASURES[name](corpus) for name in _deciding(quality)}
        for i, instrument in enumerate(quality.instruments):
            for j, criterion in enumerate(instrument.items):
                if criterion.verdict and criterion.verdict is not verdict(quality, criterion, shares):
                    message = f"the figures say {computed(quality, criterion, shares)}; a judgement is never kinder"
                    yield Finding(entry.place(("instruments", i, "items", j, "verdict")), message)


def _deciding(quality: Quality) -> set[QualityMeasure]:
    criteria = (criterion for instrument in quality.instruments for criterion in instrument.items)
    return {name for criterion in criteria for name in criterion.measures}
