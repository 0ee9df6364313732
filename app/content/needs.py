"""Rules of what people type who need an item: search can learn from it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.asking.needs import by_stem, shares
from app.asking.words import stems
from app.content.corpus import Corpus
from app.content.findings import Finding
from app.content.learning import Teaching, needs, teaching
from app.content.models.authored import Item

MOST_UNLEARNED = 0.2
"""The share of an item's examples that may be of others, by what was learned of all."""
LIKELIEST = 2


def examples_find_their_item(corpus: Corpus) -> Iterator[Finding]:
    """An item is among the two that most of its own examples ask for: else it has the examples of another."""
    if corpus.unread:
        return  # less would be learned than was written
    misled = _misled(teaching(corpus))
    for entry, item in corpus.of(Item):
        if message := misled.get(f"{item.kind}/{item.slug}"):
            yield Finding(entry.place(("examples",)), message)


@lru_cache(maxsize=2)
def _misled(told: Teaching) -> dict[str, str]:
    """By item: what is wrong with its examples."""
    weights = by_stem(needs(told))
    wrong = {item: [text for text in texts if item not in _likeliest(weights, text)] for item, texts in told.needed}
    return {
        item: f"{len(wrong[item])} of {len(texts)} ask for other items, such as {_some(wrong[item])}; "
        "see which item is best for them"
        for item, texts in told.needed
        if len(wrong[item]) > MOST_UNLEARNED * len(texts)
    }


def _likeliest(weights: Mapping[str, Mapping[str, int]], text: str) -> Sequence[str]:
    asked = {*stems(text)}
    found = shares([weights[one] for one in sorted(asked) if one in weights], len(asked))
    return sorted(found, key=lambda item: -found[item])[:LIKELIEST]


def _some(texts: Sequence[str]) -> str:
    return "; ".join(f"`{text}`" for text in texts[:3])
