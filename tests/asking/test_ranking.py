"""What holds more of what was asked, in weightier fields, comes first; ties are in the order of the lists."""

from hypothesis import given
from hypothesis import strategies as st

from app.asking.entries import KINDS
from app.asking.places import Places, kind_of, packed, row, title_words, together, unpacked
from app.asking.query import Part
from app.asking.ranking import LEADING, OF_LED_TO, Held, Ranked, holding, lifted, ranked
from app.vocabulary import Kind

TITLE, NAMES, SUMMARY, STEPS, BODY = (1 << place for place in range(5))
PLACES = st.dictionaries(st.integers(0, 50), st.integers(1, 31))


def rank(places: dict[str, Places], *asked: str, unknown: float = 0.0) -> list[Ranked]:
    """The rows that hold some words, each of the same weight."""
    found = [Part((word,), (word,), weight=1.0) for word in asked]
    return ranked(holding(found, places), found, len(found) + unknown)


def rows(found: list[Ranked]) -> list[int]:
    """Their rows."""
    return [row for _, row, _ in found]


@given(st.sampled_from(KINDS), st.integers(0, 2**31), st.integers(0, 100))
def test_a_row_tells_its_kind_and_title(kind: Kind, position: int, words: int) -> None:
    number = row(kind, position, words)
    assert (kind_of(number), title_words(number)) == (kind, min(words, 15))
    assert number < row(kind, position + 1, 0)


@given(PLACES)
def test_places_are_stored_and_read_back(places: Places) -> None:
    assert unpacked(packed(places.items())) == places


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_a_phrase_stands_where_all_its_words_stand(lists: list[Places]) -> None:
    found = together(lists)
    assert found.keys() == set.intersection(*(set(places) for places in lists))
    assert all(found.values())


def test_a_title_goes_before_a_summary_and_that_before_a_body() -> None:
    numbers = [row(Kind.QUESTION, position, 3) for position in range(3)]
    places = dict(zip(numbers, (BODY, TITLE, SUMMARY), strict=True))
    assert rows(rank({"milk": places}, "milk")) == [numbers[1], numbers[2], numbers[0]]


def test_a_short_title_goes_before_a_long_one() -> None:
    long, short = row(Kind.FOOD, 1, 8), row(Kind.FOOD, 2, 1)
    assert rows(rank({"milk": {long: TITLE, short: TITLE}}, "milk")) == [short, long]


def test_what_people_ask_goes_before_what_it_rests_on() -> None:
    source, claim, question = (row(kind, 1, 3) for kind in (Kind.SOURCE, Kind.CLAIM, Kind.QUESTION))
    assert rows(rank({"milk": dict.fromkeys((source, claim, question), SUMMARY)}, "milk")) == [question, claim, source]


def test_a_code_is_called_by_its_code() -> None:
    code, question = row(Kind.CODE, 1, 3), row(Kind.QUESTION, 1, 3)
    assert rows(rank({"e58": {code: NAMES, question: NAMES}}, "e58")) == [code, question]


def test_ties_are_in_the_order_of_the_lists() -> None:
    numbers = [row(Kind.FOOD, position, 3) for position in (5, 1, 3)]
    assert rows(rank({"milk": dict.fromkeys(numbers, BODY)}, "milk")) == sorted(numbers)


def test_items_that_hold_much_less_are_left_out_unless_there_is_nothing_better() -> None:
    all_three, one = row(Kind.FOOD, 1, 3), row(Kind.FOOD, 2, 3)
    places = {"a": {all_three: BODY, one: TITLE}, **{part: {all_three: BODY} for part in "bcd"}}
    assert rows(rank(places, *"abcd")) == [all_three]
    assert rows(rank({"a": {one: TITLE}, "b": {}, "c": {}, "d": {}}, *"abcd")) == [one]


class TestNeeded:
    """Items that people need who use such words come sooner, whatever words they hold."""

    PART = Part(("milk",), ("milk",), weight=1.0)
    ASKED, OTHER, FOOD = row(Kind.QUESTION, 1, 3), row(Kind.QUESTION, 2, 3), row(Kind.FOOD, 1, 3)

    def scores(self, needed: dict[int, float]) -> dict[int, float]:
        """The scores where a food holds the word, and one of two questions does."""
        held = {self.ASKED: 0, self.OTHER: SUMMARY, self.FOOD: SUMMARY}
        return {row: -minus for minus, row, _ in ranked(held, [self.PART], 1.0, needed=needed)}

    def test_what_is_needed_is_found_without_holding_a_word(self) -> None:
        assert self.ASKED not in self.scores({})
        assert next(iter(self.scores({self.ASKED: 1.0}))) == self.ASKED

    def test_the_greater_its_share_the_sooner_it_comes(self) -> None:
        scores = [self.scores({self.ASKED: share})[self.ASKED] for share in (0.2, 0.5, 0.9)]
        assert scores == sorted(scores)
        assert next(iter(self.scores({self.ASKED: 0.2}))) != self.ASKED

    def test_what_is_not_needed_where_others_are_comes_later_if_it_could_have_been(self) -> None:
        before, after = self.scores({}), self.scores({self.ASKED: 1.0})
        assert after[self.OTHER] < before[self.OTHER]
        assert after[self.FOOD] == before[self.FOOD]


def test_what_nobody_knows_lowers_the_score_but_finds_no_less() -> None:
    places = {"dose": {row(Kind.TERM, 1, 1): TITLE}}
    ((sure, _, all_of_it),), ((unsure, _, some),) = rank(places, "dose"), rank(places, "dose", unknown=3.0)
    assert -unsure < -sure
    assert (all_of_it.coverage, some.coverage) == (1.0, 0.25)


@given(st.dictionaries(st.sampled_from("abc"), PLACES, min_size=3), st.floats(0, 10))
def test_scores_are_between_0_and_1_and_fall(places: dict[str, Places], unknown: float) -> None:
    scores = [-minus for minus, *_ in rank(places, *places, unknown=unknown)]
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


def hits(*scores: float) -> list[Ranked]:
    """Items that were found with these scores; the first is row 0."""
    return [(-score, row, Held(score, 1.0, 0.0, 0.0, BODY)) for row, score in enumerate(scores)]


def test_what_the_best_item_leads_to_comes_sooner() -> None:
    assert rows(lifted(hits(0.9, 0.5, 0.45), [{2}])) == [0, 2, 1]
    assert rows(lifted(hits(0.9, 0.5, 0.1), [{2}])) == [0, 1, 2]


def test_what_several_lead_to_comes_before_what_one_leads_to() -> None:
    assert rows(lifted(hits(0.9, 0.9, 0.3, 0.3), [{2, 3}, {3}])) == [0, 1, 3, 2]


def test_only_what_holds_something_of_what_was_asked_is_lifted() -> None:
    assert rows(lifted(hits(0.9), [{7}])) == [0]
    assert lifted(hits(0.9, 0.5), [set()]) == hits(0.9, 0.5)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.lists(st.sets(st.integers(0, 9)), max_size=LEADING))
def test_lifted_scores_are_between_0_and_1_and_fall(scores: list[float], led_to: list[set[int]]) -> None:
    assert LEADING * OF_LED_TO <= 1
    found = [-minus for minus, *_ in lifted(hits(*sorted(scores, reverse=True)), led_to)]
    assert all(0 <= score <= 1 for score in found)
    assert found == sorted(found, reverse=True)
