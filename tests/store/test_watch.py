"""The watch: a new edition is noticed beside the requests, and what is on the shelf needs no query."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.content.compose import Composition
from app.errors import StoreUnavailable
from app.main import create_app
from app.settings import Settings
from app.store import editions as served_editions
from app.store.editions import Editions
from app.store.publish import Published
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]

QUICK = 0.02
PATIENCE_SECONDS = 20.0
ITEM = "/v1/factors/calcium-deficiency"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch looks fifty times a second, so that tests need not wait."""
    monkeypatch.setattr(served_editions, "FRESH_SECONDS", QUICK)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch looks once an hour, so that only requests ask."""
    monkeypatch.setattr(served_editions, "FRESH_SECONDS", 3600)


@pytest.fixture
def editions(small: str) -> Iterator[Editions]:
    """The store with one edition, as the serving process sees it."""
    editions = Editions(small)
    yield editions
    editions.close()


@asynccontextmanager
async def watched(editions: Editions) -> AsyncIterator[None]:
    """The watch goes on meanwhile."""
    watch = asyncio.create_task(editions.watch())
    await asyncio.sleep(0)
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE_SECONDS
        await asyncio.sleep(QUICK)


def serving(store: str, ask: Callable[[httpx.AsyncClient], Coroutine[Any, Any, None]]) -> None:
    """Ask a service that was started as a server starts it."""
    service = create_app(Settings(database_url=store))

    async def run() -> None:
        transport = httpx.ASGITransport(service)
        async with (
            service.router.lifespan_context(service),
            httpx.AsyncClient(transport=transport, base_url="http://casomnia.test") as client,
        ):
            await asyncio.sleep(0)
            await ask(client)

    asyncio.run(run())


@pytest.mark.usefixtures("unhurried")
def test_what_is_on_the_shelf_is_sent_without_any_query(store: str, queries: list[str]) -> None:
    """Whole, as 304, or its head alone."""

    async def ask(client: httpx.AsyncClient) -> None:
        made = await client.get(ITEM)
        queries.clear()
        for _ in range(50):
            assert (await client.get(ITEM)).content == made.content
            assert (await client.head(ITEM)).headers == made.headers
            assert (await client.get(ITEM, headers={"If-None-Match": made.headers["etag"]})).status_code == 304
        assert queries == []

    serving(store, ask)


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/v1/claims/calcium-deficiency-insomnia-overall", 1),
        ("/v1/mechanisms/muscle-function", 1),
        ("/v1/foods/whole-milk", 1),
        ("/v1/overview", 1),
        ("/v1/codes/icd-10-cm/E58", 1),
        ("/v1/editions/2026.11.1", 1),
        ("/v1/factors", 1),
        ("/v1/claims?certainty=low&limit=5", 2),
        ("/v1", 0),
    ],
)
def test_what_is_not_costs_one_query(store: str, queries: list[str], path: str, most: int) -> None:
    """A list with a filter costs two: how many match, and those on its page."""

    async def ask(client: httpx.AsyncClient) -> None:
        await client.get(ITEM)
        queries.clear()
        assert (await client.get(path)).status_code == 200
        assert len(queries) == most
        queries.clear()
        await client.get(path, headers={"Accept-Encoding": "gzip;q=0"})
        assert len(queries) == most

    serving(store, ask)


@pytest.mark.usefixtures("quick")
def test_the_watch_makes_one_query_each_time_it_looks(store: str, queries: list[str]) -> None:
    """However many requests there are meanwhile."""

    async def ask(client: httpx.AsyncClient) -> None:
        await client.get(ITEM)
        queries.clear()
        begun = time.monotonic()
        while time.monotonic() - begun < 20 * QUICK:
            await client.get(ITEM)
            await asyncio.sleep(0)
        looks = (time.monotonic() - begun) / QUICK
        looked = [query for query in queries if "recognition" not in query]  # read once for each edition
        assert 0 < len(looked) <= looks + 1
        assert len(set(looked)) == 1

    serving(store, ask)


@pytest.mark.usefixtures("quick")
def test_a_new_edition_is_noticed_though_nobody_asks(
    editions: Editions, small: str, put: Put, sample: Composition, reworded: Edit
) -> None:
    """And the first request after it makes no query for that."""
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)

    async def run() -> None:
        async with watched(editions):
            assert editions.current().meta.id == "2026.11.1"
            put(small, reworded(sample, Kind.TERM, term))
            await until(lambda: (served := editions.last_known()) is not None and served.meta.id == "2026.11.2")

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_the_watch_survives_a_store_that_goes_away_and_comes_back(
    editions: Editions, small: str, put: Put, sample: Composition, reworded: Edit, tmp_path: Path
) -> None:
    """Nothing is served meanwhile; afterwards everything is, and the watch still looks."""
    file, away = Path(small.removeprefix("sqlite:///")), tmp_path / "away.db"
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)

    async def run() -> None:
        async with watched(editions):
            assert editions.followed() is editions.current()
            shutil.move(file, away)
            await until(lambda: editions.last_known() is None)
            assert editions.followed() is None
            with pytest.raises(StoreUnavailable, match="missing"):
                editions.current()
            shutil.move(away, file)
            await until(lambda: editions.last_known() is not None)
            put(small, reworded(sample, Kind.TERM, term))
            await until(lambda: (served := editions.last_known()) is not None and served.meta.id == "2026.11.2")

    asyncio.run(run())


@pytest.mark.usefixtures("quick")
def test_a_store_that_breaks_is_noticed_and_logged_once(
    editions: Editions, small: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Not fifty times a second, nor once for every request."""

    async def run() -> None:
        async with watched(editions):
            editions.current()
            Path(small.removeprefix("sqlite:///")).write_bytes(b"not a database at all" * 1000)
            await until(lambda: editions.last_known() is None)
            await asyncio.sleep(10 * QUICK)

    asyncio.run(run())
    assert len(caplog.records) == 1


@pytest.mark.usefixtures("unhurried")
def test_the_same_edition_stays_the_same_thing(editions: Editions) -> None:
    """What is kept of it is not thrown away because somebody looked."""
    first = editions.followed()
    editions._look()
    assert editions.followed() is first


def test_where_nobody_watches_requests_look_themselves(
    editions: Editions, small: str, put: Put, sample: Composition, reworded: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As once the watch has ended, for whatever reason."""
    monkeypatch.setattr(served_editions, "FRESH_SECONDS", QUICK)
    term = next(c.slug for c in sample.documents if c.kind is Kind.TERM)

    async def run() -> None:
        async with watched(editions):
            assert editions.current().meta.id == "2026.11.1"

    asyncio.run(run())
    put(small, reworded(sample, Kind.TERM, term))
    time.sleep(QUICK)
    assert editions.current().meta.id == "2026.11.2"
