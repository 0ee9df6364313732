"""Examples of what people type who need an item are checked against those of all others."""

from dataclasses import replace
from typing import Any

from app.content.corpus import Corpus
from app.content.models.authored import Item
from app.content.needs import examples_find_their_item


def with_examples(corpus: Corpus, examples: dict[str, tuple[str, ...]]) -> Corpus:
    """The corpus with these examples by slug, and no others."""

    def other(entry: Any) -> Any:
        item = entry.item
        changed = {"examples": examples.get(item.slug, ())}
        return replace(entry, item=item.model_copy(update=changed)) if isinstance(item, Item) else entry

    return replace(corpus, entries=tuple(map(other, corpus.entries)))


THREE = {"noise.yaml", "bedroom-temperature.yaml", "ageing.yaml"}
NOISE = ("lorries wake me", "lorries at night", "noisy lorries", "a road full of lorries", "lorries and trains")


def test_an_item_with_the_examples_of_others_is_found(corpus: Corpus) -> None:
    """Two items may be asked for in the same words; the third has examples that are not its own."""
    bad = with_examples(corpus, {"noise": NOISE, "bedroom-temperature": NOISE, "ageing": NOISE[:3]})
    findings = list(examples_find_their_item(bad))
    assert {finding.place.file.rpartition("/")[2] for finding in findings} <= THREE
    assert findings
    assert all("ask for other items, such as `" in finding.message for finding in findings)


def test_items_without_examples_are_not_to_blame(corpus: Corpus) -> None:
    assert list(examples_find_their_item(with_examples(corpus, {}))) == []
