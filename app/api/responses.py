"""From what a client chose to the published documents: the one place where editions, languages and withdrawals meet."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from fastapi import Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.api import envelope, negotiation
from app.api.parameters import EditionList, Language, ListSelection, Selection
from app.api.problems import LANGUAGE_KEY, SERVED_KEY
from app.disclaimer import in_order
from app.documents.addresses import COLLECTIONS, href
from app.documents.document import Document
from app.documents.envelope import DisclaimerMeta, Links, Meta, Page, PageLinks, Withdrawn, WithdrawnItemMeta
from app.errors import NotAcceptable, RepeatedParameter, UnknownItem, WithdrawnItem
from app.identifiers import ENGLISH, HIERARCHICAL, is_code, normal_code
from app.store import read
from app.store.editions import Editions, Served
from app.store.read import Stored
from app.vocabulary import CodeSystem, Kind

MEDIA_TYPES = (envelope.JSON,)
"""What content is served as."""


@dataclass(frozen=True)
class Choice:
    """What a request is answered from."""

    editions: Editions
    served: Served
    wanted: list[str]
    language: str
    pinned: bool

    @property
    def cache(self) -> str:
        """How long the response may be kept: a pinned one not for ever, so that a correction is not hidden for long."""
        return envelope.PINNED if self.pinned else envelope.UNPINNED

    def latest(self, path: str, chosen: Selection) -> str:
        """The `Link` to the same thing in the newest edition, for a pinned request."""
        return f'<{envelope.address(path, chosen, edition=None)}>; rel="latest-version"'

    def withdrawn(self, connection: Connection, names: Sequence[tuple[Kind, str]]) -> list[WithdrawnItemMeta]:
        """For a pinned request: which of some items of any kind the newest edition took back."""
        if not self.pinned:
            return []
        newest, found = self.editions.current(), list[WithdrawnItemMeta]()
        language = newest.language_for(self.language)
        for kind in dict.fromkeys(kind for kind, _ in names):
            tombs = map(
                WithdrawnItemMeta.model_validate_json, read.withdrawals(connection, newest.meta.id, language, kind)
            )
            found += [tomb for tomb in tombs if (kind, tomb.slug) in names]
        return found

    def corrected(self) -> dict[str, str]:
        """What was taken back has changed since its edition, also for a client that only knows a date."""
        return {"Last-Modified": envelope.modified(self.editions.current().meta.published_at)}

    def notices(self, documents: Iterable[Stored], language: str) -> list[DisclaimerMeta]:
        """The notices that some documents require, in the order in which they are shown."""
        return _notices(self.served, language, tuple(slug for document in documents for slug in document.notices))


def choose(request: Request, chosen: Language, available: Sequence[str] = MEDIA_TYPES) -> Choice:
    """Edition and language of a request; they are remembered with it, for its problems too.

    Where nothing is said to be available, `Accept` does not count.
    """
    _refuse_repeated(request, chosen)
    if available and not wanted_type(request, available):
        raise NotAcceptable(available)
    editions: Editions = request.app.state.editions
    pin = chosen.edition if isinstance(chosen, Selection) else None
    served = editions.pinned(pin) if pin else editions.current()
    if served is None:
        near = near_editions(editions, pin or "")
        raise UnknownItem(f"there is no edition `{pin}`; /v1/editions lists them all", near)
    wanted = negotiation.wanted_languages(chosen.lang, ", ".join(request.headers.getlist("accept-language")))
    language = negotiation.lookup(wanted, served.languages) or ENGLISH
    setattr(request.state, SERVED_KEY, served)
    setattr(request.state, LANGUAGE_KEY, language)
    return Choice(editions, served, wanted, language, pinned=pin is not None)


def wanted_type(request: Request, available: Sequence[str]) -> str | None:
    """The media type that a client likes best of those there are; nothing where it takes none of them."""
    return negotiation.media_type(", ".join(request.headers.getlist("accept")), available)


def _refuse_repeated(request: Request, chosen: Language) -> None:
    """Of a parameter that takes one value, a second one would be passed over in silence."""
    if not request.scope["query_string"]:
        return
    for name in type(chosen).model_fields:
        if not isinstance(getattr(chosen, name), list) and len(request.query_params.getlist(name)) > 1:
            raise RepeatedParameter(name)


def document(choice: Choice, kind: Kind, slug: str) -> Stored:
    """One document as it was published; 404 with what may have been meant, or 410 when it was taken back."""
    with choice.editions.connected() as connection:
        return _document(connection, choice, kind, slug)


def _document(connection: Connection, choice: Choice, kind: Kind, slug: str) -> Stored:
    found = read.document(connection, choice.served.meta.id, choice.language, kind, slug)
    if found is None:
        raise _missing(connection, choice, kind, slug)
    return found


def item(request: Request, kind: Kind, slug: str, chosen: Selection) -> Response:
    """One document; 404 with what may have been meant, or 410 when it was taken back."""
    choice = choose(request, chosen)
    with choice.editions.connected() as connection:
        found = _document(connection, choice, kind, slug)
        taken_back = withdrawn_later(connection, choice, kind, slug)
    return _one(request, choice, chosen, found, taken_back)


def code(request: Request, system: CodeSystem, code: str, chosen: Selection) -> Response:
    """The items that answer to a code; an unlisted one is answered by its nearest listed parent, if codes have them."""
    choice = choose(request, chosen)
    normal = normal_code(system, code)
    slug, edition = f"{system}/{normal}", choice.served.meta.id
    with choice.editions.connected() as connection:
        if system in HIERARCHICAL and is_code(system, normal):
            found = read.code(connection, edition, choice.language, system, normal)
        else:
            found = read.document(connection, edition, choice.language, Kind.CODE, slug)
        if found is None:
            raise _missing(connection, choice, Kind.CODE, slug)
    return _one(request, choice, chosen, found, None, path=href(Kind.CODE, json.loads(found.body)["slug"]))


def page(request: Request, kind: Kind, chosen: ListSelection) -> Response:
    """One page of a list."""
    choice = choose(request, chosen)
    set_values = chosen.model_dump(exclude_defaults=True, exclude={"lang", "edition", "limit", "offset"})
    with choice.editions.connected() as connection:
        total, found = read.page(
            connection,
            choice.served.meta.id,
            choice.language,
            kind,
            set_values,
            chosen.limit,
            chosen.offset,
            of_all=choice.served.counts.get(kind, 0),
        )
        withdrawn = withdrawn_of(connection, choice, kind, found)
    return _many(request, choice, chosen, found, total, withdrawn)


def edition_list(request: Request, chosen: EditionList) -> Response:
    """The editions, newest first."""
    choice = choose(request, chosen)
    with choice.editions.connected() as connection:
        total, documents = read.editions(connection, chosen.limit, chosen.offset, chosen.slug or None)
    page = Page(total=total, limit=chosen.limit, offset=chosen.offset)
    links = envelope.page_links(request.scope["path"], chosen, page)
    meta = envelope.list_meta(plain_meta(choice), page)
    extra = {"Link": envelope.link_header(links)}
    return envelope.respond(request, f"[{','.join(documents)}]", meta, links, choice.cache, extra)


def edition(request: Request, edition_id: str, chosen: Language) -> Response:
    """What one edition holds, and what it changed."""
    choice = choose(request, chosen)
    with choice.editions.connected() as connection:
        document = read.edition(connection, edition_id)
    if document is None:
        raise UnknownItem(f"there is no edition `{edition_id}`", near_editions(choice.editions, edition_id))
    links = Links(self=envelope.address(request.scope["path"], chosen))
    return envelope.respond(request, document, plain_meta(choice), links, choice.cache)


def worked_out(
    request: Request, choice: Choice, chosen: Selection, document: Document, notices: Iterable[str], cache: str
) -> Response:
    """What is made for this request out of published documents, with the notices that they require."""
    texts = choice.served.notices(choice.language, in_order(notices))
    note = negotiation.note_of_list(choice.language, [ENGLISH])  # its own sentences are English
    links = Links(self=envelope.address(request.url.path, chosen))
    extra = {"Link": choice.latest(request.url.path, chosen)} if choice.pinned else {}
    return envelope.respond(request, document.compact, plain_meta(choice, texts, note), links, cache, extra)


def _one(
    request: Request,
    choice: Choice,
    chosen: Selection,
    found: Stored,
    withdrawn: Withdrawn | None,
    path: str | None = None,
) -> Response:
    meta = meta_of(choice, found.language, found.notices, withdrawn)
    path = path or request.scope["path"]
    links = Links(self=envelope.address(path, chosen))
    extra = {"Link": choice.latest(path, chosen)} if choice.pinned else {}
    if withdrawn:
        extra |= choice.corrected()
    return envelope.respond(request, found.data, meta, links, choice.cache, extra)


def meta_of(choice: Choice, language: str, notices: tuple[str, ...], withdrawn: Withdrawn | None = None) -> Meta:
    """The meta of one document, or of a part of it, in the language it is in."""
    return _meta_of(choice.served, language, notices, negotiation.note(choice.wanted, language), withdrawn)


@lru_cache(maxsize=256)
def _meta_of(
    served: Served, language: str, notices: tuple[str, ...], note: str | None, withdrawn: Withdrawn | None
) -> Meta:
    """Documents of an edition that require the same notices share it."""
    return envelope.meta(
        disclaimer=served.disclaimer(language),
        notices=_notices(served, language, notices),
        edition=served.meta,
        language_note=note,
        withdrawn=withdrawn,
    )


def _notices(served: Served, language: str, slugs: tuple[str, ...]) -> list[DisclaimerMeta]:
    return served.notices(language, in_order(slugs))


def _many(
    request: Request,
    choice: Choice,
    chosen: ListSelection,
    found: list[Stored],
    total: int,
    withdrawn: list[WithdrawnItemMeta],
) -> Response:
    path, page = request.scope["path"], Page(total=total, limit=chosen.limit, offset=chosen.offset)
    links: PageLinks = envelope.page_links(path, chosen, page)
    note = negotiation.note_of_list(choice.language, [document.language for document in found])
    plain = plain_meta(choice, choice.notices(found, choice.language), note)
    meta = envelope.list_meta(plain, page, withdrawn)
    header = envelope.link_header(links)
    extra = {"Link": f"{header}, {choice.latest(path, chosen)}" if choice.pinned else header}
    if withdrawn:
        extra |= choice.corrected()
    data = f"[{','.join(document.data for document in found)}]"
    return envelope.respond(request, data, meta, links, choice.cache, extra)


def plain_meta(choice: Choice, notices: Iterable[DisclaimerMeta] = (), note: str | None = None) -> Meta:
    """The meta of what is not one document: in the language chosen for the request. `note` goes after its own."""
    return envelope.meta(
        disclaimer=choice.served.disclaimer(choice.language),
        notices=notices,
        edition=choice.served.meta,
        language_note=negotiation.note(choice.wanted, choice.language) or note,
    )


def _missing(connection: Connection, choice: Choice, kind: Kind, slug: str) -> UnknownItem | WithdrawnItem:
    """Why there is no such item: it was taken back, or there never was one."""
    edition = choice.served.meta.id
    if taken_back := withdrawn(connection, choice, kind, slug):
        return taken_back
    known = read.slugs(connection, edition, choice.language, kind)
    pin = f"?edition={edition}" if choice.pinned else ""
    near = [href(kind, name) + pin for name in get_close_matches(slug, known, n=3, cutoff=0.5)]
    listed = f"; /v1/{COLLECTIONS[kind]} lists them all" if kind in COLLECTIONS and kind is not Kind.CODE else ""
    return UnknownItem(f"there is no {kind} `{slug}` in edition {edition}{listed}", near)


def withdrawn(connection: Connection, choice: Choice, kind: Kind, slug: str) -> WithdrawnItem | None:
    """That an item was taken back, in the edition that is served."""
    tomb = tombstone(connection, choice.served, choice.language, kind, slug)
    if tomb is None:
        return None
    return WithdrawnItem(f"the {kind} `{slug}` was taken back on {tomb.since}: {tomb.reason}", tomb.published())


def withdrawn_later(connection: Connection, choice: Choice, kind: Kind, slug: str) -> Withdrawn | None:
    """For a pinned item: whether the newest edition took it back."""
    if not choice.pinned:
        return None
    return tombstone(connection, choice.editions.current(), choice.language, kind, slug)


def withdrawn_of(connection: Connection, choice: Choice, kind: Kind, found: list[Stored]) -> list[WithdrawnItemMeta]:
    """For a pinned page: which of its items the newest edition took back."""
    names = [(kind, json.loads(document.body)["slug"]) for document in found] if choice.pinned else []
    return choice.withdrawn(connection, names)


def tombstone(connection: Connection, served: Served, language: str, kind: Kind, slug: str) -> Withdrawn | None:
    """What an edition says of an item that was taken back."""
    language = served.language_for(language)
    found = read.document(connection, served.meta.id, language, Kind.WITHDRAWAL, f"{kind}/{slug}")
    return Withdrawn.model_validate_json(found.body) if found else None


def near_editions(editions: Editions, wanted: str) -> list[str]:
    """Addresses of the editions that may have been meant, or else of the newest."""
    with editions.connected() as connection:
        known = read.edition_ids(connection)
    near = get_close_matches(wanted, known, n=3, cutoff=0.5) or known[-1:]
    return [f"/v1/editions/{edition}" for edition in near]
