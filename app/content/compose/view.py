"""The corpus as seen in one language: texts resolved, references turned into links."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.content.compose import wording
from app.content.compose.notices import notices_of
from app.content.compose.order import order_of
from app.content.corpus import Corpus
from app.content.glossary import Glossary
from app.content.models import (
    AuthoredItem,
    Claim,
    Code,
    CrisisLine,
    Guidance,
    Recognition,
    ReferenceIntake,
    Source,
    Synonyms,
    Withdrawal,
    authored,
)
from app.content.models.authored import CodeRef
from app.content.readability import grade
from app.content.references import Mention, languages_of, mentions
from app.documents import document
from app.documents.addresses import href
from app.identifiers import ENGLISH
from app.vocabulary import GuidanceKind, Kind, Urgency

Name = tuple[Kind, str]
KINDS_THAT_LINK_BACK = {
    Kind.MECHANISM,
    Kind.FACTOR,
    Kind.GUIDANCE,
    Kind.QUESTION,
    Kind.CLAIM,
    Kind.TERM,
    Kind.OVERVIEW,
}
"""Kinds that stand among the links of what they refer to."""

EXPLAINED_KINDS = {Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION, Kind.CLAIM}
"""Documents that list the terms their texts use."""


@dataclass(frozen=True)
class View:
    """Everything that composing one document needs to know of the others."""

    corpus: Corpus
    language: str

    def say(self, text: dict[str, str]) -> str:
        """A text in this language, or in English where it is not translated."""
        return text.get(self.language, text[ENGLISH])

    def language_for(self, item: AuthoredItem) -> str:
        """The language that an item's document is in."""
        return self.language if self.language in languages_of(item) else ENGLISH

    def item(self, kind: Kind, slug: str) -> AuthoredItem:
        """The authored item of this name; `check` made sure that there is one."""
        return self.corpus.by_name[kind, slug]

    def is_urgent(self, kind: Kind, slug: str) -> bool:
        """Whether an item is guidance for what cannot wait."""
        item = self.item(kind, slug)
        return isinstance(item, Guidance) and item.urgency in (Urgency.URGENT, Urgency.EMERGENCY)

    def title(self, item: AuthoredItem) -> str:
        """A name for any item."""
        match item:
            case Claim():
                return self.say(item.title or item.statement)
            case Source():
                return item.title
            case ReferenceIntake():
                return wording.intake_title(item)
            case Code():
                return item.display or item.code
            case CrisisLine():
                return self.say(item.service)
            case Withdrawal() | Recognition() | Synonyms():
                return item.slug
            case _:
                return self.say(item.title)

    def reference(self, kind: Kind, slug: str) -> document.Reference:
        """A link to an item."""
        return document.Reference(kind=kind, slug=slug, title=self.title(self.item(kind, slug)), href=href(kind, slug))

    def references(self, kind: Kind, slugs: Iterable[str]) -> list[document.Reference]:
        """Links to items of one kind."""
        return [self.reference(kind, slug) for slug in slugs]

    def citation(self, slug: str) -> document.Citation:
        """A link to a source with its citation in one line."""
        source = self.item(Kind.SOURCE, slug)
        line = wording.citation(source) if isinstance(source, Source) else ""
        return document.Citation(**self.reference(Kind.SOURCE, slug).model_dump(), citation=line)

    def claim(self, slug: str) -> document.ClaimReference:
        """A link to a claim with what is needed to show it honestly."""
        claim = self.item(Kind.CLAIM, slug)
        if not isinstance(claim, Claim):
            raise TypeError(slug)
        return document.ClaimReference(
            **self.reference(Kind.CLAIM, slug).model_dump(),
            statement=self.say(claim.statement),
            plain_statement=self.say(claim.plain_statement),
            calcium_pool=claim.calcium_pool,
            conclusion=self.conclusion(claim.conclusion),
            certainty=self.certainty(claim.certainty),
            citations=[self.citation(slug) for slug in dict.fromkeys(e.source for e in claim.evidence)],
        )

    def claims(self, slugs: Iterable[str]) -> list[document.ClaimReference]:
        """Links to claims, each once."""
        return [self.claim(slug) for slug in dict.fromkeys(slugs)]

    def certainty(self, certainty: authored.Certainty) -> document.Certainty:
        """A certainty in this language."""
        return document.Certainty(level=certainty.level, rationale=self.say(certainty.rationale))

    def conclusion(self, conclusion: authored.Conclusion) -> document.Conclusion:
        """A conclusion in this language."""
        return document.Conclusion(status=conclusion.status, statement=self.say(conclusion.statement))

    def passages(self, passages: Iterable[authored.Passage]) -> list[document.Passage]:
        """Paragraphs, each with links to its claims."""
        return [
            document.Passage(
                text=self.say(passage.text),
                claims=self.references(Kind.CLAIM, passage.claims),
                foods=[],
            )
            for passage in passages
        ]

    def steps(self, steps: Iterable[authored.Step]) -> list[document.Passage]:
        """Steps or signs, each with links to what it rests on."""
        return [
            document.Passage(
                text=self.say(step.text),
                claims=self.references(Kind.CLAIM, step.claims),
                foods=self.references(Kind.FOOD, step.foods),
                sources=[self.citation(slug) for slug in step.sources] or None,
                practice_point=step.practice_point or None,
            )
            for step in steps
        ]

    def terms(self, item: AuthoredItem) -> list[document.Reference]:
        """Links to the terms that an item's texts use."""
        return self.references(Kind.TERM, self._terms_of.get((item.kind, item.slug), ()))

    def code(self, ref: CodeRef) -> document.CodeReference:
        """A link to a code."""
        slug = f"{ref.system}/{ref.code}"
        listed = self.item(Kind.CODE, slug)
        display = listed.display if isinstance(listed, Code) else None
        return document.CodeReference(system=ref.system, code=ref.code, display=display, href=href(Kind.CODE, slug))

    def common(self, item: AuthoredItem, summary: str) -> dict[str, Any]:
        """What the documents of all kinds have in common."""
        review = item.review if not isinstance(item, Withdrawal | Recognition | Synonyms) else None
        related = self._related(item)
        codes: tuple[CodeRef, ...] = getattr(item, "codes", ())
        return {
            "kind": item.kind,
            "slug": item.slug,
            "language": self.language_for(item),
            "title": self.title(item),
            "summary": summary,
            "review": review and self._review(review),
            "readability": document.Readability(metric="flesch-kincaid-grade", grade=grade(summary)),
            "codes": [self.code(ref) for ref in codes],
            "related": [self.reference(*name) for name in related],
            "mentioned_by": [self.reference(*name) for name in self._mentioned_by(item, related)] or None,
            "notices": list(notices_of(self.corpus, item)),
            "digest": "",
        }

    def _review(self, review: authored.Review) -> document.Review:
        return document.Review(
            status=review.status,
            reviewers=self.say(review.reviewers),
            last_reviewed=review.last_reviewed,
            next_review=review.next_review,
        )

    def _related(self, item: AuthoredItem) -> list[Name]:
        """What the item names as related, and what names it so. A page for someone in a crisis shows only its own."""
        named = [(ref.kind, ref.slug) for ref in getattr(item, "related", ())]
        mirrored = [] if _meets_a_crisis(item) else self._naming.get((item.kind, item.slug), [])
        return [name for name in dict.fromkeys([*named, *mirrored]) if name != (item.kind, item.slug)]

    def _mentioned_by(self, item: AuthoredItem, related: list[Name]) -> list[Name]:
        """What else refers to the item."""
        back = [] if _meets_a_crisis(item) else self._mentioning.get((item.kind, item.slug), [])
        return [name for name in dict.fromkeys(back) if name not in {*related, (item.kind, item.slug)}]

    @cached_property
    def coded(self) -> list[tuple[Kind, str, str]]:
        """Kind and slug of every item that has a code, with that code as `system/code`."""
        return [(item.kind, item.slug, mention.slug) for item, mention in self._mentions if mention.kind is Kind.CODE]

    @cached_property
    def _naming(self) -> dict[Name, list[Name]]:
        """By item: what names it as related."""
        return self._referring(lambda mention: mention.path[0] == "related")

    @cached_property
    def _mentioning(self) -> dict[Name, list[Name]]:
        """By item: whatever refers to it; a row of data that cites a source is no reading for those who look at it."""
        return self._referring(lambda mention: mention.kind not in (Kind.CODE, Kind.DISCLAIMER))

    def _referring(self, wanted: Callable[[Mention], bool]) -> dict[Name, list[Name]]:
        found: dict[Name, list[Name]] = {}
        for item, mention in self._mentions:
            if item.kind in KINDS_THAT_LINK_BACK and wanted(mention):
                found.setdefault((mention.kind, mention.slug), []).append((item.kind, item.slug))
        return found

    @cached_property
    def _terms_of(self) -> dict[tuple[Kind, str], list[str]]:
        glossary = Glossary(self.corpus)
        items = (entry.item for entry in self.corpus.entries if entry.item.kind in EXPLAINED_KINDS)
        return {(item.kind, item.slug): glossary.used_in(item) for item in items}

    @cached_property
    def _mentions(self) -> list[tuple[AuthoredItem, Mention]]:
        items = sorted((entry.item for entry in self.corpus.entries), key=order_of)
        return [(item, mention) for item in items for mention in mentions(item)]


def _meets_a_crisis(item: AuthoredItem) -> bool:
    """Whether someone in danger reads this: nothing may lead them from help to tablets and amounts."""
    return isinstance(item, Guidance) and item.guidance_kind is GuidanceKind.DANGER_SIGN and bool(item.safe_messaging)
