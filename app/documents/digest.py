"""Digests: of a document's canonical JSON, and of a whole edition."""

from collections.abc import Iterable
from hashlib import sha256

import rfc8785

from app.documents.document import Document


def canonical(document: Document) -> str:
    """Canonical JSON (RFC 8785) of a document without its digest."""
    values = document.published()
    values.pop("digest", None)
    return rfc8785.dumps(values).decode()


def digest_of(text: str) -> str:
    """SHA-256 in hex."""
    return sha256(text.encode()).hexdigest()


def edition_digest(digests: Iterable[str]) -> str:
    """SHA-256 over the sorted digests of an edition's documents, one a line; names and dates do not enter."""
    return digest_of("\n".join(sorted(set(digests))))
