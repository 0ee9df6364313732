"""Content codings: which one a client gets (RFC 9110, 12.5.3), and how a body is coded."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
import zstandard
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

IDENTITY = "identity"
SMALLEST = 500
"""Bodies of fewer bytes are sent as they are: coding them saves nothing."""

LONGEST = 500
"""Bytes of a header that is read; what was read is remembered, and must not take much room."""

CODERS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.ZstdCompressor(level=10).compress(body),
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
"""The codings there are; of those that a client likes equally the first is taken. Levels are those past which a body of
this size costs much more time than it saves bytes."""

TEXTS = ("text/", "application/json", "application/problem+json", "application/javascript", "image/svg+xml")


def is_worth_coding(media_type: str, body: bytes) -> bool:
    """Whether a body has codings besides itself."""
    return len(body) >= SMALLEST and media_type.startswith(TEXTS)


def preferred(accept_encoding: bytes | None) -> str:
    """The coding that a client likes best; as it is where none of ours is welcome or the header is too long."""
    if accept_encoding is None or len(accept_encoding) > LONGEST:
        return IDENTITY
    return _best(accept_encoding)


@lru_cache(maxsize=1024)
def _best(accept_encoding: bytes) -> str:
    accepted = parse_accept_header(accept_encoding.decode("latin-1"))
    plain = _quality(accepted, IDENTITY, otherwise=0.001)
    best = max(CODERS, key=lambda coding: _quality(accepted, coding))
    return best if _quality(accepted, best) >= max(plain, 0.001) else IDENTITY


def _quality(accepted: Accept, coding: str, otherwise: float = 0) -> float:
    """What a client said of a coding: by name before `*`. Unsaid, only the body as it is does."""
    named = {name.lower(): quality for name, quality in accepted}
    return float(named.get(coding, named.get("*", otherwise)))
