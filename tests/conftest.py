"""What most tests share: the real content, a store published from it, and a client that needs no server."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.content.compose import Composition, compose
from app.content.corpus import Corpus
from app.content.load import load
from app.main import create_app
from app.settings import Settings
from app.store.engine import writer
from app.store.publish import publish

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
PUBLISHED_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Client:
    """Asks an application without a server between; crashes become responses, as for a real client."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def request(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """Send one request."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://casomnia.test") as client:
                return await client.request(method, path, **kwargs)

        return asyncio.run(ask())

    def get(self, path: str, **kwargs: Any) -> httpx.Response:
        """Send a GET."""
        return self.request("GET", path, **kwargs)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The real content."""
    return load(CONTENT).corpus


@pytest.fixture(scope="session")
def composition(corpus: Corpus) -> Composition:
    """The documents of the real content."""
    return compose(corpus)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, composition: Composition) -> str:
    """Address of a store with one edition of the real content. Tests must not write to it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/casomnia.db"
    engine = writer(url)
    publish(engine, composition, PUBLISHED_AT)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def app(store: str) -> FastAPI:
    """The service over that store."""
    return create_app(Settings(database_url=store))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Client:
    """A client of that service."""
    return Client(app)
