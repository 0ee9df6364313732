"""`/v1/search`: every item that holds a person's words."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.api import envelope, negotiation, responses
from app.api.openapi import SEARCH
from app.api.parameters import SearchQuery
from app.api.urgent import Help, help_for
from app.documents import search as documents
from app.documents.addresses import href
from app.documents.envelope import Page
from app.documents.search import SearchResponse, SearchResult
from app.errors import SearchUnavailable
from app.store.search import Found, Hit, search

router = APIRouter(prefix="/v1/search", tags=["search"])


@router.get("", response_model=SearchResponse, responses=SEARCH)
async def get_search_result(request: Request, chosen: Annotated[SearchQuery, Query()]) -> Response:
    """Find the items that hold a person's own words, the best first.

    Over all kinds and all their text. Case, accents, punctuation and the form of a word make no difference; synonyms
    and other spellings count, the last word may be unfinished, and words of five letters or more may be misspelt.
    Words in double quotes must stand together. Any text is a query, and none is an expression. A query without any
    word that can be looked for finds nothing; an empty one is refused (422).

    `urgent` comes first, as in `/v1/answers`: help for danger that the words speak of. Where the rules of safe
    messaging ask for it, it stands alone: then there are no hits.

    What was asked is neither logged nor kept, and no cache may keep the answer. Where the store cannot be searched,
    this is a 503.
    """
    choice = responses.choose(request, chosen)
    edition, language = choice.served.meta.id, choice.language
    heard = choice.editions.understanding().understand(chosen.q)
    with choice.editions.connected() as connection:
        helped = help_for(connection, choice, heard)
        found = _found(connection, edition, language, chosen, helped, heard.questions)
        withdrawn = choice.withdrawn(connection, [(hit.kind, hit.slug) for hit in found.hits])
    page = Page(total=found.total, limit=chosen.limit, offset=chosen.offset)
    notices = helped.leading(choice, (notice for hit in found.hits for notice in hit.notices))
    note = negotiation.note_of_list(language, [hit.text_language for hit in found.hits])
    meta = envelope.list_meta(responses.plain_meta(choice, notices, note), page, withdrawn)
    links = envelope.page_links(request.scope["path"], chosen, page)
    data = _result(found, helped).compact
    return envelope.respond(request, data, meta, links, envelope.PRIVATE, {"Link": envelope.link_header(links)})


def _found(
    connection: Connection, edition: str, language: str, chosen: SearchQuery, helped: Help, asked_as: Sequence[str]
) -> Found:
    """Nothing, where the rules of safe messaging let nothing stand beside help; and help does not wait for an index."""
    if helped.alone:
        return Found()
    try:
        return search(connection, edition, language, chosen.q, chosen.kind, chosen.limit, chosen.offset, asked_as)
    except SearchUnavailable:
        if helped.urgent:
            return Found()
        raise


def _result(found: Found, helped: Help) -> SearchResult:
    return SearchResult(
        urgent=helped.urgent,
        if_this_is_about_you=helped.quiet,
        hits=[_hit(hit) for hit in found.hits],
        complete=found.complete,
        facets=[documents.KindCount(kind=kind, count=count) for kind, count in found.facets.items()],
        did_you_mean=found.did_you_mean,
    )


def _hit(hit: Hit) -> documents.SearchHit:
    highlights = [documents.Highlight(start=start, end=end) for start, end in hit.snippet.highlights]
    return documents.SearchHit(
        kind=hit.kind,
        slug=hit.slug,
        title=hit.title,
        href=href(hit.kind, hit.slug),
        summary=hit.summary,
        language=hit.text_language,
        score=hit.score,
        matched=list(hit.matched),
        snippet=documents.Snippet(text=hit.snippet.text, highlights=highlights),
        certainty=hit.certainty,
        urgency=hit.urgency,
        notices=list(hit.notices),
    )
