"""From a word as typed to a known one: slips of the keyboard, letters said by numbers, words run together."""

from collections.abc import Iterable, Iterator

from app.asking.folding import collapsed, unleeted
from app.asking.spelling import distance, letters
from app.asking.stemming import stem

SHORTEST_SLIP = 5
"""Shorter words have too many neighbours for a guess."""
SHORTEST_RUN = 6
"""Two short words run together read like another word."""
SHORTEST_PART = 2.5
"""How long the words that were run together are on average at least: `camino` is not `ca mi no`."""


class Spelling:
    """Known words, and which of them a token may stand for. `stems` are beginnings of words."""

    def __init__(self, words: Iterable[str], stems: Iterable[str], ordinary: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.stems = frozenset(stems)
        self._ordinary = frozenset(ordinary)
        self._lengths = sorted({len(stem) for stem in self.stems}, reverse=True)
        self._collapsed = {collapsed(word): word for word in sorted(self.words) if len(word) > 2}
        self._by_stem = {stem(word): word for word in sorted(self.words, reverse=True) if len(word) > 2}
        self._near: dict[str, list[tuple[int, str, bool]]] = {}
        for word, is_stem in [*((w, False) for w in sorted(self.words)), *((s, True) for s in sorted(self.stems))]:
            if len(word) >= SHORTEST_SLIP and word.isascii() and word.isalpha():
                self._near.setdefault(word[0], []).append((letters(word), word, is_stem))

    def read(self, token: str) -> list[str]:
        """The known words that a token stands for; itself where there are none."""
        if token in self.words or token in self._ordinary or token.isdigit() or not token.isascii():
            return [token]
        return next((found for found in self._readings(token) if found), [token])

    def stems_of(self, token: str) -> Iterator[str]:
        """The stems that a token begins with."""
        return (token[:length] for length in self._lengths if token[:length] in self.stems)

    def _readings(self, token: str) -> Iterator[list[str]]:
        yield [token] if any(self.stems_of(token)) else []
        letters = token.lstrip("0123456789")
        yield [token[: -len(letters)], letters] if letters != token and self._knows(letters) else []
        plain = unleeted(token)
        yield [plain] if self._knows(plain) else []
        form = self._by_stem.get(stem(plain))
        yield [form] if form else []
        shortest = collapsed(plain)
        known = self._collapsed.get(shortest)
        yield [known] if known else []
        yield [shortest] if self._knows(shortest) else []
        yield _split(plain, self.words) if len(plain) >= SHORTEST_RUN else []
        nearest = self._nearest(plain) if len(plain) >= SHORTEST_SLIP else None
        yield [nearest] if nearest else []

    def _knows(self, token: str) -> bool:
        return token in self.words or any(self.stems_of(token))

    def _nearest(self, token: str) -> str | None:
        """The known word that is fewest slips away, if few enough for its length."""
        mine, best, found = letters(token), 3, None
        for first in dict.fromkeys((token[0], token[1])):
            for its_letters, word, is_stem in self._near.get(first, ()):
                most = min(best - 1, _slips_allowed(word))
                if most and (its_letters & ~mine).bit_count() <= most and (first == token[0] or token[0] == word[1]):
                    slips = _slips_to(token, word, is_stem, most)
                    if slips <= most:
                        best, found = slips, word
        return found


def _slips_to(token: str, word: str, is_stem: bool, most: int) -> int:
    """How many slips are between a token and a word; of a stem only as many letters are compared as it has."""
    if not is_stem:
        return distance(token, word) if abs(len(token) - len(word)) <= most else most + 1
    return min(distance(token[:length], word) for length in range(len(word) - 1, len(word) + 2))


def _slips_allowed(word: str) -> int:
    return 1 if len(word) < 8 else 2


def _split(token: str, words: frozenset[str]) -> list[str]:
    """The token as known words run together, as few as possible; nothing where a part is unknown."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(token) + 1):
        starts = (start for start in range(max(0, end - 14), end) if best[start] is not None)
        ways = [[*(best[start] or []), token[start:end]] for start in starts if _is_part(token[start:end], words)]
        best.append(min(ways, key=len, default=None))
    read = best[-1] or []
    return read if len(read) * SHORTEST_PART <= len(token) else []


def _is_part(part: str, words: frozenset[str]) -> bool:
    return part in words and (len(part) > 1 or part in "ia")
