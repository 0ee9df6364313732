"""What an edition understands messages by is read from its documents, once for all editions that understand alike."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine

from app.errors import StoreUnavailable
from app.store import read
from app.store.understanding import load
from app.vocabulary import Kind

EDITION = "2026.11.1"


@pytest.fixture
def connection(small: str) -> Iterator[Connection]:
    engine = create_engine(small)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_it_is_made_once_for_what_is_alike(connection: Connection) -> None:
    assert load(connection, EDITION) is load(connection, EDITION)


def test_an_edition_without_recognitions_understands_nothing(connection: Connection) -> None:
    assert load(connection, "2020.1.1").understand("i want to die").dangers.said == ()


def test_the_digests_of_a_kind_come_by_slug(connection: Connection) -> None:
    digests = read.digests(connection, EDITION, "en", Kind.RECOGNITION)
    assert sorted(digests) == sorted(read.slugs(connection, EDITION, "en", Kind.RECOGNITION))
    assert all(len(digest) == 64 for digest in digests.values())


def test_a_damaged_recognition_is_named_as_such(small: str, raw: sqlite3.Connection, connection: Connection) -> None:
    raw.execute("UPDATE recognition SET document = '{}', digest = 'other' || id")
    with pytest.raises(StoreUnavailable, match="a recognition is damaged; run `casomnia editions verify`"):
        load(connection, EDITION)
