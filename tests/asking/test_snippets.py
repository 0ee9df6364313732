"""A snippet shows the words that were asked for, by code points, and never more than a few lines."""

from hypothesis import given
from hypothesis import strategies as st

from app.asking.snippets import LONGEST, Snippet, pattern, snippet
from app.asking.words import stems


def cut(text: str, query: str) -> Snippet:
    """The snippet of a text for a query."""
    sought = set(stems(query))
    return snippet(text, sought, pattern(sought))


def highlighted(found: Snippet) -> list[str]:
    """The words to highlight."""
    return [found.text[start:end] for start, end in found.highlights]


def test_every_form_of_a_word_is_highlighted() -> None:
    found = cut("Cramps at night: cramping legs. A crampon is none. Therapies help.", "leg cramp therapy")
    assert highlighted(found) == ["Cramps", "cramping", "legs", "Therapies"]


def test_offsets_count_code_points() -> None:
    found = cut("🥛🥛 naïve milk", "milk")
    assert found.highlights == ((9, 13),)
    assert highlighted(found) == ["milk"]


def test_codes_are_highlighted_whole() -> None:
    assert highlighted(cut("See E58 and e580.", "e58")) == ["E58"]


def test_the_paragraph_that_holds_most_is_shown() -> None:
    assert cut("Milk.\nMilk and tea before bed.\nTea.", "milk tea").text == "Milk and tea before bed."


def test_a_long_text_is_cut_around_what_was_asked() -> None:
    found = cut("word " * 200 + "milk " + "word " * 200, "milk")
    assert highlighted(found) == ["milk"]
    assert len(found.text) <= LONGEST + 2
    assert found.text[0] == found.text[-1] == "…"


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert cut("Tea.", "milk") == Snippet("Tea.", ())
    assert cut("Tea.", "") == Snippet("Tea.", ())


@given(st.text(max_size=600), st.text(max_size=40))
def test_highlights_are_in_order_and_within_the_text(text: str, query: str) -> None:
    found = cut(text, query)
    ends = [0, *(place for span in found.highlights for place in span), len(found.text)]
    assert ends == sorted(ends)
    assert len(found.text) <= LONGEST + 2
