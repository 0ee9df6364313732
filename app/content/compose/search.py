"""The document that search learns its words from."""

from app.content.compose.view import View
from app.content.models import search as written
from app.documents import synonyms as published
from app.vocabulary import Kind


def synonyms(view: View, item: written.Synonyms) -> published.Synonyms:
    """All groups of all languages in one document."""
    return published.Synonyms(
        kind=Kind.SYNONYMS,
        slug=item.slug,
        language=view.language_for(item),
        stop_words=[published.StopWords(language=s.language, words=list(s.words)) for s in item.stop_words],
        groups=[_group(group) for group in item.groups],
        digest="",
    )


def _group(group: written.SynonymGroup) -> published.SynonymGroup:
    said, means = group.said or group.same, group.means or group.same
    return published.SynonymGroup(language=group.language, said=list(said), means=list(means))
