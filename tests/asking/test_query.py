"""A question is taken apart: phrases with a meaning, words, and how much each says."""

from app.asking.expressions import all_of
from app.asking.query import parts, rarest, weighed, with_also
from app.asking.synonyms import Group, key, meanings, phrases

STOP = frozenset(["is", "my", "of", "due", "to", "i", "cant"])
MEANT = meanings(
    [
        Group(("insomnia", "sleeplessness"), ("insomnia", "sleeplessness")),
        Group(("lack of calcium", "low calcium"), ("calcium deficiency", "low blood calcium")),
        Group(("cant sleep",), ("insomnia",)),
    ]
)


def asked(text: str) -> list[tuple[str, ...]]:
    """The parts of a question as asked."""
    return [part.words for part in parts(text.split(), MEANT, STOP)]


def test_synonyms_that_stand_for_each_other_lead_both_ways() -> None:
    assert MEANT["insomnia"] == (("sleeplessness",),)
    assert MEANT[key(["sleeplessness"])] == (("insomnia",),)


def test_what_is_meant_does_not_lead_back() -> None:
    assert MEANT[key(["low", "calcium"])] == (("calcium", "deficiency"), ("low", "blood", "calcium"))
    assert key(["calcium", "deficiency"]) not in MEANT


def test_forms_of_words_make_no_difference_to_phrases() -> None:
    found = meanings([Group(("leg cramps",), ("charley horse",))])
    assert key(["legs", "cramp"]) in found
    assert key(["leg", "cramping"]) in phrases(["my", "legs", "cramp"])


def test_a_question_is_phrases_and_words() -> None:
    assert asked("is my insomnia due to lack of calcium") == [("insomnia",), ("lack", "of", "calcium")]
    assert asked("i cant sleep") == [("cant", "sleep")]
    assert asked("milk milk milk") == [("milk",)]


def test_words_that_say_nothing_count_where_there_is_nothing_else() -> None:
    assert asked("is my") == [("is",), ("my",)]
    assert asked("") == []


def called(_: str) -> float:
    """Every item that holds a word is called by it."""
    return 1.0


def test_a_word_that_says_nothing_is_passed_over_even_where_its_stem_has_a_meaning() -> None:
    meant = {"a": (("defibrillator",),)}  # of AED, whose stem is `a`
    assert [part.words for part in parts(["a", "nightcap"], meant, frozenset(["a"]))] == [("nightcap",)]


def test_of_another_phrase_not_one_word_alone_is_left() -> None:
    meant = {"gym": (("i", "work", "out"), ("of", "sport"), ("is", "low", "calcium"))}
    (part,) = parts(["gym"], meant, frozenset(["i", "out", "is"]))
    assert part.also == (("i", "work", "out"), ("of", "sport"), ("low", "calcium"))


def test_the_fewer_items_hold_a_part_the_more_it_says() -> None:
    items = {"calcium": 600, "tetani": 5, "insomnia": 300, "sleepless": 3}
    common, rare = (weighed(part, items, 1000, called) for part in parts(["calcium", "tetany"], {}, STOP))
    assert rare.weight > common.weight > 0
    assert rarest([common, rare]) == [rare, common]
    (lay,) = (weighed(part, items, 1000, called) for part in parts(["sleeplessness"], MEANT, STOP))
    (told,) = (weighed(part, items, 1000, called) for part in parts(["insomnia"], {}, STOP))
    assert told.weight < lay.weight < weighed(parts(["tetany"], {}, STOP)[0], items, 1000, called).weight


def test_the_fewer_items_are_called_by_a_word_the_less_it_says() -> None:
    (part,) = parts(["tetany"], {}, STOP)
    all_of_them, some, none = (weighed(part, {"tetani": 5}, 1000, lambda _, s=s: s).weight for s in (1.0, 0.3, 0.0))
    assert all_of_them > some > none > 0


def test_what_has_other_words_is_not_said_by_the_way() -> None:
    (part,) = parts(["sleeplessness"], MEANT, STOP)
    items = {"insomnia": 5, "sleepless": 5}
    assert weighed(part, items, 1000, lambda _: 0.0) == weighed(part, items, 1000, called)


def test_fewer_items_hold_a_phrase_than_its_rarest_word() -> None:
    items = {"fosamax": 2, "bone": 300, "tablet": 300}
    (as_word,), (as_phrase,) = (
        [weighed(part, items, 1000, called) for part in parts(["fosamax"], {"fosamax": (other,)}, STOP)]
        for other in (("bone",), ("bone", "tablets"))
    )
    assert as_phrase.weight > as_word.weight


def test_rare_words_all_say_the_same() -> None:
    rare, rarest_of_all = (
        weighed(part, {"tetani": 2, "chvostek": 1}, 9_000, called) for part in parts(["tetany", "chvostek"], {}, STOP)
    )
    assert rare.weight == rarest_of_all.weight


def test_a_number_says_less_than_a_word() -> None:
    number, word = (weighed(part, {"30": 5, "tetani": 5}, 1000, called) for part in parts(["30", "tetany"], {}, STOP))
    assert number.weight < word.weight


def test_what_nothing_holds_is_unknown_and_not_looked_for() -> None:
    (part,) = (weighed(part, {}, 1000, called) for part in parts(["laptop"], {}, STOP))
    assert not part.known
    assert rarest([part]) == []
    assert weighed(with_also(part, ["tablet"]), {"tablet": 3}, 1000, called).known


def test_nothing_that_is_asked_becomes_an_operator() -> None:
    found = parts(["near", "or", "low", "calcium"], MEANT, STOP)
    assert all_of(found) == (
        '(("near")) AND (("or")) AND (("low" AND "calcium") OR "calcium defici" OR "low blood calcium")'
    )
