"""What a document can be found by: its texts, by field."""

from collections.abc import Iterator, Set
from typing import Any

from app.asking.words import words
from app.vocabulary import Kind

FIELDS = ("title", "names", "summary", "steps", "body")
"""The fields of the index, the weightiest first."""
Texts = dict[str, str]

KINDS = (
    Kind.QUESTION,
    Kind.GUIDANCE,
    Kind.FACTOR,
    Kind.MECHANISM,
    Kind.OVERVIEW,
    Kind.TERM,
    Kind.CODE,
    Kind.CLAIM,
    Kind.FOOD,
    Kind.REFERENCE_INTAKE,
    Kind.CRISIS_LINE,
    Kind.DISCLAIMER,
    Kind.GRAPH,
    Kind.QUALITY,
    Kind.SOURCE,
)
"""The kinds that can be found, in the order in which equally good ones are shown."""

NAMES = (
    *("also_called", "code", "id", "authority", "metric", "doi", "pmid", "pmcid", "authors", "citation"),
    *("source_description", "subject", "object", "number", "text_or_chat", "country", "scopes", "fdc_id", "ndb_number"),
)
STEPS = ("signs", "steps", "do_not", "do_while_waiting")
BODY = (
    *("short_answer", "explanation", "answer", "definition", "text", "statement", "plain_statement"),
    *("symptoms", "pathway"),
    *("relation_to_calcium", "conclusion", "cautions", "interactions", "when_to_seek_care", "if_untreated"),
    *("alternatives", "questions_to_ask", "benefits", "risks", "usually_not", "bottom_line", "applies_to"),
    *("evidence", "caveats", "certainty", "population", "container_title", "publisher", "funding", "note"),
    *("life_stage", "group", "availability_note", "absorption_note", "for_whom", "region", "topic"),
    *("recommendation", "year", "reference_year", "value_mg_per_day", "serving", "design", "category"),
)
CALLED_BY_KIND = {Kind.CRISIS_LINE, Kind.REFERENCE_INTAKE}
"""Kinds that people ask for as such: a phone number, a daily requirement. Synonyms lead to the kind's own name."""
LEADS_ON = ("claims", "evidence", "guidance", "factors", "mechanisms", "items", "related")
"""Parts of a document that name the items a reader goes on to."""
PASSED_OVER = {"claims", "sources", "source", "foods", "href", "kind", "slug", "digest", "question", "claim"}
"""Parts of a document that are items of their own."""


def texts(kind: Kind, document: dict[str, Any]) -> Texts:
    """The texts of a published document by field."""
    return {
        "title": document["title"],
        "names": _joined(_names(kind, document)),
        "summary": document["summary"],
        "steps": _joined(_of(document, STEPS)),
        "body": _joined(_of(document, BODY)),
    }


def next_items(document: dict[str, Any]) -> tuple[str, ...]:
    """The items that a reader of a document goes on to, each `kind/slug`; a question is where one starts."""
    names = ("mentioned_by",) if document.get("kind") == Kind.SOURCE else LEADS_ON
    found = dict.fromkeys(_items([document.get(name) for name in names]))
    return tuple(f"{kind}/{slug}" for kind, slug in found if kind != Kind.QUESTION)


def _items(value: Any) -> Iterator[tuple[str, str]]:
    """The items that a value refers to, but not those that they refer to."""
    if isinstance(value, dict) and "slug" in value:
        yield value["kind"], value["slug"]
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _items(one)


def title_length(document: dict[str, Any], stop_words: Set[str]) -> int:
    """How many words of the title say something."""
    return sum(word not in stop_words for word in words(document["title"]))


def _names(kind: Kind, document: dict[str, Any]) -> Iterator[str]:
    yield document["slug"].replace("-", " ").replace("/", " ")
    if kind in CALLED_BY_KIND:
        yield kind.replace("-", " ")
    yield from _of(document, NAMES)
    for code in [ref["code"] for ref in document.get("codes", ())] + ([document["code"]] if kind is Kind.CODE else []):
        yield from (code, code.replace(".", ""), code.replace("-", ""))


def _of(document: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from _said(document.get(name))


def _said(value: Any) -> Iterator[str]:
    """All texts in a value, at any depth."""
    if isinstance(value, dict):
        for name, within in value.items():
            if name not in PASSED_OVER:
                yield from _said(within)
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)


def _joined(found: Any) -> str:
    return "\n".join(dict.fromkeys(found))
