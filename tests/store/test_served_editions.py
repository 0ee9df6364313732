"""Which edition is served: the newest, noticed within a second, with one look a second at most."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.content.compose import Composition
from app.errors import NothingPublished, StoreLocked, StoreUnavailable
from app.store import editions as served_editions
from app.store.editions import Editions
from app.store.publish import Published
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]


class Clock:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def editions(small: str, clock: Clock) -> Iterator[Editions]:
    """The store with one edition, as the serving process sees it."""
    editions = Editions(small, clock)
    yield editions
    editions.close()


@pytest.fixture
def second(reworded: Edit, sample: Composition) -> Composition:
    """The sample with a small change."""
    return reworded(sample, Kind.TERM, next(c.slug for c in sample.documents if c.kind is Kind.TERM))


def test_the_newest_edition_with_its_disclaimers(editions: Editions, sample: Composition) -> None:
    served = editions.current()
    assert served.meta.id == "2026.11.1"
    assert served.meta.digest == sample.digest
    assert served.languages == sample.languages
    written = {c.slug: c for c in sample.documents if c.kind is Kind.DISCLAIMER and c.language == "en"}
    assert set(served.disclaimers["en"]) == set(written)
    assert served.disclaimer("en").digest == written["general"].digest
    assert [notice.id for notice in served.notices("en", ("emergency",))] == ["emergency"]


def test_a_notice_that_is_missing_is_not_passed_over(editions: Editions) -> None:
    with pytest.raises(StoreUnavailable, match="'lost' is missing; run `casomnia editions verify`"):
        editions.current().notices("en", ("emergency", "lost"))


def test_one_look_a_second_at_most(editions: Editions, clock: Clock, queries: list[str]) -> None:
    editions.current()
    queries.clear()
    for _ in range(50):
        editions.current()
    clock.now += 0.999
    editions.current()
    assert queries == []
    clock.now += 0.001
    for _ in range(50):
        editions.current()
    assert len(queries) == 1


def test_a_new_edition_is_served_after_a_second(
    editions: Editions, clock: Clock, small: str, put: Put, second: Composition
) -> None:
    assert editions.current().meta.id == "2026.11.1"
    put(small, second)
    clock.now += 0.999
    assert editions.current().meta.id == "2026.11.1"
    clock.now += 0.001
    assert editions.current().meta.id == "2026.11.2"
    assert editions.last_known() is editions.current()


def test_nothing_is_known_before_the_first_look(editions: Editions) -> None:
    assert editions.last_known() is None


def test_a_replaced_store_is_noticed(
    editions: Editions, clock: Clock, small: str, put: Put, second: Composition, tmp_path: Path
) -> None:
    """Also when it holds an edition of the same name."""
    other = tmp_path / "other.db"
    put(f"sqlite:///{other}", second)
    before = editions.current()
    assert editions.pinned("2026.11.1") is not None
    other.replace(small.removeprefix("sqlite:///"))
    clock.now += 1
    after = editions.current()
    assert before.meta.id == after.meta.id == "2026.11.1"
    assert before.meta.digest != after.meta.digest == second.digest
    pinned = editions.pinned("2026.11.1")
    assert pinned is not None
    assert pinned.meta.digest == second.digest


def test_a_store_that_goes_away_and_comes_back(editions: Editions, clock: Clock, small: str, tmp_path: Path) -> None:
    """Nothing is served meanwhile, and there is no second to wait afterwards."""
    file = Path(small.removeprefix("sqlite:///"))
    editions.current()
    shutil.move(file, tmp_path / "away.db")
    clock.now += 1
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="missing"):
            editions.current()
    assert editions.last_known() is None
    shutil.move(tmp_path / "away.db", file)
    assert editions.current().meta.id == "2026.11.1"


def test_a_lock_is_waited_for_once_a_second_and_logged_once(
    editions: Editions, clock: Clock, raw: sqlite3.Connection, refused: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Requests wait in the event loop, so a locked store must not make each of them wait."""
    raw.execute("BEGIN EXCLUSIVE")
    for _ in range(3):
        with pytest.raises(StoreLocked):
            editions.current()
    assert len(refused) == 1
    clock.now += 1
    with pytest.raises(StoreLocked):
        editions.current()
    assert len(refused) == 2
    assert [record.getMessage().count("locked") for record in caplog.records] == [2]
    raw.execute("ROLLBACK")
    clock.now += 1
    assert editions.current().meta.id == "2026.11.1"


def test_a_new_edition_without_its_disclaimer_takes_the_old_ones_place(
    editions: Editions, clock: Clock, small: str, put: Put, second: Composition, raw: sqlite3.Connection
) -> None:
    """Better no content than content without its disclaimer, or content that was superseded."""
    editions.current()
    put(small, second)
    raw.execute("DELETE FROM disclaimer WHERE edition_id = '2026.11.2'")
    clock.now += 1
    with pytest.raises(NothingPublished, match="lacks its disclaimer"):
        editions.current()
    assert editions.last_known() is None


def test_pinned_editions(editions: Editions, small: str, put: Put, second: Composition) -> None:
    put(small, second)
    old, new = editions.pinned("2026.11.1"), editions.pinned("2026.11.2")
    assert old is not None
    assert new is not None
    assert (old.meta.id, new.meta.id) == ("2026.11.1", "2026.11.2")
    assert editions.pinned("1999.1.1") is None
    assert editions.current().meta == new.meta


def test_a_pin_is_kept(editions: Editions, queries: list[str]) -> None:
    first = editions.pinned("2026.11.1")
    queries.clear()
    assert editions.pinned("2026.11.1") is first
    assert queries == []


def test_the_pin_not_used_for_longest_is_let_go(
    editions: Editions,
    small: str,
    put: Put,
    sample: Composition,
    second: Composition,
    queries: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(served_editions, "KEPT_PINS", 2)
    put(small, second)
    put(small, sample)
    for number in (1, 2, 1, 3):
        editions.pinned(f"2026.11.{number}")
    queries.clear()
    editions.pinned("2026.11.1")
    editions.pinned("2026.11.3")
    assert queries == []
    editions.pinned("2026.11.2")
    assert queries


def test_a_pin_without_its_disclaimer_is_not_served(
    editions: Editions, small: str, put: Put, second: Composition, raw: sqlite3.Connection
) -> None:
    put(small, second)
    raw.execute("DELETE FROM disclaimer WHERE edition_id = '2026.11.1' AND slug = 'general'")
    assert editions.current().meta.id == "2026.11.2"
    with pytest.raises(NothingPublished, match=r"edition 2026\.11\.1 lacks its disclaimer"):
        editions.pinned("2026.11.1")


def test_the_connection_only_reads(editions: Editions) -> None:
    with pytest.raises(StoreUnavailable), editions.connected() as connection:
        connection.exec_driver_sql("DELETE FROM disclaimer")
