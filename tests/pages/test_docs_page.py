"""The documentation page and its files: they carry the disclaimer and need nothing from elsewhere."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from app.api.problems import TYPES
from app.disclaimer import BUILT_IN
from app.main import create_app
from app.pages.docs import ASSETS, HERE, POLICY, docs_page
from app.settings import Settings

OURS = sorted(path for folder in ("static", "templates") for path in (HERE / folder).iterdir())


@pytest.fixture(scope="module")
def page(client: Any) -> str:
    """The page as HTML."""
    text: str = client.get("/docs").text
    return text


def test_the_page_shows_the_disclaimer_before_anything_else(page: str, client: Any) -> None:
    """The whole text, with its address."""
    shown = client.get("/v1/disclaimers/general").json()["data"]
    body = unescape(page[page.index("<body>") :])
    assert shown["text"] in body
    assert body.index(shown["text"]) < body.index("<main>")
    assert 'href="/v1/disclaimers/general"' in body


def test_the_page_shows_it_without_a_store_and_without_scripts(tmp_path: Path, client: Any) -> None:
    """It is in the HTML itself, from the built-in text where need be."""
    service = create_app(Settings(database_url=f"sqlite:///{tmp_path}/nothing.db"))
    assert BUILT_IN.text in unescape(type(client)(service).get("/docs").text)
    assert "<noscript>" in type(client)(service).get("/docs").text


def test_the_page_is_html_with_a_policy(client: Any) -> None:
    """The policy lets a browser load nothing from elsewhere."""
    response = client.get("/docs")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == POLICY
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["content-language"] == "en"
    assert "default-src 'self'" in POLICY
    assert "http" not in POLICY
    assert "unsafe-eval" not in POLICY


def test_the_page_has_no_script_of_its_own_inside(page: str) -> None:
    """The policy would stop it."""
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert re.findall(r"\son\w+=", page) == []


def test_everything_the_page_refers_to_is_here_and_answers(page: str, client: Any) -> None:
    """Root-relative addresses only, and each is there."""
    addresses = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert len(addresses) >= 7
    for address in addresses:
        assert re.match(r"/(?!/)", address), address
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_file_of_ours_names_another_host(path: Path) -> None:
    """It works without internet."""
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ASSETS)
def test_every_asset_is_served_as_what_it_is(client: Any, name: str) -> None:
    """Whole, with its type, and browsers may not guess another."""
    response = client.get(f"/docs/assets/{name}")
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == ASSETS[name][1]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "public, max-age=86400"
    assert response.content == (ASSETS[name][0] / name).read_bytes()


@pytest.mark.parametrize("name", ["nothing.js", "docs.html", "..%2Ftemplates%2Fdocs.html", "%2e%2e", "docs.css/"])
def test_no_other_file_is_served(client: Any, name: str) -> None:
    """Unknown names are a problem like any other."""
    response = client.get(f"/docs/assets/{name}")
    assert response.status_code == 404
    assert response.json()["type"] == "/docs#problem-not-found"


@pytest.mark.parametrize("status", TYPES)
def test_every_type_of_problem_is_explained(page: str, status: int) -> None:
    """Its `type` leads to an anchor on the page, with title and meaning."""
    name, title, meaning = TYPES[status]
    assert f'<dt id="problem-{name}">{title}</dt><dd>{meaning}</dd>' in unescape(page)


@pytest.mark.parametrize(
    ("path", "status"), [("/v1/nothing", 404), ("/v1/factors?limt=3", 422), ("/v1/factors/nothing", 404)]
)
def test_the_type_of_a_problem_leads_to_its_explanation(client: Any, page: str, path: str, status: int) -> None:
    """As a link that can be followed."""
    address, _, anchor = client.get(path).json()["type"].partition("#")
    assert address == "/docs"
    assert f'id="{anchor}"' in page
    assert anchor == f"problem-{TYPES[status][0]}"


def test_what_goes_into_the_page_is_escaped() -> None:
    """A disclaimer or a title cannot break it."""
    nasty = BUILT_IN.model_copy(update={"text": "<script>x</script> & $more"})
    page = docs_page(nasty, [("a", "<b>", "c & d")])
    assert "<script>x" not in page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; $more" in page
    assert "&lt;b&gt;" in page


def test_the_root_leads_to_the_page(client: Any, app: FastAPI) -> None:
    """For a browser; FastAPI's own pages, which load scripts from elsewhere, are off."""
    response = client.get("/")
    assert response.status_code == 307
    assert response.headers["location"] == "/docs"
    assert client.get("/redoc").status_code == 404
    assert app.docs_url is None
