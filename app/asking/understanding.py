"""Understanding a message: its dangers, its requests, the question it is, and whether it is about our subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.asking.classifier import Classifier
from app.asking.dangers import Heard, Listener, Sign, Taught, Words
from app.asking.lexicon import Lexicon, Message
from app.vocabulary import Recognises

SUBJECT = "@subject"
"""The list of words of our subject."""
DANGER, REQUEST = Recognises.DANGER, Recognises.REQUEST
NONE_OF = {DANGER: Recognises.NO_DANGER, REQUEST: Recognises.NO_REQUEST}
"""What is learned from, with what its opposite is learned from."""
LIKELY = {DANGER: (500, 250), REQUEST: (200, 200)}
"""From these scores on a message is taken for one of a sort, and for one of its foremost, though no pattern does."""


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

    def __init__(
        self,
        recognitions: Iterable[Recognised],
        asked_as: Mapping[str, Sequence[str]] | None = None,
        classifiers: Mapping[Recognises, Classifier] | None = None,
    ) -> None:
        known = list(recognitions)
        words = _words(known)
        asked = [Sign(slug, always=patterns) for slug, patterns in (asked_as or {}).items()]
        self._listeners = {
            sort: Listener(words, _signs(known, sort), Taught(learned, *LIKELY[sort]))
            for sort in NONE_OF
            for learned in [(classifiers or {}).get(sort, Classifier())]
        }
        self._questions = Listener(words, asked)
        self._elsewhere = Listener(words, _signs(known, Recognises.OTHER_SUBJECT))
        listeners = (*self._listeners.values(), self._questions, self._elsewhere)
        literals = sorted({literal for listener in listeners for literal in listener.literals})
        self._lexicon = Lexicon(words.lists, literals, words.fillers, words.ordinary)

    def understand(self, text: str) -> Understood:
        """What a person's words say."""
        return self.hear(self.read(text))

    def hear(self, message: Message) -> Understood:
        """What a message says. What is asked of other subjects, with no danger in it, is not for us to refuse."""
        dangers, names_subject = self._listeners[DANGER].hear(message), SUBJECT in message.places
        is_ours = names_subject or bool(dangers.said)
        return Understood(
            dangers=dangers,
            requests=self._listeners[REQUEST].hear(message, with_learned=is_ours).said,
            questions=self._questions.hear(message).said,
            is_elsewhere=bool(self._elsewhere.hear(message).said),
            names_subject=names_subject,
        )

    def read(self, text: str) -> Message:
        """A message as known words."""
        return self._lexicon.message(text)

    def features(self, message: Message, sort: Recognises) -> frozenset[str]:
        """What a classifier of dangers, or of requests, weighs of a message."""
        return self._listeners[sort].features(message)

    def hears(self, message: Message, sort: Recognises) -> bool:
        """Whether any danger, or any request, is said in a message."""
        if sort is DANGER:
            return bool(self._listeners[DANGER].hear(message).said)
        return bool(self.hear(message).requests)


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
