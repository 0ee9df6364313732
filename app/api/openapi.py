"""What OpenAPI says beyond what FastAPI reads off the handlers: problems, headers, and the disclaimer itself."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from app.api.problems import PROBLEM_JSON, TYPES
from app.disclaimer import BUILT_IN, INTENDED_USE, LICENSE
from app.documents.envelope import Problem

Responses = dict[int | str, dict[str, Any]]

SUMMARY = "Cited, graded and versioned answers about calcium and insomnia."
DESCRIPTION = """
Casomnia answers one family of questions: how are calcium and insomnia related, what else causes insomnia, and what
can a person do? Every statement is a claim with its evidence. A claim keeps four things apart: the designs of its
studies, how sure we are (certainty), what it does (direction), and what follows (conclusion).

**Every response carries a disclaimer**: the header `Health-Disclaimer` and, in every JSON body under `/v1`,
`meta.disclaimer`. Showing it and every entry of `meta.notices` is required wherever the data is shown.

Nobody with a clinical licence has reviewed the content: `review.status` is `editorial`.

Unknown parameters and values are refused with a 422 that says what is allowed. `edition=` pins what you reviewed.
All amounts carry their unit in their name. Values that are unknown are left out; nothing is ever null.
"""
TAGS = [
    {"name": "index", "description": "Every resource with its link."},
    {"name": "overview", "description": "The whole picture in one call."},
    {"name": "search", "description": "Every item that holds a person's words, the best first."},
    {"name": "answers", "description": "A person's own words, answered with what was published; danger first."},
    {"name": "mechanisms", "description": "Ways calcium may affect sleep."},
    {"name": "factors", "description": "What contributes to insomnia; calcium deficiency is one among many."},
    {"name": "guidance", "description": "What a person can do, and how soon."},
    {"name": "questions", "description": "Questions people ask, with their curated answers."},
    {"name": "graph", "description": "The web of causes, as data and as a picture."},
    {"name": "claims", "description": "Statements on their four axes, with all their evidence."},
    {"name": "sources", "description": "Publications, with what was verified of them."},
    {"name": "foods", "description": "Calcium in foods, in mg."},
    {"name": "reference-intakes", "description": "Published values for groups, in mg of elemental calcium a day."},
    {"name": "intake-estimates", "description": "Calcium in a list of foods, beside a group's published values."},
    {"name": "terms", "description": "Glossary."},
    {"name": "crisis-lines", "description": "Whom to call, by country, with where each number was read."},
    {"name": "codes", "description": "From a code of a terminology to items."},
    {"name": "synonyms", "description": "The words that search knows."},
    {"name": "disclaimers", "description": "The mandatory disclaimer and the notices."},
    {"name": "display-checks", "description": "Whether what an app shows still carries what it must."},
    {"name": "editions", "description": "What was published, when, and what changed."},
    {"name": "quality", "description": "An honest statement of quality: pass, partial or fail, with the figures."},
    {"name": "operations", "description": "For whatever watches over the service."},
]

_HEADERS: dict[str, Any] = {
    "Health-Disclaimer": {
        "description": "RFC 9651 item naming the disclaimer in force: its id, version, language and address.",
        "required": True,
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "RFC 8288 links; `terms-of-service` leads to the disclaimer.",
        "schema": {"type": "string"},
    },
    "Knowledge-Edition": {"description": "The edition served.", "schema": {"type": "string"}},
    "ETag": {"description": "Strong tag of this representation.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "When the edition was published.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long it may be kept.", "schema": {"type": "string"}},
    "Referrer-Policy": {
        "description": "`no-referrer`, on answers to a person's own words.",
        "schema": {"type": "string"},
    },
    "Content-Language": {"description": "The language served.", "schema": {"type": "string"}},
    "Vary": {"description": "What else the response depends on.", "schema": {"type": "string"}},
    "Surrogate-Key": {"description": "What a CDN can purge it by.", "schema": {"type": "string"}},
}

_ALWAYS = {name: {"$ref": f"#/components/headers/{name}"} for name in ("Health-Disclaimer", "Link")}
_CONTENT = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS if name != "Referrer-Policy"}
_PRIVATE = {
    name: {"$ref": f"#/components/headers/{name}"}
    for name in ("Knowledge-Edition", "Cache-Control", "Referrer-Policy", "Content-Language", "Vary")
}


def problems(*statuses: int) -> Responses:
    """The problems that a route can answer with."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": TYPES[status][2], "headers": _ALWAYS, "content": {PROBLEM_JSON: {"schema": schema}}}
        for status in statuses
    }


def success(description: str, headers: dict[str, Any]) -> Responses:
    """A success with its headers, and the 304 to a client that has it already."""
    return {
        200: {"description": description, "headers": _ALWAYS | headers},
        304: {"description": "The client has this representation already.", "headers": _ALWAYS},
    }


def private(description: str) -> Responses:
    """A success that answers a person's own words, which no cache keeps."""
    return {200: {"description": description, "headers": _ALWAYS | _PRIVATE}} | problems(404, 406, 422, 500, 503)


def formats(*media_types: str) -> Responses:
    """A success that comes in several forms: JSON as the model says, the others as text."""
    others = {name: {"schema": {"type": "string"}} for name in media_types if name != "application/json"}
    return {200: {**ITEM[200], "content": others}}


ITEM: Responses = success("The document.", _CONTENT) | problems(404, 406, 422, 500, 503)
LIST: Responses = success("A page of documents.", _CONTENT) | problems(404, 406, 422, 500, 503)
COMPARISON: Responses = success("The values side by side.", _CONTENT) | problems(404, 406, 422, 500, 503)
POSTED: Responses = private("The answer; nothing of the body is kept.") | problems(400, 413, 415)
SEARCH: Responses = private("What was found.")
ANSWER: Responses = private("The answer.")
GONE: Responses = problems(410)
LIVE: Responses = success("The process answers.", {}) | problems(500)
READY: Responses = success("There is an edition to serve.", {}) | problems(500, 503)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document. It says nothing of the content, so that it does not change with it."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        contact=app.contact,
        license_info=app.license_info,
        terms_of_service=app.terms_of_service,
        tags=app.openapi_tags,
        servers=app.servers,
        routes=app.routes,
    )
    _, definitions = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    document["components"]["schemas"].update(definitions["$defs"])
    document["components"]["headers"] = _HEADERS
    document["components"]["responses"] = {TYPES[int(status)][0]: r for status, r in problems(*TYPES).items()}
    document["x-disclaimer"] = document["info"]["x-disclaimer"] = {
        **BUILT_IN.published(),
        "license": LICENSE,
        "intended_use": INTENDED_USE.published(),
    }
    return document
