"""Lists of words by name, and where they stand in what a person typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.asking.folding import LONGEST, tokens
from app.asking.patterns import BEGIN, END, NUMBER, Span
from app.asking.slips import Spelling


class Lexicon:
    """Lists of words by name, and where they stand in a message. An entry that ends in `*` is a beginning."""

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        literals: Iterable[str],
        fillers: Iterable[str],
        ordinary: Iterable[str],
    ) -> None:
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._fillers = frozenset(token for filler in fillers for token in tokens(filler))
        for name, entries in lists.items():
            for entry in entries:
                self._add(f"@{name}", entry)
        for literal in (*literals, NUMBER):
            self._add(literal, literal)
        words = {part for entries in self._entries.values() for parts, _ in entries for part in parts}
        whole = {word for word in words if not word.endswith("*")}
        self._spelling = Spelling(whole | self._fillers, {word[:-1] for word in words - whole}, ordinary)

    def _add(self, name: str, entry: str) -> None:
        parts = [f"{part}*" if is_stem else part for part, is_stem in _parts(entry)]
        if parts:
            self._entries.setdefault(parts[0], []).append((tuple(parts), name))

    def read(self, text: str) -> list[str]:
        """The message as known words, without what says nothing."""
        read = [word for token in _spelt(tokens(text)) for word in self._spelling.read(token)]
        return [word for word in read if word not in self._fillers][:LONGEST]

    def places(self, words: Sequence[str], hidden: frozenset[int] = frozenset()) -> dict[str, list[Span]]:
        """Where lists and words stand, but for the words at hidden places; the message begins at place 1."""
        marked = [BEGIN, *words, END]
        forms = [self._forms(word) if i not in hidden else () for i, word in enumerate(marked)]
        found: dict[str, list[Span]] = {BEGIN: [(0, 1)], END: [(len(marked) - 1, len(marked))]}
        for start, at in enumerate(forms):
            for form in at:
                for parts, name in self._entries.get(form, ()):
                    end = start + len(parts)
                    if end <= len(forms) and all(part in forms[start + i] for i, part in enumerate(parts)):
                        found.setdefault(name, []).append((start, end))
            if start + 1 < len(forms) and start not in hidden and start + 1 not in hidden:
                self._place_joined(marked, start, found)
        return found

    def _forms(self, word: str) -> tuple[str, ...]:
        if word.isdigit():
            return (word, NUMBER)
        return (word, *(f"{stem}*" for stem in self._spelling.stems_of(word)))

    def _place_joined(self, marked: Sequence[str], start: int, found: dict[str, list[Span]]) -> None:
        """A known word that was typed as two: `my self`, `over dose`."""
        joined = marked[start] + marked[start + 1]
        if len(joined) > 5 and joined.isalpha() and joined.isascii():
            for form in self._forms(joined):
                for parts, name in self._entries.get(form, ()):
                    if len(parts) == 1:
                        found.setdefault(name, []).append((start, start + 2))


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
