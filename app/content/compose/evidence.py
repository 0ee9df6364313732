"""Documents of claims and sources."""

from app.content.compose import wording
from app.content.compose.view import View
from app.content.models import evidence as written
from app.documents import evidence as published


def claim(view: View, item: written.Claim) -> published.Claim:
    """A claim's document."""
    return published.Claim(
        **view.common(item, view.say(item.summary or item.plain_statement)),
        statement=view.say(item.statement),
        plain_statement=view.say(item.plain_statement),
        subject=view.say(item.subject),
        relation=item.relation,
        object=view.say(item.object),
        calcium_pool=item.calcium_pool,
        applies_to=view.say(item.applies_to),
        direction=item.direction,
        conclusion=view.conclusion(item.conclusion),
        certainty=view.certainty(item.certainty),
        recommendation_strength=item.recommendation_strength,
        evidence=[_evidence(view, evidence) for evidence in item.evidence],
        caveats=[view.say(text) for text in item.caveats],
        terms=view.terms(item) or None,
    )


def _evidence(view: View, item: written.Evidence) -> published.Evidence:
    return published.Evidence(
        source=view.citation(item.source),
        stance=item.stance,
        finding=view.say(item.finding),
        effect=item.effect and published.Effect(**item.effect.model_dump()),
        read=item.read,
    )


def source(view: View, item: written.Source) -> published.Source:
    """A source's document."""
    same = set(published.Source.model_fields) & set(written.Source.model_fields)
    special = {"slug", "title", "codes", "review", "retraction", "verified", "sample_size"}
    return published.Source(
        **view.common(item, wording.source_summary(item)),
        **item.model_dump(include=same - special),
        citation=wording.citation(item),
        sample_size=item.sample_size if isinstance(item.sample_size, int) else None,
        sample_note=item.sample_size if isinstance(item.sample_size, str) else None,
        retraction=published.Retraction(**item.retraction.model_dump()),
        verified=_verified(item),
    )


def _verified(item: written.Source) -> published.Verified:
    records = dict.fromkeys(verified.record for verified in item.verified)
    fields = dict.fromkeys(field for verified in item.verified for field in verified.fields)
    return published.Verified(record="; ".join(records), fields=list(fields))
