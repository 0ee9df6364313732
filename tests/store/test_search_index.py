"""The index of an edition is written with it, is made for editions that have none, and damage to it is named."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Connection

from app.asking.entries import next_items
from app.asking.needs import NOTHING
from app.asking.places import MOST_OF_A_KIND, kind_of
from app.content.compose import Composition
from app.errors import SearchUnavailable
from app.store.engine import opened
from app.store.indexing import index_missing, index_name
from app.store.lookup import Lookup
from app.store.publish import Published
from app.store.search import Found, search
from app.store.search_damage import search_damage
from app.store.verify import damage
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]
Taught = Callable[[Composition, dict[str, dict[str, int]]], Composition]

FIRST, SECOND = "2026.11.1", "2026.11.2"
LATER = datetime(2026, 11, 23, tzinfo=UTC)
INDEX = index_name(FIRST, "en")


def found(url: str, edition: str, query: str) -> Found:
    """What search finds in an edition of a store."""
    with opened(url) as connection:
        return search(connection, edition, "en", query)


def damaged(url: str) -> list[str]:
    """What is damaged in the first edition."""
    with opened(url) as connection:
        return list(damage(connection, FIRST))


def unindex(raw: sqlite3.Connection) -> None:
    """Make a store as it was before there was search."""
    for table in ("search_stem", "search_word", "search_phrase"):
        raw.execute(f"DELETE FROM {table}")  # noqa: S608
    raw.execute(f"DROP TABLE {INDEX}")


def test_every_edition_answers_as_it_did(url: str, put: Put, sample: Composition, reworded: Edit) -> None:
    slug = next(c.slug for c in sample.documents if c.kind is Kind.QUESTION)
    put(url, sample)
    put(url, reworded(sample, Kind.QUESTION, slug), LATER)
    assert [hit.slug for hit in found(url, SECOND, "reworded").hits] == [slug]
    before = found(url, FIRST, "reworded")
    assert before.did_you_mean != "reworded"
    assert all("reworded" not in hit.title for hit in before.hits)


def test_a_store_without_an_index_says_what_to_do(small: str, raw: sqlite3.Connection) -> None:
    unindex(raw)
    with pytest.raises(SearchUnavailable, match="run `casomnia publish`"):
        found(small, FIRST, "calcium")
    assert damaged(small) == [f"edition {FIRST} (en): it cannot be searched; run `casomnia publish`, which indexes it"]


def test_another_database_says_that_it_cannot_be_searched() -> None:
    connection = SimpleNamespace(dialect=SimpleNamespace(name="postgresql"))
    with pytest.raises(SearchUnavailable, match="needs a store in SQLite"):
        search(cast("Connection", connection), FIRST, "en", "calcium")
    index_missing(cast("Connection", connection))
    assert list(search_damage(cast("Connection", connection), FIRST, "en")) == []


def test_publishing_makes_what_is_missing(small: str, raw: sqlite3.Connection, put: Put, sample: Composition) -> None:
    """Also when there is nothing new to publish."""
    before = found(small, FIRST, "calcium")
    unindex(raw)
    assert not put(small, sample).is_new
    assert found(small, FIRST, "calcium") == before
    assert damaged(small) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (f"UPDATE {INDEX} SET summary = 'Nonsense.' WHERE slug = 'alcohol'", "factor alcohol (en)"),  # noqa: S608
        (f"DELETE FROM {INDEX} WHERE slug = 'alcohol'", "factor alcohol (en)"),  # noqa: S608
        ("UPDATE search_stem SET items = 9999 WHERE stem = 'calcium'", "search_stem does not hold"),
        ("DELETE FROM search_word WHERE word = 'calcium'", "search_word does not hold"),
        ("UPDATE search_phrase SET also = 'milk'", "search_phrase does not hold"),
    ],
)
def test_damage_is_named(small: str, raw: sqlite3.Connection, change: str, named: str) -> None:
    assert raw.execute(change).rowcount
    assert any(named in line for line in damaged(small)), damaged(small)


def test_the_index_knows_what_an_item_leads_to(small: str, raw: sqlite3.Connection) -> None:
    known = {f"{kind_of(row)}/{slug}": row for row, slug in raw.execute(f"SELECT rowid, slug FROM {INDEX}")}  # noqa: S608
    stored = raw.execute("SELECT slug, document FROM question WHERE language = 'en'").fetchall()
    with opened(small) as connection:
        led_to = Lookup(connection, FIRST, "en").next_items([known[f"question/{slug}"] for slug, _ in stored])
    assert any(led_to)
    for (_, document), rows in zip(stored, led_to, strict=True):
        assert rows.keys() == {known[item] for item in next_items(json.loads(document)) if item in known}


def test_an_index_from_before_that_was_known_is_searched_all_the_same(small: str, raw: sqlite3.Connection) -> None:
    assert raw.execute("DELETE FROM search_stem WHERE stem LIKE '> %'").rowcount
    assert found(small, FIRST, "alcohol").hits


def test_the_index_knows_who_needs_an_item(url: str, put: Put, sample: Composition, taught: Taught) -> None:
    slug = next(c.slug for c in sample.documents if c.kind is Kind.QUESTION)
    put(
        url,
        taught(sample, {f"question/{slug}": {"zz9": 400}, "question/not-here": {"zz9": 900}, NOTHING: {"x": 9}}),
    )
    (hit,) = [hit for hit in found(url, FIRST, "zz9").hits if hit.needed]
    assert (hit.slug, hit.needed, hit.matched) == (slug, 1.0, ())
    assert damaged(url) == []
    assert found(url, FIRST, '"zz9"').total == 0


def test_a_damaged_document_is_no_reason_not_to_publish(
    small: str, raw: sqlite3.Connection, put: Put, sample: Composition
) -> None:
    unindex(raw)
    raw.execute("UPDATE factor SET document = '{' WHERE slug = 'alcohol'")
    assert not put(small, sample).is_new
    assert "alcohol" not in [hit.slug for hit in found(small, FIRST, "alcohol").hits]


@pytest.mark.parametrize(("edition", "language"), [("x; DROP TABLE edition", "en"), (FIRST, 'e"n'), ("", "")])
def test_nothing_else_names_an_index(edition: str, language: str) -> None:
    with pytest.raises(ValueError, match="cannot name a table"):
        index_name(edition, language)


def test_lists_are_bounded(url: str, put: Put, composition: Composition) -> None:
    """Words that more items hold than are listed are searched too; the total is then a lower bound."""
    put(url, composition)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        (longest,) = connection.execute("SELECT max(length(places)) / 8 FROM search_stem").fetchone()
    assert longest <= MOST_OF_A_KIND * len(Kind)
    with opened(url) as reader:
        cut = Lookup(reader, FIRST, "en").stems(["the"]).cut
        assert cut == {"the"}
        assert not search(reader, FIRST, "en", "the").complete
        both = search(reader, FIRST, "en", "the about")
        assert both.hits
        assert both.hits[0].coverage == 1
