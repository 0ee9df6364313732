"""What is served is what was published: every document of the edition, its shape, its bytes, its digest, its links."""

from collections.abc import Iterator
from hashlib import sha256
from types import UnionType
from typing import Any, get_args

import pytest
import rfc8785
from pydantic import BaseModel

from app.content.compose import Composition
from app.documents.addresses import COLLECTIONS, href
from app.documents.envelope import DisclaimerMeta
from app.store.columns import DOCUMENTS
from app.vocabulary import Kind

Documents = dict[str, list[dict[str, Any]]]

KINDS = {f"/v1/{collection}": kind for kind, collection in COLLECTIONS.items() if kind is not Kind.CODE}


def digest_of(document: dict[str, Any]) -> str:
    """The digest as anyone can compute it: SHA-256 of the canonical JSON (RFC 8785) without the digest."""
    return sha256(rfc8785.dumps({key: value for key, value in document.items() if key != "digest"})).hexdigest()


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, UnionType) or get_args(annotation):
        for argument in get_args(annotation):
            yield from models_in(argument)


def differences(model: type[BaseModel], value: dict[str, Any], where: str) -> Iterator[str]:
    """Keys that are rendered but not documented, or documented as required but not rendered, at any depth."""
    for key in value.keys() - model.model_fields.keys():
        yield f"{where}.{key} is not documented"
    for name, field in model.model_fields.items():
        if name not in value:
            if field.is_required():
                yield f"{where}.{name} is missing"
            continue
        for nested in models_in(field.annotation):
            parts = value[name] if isinstance(value[name], list) else [value[name]]
            for part in parts:
                yield from differences(nested, part, f"{where}.{name}")


def nulls(value: Any, where: str = "") -> Iterator[str]:
    """Where a null is."""
    if value is None:
        yield where
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from nulls(child, f"{where}.{key}")
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from nulls(child, f"{where}[{i}]")


def hrefs(value: Any) -> Iterator[str]:
    """Every link inside a value."""
    if isinstance(value, dict):
        yield from (child for key, child in value.items() if key == "href")
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from hrefs(child)


@pytest.mark.parametrize("path", KINDS)
def test_documented_keys_are_the_rendered_keys(documents: Documents, path: str) -> None:
    """Both ways, at any depth, for every document."""
    model = DOCUMENTS[KINDS[path]]
    assert [d for item in documents[path] for d in differences(model, item, item["slug"])] == []


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.OVERVIEW, Kind.QUALITY])
def test_documents_without_a_list_are_as_documented_too(client: Any, composition: Composition, kind: Kind) -> None:
    """Codes, the overview and the statement of quality."""
    for composed in composition.documents:
        if composed.kind is kind:
            item = client.get(href(kind, composed.slug)).json()["data"]
            assert [*differences(DOCUMENTS[kind], item, composed.slug), *nulls(item)] == []
            assert DOCUMENTS[kind].model_validate(item).published() == item
            assert item["digest"] == digest_of(item)


@pytest.mark.parametrize("path", KINDS)
def test_every_document_is_valid(documents: Documents, path: str) -> None:
    """Types, enumerations and dates are as documented, and reading and writing a document loses nothing."""
    for item in documents[path]:
        assert DOCUMENTS[KINDS[path]].model_validate(item).published() == item


@pytest.mark.parametrize("path", KINDS)
def test_optional_fields_are_used(documents: Documents, path: str) -> None:
    """Every documented field stands in some document; these are the ones that this edition has no use for."""
    unused = {name for name in DOCUMENTS[KINDS[path]].model_fields if not any(name in item for item in documents[path])}
    unmentioned = ("reference-intakes", "terms", "crisis-lines", "disclaimers")
    allowed = {"/v1/guidance": {"if_untreated"}, **{f"/v1/{noun}": {"mentioned_by"} for noun in unmentioned}}
    assert unused <= allowed.get(path, set())


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_null(documents: Documents, path: str) -> None:
    """What is unknown is left out."""
    assert [where for item in documents[path] for where in nulls(item, item["slug"])] == []


@pytest.mark.parametrize("path", ["/v1", "/v1/overview", "/v1/factors?limit=1", "/v1/nothing", "/v1/factors?limt=1"])
def test_nothing_around_a_document_is_null(client: Any, path: str) -> None:
    """Neither meta nor links nor problems."""
    assert list(nulls(client.get(path).json())) == []


@pytest.mark.parametrize("path", KINDS)
def test_every_digest_can_be_computed_again(documents: Documents, path: str) -> None:
    """From the data alone."""
    assert all(item["digest"] == digest_of(item) for item in documents[path])


