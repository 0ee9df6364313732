"""A process that publishes content of one size: `python -m benchmarks.publishing TIMES STORE`.

It prints how long that took, as JSON.
"""

import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from app.content.compose import compose
from app.content.load import load
from app.settings import Settings
from app.store.engine import writer
from app.store.publish import publish
from benchmarks.larger import larger


@dataclass(frozen=True)
class Published:
    """An edition of some size. Times are in seconds."""

    times: int
    items: int
    compose: float
    write: float
    store_bytes: int


def published(times: int, store: Path) -> Published:
    """Publish the real content, so many times."""
    corpus = larger(load(Settings().content).corpus, times)
    begun = perf_counter()
    composition = compose(corpus)
    composed = perf_counter()
    publish(writer(f"sqlite:///{store}"), composition, datetime.now(UTC))
    written = perf_counter()
    size = store.stat().st_size
    return Published(times, len(corpus.entries), composed - begun, written - composed, size)


if __name__ == "__main__":
    print(json.dumps(asdict(published(int(sys.argv[1]), Path(sys.argv[2])))))
