"""Choosing the language (RFC 4647 lookup) and the media type to serve (RFC 9110, 12.5.1)."""

import re
from collections.abc import Iterable, Sequence

from werkzeug.datastructures import LanguageAccept, MIMEAccept
from werkzeug.http import parse_accept_header

from app.identifiers import ENGLISH, LANGUAGE_FORM

CHARSET = re.compile(r';\s*charset="?utf-?8"?', re.IGNORECASE)
"""Many clients name it with JSON, which has no such parameter."""


def wanted_languages(lang: str | None, accept_language: str | None) -> list[str]:
    """The languages asked for, best first; `lang` goes before the header."""
    if lang:
        return [lang]
    accepted = parse_accept_header(accept_language, LanguageAccept)
    return [tag for tag, quality in accepted if quality > 0 and (tag == "*" or re.match(LANGUAGE_FORM, tag))]


def media_type(accept: str | None, available: Sequence[str]) -> str | None:
    """The media type that a client likes best of those there are; nothing where it takes none of them."""
    plain = CHARSET.sub("", accept or "").replace("q=.", "q=0.")  # as Java writes it, where nothing is set
    if not (accepted := parse_accept_header(plain, MIMEAccept)):
        return available[0]
    return accepted.best_match(available)


def lookup(wanted: Iterable[str], available: Sequence[str]) -> str | None:
    """The first wanted language that is available, cut down from its end until it is; `*` takes English."""
    known = {tag.lower(): tag for tag in available}
    for tag in wanted:
        if tag == "*":
            return ENGLISH
        subtags = tag.lower().split("-")
        while subtags:
            if found := known.get("-".join(subtags)):
                return found
            subtags.pop()
            if subtags and len(subtags[-1]) == 1:
                subtags.pop()
    return None


def note_of_list(asked: str, served: Iterable[str]) -> str | None:
    """Says plainly that some items of a list are in another language than the rest."""
    others = ", ".join(f"`{language}`" for language in sorted({*served} - {asked}))
    return f"Some of this has no text in `{asked}` yet and is in {others}." if others else None


def note(wanted: Sequence[str], served: str) -> str | None:
    """Says plainly that another language was asked for."""
    if not wanted or lookup(wanted, [served]):
        return None
    return f"There is no text in `{wanted[0]}` here yet; this is `{served}`."
