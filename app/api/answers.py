"""`/v1/answers`: a person's own words, answered with what was published, or with an honest "not in our scope"."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.api import envelope, responses
from app.api.openapi import ANSWER
from app.api.parameters import AnswerQuery
from app.api.responses import Choice
from app.api.urgent import Help, help_for, texts
from app.asking import fitting
from app.asking.understanding import Understood
from app.documents.addresses import addressed, reference
from app.documents.answers import (
    Answer,
    AnsweredQuestion,
    AnswerResponse,
    AnswerScope,
    FoundPassage,
    NextStep,
    Searched,
)
from app.documents.document import Certainty, ClaimReference
from app.documents.envelope import Links
from app.errors import SearchUnavailable
from app.store import read
from app.store.search import Hit, searched
from app.vocabulary import Kind, Urgency

router = APIRouter(prefix="/v1/answers", tags=["answers"])

SEARCHED = (
    *(Kind.QUESTION, Kind.GUIDANCE, Kind.FACTOR, Kind.MECHANISM, Kind.TERM, Kind.CLAIM),
    *(Kind.FOOD, Kind.REFERENCE_INTAKE, Kind.CODE, Kind.CRISIS_LINE, Kind.SOURCE, Kind.OVERVIEW),
)
"""The kinds whose texts answer something."""
LOOKED_AT = 5


@router.get("", response_model=AnswerResponse, responses=ANSWER)
async def get_answer(request: Request, chosen: Annotated[AnswerQuery, Query()]) -> Response:
    """Answer a person's own words.

    With the curated question that fits, its short answer, certainty, the claims behind it and the guidance that
    follows; else with the best passages, word for word, each with its item; else with `matched: false`, what this
    service can answer, and what was searched. No sentence is made up.

    `urgent` comes first, whatever else matches: the help for danger that the words speak of, in any of the languages
    that are understood, always from the newest edition. Where the rules of safe messaging ask for it, it stands alone.
    Who asks for a dose, a diagnosis or the like gets `refusals`, and no figure beside them.

    What was asked is neither logged nor kept, and no cache may keep the answer.
    """
    choice = responses.choose(request, chosen)
    heard = choice.editions.understanding().understand(chosen.q)
    with choice.editions.connected() as connection:
        helped = help_for(connection, choice, heard)
        answer = _answer(connection, choice, chosen.q, heard, helped)
    links = Links(self=envelope.address(request.scope["path"], chosen))
    beside = [notice for shown in (answer.question, *answer.passages) if shown for notice in shown.notices]
    meta = responses.plain_meta(choice, helped.leading(choice, beside))
    return envelope.respond(request, answer.compact, meta, links, envelope.PRIVATE)


def _answer(connection: Connection, choice: Choice, asked: str, heard: Understood, helped: Help) -> Answer:
    if helped.alone:
        return Answer(matched=True, urgent=helped.urgent, refusals=helped.refusals, passages=[])
    try:
        question, passages = _found(connection, choice, asked, heard, plain=helped.bars_figures)
    except SearchUnavailable:
        if not helped.is_there:
            raise
        question, passages = None, []  # help does not wait for the index
    return Answer(
        matched=bool(helped.is_there or question or passages),
        urgent=helped.urgent,
        refusals=helped.refusals,
        question=question,
        passages=passages,
        if_this_is_about_you=helped.quiet,
        scope=_scope(connection, choice),
    )


def _found(
    connection: Connection, choice: Choice, asked: str, heard: Understood, plain: bool
) -> tuple[AnsweredQuestion | None, list[FoundPassage]]:
    """The question that fits, or else the best passages; `plain` leaves out every figure."""
    found = searched(connection, choice.served.meta.id, choice.language, asked, heard.questions)
    hits = found.page(SEARCHED, LOOKED_AT).hits
    if not fitting.is_answered(hits, heard):
        return None, []
    questions = found.page((Kind.QUESTION,), LOOKED_AT).hits
    slug = fitting.fitting_question(questions, hits[:1], heard.questions)
    question = _question(connection, choice, slug, plain) if slug else None
    if question:
        return question, []
    return None, list(_passages(connection, choice, asked, hits, heard, plain))[: fitting.MOST_PASSAGES]


def _document(connection: Connection, choice: Choice, kind: Kind, slug: str) -> dict[str, Any] | None:
    stored = read.document(connection, choice.served.meta.id, choice.language, kind, slug)
    return stored.values if stored else None


def _question(connection: Connection, choice: Choice, slug: str, plain: bool) -> AnsweredQuestion | None:
    found = _document(connection, choice, Kind.QUESTION, slug)
    if found is None or (plain and not fitting.without_figures([found["short_answer"]])):
        return None
    known = (_document(connection, choice, Kind.GUIDANCE, one["slug"]) for one in found["guidance"])
    steps = [step for step in known if step and not (plain and _has_figures(step))]
    guidance = [NextStep.model_validate(addressed(step)) for step in steps]
    return AnsweredQuestion(
        **reference(found).model_dump(),
        short_answer=found["short_answer"],
        certainty=Certainty.model_validate(found["certainty"]),
        claims=_claims(found, [claim["slug"] for claim in found["claims"]], plain),
        guidance=sorted(guidance, key=lambda step: -list(Urgency).index(step.urgency)),
        notices=found["notices"],
    )


def _has_figures(step: dict[str, Any]) -> bool:
    return not fitting.without_figures([step["title"], step["summary"]])


def _passages(
    connection: Connection, choice: Choice, asked: str, hits: Sequence[Hit], heard: Understood, plain: bool
) -> Iterator[FoundPassage]:
    """The passages of the best items that hold enough of what was asked, as far as they may be read beside it."""
    for hit in fitting.full_enough(hits):
        document = _document(connection, choice, hit.kind, hit.slug)
        if document and fitting.is_reading(document, heard.dangers.quiet):
            yield from _best(document, asked, plain)


def _best(document: dict[str, Any], asked: str, plain: bool) -> Iterator[FoundPassage]:
    for passage in fitting.passages(document, asked)[: fitting.MOST_OF_ONE_ITEM]:
        if not plain or fitting.without_figures([passage.text]):
            yield FoundPassage(
                text=passage.text,
                item=reference(document),
                claims=_claims(document, passage.claims, plain),
                notices=document["notices"],
            )


def _claims(document: dict[str, Any], slugs: Sequence[str], plain: bool) -> list[ClaimReference]:
    known = {claim["slug"]: claim for claim in document.get("claims", ())}
    claims = [ClaimReference.model_validate(known[slug]) for slug in slugs if slug in known]
    return [claim for claim in claims if not plain or fitting.without_figures(_said(claim))]


def _said(claim: ClaimReference) -> list[str]:
    return [claim.title, claim.statement, claim.plain_statement, claim.conclusion.statement, claim.certainty.rationale]


def _scope(connection: Connection, choice: Choice) -> AnswerScope | None:
    said = texts(connection, choice).get("scope")
    searched = [
        Searched(kind=kind, items=choice.served.counts[kind]) for kind in SEARCHED if kind in choice.served.counts
    ]
    return AnswerScope(statement=said, searched=searched) if said else None
