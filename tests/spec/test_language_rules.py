"""What readers' texts may not say: no promise, no alarm, no dose, no bare figure, no mix-up of food and blood.

Every rule has its faults and its near misses: a rule that finds innocent sentences is soon switched off.
"""

import re
from datetime import date
from typing import Any

import pytest

from app.content.corpus import Corpus, Entry, Lines
from app.content.language import (
    ALARM,
    BY_SENTENCE,
    DEFICIENCY,
    DOSE,
    PERCENTAGE,
    PROMISE,
    Wording,
    reader_texts,
    sentences,
    sentences_are_measured,
)
from app.content.models import AuthoredItem, Claim, Food, Source, Term
from app.vocabulary import Kind

REVIEW = {
    "status": "editorial",
    "reviewers": "Editors who guarantee nothing!",
    "last_reviewed": date(2026, 11, 22),
    "next_review": date(2027, 11, 22),
}

PROMISES = [
    "Calcium prevents insomnia.",
    "Magnesium will help you sleep.",
    "There are no risks.",
    "Nothing cures insomnia like calcium.",
    "Vitamin D cures poor sleep.",
    "This cure works for you.",
    "Insomnia can be cured.",
    "It guarantees good sleep.",
    "A guaranteed result.",
    "Milk is a miracle food.",
    "It always works.",
    "It always helps.",
    "Calcium is completely safe.",
    "It is totally safe.",
    "It is perfectly safe to take.",
    "It is entirely safe.",
    "It is risk-free.",
    "It is proven to help sleep.",
    "They are proven to help.",
    "It works for everyone.",
    "It will fix your sleep.",
    "It will end your insomnia.",
    "It will solve your problem.",
    "Trials did not last long. It CURES insomnia.",
    "It has no side effects.",
    "It never fails.",
    "It cures insomnia without pills.",
    "It is clinically proven to help.",
    "This has been proven to work.",
    "It is 100% safe.",
    "This heals insomnia.",
    "Curing insomnia is easy.",
]
NO_PROMISES = [
    "This does not show that vitamin D cures poor sleep.",
    "Nothing cures insomnia overnight.",
    "No study found a cure.",
    "It is not a miracle.",
    "There is no guarantee.",
    "It is not completely safe.",
    "It is unproven as a cure.",
    "Nobody can guarantee that.",
    "Neither pill cures insomnia.",
    "It does not always work.",
    "It may help some people sleep.",
    "Can calcium cure insomnia?",
    "The trial looked for a cure.",
    "Many pages claim that milk cures insomnia.",
    "The door is secure.",
    "Take care of your sleep.",
    "A procedure can help.",
    "You can always ask a pharmacist.",
    "It is safe for most adults in these amounts.",
]

ALARMS = [
    "Lack of sleep is slowly killing you.",
    "You are at grave risk.",
    "It can be fatal.",
    "Act now!",
    "This is deadly.",
    "A shocking fact.",
    "A terrifying truth.",
    "It is horrifying.",
    "The silent killer.",
    "It is a ticking bomb.",
    "An epidemic of bad sleep.",
    "An alarming rise.",
    "Scary numbers.",
    "It is devastating.",
    "A catastrophe for your bones.",
    "Catastrophic loss of bone.",
    "Rates skyrocketed.",
    "You are doomed.",
    "It is LETHAL.",
    "This will kill you.",
    "You could die tonight.",
    "A time bomb.",
]
NO_ALARMS = [
    "This can be a danger to life.",
    "It can be life-threatening.",
    "Call your emergency number now.",
    "This needs help today.",
    "Too much vitamin D can harm the kidneys.",
    "Nightmares can wake you.",
    "A painkiller can help; read the leaflet.",
    "A panic attack can wake you.",
    "Set an alarm clock for the same time each day.",
    "Sleep loss can follow a stroke.",
]

