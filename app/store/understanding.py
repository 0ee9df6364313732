"""What the newest edition understands messages by."""

from functools import lru_cache

from pydantic import ValidationError
from sqlalchemy import Connection

from app.asking.understanding import Understanding
from app.documents.recognition import Recognition
from app.errors import StoreUnavailable
from app.identifiers import ENGLISH
from app.store import read
from app.vocabulary import Kind

MOST = 1000


def load(connection: Connection, edition_id: str) -> Understanding:
    """The recognitions of an edition, made ready. An edition from before there were any understands nothing."""
    _, stored = read.page(connection, edition_id, ENGLISH, Kind.RECOGNITION, {}, MOST, 0)
    return _made(tuple(document.data for document in stored))


@lru_cache(maxsize=1)
def _made(documents: tuple[str, ...]) -> Understanding:
    """Made once for all editions that understand messages alike: most differ in something else."""
    try:
        known = [Recognition.model_validate_json(document) for document in documents]
    except ValidationError as problem:
        raise StoreUnavailable("a recognition is damaged; run `casomnia editions verify`") from problem
    asked_as = {asked.question: asked.patterns for one in known for asked in one.asked_as}
    return Understanding(known, asked_as)
