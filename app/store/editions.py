"""Which edition is served: watched with at most one query a second, so that a new one is served without a restart."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Connection, select
from sqlmodel import col

from app.asking.understanding import Understanding
from app.disclaimer import BUILT_IN, GENERAL
from app.documents.envelope import DisclaimerMeta, EditionMeta
from app.errors import NothingPublished, StoreError, StoreLocked, StoreUnavailable
from app.identifiers import ENGLISH
from app.store import read, understanding
from app.store.engine import connected, explained, identity, reader, require_schema
from app.store.tables import DisclaimerRow
from app.vocabulary import Kind

log = logging.getLogger("casomnia")

FRESH_SECONDS = 1.0
KEPT_PINS = 64


@dataclass(frozen=True, eq=False)
class Served:
    """An edition with what every response of it needs: its disclaimer and notices, by language and slug."""

    meta: EditionMeta
    languages: tuple[str, ...]
    disclaimers: Mapping[str, Mapping[str, DisclaimerMeta]]
    counts: Mapping[Kind, int]

    def disclaimer(self, language: str) -> DisclaimerMeta:
        """The general disclaimer in a language."""
        return self.disclaimers[language][GENERAL]

    def language_for(self, language: str) -> str:
        """A language of this edition: the one wanted, or English."""
        return language if language in self.languages else ENGLISH

    def notices(self, language: str, slugs: tuple[str, ...]) -> list[DisclaimerMeta]:
        """The notices that some items require, in a language."""
        try:
            return [self.disclaimers[language][slug] for slug in slugs]
        except KeyError as problem:
            raise StoreUnavailable(f"the notice {problem} is missing; run `casomnia editions verify`") from problem


class Editions:
    """The store as the serving process sees it: read-only, and one edition at a time."""

    def __init__(self, database_url: str, clock: Callable[[], float] = monotonic) -> None:
        self._url = database_url
        self._clock = clock
        self._engine = reader(database_url)
        self._connection: Connection | None = None
        self._file: tuple[int, int] | None = None
        self._current: Served | None = None
        self._looked = float("-inf")
        self._watched = False
        self._pinned: OrderedDict[str, Served] = OrderedDict()
        self._understanding: tuple[Served, Understanding] | None = None
        self._trouble: StoreUnavailable | None = None
        self._troubled = float("-inf")

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """The read-only connection of the event loop; whatever is wrong with the store is a `StoreUnavailable`."""
        with self._noting(), explained(self._engine):
            if self._connection is None:
                self._connection = self._engine.connect()
            yield self._connection

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note what is wrong with the store; the next request connects anew.

        A lock is waited for by one request a second and not by all, since they wait in the event loop.
        """
        if isinstance(self._trouble, StoreLocked) and self._clock() - self._troubled < FRESH_SECONDS:
            raise StoreLocked(str(self._trouble)) from self._trouble
        try:
            yield
        except StoreUnavailable as problem:
            self._connection = None
            self._note(problem)
            raise
        self._trouble = None

    def current(self) -> Served:
        """The newest edition. Where nobody watches, this looks into the store once a second."""
        stale = not self._watched and self._clock() - self._looked >= FRESH_SECONDS
        if self._current is None or stale:
            self._look()
        if self._current is None:
            raise NothingPublished("no edition has been published yet; run `casomnia publish`")
        return self._current

    def last_known(self) -> Served | None:
        """The newest edition as last seen, for responses that must not fail."""
        return self._current

    def disclaimer_in_force(self) -> DisclaimerMeta:
        """The general disclaimer as last seen, or the built-in one: for responses that have none of their own."""
        return self._current.disclaimer(ENGLISH) if self._current else BUILT_IN

    def pinned(self, edition_id: str) -> Served | None:
        """A named edition, or nothing where there is none of this name."""
        self.current()  # follows a store that was replaced
        served = self._pinned.pop(edition_id, None)
        if served is None:
            with self.connected() as connection:
                served = load(connection, edition_id)
        if served is not None:
            self._pinned[edition_id] = served
            if len(self._pinned) > KEPT_PINS:
                self._pinned.popitem(last=False)
        return served

    def understanding(self) -> Understanding:
        """What the newest edition understands messages by, made ready once."""
        return self._understood(self.current(), self.connected)

    def _understood(self, served: Served, connected: Callable[[], AbstractContextManager[Connection]]) -> Understanding:
        if self._understanding is None or self._understanding[0] is not served:
            with connected() as connection:
                self._understanding = (served, understanding.load(connection, served.meta.id))
        return self._understanding[1]

    def followed(self) -> Served | None:
        """The newest edition, or nothing while none can be served: what is kept of another one is out of date."""
        try:
            return self.current()
        except StoreError:
            return None

    async def watch(self) -> None:
        """Look for a new edition once a second, beside the requests and not in their way."""
        self._watched = True
        try:
            while True:
                await asyncio.sleep(FRESH_SECONDS)
                with suppress(StoreError):  # noted and logged; requests are told by `current`
                    await asyncio.to_thread(self._get_ready)
        finally:
            self._watched = False

    def close(self) -> None:
        """Give back the connections."""
        self._connection = None
        self._engine.dispose()

    def _note(self, problem: StoreUnavailable) -> None:
        """Remember what is wrong, and log it when it is new."""
        if str(problem) != str(self._trouble):
            cause = getattr(problem.__cause__, "orig", problem.__cause__)
            log.warning("%s (%s)", problem, str(cause).partition("\n")[0])
        self._trouble, self._troubled = problem, self._clock()

    @contextmanager
    def _beside(self) -> Iterator[Connection]:
        """A connection of its own, for what may run beside the event loop."""
        with self._noting(), connected(self._engine) as connection:
            yield connection

    def _get_ready(self) -> None:
        """Look for a new edition, and make ready what takes longer than a request may."""
        self._look()
        if served := self._current:
            self._understood(served, self._beside)

    def _look(self) -> None:
        try:
            self._follow_file()
            with self._beside() as connection:
                newest = read.latest_edition(connection)
                if newest is None or self._current is None or newest != self._current.meta.id:
                    require_schema(connection)
                    self._current = load(connection, newest) if newest else None
        except StoreError:
            self._current = None
            raise
        self._looked = self._clock()

    def _follow_file(self) -> None:
        """A store that was replaced by another file is opened anew."""
        try:
            found = identity(self._url)
        except StoreUnavailable as problem:
            self._note(problem)
            raise
        if found != self._file:
            self._connection = None
            self._engine.dispose()
            self._pinned.clear()
            self._file, self._current, self._understanding = found, None, None


