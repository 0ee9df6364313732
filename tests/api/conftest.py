"""Every document that the service gives, and a service with a history and a second language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.content.compose import Composition, compose
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import AuthoredItem, Disclaimer, Factor, Withdrawal
from app.main import create_app
from app.settings import Settings
from app.store.engine import writer
from app.store.publish import publish

Documents = dict[str, list[dict[str, Any]]]

LISTS = (
    "/v1/mechanisms",
    "/v1/factors",
    "/v1/guidance",
    "/v1/questions",
    "/v1/claims",
    "/v1/sources",
    "/v1/foods",
    "/v1/reference-intakes",
    "/v1/terms",
    "/v1/crisis-lines",
    "/v1/disclaimers",
)
FIRST = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECOND = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WITHDRAWALS = (
    {
        "item": "food/buttermilk",
        "since": date(2026, 11, 23),
        "reason": {"en": "The figure was wrong.", "es": "La cifra era incorrecta."},
        "replacement": "food/skim-milk",
    },
    {"item": "term/high-certainty", "since": date(2026, 11, 23), "reason": "It said nothing."},
)


@pytest.fixture(scope="session")
def documents(client: Any) -> Documents:
    """Every document of every list, read page by page."""
    return {path: list(_all(client, path)) for path in LISTS}


def _all(client: Any, path: str) -> Iterator[dict[str, Any]]:
    address = f"{path}?limit=100"
    while address:
        body = client.get(address).json()
        yield from body["data"]
        address = body["links"].get("next")


@pytest.fixture(scope="session")
def later(
    client: Any, corpus: Corpus, composition: Composition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """A client of a service that published twice: in the second edition two items are gone, and Spanish has begun."""
    url = f"sqlite:///{tmp_path_factory.mktemp('later')}/casomnia.db"
    engine = writer(url)
    publish(engine, composition, FIRST)
    publish(engine, compose(_in_spanish(_without(corpus))), SECOND)
    engine.dispose()
    service = create_app(Settings(database_url=url))
    yield type(client)(service)
    service.state.editions.close()


def _without(corpus: Corpus) -> Corpus:
    tombs = [Withdrawal.model_validate(withdrawal) for withdrawal in WITHDRAWALS]
    gone = {(tomb.item.kind, tomb.item.slug) for tomb in tombs}
    kept = [entry for entry in corpus.entries if (entry.item.kind, entry.item.slug) not in gone]
    return Corpus((*kept, *(Entry(tomb, Lines("withdrawn.yaml", {})) for tomb in tombs)))


def _in_spanish(corpus: Corpus) -> Corpus:
    """All disclaimers and one factor get a Spanish text."""
    return replace(corpus, entries=tuple(replace(entry, item=_translated(entry.item)) for entry in corpus.entries))


def _translated(item: AuthoredItem) -> AuthoredItem:
    match item:
        case Disclaimer():
            return _with_spanish(item, "title", "text", "short_text")
        case Factor(slug="lifestyle-habits"):
            return _with_spanish(item, "title", "summary")
        case _:
            return item


def _with_spanish(item: AuthoredItem, *names: str) -> AuthoredItem:
    return item.model_copy(update={name: {**getattr(item, name), "es": f"({name}, en español)"} for name in names})
