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


def called(_: str) -> bool:
    """Items are called by every word."""
    return True


def test_the_fewer_items_hold_a_part_the_more_it_says() -> None:
    items = {"calcium": 600, "tetani": 5, "insomnia": 300, "sleepless": 3}
    common, rare = (weighed(part, items, 1000, called) for part in parts(["calcium", "tetany"], {}, STOP))
    assert rare.weight > common.weight > 0
    assert rarest([common, rare]) == [rare, common]
    (lay,) = (weighed(part, items, 1000, called) for part in parts(["sleeplessness"], MEANT, STOP))
    (told,) = (weighed(part, items, 1000, called) for part in parts(["insomnia"], {}, STOP))
    assert told.weight < lay.weight < weighed(parts(["tetany"], {}, STOP)[0], items, 1000, called).weight


def test_a_word_that_nothing_is_called_by_says_less() -> None:
    (part,) = parts(["tetany"], {}, STOP)
    items = {"tetani": 5}
    by_the_way = weighed(part, items, 1000, lambda _: False)
    assert 0 < by_the_way.weight < weighed(part, items, 1000, called).weight


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
