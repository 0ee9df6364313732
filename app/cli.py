"""The command line: each command is a few lines around one function.

What only one command needs is imported by it, so that a process that serves does not hold it in memory.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import uvicorn
from sqlalchemy import Connection

from app.errors import CasomniaError, ContentError, StoreUnavailable, UnknownItem
from app.settings import PREFIX, Settings
from app.store import read
from app.store.engine import opened, recover, require_schema

if TYPE_CHECKING:
    from app.store.publish import Published

cli = typer.Typer(add_completion=False, no_args_is_help=True, help="Cited answers about calcium and insomnia.")
editions_cli = typer.Typer(help="Look at what was published.")
cli.add_typer(editions_cli, name="editions")

ContentOption = Annotated[Path | None, typer.Option(help="Folder of authored content.")]
DatabaseOption = Annotated[str | None, typer.Option(help="Address of the store.")]
OPENAPI_SNAPSHOT = Path("openapi/openapi.json")


@cli.command()
def check(
    content: ContentOption = None,
    reading_levels: Annotated[bool, typer.Option("--reading-levels", help="Show how hard the texts are.")] = False,
) -> None:
    """Report everything that is wrong with the content, with file, line and what to do."""
    from app import authoring

    corpus, findings = authoring.checked(Settings.load(os.environ, content=content).content)
    for finding in findings:
        print(finding)
    if reading_levels:
        print("\n".join(authoring.reading_levels(corpus)))
    wrong = len(authoring.errors(findings))
    print(f"{len(corpus.entries)} items, {wrong} errors, {len(findings) - wrong} warnings")
    raise typer.Exit(code=1 if wrong else 0)


@cli.command()
def publish(content: ContentOption = None, database_url: DatabaseOption = None) -> None:
    """Publish the content as a new edition, unless nothing changed."""
    from app import authoring

    done = authoring.publish(Settings.load(os.environ, content=content, database_url=database_url))
    _print_published(done)


@editions_cli.callback(invoke_without_command=True)
def editions(context: typer.Context, database_url: DatabaseOption = None) -> None:
    """List the editions in the store, the newest first."""
    context.obj = Settings.load(os.environ, database_url=database_url)
    if context.invoked_subcommand:
        return
    with _store(context.obj) as connection:
        _, documents = read.editions(connection)
    for edition in map(read.recorded, documents):
        total = sum(count.documents for count in edition.counts)
        print(f"{edition.id}  {edition.published_at:%Y-%m-%d %H:%M}Z  {total} documents  {edition.digest}")


@editions_cli.command()
def show(context: typer.Context, edition_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Show what an edition holds and what changed in it."""
    with _store(context.obj) as connection:
        document = read.edition(connection, _known(edition_id, read.edition_ids(connection)))
    print(read.recorded(document or "").model_dump_json(indent=2, exclude_none=True))


@editions_cli.command()
def verify(context: typer.Context, edition_id: Annotated[str | None, typer.Argument(metavar="[ID]")] = None) -> None:
    """Compute every digest again and name what was damaged; exit 1 on damage."""
    from app.store.verify import damage

    damaged = False
    with _store(context.obj) as connection:
        known = read.edition_ids(connection)
        for edition in [_known(edition_id, known)] if edition_id else known:
            found = list(damage(connection, edition))
            damaged |= bool(found)
            print("\n".join([f"{edition}: {'damaged' if found else 'whole'}", *(f"  {line}" for line in found)]))
    raise typer.Exit(code=1 if damaged else 0)


@cli.command()
def serve(
    database_url: DatabaseOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    workers: Annotated[int | None, typer.Option(help="How many processes serve.")] = None,
    public_url: Annotated[str | None, typer.Option(help="Address from outside.")] = None,
    cache_bytes: Annotated[int | None, typer.Option(help="Bytes of representations that a process keeps.")] = None,
    body_bytes: Annotated[int | None, typer.Option(help="Bytes that the body of a POST may have.")] = None,
    grace_seconds: Annotated[int | None, typer.Option(help="Time for requests in flight after SIGTERM.")] = None,
    log_level: Annotated[str | None, typer.Option(help="debug, info, warning or error.")] = None,
    content: ContentOption = None,
) -> None:
    """Serve the newest edition."""
    options = {name: value for name, value in locals().items() if value is not None}
    settings = Settings.load(os.environ, **options)
    _require_servable(settings.database_url)
    os.environ.update({PREFIX + name.upper(): str(value) for name, value in options.items()})  # for the workers
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn raises it again once all requests are answered
    uvicorn.run(
        "app.main:from_environment",
        factory=True,
        http="app.api.malformed:Protocol",
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        ws="none",
        access_log=False,  # it is slow and would log what people ask
        server_header=False,
        timeout_graceful_shutdown=settings.grace_seconds,
        log_level=settings.log_level,
    )


@cli.command()
def openapi(
    output: Annotated[Path | None, typer.Option(help="File to write instead of printing.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if the snapshot is not up to date.")] = False,
) -> None:
    """Print the OpenAPI document, write it, or compare it with the snapshot."""
    from app.main import create_app

    text = json.dumps(create_app(Settings.load({})).openapi(), indent=2, ensure_ascii=False) + "\n"
    if check:
        same = OPENAPI_SNAPSHOT.exists() and OPENAPI_SNAPSHOT.read_text(encoding="utf-8") == text
        print(f"{OPENAPI_SNAPSHOT} is up to date" if same else f"{OPENAPI_SNAPSHOT} differs; run `make openapi`")
        raise typer.Exit(code=0 if same else 1)
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


def main() -> None:
    """Run the command line; what goes wrong is said in words, without a traceback."""
    try:
        cli()
    except ContentError as error:
        print("\n".join(str(finding) for finding in error.findings))
        print(error, file=sys.stderr)
        sys.exit(1)
    except CasomniaError as error:
        print(f"casomnia: {error}", file=sys.stderr)
        sys.exit(2)


def _print_published(done: "Published") -> None:
    edition = done.edition
    if not done.is_new:
        print(f"nothing changed: edition {edition.id} stays ({edition.digest})")
        return
    print(f"published edition {edition.id}")
    print(f"digest    {edition.digest}")
    print("documents " + ", ".join(f"{count.kind} {count.documents}" for count in edition.counts))
    for change in edition.changes:
        print(f"{change.change:9} {change.kind} {change.slug}")
    for change in done.unexplained:
        print(
            f"warning: {change.kind} {change.slug} is gone without a word; say why in withdrawn.yaml", file=sys.stderr
        )


@contextmanager
def _store(settings: Settings) -> Iterator[Connection]:
    recover(settings.database_url)
    with opened(settings.database_url) as connection:
        require_schema(connection)
        yield connection


def _known(edition_id: str, known: list[str]) -> str:
    if edition_id not in known:
        raise UnknownItem(f"there is no edition {edition_id}; there are {', '.join(known) or 'none'}")
    return edition_id


def _require_servable(database_url: str) -> None:
    """Refuse a store of another schema; a store that is missing is served as 503 until something is published."""
    recover(database_url)
    try:
        with opened(database_url) as connection:
            require_schema(connection)
    except StoreUnavailable as error:
        print(f"casomnia: {error}; serving 503 until then", file=sys.stderr)
