"""A process that publishes a changed edition every second: `python -m benchmarks.switching STORE TIMES`.

In each of them every factor has another title, so that no two editions share one.
"""

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from app.content.compose import Composed, Composition, compose
from app.content.load import load
from app.documents.digest import canonical, digest_of
from app.documents.prose import Factor
from app.settings import Settings
from app.store.engine import writer
from app.store.publish import publish

EVERY_SECONDS = 1.0


def run(store: Path, times: int) -> None:
    """Publish so many editions, one a second, and print the id of each and how long it took."""
    engine, composition = writer(f"sqlite:///{store}"), compose(load(Settings().content).corpus)
    print("ready", flush=True)
    begun = monotonic()
    for number in range(1, times + 1):
        sleep(max(0.0, begun + number * EVERY_SECONDS - monotonic()))
        started = monotonic()
        done = publish(engine, changed(composition, number), datetime.now(UTC))
        print(json.dumps({"edition": done.edition.id, "seconds": monotonic() - started}), flush=True)


def changed(composition: Composition, number: int) -> Composition:
    """The same with the number in the title of every factor."""
    documents = (_retitled(one, number) if isinstance(one.document, Factor) else one for one in composition.documents)
    return replace(composition, documents=tuple(documents))


def _retitled(composed: Composed, number: int) -> Composed:
    document = composed.document.model_copy(update={"title": f"{composed.slug} {number}"})
    body = canonical(document)
    return replace(composed, document=document, body=body, digest=digest_of(body))


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
