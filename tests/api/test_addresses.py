"""Canonical addresses and page links, for whatever may be chosen."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from app.api.envelope import address, link_header, page_links
from app.api.parameters import FactorList, ListSelection, Parameters, ReferenceIntakeList, SourceList
from app.documents.envelope import Page
from app.vocabulary import Design, FactorCategory, Sex

PATH = "/v1/things"
NAMES = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=20)
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "lang": st.none() | st.sampled_from(["en", "es-MX"]),
    "edition": st.none() | NAMES,
    "limit": st.integers(1, 100),
    "offset": st.integers(0, 1_000_000),
    "slug": st.lists(NAMES, max_size=3),
}
CHOICES: st.SearchStrategy[ListSelection] = st.one_of(
    st.builds(ListSelection, **COMMON),
    st.builds(
        FactorList,
        **COMMON,
        category=st.lists(st.sampled_from(FactorCategory), max_size=3),
        modifiable=st.lists(st.booleans(), max_size=2),
    ),
    st.builds(
        SourceList,
        **COMMON,
        design=st.lists(st.sampled_from(Design), max_size=2),
        year_from=st.none() | st.integers(0, 9999),
    ),
    st.builds(
        ReferenceIntakeList,
        **COMMON,
        sex=st.lists(st.sampled_from(Sex), max_size=2),
        age_years=st.lists(st.integers(0, 130), max_size=2),
        life_stage=st.lists(NAMES, max_size=2),
    ),
)


def chosen_by(link: str, like: Parameters) -> Parameters:
    """What a link chooses, read as the service reads it."""
    query = parse_qs(urlsplit(link).query, keep_blank_values=True, strict_parsing=bool(urlsplit(link).query))
    lists = {name for name, field in type(like).model_fields.items() if field.default_factory is list}
    return type(like)(**{name: values if name in lists else values[0] for name, values in query.items()})


@given(CHOICES)
def test_an_address_says_all_that_was_chosen(chosen: ListSelection) -> None:
    """Reading it gives the same choice, and writing that gives the same address: it is canonical."""
    link = address(PATH, chosen)
    again = chosen_by(link, chosen)
    assert again == chosen
    assert address(PATH, again) == link


@given(CHOICES)
def test_an_address_is_plain_ascii_without_defaults(chosen: ListSelection) -> None:
    """It can stand in a header."""
    link = address(PATH, chosen)
    assert link.isascii()
    assert not set(link) & set('<>" \r\n')
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert query.keys() == chosen.model_dump(exclude_defaults=True).keys()
    assert address(PATH, type(chosen)()) == PATH


@given(CHOICES, st.integers(0, 2000))
def test_page_links_stay_in_range(chosen: ListSelection, total: int) -> None:
    """First is 0, last is the start of the last page, neighbours are a page away, and nothing else changes."""
    page = Page(total=total, limit=chosen.limit, offset=chosen.offset)
    links = page_links(PATH, chosen, page)
    offsets = {rel: chosen_by(link, chosen).offset for rel, link in links.published().items()}  # type: ignore[attr-defined]
    assert links.self_ == address(PATH, chosen)
    assert offsets["first"] == 0
    assert offsets["last"] % chosen.limit == 0
    assert max(total - chosen.limit, 0) <= offsets["last"] <= max(total - 1, 0)
    assert ("prev" in offsets) == (chosen.offset > 0)
    assert ("next" in offsets) == (chosen.offset + chosen.limit < total)
    assert 0 <= offsets.get("prev", 0) <= total
    assert offsets.get("prev", -1) < chosen.offset or chosen.offset == 0
    assert offsets.get("next", chosen.offset + chosen.limit) == chosen.offset + chosen.limit
    for link in links.published().values():
        assert chosen_by(link, chosen).model_copy(update={"offset": 0}) == chosen.model_copy(update={"offset": 0})


@given(st.integers(0, 300), st.integers(1, 100))
def test_following_next_passes_every_item_once_and_ends_on_last(total: int, limit: int) -> None:
    """And following prev goes back to the first page."""
    chosen, passed = ListSelection(limit=limit), 0
    while True:
        links = page_links(PATH, chosen, Page(total=total, limit=limit, offset=chosen.offset))
        assert chosen.offset == passed
        passed += min(limit, total - passed)
        if links.next is None:
            break
        chosen = ListSelection.model_validate(chosen_by(links.next, chosen).model_dump())
    assert passed == total
    assert links.self_ == links.last


def test_the_link_header_has_every_link_but_self() -> None:
    """RFC 8288."""
    links = page_links(PATH, ListSelection(limit=2, offset=2), Page(total=6, limit=2, offset=2))
    assert link_header(links) == (
        '</v1/things?limit=2>; rel="first", </v1/things?limit=2>; rel="prev", '
        '</v1/things?limit=2&offset=4>; rel="next", </v1/things?limit=2&offset=4>; rel="last"'
    )
