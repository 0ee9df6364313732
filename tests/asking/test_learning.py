"""The classifier of danger learns from examples what words, pairs of words and lists say."""

import pytest

from app.asking.classifier import UNIT, Classifier
from app.asking.dangers import Listener, Sign, Taught, Words
from app.asking.learning import Example, Learned, learned
from app.asking.lexicon import Lexicon

LIKELY = 500
DANGER = ["he turned blue", "she turned blue and cold", "he went limp", "my baby went limp and cold"]
HARMLESS = ["the blue sky", "a cold drink", "he went home", "my baby sleeps", "she turned thirty"]


def features(text: str) -> frozenset[str]:
    lexicon = Lexicon({"person": ["he", "she", "baby"]}, [], [], [])
    message = lexicon.message(text)
    return message.features(message.places)


def example(text: str, sign: str | None = None) -> Example:
    return Example(features(text), sign)


EXAMPLES = [
    *(example(text, "blue") for text in DANGER[:2]),
    *(example(text, "limp") for text in DANGER[2:]),
    *map(example, HARMLESS),
]


@pytest.fixture(scope="module")
def lesson() -> Learned:
    return learned(EXAMPLES * 3)


@pytest.fixture(scope="module")
def classifier(lesson: Learned) -> Classifier:
    return lesson.classifier


@pytest.mark.parametrize("text", ["he turned blue", "baby turned blue and cold"])
def test_what_is_like_the_examples_is_taken_for_their_sign(classifier: Classifier, text: str) -> None:
    assert classifier.score(features(text)) >= LIKELY
    assert classifier.likeliest(features(text)) == ["blue", "limp"]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_examples_are_no_danger(classifier: Classifier, text: str) -> None:
    assert classifier.score(features(text)) < LIKELY


def test_what_is_like_harmless_examples_is_unlikely(classifier: Classifier) -> None:
    assert classifier.is_unlikely(features("the blue sky"))
    assert not classifier.is_unlikely(features("he turned blue"))


def test_words_that_no_example_has_say_nothing(classifier: Classifier) -> None:
    unknown = features("quite other words altogether")
    assert classifier.score(unknown) < LIKELY
    assert not classifier.is_unlikely(unknown)


def test_one_telling_word_says_less_among_many(classifier: Classifier) -> None:
    around = features("he turned blue " + " ".join(f"word{i}" for i in range(30)))
    assert classifier.score(around) < LIKELY


def test_the_same_examples_teach_the_same_in_any_process(lesson: Learned) -> None:
    again = learned([Example(frozenset(sorted(one.features, reverse=True)), one.sign) for one in EXAMPLES * 3])
    assert again == lesson


def test_a_feature_of_one_example_is_not_learned() -> None:
    taught = learned([*EXAMPLES * 3, example("a singular purple patch", "blue")])
    assert "purpl" not in taught.any_sign
    assert "blue" in taught.any_sign


def test_signs_are_told_apart_by_words_and_lists_alone(lesson: Learned) -> None:
    assert any(" " in feature for feature in lesson.any_sign)
    assert not any(" " in feature for weights in lesson.signs.values() for feature in weights)


def test_without_examples_nothing_is_learned() -> None:
    assert learned([]) == ({}, {})


def test_a_message_has_stems_pairs_and_lists() -> None:
    assert features("babies turned blue") == {
        *("^", "babi", "turn", "blue", "$"),
        *("^ babi", "babi turn", "turn blue", "blue $"),
        *("^ _ turn", "babi _ blue", "turn _ $"),
        "@person",
    }
    assert "@person" in features("he turned blue")


class TestListening:
    """How what was learned and what patterns say go together."""

    LEXICON = Lexicon({}, ["blue", "sky", "does"], [], [])

    def heard(self, text: str, weight: int, rank: int = 100) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is said and what is quiet, where every message is as much like danger as `weight` says."""
        signs = [Sign("sign", rank, patterns=["blue"]), Sign("other", rank)]
        message = self.LEXICON.message(text)
        everything = dict.fromkeys(message.features(message.places), weight)
        taught = Taught(Learned(everything, {"other": everything, "sign": {}}).classifier, LIKELY, LIKELY - 100)
        listener = Listener(Words({}, facts=["does"]), signs, taught)
        heard = listener.hear(message)
        return heard.said, heard.quiet

    def test_what_patterns_miss_is_heard(self) -> None:
        assert self.heard("he is not himself", LIKELY) == (("other", "sign"), ())

    def test_what_patterns_say_stays_said(self) -> None:
        assert self.heard("he is blue", LIKELY) == (("sign", "other"), ())
        assert self.heard("he is blue", 0) == (("sign",), ())

    def test_what_is_like_harmless_messages_is_only_touched(self) -> None:
        assert self.heard("the blue sky", -UNIT) == ((), ("sign",))

    def test_the_foremost_signs_are_never_taken_back(self) -> None:
        assert self.heard("the blue sky", -UNIT, rank=20) == (("sign",), ())

    def test_the_foremost_signs_are_heard_sooner(self) -> None:
        just_short = LIKELY // 4  # of each of fifteen features
        assert self.heard("he is not himself", just_short) == ((), ())
        assert self.heard("he is not himself", just_short, rank=20) == (("other",), ())

    def test_a_question_of_fact_says_only_what_it_is_like(self) -> None:
        assert self.heard("does he turn blue", 0) == ((), ("sign",))
        assert self.heard("does he turn purple", LIKELY) == (("other", "sign"), ())

    def test_of_two_words_nothing_is_learned(self) -> None:
        assert self.heard("not himself", LIKELY) == ((), ())
