"""Lists of words by name, and where they stand in what a person typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.asking.folding import LONGEST, tokens
from app.asking.patterns import BEGIN, END, NUMBER, Span
from app.asking.slips import Spelling
from app.asking.stemming import stem

NONE: Set[int] = frozenset()
SHORTEST_JOINED = 5


@dataclass(frozen=True)
class Message:
    """What a person typed, as known words, and where lists and words stand in it; the first word is at place 1."""

    lexicon: "Lexicon"
    words: tuple[str, ...]

    @cached_property
    def places(self) -> dict[str, list[Span]]:
        """Where lists and words stand."""
        return self.lexicon.places(self.words)

    def without(self, hidden: Set[int]) -> dict[str, list[Span]]:
        """The same, but for the words at some places."""
        return self.lexicon.places(self.words, hidden)

    def features(self, places: Mapping[str, Sequence[Span]]) -> frozenset[str]:
        """What a classifier weighs: stems, pairs of them side by side or around another, lists that are there."""
        stems = [BEGIN, *map(stem, self.words), END]
        pairs = (f"{one} {two}" for one, two in pairwise(stems))
        around = (f"{one} _ {two}" for one, two in zip(stems, stems[2:], strict=False))
        return frozenset([*stems, *pairs, *around, *(name for name in places if name.startswith("@"))])


class Lexicon:
    """Lists of words by name, and where they stand in a message. An entry that ends in `*` is a beginning."""

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        literals: Iterable[str],
        fillers: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        self._single: dict[str, list[str]] = {}
        self._longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._fillers = frozenset(token for filler in fillers for token in tokens(filler))
        for name, entries in lists.items():
            for entry in entries:
                self._add(f"@{name}", entry)
        for literal in (*literals, NUMBER):
            self._add(literal, literal)
        words = {*self._single, *(part for entries in self._longer.values() for parts, _ in entries for part in parts)}
        whole = {word for word in words if not word.endswith("*")}
        self._spelling = Spelling(whole | self._fillers, {word[:-1] for word in words - whole}, ordinary)

    def _add(self, name: str, entry: str) -> None:
        parts = [f"{part}*" if is_stem else part for part, is_stem in _parts(entry)]
        if len(parts) == 1:
            self._single.setdefault(parts[0], []).append(name)
        elif parts:
            self._longer.setdefault(parts[0], []).append((tuple(parts), name))

    def message(self, text: str) -> Message:
        """What a person typed as known words, without those that say nothing."""
        read = [word for token in _spelt(tokens(text)) for word in self._spelling.read(token)]
        return Message(self, tuple(word for word in read if word not in self._fillers)[:LONGEST])

    def places(self, words: Sequence[str], hidden: Set[int] = NONE) -> dict[str, list[Span]]:
        """Where lists and words stand, but for the words at hidden places."""
        marked = [BEGIN, *words, END]
        forms = [self._forms(word) if i not in hidden else () for i, word in enumerate(marked)]
        found: dict[str, list[Span]] = {BEGIN: [(0, 1)], END: [(len(marked) - 1, len(marked))]}
        for start, at in enumerate(forms):
            for form in at:
                for name in self._single.get(form, ()):
                    found.setdefault(name, []).append((start, start + 1))
                for parts, name in self._longer.get(form, ()):
                    if _stands(parts, forms, start):
                        found.setdefault(name, []).append((start, start + len(parts)))
            if at and start + 1 < len(forms) and forms[start + 1]:
                for name in self._joined(marked[start] + marked[start + 1]):
                    found.setdefault(name, []).append((start, start + 2))
        return found

    def _forms(self, word: str) -> tuple[str, ...]:
        if word.isdigit():
            return (word, NUMBER)
        return (word, *(f"{stem}*" for stem in self._spelling.stems_of(word)))

    def _joined(self, word: str) -> Iterator[str]:
        """The names of a known word that was typed as two: `my self`, `over dose`."""
        if len(word) > SHORTEST_JOINED and word.isalpha() and word.isascii():
            for form in self._forms(word):
                yield from self._single.get(form, ())


def _stands(parts: Sequence[str], forms: Sequence[Sequence[str]], start: int) -> bool:
    """Whether the words of an entry stand at a place, one after the other."""
    return start + len(parts) <= len(forms) and all(part in forms[start + i] for i, part in enumerate(parts))


def _parts(entry: str) -> list[tuple[str, bool]]:
    """The words of an entry, and which of them are only beginnings."""
    return [
        (token, word.endswith("*"))
        for word in entry.split()
        for token in ([NUMBER] if word == NUMBER else tokens(word))
    ]


def _spelt(read: Sequence[str]) -> Iterator[str]:
    """Single letters that were spelt out one by one, as one word."""
    letters = ""
    for token in read:
        if len(token) == 1 and token.isascii() and token.isalpha():
            letters += token
            continue
        yield from _word_of(letters)
        letters = ""
        yield token
    yield from _word_of(letters)


def _word_of(letters: str) -> Iterable[str]:
    return [letters] if len(letters) > 2 else list(letters)