DOSES = [
    "The right dose for you is 500 mg.",
    "Women should take 1,200 mg.",
    "Take a calcium tablet before bed.",
    "500 mg is enough for you.",
    "Your body needs 1,000 mg.",
    "Eat 1000 mg of calcium a day.",
    "Have 500 mg with food.",
    "First take one capsule.",
    "You may need 500 mg.",
    "Your child should get 700 mg.",
    "Your dose: 500 mg.",
    "Take a tablet a day.",
    "Take 500 mg of calcium.",
    "Take two tablets at night.",
    "Please take 500 mg.",
    "Use 3 drops.",
    "Try 600 mg in the evening.",
    "Aim for 1000 mg a day.",
    "Get 700 mg of calcium a day.",
    "Give your child 200 mg.",
    "Swallow one pill before bed.",
    "Chew two gummies.",
    "Start with 250 mg.",
    "Add 10 mcg of vitamin D.",
    "You can take 500 mg.",
    "You should take about 1,000 mg.",
    "You need 700 mg a day.",
    "You need to take 500 mg.",
    "Your child needs 800 mg.",
    "Your baby must have 400 IU.",
    "Your daily dose is 500 mg.",
    "At night, take 500 mg.",
    "If you cannot sleep, take 3 mg of melatonin.",
    "Drink milk and take 1000 mg.",
    "Then take half a tablet.",
    "Take 0.5 µg.",
]
NO_DOSES = [
    "Get help if you took 20 tablets.",
    "Try to eat calcium-rich food, such as milk with 276 mg a cup.",
    "Most adults are advised to get about 700 to 1000 mg.",
    "Adults are advised to get 1000 mg a day.",
    "Trials gave 500 mg a day.",
    "In one trial people took 3 mg of melatonin.",
    "Women were given 1200 mg.",
    "A cup of milk holds 276 mg.",
    "A level below 8.5 mg/dL is low.",
    "8.5 mg/dL",
    "The upper limit is 2500 mg a day for adults.",
    "Some take 1000 mg or more.",
    "Do not take more than the label says.",
    "Do not take two tablets at once.",
    "Never take two tablets at once.",
    "Take the tablet with food.",
    "Take your tablets two hours before calcium.",
    "Take them four hours apart.",
    "Take the packet with you.",
    "Use the scale: 8 mg/dL is low.",
    "You need less than 3 hours.",
    "Ask a pharmacist how much to take.",
    "Use your label. It says 500 mg.",
    "The label may say 500 mg.",
]

BARE_PERCENTAGES = [
    "60% of people slept better.",
    "The risk was 30% in the end.",
    "The risk fell by 17%.",
    "Sleep got better in 30%.",
    "About 20 percent sleep badly.",
    "About 20 per cent sleep badly.",
    "12.5% slept well.",
    "17% more.",
    "Risk was 17% higher.",
    "Some 10-20% have it.",
    "It was 15 to 20 %.",
    "Adults were asked. Of them, few slept. 20% did.",
]
FULL_PERCENTAGES = [
    "Of 500 women, 20% slept badly.",
    "20% of adults sleep badly.",
    "About 20 percent of women have it.",
    "About 20 per cent of women have it.",
    "30% in adults",
    "Sleep was bad among 20% in one group and 30% of the other.",
    "17% more than with dummy pills",
    "Risk was 17% higher than in the other group.",
    "20% fewer people than before.",
    "With pills 20% slept better, compared with 10% on dummy pills.",
    "The body takes up about 32% of the calcium.",
    "4 in 100 users",
    "17 in 100 against 15 in 100",
]

TABLE: list[tuple[str, Wording, list[str], list[str]]] = [
    ("promise", PROMISE, PROMISES, NO_PROMISES),
    ("alarm", ALARM, ALARMS, NO_ALARMS),
    ("dose", DOSE, DOSES, NO_DOSES),
    ("percentage", PERCENTAGE, BARE_PERCENTAGES, FULL_PERCENTAGES),
]
WRONG = [pytest.param(wording, text, id=f"{name}: {text}") for name, wording, wrong, _ in TABLE for text in wrong]
RIGHT = [pytest.param(wording, text, id=f"{name}: {text}") for name, wording, _, right in TABLE for text in right]


def term(definition: str, **more: Any) -> Term:
    """A term, whose definition readers see."""
    whole = {"slug": "word", "title": "Word", "definition": definition, "review": REVIEW}
    return Term.model_validate(whole | more)


