"""What is learned from examples: of danger and of requests, of what only sounds like them, and of needing an item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.asking.choosing import Asked, chosen
from app.asking.learning import Example, Learned, learned
from app.asking.lexicon import Message
from app.asking.needs import NOTHING
from app.asking.understanding import NONE_OF, Understanding
from app.asking.words import stems
from app.content.corpus import Corpus
from app.content.models import Recognition
from app.content.models.authored import Item
from app.vocabulary import Recognises

Told = tuple[Message, str | None]
"""A message, and the slug of the sign that it tells of."""


@dataclass(frozen=True)
class Teaching:
    """All that a corpus has to learn from, in an order that does not follow that of its files."""

    recognitions: tuple[Recognition, ...]
    needed: tuple[tuple[str, tuple[str, ...]], ...]
    """Names of items, or `NOTHING`, each with what people type who need it. None of it tells of danger."""


def teaching(corpus: Corpus) -> Teaching:
    """What is learned from in a corpus."""
    recognitions = sorted((item for _, item in corpus.of(Recognition)), key=lambda item: item.slug)
    items = [(f"{item.kind}/{item.slug}", item.examples) for _, item in corpus.of(Item) if item.examples]
    nothing = [(NOTHING, one.counterexamples.words) for one in recognitions if one.recognises is Recognises.NO_ITEM]
    return Teaching(tuple(recognitions), tuple(sorted(items + nothing)))


@lru_cache(maxsize=2)
def lessons(told: Teaching) -> dict[Recognises, Learned]:
    """What the recognitions of a corpus teach, where they say what is none of their sort. It takes seconds."""
    recognised = {item.recognises for item in told.recognitions}
    return {sort: _learned(told, sort) for sort, none in NONE_OF.items() if none in recognised}


@lru_cache(maxsize=2)
def needs(told: Teaching) -> dict[str, dict[str, int]]:
    """What the stems of a message say for needing each item that has examples, by its name, and for needing none."""
    return chosen([Asked(frozenset(stems(text)), item) for item, texts in told.needed for text in texts])


@lru_cache(maxsize=2)
def reader(items: tuple[Recognition, ...]) -> Callable[[str], Message]:
    """Reads what people type, each text once."""
    return cache(_untaught(items).read)


@lru_cache(maxsize=2)
def _untaught(items: tuple[Recognition, ...]) -> Understanding:
    """What messages are understood by with patterns alone."""
    return Understanding(items)


def _learned(told: Teaching, sort: Recognises) -> Learned:
    features = _untaught(told.recognitions).features
    examples = [*_told(told.recognitions, sort), *(_harmless(told) if sort is Recognises.DANGER else ())]
    return learned([Example(features(message, sort), slug) for message, slug in examples])


def _harmless(told: Teaching) -> Iterator[Told]:
    """What people type who need an item; it may be a request, but no danger."""
    read = reader(told.recognitions)
    return ((read(text), None) for name, texts in told.needed if name != NOTHING for text in texts)


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
