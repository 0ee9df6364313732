"""The shelf is bounded in bytes: whatever was asked, it never holds more, and it knows what it holds."""

from collections import OrderedDict

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.edge.representations import QUESTION, Asked, Representation, Shelf


def asked(number: int) -> Asked:
    """A question; they are of several lengths."""
    return (f"/v1/factors/{'x' * (number % 7)}", str(number).encode(), "identity", b",*/*", b"")


def representation(number: int, size: int = 0) -> Representation:
    """A representation that takes so many bytes more than the smallest."""
    body = {"type": "http.response.body", "body": b"x" * size}
    return Representation({"headers": []}, body, f'"{number}"'.encode(), last_modified=None)


def room(*questions: Asked) -> int:
    """What some questions take besides their answers."""
    return sum(QUESTION + sum(map(len, question)) for question in questions)


def test_what_was_not_asked_for_longest_goes_first() -> None:
    shelf = Shelf(room(*map(asked, range(1, 4))) + 3 * representation(0, 100).size)
    for number in range(3):
        shelf.put(asked(number), representation(number, 100))
    assert shelf.get(asked(0)) is not None
    shelf.put(asked(3), representation(3, 100))
    assert [shelf.get(asked(number)) is not None for number in range(4)] == [True, False, True, True]


def test_a_body_is_held_and_counted_once_for_all_who_asked() -> None:
    shelf = Shelf(100_000)
    answer = representation(1, 5000)
    for number in range(3):
        shelf.put(asked(number), answer)
    assert shelf.bytes == room(*map(asked, range(3))) + answer.size
    assert shelf.known(b'"1"') is answer


def test_a_body_goes_with_the_last_question_that_leads_to_it() -> None:
    shelf = Shelf(room(*map(asked, range(2))) + representation(1, 100).size)
    shelf.put(asked(0), representation(1, 100))
    shelf.put(asked(1), representation(1, 100))
    assert len(shelf) == 2
    shelf.put(asked(2), representation(2, 100))
    assert shelf.known(b'"1"') is None
    assert shelf.bytes == room(asked(2)) + representation(2, 100).size


def test_what_is_larger_than_the_shelf_pushes_nothing_out() -> None:
    """Also when only its question makes it so."""
    most = 5000
    shelf, fitting = Shelf(most), most - representation(1).size - room(asked(1))
    shelf.put(asked(0), representation(0))
    for size in (most + 1, fitting + 100, fitting + 1):
        shelf.put(asked(1), representation(1, size))
        assert (shelf.get(asked(1)), len(shelf)) == (None, 1)
    shelf.put(asked(1), representation(1, fitting))
    assert (len(shelf), shelf.bytes) == (1, most)


def test_a_shelf_without_room_holds_nothing() -> None:
    shelf = Shelf(0)
    shelf.put(asked(0), representation(0, 0))
    assert (shelf.get(asked(0)), shelf.known(b'"0"'), len(shelf), shelf.bytes) == (None, None, 0, 0)


def test_the_head_of_an_answer_counts_too() -> None:
    """A small answer is mostly head; bounded by bodies alone the shelf would take many times its bound."""
    headers = [(b"health-disclaimer", b"x" * 50), (b"link", b"x" * 1000)]
    small = representation(1)
    larger = Representation({"headers": headers}, small.body, small.etag, last_modified=None)
    assert larger.size > small.size + 1050


NUMBERS = st.integers(0, 30)


class AShelf(RuleBasedStateMachine):
    """The shelf next to a plain model of it: questions in the order in which they were last asked."""

    @initialize(most=st.integers(0, 20_000))
    def begin(self, most: int) -> None:
        self.shelf = Shelf(most)
        self.model: OrderedDict[Asked, Representation] = OrderedDict()

    @rule(question=NUMBERS, answer=NUMBERS)
    def put(self, question: int, answer: int) -> None:
        key, value = asked(question), representation(answer, answer * 97)
        value = self.shelf.known(value.etag) or value
        self.shelf.put(key, value)
        if key not in self.model and room(key) + value.size <= self.shelf.most_bytes:
            self.model[key] = value
            while self.bytes > self.shelf.most_bytes:
                self.model.popitem(last=False)

    @rule(question=NUMBERS)
    def get(self, question: int) -> None:
        found = self.model.get(asked(question))
        assert self.shelf.get(asked(question)) is found
        if found is not None:
            self.model.move_to_end(asked(question))

    @rule()
    def clear(self) -> None:
        self.shelf.clear()
        self.model.clear()

    @property
    def bytes(self) -> int:
        """What the questions take, and each body that they lead to once."""
        return room(*self.model) + sum({answer.etag: answer.size for answer in self.model.values()}.values())

    @invariant()
    def it_holds_what_it_says_and_no_more_than_it_may(self) -> None:
        assert self.shelf.bytes == self.bytes <= self.shelf.most_bytes
        assert len(self.shelf) == len(self.model)
        assert all(self.shelf.known(answer.etag) is answer for answer in self.model.values())


AShelf.TestCase.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
TestAShelf = AShelf.TestCase
