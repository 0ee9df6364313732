"""Verifying: whatever is not as it was published is named."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from app.content.compose import Composition
from app.store.engine import opened
from app.store.publish import Published
from app.store.verify import damage
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]


def found(url: str, edition: str = "2026.11.1") -> list[str]:
    """What is damaged in an edition."""
    with opened(url) as connection:
        return list(damage(connection, edition))


def slugs(composition: Composition, kind: Kind) -> list[str]:
    """The documents of a kind."""
    return [composed.slug for composed in composition.documents if composed.kind is kind]


def test_the_real_content_is_whole(store: str) -> None:
    assert found(store) == []


def test_each_of_several_editions_is_whole(
    small: str, put: Put, reworded: Edit, without: Edit, sample: Composition
) -> None:
    claim = next(c.slug for c in sample.documents if c.kind is Kind.CLAIM)
    put(small, reworded(sample, Kind.CLAIM, claim))
    put(small, without(sample, Kind.CLAIM, claim))
    assert [found(small, f"2026.11.{number}") for number in (1, 2, 3)] == [[], [], []]


def test_tombstones_are_whole(url: str, put: Put, withdrawn: Edit, sample: Composition) -> None:
    food = next(c.slug for c in sample.documents if c.kind is Kind.FOOD)
    put(url, withdrawn(sample, Kind.FOOD, food))
    assert found(url) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE mechanism SET document = replace(document, 'calcium', 'Calcium')",
            "mechanism {mechanism} (en): the document does not have its digest",
        ),
        ("UPDATE factor SET digest = replace(digest, substr(digest, 1, 1), 'x')", "does not have its digest"),
        ("UPDATE claim SET certainty = 'low' WHERE certainty <> 'low'", "column certainty is low, but the document"),
        ("UPDATE claim SET certainty = 'certain'", "column certainty is certain, but the document says"),
        ("UPDATE food SET calcium_mg_per_serving = 9999", "column calcium_mg_per_serving is 9999"),
        ("UPDATE food SET low_bioavailability = 1 - low_bioavailability", "column low_bioavailability is"),
        ("UPDATE reference_intake SET oldest = 1", "column oldest is 1"),
        ("UPDATE source SET year = NULL", "column year is None"),
        ("UPDATE term SET slug = slug || '-x'", "-x (en): column slug is"),
        ("UPDATE term SET text_language = 'de'", "column text_language is de"),
        ("UPDATE edition SET digest = 'x'", "but it was published with x"),
        ("UPDATE edition SET document = replace(document, '2026.11.1', '2026.11.9')", "its own record does not match"),
        ("UPDATE edition SET published_at = '2020-01-01 00:00:00.000000'", "its own record does not match"),
        ("UPDATE edition SET document = 'x'", "its own record cannot be read"),
        ("DELETE FROM question", "it holds 0 of question (en), but it was published with {questions}"),
        ("DELETE FROM overview", "its documents have digest"),
        ("DELETE FROM claim_source", "it is linked with nothing, but the document says"),
        ("DELETE FROM food_diet WHERE diet = 'pescatarian'", "but the document says"),
        ("UPDATE guidance_audience SET audience = 'cats' WHERE audience = 'adults'", "it is linked with"),
        ("UPDATE factor SET contributes_to = NULL", "column contributes_to is None, but the document says"),
        ("UPDATE crisis_line SET country = 'XX'", "column country is XX, but the document says"),
        ("DELETE FROM crisis_line_scope", "it is linked with nothing, but the document says"),
    ],
)
def test_damage_is_named(small: str, raw: sqlite3.Connection, sample: Composition, change: str, named: str) -> None:
    said = named.format(mechanism=slugs(sample, Kind.MECHANISM)[0], questions=len(slugs(sample, Kind.QUESTION)))
    assert raw.execute(change).rowcount > 0
    assert any(said in line for line in found(small))


def test_a_document_of_the_wrong_shape_is_named(small: str, raw: sqlite3.Connection) -> None:
    """Even when somebody computed a digest for it."""
    raw.execute("UPDATE term SET document = '{}', digest = ?", (sha256(b"{}").hexdigest(),))
    assert "does not have the shape of its kind" in found(small)[0]


def test_only_the_damaged_item_is_named(small: str, raw: sqlite3.Connection) -> None:
    slug = raw.execute("SELECT min(slug) FROM food").fetchone()[0]
    raw.execute("UPDATE food SET document = replace(document, 'a', 'e') WHERE slug = ?", (slug,))
    assert found(small) == [f"food {slug} (en): the document does not have its digest"]


def test_a_lost_fallback_is_noticed(url: str, put: Put, sample: Composition) -> None:
    """An English document that stands in for a translation shares its digest, so the counts have to notice."""
    german = tuple(replace(c, language="de") for c in sample.documents)
    put(url, Composition((*sample.documents, *german), ("de", "en")))
    assert found(url) == []
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("DELETE FROM question WHERE language = 'de'")
    connection.close()
    questions = len(slugs(sample, Kind.QUESTION))
    assert found(url) == [f"edition 2026.11.1: it holds 0 of question (de), but it was published with {questions}"]
