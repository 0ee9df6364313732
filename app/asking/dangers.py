"""Hearing danger in what a person typed. A miss can cost a life, a false alarm costs a moment."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.asking.classifier import Classifier
from app.asking.lexicon import Message
from app.asking.patterns import BEGIN, END, NUMBER, Pattern, Places, Span, chains, parse

MOST_SIGNS = 2
FEWEST_WORDS = 3
"""The classifier says nothing of fewer words: most are names of things."""
NEVER_TAKEN_BACK = 25
"""Signs that rank so far in front stay said, whatever else the message is like."""
Negated = Mapping[int, int]
"""The places that a negation goes before, with the place of the negation."""
NOTHING: Negated = {}


@dataclass(frozen=True)
class Sign:
    """How people put one thing in words: a danger, or a request that we refuse.

    `patterns` say it. What `always` says it is heard in a question of fact too. `masks` cover harmless words. `quiet`
    only touches it. The lowest `rank` comes first.
    """

    slug: str
    rank: int = 0
    patterns: Sequence[str] = ()
    always: Sequence[str] = ()
    masks: Sequence[str] = ()
    quiet: Sequence[str] = ()


@dataclass(frozen=True)
class Words:
    """What all signs share: lists of words, questions of fact, negations, words that say nothing, ordinary words."""

    lists: Mapping[str, Sequence[str]]
    facts: Sequence[str] = ()
    negations: Sequence[str] = ()
    fillers: Sequence[str] = ()
    ordinary: Sequence[str] = ()


@dataclass(frozen=True)
class Heard:
    """Slugs of signs, the first in rank first. What is `quiet` was touched, denied, or asked about in general."""

    said: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()

    @property
    def urgent(self) -> tuple[str, ...]:
        """What is shown of the dangers that were heard."""
        return self.said[:MOST_SIGNS]


@dataclass(frozen=True)
class Taught:
    """What was learned of some signs, and when it counts."""

    classifier: Classifier = field(default_factory=Classifier)
    likely: int = 0
    """From this score on a message is taken for a sign, though no pattern finds any."""
    likely_foremost: int = 0
    """The same for the foremost signs, which are not to be missed."""


UNTAUGHT = Taught()


class Listener:
    """The signs of one edition, made ready once, so that listening is fast."""

    def __init__(self, words: Words, signs: Iterable[Sign], taught: Taught = UNTAUGHT) -> None:
        self._taught = taught
        ranked = sorted(signs, key=lambda sign: (sign.rank, sign.slug))
        self._foremost = {sign.slug for sign in ranked if sign.rank <= NEVER_TAKEN_BACK}
        self._order = {sign.slug: i for i, sign in enumerate(ranked)}
        self._facts = _Index(("", text) for text in words.facts)
        self._negations = _Index(("", text) for text in words.negations)
        self._said = _Index((sign.slug, text) for sign in ranked for text in sign.patterns)
        self._always = _Index((sign.slug, text) for sign in ranked for text in sign.always)
        self._masks = _Index((sign.slug, text) for sign in ranked for text in sign.masks)
        self._quiet = _Index((sign.slug, text) for sign in ranked for text in sign.quiet)
        self._indexes = (self._facts, self._negations, self._said, self._always, self._masks, self._quiet)

    @property
    def literals(self) -> set[str]:
        """The single words that patterns name."""
        return {name for index in self._indexes for name in index.names if name[0] not in {"@", BEGIN, END, NUMBER}}

    def hear(self, message: Message, with_learned: bool = True) -> Heard:
        """The signs in a message; what was learned may be left out."""
        places = self._unmasked(message)
        bare = message.places
        negated = {c[-1][1]: c[0][0] for _, pattern in self._negations.found(bare) for c in _all_chains(pattern, bare)}
        always = {slug for slug, _ in self._always.found(places)}
        found = {slug for slug, _ in self._said.found(places)}
        meant = {slug for slug, _ in self._said.found(places, negated)}
        said = set() if any(True for _ in self._facts.found(places)) else meant
        alike: list[str] = []
        if with_learned and len(message.words) >= FEWEST_WORDS:
            features = message.features(places)
            said = self._likely_of(said, features)
            alike = self._alike(said | always, bool(found - meant), features)
        heard = _with(alike, self._ranked(said | always))
        near = found | {slug for slug, _ in self._quiet.found(places)}
        return Heard(heard, self._ranked(near.difference(heard)))

    def _likely_of(self, said: set[str], features: Collection[str]) -> set[str]:
        """What patterns say, less what is unlikely."""
        return said & self._foremost if self._taught.classifier.is_unlikely(features) else said

    def _alike(self, said: set[str], is_denied: bool, features: Collection[str]) -> list[str]:
        """The sign that a message is most like, unless it is denied.

        Where patterns say nothing, it is in doubt which sign it is, and the next likeliest is shown as well; but none
        of the foremost, beside which nothing else may stand.
        """
        likely = self._likeliest(features) if said or not is_denied else []
        return likely[:1] + [slug for slug in likely[1:] if slug not in self._foremost and not said]

    def _likeliest(self, features: Collection[str]) -> list[str]:
        """The two signs that a message is most like, if it is like enough to the first."""
        taught = self._taught
        score = taught.classifier.score(features)
        if score < min(taught.likely, taught.likely_foremost):
            return []
        found = taught.classifier.likeliest(features)
        is_foremost = not self._foremost.isdisjoint(found)
        return found if score >= (taught.likely_foremost if is_foremost else taught.likely) else []

    def features(self, message: Message) -> frozenset[str]:
        """What the classifier weighs."""
        return message.features(self._unmasked(message))

    def _unmasked(self, message: Message) -> Places:
        bare = message.places
        hidden = {at for _, pattern in self._masks.found(bare) for at in _covered(pattern, bare)}
        return message.without(hidden) if hidden else bare

    def _ranked(self, slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(slugs, key=lambda slug: self._order[slug]))


def _with(alike: Sequence[str], ranked: Sequence[str]) -> tuple[str, ...]:
    """The foremost sign that patterns say, then the one that the message is most like, then the others of both."""
    return tuple(dict.fromkeys((*ranked[:1], *alike[:1], *ranked, *alike)))


class _Index:
    """Patterns by a name that each of them needs, so that only those are tried whose words are there at all."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._by_name: dict[str, list[tuple[str, Pattern]]] = {}
        self.names: set[str] = set()
        for slug, text in texts:
            pattern = parse(text)
            self.names |= pattern.names
            for name in min((e.names for sequence in pattern.sequences for e in sequence), key=_commonness):
                self._by_name.setdefault(name, []).append((slug, pattern))

    def found(self, places: Places, negated: Negated = NOTHING) -> Iterator[tuple[str, Pattern]]:
        """The patterns that are there, each with its slug."""
        present = frozenset(places)
        for name in present & self._by_name.keys():
            for slug, pattern in self._by_name[name]:
                if pattern.may_be_among(present) and _is_found(pattern, places, negated):
                    yield slug, pattern


def _commonness(names: Sequence[str]) -> tuple[int, int]:
    """Single words are rarer than lists of words, and few of either are rarer than many."""
    return sum(1 for name in names if name[0] in {"@", BEGIN, END, NUMBER}), len(names)


def _is_found(pattern: Pattern, places: Places, negated: Negated) -> bool:
    """Whether all its parts are there, none of them only in words that a negation goes before."""
    return all(any(_is_meant(c, negated) for c in chains(sequence, places)) for sequence in pattern.sequences)


def _is_meant(chain: Sequence[Span], negated: Negated) -> bool:
    """Whether no negation stands right before a word of it; one that is part of it is meant."""
    return not negated or not any(
        start in negated and negated[start] not in {first for first, _ in chain} for start, _ in chain
    )


def _covered(mask: Pattern, places: Places) -> Iterator[int]:
    """The words that a harmless phrase is made of; what stands in its gaps is not covered."""
    return (at for chain in _all_chains(mask, places) for span in chain for at in range(*span))


def _all_chains(pattern: Pattern, places: Places) -> Iterator[tuple[Span, ...]]:
    return (chain for sequence in pattern.sequences for chain in chains(sequence, places))