def load(connection: Connection, edition_id: str) -> Served | None:
    """An edition with its disclaimers. Without its disclaimer it must not be served."""
    document = read.edition(connection, edition_id)
    if document is None:
        return None
    edition = read.recorded(document)
    disclaimers = _disclaimers(connection, edition_id)
    if any(GENERAL not in disclaimers.get(language, {}) for language in {ENGLISH, *edition.languages}):
        raise NothingPublished(f"edition {edition_id} lacks its disclaimer; run `casomnia editions verify`")
    meta = EditionMeta(id=edition.id, published_at=edition.published_at, digest=edition.digest)
    counts = {count.kind: count.documents for count in edition.counts}
    return Served(meta, tuple(edition.languages), disclaimers, counts)


def _disclaimers(connection: Connection, edition_id: str) -> dict[str, dict[str, DisclaimerMeta]]:
    columns = (col(DisclaimerRow.language), col(DisclaimerRow.document), col(DisclaimerRow.digest))
    found: dict[str, dict[str, DisclaimerMeta]] = {}
    for language, document, digest in connection.execute(
        select(*columns).where(col(DisclaimerRow.edition_id) == edition_id)
    ):
        try:
            meta = _meta(read.Stored(document, digest, language, ()).data)
        except ValueError as problem:  # no JSON, or not what a disclaimer has
            raise StoreUnavailable("a disclaimer is damaged; run `casomnia editions verify`") from problem
        found.setdefault(language, {})[meta.id] = meta
    return found


def _meta(data: str) -> DisclaimerMeta:
    """What `meta` says of a disclaimer. Only that much of its document is read, so it may be of any age."""
    published = json.loads(data)
    url = f"/v1/disclaimers/{published.get('id')}"
    return DisclaimerMeta.model_validate(published | {"display": "required", "url": url})
