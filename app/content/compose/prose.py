"""Documents of mechanisms, factors, guidance and questions."""

from collections.abc import Iterable

from app.content.compose.view import View
from app.content.models import authored
from app.content.models import prose as written
from app.content.references import slugs_of
from app.documents import prose as published
from app.vocabulary import Kind


def mechanism(view: View, item: written.Mechanism) -> published.Mechanism:
    """A mechanism's document."""
    return published.Mechanism(
        **view.common(item, view.say(item.summary)),
        system=item.system,
        calcium_pool=item.calcium_pool,
        explanation=_whole(view, item.explanation),
        passages=view.passages(item.explanation),
        pathway=[
            published.PathwayStep(
                cause=view.say(step.cause),
                effect=view.say(step.effect),
                claim=view.claim(step.claim),
            )
            for step in item.pathway
        ],
        symptoms=[view.say(text) for text in item.symptoms],
        conclusion=view.conclusion(item.conclusion),
        certainty=view.certainty(item.certainty),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        factors=view.references(Kind.FACTOR, item.factors),
        guidance=view.references(Kind.GUIDANCE, item.guidance),
        terms=view.references(Kind.TERM, item.terms),
    )


def factor(view: View, item: written.Factor) -> published.Factor:
    """A factor's document."""
    return published.Factor(
        **view.common(item, view.say(item.summary)),
        category=item.category,
        role=item.role,
        modifiable=item.modifiable,
        explanation=_whole(view, item.explanation),
        passages=view.passages(item.explanation),
        certainty=view.certainty(item.certainty),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        guidance=view.references(Kind.GUIDANCE, item.guidance),
        terms=view.references(Kind.TERM, item.terms),
    )


def guidance(view: View, item: written.Guidance) -> published.Guidance:
    """A guidance item's document."""
    return published.Guidance(
        **view.common(item, view.say(item.summary)),
        guidance_kind=item.guidance_kind,
        urgency=item.urgency,
        audience=list(item.audience),
        steps=view.passages(item.steps),
        cautions=view.passages(item.cautions),
        interactions=[_interaction(view, interaction) for interaction in item.interactions],
        when_to_seek_care=view.passages(item.when_to_seek_care),
        if_untreated=view.say(item.if_untreated) if item.if_untreated else None,
        alternatives=view.passages(item.alternatives),
        questions_to_ask=[view.say(text) for text in item.questions_to_ask],
        benefits=view.passages(item.benefits),
        risks=view.passages(item.risks),
        recommendation=_recommendation(view, item.recommendation),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        terms=view.references(Kind.TERM, item.terms),
    )


def question(view: View, item: written.Question) -> published.Question:
    """A question's document."""
    return published.Question(
        **view.common(item, view.say(item.summary)),
        short_answer=view.say(item.short_answer),
        answer=_whole(view, item.answer),
        passages=view.passages(item.answer),
        certainty=view.certainty(item.certainty),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        mechanisms=view.references(Kind.MECHANISM, item.mechanisms),
        factors=view.references(Kind.FACTOR, item.factors),
        guidance=view.references(Kind.GUIDANCE, item.guidance),
        terms=view.references(Kind.TERM, item.terms),
    )


def _whole(view: View, passages: Iterable[authored.Passage]) -> str:
    return "\n\n".join(view.say(passage.text) for passage in passages)


def _interaction(view: View, interaction: written.Interaction) -> published.Interaction:
    return published.Interaction(
        medicine=view.say(interaction.medicine),
        effect=view.say(interaction.effect),
        advice=view.say(interaction.advice),
        claims=view.references(Kind.CLAIM, interaction.claims),
        codes=[view.code(ref) for ref in interaction.codes],
    )


def _recommendation(view: View, item: written.Recommendation | None) -> published.Recommendation | None:
    if item is None:
        return None
    return published.Recommendation(strength=item.strength, authority=view.say(item.authority))
