"""The document of the statement of quality. It holds dates but depends on none, as an edition never changes."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from app.content.compose.view import View
from app.content.models import quality as written
from app.content.quality.measures import Share, measured, reviews
from app.content.quality.verdicts import Shares, basis, verdict, verdict_of
from app.documents import quality as published
from app.vocabulary import QualityMeasure, Verdict


def quality(view: View, item: written.Quality) -> published.Quality:
    """The statement of quality, counted over the whole corpus."""
    shares = measured(view.corpus)
    return published.Quality(
        **view.common(item, view.say(item.summary)),
        self_assessment=True,
        judged=view.say(item.judged),
        thresholds=published.Thresholds(
            pass_at_percent=item.pass_at_percent, partial_at_percent=item.partial_at_percent
        ),
        measures=[
            published.QualityFigure(what=view.say(one.what), **_figure(one.name, shares[one.name]))
            for one in item.measures
        ],
        instruments=[_instrument(view, item, instrument, shares) for instrument in item.instruments],
        reviews_due=list(_reviews_due(view)),
        limits=[view.say(text) for text in item.limits],
    )


def _instrument(
    view: View, item: written.Quality, instrument: written.AppliedInstrument, shares: Shares
) -> published.InstrumentVerdicts:
    items = [_criterion(view, item, instrument, criterion, shares) for criterion in instrument.items]
    tally = Counter(one.verdict for one in items)
    return published.InstrumentVerdicts(
        slug=instrument.slug,
        name=instrument.name,
        version=view.say(instrument.version),
        purpose=view.say(instrument.purpose),
        scoring=view.say(instrument.scoring),
        read_at=[published.ReadAt(url=page.url, what=view.say(page.what)) for page in instrument.read_at],
        items=items,
        tally=[published.Tally(verdict=one, items=tally[one]) for one in Verdict],
    )


def _criterion(
    view: View,
    item: written.Quality,
    instrument: written.AppliedInstrument,
    criterion: written.Criterion,
    shares: Shares,
) -> published.CriterionVerdict:
    came_to = verdict(item, criterion, shares)
    improvable = came_to in (Verdict.PARTIAL, Verdict.FAIL)
    return published.CriterionVerdict(
        id=f"{instrument.slug}-{criterion.number}",
        number=criterion.number,
        part=view.say(criterion.part) if criterion.part else None,
        criterion=view.say(criterion.criterion),
        verdict=came_to,
        basis=basis(criterion),
        measures=list(_figures(item, criterion, shares)),
        reason=view.say(criterion.reason),
        to_pass=view.say(criterion.to_pass) if criterion.to_pass and improvable else None,
    )


def _figures(
    item: written.Quality, criterion: written.Criterion, shares: Shares
) -> Iterator[published.CriterionFigure]:
    """Those that decide, with what each comes to, then those that only inform."""
    for name in criterion.measures:
        came_to = verdict_of(shares[name], item.pass_at_percent, item.partial_at_percent)
        yield published.CriterionFigure(**_figure(name, shares[name]), verdict=came_to)
    for name in criterion.figures:
        yield published.CriterionFigure(**_figure(name, shares[name]))


def _figure(name: QualityMeasure, share: Share) -> dict[str, Any]:
    return {"name": name, "share_percent": share.percent, "count": share.count, "of": share.of}


def _reviews_due(view: View) -> Iterator[published.ReviewsDue]:
    counted = Counter(review.next_review for review in reviews(view.corpus))
    return (published.ReviewsDue(due=due, items=counted[due]) for due in sorted(counted))
