"""Services in trouble, and the one question that every response is asked."""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import http_sf
import httpx
import pytest
from fastapi import Depends, FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from app.edge.methods import MethodsLayer
from app.edge.origins import OriginsLayer
from app.edge.representations import RepresentationLayer, Shelf
from app.errors import WithdrawnItem
from app.main import create_app
from app.settings import Settings
from app.store.editions import Editions, Served

ASKED = "what a person asked"
Disclaimed = Callable[[httpx.Response], dict[str, Any]]
Serve = Callable[[Path | str], FastAPI]


def _disclaimed(response: httpx.Response) -> dict[str, Any]:
    headers = response.headers.get_list("health-disclaimer")
    assert len(headers) == 1, headers
    item: Any = http_sf.parse(headers[0].encode(), tltype="item")
    name, parameters = item
    assert name == "general"
    assert set(parameters) == {"v", "lang", "href"}
    assert type(parameters["v"]) is int
    links = response.headers["link"].split(", ")
    assert [link for link in links if "terms-of-service" in link] == [f'<{parameters["href"]}>; rel="terms-of-service"']
    return dict(parameters)


@pytest.fixture(scope="session")
def disclaimed() -> Disclaimed:
    """Fails for a response without exactly one right disclaimer and its link; gives the header's parameters."""
    return _disclaimed


@pytest.fixture(scope="session")
def ask(client: Any) -> Callable[..., httpx.Response]:
    """Ask a service: `ask(service, method, path)`."""
    return lambda service, *args, **kwargs: type(client)(service).request(*args, **kwargs)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Makes services over stores, and gives back their connections."""
    services: list[FastAPI] = []

    def over(store: Path | str) -> FastAPI:
        services.append(create_app(Settings(database_url=store if isinstance(store, str) else f"sqlite:///{store}")))
        return services[-1]

    yield over
    for service in services:
        service.state.editions.close()


class Within:
    """The layers inside the representations of a service, which note what reaches them."""

    def __init__(self, service: FastAPI) -> None:
        service.middleware_stack = service.middleware_stack or service.build_middleware_stack()
        layer: Any = getattr(service.middleware_stack, "app", None)
        assert isinstance(layer, RepresentationLayer)
        self.shelf: Shelf = layer.shelf
        self.asked: list[str] = []
        self._app, layer.app = layer.app, self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        self.asked.append(scope["path"])
        await self._app(scope, receive, send)


@pytest.fixture(scope="session")
def within() -> type[Within]:
    """`within(service)` has the `shelf` of a service, and all paths `asked` of the layers inside it."""
    return Within


@pytest.fixture
def fresh(serve: Serve, store: str) -> FastAPI:
    """A service that was asked nothing yet."""
    return serve(store)


@pytest.fixture
def copied(store: str, tmp_path: Path) -> Path:
    """A store that a test may spoil."""
    return Path(shutil.copy(store.removeprefix("sqlite:///"), tmp_path / "casomnia.db"))


def spoil(store: Path, statement: str) -> Path:
    """Change what was published, as nothing in Casomnia can."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(statement)
        connection.commit()
    return store


@pytest.fixture
def missing(serve: Serve, tmp_path: Path) -> FastAPI:
    """Nothing is where the store should be."""
    return serve(tmp_path / "nothing.db")


@pytest.fixture
def empty(serve: Serve, tmp_path: Path) -> FastAPI:
    """A file without anything in it."""
    (tmp_path / "empty.db").touch()
    return serve(tmp_path / "empty.db")


@pytest.fixture
def unpublished(serve: Serve, copied: Path) -> FastAPI:
    """A store with its tables, but no edition."""
    return serve(spoil(copied, "DELETE FROM edition"))


@pytest.fixture
def locked(serve: Serve, copied: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FastAPI]:
    """A store that another process holds."""
    monkeypatch.setattr("app.store.engine.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(copied)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield serve(copied)


@pytest.fixture
def corrupt(serve: Serve, copied: Path) -> FastAPI:
    """A file that is no database."""
    copied.write_bytes(b"not a database at all" * 1000)
    return serve(copied)


@pytest.fixture
def overwritten(serve: Serve, copied: Path) -> FastAPI:
    """A database whose pages, but for the first, are rubbish."""
    size = copied.stat().st_size
    with copied.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    return serve(copied)


@pytest.fixture
def of_another_schema(serve: Serve, copied: Path) -> FastAPI:
    """A store that a later Casomnia made."""
    return serve(spoil(copied, "UPDATE alembic_version SET version_num = '9999'"))


@pytest.fixture
def without_disclaimer(serve: Serve, copied: Path) -> FastAPI:
    """An edition whose general disclaimer is gone."""
    return serve(spoil(copied, "DELETE FROM disclaimer WHERE slug = 'general'"))


@pytest.fixture
def with_damaged_disclaimer(serve: Serve, copied: Path) -> FastAPI:
    """An edition whose general disclaimer cannot be read."""
    return serve(spoil(copied, "UPDATE disclaimer SET document = '{}' WHERE slug = 'general'"))


@pytest.fixture
def with_damaged_edition(serve: Serve, copied: Path) -> FastAPI:
    """An edition whose own record cannot be read."""
    return serve(spoil(copied, "UPDATE edition SET document = '{}'"))


@pytest.fixture
def breaking(serve: Serve, store: str) -> FastAPI:
    """The service with routes that go wrong, each in its own way."""
    service = serve(store)

    def breaks() -> None:
        raise RuntimeError(ASKED)

    async def breaks_halfway() -> AsyncIterator[bytes]:
        yield b"half of "
        breaks()

    async def withdrawn() -> Response:
        raise WithdrawnItem("taken back", {"since": "2026-11-23", "reason": "It was wrong."})

    async def wrong() -> Response:
        return Response("{}", headers={"Health-Disclaimer": "none", "Link": '</elsewhere>; rel="next"'})

    async def too_large() -> Response:
        raise HTTPException(413, headers={"Connection": "close"})

    service.add_api_route("/test/handler", breaks)
    service.add_api_route("/test/dependency", wrong, dependencies=[Depends(breaks)])
    service.add_api_route("/test/halfway", lambda: StreamingResponse(breaks_halfway()))
    service.add_api_route("/test/too-large", too_large)
    service.add_api_route("/test/withdrawn", withdrawn)
    service.add_api_route("/test/wrong", wrong)
    return service


class BrokenEditions(Editions):
    """A store that fails in a way nobody thought of."""

    def current(self) -> Served:
        """Break."""
        raise RuntimeError(ASKED)


@pytest.fixture
def with_broken_store(serve: Serve, store: str) -> FastAPI:
    """The service over a store that breaks inside."""
    service = serve(store)
    service.state.editions = BrokenEditions(store)
    return service


def _breaking_layer(layer: type) -> Callable[..., FastAPI]:
    async def breaks(*_: object) -> None:
        raise RuntimeError(ASKED)

    @pytest.fixture
    def service(serve: Serve, store: str, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
        monkeypatch.setattr(layer, "__call__", breaks)
        return serve(store)

    return service


with_broken_cors = _breaking_layer(OriginsLayer)
with_broken_methods = _breaking_layer(MethodsLayer)
with_broken_representations = _breaking_layer(RepresentationLayer)