@pytest.mark.parametrize("path", [path for path in KINDS if path != "/v1/reference-intakes"])
def test_a_list_gives_the_documents_of_the_item_routes(client: Any, documents: Documents, path: str) -> None:
    """One schema per noun, and one document per item."""
    for item in (documents[path][0], documents[path][-1]):
        body = client.get(f"{path}/{item['slug']}").json()
        assert body["data"] == item
        assert body["links"] == {"self": f"{path}/{item['slug']}"}


def test_data_is_byte_for_byte_what_was_published(client: Any, composition: Composition) -> None:
    """For every document of the edition that readers see: its canonical JSON, and its digest after it."""
    for composed in composition.documents:
        if composed.kind is Kind.RECOGNITION:
            continue
        address = href(composed.kind, composed.slug)
        data = f'{composed.body[:-1]},"digest":"{composed.digest}"}}'
        opened, closed = ('{"data":[', "]") if "?" in address else ('{"data":', "")
        assert client.get(address).text.startswith(f'{opened}{data}{closed},"meta":'), address


def test_the_digest_of_the_edition_can_be_computed_again(
    client: Any, documents: Documents, composition: Composition
) -> None:
    """From the digests of all documents, sorted, one a line.

    There is no list of codes, so their names come from us, and what danger is recognised by is shown to nobody.
    """
    digests = {item["digest"] for items in documents.values() for item in items}
    single = ("/v1/overview", "/v1/graph", "/v1/quality", "/v1/synonyms")
    digests |= {client.get(path).json()["data"]["digest"] for path in single}
    digests |= {composed.digest for composed in composition.documents if composed.kind is Kind.RECOGNITION}
    for composed in composition.documents:
        if composed.kind is Kind.CODE:
            digests.add(client.get(href(composed.kind, composed.slug)).json()["data"]["digest"])
    edition = client.get("/v1/editions/2026.11.1").json()["data"]
    assert sha256("\n".join(sorted(digests)).encode()).hexdigest() == edition["digest"]


def test_the_counts_of_the_edition_are_right(client: Any, documents: Documents) -> None:
    """Of every kind that has a list."""
    edition = client.get("/v1/editions/2026.11.1").json()["data"]
    counts = {count["kind"]: count["documents"] for count in edition["counts"]}
    assert {kind: counts[kind] for kind in KINDS.values()} == {KINDS[p]: len(items) for p, items in documents.items()}


def test_every_link_leads_somewhere(client: Any, documents: Documents) -> None:
    """Every href in every document of the edition, and in the index, answers 200."""
    got = [entry for entry in client.get("/v1").json()["data"] if entry["method"] == "GET"]
    everything = [*documents.values(), client.get("/v1/overview").json(), got]
    found = set(hrefs(everything))
    assert len(found) > 500
    assert {address: status for address in found if (status := client.get(address).status_code) != 200} == {}


def test_from_the_bottom_line_to_its_sources(client: Any) -> None:
    """Overview, statement, claim, evidence, source: each a link away from the one before."""
    overview = client.get("/v1/overview").json()["data"]
    for statement in overview["bottom_line"]["statements"]:
        assert statement["claims"], statement["text"]
        for reference in statement["claims"]:
            claim = client.get(reference["href"]).json()["data"]
            assert claim["statement"] == reference["statement"]
            assert claim["certainty"] == reference["certainty"]
            assert claim["conclusion"] == reference["conclusion"]
            assert claim["evidence"]
            for evidence in claim["evidence"]:
                source = client.get(evidence["source"]["href"]).json()["data"]
                assert source["citation"] == evidence["source"]["citation"]


def test_the_disclaimer_of_meta_is_the_published_one(client: Any) -> None:
    """Same text, same digest, at the address it names."""
    shown = client.get("/v1/factors").json()["meta"]["disclaimer"]
    published = client.get(shown["url"]).json()["data"]
    assert shown.keys() == DisclaimerMeta.model_fields.keys()
    assert {key: published[key] for key in ("id", "version", "language", "text", "short_text", "digest")} == {
        key: value for key, value in shown.items() if key not in ("display", "url")
    }


def test_notices_stand_where_items_require_them(client: Any) -> None:
    """Each once, whole, and for a list those of all its items."""
    overview = client.get("/v1/overview").json()["meta"]["notices"]
    assert len({notice["id"] for notice in overview}) == len(overview) > 0
    assert all(notice["display"] == "required" and notice["id"] != "general" for notice in overview)
    items = client.get("/v1/guidance?limit=100").json()
    each = {
        n["id"] for item in items["data"] for n in client.get(f"/v1/guidance/{item['slug']}").json()["meta"]["notices"]
    }
    assert {notice["id"] for notice in items["meta"]["notices"]} == each
