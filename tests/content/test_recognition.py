"""What a person's words are recognised by is checked like all content."""

from dataclasses import replace
from typing import Any

import pytest

from app.content import recognition as rules
from app.content.corpus import Corpus
from app.content.models import Recognition
from app.content.models.recognition import ByLanguage


def changed(corpus: Corpus, of: str, **values: Any) -> Corpus:
    """The corpus with one recognition changed."""

    def other(entry: Any) -> Any:
        if isinstance(entry.item, Recognition) and entry.item.slug == of:
            return replace(entry, item=entry.item.model_copy(update=values))
        return entry

    return replace(corpus, entries=tuple(map(other, corpus.entries)))


def test_a_phrase_that_its_patterns_miss_is_found(corpus: Corpus) -> None:
    bad = changed(corpus, "seizure", phrases=ByLanguage(en=("hello there",)))
    (finding,) = rules.examples_are_recognised(bad)
    assert "`hello there` is not recognised" in finding.message
    assert finding.place.file.endswith("recognition/seizure.yaml")


def test_a_near_miss_that_fires_is_found(corpus: Corpus) -> None:
    bad = changed(corpus, "seizure", near_misses=ByLanguage(en=("my dad had a seizure",)))
    (finding,) = rules.examples_are_recognised(bad)
    assert "is taken for seizure" in finding.message


@pytest.mark.parametrize("pattern", ["@no-such-list", "a ..", ""])
def test_a_pattern_that_cannot_be_read_is_found_and_stops_the_rest(corpus: Corpus, pattern: str) -> None:
    bad = changed(corpus, "seizure", patterns=(pattern,))
    (finding,) = rules.patterns_can_be_read(bad)
    assert finding.place.line > 1
    assert list(rules.examples_are_recognised(bad)) == []


def test_a_slug_that_names_no_sign_is_found_and_so_is_the_sign_without(corpus: Corpus) -> None:
    bad = changed(corpus, "seizure", slug="siezure")
    messages = [finding.message for finding in rules.recognitions_have_guidance(bad)]
    assert any("no danger-sign `siezure`" in message for message in messages)
    assert any("nothing recognises it" in message for message in messages)


def test_the_more_urgent_ranks_first(corpus: Corpus) -> None:
    bad = changed(corpus, "stops-breathing-in-sleep", rank=0)
    assert any("less urgent" in finding.message for finding in rules.the_more_urgent_ranks_first(bad))
    assert list(rules.the_more_urgent_ranks_first(corpus)) == []
