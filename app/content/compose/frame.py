"""Documents of the disclaimer and notices, the overview, and withdrawals."""

from typing import TypeVar

from app.content.compose.order import order_of
from app.content.compose.view import View
from app.content.models import Factor, Guidance, Mechanism
from app.content.models import frame as written
from app.documents import frame as published
from app.identifiers import ENGLISH
from app.vocabulary import FactorCategory, Kind, Urgency

T = TypeVar("T", Mechanism, Factor, Guidance)


def disclaimer(view: View, item: written.Disclaimer) -> published.Disclaimer:
    """A disclaimer's or notice's document."""
    return published.Disclaimer(
        **view.common(item, view.say(item.short_text)),
        id=item.slug,
        role=item.role,
        version=item.version,
        text=view.say(item.text),
        short_text=view.say(item.short_text),
        translations=[
            published.DisclaimerTranslation(
                language=language, text=text, short_text=item.short_text.get(language, item.short_text[ENGLISH])
            )
            for language, text in sorted(item.text.items())
        ],
    )


def overview(view: View, item: written.Overview) -> published.Overview:
    """The whole picture."""
    return published.Overview(
        **view.common(item, view.say(item.summary)),
        bottom_line=published.BottomLine(
            conclusion=view.conclusion(item.conclusion),
            certainty=view.certainty(item.certainty),
            statements=[_statement(view, line) for line in item.statements],
            question=view.reference(Kind.QUESTION, item.question),
        ),
        mechanisms=[_mechanism(view, m) for m in _sorted(view, Mechanism)],
        factors=_factors(view),
        guidance=_guidance(view),
    )


def withdrawal(view: View, item: written.Withdrawal) -> published.Withdrawal:
    """A tombstone."""
    replacement = item.replacement
    return published.Withdrawal(
        kind=Kind.WITHDRAWAL,
        item_kind=item.item.kind,
        slug=item.item.slug,
        language=view.language_for(item),
        since=item.since,
        reason=view.say(item.reason),
        replacement=view.reference(replacement.kind, replacement.slug) if replacement else None,
    )


def _statement(view: View, line: written.BottomLine) -> published.BottomLineStatement:
    return published.BottomLineStatement(
        text=view.say(line.text),
        certainty=line.certainty,
        qualifier=view.say(line.qualifier) if line.qualifier else None,
        claims=view.claims(line.claims),
    )


def _sorted(view: View, item_type: type[T]) -> list[T]:
    return sorted((item for _, item in view.corpus.of(item_type)), key=order_of)


def _mechanism(view: View, item: Mechanism) -> published.MechanismSummary:
    return published.MechanismSummary(
        **view.reference(Kind.MECHANISM, item.slug).model_dump(),
        summary=view.say(item.summary),
        calcium_pool=item.calcium_pool,
        conclusion=view.conclusion(item.conclusion),
        certainty=view.certainty(item.certainty),
    )


def _factors(view: View) -> list[published.FactorGroup]:
    groups = {category: [f for f in _sorted(view, Factor) if f.category is category] for category in FactorCategory}
    return [
        published.FactorGroup(category=category, factors=[_factor(view, factor) for factor in factors])
        for category, factors in groups.items()
        if factors
    ]


def _factor(view: View, item: Factor) -> published.FactorSummary:
    return published.FactorSummary(
        **view.reference(Kind.FACTOR, item.slug).model_dump(),
        summary=view.say(item.summary),
        contributes_to=item.contributes_to,
        modifiable=item.modifiable,
        certainty=view.certainty(item.certainty),
    )


def _guidance(view: View) -> list[published.GuidanceGroup]:
    groups = {u: [g for g in _sorted(view, Guidance) if g.urgency is u] for u in reversed(Urgency)}
    return [
        published.GuidanceGroup(urgency=urgency, guidance=[_guidance_summary(view, g) for g in items])
        for urgency, items in groups.items()
        if items
    ]


def _guidance_summary(view: View, item: Guidance) -> published.GuidanceSummary:
    reference = view.reference(Kind.GUIDANCE, item.slug)
    return published.GuidanceSummary(
        **reference.model_dump(), guidance_kind=item.guidance_kind, summary=view.say(item.summary)
    )
