import pytest

from app.asking.dangers import Heard, Listener, Sign, Words
from app.asking.lexicon import Lexicon
from app.asking.patterns import NotAPattern, parse

LISTS = {"want": ["want", "wish to"], "die": ["die*", "不活"], "ago": ["# days ago"]}


def heard(text: str, *patterns: str, masks: tuple[str, ...] = (), quiet: tuple[str, ...] = ()) -> Heard:
    words = Words(LISTS, facts=["^ can .. cause"], negations=["not", "no", "dont"], fillers=["really"])
    listener = Listener(words, [Sign("sign", patterns=patterns, masks=masks, quiet=quiet)])
    lexicon = Lexicon(LISTS, sorted(listener.literals), words.fillers, words.ordinary)
    return listener.hear(lexicon.message(text))


@pytest.mark.parametrize(
    ("pattern", "text", "is_found"),
    [
        ("want to die", "i want to die", True),
        ("want die", "i want to die", False),
        ("want .. die", "i want to just die", True),
        ("want .. die", "want one two three four die", False),
        ("want ... die", "want one two three four die", True),
        ("want die", "want really die", True),
        ("@want & @die", "dying is what i wish to", False),
        ("@want & @die", "died is what i wish to", True),
        ("a|b c", "b c", True),
        ("a_b|c", "a b", True),
        ("want & !die", "want to die", False),
        ("want & !die", "want to live", True),
        ("^ kms $", "kms", True),
        ("^ kms $", "ran 10 kms", False),
        ("# days", "4 days", True),
        ("@ago", "4 days ago", True),
        ("@ago", "some days ago", False),
        ("@die", "我不活了", True),
        ("myself", "my self", True),
        ("kms", "k m s", True),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, is_found: bool) -> None:
    assert bool(heard(text, pattern).said) is is_found


@pytest.mark.parametrize("text", ["", "..", "a ..", "!a", "a & ", "|"])
def test_what_is_not_a_pattern_is_refused(text: str) -> None:
    with pytest.raises(NotAPattern):
        parse(text)


def test_a_near_miss_masks_only_the_words_it_covers() -> None:
    assert heard("dying for a nap", "dying", masks=("dying for a",)) == Heard()
    assert heard("dying for a nap and i am dying", "dying", masks=("dying for a",)).said == ("sign",)


def test_what_is_denied_or_asked_in_general_is_quiet() -> None:
    assert heard("not dying", "dying") == Heard(quiet=("sign",))
    assert heard("dying and not dead", "dying").said == ("sign",)
    assert heard("i dont want to live", "dont want to live").said == ("sign",)
    assert heard("can it cause dying", "dying") == Heard(quiet=("sign",))
    assert heard("death", quiet=("death",)) == Heard(quiet=("sign",))
