"""The documentation is tested: what exists is written down, and what is written down exists."""

import json
import re
import subprocess
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi import FastAPI

from app import vocabulary
from app.api.display_checks import LONGEST_CONTENT, MOST_ITEMS
from app.cli import cli
from app.display.html import MOST_TAGS
from app.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the README."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_setting_is_documented_with_its_default() -> None:
    documented = {name.strip("`"): default.strip("`") for name, default, _ in rows("Settings")}
    defaults = {PREFIX + name.upper(): str(value) for name, value in Settings().model_dump().items()}
    assert documented == {name: "" if value == "None" else value for name, value in defaults.items()}


def test_every_setting_is_an_option_of_serve() -> None:
    serve = typer.main.get_command(cli).commands["serve"]  # type: ignore[attr-defined]
    assert {parameter.name for parameter in serve.params} >= set(Settings.model_fields)


def test_every_command_is_documented() -> None:
    documented = {" ".join(re.findall(r"\b[a-z]+\b", command)[1:]) for command, _ in rows("Commands")}
    group = typer.main.get_command(cli)
    commands = set()
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        commands.add(name)
        commands |= {f"{name} {sub}" for sub in getattr(command, "commands", {})}
    assert documented == commands


def test_every_route_is_documented(app: FastAPI) -> None:
    documented = {path for first, _ in rows("Routes") for path in re.findall(r"`(/[^`]*)`", first)}
    assert documented == set(app.openapi()["paths"]) | {"/openapi.json", "/docs", "/"}


def test_every_filter_is_documented(app: FastAPI) -> None:
    everywhere = {"lang", "edition", "limit", "offset", "slug"}
    for first, text in rows("Routes"):
        path = re.findall(r"`(/[^`]*)`", first)[0]
        operation = app.openapi()["paths"].get(path, {}).get("get", {})
        filters = {p["name"] for p in operation.get("parameters", []) if p["in"] == "query"} - everywhere
        assert filters <= set(re.findall(r"`(\w+)`", text)), path


def test_every_folder_on_the_map_exists_and_every_package_is_on_it() -> None:
    named = {path for first, _ in rows("Where things are") for path in re.findall(r"`([^`]*)`", first)}
    assert all((ROOT / path).exists() or (ROOT / "app" / path).exists() for path in named)
    assert {f"app/{path.name}/" for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists()} <= named


def test_the_two_commands_are_in_the_first_screen() -> None:
    first_screen = "\n".join(README.splitlines()[:15])
    assert "make run" in first_screen
    assert "make test" in first_screen


def test_glossary_has_the_design_words_in_order() -> None:
    words = re.findall(r"^\| ([^|]+?) \|", GLOSSARY, re.M)[1:]
    assert words[0] != "word"
    assert [word for word in words if not word.startswith("-")] == sorted(w for w in words if not w.startswith("-"))


def test_glossary_names_every_kind() -> None:
    assert all(kind in GLOSSARY for kind in vocabulary.Kind if kind is not vocabulary.Kind.WITHDRAWAL)


def test_every_vocabulary_says_what_it_is() -> None:
    enums = [thing for thing in vars(vocabulary).values() if isinstance(thing, type) and issubclass(thing, StrEnum)]
    assert all(enum.__doc__ for enum in enums)


def test_contributing_names_every_file_of_the_content() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = {path.relative_to(ROOT / "content").parts[0] for path in (ROOT / "content").rglob("*.yaml")}
    assert all(part in contributing for part in parts)


def test_the_real_calls_have_their_real_answers(client: Any) -> None:
    answers = [json.loads(block) for block in re.findall(r"^\{\n.*?^\}$", README, re.M | re.S)]
    bottom_line = client.get("/v1/overview").json()["data"]["bottom_line"]
    claim = client.get("/v1/claims/calcium-deficiency-insomnia-overall").json()["data"]
    first = bottom_line["statements"][0]["text"]
    certainty = bottom_line["certainty"]["level"]
    assert answers[0] == {"conclusion": bottom_line["conclusion"], "certainty": certainty, "first": first}
    assert answers[1] == {name: claim[name] for name in answers[1]} | {"certainty": claim["certainty"]["level"]}
    danger = client.get("/v1/guidance?urgency=emergency&limit=1").json()["data"][0]
    assert answers[2] == {"slug": danger["slug"], "first": danger["steps"][0]["text"]}
    assert f"health-disclaimer: {client.get('/v1/no-such-thing').headers['health-disclaimer']}" in README


def test_the_page_on_caching_says_what_is_served(client: Any) -> None:
    page = (ROOT / "docs" / "caching.md").read_text(encoding="utf-8")
    item, pinned = "/v1/factors/calcium-deficiency", "/v1/factors/calcium-deficiency?edition=2026.11.1"
    for path in (item, pinned, "/livez"):
        assert f"| `{client.get(path).headers['cache-control']}` |" in page
    for name in ("vary", "surrogate-key"):
        assert f"| `{name.title()}` | `{client.get(item).headers[name]}` |" in page
    assert f"health-disclaimer: {client.get(item).headers['health-disclaimer']}" in page
    assert all((ROOT / "docs" / name).exists() for name in re.findall(r"\]\(([^)]+)\)", page))
    assert all((ROOT / name).exists() for name in re.findall(r"`(tests/[^`]+)`", page))


def test_the_page_on_displays_has_an_example_that_passes_and_one_that_does_not(client: Any) -> None:
    page = (ROOT / "docs" / "display.md").read_text(encoding="utf-8")
    (display,) = re.findall(r"^```html\n(.*?)^```$", page, re.M | re.S)
    (expected,) = map(json.loads, re.findall(r"^```json\n(.*?)^```$", page, re.M | re.S))
    claim = {"kind": "claim", "slug": "calcium-deficiency-insomnia-overall"}
    body = {"format": "html", "language": "en", "edition": "2026.11.1", "items": [claim], "content": display}
    assert client.request("POST", "/v1/display-checks", json=body).json()["data"]["compliant"]
    cut = re.sub(r"\n *<p>The evidence.*?</p>", "", display)
    findings = client.request("POST", "/v1/display-checks", json=body | {"content": cut}).json()["data"]["findings"]
    assert [finding for finding in findings if finding["status"] == "fail"] == [expected]


def test_the_page_on_displays_names_every_rule_and_limit() -> None:
    page = (ROOT / "docs" / "display.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.M) == list(vocabulary.DisplayRule)
    assert all(f"`{status}`" in page for status in vocabulary.DisplayStatus)
    assert f"{LONGEST_CONTENT:,} characters, {MOST_TAGS:,} tags, {MOST_ITEMS} items" in page


def tracked_files() -> list[Path]:
    """The project's own files, as far as git knows them."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_file_names_an_index_host_or_a_path_of_a_machine() -> None:
    hosts = ["pythonhosted" + ".org", "pypi" + ".org", "registry.npm" + "js", "deb.debian" + ".org"]
    forbidden = re.compile("|".join(re.escape(host) for host in hosts) + r"|(?<![\w.])/(?:root|home)/")
    for path in tracked_files():
        if path.suffix in {".py", ".toml", ".lock", ".md", ".yaml", ".json", ".ini", ""}:
            found = forbidden.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(ROOT)}: {found and found.group()}"


def test_every_locked_dependency_has_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock"):
        requirements = re.split(r"\n(?=[a-zA-Z])", (ROOT / name).read_text(encoding="utf-8"))
        assert all("--hash=sha256:" in requirement for requirement in requirements)
        assert "index-url" not in "".join(requirements)
