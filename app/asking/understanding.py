"""Understanding a message: its dangers, its requests, the question it is, and whether it is about our subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.asking.dangers import Heard, Listener, Sign, Words
from app.asking.lexicon import Lexicon
from app.vocabulary import Recognises

SUBJECT = "@subject"
"""The list of words of our subject."""


class Named(Protocol):
    """A list of words."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> Sequence[str]: ...


class Recognised(Protocol):
    """What one thing is recognised by, as authored or as published."""

    @property
    def slug(self) -> str: ...
    @property
    def recognises(self) -> Recognises: ...
    @property
    def rank(self) -> int: ...
    @property
    def patterns(self) -> Sequence[str]: ...
    @property
    def always(self) -> Sequence[str]: ...
    @property
    def masks(self) -> Sequence[str]: ...
    @property
    def quiet(self) -> Sequence[str]: ...
    @property
    def lists(self) -> Sequence[Named]: ...
    @property
    def facts(self) -> Sequence[str]: ...
    @property
    def negations(self) -> Sequence[str]: ...
    @property
    def fillers(self) -> Sequence[str]: ...
    @property
    def ordinary(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Understood:
    """What was understood of a message. All are slugs, the first in rank first."""

    dangers: Heard
    requests: tuple[str, ...]
    questions: tuple[str, ...]
    """The curated questions that it asks in other words."""
    is_elsewhere: bool
    """Whether it asks for what we never answer: another illness, another subject."""
    names_subject: bool
    """Whether a word of our subject is in it."""


class Understanding:
    """Everything that messages are understood by, made ready once for an edition."""

    def __init__(self, recognitions: Iterable[Recognised], asked_as: Mapping[str, Sequence[str]] | None = None) -> None:
        known = list(recognitions)
        words = _words(known)
        asked = [Sign(slug, always=patterns) for slug, patterns in (asked_as or {}).items()]
        self._dangers = Listener(words, _signs(known, Recognises.DANGER))
        self._requests = Listener(words, _signs(known, Recognises.REQUEST))
        self._questions = Listener(words, asked)
        self._elsewhere = Listener(words, _signs(known, Recognises.OTHER_SUBJECT))
        listeners = (self._dangers, self._requests, self._questions, self._elsewhere)
        literals = sorted({literal for listener in listeners for literal in listener.literals})
        self._lexicon = Lexicon(words.lists, literals, words.fillers, words.ordinary)

    def understand(self, text: str) -> Understood:
        """What a message says."""
        message = self._lexicon.message(text)
        return Understood(
            dangers=self._dangers.hear(message),
            requests=self._requests.hear(message).said,
            questions=self._questions.hear(message).said,
            is_elsewhere=bool(self._elsewhere.hear(message).said),
            names_subject=SUBJECT in message.places,
        )


def _signs(known: Iterable[Recognised], purpose: Recognises) -> list[Sign]:
    return [
        Sign(one.slug, one.rank, one.patterns, one.always, one.masks, one.quiet)
        for one in known
        if one.recognises is purpose
    ]


def _words(known: Sequence[Recognised]) -> Words:
    return Words(
        lists={words.name: words.words for one in known for words in one.lists},
        facts=[text for one in known for text in one.facts],
        negations=[text for one in known for text in one.negations],
        fillers=[text for one in known for text in one.fillers],
        ordinary=[text for one in known for text in one.ordinary],
    )
