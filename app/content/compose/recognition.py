"""Documents of what a person's words are understood by."""

from app.content.compose.view import View
from app.content.models import recognition as written
from app.documents import recognition as published
from app.identifiers import ENGLISH
from app.vocabulary import Kind


def recognition(_: View, item: written.Recognition) -> published.Recognition:
    """A recognition's document: without the examples, which only `check` needs."""
    same = {name: list(getattr(item, name)) for name in SEVERAL}
    return published.Recognition(
        kind=Kind.RECOGNITION,
        slug=item.slug,
        language=ENGLISH,
        recognises=item.recognises,
        rank=item.rank,
        lists=[published.WordList(name=words.name, words=list(words.all())) for words in item.lists],
        **same,
        digest="",
    )


SEVERAL = ("patterns", "always", "masks", "quiet", "facts", "negations", "fillers", "ordinary")
"""The fields that are published as they were written."""
