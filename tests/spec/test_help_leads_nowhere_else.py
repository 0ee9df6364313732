"""From pages for people in a crisis nothing leads to tablets and amounts; seen on the real content as published."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.content.compose import Composition
from app.content.corpus import Corpus
from app.content.language import AMOUNT
from app.content.models import Guidance
from app.documents.addresses import href
from app.vocabulary import CrisisScope, GuidanceKind, Kind

Document = dict[str, Any]
Documents = dict[str, Document]

ABOUT_SUICIDE = ("suicidal-thoughts", "worried-about-someone")
"""Whoever reads these may look for a way to die."""
TABLETS = re.compile(
    r"overdos|poison|tablet|pill|capsule|medicine|supplement|too[- ]m(any|uch)|dose\b|amount|upper[- ]limit|lethal",
    re.I,
)
"""What the slug or title of a page is about."""


@pytest.fixture(scope="module")
def documents(composition: Composition) -> Documents:
    """By address; words to understand and search by lead nowhere."""
    shown = [composed for composed in composition.documents if composed.kind not in (Kind.RECOGNITION, Kind.SYNONYMS)]
    return {href(composed.kind, composed.slug): json.loads(composed.body) for composed in shown}


def meets_a_crisis(document: Document) -> bool:
    return document.get("guidance_kind") == GuidanceKind.DANGER_SIGN and "safe_messaging" in document


@pytest.fixture(scope="module")
def help_pages(documents: Documents) -> Documents:
    found = {address: document for address, document in documents.items() if meets_a_crisis(document)}
    assert len(found) >= 6
    return found


def links(node: Any) -> Iterator[Document]:
    """Every link inside a document, however deep, but for the records it was taken from and the lines to call."""
    if isinstance(node, dict):
        if "href" in node and node.get("kind") not in (Kind.SOURCE, Kind.CRISIS_LINE):
            yield node
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from links(child)


def texts(node: Any) -> Iterator[str]:
    """Every text but titles of publications."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from () if key in ("citations", "sources") else texts(child)
    elif isinstance(node, list):
        for child in node:
            yield from texts(child)
    elif isinstance(node, str):
        yield node


def test_a_help_page_shows_what_its_author_names_and_nothing_else(corpus: Corpus, help_pages: Documents) -> None:
    for address, document in help_pages.items():
        item = corpus.by_name[Kind.GUIDANCE, document["slug"]]
        assert isinstance(item, Guidance)
        assert [link["href"] for link in document["related"]] == [href(ref.kind, ref.slug) for ref in item.related]
        assert "mentioned_by" not in document, address


def test_others_lead_to_help_without_being_shown_there(documents: Documents, help_pages: Documents) -> None:
    """Otherwise the test above shows nothing."""
    leading = [
        (address, link["href"])
        for address, document in documents.items()
        for link in document["related"]
        if link["href"] in help_pages
    ]
    back = {(there, link["href"]) for there, document in help_pages.items() for link in document["related"]}
    assert {address for address, there in leading if (there, address) not in back} >= {
        "/v1/guidance/too-much-calcium",
        "/v1/guidance/too-many-sleeping-pills",
        "/v1/claims/guidance-suicide-red-flag",
    }


def test_help_leads_to_nothing_that_comes_without_the_rules_of_talk_about_suicide_or_is_no_danger_sign(
    documents: Documents, help_pages: Documents
) -> None:
    for address, document in help_pages.items():
        for link in document["related"]:
            there = documents[link["href"]]
            assert there["kind"] == Kind.GUIDANCE, f"{address} leads to {link['href']}"
            assert there["guidance_kind"] == GuidanceKind.DANGER_SIGN or "safe_messaging" in there, (
                f"{address} leads to {link['href']}"
            )


@pytest.mark.parametrize("slug", ABOUT_SUICIDE)
def test_thoughts_of_suicide_link_to_no_page_about_tablets_or_amounts(documents: Documents, slug: str) -> None:
    """In whatever field: related pages, claims, terms."""
    found = list(links(documents[f"/v1/guidance/{slug}"]))
    assert len({link["href"] for link in found}) >= 3
    for link in found:
        assert not TABLETS.search(f"{link['slug']} {link['title']}"), f"{slug} leads to {link['href']}"


@pytest.mark.parametrize("slug", ABOUT_SUICIDE)
def test_however_many_related_pages_one_follows_from_there(documents: Documents, slug: str) -> None:
    """They are help for someone in a crisis, all with lines for suicide, and none of them holds an amount."""
    reached = {f"/v1/guidance/{slug}"}
    ahead = [*reached]
    while ahead:
        found = {link["href"] for link in documents[ahead.pop()]["related"]} - reached
        reached |= found
        ahead += found
    assert reached >= {f"/v1/guidance/{other}" for other in ABOUT_SUICIDE}
    for address in reached:
        document = documents[address]
        assert meets_a_crisis(document), address
        lines = [line for group in document["crisis_lines"] for line in group["lines"]]
        assert CrisisScope.SUICIDE in {scope for line in lines for scope in line["scopes"]}, address
        assert not TABLETS.search(f"{document['slug']} {document['title']}"), address
        assert [text for text in texts(document) if re.search(AMOUNT, text, re.I)] == [], address


def test_the_patterns_know_the_pages_they_are_meant_for(documents: Documents) -> None:
    for slug in (
        "too-much-calcium",
        "too-many-sleeping-pills",
        "too-many-calcium-tablets",
        "child-swallowed-tablets",
        "dangerous-amounts",
        "treat-overdose-at-home",
        "upper-limit-for-calcium",
        "sleep-medicines",
        "more-sleeping-pills",
        "supplement-side-effects",
    ):
        document = documents[f"/v1/guidance/{slug}"]
        assert TABLETS.search(f"{slug} {document['title']}"), slug


def test_the_claim_about_suicide_is_listed_without_its_figure_and_leads_to_help(documents: Documents) -> None:
    claim = documents["/v1/claims/guidance-suicide-red-flag"]
    assert not re.search(r"\d|twice|double|times|percent|odds|risk", claim["summary"], re.I)
    assert "talk to" in claim["summary"]
    assert "/v1/guidance/suicidal-thoughts" in [link["href"] for link in claim["related"]]
    assert claim["summary"] != claim["plain_statement"]
