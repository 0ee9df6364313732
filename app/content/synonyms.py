"""Rules of synonyms: what people say leads to words that the texts use."""

from collections.abc import Iterator

from app.asking.stemming import stem
from app.asking.synonyms import LONGEST_PHRASE, key
from app.asking.words import words
from app.content.corpus import Corpus, Entry
from app.content.findings import Finding
from app.content.models import Synonyms
from app.content.models.search import SynonymGroup
from app.content.references import english, walk


def synonyms_lead_somewhere(corpus: Corpus) -> Iterator[Finding]:
    """A phrase stands once in its group and is short enough to be found, and texts use a phrase of every group."""
    if corpus.unread:
        return
    used = _used(corpus)
    for entry, synonyms in corpus.of(Synonyms):
        for number, group in enumerate(synonyms.groups):
            yield from _faults(entry, number, group)
            if not any(used.issuperset(map(stem, words(phrase))) for phrase in (*group.same, *group.means)):
                message = "no text uses any of these phrases; add one that is used, or delete the group"
                yield Finding(entry.place(("groups", number)), message)


def _faults(entry: Entry, number: int, group: SynonymGroup) -> Iterator[Finding]:
    for name in ("same", "said", "means"):
        seen: set[str] = set()
        for at, phrase in enumerate(getattr(group, name)):
            known, place = key(words(phrase)), entry.place(("groups", number, name, at))
            if not 0 < len(known.split()) <= LONGEST_PHRASE:
                yield Finding(place, f"`{phrase}` must have one to {LONGEST_PHRASE} words to be found; reword it")
            if known in seen:
                yield Finding(place, f"`{phrase}` stands already in this group, perhaps in another form; delete one")
            seen.add(known)


def _used(corpus: Corpus) -> set[str]:
    """The stems of all words of all items, names of countries and other values among them."""
    found: set[str] = set()
    for entry in corpus.entries:
        if not isinstance(entry.item, Synonyms):
            texts = [text for _, text in english(entry.item)]
            texts += [value for _, value in walk(entry.item) if isinstance(value, str)]
            found.update(stem(word) for text in texts for word in words(text))
    return found
