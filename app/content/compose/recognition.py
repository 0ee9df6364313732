"""Documents of what a person's words are understood by."""

from app.asking.classifier import written as packed
from app.asking.understanding import NONE_OF
from app.content.compose.order import order_of
from app.content.compose.view import View
from app.content.learning import lessons, needs, teaching
from app.content.models import Question
from app.content.models import recognition as written
from app.documents import recognition as published
from app.identifiers import ENGLISH
from app.vocabulary import Kind, Recognises


def recognition(view: View, item: written.Recognition) -> published.Recognition:
    """A recognition's document: without the examples, which only `check` needs."""
    same = {name: list(getattr(item, name)) for name in SEVERAL}
    return published.Recognition(
        kind=Kind.RECOGNITION,
        slug=item.slug,
        language=view.language_for(item),
        recognises=item.recognises,
        rank=item.rank,
        lists=[published.WordList(name=words.name, words=list(words.words)) for words in item.lists],
        asked_as=_asked_as(view) if item.recognises is Recognises.WORDS else [],
        **same,
        **{name: view.say(text) for name in SAID if (text := getattr(item, name))},
        weights=_weights(view, item),
        needs=_needs(view, item),
        digest="",
    )


def _weights(view: View, item: written.Recognition) -> str | None:
    """What was learned of it, with the English document: that is of all languages."""
    if view.language != ENGLISH:
        return None
    for sort, learned in lessons(teaching(view.corpus)).items():
        if item.recognises in (sort, NONE_OF[sort]):
            is_sign = item.recognises is sort
            weights = learned.signs.get(item.slug) if is_sign else learned.any_sign
            return packed(weights) if weights else None
    return None


def _needs(view: View, item: written.Recognition) -> dict[str, dict[str, int]] | None:
    """What was learned of needing items, with the English document of what needs none."""
    is_here = item.recognises is Recognises.NO_ITEM and view.language == ENGLISH
    return needs(teaching(view.corpus)) if is_here else None


def _asked_as(view: View) -> list[published.AskedAs]:
    questions = sorted((item for _, item in view.corpus.of(Question) if item.asked_as), key=order_of)
    return [published.AskedAs(question=item.slug, patterns=list(item.asked_as)) for item in questions]


SEVERAL = ("patterns", "always", "masks", "quiet", "facts", "negations", "fillers", "ordinary")
"""The fields that are published as they were written."""
SAID = ("quiet_line", "quiet_line_of_signs", "scope")
"""The texts that readers see."""
