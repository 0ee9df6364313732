"""Reading: what was published comes back unchanged, and nothing else does."""

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
import rfc8785
from sqlalchemy import Connection

from app.content.compose import Composition
from app.store import read
from app.store.columns import COLUMNS, DOCUMENTS
from app.store.engine import opened
from app.store.publish import Published
from app.store.tables import ROWS
from app.vocabulary import CodeSystem, Kind

EDITION = "2026.11.1"
Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]


def test_every_kind_has_a_table_columns_and_a_shape() -> None:
    assert set(ROWS) == set(COLUMNS) == set(DOCUMENTS) == set(Kind)


def test_the_digest_is_that_of_the_canonical_document(reading: Connection, composition: Composition) -> None:
    """Anyone can compute it again from what is served."""
    for composed in composition.documents:
        found = read.document(reading, EDITION, composed.language, composed.kind, composed.slug)
        assert found is not None
        served = json.loads(found.data)
        assert served.pop("digest") == sha256(rfc8785.dumps(served)).hexdigest() == composed.digest


@pytest.mark.parametrize(
    ("edition", "language", "slug"),
    [(EDITION, "en", "no-such-food"), (EDITION, "de", "whole-milk"), ("2026.11.2", "en", "whole-milk")],
)
def test_what_was_not_published_is_not_found(reading: Connection, edition: str, language: str, slug: str) -> None:
    assert read.document(reading, EDITION, "en", Kind.FOOD, "whole-milk") is not None
    assert read.document(reading, edition, language, Kind.FOOD, slug) is None


@pytest.mark.parametrize("kind", Kind)
def test_pages_are_the_list_in_order(reading: Connection, composition: Composition, kind: Kind) -> None:
    of_kind = sorted((c for c in composition.documents if c.kind is kind), key=lambda c: c.position)
    listed: list[str] = []
    for offset in range(0, len(of_kind) + 40, 40):
        total, page = read.page(reading, EDITION, "en", kind, {}, 40, offset)
        assert total == len(of_kind)
        listed += [found.body for found in page]
    assert listed == [c.body for c in of_kind]


def test_slugs(reading: Connection, composition: Composition) -> None:
    terms = {c.slug for c in composition.documents if c.kind is Kind.TERM}
    assert set(read.slugs(reading, EDITION, "en", Kind.TERM)) == terms
    assert read.slugs(reading, EDITION, "de", Kind.TERM) == []


@pytest.mark.parametrize("system", CodeSystem)
def test_every_code_finds_itself(reading: Connection, composition: Composition, system: CodeSystem) -> None:
    for composed in composition.documents:
        if composed.kind is Kind.CODE and composed.slug.startswith(f"{system}/"):
            code = json.loads(composed.body)["code"]
            found = read.code(reading, EDITION, "en", system, code)
            assert found is not None
            assert found.body == composed.body


def test_an_unlisted_code_is_answered_by_its_nearest_parent(reading: Connection) -> None:
    found = read.code(reading, EDITION, "en", CodeSystem.ICD_10_CM, "G47.00999")
    assert found is not None
    assert json.loads(found.body)["code"] == "G47.00"
    assert read.code(reading, EDITION, "en", CodeSystem.ICD_10_CM, "Z99.9") is None
    assert read.code(reading, EDITION, "de", CodeSystem.ICD_10_CM, "G47.00") is None


def test_editions_are_listed_newest_first(
    small: str, put: Put, reworded: Edit, without: Edit, sample: Composition
) -> None:
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)
    put(small, reworded(sample, Kind.TERM, term))
    put(small, without(sample, Kind.TERM, term))
    with opened(small) as connection:
        total, documents = read.editions(connection)
        assert (total, [read.recorded(d).id for d in documents]) == (3, ["2026.11.3", "2026.11.2", "2026.11.1"])
        assert read.editions(connection, limit=1, offset=1) == (3, documents[1:2])
        assert read.editions(connection, ids=["2026.11.1", "1999.1.1"]) == (1, documents[2:])
        assert read.editions(connection, ids=[]) == (0, [])
        assert read.edition_ids(connection) == ["2026.11.1", "2026.11.2", "2026.11.3"]
        assert read.latest_edition(connection) == "2026.11.3"
        assert read.edition(connection, "2026.11.1") == documents[2]
        assert read.edition(connection, "1999.1.1") is None


def test_an_old_edition_keeps_its_documents(small: str, put: Put, reworded: Edit, sample: Composition) -> None:
    term = next(c for c in sample.documents if c.kind is Kind.TERM)
    put(small, reworded(sample, Kind.TERM, term.slug))
    with opened(small) as connection:
        old, new = (read.document(connection, e, "en", Kind.TERM, term.slug) for e in ("2026.11.1", "2026.11.2"))
    assert old is not None
    assert new is not None
    assert old.body == term.body != new.body
