"""What the classifiers learn from: all examples of danger and of requests, and of what only sounds like them."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from app.asking.learning import Example, Learned, learned
from app.asking.lexicon import Message
from app.asking.understanding import NONE_OF, Understanding
from app.content.models import Recognition
from app.vocabulary import Recognises

Told = tuple[Message, str | None]
"""A message, and the slug of the sign that it tells of."""


@lru_cache(maxsize=2)
def lessons(items: tuple[Recognition, ...]) -> dict[Recognises, Learned]:
    """What the recognitions of a corpus teach, where they say what is none of their sort. It takes seconds."""
    items = tuple(sorted(items, key=lambda item: item.slug))  # what is learned follows the order of the examples
    recognised = {item.recognises for item in items}
    return {sort: _learned(items, sort) for sort, none in NONE_OF.items() if none in recognised}


@lru_cache(maxsize=2)
def reader(items: tuple[Recognition, ...]) -> Callable[[str], Message]:
    """Reads what people type, each text once."""
    return cache(_untaught(items).read)


@lru_cache(maxsize=2)
def _untaught(items: tuple[Recognition, ...]) -> Understanding:
    """What messages are understood by with patterns alone."""
    return Understanding(items)


def _learned(items: tuple[Recognition, ...], sort: Recognises) -> Learned:
    features = _untaught(items).features
    return learned([Example(features(message, sort), slug) for message, slug in _told(items, sort)])


def _told(items: tuple[Recognition, ...], sort: Recognises) -> Iterator[Told]:
    """All messages that a sort is learned from.

    What is no danger may be a request, and the other way round: of the other sort are taken the messages without danger
    and request in which the patterns of this sort find nothing.
    """
    reading, read = _untaught(items), reader(items)
    for item in items:
        slug = item.slug if item.recognises is sort else None
        is_here = item.recognises in (sort, NONE_OF[sort])
        if is_here:
            yield from ((read(text), slug) for text in (*item.phrases.words, *item.examples.words))
        for message in map(read, (*item.near_misses.words, *item.counterexamples.words)):
            if is_here or not reading.hears(message, sort):
                yield message, None
