"""Documents of mechanisms, factors, guidance and questions."""

from collections.abc import Iterable

from app.content.compose.crisis import lines_for
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
        symptoms=[view.say(symptom.text) for symptom in item.symptoms],
        conclusion=view.conclusion(item.conclusion),
        certainty=view.certainty(item.certainty),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        factors=view.references(Kind.FACTOR, item.factors),
        guidance=view.references(Kind.GUIDANCE, item.guidance),
        terms=view.terms(item),
    )


def factor(view: View, item: written.Factor) -> published.Factor:
    """A factor's document."""
    return published.Factor(
        **view.common(item, view.say(item.summary)),
        contributes_to=item.contributes_to,
        category=item.category,
        role=item.role,
        modifiable=item.modifiable,
        explanation=_whole(view, item.explanation),
        passages=view.passages(item.explanation),
        relation_to_calcium=_relation(view, item.relation_to_calcium),
        certainty=view.certainty(item.certainty),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        guidance=view.references(Kind.GUIDANCE, item.guidance),
        terms=view.terms(item),
    )


def guidance(view: View, item: written.Guidance) -> published.Guidance:
    """A guidance item's document."""
    return published.Guidance(
        **view.common(item, view.say(item.summary)),
        guidance_kind=item.guidance_kind,
        urgency=item.urgency,
        audience=list(item.audience),
        signs=view.steps(item.signs) or None,
        steps=view.steps(item.steps),
        do_not=view.steps(item.do_not) or None,
        do_while_waiting=view.steps(item.do_while_waiting) or None,
        usually_not=[view.say(text) for text in item.usually_not] or None,
        crisis_lines=lines_for(view, item.crisis_lines) or None,
        safe_messaging=_safe_messaging(view, item.safe_messaging) if item.safe_messaging else None,
        cautions=view.steps(item.cautions),
        interactions=[_interaction(view, interaction) for interaction in item.interactions],
        when_to_seek_care=view.steps(item.when_to_seek_care),
        if_untreated=view.say(item.if_untreated.text) if item.if_untreated else None,
        alternatives=view.steps(item.alternatives),
        questions_to_ask=[view.say(text) for text in item.questions_to_ask],
        benefits=view.steps(item.benefits),
        risks=view.steps(item.risks),
        recommendation=_recommendation(view, item.recommendation),
        claims=view.claims(slugs_of(item, Kind.CLAIM)),
        terms=view.terms(item),
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
        terms=view.terms(item),
    )


def _whole(view: View, passages: Iterable[authored.Passage]) -> str:
    return "\n\n".join(view.say(passage.text) for passage in passages)


def _relation(view: View, relation: written.RelationToCalcium) -> published.RelationToCalcium:
    return published.RelationToCalcium(
        calcium_pool=relation.calcium_pool,
        statement=view.say(relation.statement),
        claims=view.references(Kind.CLAIM, relation.claims),
    )


def _safe_messaging(view: View, slug: str) -> published.SafeMessaging:
    rules = view.item(Kind.GUIDANCE, slug)
    if not isinstance(rules, written.Guidance):
        raise TypeError(slug)
    said = [view.say(step.text) for step in rules.steps]
    return published.SafeMessaging(**view.reference(Kind.GUIDANCE, slug).model_dump(), rules=said)


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
