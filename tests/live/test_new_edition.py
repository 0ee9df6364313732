"""A new edition is served without a restart, also of what is on the shelf of every worker."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.content.compose import Composition
from app.store.engine import writer
from app.store.publish import publish

Serve = Callable[..., Any]

ITEM = "/v1/foods/whole-milk"
TOO_LONG_SECONDS = 10.0
"""Two seconds are promised, and that is what it takes where the machine does nothing else."""
TRIES = 3
ASKED_TO_REACH_ALL = 20
"""Each question is a connection of its own, so that every worker is likely to be asked."""


def publish_next(url: str, composition: Composition, number: int) -> str:
    """Publish an edition in which another term is missing."""
    terms = [composed for composed in composition.documents if composed.kind == "term"]
    rest = tuple(composed for composed in composition.documents if composed is not terms[number])
    engine = writer(url)
    try:
        return publish(engine, replace(composition, documents=rest), datetime(2026, 12, 1, tzinfo=UTC)).edition.id
    finally:
        engine.dispose()


def editions_of(server: Any) -> set[str]:
    """The editions that the workers serve; the head and the body of an answer never differ."""
    found = set()
    for _ in range(ASKED_TO_REACH_ALL):
        response = server.get(ITEM)
        assert response.status_code == 200, response.text
        assert response.json()["meta"]["edition"]["id"] == response.headers["knowledge-edition"]
        found.add(response.headers["knowledge-edition"])
    return found


@pytest.mark.parametrize("workers", [1, 2])
def test_a_new_edition_is_served_soon(serve: Serve, own_store: str, composition: Composition, workers: int) -> None:
    """Without a restart. Of three editions the quickest counts, since the machine may be busy with other things."""
    server = serve("--database-url", own_store, "--workers", str(workers))
    took = []
    for number in range(TRIES):
        old = server.get(ITEM)
        edition = publish_next(own_store, composition, number)
        published = time.monotonic()
        server.wait_for(lambda edition=edition: editions_of(server) == {edition})
        took.append(time.monotonic() - published)
        new = server.get(ITEM, headers={"If-None-Match": old.headers["etag"]})
        assert new.status_code == 200, "the tag of the edition before is no longer that of this one"
    print(f"every worker served the new edition after {', '.join(f'{seconds:.1f}' for seconds in took)} s")
    assert min(took) < TOO_LONG_SECONDS
