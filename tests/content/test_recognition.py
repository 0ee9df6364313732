"""What a person's words are recognised by is checked like all content."""

from dataclasses import replace
from typing import Any

import pytest

from app.asking.understanding import NONE_OF
from app.content import recognition as rules
from app.content.corpus import Corpus
from app.content.learning import lessons, teaching
from app.content.models import Recognition
from app.content.models.recognition import ByLanguage
from app.vocabulary import Recognises


def changed(corpus: Corpus, of: str, **values: Any) -> Corpus:
    """The corpus with one recognition changed."""

    def other(entry: Any) -> Any:
        if isinstance(entry.item, Recognition) and entry.item.slug == of:
            return replace(entry, item=entry.item.model_copy(update=values))
        return entry

    return replace(corpus, entries=tuple(map(other, corpus.entries)))


def untaught(corpus: Corpus) -> Corpus:
    """The corpus of patterns alone: without what is none of a sort, nothing is learned, which takes seconds."""
    none = {"examples": ByLanguage(), "counterexamples": ByLanguage()}
    entries = [
        replace(one, item=one.item.model_copy(update=none)) if isinstance(one.item, Recognition) else one
        for one in corpus.entries
        if getattr(one.item, "recognises", "") not in NONE_OF.values()
    ]
    return replace(corpus, entries=tuple(entries))


def test_a_phrase_that_its_patterns_miss_is_found(corpus: Corpus) -> None:
    bad = changed(untaught(corpus), "seizure", phrases=ByLanguage(en=("hello there",)))
    (finding,) = rules.examples_are_recognised(bad)
    assert "`hello there` is not recognised" in finding.message
    assert finding.place.file.endswith("recognition/seizure.yaml")


def test_a_near_miss_that_fires_is_found(corpus: Corpus) -> None:
    bad = changed(untaught(corpus), "seizure", near_misses=ByLanguage(en=("my dad had a seizure",)))
    (finding,) = rules.examples_are_recognised(bad)
    assert "is taken for seizure" in finding.message


def test_examples_that_most_of_their_own_kind_contradict_are_found(corpus: Corpus) -> None:
    odd = tuple(f"which {food} is the best breakfast of all" for food in ("fruit", "bread", "porridge", "cereal"))
    bad = changed(untaught(corpus), "seizure", examples=ByLanguage(en=odd[:1]), counterexamples=ByLanguage(en=odd[1:]))
    (finding,) = rules.examples_are_recognised(bad)
    assert "1 of 1 are not understood, such as `which fruit is the best breakfast of all`" in finding.message
    assert finding.place.line > 1


def test_a_corpus_that_does_not_say_what_is_harmless_teaches_no_danger(corpus: Corpus) -> None:
    assert set(lessons(teaching(corpus))) == {Recognises.DANGER, Recognises.REQUEST}
    assert lessons(teaching(untaught(corpus))) == {}


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