def corpus_of(*items: AuthoredItem) -> Corpus:
    lines = Lines("content/written.yaml", {("definition",): 7, ("title",): 6})
    return Corpus(tuple(Entry(item, lines) for item in items))


def messages(text: str) -> list[str]:
    return [finding.message for finding in sentences_are_measured(corpus_of(term(text)))]


@pytest.mark.parametrize(("wording", "text"), WRONG)
def test_what_is_wrong_is_found_with_the_words_at_fault(wording: Wording, text: str) -> None:
    (message,) = [message for message in messages(text) if message.endswith(wording.advice)]
    quoted = re.match(r"`([^`]+)`: ", message)
    assert quoted
    assert quoted.group(1) in text


@pytest.mark.parametrize(("wording", "text"), RIGHT)
def test_what_only_looks_wrong_is_left_alone(wording: Wording, text: str) -> None:
    assert list(wording.faults(text)) == []


def test_every_rule_of_a_sentence_has_its_faults_and_near_misses() -> None:
    assert (*(wording for _, wording, _, _ in TABLE), DEFICIENCY) == BY_SENTENCE, "one has a file of its own"


def test_a_sentence_is_judged_by_itself() -> None:
    assert messages("It does not work. It cures insomnia.") != [], "a `not` next door excuses nothing"
    assert messages("In the trial 20% slept better. With dummy pills, 10% of them did.") != []
    assert len(messages("It cures insomnia. It is deadly! 20% sleep badly.")) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? Three: four.", ["One.", "Two?", "Three: four."]),
        ("It holds 8.5 mg/dL. That is low.", ["It holds 8.5 mg/dL.", "That is low."]),
        ("  ", []),
    ],
)
def test_a_decimal_point_ends_no_sentence(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_finding_stands_at_the_line_of_its_text() -> None:
    (finding,) = sentences_are_measured(corpus_of(term("A miracle.")))
    assert (finding.place.file, finding.place.line, finding.severity) == ("content/written.yaml", 7, "error")
    (finding,) = sentences_are_measured(corpus_of(term("A word.", title="A miracle")))
    assert finding.place.line == 6


def test_who_reviewed_a_text_and_its_translations_are_not_judged() -> None:
    """The reviewers above promise and alarm."""
    assert messages("A word.") == []
    both = term("A word.", title={"en": "Word", "es": "¡Milagro! Mejora un 20%"})
    assert list(sentences_are_measured(corpus_of(both))) == []


def test_of_a_claim_readers_see_the_plain_words(corpus: Corpus) -> None:
    claim = next(claim for _, claim in corpus.of(Claim))
    wrong = {"en": "A miracle: 20% sleep!"}
    for update, seen in (
        ({"plain_statement": wrong}, True),
        ({"conclusion": claim.conclusion.model_copy(update={"statement": wrong})}, True),
        ({"statement": wrong}, False),
        ({"applies_to": wrong}, False),
        ({"caveats": (wrong,)}, False),
    ):
        found = list(sentences_are_measured(corpus_of(claim.model_copy(update=update))))
        assert bool(found) is seen, update


def test_data_and_sources_are_not_prose(corpus: Corpus) -> None:
    """A source may be called `The silent killer!`, and milk has 2% fat."""
    source = next(source for _, source in corpus.of(Source))
    food = next(food for _, food in corpus.of(Food)).model_copy(update={"title": {"en": "Milk, 2% fat!"}})
    assert list(reader_texts(corpus_of(source, food))) == []


def test_the_real_content_is_judged_in_all_kinds_that_people_read(corpus: Corpus) -> None:
    kinds = {entry.item.kind for entry, _, _ in reader_texts(corpus)}
    assert kinds == {
        Kind.MECHANISM,
        Kind.FACTOR,
        Kind.GUIDANCE,
        Kind.QUESTION,
        Kind.CLAIM,
        Kind.TERM,
        Kind.CRISIS_LINE,
        Kind.OVERVIEW,
        Kind.GRAPH,
        Kind.DISCLAIMER,
        Kind.QUALITY,
    }
    assert list(sentences_are_measured(corpus)) == []
