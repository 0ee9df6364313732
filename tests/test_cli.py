"""The command line: what it prints, where, and with which exit code."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from rich.console import Console

from app import authoring, cli
from app.content.compose import Composition
from app.settings import Settings
from app.store.engine import SCHEMA_REVISION

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
CONSOLE_SCRIPT = Path(sys.executable).parent / "casomnia"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """An environment without settings, which commands may change."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("CASOMNIA_")}
    monkeypatch.setattr(os, "environ", environment)
    on_sigterm = signal.getsignal(signal.SIGTERM)
    yield environment
    signal.signal(signal.SIGTERM, on_sigterm)


@pytest.fixture
def casomnia(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process."""

    def casomnia(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["casomnia", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return casomnia


@pytest.fixture
def script(environment: dict[str, str]) -> Run:
    """Runs the installed console script in a process of its own."""

    def script(*arguments: str, **settings: str) -> Done:
        done = subprocess.run(
            [CONSOLE_SCRIPT, *arguments], env=environment | settings, capture_output=True, text=True, timeout=60
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return script


@pytest.fixture
def copy(store: str, tmp_path: Path) -> str:
    """A copy of the store with one edition of the real content."""
    shutil.copy(store.removeprefix("sqlite:///"), tmp_path / "copy.db")
    return f"sqlite:///{tmp_path}/copy.db"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A content folder with an error."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "terms.yaml").write_text("terms:\n  - slug: sleep\n    titel: {en: Sleep}\n", encoding="utf-8")
    return folder


class TestCheck:
    def test_the_content_is_sound(self, casomnia: Run) -> None:
        done = casomnia("check", "--content", str(CONTENT))
        assert done.code == 0, done.out
        assert re.fullmatch(r"\d+ items, 0 errors, \d+ warnings", done.out.splitlines()[-1])

    def test_findings_name_file_and_line(self, casomnia: Run, broken: Path) -> None:
        done = casomnia("check", "--content", str(broken))
        assert done.code == 1
        *findings, summary = done.out.splitlines()
        assert all(re.match(r"content/terms\.yaml:\d+: (error|warning): \S", finding) for finding in findings)
        assert "content/terms.yaml:3: error: unknown key `titel`; did you mean `title`?" in findings
        assert summary == f"0 items, {len(findings)} errors, 0 warnings"

    def test_an_empty_folder(self, casomnia: Run, environment: dict[str, str], tmp_path: Path) -> None:
        environment["CASOMNIA_CONTENT"] = str(tmp_path)
        done = casomnia("check")
        assert done.code == 1
        assert "there is no content here; name the folder with CASOMNIA_CONTENT" in done.out


class TestPublish:
    def test_first_and_second_time(self, casomnia: Run, tmp_path: Path, composition: Composition) -> None:
        """It says what it did; a bar would only come after a while."""
        arguments = ("publish", "--content", str(CONTENT), "--database-url", f"sqlite:///{tmp_path}/new/store.db")
        first = casomnia(*arguments)
        assert (first.code, first.err) == (0, "")
        published, digest, documents = first.out.splitlines()
        edition = re.fullmatch(r"published edition (\d{4}\.\d{1,2}\.1)", published)
        assert edition
        assert digest == f"digest    {composition.digest}"
        assert documents.startswith("documents mechanism ")
        second = casomnia(*arguments)
        assert second == Done(0, f"nothing changed: edition {edition[1]} stays ({composition.digest})\n", "")

    def test_changes_are_listed_and_what_vanished_is_asked_about(
        self, casomnia: Run, copy: str, tmp_path: Path
    ) -> None:
        folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
        rest = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*/*.yaml"))
        foods = (folder / "foods.yaml").read_text(encoding="utf-8")
        lost = next(slug for slug in re.findall(r"- slug: (\S+)", foods)[1:] if slug not in rest)
        foods = re.sub(rf"  - slug: {lost}\n.*?(?=  - slug: |\Z)", "", foods, flags=re.DOTALL)
        foods = foods.replace("title: Milk, whole", "title: Whole milk", 1)
        (folder / "foods.yaml").write_text(foods, encoding="utf-8")
        done = casomnia("publish", "--content", str(tmp_path / "content"), "--database-url", copy)
        assert done.code == 0, done.out
        assert {"changed   food whole-milk", f"removed   food {lost}"} <= set(done.out.splitlines())
        assert done.err == f"warning: food {lost} is gone without a word; say why in withdrawn.yaml\n"

    @pytest.mark.parametrize(
        ("patience", "terminal", "bar"), [(-1, True, True), (999, True, False), (-1, False, False)]
    )
    def test_a_bar_appears_on_a_terminal_when_it_takes_a_while(
        self, casomnia: Run, store: str, monkeypatch: pytest.MonkeyPatch, patience: float, terminal: bool, bar: bool
    ) -> None:
        """On standard error, so that it is not in the way of the result."""
        monkeypatch.setattr(authoring, "PATIENCE_SECONDS", patience)
        monkeypatch.setattr(authoring, "Console", partial(Console, force_terminal=terminal))
        done = casomnia("publish", "--content", str(CONTENT), "--database-url", store)
        assert done.code == 0
        assert done.out.startswith("nothing changed")
        assert ("publishing" in done.err) is bar
        assert bar or done.err == ""

    def test_content_with_errors_is_not_published(self, casomnia: Run, broken: Path, tmp_path: Path) -> None:
        done = casomnia("publish", "--content", str(broken), "--database-url", f"sqlite:///{tmp_path}/store.db")
        assert done.code == 1
        assert "content/terms.yaml:3: error: unknown key `titel`" in done.out
        assert done.err.endswith("errors in the content; nothing was published\n")
        assert not (tmp_path / "store.db").exists()


class TestEditions:
    def test_list(self, casomnia: Run, copy: str, composition: Composition) -> None:
        with sqlite3.connect(copy.removeprefix("sqlite:///")) as connection:
            connection.execute(
                "INSERT INTO edition SELECT '2026.11.2', 2, published_at, digest, replace(document, '11.1', '11.2')"
                " FROM edition"
            )
        connection.close()
        done = casomnia("editions", "--database-url", copy)
        total = len(composition.documents)
        line = f"2026-11-22 12:00Z  {total} documents  {composition.digest}"
        assert done == Done(0, f"2026.11.2  {line}\n2026.11.1  {line}\n", "")

    def test_show(self, casomnia: Run, store: str, composition: Composition) -> None:
        done = casomnia("editions", "--database-url", store, "show", "2026.11.1")
        shown = json.loads(done.out)
        assert (done.code, shown["id"], shown["digest"]) == (0, "2026.11.1", composition.digest)

    @pytest.mark.parametrize("identified", [(), ("2026.11.1",)])
    def test_verify(self, casomnia: Run, store: str, identified: tuple[str, ...]) -> None:
        done = casomnia("editions", "--database-url", store, "verify", *identified)
        assert done == Done(0, "2026.11.1: whole\n", "")

    @pytest.mark.parametrize("command", ["show", "verify"])
    def test_an_unknown_edition(self, casomnia: Run, store: str, command: str) -> None:
        done = casomnia("editions", "--database-url", store, command, "1999.1.1")
        assert done == Done(2, "", "casomnia: there is no edition 1999.1.1; there are 2026.11.1\n")

    @pytest.mark.parametrize(
        ("damage", "named"),
        [
            ("UPDATE term SET digest = 'x' WHERE slug = 'ai'", "term ai (en): the document does not have its digest"),
            ("UPDATE edition SET document = 'x'", "edition 2026.11.1: its own record cannot be read"),
            (
                "UPDATE edition SET document = replace(document, '2026.11.1', '1.1.1')",
                "edition 2026.11.1: its own record does not match",
            ),
        ],
    )
    def test_damage_is_named(self, casomnia: Run, copy: str, damage: str, named: str) -> None:
        with sqlite3.connect(copy.removeprefix("sqlite:///")) as connection:
            assert connection.execute(damage).rowcount == 1
        connection.close()
        done = casomnia("editions", "--database-url", copy, "verify")
        assert done.code == 1
        assert done.out.splitlines()[0] == "2026.11.1: damaged"
        assert f"  {named}" in done.out.splitlines()

    def test_a_damaged_record_is_not_listed(self, casomnia: Run, copy: str) -> None:
        with sqlite3.connect(copy.removeprefix("sqlite:///")) as connection:
            connection.execute("UPDATE edition SET document = 'x'")
        connection.close()
        done = casomnia("editions", "--database-url", copy)
        advice = "casomnia: the record of an edition is damaged; run `casomnia editions verify`\n"
        assert done == Done(2, "", advice)


class TestOpenapi:
    def test_print(self, casomnia: Run) -> None:
        done = casomnia("openapi")
        assert done.code == 0
        assert json.loads(done.out)["info"]["title"] == "Casomnia"

    def test_write_and_compare(self, casomnia: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        differs = Done(1, "openapi/openapi.json differs; run `make openapi`\n", "")
        assert casomnia("openapi", "--check") == differs
        (tmp_path / "openapi").mkdir()
        assert casomnia("openapi", "--output", "openapi/openapi.json") == Done(0, "", "")
        assert casomnia("openapi", "--check") == Done(0, "openapi/openapi.json is up to date\n", "")
        with Path("openapi/openapi.json").open("a") as snapshot:
            snapshot.write("\n")
        assert casomnia("openapi", "--check") == differs

    def test_settings_do_not_change_it(self, casomnia: Run, environment: dict[str, str]) -> None:
        plain = casomnia("openapi").out
        environment["CASOMNIA_PUBLIC_URL"] = "https://casomnia.example"
        assert casomnia("openapi").out == plain


class TestServe:
    @pytest.fixture
    def served(self, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
        """What uvicorn was told, instead of a server."""
        told: list[dict[str, Any]] = []

        def run(app: str, **options: Any) -> None:
            told.append({"app": app, **options})

        monkeypatch.setattr(uvicorn, "run", run)
        return told

    def test_options_are_handed_on(
        self, casomnia: Run, environment: dict[str, str], served: list[dict[str, Any]], store: str
    ) -> None:
        """To uvicorn, and through the environment to its workers."""
        environment["CASOMNIA_PORT"] = "1234"
        options = ("--host", "0.0.0.0", "--workers", "2", "--grace-seconds", "3", "--log-level", "error")  # noqa: S104
        assert casomnia("serve", "--database-url", store, *options, "--public-url", "https://c.example").code == 0
        (told,) = served
        names = ("host", "port", "workers", "timeout_graceful_shutdown", "log_level")
        assert [told[name] for name in names] == ["0.0.0.0", 1234, 2, 3, "error"]  # noqa: S104
        assert (told["access_log"], told["server_header"], told["factory"]) == (False, False, True)
        workers = Settings.load(environment)
        assert (workers.database_url, workers.workers, str(workers.public_url)) == (store, 2, "https://c.example/")

    @pytest.mark.usefixtures("served")
    def test_sigterm_ends_it_well(self, casomnia: Run, store: str) -> None:
        casomnia("serve", "--database-url", store)
        with pytest.raises(SystemExit) as ended:
            signal.raise_signal(signal.SIGTERM)
        assert ended.value.code == 0

    def test_a_missing_store_is_served_as_unavailable(
        self, casomnia: Run, served: list[dict[str, Any]], tmp_path: Path
    ) -> None:
        done = casomnia("serve", "--database-url", f"sqlite:///{tmp_path}/none.db")
        said = "casomnia: the store is missing; run `casomnia publish` to make it; serving 503 until then\n"
        assert (done, len(served)) == (Done(0, "", said), 1)

    @pytest.mark.parametrize(
        ("revision", "advice"),
        [("0001", "run `casomnia publish`, which migrates it"), ("9999", "upgrade Casomnia")],
    )
    @pytest.mark.parametrize("command", [("serve",), ("editions",), ("editions", "verify")])
    def test_another_schema_is_refused(
        self,
        casomnia: Run,
        environment: dict[str, str],
        served: list[dict[str, Any]],
        copy: str,
        command: tuple[str, ...],
        revision: str,
        advice: str,
    ) -> None:
        with sqlite3.connect(copy.removeprefix("sqlite:///")) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.close()
        environment["CASOMNIA_DATABASE_URL"] = copy
        said = f"casomnia: the store has schema {revision}, this version needs {SCHEMA_REVISION}; {advice}\n"
        assert (casomnia(*command), served) == (Done(2, "", said), [])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"CASOMNIA_PORT": "http"}, "CASOMNIA_PORT: `http` does not do: "),
        ({"CASOMNIA_DATABASEURL": "x"}, "CASOMNIA_DATABASEURL is not a setting; did you mean CASOMNIA_DATABASE_URL?"),
        ({"CASOMNIA_DATABASE_URL": "foo://bar"}, "CASOMNIA_DATABASE_URL is not a database address; write it as"),
        ({"CASOMNIA_DATABASE_URL": "sqlite:////none/x.db"}, "the store is missing; run `casomnia publish`"),
    ],
)
def test_errors_are_words_and_no_traceback(script: Run, settings: dict[str, str], said: str) -> None:
    done = script("editions", **settings)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"casomnia: {said}")
    assert len(done.err.splitlines()) == 1


def test_help_lists_the_commands(script: Run) -> None:
    done = script("--help")
    assert done.code == 0
    assert all(command in done.out for command in ("check", "publish", "editions", "serve", "openapi"))


def test_a_process_that_serves_does_not_hold_what_only_authors_need() -> None:
    """It would be a good part of its memory."""
    heavy = "('app.content', 'alembic', 'rich.progress')"
    loaded = f"import sys, app.cli, app.main; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
