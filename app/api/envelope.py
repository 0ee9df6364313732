"""The envelope of every response: `data` as it was published, with `meta` and `links` around it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from app.api.parameters import Parameters
from app.disclaimer import BUILT_IN, INTENDED_USE, LICENSE, attribution
from app.documents.envelope import (
    DisclaimerMeta,
    EditionMeta,
    Links,
    ListMeta,
    Meta,
    Page,
    PageLinks,
    Withdrawn,
    WithdrawnItemMeta,
)
from app.edge.disclaimer import STATE_KEY

JSON = "application/json"
UNPINNED = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"
PINNED = "public, max-age=3600"
NEVER = "no-store"
PRIVATE = "private, no-store"
"""For what answers a person's own words."""
NO_REFERRER = {"Referrer-Policy": "no-referrer"}
"""What a person asked stands in the address, so no link may carry it on."""


def meta(
    disclaimer: DisclaimerMeta = BUILT_IN,
    notices: Iterable[DisclaimerMeta] = (),
    edition: EditionMeta | None = None,
    language_note: str | None = None,
    withdrawn: Withdrawn | None = None,
) -> Meta:
    """What must be known of a body. The language served is the disclaimer's."""
    return Meta(
        disclaimer=disclaimer,
        notices=list(notices),
        edition=edition,
        language=disclaimer.language,
        language_note=language_note,
        license=LICENSE,
        attribution=attribution(edition),
        intended_use=INTENDED_USE,
        withdrawn=withdrawn,
    )


def list_meta(meta: Meta, page: Page, withdrawn: Sequence[WithdrawnItemMeta] = ()) -> ListMeta:
    """The meta of a page of a list."""
    same = {name: getattr(meta, name) for name in Meta.model_fields}
    return ListMeta(**same, page=page, withdrawn_items=list(withdrawn) or None)


def body(data: str, meta: Meta, links: Links) -> bytes:
    """The bytes of a success. There is no other way to make one, so none is without its meta."""
    return f'{{"data":{data},"meta":{meta.compact},"links":{links.compact}}}'.encode()


def respond(
    request: Request, data: str, meta: Meta, links: Links, cache: str = NEVER, extra: Mapping[str, str] | None = None
) -> Response:
    """A successful response with the headers that its meta calls for."""
    return respond_as(request, JSON, body(data, meta, links), meta, cache, extra)


def respond_as(
    request: Request,
    media_type: str,
    content: bytes,
    meta: Meta,
    cache: str = NEVER,
    extra: Mapping[str, str] | None = None,
) -> Response:
    """The same in another form, which holds what `meta` requires in its own way."""
    setattr(request.state, STATE_KEY, meta.disclaimer)
    headers = {"Cache-Control": cache, "Content-Language": meta.language, "Vary": "Accept, Accept-Language"}
    if cache == PRIVATE:
        headers |= NO_REFERRER
    if meta.edition:
        headers["Knowledge-Edition"] = meta.edition.id
        headers["Last-Modified"] = modified(meta.edition.published_at)
        headers["Surrogate-Key"] = surrogate_keys(meta.edition, cache)
    return Response(content, media_type=media_type, headers=headers | dict(extra or {}))


def surrogate_keys(edition: EditionMeta, cache: str) -> str:
    """By what a CDN can purge this: its edition, and `current` for what a new edition replaces."""
    return f"edition-{edition.id}" + (" current" if cache == UNPINNED else "")


@lru_cache(maxsize=64)
def modified(published_at: datetime) -> str:
    """When an edition was published, as HTTP writes it."""
    return format_datetime(published_at, usegmt=True)


def address(path: str, chosen: Parameters, **changed: Any) -> str:
    """The canonical address of a request: defaults left out, parameters in their documented order."""
    values = chosen.model_dump(mode="json", exclude_defaults=True) | changed
    pairs = [(name, _written(values[name])) for name in _names(chosen) if values.get(name) not in (None, [])]
    return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def _written(value: Any) -> Any:
    """A value, or a list of them, as a request writes it."""
    if isinstance(value, list):
        return [_written(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else value


def page_links(path: str, chosen: Parameters, page: Page) -> PageLinks:
    """Links to a page and its neighbours."""

    def at(offset: int) -> str:
        return address(path, chosen, offset=offset or None)

    last = max(page.total - 1, 0) // page.limit * page.limit
    return PageLinks(
        self=at(page.offset),
        first=at(0),
        prev=at(max(min(page.offset, page.total) - page.limit, 0)) if page.offset else None,
        next=at(page.offset + page.limit) if page.offset + page.limit < page.total else None,
        last=at(last),
    )


def link_header(links: PageLinks) -> str:
    """The same links as an RFC 8288 header."""
    return ", ".join(f'<{href}>; rel="{rel}"' for rel, href in links.published().items() if rel != "self")


def _names(chosen: BaseModel) -> list[str]:
    return list(type(chosen).model_fields)
