"""What authors do with the content: check it and publish it. A process that serves never loads this."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import Progress

from app.content.compose import compose
from app.content.corpus import Corpus
from app.content.findings import Finding, errors
from app.content.language import measured_texts
from app.content.load import load
from app.content.readability import distribution
from app.content.rules import check
from app.errors import ContentError
from app.settings import Settings
from app.store import publish as store
from app.store.engine import writer

__all__ = ["checked", "errors", "publish", "reading_levels"]

PATIENCE_SECONDS = 1.0


def checked(folder: Path) -> tuple[Corpus, list[Finding]]:
    """The content of a folder, and everything that is wrong with it."""
    loaded = load(folder)
    return loaded.corpus, sorted([*loaded.findings, *check(loaded.corpus, datetime.now(UTC).date())])


def reading_levels(corpus: Corpus) -> Iterable[str]:
    """How hard every kind of text reads, as the lines of a table."""
    return distribution((entry.item.kind, text) for entry, _, text in measured_texts(corpus))


def publish(settings: Settings) -> store.Published:
    """Publish the content as a new edition, unless something is wrong with it or nothing changed."""
    corpus, findings = checked(settings.content)
    if wrong := errors(findings):
        raise ContentError(wrong)
    with _progress(total=2 * len(corpus.entries)) as advance:
        composition = compose(corpus, advance)
        return store.publish(writer(settings.database_url), composition, datetime.now(UTC), advance)


@contextmanager
def _progress(total: int) -> Iterator[store.Progress]:
    """A bar on standard error, once it takes more than a second."""
    console = Console(stderr=True)
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    task, begun = bar.add_task("publishing", total=total), monotonic()

    def advance(documents: int) -> None:
        bar.advance(task, documents)
        if monotonic() - begun > PATIENCE_SECONDS:
            bar.start()

    try:
        yield advance
    finally:
        if bar.live.is_started:
            bar.stop()
