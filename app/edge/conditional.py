"""Conditional requests (RFC 9110, 13): whether a client has a representation already, and what its 304 says."""

from starlette.datastructures import Headers
from werkzeug.http import parse_date, parse_etags

KEPT_ON_304 = {
    "access-control-allow-origin",
    "access-control-expose-headers",
    "cache-control",
    "content-language",
    "content-location",
    "date",
    "etag",
    "expires",
    "health-disclaimer",
    "knowledge-edition",
    "last-modified",
    "link",
    "surrogate-key",
    "vary",
}
"""What a cache needs to freshen what it has, and what a reader must always get."""


def not_modified(request: Headers, etag: str, last_modified: str | None) -> bool:
    """Whether the client has this representation: tags compare weakly and count before dates."""
    if "if-none-match" in request:
        tags = parse_etags(", ".join(request.getlist("if-none-match")))
        return tags.contains_weak(etag.strip('"'))
    since, modified = parse_date(request.get("if-modified-since")), parse_date(last_modified)
    return since is not None and modified is not None and modified <= since
