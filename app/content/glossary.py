"""Which terms a text uses, and which of its words are neither plain nor explained by a term."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.content.corpus import Corpus, Entry, Path
from app.content.findings import Finding
from app.content.language import READERS_SEE
from app.content.models import AuthoredItem, Term
from app.content.references import english
from app.identifiers import ENGLISH
from app.vocabulary import Kind

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word; those joined by hyphens are words of their own, so that `low-fat` is as plain as `low` and `fat`."""
POSSESSIVE = re.compile(r"['’]s?$")
ENDINGS = ("'s", "’s", "ly", "ing", "ed", "er", "est", "es", "s", "d", "r", "st")
PLURALS = (("ies", "y"), ("sses", "ss"), ("lyses", "lysis"), ("s", ""))


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def singular(word: str) -> str:
    """A word without its plural or possessive ending; enough to find a term by."""
    word = POSSESSIVE.sub("", word)
    if len(word) < 4 or word == "odds" or word.endswith(("ss", "us", "is")):
        return word
    return next((word.removesuffix(many) + one for many, one in PLURALS if word.endswith(many)), word)


@dataclass(frozen=True)
class Glossary:
    """The terms and the plain words of a corpus."""

    corpus: Corpus

    def used_in(self, item: AuthoredItem) -> list[str]:
        """The slugs of the terms that an item's English texts use, in order."""
        return sorted({slug for _, text in english(item) for slug in self.terms_of(text)})

    def terms_of(self, text: str) -> Iterator[str]:
        """The terms in one text; the longest name wins."""
        return (slug for _, slug in self._read(text) if slug)

    def unexplained(self, text: str) -> Iterator[str]:
        """The words that are neither plain nor part of a term's name."""
        return (word for word, slug in self._read(text) if not slug and not self._is_plain(word))

    def _read(self, text: str) -> Iterator[tuple[str, str | None]]:
        """A text name by name and word by word: how each begins, and the term it names."""
        written = words(text)
        spoken = [singular(word) for word in written]
        at = 0
        while at < len(written):
            slug, length = self._longest(spoken, at)
            yield written[at], slug
            at += length

    def _longest(self, spoken: list[str], at: int) -> tuple[str | None, int]:
        for length in range(min(LONGEST_NAME, len(spoken) - at), 0, -1):
            if slug := self._names.get(tuple(spoken[at : at + length])):
                return slug, length
        return None, 1

    def _is_plain(self, word: str) -> bool:
        word = POSSESSIVE.sub("", word)
        return not {word, singular(word)}.isdisjoint(self.corpus.plain_words) or is_easy(word)

    @cached_property
    def _names(self) -> dict[tuple[str, ...], str]:
        """Every name of every term, word by word; of two terms with one name the first in the files has it."""
        names: dict[tuple[str, ...], str] = {}
        for _, term in self.corpus.of(Term):
            for name in (term.title, *term.also_called):
                names.setdefault(tuple(map(singular, words(name[ENGLISH]))), term.slug)
        return names


def technical_words_are_explained(corpus: Corpus) -> Iterator[Finding]:
    """Every word of the items is plain, or a term explains it. Without a list of plain words nothing is judged."""
    glossary = Glossary(corpus)
    for entry, path, text in _judged(corpus) if corpus.plain_words and not corpus.unread else ():
        for word in dict.fromkeys(glossary.unexplained(text)):
            message = (
                f"`{word}` is not explained; write it plainly, add it to terms.yaml, or list it in plain-words.yaml"
            )
            yield Finding(entry.place(path), message)


def _judged(corpus: Corpus) -> Iterator[tuple[Entry, Path, str]]:
    """Every English text of pages, terms and claims but names of services, which are names."""
    for entry in corpus.entries:
        if entry.item.kind in {*READERS_SEE, Kind.CLAIM}:
            for path, text in english(entry.item):
                if path[0] not in ("service", "text_or_chat"):
                    yield entry, path, text


LONGEST_NAME = 5
"""Words in a term's name that are looked at."""


@lru_cache(maxsize=8192)
def is_easy(word: str) -> bool:
    """Whether a word, or the word it is formed from, is on the Dale-Chall list of words known to children."""
    return any(_on_the_list(form) for form in _roots(word))


def _roots(word: str) -> Iterable[str]:
    """The word and what it may be formed from: `stopped` from `stop`, `taking` from `take`, `tried` from `try`."""
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"


def _on_the_list(word: str) -> bool:
    # Imported here because it reads a list that only checking needs.
    from textstat import is_difficult_word

    return len(word) < 2 or not is_difficult_word(word, 1)
